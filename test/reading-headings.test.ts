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

const formOf = (heads: Rows, ...columns: readonly ((max: number, code: string) => Value)[]): Rows => [
  ...heads,
  ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, ...columns.map((value) => value(MAXIMA[index] ?? 0, code))]),
];
const full = (max: number): Value => max;
const none = (): Value => 0;
const both = (rows: Rows): Readonly<Record<string, Rows>> => ({ "Huyện A": rows, "Huyện B": rows });
const twiceTold = (told: string): readonly string[] => [told, told];
const SELF = ["Huyện A 10.00 null", "Huyện B 10.00 null"];
const KEY_HEADS: Value[] = ["TT", "Tiêu chí", "Điểm tối đa"];

describe("columns of another year", () => {
  test.each([
    ["before", ["Năm 2023", "Năm 2024"], ["Điểm thẩm định", "Điểm tự chấm"], [none, full], SELF, "warning D1 column-other-year"],
    [
      "after, under one heading",
      ["Năm 2024", "Năm 2023"],
      ["Điểm thẩm định", "Điểm thẩm định"],
      [none, full],
      ["Huyện A null 0.00", "Huyện B null 0.00"],
      "warning E1 column-other-year",
    ],
    [
      "before, under one heading",
      ["Năm 2023", "Năm 2024"],
      ["Điểm thẩm định", "Điểm thẩm định"],
      [full, none],
      ["Huyện A null 0.00", "Huyện B null 0.00"],
      "warning D1 column-other-year",
    ],
    ["in words", ["Điểm tự chấm", "Kết quả năm trước"], [null, "Điểm thẩm định"], [full, none], SELF, "warning E1 column-other-year"],
    [
      "in the heading itself",
      ["Điểm tự chấm năm 2024", "Điểm tự chấm năm 2023"],
      [null, null],
      [full, none],
      SELF,
      "warning E1 column-other-year",
    ],
  ])("%s: a form is read by its own year alone", async (_, upper, lower, columns, expected, told) => {
    const rows = formOf(
      [
        [...KEY_HEADS, ...upper],
        [null, null, null, ...lower],
      ].slice(0, lower[1] === null ? 1 : 2),
      ...columns,
    );
    expect(await score(workbook(both(rows), []))).toEqual([0, expected, twiceTold(told)]);
  });

  test("years below codes and below units, merged or not", async () => {
    const years = ["Năm 2023", "Năm 2024"];
    const wide = [
      ["STT", "Đơn vị", ...twice(CODES)],
      [null, null, ...CODES.flatMap(() => years)],
      ...UNITS.map((name, index): Value[] => [index + 1, name, ...MAXIMA.flatMap((max) => [0, max])]),
    ];
    const matrix = [
      ["STT", "Tiêu chí", "Điểm tối đa", ...twice(UNITS)],
      [null, null, null, ...UNITS.flatMap(() => years)],
      ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, 0, MAXIMA[index] ?? 0, 0, MAXIMA[index] ?? 0]),
    ];
    expect(await score(csv(wide))).toEqual([0, SELF, ["warning C2 column-other-year"]]);
    expect(await score(workbook({ S: wide }, ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:J1"]))).toEqual([
      0,
      SELF,
      ["warning C2 column-other-year"],
    ]);
    expect(await score(csv(matrix))).toEqual([0, SELF, ["warning D2 column-other-year"]]);
    const rounds = wide.map((row, index) => (index === 1 ? [null, null, ...CODES.flatMap(() => ["TĐ năm 2023", "TC năm 2024"])] : row));
    expect(await score(csv(rounds))).toEqual([0, SELF, ["warning C2 column-other-year"]]);
  });

  test("a table of another year altogether is an error, and gives nobody points", async () => {
    const rows = formOf([[...KEY_HEADS, "Điểm tự chấm năm 2023"]], full);
    const [code, units, told] = await score(workbook(both(rows), []));
    expect([code, units, told]).toEqual([1, [], expect.arrayContaining([...twiceTold("error D1 column-other-year")])]);
  });

  test("the figure of a criterion may be of the year before, its label above or below the code", async () => {
    const heads = [
      ["Đơn vị", "1.1", "1.2", "2.1/items", "2.2"],
      [null, null, null, "Số sáng kiến: năm trước"],
    ];
    const labels = [
      [null, null, null, "Số sáng kiến: năm trước"],
      ["Đơn vị", "1.1", "1.2", "2.1/items", "2.2"],
    ];
    const units = UNITS.map((name): Value[] => [name, 2, 3, 4, 3]);
    expect(await score(workbook({ S: [...heads, ...units] }, ["A1:A2", "B1:B2", "C1:C2", "E1:E2"]))).toEqual([0, SELF, []]);
    expect(await score(workbook({ S: [...labels, ...units] }, []))).toEqual([0, SELF, []]);
  });

  test("a year in the name of a criterion, or the year of the rubric, is none", async () => {
    const dated = RUBRIC.replace("Ban hành kế hoạch", "Kế hoạch năm 2023");
    const wide = [["Đơn vị", "1.1. Kế hoạch năm 2023", ...CODES.slice(1)], ...UNITS.map((name) => [name, ...MAXIMA])];
    expect(await score(csv(wide), dated)).toEqual([0, SELF, []]);
    expect(await score(workbook(both(formOf([[...KEY_HEADS, "Điểm tự chấm năm 2024"]], full)), []))).toEqual([0, SELF, []]);
  });
});

