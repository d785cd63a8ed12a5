/** Headings that are merged, spread over rows, missing, repeated, of another year: each column is read for what it is, or refused by name. */
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const RUBRIC = `cchc: 1
id: thu
title: Thử
version: "1"
period: "2024"
standing: illustrative
rounds: [self, appraisal, reappraisal]
maxPoints: 10
groups: [{ id: huyen, title: Huyện, units: 2 }]
units: [{ id: a, name: Huyện A, group: huyen }, { id: b, name: Huyện B, group: huyen }]
domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 5
    criteria:
      - { id: "1.1", title: Ban hành kế hoạch, maxPoints: 2, clause: Mục 1, rule: { kind: given } }
      - { id: "1.2", title: Kiểm tra, maxPoints: 3, clause: Mục 2, rule: { kind: given } }
  - id: "2"
    title: Cải cách thể chế
    maxPoints: 5
    criteria:
      - { id: "2.1", title: Sáng kiến, maxPoints: 2, clause: Mục 3, rule: { kind: per-item, each: 0.5 } }
      - { id: "2.2", title: Mức hài lòng, maxPoints: 3, clause: Mục 4, rule: { kind: given } }
`;
/** Without a register every name is a unit. */
const OPEN = RUBRIC.replace(/^units:.*\n/m, "").replace(", units: 2", "");

type Value = string | number | null;
type Rows = readonly (readonly Value[])[];
interface Told {
  readonly severity: string;
  readonly code: string;
  readonly at: { readonly sheet?: string; readonly cell?: string };
}
interface Result {
  readonly diagnostics: readonly Told[];
  readonly groups: readonly {
    readonly units: readonly {
      readonly unit: { readonly name: string };
      readonly self: string | null;
      readonly appraised: string | null;
    }[];
  }[];
}

const workbook = (sheets: Readonly<Record<string, Rows>>, merges: readonly string[]): Uint8Array => {
  const book = sheetjs.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet["!merges"] = merges.map((range) => sheetjs.utils.decode_range(range));
    sheetjs.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
};
const csv = (rows: Rows): string => {
  const width = Math.max(...rows.map((row) => row.length));
  return `${rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "").join(";")).join("\n")}\n`;
};

/** Exit code; what the unit itself and the appraisal gave to each; what was told of the reading, with its place. */
async function score(file: string | Uint8Array, rubric = RUBRIC): Promise<readonly [number, readonly string[], readonly string[]]> {
  const name = typeof file === "string" ? "a.csv" : "a.xlsx";
  const host = memoryHost({ files: { [name]: file, "thu.yaml": rubric } });
  const code = await main(["score", name, "--rubric", "thu.yaml", "-f", "json"], host);
  if (!host.stdout().startsWith("{"))
    return [code, [], [...host.stderr().matchAll(/ {2}(?:lỗi|cảnh báo) {2}(\S+)/g)].map(([, told = ""]) => told)];
  const { diagnostics, groups } = JSON.parse(host.stdout()) as Result;
  const units = groups.flatMap((group) => group.units).map(({ unit, self, appraised }) => `${unit.name} ${self} ${appraised}`);
  const ofScoring = /^(?:answers-missing|claim-differs|group-size-differs)$/;
  return [
    code,
    units.sort(),
    diagnostics.filter((each) => !ofScoring.test(each.code)).map(({ severity, code: what, at }) => `${severity} ${at.cell ?? ""} ${what}`),
  ];
}

const CODES = ["1.1", "1.2", "2.1", "2.2"];
/** The rows of a form: the full points under `self`, none under the other columns. */
const MAXIMA = [2, 3, 2, 3];
const FULL = ["Huyện A 10.00 0.00", "Huyện B 10.00 0.00"];
const twice = <T>(values: readonly T[], second: (value: T) => Value = () => null): Value[] =>
  values.flatMap((value) => [value as Value, second(value)]);

const UNITS = ["Huyện A", "Huyện B"];
const wideData = UNITS.map((name, index): Value[] => [index + 1, name, ...twice(MAXIMA, () => 0)]);

