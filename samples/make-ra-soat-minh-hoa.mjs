/**
 * Writes the sample workbooks for `cchc audit`: made-up forms of made-up units in which everything that an audit looks at occurs at least
 * once. SỐ LIỆU MINH HỌA: there are no such communes and wards.
 *
 *   node samples/make-ra-soat-minh-hoa.mjs
 *
 * `ra-soat-minh-hoa.xlsx` holds the communes, `ra-soat-minh-hoa-phuong.xlsx` the wards, `ra-soat-minh-hoa-nam-truoc.xlsx` the wards a year
 * before. Titles and maxima come from `rubrics/ra-soat-minh-hoa.yaml`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { parse } from "yaml";

const RUBRIC = parse(readFileSync(new URL("../rubrics/ra-soat-minh-hoa.yaml", import.meta.url), "utf8"));
const HEADINGS = [
  "Mã",
  "Nội dung",
  "Điểm tối đa",
  "Số liệu",
  "Điểm tự đánh giá",
  "Số liệu thẩm định",
  "Điểm thẩm định",
  "Ý kiến thẩm định",
  "Điểm thẩm định lại",
  "Giải trình",
  "Tài liệu kiểm chứng",
];
/** Only the forms of wards print what comes out in the end. */
const RESULTS = ["Điểm đạt được", "Điểm bị trừ", "Chỉ số (%)", "Xếp hạng"];
const [SELF, APPRAISAL] = [4, 6];
const HEADER_ROW = 4;

const LEAVES = RUBRIC.domains.flatMap(({ criteria }) => criteria);
const hundredths = (value) => (typeof value === "number" ? Math.floor(value * 100 + 0.5) : 0);

// ------------------------------------------------------------------------------------------------------------------------------- units

/**
 * What every unit starts from, by criterion: figures, points claimed, figures found, points given, the appraisers' remark, points after the
 * explanation, the explanation, the evidence.
 */
const usual = (number) => {
  const share = (part, whole, most) => Math.floor((part * most * 100) / whole + 0.5) / 100;
  const ratio = (all, whole, most, evidence) => {
    const part = Math.min(all, whole);
    const points = share(part, whole, most);
    return [`${part}/${whole}`, points, null, points, null, null, null, evidence];
  };
  return {
    1.1: ["Đúng hạn", 1, null, 1, null, null, null, `Quyết định ${10 + number}/QĐ-UBND ngày 20/12/2024`],
    1.2: [2, 1.5, null, 1.5, null, null, null, `Quyết định ${40 + number}/QĐ-UBND ngày 10/10/2025`],
    1.3: ratio(30 + number, 40, 2, `Báo cáo ${70 + number}/BC-UBND ngày 15/12/2025`),
    1.4: [null, 1.25, null, 1, "Thiếu kết luận kiểm tra quý IV", null, null, `Kết luận ${number}/KL-UBND ngày 02/07/2025`],
    2.1: ratio(900 + number, 1000, 4, `Báo cáo ${80 + number}/BC-UBND ngày 10/01/2026`),
    2.2: [null, 2, null, 2, null, null, null, "Ảnh chụp nơi niêm yết"],
    2.3: ratio(10 + number, 20, 2, "Sổ theo dõi phản ánh, kiến nghị năm 2025"),
    3.1: ratio(800 + number, 1000, 3, "Số liệu trích từ hệ thống"),
    3.2: [null, 1.2, null, 1.2, null, null, null, "Thống kê văn bản năm 2025"],
    3.3: [null, 1.5, null, 1.25, "Một bài đăng lại, không tính", null, null, "Danh mục tin, bài năm 2025"],
  };
};
const FACT = 0;
const CLAIM = 1;
const FOUND = 2;
const GIVEN = 3;
const REMARK = 4;
const AGAIN = 5;
const EXPLAINED = 6;
const EVIDENCE = 7;

/** A unit: what differs from the usual, by criterion and place, and what is done to its sheet afterwards. */
const unit = (name, number, changes = {}, more = {}) => {
  const answers = usual(number);
  for (const [id, change] of Object.entries(changes)) for (const [place, value] of change) answers[id][place] = value;
  return { name, sheet: more.sheet ?? name, answers, ...more };
};
/** The unit has sent its form, and nobody has looked at it yet. */
const unappraised = Object.fromEntries(
  LEAVES.map(({ id }) => [
    id,
    [
      [GIVEN, null],
      [REMARK, null],
    ],
  ]),
);
const claims = (points) =>
  Object.fromEntries(Object.entries(points).map(([id, value]) => [id, [...unappraised[id], [FACT, null], [CLAIM, value]]]));
