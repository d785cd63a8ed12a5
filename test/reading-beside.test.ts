/** Headings of what stands beside points: differences, deductions, other bodies, earlier rounds. None of it may be taken for a score. */
import { describe, expect, test } from "vitest";
import {
  CODES,
  csv,
  formOf,
  full,
  KEY_HEADS,
  MAXIMA,
  none,
  type Rows,
  score,
  twiceTold,
  UNITS,
  type Value,
  workbook,
} from "./headed-sheets.ts";

type Column = (max: number) => Value;
/** Two forms with the columns under these headings, one row of headings or two; what is merged is the first row. */
const forms = (heads: Rows, columns: readonly Column[], merges: readonly string[] = []): Uint8Array => {
  const rows = formOf(
    heads.map((row, index) => [...(index === 0 ? KEY_HEADS : [null, null, null]), ...row]),
    ...columns,
  );
  return workbook({ "Huyện A": rows, "Huyện B": rows }, merges);
};
const SELF_ONLY = ["Huyện A 10.00 null", "Huyện B 10.00 null"];
const SELF_AND = (appraised: string): readonly string[] => ["Huyện A", "Huyện B"].map((unit) => `${unit} 10.00 ${appraised}`);

describe("what a heading has in brackets", () => {
  test.each([
    ["Điểm thẩm định (chênh lệch)", "warning"],
    ["Điểm thẩm định (bị trừ)", "error"],
    ["Thẩm định (điểm trừ)", "error"],
    ["Điểm thẩm định (tăng/giảm)", "warning"],
    ["Điểm thẩm định (+/-)", "error"],
    ["Điểm thẩm định (%)", "error"],
  ])("%s is no appraisal", async (heading, severity) => {
    const file = forms([["Điểm tự chấm", heading]], [full, none]);
    expect(await score(file)).toEqual([severity === "error" ? 1 : 0, SELF_ONLY, twiceTold(`${severity} E1 column-with-figures`)]);
  });
  test.each(["Điểm tự chấm (năm trước)", "Điểm tự chấm (kỳ trước)"])("%s is of another year", async (heading) => {
    const file = forms([[heading, "Điểm tự chấm"]], [none, full]);
    expect(await score(file)).toEqual([0, SELF_ONLY, twiceTold("warning D1 column-other-year")]);
  });
  test.each([
    "Điểm tự chấm (1)",
    "Điểm tự chấm (đơn vị)",
    "Điểm tự chấm (tối đa 3 điểm)",
    "Điểm tự chấm (năm 2024)",
    "Điểm tự chấm (lần 1)",
  ])("%s is the heading all the same", async (heading) => expect(await score(forms([[heading]], [full]))).toEqual([0, SELF_ONLY, []]));
  test.each([
    ["Điểm thẩm định (đợt 2)", "Điểm thẩm định (đợt 1)"],
    ["Thẩm định (lần 2)", "Thẩm định (lần 1)"],
    ["Điểm TĐ vòng 2", "Điểm TĐ vòng 1"],
    ["TĐ lần 2", "TĐ lần 1"],
  ])("%s stands before %s and is the later round", async (later, earlier) => {
    const file = forms([["Tự chấm", later, earlier]], [full, full, none]);
    expect(await score(file)).toEqual([0, SELF_AND("10.00"), []]);
  });
  test("two columns that differ only there are not put in an order", async () => {
    const file = forms([["Tự chấm", "Điểm thẩm định (sau giải trình)", "Điểm thẩm định"]], [full, none, full]);
    expect(await score(file)).toEqual([1, SELF_ONLY, twiceTold("error F1 columns-same")]);
  });
  test("one heading printed twice is still the second appraisal", async () => {
    const file = forms([["Tự chấm", "Điểm chấm thực tế", "Điểm chấm thực tế"]], [full, none, full]);
    expect(await score(file)).toEqual([0, SELF_AND("10.00"), []]);
  });
  test("a column that was named for --map leaves the one without the brackets alone", async () => {
    const { main } = await import("../src/cli.ts");
    const { memoryHost } = await import("./memory-host.ts");
    const { RUBRIC } = await import("./headed-sheets.ts");
    const file = forms([["Tự chấm", "Điểm thẩm định", "Điểm thẩm định (bị trừ)"]], [full, full, none]);
    const host = memoryHost({ files: { "a.xlsx": file, "thu.yaml": RUBRIC } });
    const args = ["score", "a.xlsx", "-r", "thu.yaml", "-f", "json", "--map", "Điểm thẩm định (bị trừ)=ignored"];
    expect(await main(args, host)).toBe(0);
    expect(JSON.parse(host.stdout()).groups[0].units.map((unit: { appraised: string }) => unit.appraised)).toEqual(["10.00", "10.00"]);
  });
});

