// The files that the measures read, made here and the same every time: one wide workbook, one long table as a workbook and as text, and a
// folder of unit forms, all of the rubric of data.mjs.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rubricText, sequence } from "./data.mjs";
import { workbook } from "./workbook.mjs";

export const CRITERIA = 100;
const unitName = (unit) => `Xã Số ${unit + 1}`;
const REMARKS = ["Đã kiểm tra", "Thiếu văn bản kèm theo", "Số liệu khớp với hệ thống một cửa điện tử", "Đề nghị bổ sung minh chứng"];

/** What a unit fills in for a criterion: points where the rule needs several figures, else its one fact. The kinds follow data.mjs. */
const FILLED = [
  { points: (next) => [0, 0.5, 1][next(3)] },
  { points: (next) => next(101) / 100 },
  { field: "items", fact: (next) => next(6) },
  { field: "nhac-nho", fact: (next) => next(2) },
  { points: (next) => next(3) / 2 },
  { field: "level", fact: (next) => ["Tốt", "Khá", "Yếu"][next(3)] },
  { field: "percent", surveyed: true, fact: (next) => (7000 + next(3000)) / 100 },
  { points: (next) => next(5) / 4 },
];
const filledAt = (at) => FILLED[at % FILLED.length];

function* wideRows(units) {
  yield [
    "STT",
    "Đơn vị",
    ...Array.from({ length: CRITERIA }, (_, at) => `1.${at + 1}${filledAt(at).field === undefined ? "" : `/${filledAt(at).field}`}`),
  ];
  for (let unit = 0; unit < units; unit += 1) {
    const next = sequence(unit + 1);
    yield [unit + 1, unitName(unit), ...Array.from({ length: CRITERIA }, (_, at) => (filledAt(at).points ?? filledAt(at).fact)(next))];
  }
}

function* longRows(units) {
  yield ["STT", "Đơn vị", "Khối", "Mã tiêu chí", "Mã số liệu", "Giá trị", "Ý kiến thẩm định", "Tài liệu kiểm chứng"];
  let count = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const next = sequence(unit + 1);
    for (let at = 0; at < CRITERIA; at += 1) {
      const { field, points, fact } = filledAt(at);
      count += 1;
      const remark = next(4) === 0 ? REMARKS[next(REMARKS.length)] : undefined;
      yield [
        count,
        unitName(unit),
        "xa",
        `1.${at + 1}`,
        field ?? "points",
        (points ?? fact)(next),
        remark,
        `Báo cáo số ${next(400) + 1}/BC-UBND`,
      ];
    }
  }
}

function* formRows(unit) {
  yield ["Đơn vị:", unitName(unit)];
  yield ["Mã", "Nội dung", "Điểm tối đa", "Số liệu", "Điểm tự đánh giá", "Tài liệu kiểm chứng"];
  const next = sequence(unit + 1);
  for (let at = 0; at < CRITERIA; at += 1) {
    const { points, fact, surveyed } = filledAt(at);
    // The survey's figures are none of the unit's to give, and a form has one cell for one fact.
    yield [
      `1.${at + 1}`,
      `Tiêu chí ${at + 1}`,
      1,
      surveyed === true ? undefined : fact?.(next),
      points?.(next),
      `Báo cáo số ${next(400) + 1}/BC-UBND`,
    ];
  }
}

const csvCell = (cell) =>
  cell === undefined
    ? ""
    : typeof cell === "number"
      ? String(cell).replace(".", ",")
      : /[;"\n]/.test(cell)
        ? `"${cell.replaceAll('"', '""')}"`
        : cell;
const csvOf = (rows) => `\ufeff${[...rows].map((row) => `${row.map(csvCell).join(";")}\r\n`).join("")}`;

/** Makes what is asked for in the folder and returns the paths. */
export function makeFiles(folder, { wideUnits = 0, longUnits = 0, forms = 0 }) {
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  const rubric = at("do-toc-do.yaml");
  writeFileSync(rubric, rubricText(CRITERIA));
  if (wideUnits > 0) writeFileSync(at("wide.xlsx"), workbook("Tổng hợp", wideRows(wideUnits)));
  if (longUnits > 0) {
    writeFileSync(at("long.xlsx"), workbook("Số liệu", longRows(longUnits)));
    writeFileSync(at("long.csv"), csvOf(longRows(longUnits)));
  }
  if (forms > 0) mkdirSync(at("forms"), { recursive: true });
  for (let unit = 0; unit < forms; unit += 1) {
    writeFileSync(join(folder, "forms", `don-vi-${String(unit + 1).padStart(4, "0")}.xlsx`), workbook("Tự chấm", formRows(unit)));
  }
  return { rubric, wide: at("wide.xlsx"), long: at("long.xlsx"), csv: at("long.csv"), forms: at("forms") };
}
