/** One row a criterion, one column a unit: the units are the headings. */
import { describe, expect, test } from "vitest";
import { cellName } from "../src/source.ts";
import { answersOf, branch, dec, flat, leaf, type ReadBack, read, rubricOf, type Sheet, sheet, type Written } from "./build.ts";

const domains = [branch("1", 4, [leaf("1.1", 2), leaf("1.2", 2, "{ kind: proportional }")]), branch("2", 6, [leaf("2.1", 6)])];
const open = flat(10, domains);
const registered = rubricOf(
  `maxPoints: 10\ndomains: [${domains.join(", ")}]\nunits: [{ id: va, name: Huyện Vũ Quang }, { id: kx, name: Thị xã Kỳ Anh }, { id: kh, name: Huyện Kỳ Anh }]`,
);
const merge = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
const matrix = (rows: readonly (readonly Written[])[], more: Sheet = {}, rubric = registered): ReadBack =>
  read(rubric, sheet(rows, { sheet: "TH", ...more }));
const printed = ({ printed: list }: ReadBack): readonly string[] =>
  list.map(({ unit, node, what, round, value, at }) =>
    [unit ?? "-", node === "" ? "*" : node, what, round ?? "-", dec(value), cellName(at.row, at.column)].join(" "),
  );

const L8: readonly (readonly Written[])[] = [
  ["UBND TỈNH X", null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
  [null, null, null, "Độc lập - Tự do - Hạnh phúc"],
  [],
  [],
  ["BẢNG TỔNG HỢP ĐIỂM THẨM ĐỊNH"],
  ["NĂM 2022"],
  [],
  ["STT", "Nội dung", "Điểm tối đa", "Huyện Vũ Quang", "TX. Kỳ Anh"],
  ["1", "LĨNH VỰC 1", 4, 3, 4],
  ["1.1", "Kế hoạch", 2, "1,5", 2],
  ["2.1", "Kiểm tra", 6, 5, 6],
  [],
  [null, "Tổng điểm", "100", 8, 10],
  [],
  [null, null, null, null, " LÃNH ĐẠO ĐƠN VỊ "],
];

describe("names of units for headings", () => {
  test("L8: title block, a total with the text '100', a signature; the round is that of the title", () => {
    const bound = matrix(L8);
    expect(bound.errors).toEqual([]);
    expect(answersOf(bound)).toEqual([
      "Huyện Vũ Quang 1.1 appraisal 1.5",
      "Huyện Vũ Quang 2.1 appraisal 5",
      "Thị xã Kỳ Anh 1.1 appraisal 2",
      "Thị xã Kỳ Anh 2.1 appraisal 6",
    ]);
    expect(printed(bound)).toEqual([
      "- 1 maximum - 4 C9",
      "va 1 points appraisal 3 D9",
      "kx 1 points appraisal 4 E9",
      "- 1.1 maximum - 2 C10",
      "- 2.1 maximum - 6 C11",
      "- * maximum - 100 C13",
      "va * points appraisal 8 D13",
      "kx * points appraisal 10 E13",
    ]);
    expect(bound.notRead).toMatchObject([{ at: { row: 14, column: 4 } }]);
    expect(bound.readings[0]?.columns[3]?.taken?.vi).toBe("Huyện Vũ Quang: thẩm định");
  });
  test("without a title the points are the unit's own, those of the survey and of appraisers theirs", () => {
    const rows = [
      ["Mã", "A1", "Sở Nội vụ", "Sở Tài chính"],
      ["1.1", null, 1, 2],
    ];
    const mixed = flat(10, [leaf("1", 4), leaf("2", 3, "{ kind: survey }"), leaf("3", 3, undefined, "source: assessor")]);
    const bound = read(
      mixed,
      sheet(
        [
          ["Mã", "Sở Nội vụ", "Sở Tài chính"],
          ["1", 1, 2],
          ["2", 1, 2],
          ["3", 1, 2],
        ],
        { sheet: "s" },
      ),
    );
    expect(answersOf(bound).slice(0, 3)).toEqual(["Sở Nội vụ 1 self 1", "Sở Nội vụ 2 survey 1", "Sở Nội vụ 3 appraisal 1"]);
    expect(answersOf(matrix(rows, {}, open))).toEqual(["Sở Nội vụ 1.1 self 1", "Sở Tài chính 1.1 self 2"]);
  });
  test.each([
    ["merged", [merge(0, 2, 0, 3), merge(0, 4, 0, 5), merge(0, 0, 1, 0), merge(0, 1, 1, 1)]],
    ["not merged", []],
  ])("two rows deep, %s: the unit over TC and TĐ", (_, merges) => {
    const rows = [
      ["STT", "Tiêu chí", "Huyện Vũ Quang", null, "Huyện Kỳ Anh", null],
      [null, null, "TC", "TĐ", "TC", "TĐ"],
      ["1.1", "Kế hoạch", 2, 1.5, 1, 1],
    ];
    const expected = [
      "Huyện Kỳ Anh 1.1 appraisal 1",
      "Huyện Kỳ Anh 1.1 self 1",
      "Huyện Vũ Quang 1.1 appraisal 1.5",
      "Huyện Vũ Quang 1.1 self 2",
    ];
    for (const rubric of [registered, open]) {
      const bound = matrix(rows, { merges }, rubric);
      expect([bound.errors, answersOf(bound)]).toEqual([[], expected]);
    }
  });
  test("rounds written out below names that are not merged make no form of it, whatever the first row of data holds", () => {
    const rows = [
      ["Mã", "Huyện Vũ Quang", null, "Huyện Kỳ Anh", null],
      [null, "Tự chấm", "Thẩm định", "Tự chấm", "Thẩm định"],
      ["1.1", 2, 1.5, 1, 1],
    ];
    const bound = matrix(rows);
    expect(bound.errors).toEqual([]);
    expect(answersOf(bound)).toEqual([
      "Huyện Kỳ Anh 1.1 appraisal 1",
      "Huyện Kỳ Anh 1.1 self 1",
      "Huyện Vũ Quang 1.1 appraisal 1.5",
      "Huyện Vũ Quang 1.1 self 2",
    ]);
  });
  test("L16: several rounds in one cell, KP not assigned, a dash empty", () => {
    const bound = matrix([
      ["Tiêu chí", "Huyện Vũ Quang", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"],
      ["1.1. Kế hoạch", "ĐTC:2 | TĐ1:1,5 | TĐ2:-", "KP", "-"],
      ["2.1. Kiểm tra", "ĐTC:6 | TĐ1:5.25 | TĐ2:5.5", "ĐTC:KP | TĐ1:KP", "ĐTC:4"],
    ]);
    expect(bound.errors).toEqual([]);
    expect(answersOf(bound)).toEqual([
      "Huyện Kỳ Anh 1.1 self NA",
      "Huyện Kỳ Anh 2.1 appraisal NA",
      "Huyện Kỳ Anh 2.1 self NA",
      "Huyện Vũ Quang 1.1 appraisal 1.5",
      "Huyện Vũ Quang 1.1 self 2",
      "Huyện Vũ Quang 2.1 appraisal 5.25",
      "Huyện Vũ Quang 2.1 reappraisal 5.5",
      "Huyện Vũ Quang 2.1 self 6",
      "Thị xã Kỳ Anh 2.1 self 4",
    ]);
  });
  test("one sheet a domain: the same units again, other criteria", () => {
    const part = (name: string, code: string) =>
      sheet(
        [
          ["Mã", "Huyện Vũ Quang", "Huyện Kỳ Anh"],
          [code, 1, 2],
        ],
        { sheet: name },
      );
    const bound = read(registered, part("Nhóm 1", "1.1"), part("Nhóm 2", "2.1"));
    expect([bound.errors, answersOf(bound).length]).toEqual([[], 4]);
    expect(read(registered, part("Nhóm 1", "1.1"), part("Nhóm 2", "1.1")).errors).toEqual(["answer-twice", "answer-twice"]);
  });
  test("figures of a criterion have rows of their own, a share may be 38/40, points 1,5/2", () => {
    const bound = matrix([
      ["Mã", "Huyện Vũ Quang", "Huyện Kỳ Anh"],
      ["1.2/numerator", 38, 39],
      ["1.2/denominator", 40, 40],
      ["1.1", "1,5/2", "1,5/3"],
    ]);
    expect(answersOf(bound)).toEqual([
      "Huyện Kỳ Anh 1.1 self unreadable",
      "Huyện Kỳ Anh 1.2 self denominator=40 numerator=39",
      "Huyện Vũ Quang 1.1 self 1.5",
      "Huyện Vũ Quang 1.2 self denominator=40 numerator=38",
    ]);
  });
});

describe("what is wrong in a matrix", () => {
  test("an unknown or ambiguous unit is told at its heading; a remark is only listed", () => {
    const bound = matrix([
      ["Mã", "Huyện Vũ Quang", "Kỳ Anh", "Huyen Vu Quang", "Người nhập"],
      ["1.1", 1, 2, 1, "An"],
    ]);
    expect(bound.errors).toEqual(["unit-ambiguous", "unit-unknown"]);
    expect(bound.diagnostics[1]?.at).toMatchObject({ row: 0, column: 3 });
    expect(bound.notRead).toMatchObject([{ at: { column: 4 } }]);
    expect(answersOf(bound)).toEqual(["Huyện Vũ Quang 1.1 self 1"]);
  });
  test("a unit twice is told with both columns, and the second is not read", () => {
    const bound = matrix([
      ["Mã", "Huyện Vũ Quang", "H. Vũ Quang"],
      ["1.1", 1, 2],
    ]);
    expect([bound.errors, answersOf(bound)]).toEqual([["unit-column-twice"], ["Huyện Vũ Quang 1.1 self 1"]]);
    expect(bound.diagnostics[0]?.related?.[0]?.at).toMatchObject({ column: 1 });
  });
  test("a code twice counts for neither row, in any column", () => {
    const bound = matrix([
      ["Mã", "Huyện Vũ Quang", "Huyện Kỳ Anh"],
      ["1.1", 1, 2],
      ["1.1.", 1, null],
    ]);
    expect([bound.errors, answersOf(bound)]).toEqual([["code-twice"], ["Huyện Kỳ Anh 1.1 self 2", "Huyện Vũ Quang 1.1 self 1 unreadable"]]);
  });
  test("a printed maximum of another year is told once, not once a unit", () => {
    const bound = matrix([
      ["Mã", "Điểm tối đa", "Huyện Vũ Quang", "Huyện Kỳ Anh"],
      ["1.1", 3, 1, 2],
    ]);
    expect(bound.warnings).toEqual(["maximum-differs"]);
  });
  test("two rounds side by side in a form are no units", () => {
    const rows = [
      ["Mã", "Lần 1", null, "Lần 2", null],
      [null, "Điểm thẩm định", "Ý kiến", "Điểm thẩm định", "Ý kiến"],
      ["1.1", 1, "Thiếu", 2, "Đủ"],
    ];
    const bound = matrix(rows, { sheet: "Huyện Vũ Quang", merges: [merge(0, 1, 0, 2), merge(0, 3, 0, 4)] }, open);
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Huyện Vũ Quang 1.1 appraisal 1", "Huyện Vũ Quang 1.1 reappraisal 2"]]);
  });
});

test("a row that numbers the columns is part of the headings", () => {
  for (const numbers of [
    ["A", "B", 1, 2, 3],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    [1, 2, 3, 4, "5=3-4"],
  ]) {
    const bound = read(
      open,
      sheet([
        ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm bị trừ"],
        numbers,
        ["1", "Lĩnh vực", 4, 3, 1],
        ["1.1", "Tiêu chí 1.1", 2, 1, 1],
      ]),
    );
    expect([bound.errors, bound.warnings, answersOf(bound)]).toEqual([[], [], ["Huyện A 1.1 self 1"]]);
  }
});