/** One initiative of the two is not recognised. */
const oneOfTwo = [
  [FOUND, 1],
  [GIVEN, 0.75],
  [REMARK, "Một sáng kiến chưa có quyết định công nhận"],
];
const full = Object.fromEntries(
  LEAVES.map(({ id, maxPoints }) => [
    id,
    [
      [FACT, null],
      [CLAIM, maxPoints],
      [GIVEN, maxPoints],
      [REMARK, null],
      [EVIDENCE, "Báo cáo 99/BC-UBND ngày 20/12/2025"],
    ],
  ]),
);

const COMMUNES = [
  unit("Xã Minh Họa 1", 1, { ...unappraised, ...claims({ 1.2: 2, 1.4: 1.3, 2.2: 1.5, 3.3: -0.5 }) }),
  unit("Xã Minh Họa 2", 2, {
    ...unappraised,
    1.1: [...unappraised["1.1"], [FACT, null], [CLAIM, "không áp dụng"]],
    1.3: [...unappraised["1.3"], [CLAIM, 2]],
    1.4: [...unappraised["1.4"], [EVIDENCE, "Kết luận 2/KL-UBND ngày 02/07/2024"]],
    3.1: [...unappraised["3.1"], [EVIDENCE, null]],
    3.2: [...unappraised["3.2"], [CLAIM, null]],
  }),
  unit("Xã Minh Họa 3", 3, full),
  unit("Xã Minh Họa 4", 4, {
    1.2: oneOfTwo,
    1.4: [[GIVEN, 1.5]],
    2.1: [
      [FOUND, "700/1000"],
      [GIVEN, 2.8],
      [REMARK, "204 hồ sơ trễ hạn chưa tính"],
    ],
    2.2: [
      [GIVEN, 1],
      [REMARK, "Chưa niêm yết đủ"],
      [AGAIN, 2],
    ],
    3.2: [[GIVEN, 0.4]],
  }),
  unit(
    "Xã Minh Họa 5",
    5,
    { 1.2: oneOfTwo, 2.3: [[EXPLAINED, "Đơn vị thống nhất"]] },
    {
      hiddenRows: ["3.3"],
      cells: {
        // What Excel would only notice when it calculates again.
        stale: true,
        1.4: { column: SELF, format: "0.0" },
        3.2: { column: SELF, formula: "[1]Tổng!$E$9" },
      },
    },
  ),
  unit("Xã Minh Họa 6", 6, {
    1.2: [
      [GIVEN, 0.75],
      [REMARK, "Chưa đủ tài liệu"],
    ],
    2.3: [
      [FACT, null],
      [CLAIM, "không phát sinh"],
      [GIVEN, "không phát sinh"],
      [EVIDENCE, null],
    ],
  }),
  unit("Xã Minh Họa 2", 2, unappraised, { sheet: "Xã Minh Họa 2 (2)" }),
  unit("Xã Chưa Đặt Tên", 7, unappraised),
];

const WARDS = [
  unit("Phường Minh Họa 1", 1, { 1.2: oneOfTwo }, { results: { place: 3 }, typed: { 1: 90 }, maximum: { 1.4: 2 } }),
  unit("Phường Minh Họa 2", 2, { 1.2: oneOfTwo }, { results: { place: 2, lost: 11 }, typed: { "": 10 } }),
  unit(
    "Phường Minh Họa 3",
    3,
    {
      3.3: [
        [GIVEN, 1.5],
        [REMARK, null],
      ],
    },
    { results: { place: 2, index: -50 }, typed: { 3: 0 } },
  ),
];
const WARDS_BEFORE = [
  unit("Phường Minh Họa 1", 11, {
    1.2: oneOfTwo,
    3.3: [
      [CLAIM, 1.5],
      [GIVEN, 1.5],
      [REMARK, null],
    ],
  }),
  unit("Phường Minh Họa 2", 12, {
    1.4: [
      [CLAIM, 1.5],
      [GIVEN, 1.5],
      [REMARK, null],
    ],
  }),
];

// ------------------------------------------------------------------------------------------------------------------------------- sheets

const thin = { style: "thin", color: { rgb: "808080" } };
const BORDER = { top: thin, right: thin, bottom: thin, left: thin };
const style = (more = {}, numFmt) => ({
  font: { name: "Times New Roman", size: 11, ...more },
  alignment: { vertical: "center", wrapText: true },
  border: BORDER,
  ...(numFmt === undefined ? {} : { numFmt }),
});
const letter = (column) => String.fromCharCode(65 + column);