describe("what stands below «Thẩm định»", () => {
  const under = (...below: readonly string[]): Rows => [
    ["Điểm tự chấm", "Điểm thẩm định", ...below.slice(1).map(() => null)],
    [null, ...below],
  ];
  const merges = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"];
  const words: Column = () => "chưa đủ";

  test.each([
    ["Chênh lệch", 0, "warning"],
    ["Điểm trừ", 1, "error"],
    ["Điểm thưởng", 1, "error"],
  ])("%s is none of its points", async (below, code, severity) => {
    const file = forms(under(below, "Ghi chú"), [full, none, words], merges);
    expect(await score(file)).toEqual([code, SELF_ONLY, twiceTold(`${severity} E2 column-with-figures`)]);
  });
  test("its points stand beside the share of the maximum", async () => {
    const file = forms(under("Điểm", "Tỷ lệ (%)"), [full, full, () => 100], merges);
    expect(await score(file)).toEqual([0, SELF_AND("10.00"), twiceTold("warning F2 column-with-figures")]);
  });
  test("of two bodies that are not known neither is the appraisal, nor the second one a reappraisal", async () => {
    const file = forms(under("Sở Nội vụ", "Sở Tư pháp"), [full, full, none], merges);
    expect(await score(file)).toEqual([1, SELF_ONLY, ["E2", "F2", "E2", "F2"].map((cell) => `error ${cell} column-with-figures`)]);
  });
  test("one body alone is the one that appraised", async () => {
    const file = forms(under("Sở Nội vụ", "Ghi chú"), [full, full, words], merges);
    expect(await score(file)).toEqual([0, SELF_AND("10.00"), []]);
  });
  test("the council is the council", async () => {
    const file = forms(under("Sở Nội vụ", "Hội đồng"), [full, full, none], merges);
    expect(await score(file)).toEqual([1, SELF_AND("10.00"), twiceTold("error F3 round-not-in-rubric")]);
  });
});

describe("the same over codes and below units", () => {
  const wide = (below: readonly string[], ...values: readonly Column[]): string =>
    csv([
      ["STT", "Đơn vị", ...CODES.flatMap((code) => [code, ...below.slice(1).map(() => null)])],
      [null, null, ...CODES.flatMap(() => below)],
      ...UNITS.map((unit, index) => [index + 1, unit, ...MAXIMA.flatMap((max) => values.map((value) => value(max)))]),
    ]);
  const columns = (first: number, step: number): readonly string[] =>
    CODES.map((_, index) => String.fromCharCode(67 + first + index * step));

  test("differences below the codes are no points", async () => {
    const told = columns(1, 2).map((column) => `warning ${column}2 column-with-figures`);
    expect(await score(wide(["Điểm", "Chênh lệch"], full, none))).toEqual([0, SELF_ONLY, told]);
  });
  test("alone they are no table of scores", async () => {
    expect(await score(wide(["Chênh lệch"], none))).toEqual([2, [], ["no-table"]]);
  });
  test("a body that is not known is told, and the round beside it is read", async () => {
    const told = columns(1, 2).map((column) => `error ${column}2 column-with-figures`);
    expect(await score(wide(["Tự chấm", "Sở Nội vụ"], full, none))).toEqual([1, SELF_ONLY, told]);
  });
  test("the second round may stand first", async () => {
    expect(await score(wide(["TC", "TĐ lần 2", "TĐ lần 1"], full, full, none))).toEqual([0, SELF_AND("10.00"), []]);
  });
  test("maxima and names below the codes make them no other columns", async () => {
    const heads: Rows = [
      ["Đơn vị", ...CODES],
      [null, "Tối đa 2 điểm", "Tối đa 3 điểm", "Tối đa 2 điểm", "Tối đa 3 điểm"],
    ];
    expect(await score(csv([...heads, ...UNITS.map((unit) => [unit, ...MAXIMA])]))).toEqual([0, SELF_ONLY, []]);
  });
  test("a group of columns of differences is told and not read", async () => {
    const rows: Rows = [
      ["Đơn vị", "Tự chấm", null, null, null, "Chênh lệch so với năm trước", null, null, null],
      [null, ...CODES, ...CODES],
      ...UNITS.map((unit) => [unit, ...MAXIMA, 0, 0, 0, 0]),
    ];
    const [code, units] = await score(workbook({ S: rows }, ["A1:A2", "B1:E1", "F1:I1"]));
    expect([code, units]).toEqual([0, SELF_ONLY]);
  });
  test("points lost below a unit are no unit", async () => {
    const rows: Rows = [
      ["Mã", "Tiêu chí", ...UNITS.flatMap((unit) => [unit, null])],
      [null, null, ...UNITS.flatMap(() => ["TC", "Điểm trừ"])],
      ...CODES.map((code, index) => [code, "", ...UNITS.flatMap(() => [MAXIMA[index] ?? 0, 0])]),
    ];
    const told = ["D2", "F2"].map((cell) => `error ${cell} column-with-figures`);
    expect(await score(workbook({ S: rows }, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]))).toEqual([1, SELF_ONLY, told]);
  });
});

test("the body may stand in the heading of its points", async () => {
  const file = forms([["Điểm đơn vị tự chấm", "Điểm Sở Nội vụ thẩm định"]], [full, none]);
  expect(await score(file)).toEqual([0, SELF_AND("0.00"), []]);
});

test.each([
  ["Tự chấm", "Thẩm định"],
  ["Điểm tự chấm", "Điểm thẩm định"],
])("«%s», «%s» below the names of units are a matrix and no form", async (...rounds) => {
  const rows: Rows = [
    [...KEY_HEADS, ...UNITS.flatMap((unit) => [unit, null])],
    [null, null, null, ...UNITS.flatMap(() => rounds)],
    ...CODES.map((code, index) => [code, "", MAXIMA[index] ?? 0, ...UNITS.flatMap(() => [MAXIMA[index] ?? 0, 0])]),
  ];
  expect(await score(workbook({ S: rows }, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]))).toEqual([0, SELF_AND("0.00"), []]);
});