describe("columns taken for the same", () => {
  test.each([
    [
      "two bodies over one heading",
      [
        [...KEY_HEADS, "Điểm tự chấm", "Sở A", "Sở B"],
        [null, null, null, null, "Điểm thẩm định", "Điểm thẩm định"],
      ],
      [full, none, full],
      SELF,
      "error F2 columns-same",
    ],
    [
      "figures of nobody in particular",
      [[...KEY_HEADS, "Điểm tự chấm", "Số liệu", "Số liệu"]],
      [full, () => null, () => 4],
      SELF,
      "error F1 columns-same",
    ],
  ])("%s: neither is read, and an error names them", async (_, heads, columns, expected, told) => {
    expect(await score(workbook(both(formOf(heads as Rows, ...columns)), []))).toEqual([1, expected, twiceTold(told)]);
  });

  test("one heading of the appraisal twice is both appraisals, one filled in of two is that one", async () => {
    const rows = formOf([[...KEY_HEADS, "Tự chấm", "Điểm chấm thực tế", "Điểm chấm thực tế"]], full, full, none);
    expect(await score(workbook(both(rows), []))).toEqual([0, FULL, []]);
    const blank = formOf(
      [[...KEY_HEADS, "Số liệu", "Điểm tự chấm", "Số liệu"]],
      () => null,
      full,
      () => null,
    );
    expect(await score(workbook(both(blank), []))).toEqual([0, SELF, []]);
  });

  test("figures before the points of each round are of that round", async () => {
    const facts =
      (items: number) =>
      (_: number, code: string): Value =>
        code === "2.1" ? items : null;
    const rows = formOf(
      [[...KEY_HEADS, "Số liệu", "Điểm tự đánh giá", "Số liệu", "Điểm thẩm định"]],
      facts(4),
      full,
      facts(2),
      (_, code) => (code === "2.1" ? 1 : 0),
    );
    expect(await score(workbook(both(rows), []))).toEqual([0, ["Huyện A 10.00 1.00", "Huyện B 10.00 1.00"], []]);
  });

  test("of two columns under one merged heading the blank one is nothing", async () => {
    const rows = [["Đơn vị", ...twice(CODES)], ...UNITS.map((name) => [name, ...twice(MAXIMA)])];
    expect(await score(workbook({ S: rows }, ["B1:C1", "D1:E1", "F1:G1", "H1:I1"]))).toEqual([0, SELF, []]);
  });
});