/** The points that count in the end, in hundredths. */
const settled = (answer) => hundredths(answer[AGAIN] ?? answer[GIVEN] ?? answer[CLAIM]);
const applies = (answer) => answer[CLAIM] !== "không phát sinh";

class Form {
  cells = new Map();
  rowDefs = new Map();
  rows = new Map();

  constructor(made) {
    this.made = made;
    this.headings = made.results === undefined ? HEADINGS : [...HEADINGS, ...RESULTS];
  }

  set(row, column, value, more = {}, numFmt) {
    if (value === null || value === undefined) return;
    const type = typeof value === "number" ? "number" : "string";
    this.cells.set(`${row},${column}`, { value, type, style: style(more, type === "number" ? (numFmt ?? "0.00") : undefined) });
  }

  /** A line above the table runs on over the cells beside it. */
  line(row, value, more) {
    this.cells.set(`${row},0`, { value, type: "string", style: { font: { name: "Times New Roman", size: 11, ...more } } });
  }

  /** A sum as Excel stores it: the formula with its last result. */
  sum(row, column, formula, cents, more) {
    const result = cents / 100;
    this.cells.set(`${row},${column}`, { value: result, type: "formula", formula, formulaResult: result, style: style(more, "0.00") });
  }

  write() {
    const { made } = this;
    this.line(0, `Đơn vị: ${made.name}`, { bold: true, size: 13 });
    this.line(1, "SỐ LIỆU MINH HỌA — không có đơn vị này", { bold: true, color: { rgb: "C00000" } });
    for (const [column, text] of this.headings.entries()) this.set(HEADER_ROW, column, text, { bold: true });
    let row = HEADER_ROW + 1;
    for (const { id, criteria } of RUBRIC.domains) {
      this.rows.set(id, row);
      for (const [at, leaf] of criteria.entries()) this.rows.set(leaf.id, row + 1 + at);
      row += 1 + criteria.length;
    }
    for (const domain of RUBRIC.domains) this.#domain(domain);
    for (const leaf of LEAVES) this.#leaf(leaf);
    this.#total(row);
    this.#oddities();
    return this;
  }

  #domain({ id, title, maxPoints, criteria }) {
    const row = this.rows.get(id);
    this.set(row, 0, id, { bold: true });
    this.set(row, 1, title, { bold: true });
    this.set(row, 2, maxPoints, { bold: true });
    const [first, last] = [row + 2, row + 1 + criteria.length];
    for (const column of [SELF, APPRAISAL]) {
      const cents = criteria.reduce((sum, leaf) => sum + this.#cents(leaf.id, column), 0);
      const typed = column === APPRAISAL ? this.made.typed?.[id] : undefined;
      // A figure that was typed over the formula.
      if (typed !== undefined) this.set(row, column, (cents + typed) / 100, { bold: true });
      else this.sum(row, column, `SUM(${letter(column)}${first}:${letter(column)}${last})`, cents, { bold: true });
    }
    if (this.made.results !== undefined) {
      this.set(row, HEADINGS.length, criteria.reduce((sum, leaf) => sum + settled(this.made.answers[leaf.id]), 0) / 100, { bold: true });
    }
  }