describe("headings of two or three rows", () => {
  const top: Value[] = ["STT", "Đơn vị", ...twice(CODES)];
  const groups = ["C1:D1", "E1:F1", "G1:H1", "I1:J1"];
  test.each([
    ["TC and TĐ below codes", ["TC", "TĐ"]],
    ["rounds in words", ["Tự đánh giá", "Thẩm định"]],
    ["headings of points", ["Điểm tự chấm", "Điểm thẩm định"]],
  ])("a wide table with %s, merged, half merged, and not merged at all", async (_, [first, second]) => {
    const rows = [top, [null, null, ...CODES.flatMap(() => [first ?? "", second ?? ""])], ...wideData];
    for (const merges of [["A1:A2", "B1:B2", ...groups], ["A1:A2", "B1:B2"], groups, []]) {
      expect([merges, await score(workbook({ S: rows }, merges))]).toEqual([merges, [0, FULL, []]]);
    }
    expect(await score(csv(rows))).toEqual([0, FULL, []]);
  });

  test("L4: domains over criteria over rounds, the total beside them", async () => {
    const rows: Rows = [
      [
        "STT",
        "Tên đơn vị",
        "1. Chỉ đạo, điều hành (5 điểm)",
        null,
        null,
        null,
        "2. Cải cách thể chế (5 điểm)",
        null,
        null,
        null,
        "Tổng điểm",
      ],
      [null, null, "1.1. Ban hành kế hoạch", null, "1.2. Kiểm tra", null, "2.1. Sáng kiến", null, "2.2. Mức hài lòng"],
      [null, null, ...CODES.flatMap(() => ["TC", "TĐ"])],
      ...wideData.map((row) => [...row, 10]),
    ];
    const domains = ["A1:A3", "B1:B3", "K1:K3", "C1:F1", "G1:J1"];
    for (const merges of [domains, [...domains, "C2:D2", "E2:F2", "G2:H2", "I2:J2"]]) {
      expect(await score(workbook({ S: rows }, merges))).toEqual([0, FULL, []]);
    }
    expect(await score(csv(rows))).toEqual([0, FULL, []]);
  });

  test("one round below all codes is that round, and a remark below a code is none", async () => {
    const appraised = [["Đơn vị", ...CODES], [null, ...CODES.map(() => "TĐ")], ...UNITS.map((name) => [name, ...MAXIMA])];
    expect(await score(csv(appraised))).toEqual([0, ["Huyện A null 10.00", "Huyện B null 10.00"], []]);
    const remarks = [
      ["Đơn vị", ...twice(CODES)],
      [null, ...CODES.flatMap(() => ["Điểm", "Ghi chú"])],
      ...UNITS.map((name) => [name, ...twice(MAXIMA, () => "đủ")]),
    ];
    expect(await score(workbook({ S: remarks }, ["A1:A2", "B1:C1", "D1:E1", "F1:G1", "H1:I1"]))).toEqual([
      0,
      ["Huyện A 10.00 null", "Huyện B 10.00 null"],
      [],
    ]);
  });

  test.each([
    ["rounds over figures and points", ["Tự đánh giá", null, "Thẩm định", null], ["Số liệu", "Điểm", "Số liệu", "Điểm"], [4, 1]],
    ["short names of rounds", ["TC", null, "TĐ", null], ["Số liệu", "Điểm", "Số liệu", "Điểm"], [4, 1]],
    ["the other way round", ["Số liệu", null, "Điểm", null], ["Tự đánh giá", "Thẩm định", "Tự đánh giá", "Thẩm định"], [4, null, null, 1]],
  ])("a form with %s keeps the figures of the appraiser apart from the unit's", async (_, upper, lower) => {
    const swapped = lower[1] === "Thẩm định";
    const line = (facts: Value, given: Value, checked: Value, decided: Value): Value[] =>
      swapped ? [facts, checked, given, decided] : [facts, given, checked, decided];
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", ...upper],
      [null, null, null, ...lower],
      ["1.1", "Ban hành kế hoạch", 2, ...line(null, 2, null, 0)],
      ["1.2", "Kiểm tra", 3, ...line(null, 3, null, 0)],
      ["2.1", "Sáng kiến", 2, ...line(4, 2, 2, 1)],
      ["2.2", "Mức hài lòng", 3, ...line(null, 3, null, 0)],
    ];
    const sheets = { "Huyện A": rows, "Huyện B": rows };
    const expected = [0, ["Huyện A 10.00 1.00", "Huyện B 10.00 1.00"], []];
    expect(await score(workbook(sheets, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]))).toEqual(expected);
    expect(await score(workbook(sheets, ["D1:E1", "F1:G1"]))).toEqual(expected);
    expect(await score(workbook(sheets, []))).toEqual(expected);
  });

  test("TC and TĐ head the points of a form", async () => {
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", "TC", "TĐ"],
      ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, MAXIMA[index] ?? 0, 0]),
    ];
    expect(await score(workbook({ "Huyện A": rows, "Huyện B": rows }, []))).toEqual([0, FULL, []]);
  });

  test("a merged heading reaches over a column in which no row of headings has a cell", async () => {
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"],
      ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, null, MAXIMA[index] ?? 0]),
    ];
    expect(await score(workbook({ "Huyện A": rows, "Huyện B": rows }, ["D1:E1"]))).toEqual([
      0,
      ["Huyện A 10.00 null", "Huyện B 10.00 null"],
      [],
    ]);
  });
});

