/** Rows that sum up others under names that do not say so; units whose criteria stand on several sheets; codes from web pages. */
import { describe, expect, test } from "vitest";
import { CODES, csv, KEY_HEADS, MAXIMA, OPEN, type Rows, score, type Value, workbook } from "./headed-sheets.ts";

const HEADS: Value[] = ["STT", "Đơn vị", ...CODES];
const GIVEN: readonly (readonly number[])[] = [
  [2, 3, 1, 1],
  [1, 2, 2, 2.5],
  [0, 1, 1, 0.25],
  [1.5, 2, 0, 2],
];
const NAMES = ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Văn phòng UBND tỉnh"];
const sumOf = (rows: readonly (readonly number[])[]): number[] =>
  MAXIMA.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
const meanOf = (rows: readonly (readonly number[])[]): number[] => sumOf(rows).map((sum) => Math.round((sum / rows.length) * 100) / 100);
const unit = (index: number): Value[] => [index + 1, NAMES[index] ?? "", ...(GIVEN[index] ?? [])];
const units = (from: number, to: number): Rows => NAMES.slice(from, to).map((_, index) => unit(from + index));
const told = async (rows: Rows): Promise<readonly string[]> => {
  const [, , diagnostics] = await score(csv([HEADS, ...rows]), OPEN);
  return diagnostics.filter((each) => each.endsWith("unit-sums-others"));
};

describe("without a register", () => {
  test("a row of means is told with its cell", async () => {
    expect(await told([...units(0, 4), ["", "Mặt bằng", ...meanOf(GIVEN)]])).toEqual(["warning B6 unit-sums-others"]);
  });
  test("so are the sums of blocks, and what sums up all blocks", async () => {
    const blocks: Rows = [
      ...units(0, 2),
      ["", "Cụm 1", ...meanOf(GIVEN.slice(0, 2))],
      ...units(2, 4),
      ["", "Cụm 2", ...sumOf(GIVEN.slice(2))],
      ["", "Hà Tĩnh", ...meanOf(GIVEN)],
    ];
    expect(await told(blocks)).toEqual(["B4", "B7", "B8"].map((cell) => `warning ${cell} unit-sums-others`));
  });
  test("a column of means in a table with units for columns", async () => {
    const rows = CODES.map((code, index): Value[] => [code, "", ...[...GIVEN, meanOf(GIVEN)].map((row) => row[index] ?? 0)]);
    const [, , diagnostics] = await score(csv([["Mã", "Tiêu chí", ...NAMES, "Mặt bằng"], ...rows]), OPEN);
    expect(diagnostics).toContain("warning G1 unit-sums-others");
  });
  test("units with their own figures are units", async () => expect(await told(units(0, 4))).toEqual([]));
  test("all with the same figures are units, the last of them too", async () => {
    expect(await told(NAMES.map((name, index) => [index + 1, name, ...MAXIMA]))).toEqual([]);
  });
  test("one figure that differs by a hundredth is enough to be a unit of one's own", async () => {
    const [first = 0, ...others] = meanOf(GIVEN);
    expect(await told([...units(0, 4), ["", "Sở Y", first + 0.01, ...others]])).toEqual([]);
  });
  test("what says of what kind it is, is one", async () => {
    expect(await told([...units(0, 4), [5, "Huyện B", ...meanOf(GIVEN)]])).toEqual([]);
  });
  test.each(["Grand Total", "Tổng cuối", "(*) Tính đến 31/12"])("%s is no unit by its words", async (name) => {
    const [, scored] = await score(csv([HEADS, ...units(0, 2), ["", name, 1, 1, 1, 1]]), OPEN);
    expect(scored).toHaveLength(2);
  });
});

describe("criteria on several sheets", () => {
  const sheet = (from: number, to: number): Rows => [
    ["STT", "Đơn vị", ...CODES.slice(from, to)],
    [1, "Huyện A", ...MAXIMA.slice(from, to)],
    [2, "Huyện B", ...MAXIMA.slice(from, to)],
  ];
  const WHOLE = ["Huyện A 10.00 null", "Huyện B 10.00 null"];

  test("a sheet for each domain makes one assessment", async () => {
    expect(await score(workbook({ "LV 1": sheet(0, 2), "LV 2": sheet(2, 4) }, []))).toEqual([0, WHOLE, []]);
  });
  test("what both have is given twice", async () => {
    const [code, , diagnostics] = await score(workbook({ "LV 1": sheet(0, 3), "LV 2": sheet(2, 4) }, []));
    expect([code, diagnostics]).toEqual([1, ["error B2 unit-twice", "error B3 unit-twice"]]);
  });
  test("a form for each domain makes one form", async () => {
    const form = (from: number, to: number): Rows => [
      ["Đơn vị: Huyện A", null, null, null],
      [...KEY_HEADS, "Điểm tự chấm"],
      ...CODES.slice(from, to).map((code, index): Value[] => [code, "", MAXIMA[from + index] ?? 0, MAXIMA[from + index] ?? 0]),
    ];
    const [, scored, diagnostics] = await score(workbook({ "LV 1": form(0, 2), "LV 2": form(2, 4) }, []));
    expect([scored[0], diagnostics]).toEqual([WHOLE[0], []]);
    const [code] = await score(workbook({ "LV 1": form(0, 2), "LV 2": form(1, 4) }, []));
    expect(code).toBe(1);
  });
});

test("marks without a width, which come with text from web pages, make no other code", async () => {
  const rows = CODES.map((code, index): Value[] => [`\u00a0${code}\u200b`, "", MAXIMA[index] ?? 0, MAXIMA[index] ?? 0]);
  const form: Rows = [["Đơn vị: Huyện A", null, null, null], [...KEY_HEADS, "Điểm tự chấm"], ...rows];
  const [, scored, diagnostics] = await score(workbook({ S: form }, []));
  expect([scored[0], diagnostics]).toEqual(["Huyện A 10.00 null", []]);
});