  #cents(id, column) {
    const answer = this.made.answers[id];
    return hundredths(column === SELF ? answer[CLAIM] : answer[GIVEN]);
  }

  #leaf({ id, title, maxPoints }) {
    const row = this.rows.get(id);
    const [fact, claim, found, given, remark, again, explained, evidence] = this.made.answers[id];
    const values = [id, title, this.made.maximum?.[id] ?? maxPoints, fact, claim, found, given, remark, again, explained, evidence];
    for (const [column, value] of values.entries()) this.set(row, column, value, {}, column === 3 || column === 5 ? "0" : undefined);
  }

  #total(row) {
    const bold = { bold: true };
    const { made } = this;
    this.set(row, 1, "Tổng cộng", bold);
    this.set(row, 2, RUBRIC.maxPoints, bold);
    const domains = RUBRIC.domains.map(({ id }) => this.rows.get(id) + 1);
    for (const column of [SELF, APPRAISAL]) {
      const above =
        made.typed !== undefined && column === APPRAISAL
          ? Object.entries(made.typed).reduce((sum, [id, by]) => sum + (id === "" ? 0 : by), 0)
          : 0;
      const cents = LEAVES.reduce((sum, { id }) => sum + this.#cents(id, column), above);
      const typed = column === APPRAISAL ? made.typed?.[""] : undefined;
      if (typed !== undefined) this.set(row, column, (cents + typed) / 100, bold);
      else
        this.sum(
          row,
          column,
          domains.map((at) => `${letter(column)}${at}`).join("+"),
          cents + (made.cells?.stale === true && column === SELF ? 90 : 0),
          bold,
        );
    }
    if (made.results !== undefined) this.#results(row, bold);
  }

  #results(row, bold) {
    const { answers, results } = this.made;
    const at = HEADINGS.length;
    const total = LEAVES.reduce((sum, { id }) => sum + settled(answers[id]), 0);
    const maximum = LEAVES.reduce((sum, { id, maxPoints }) => sum + (applies(answers[id]) ? hundredths(maxPoints) : 0), 0);
    const index = Math.floor((total * 10_000) / maximum + 0.5);
    this.set(row, at, total / 100, bold);
    this.set(row, at + 1, (maximum - total + (results.lost ?? 0)) / 100, bold);
    this.set(row, at + 2, (index + (results.index ?? 0)) / 100, bold);
    this.set(row, at + 3, results.place, bold, "0");
  }

  #oddities() {
    const { cells = {}, hiddenRows = [] } = this.made;
    for (const id of hiddenRows) this.rowDefs.set(this.rows.get(id), { hidden: true });
    for (const [id, { column, formula, format }] of Object.entries(cells).filter(([id]) => id !== "stale")) {
      const known = this.cells.get(`${this.rows.get(id)},${column}`);
      if (format !== undefined) known.style = style({}, format);
      if (formula !== undefined) Object.assign(known, { type: "formula", formula, formulaResult: known.value });
    }
  }
}

/** Names, remarks and evidence need room; programs do not measure wrapped text when they open a file. */
const WIDTHS = { 1: 44, 4: 16, 5: 16, 6: 16, 7: 32, 8: 16, 9: 36, 10: 44 };

function sheetOf(made) {
  const form = new Form(made).write();
  const last = Math.max(...[...form.cells.keys()].map((key) => Number(key.split(",")[0])));
  return {
    name: made.sheet,
    columns: form.headings.map((_, column) => ({ width: WIDTHS[column] ?? 12 })),
    rows: Array.from({ length: last + 1 }, (_, row) => form.headings.map((_, column) => form.cells.get(`${row},${column}`)?.value ?? null)),
    cells: form.cells,
    rowDefs: form.rowDefs,
  };
}

const markerSheet = (more) => ({
  name: "cchc",
  rows: [["key", "value"], ["rubric", RUBRIC.id], ...Object.entries(more), ["dataStanding", "illustrative"]],
  hidden: true,
});

// --------------------------------------------------------------------------------------------------------------------------------- file

/** The writer's own deflate instead of the platform's, whose bytes differ from one Node to the next. */
class NoCompressionStream {
  constructor() {
    throw new Error("not used");
  }
}

async function workbook(units, marker) {
  const day = new Date("2025-12-31T00:00:00Z");
  const platform = globalThis.CompressionStream;
  globalThis.CompressionStream = NoCompressionStream;
  try {
    return await writeXlsx({
      sheets: [...units.map(sheetOf), markerSheet(marker)],
      defaultFont: { name: "Times New Roman", size: 11 },
      properties: { title: "Bảng mẫu để rà soát (số liệu minh họa)", creator: "cchc", lastModifiedBy: "cchc", created: day, modified: day },
    });
  } finally {
    globalThis.CompressionStream = platform;
  }
}

/** The workbooks by file name: the same bytes on every run. @returns {Promise<Record<string, Uint8Array>>} */
export async function make() {
  return {
    // The communes filled in a form of the draft of the rubric.
    "ra-soat-minh-hoa.xlsx": await workbook(COMMUNES, { rubricVersion: "0.9" }),
    // The wards filled in a form of this version, which was changed since without a new number.
    "ra-soat-minh-hoa-phuong.xlsx": await workbook(WARDS, { rubricVersion: RUBRIC.version, rubricHash: "0".repeat(64) }),
    "ra-soat-minh-hoa-nam-truoc.xlsx": await workbook(WARDS_BEFORE, { rubricVersion: RUBRIC.version }),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, bytes] of Object.entries(await make())) writeFileSync(new URL(name, import.meta.url), bytes);
}
