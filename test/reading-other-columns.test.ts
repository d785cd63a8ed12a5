/** Columns that are not for this scoring: of another year, without a heading, taken for the same as others, or of no table at all. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import {
  both,
  CODES,
  csv,
  FULL,
  formOf,
  full,
  KEY_HEADS,
  MAXIMA,
  none,
  OPEN,
  type Rows,
  RUBRIC,
  SELF,
  score,
  twice,
  twiceTold,
  UNITS,
  type Value,
  workbook,
} from "./headed-sheets.ts";
import { memoryHost } from "./memory-host.ts";

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