describe("headings further down and further up", () => {
  const head: Value[] = [...KEY_HEADS, "Điểm tự chấm", "Điểm thẩm định"];
  const part = (from: number, to: number, ...columns: readonly ((max: number) => Value)[]): Rows => formOf([], ...columns).slice(from, to);

  test("the same ones again are passed over, in every layout and with their second row", async () => {
    const form = [head, ...part(0, 2, full, none), head, ["(1)", "(2)", "(3)", "(4)", "(5)"], ...part(2, 4, full, none)];
    expect(await score(workbook(both(form), []))).toEqual([0, FULL, []]);
    const [first, second] = [
      ["STT", "Đơn vị", ...twice(CODES)],
      [null, null, ...CODES.flatMap(() => ["TC", "TĐ"])],
    ];
    expect(await score(csv([first, second, wideData[0] ?? [], first, second, wideData[1] ?? []]))).toEqual([0, FULL, []]);
    const long = (name: string): Rows => [
      ["Đơn vị", "Mã", "Điểm tự chấm"],
      ...CODES.map((code, index): Value[] => [name, code, MAXIMA[index] ?? 0]),
    ];
    expect(await score(csv([...long("Huyện A"), ...long("Huyện B")]))).toEqual([0, SELF, []]);
  });

  test("other ones are an error, and nothing below them counts for the wrong round or unit", async () => {
    const swapped = [head, ...part(0, 2, full, none), [], [...KEY_HEADS, "Điểm thẩm định", "Điểm tự chấm"], ...part(2, 4, none, full)];
    expect(await score(workbook(both(swapped), []))).toEqual([
      1,
      ["Huyện A 5.00 0.00", "Huyện B 5.00 0.00"],
      twiceTold("error D5 headings-differ-below"),
    ]);
    const units = [
      ["STT", "Tiêu chí", ...UNITS],
      ...CODES.slice(0, 2).map((code): Value[] => [code, "", 2, 1]),
      ["STT", "Tiêu chí", ...UNITS.toReversed()],
      ...CODES.slice(2).map((code): Value[] => [code, "", 2, 1]),
    ];
    expect(await score(workbook({ S: units }, []))).toEqual([
      1,
      ["Huyện A 4.00 null", "Huyện B 2.00 null"],
      ["error C4 headings-differ-below"],
    ]);
  });

  test("a table above with headings of its own is an error, though the one below says more", async () => {
    const rows = [
      [...KEY_HEADS, "Điểm tự chấm"],
      ...part(0, 2, full),
      [],
      [...KEY_HEADS, "Điểm tự chấm", "Ghi chú"],
      ...part(2, 4, full, () => "đủ"),
    ];
    expect(await score(workbook(both(rows), []))).toEqual([
      1,
      ["Huyện A 5.00 null", "Huyện B 5.00 null"],
      twiceTold("error A1 headings-above"),
    ]);
  });

  test("the sentence says what stands there, what was expected and what to do", async () => {
    const swapped = [head, ...part(0, 2, full, none), [...KEY_HEADS, "Điểm thẩm định", "Điểm tự chấm"], ...part(2, 4, none, full)];
    const host = memoryHost({ files: { "a.xlsx": workbook({ "Huyện A": swapped }, []), "thu.yaml": RUBRIC } });
    await main(["score", "a.xlsx", "--rubric", "thu.yaml"], host);
    expect(host.stderr()).toContain("Dòng 4 là dòng tiêu đề khác với tiêu đề ở dòng 1; từ dòng này trở xuống không được đọc.");
    expect(host.stderr()).toContain("Hiện ghi: “Điểm thẩm định” · Yêu cầu: “Điểm tự chấm” như ở dòng 1 · Cách khắc phục: ");
  });
});