describe("figures in columns without a heading", () => {
  const formRows = (...heads: readonly string[]): Rows => [
    ["TT", "Tiêu chí", "Điểm tối đa", ...heads],
    ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, MAXIMA[index] ?? 0, 0]),
  ];
  const wideRows: Rows = [["Đơn vị", ...CODES], ...UNITS.map((name) => [name, ...MAXIMA, 5])];
  const matrixRows: Rows = [
    ["TT", "Tiêu chí", ...UNITS],
    ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, MAXIMA[index] ?? 0, 0]),
  ];
  const longRows: Rows = [
    ["Đơn vị", "Mã", "Điểm tự chấm"],
    ...UNITS.flatMap((name) => CODES.map((code, index): Value[] => [name, code, MAXIMA[index] ?? 0, 0])),
  ];
  const own = ["Huyện A 10.00 null", "Huyện B 10.00 null"];

  test.each([
    [
      "form",
      { "Huyện A": formRows("Điểm tự chấm"), "Huyện B": formRows("Điểm tự chấm") },
      ["error E1 column-without-heading", "error E1 column-without-heading"],
    ],
    ["wide", { S: wideRows }, ["error F1 column-without-heading"]],
    ["matrix", { S: matrixRows }, ["error E1 column-without-heading"]],
    ["long", { S: longRows }, ["error D1 column-without-heading"]],
  ])("%s: an error names the column", async (_, sheets, told) => {
    expect(await score(workbook(sheets, []))).toEqual([1, own, told]);
  });

  test("a text table loses nothing silently either, and the sentence says where and what", async () => {
    expect(await score(csv(wideRows))).toEqual([1, own, ["error F1 column-without-heading"]]);
    const host = memoryHost({ files: { "a.csv": csv(wideRows), "thu.yaml": RUBRIC } });
    await main(["score", "a.csv", "--rubric", "thu.yaml"], host);
    expect(host.stderr()).toContain("a.csv › F1  lỗi  column-without-heading  Có số liệu ở cột không có tiêu đề nên không được đọc: F.");
    expect(host.stderr()).toContain("Hiện ghi: “F2: 5” · Yêu cầu: một tiêu đề ở dòng 1 · Cách khắc phục: Ghi tiêu đề cho cột");
  });

  test("numbers of rows, codes repeated before the name, words, and a number alone below the table are no answers", async () => {
    const counted = [
      ["", "Đơn vị", ...CODES],
      ...UNITS.map((name, index) => [index + 1, name, ...MAXIMA, "đã kiểm tra"]),
      [null, null, null, null, null, null, 12],
    ];
    expect(await score(workbook({ S: counted }, []))).toEqual([0, own, []]);
    const coded = formRows("Điểm tự chấm").map((row, index) => [index === 0 ? "" : (row[0] ?? ""), ...row.slice(0, 4)]);
    expect(await score(workbook({ "Huyện A": coded, "Huyện B": coded }, []))).toEqual([0, own, []]);
  });

  test("without a register it is told as well", async () => {
    expect(await score(csv(wideRows), OPEN)).toEqual([1, own, ["error F1 column-without-heading"]]);
  });
});