describe("a table with one row a unit", () => {
  const rows: Rows = [["STT", "Đơn vị", ...CODES], ...UNITS.map((name, index): Value[] => [index + 1, name, ...MAXIMA])];
  const appraised = ["Huyện A null 10.00", "Huyện B null 10.00"];

  test("is of the round of its title or of its sheet, unless a heading or a row names another", async () => {
    expect(await score(workbook({ S: [["BẢNG ĐIỂM THẨM ĐỊNH"], ...rows] }, []))).toEqual([0, appraised, []]);
    expect(await score(workbook({ "Thẩm định": rows }, []))).toEqual([0, appraised, []]);
    expect(await score(workbook({ S: [["BẢNG ĐIỂM TỰ CHẤM VÀ ĐIỂM THẨM ĐỊNH"], ...rows] }, []))).toEqual([0, SELF, []]);
    const headed = [["STT", "Đơn vị", ...CODES.map((code) => `${code} (tự chấm)`)], ...rows.slice(1)];
    expect(await score(workbook({ "Thẩm định": headed }, []))).toEqual([0, SELF, []]);
    const rowed = [["Vòng", "Đơn vị", ...CODES], ...rows.slice(1).map((row) => ["TC", ...row.slice(1)])];
    expect(await score(workbook({ "Thẩm định": rowed }, []))).toEqual([0, SELF, []]);
  });

  test("and a self-assessment beside it is not contradicted by it", async () => {
    const none = rows.map((row, index) => (index === 0 ? row : [...row.slice(0, 2), 0, 0, 0, 0]));
    expect(await score(workbook({ "Tự chấm": rows, "Thẩm định": none }, []))).toEqual([0, FULL, []]);
  });

  test("takes the group of a unit from merged cells, and from a row of its own above the units", async () => {
    const two = OPEN.replace(
      "groups: [{ id: huyen, title: Huyện }]",
      "groups: [{ id: huyen, title: Khối huyện }, { id: xa, title: Khối xã }]",
    );
    const units = ["Huyện A", "Huyện B", "Xã C"].map((name): Value[] => [name, ...MAXIMA]);
    const expected = [0, ["Huyện A 10.00 null", "Huyện B 10.00 null", "Xã C 10.00 null"], []];
    const merged = [
      ["Khối", "Đơn vị", ...CODES],
      ["Khối huyện", ...(units[0] ?? [])],
      [null, ...(units[1] ?? [])],
      ["Khối xã", ...(units[2] ?? [])],
    ];
    expect(await score(workbook({ S: merged }, ["A2:A3"]), two)).toEqual(expected);
    const headed = [
      ["STT", "Đơn vị", ...CODES],
      ["I", "KHỐI HUYỆN"],
      [1, ...(units[0] ?? [])],
      [2, ...(units[1] ?? [])],
      ["Khối xã"],
      [1, ...(units[2] ?? [])],
    ];
    expect(await score(workbook({ S: headed }, []), two)).toEqual(expected);
  });
});

describe("a file without a table of scores", () => {
  const told = async (rows: Rows): Promise<readonly [number, string]> => {
    const host = memoryHost({ files: { "a.csv": csv(rows), "thu.yaml": RUBRIC } });
    return [await main(["score", "a.csv", "--rubric", "thu.yaml"], host), host.stderr()];
  };

  test.each([
    [
      "points under other words",
      ["Mã", "Tiêu chí", "Điểm của Sở", "Điểm tự châm"],
      "còn thiếu cột điểm hoặc cột số liệu",
      "“Điểm của Sở”, “Điểm tự châm” (gần đúng: “Điểm tự chấm”)",
      '--map "Điểm của Sở=points-self"',
    ],
    [
      "units under other words",
      ["Tên huyện", "1.1", "1.2", "Ghi chú"],
      "còn thiếu cột đơn vị (“Đơn vị”, “Địa phương”)",
      "“Tên huyện”",
      '--map "Tên huyện=unit"',
    ],
    ["one code alone", ["Đơn vị", "1.1"], "bảng ngang cần từ hai cột mã trở lên", undefined, "xem cchc help layouts"],
    [
      "no code at all",
      ["Đơn vị", "Kế hoạch", "Kinh phí"],
      "còn thiếu các cột mang mã tiêu chí ở tiêu đề, như “1.1”",
      "“Kế hoạch”, “Kinh phí”",
      '--map "Kế hoạch=1.1"',
    ],
    ["no criteria", ["Tên việc", "Điểm tự chấm"], "còn thiếu cột mã tiêu chí (“Mã”, “STT”)", "“Tên việc”", '--map "Tên việc=code"'],
  ])("%s: the nearest headings are named, what they lack, and what to do", async (_, heads, lack, unknown, fix) => {
    const [code, text] = await told([heads, heads.map((__, index) => (index === 0 ? "Huyện A" : 1))]);
    expect(code).toBe(2);
    expect(text).toContain("a.csv › A1  lỗi  no-table  Không thấy bảng chấm điểm nào trong tệp; gần nhất là các tiêu đề ở dòng 1, ");
    expect(text).toContain(lack);
    expect(text).toContain(`Hiện ghi: “${heads.join(" | ")}”`);
    if (unknown !== undefined) expect(text).toContain(`Các tiêu đề chưa hiểu: ${unknown}.`);
    expect(text).toContain(fix);
  });

  test("of something else altogether nothing is made out", async () => {
    const [code, text] = await told([
      ["Họ tên", "Chức vụ"],
      ["A", "B"],
    ]);
    expect([code, text]).toEqual([2, expect.stringContaining("a.csv  lỗi  no-table  Không thấy bảng chấm điểm nào trong tệp.\n")]);
  });
});
