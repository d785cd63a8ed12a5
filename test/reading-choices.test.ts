/** What the user knows better than the headings, and what is shown of how sheets were read. */
import { describe, expect, test } from "vitest";
import type { LayoutChoices } from "../src/layouts/index.ts";
import { render } from "../src/text.ts";
import { readingBlocks } from "../src/views/readings.ts";
import { answersOf, branch, flat, leaf, type ReadBack, readAs, type Sheet, sheet, type Written } from "./build.ts";

const rubric = flat(4, [branch("1", 4, [leaf("1.1", 1), leaf("1.2", 1), leaf("1.3", 2, "{ kind: proportional }")])]);
const odd: readonly (readonly Written[])[] = [
  ["Chỉ mục", "Việc", "Chấm lần đầu", "Chấm lại"],
  ["1.1", "Kế hoạch", "0,5", 1],
];
const form: readonly (readonly Written[])[] = [
  ["Mã", "Điểm tự chấm"],
  ["1.1", 1],
];
const as = (choices: LayoutChoices, rows = odd, more: Sheet = {}): ReadBack => readAs(rubric, choices, sheet(rows, more));
const mapped = (...pairs: readonly (readonly [string, string])[]): LayoutChoices => ({ map: new Map(pairs) });
const told = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(({ message, fix }) => `${render(message, "vi")} ${fix === undefined ? "" : render(fix, "vi")}`.trim());

describe("headings given by the user", () => {
  test("make a table of one that the program does not know", () => {
    expect(as({}).errors).toEqual(["no-table"]);
    const bound = as(mapped(["Chỉ mục", "code"], ["CHẤM LẦN ĐẦU:", "points-self"], ["Chấm lại", "points-appraisal"]));
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Huyện A 1.1 appraisal 1", "Huyện A 1.1 self 0.5"]]);
  });
  test("may stand for a code, a field, a round of one", () => {
    const rows = [
      ["Huyện", "KH", "Sáng kiến", "Tử", "Mẫu"],
      ["Huyện A", 1, 0.5, 38, 40],
    ];
    const bound = as(
      mapped(["Huyện", "unit"], ["KH", "1.1"], ["Sáng kiến", "1.2@appraisal"], ["Tử", "1.3/numerator"], ["Mẫu", "1.3/denominator"]),
      rows,
      { sheet: "s" },
    );
    expect([bound.errors, answersOf(bound)]).toEqual([
      [],
      ["Huyện A 1.1 self 1", "Huyện A 1.2 appraisal 0.5", "Huyện A 1.3 self denominator=40 numerator=38"],
    ]);
  });
  test("a column may be set aside", () => {
    const rows = [
      ["Mã", "Điểm tự chấm", "Điểm thẩm định"],
      ["1.1", 1, 0.5],
    ];
    expect(answersOf(as(mapped(["Điểm thẩm định", "ignored"]), rows))).toEqual(["Huyện A 1.1 self 1"]);
  });
  test.each([
    [mapped(["Chấm lân đầu", "points-self"]), "Không có tiêu đề cột “Chấm lân đầu” trong các tệp. Tên gần đúng: Chấm lần đầu."],
    [
      mapped(["Việc", "point-self"]),
      "“point-self” không phải loại cột, cũng không phải mã tiêu chí của bộ tiêu chí thu. Tên gần đúng: points-self.",
    ],
    [mapped(["Việc", "1.9"]), "“1.9” không phải loại cột, cũng không phải mã tiêu chí của bộ tiêu chí thu."],
    [mapped(["Việc", "1.3/tu"]), "“1.3/tu” không phải loại cột"],
    [{ sheets: ["Huyen A"] }, "Không có trang tính “Huyen A”. Tên gần đúng: Huyện A."],
    [{ layout: "fom" }, "Không có mẫu bảng “fom”. Tên gần đúng: form."],
    [{ layout: "xyz123" }, "Không có mẫu bảng “xyz123”. Chọn một trong: form, "],
  ])("a name that does not exist is an error with advice, and nothing is read", (choices: LayoutChoices, sentence) => {
    const bound = as(choices);
    expect(told(bound)).toHaveLength(1);
    expect(told(bound)[0]).toContain(sentence);
    expect(bound.submissions).toEqual([]);
  });
});

describe("sheets given by the user", () => {
  const two = [sheet(form, { sheet: "Huyện A" }), sheet(form, { sheet: "Nháp" })];
  test("are read, the others are listed", () => {
    const bound = readAs(rubric, { sheets: ["huyện a"] }, ...two);
    expect(bound.submissions.map(({ unit }) => unit.name)).toEqual(["Huyện A"]);
    expect(bound.notRead.map(({ what }) => render(what, "vi"))).toEqual(["trang tính “Nháp” không được chọn"]);
  });
});

describe("a sheet that fits two layouts", () => {
  const both: readonly (readonly Written[])[] = [
    ["Đơn vị", "Mã", "Điểm tự chấm", "1.1", "1.2"],
    ["Huyện A", "1.1", 1, 1, 0.5],
  ];
  test("is read as neither; the error names both and how to choose", () => {
    const bound = as({}, both, { sheet: "s" });
    expect(bound.errors).toEqual(["layout-ambiguous"]);
    expect(told(bound)[0]).toContain("long («");
    expect(told(bound)[0]).toContain("wide («");
    expect(told(bound)[0]).toContain("--layout long");
    expect(bound.submissions).toEqual([]);
  });
  test("is read as the layout that is chosen", () => {
    expect(answersOf(as({ layout: "wide" }, both, { sheet: "s" }))).toEqual(["Huyện A 1.1 self 1", "Huyện A 1.2 self 0.5"]);
    expect(answersOf(as({ layout: "long" }, both, { sheet: "s" }))).toEqual(["Huyện A 1.1 self 1"]);
  });
});

describe("how sheets were read", () => {
  test("layout, heading rows, columns as the file has them, the decimal mark", () => {
    const bound = as(mapped(["Chỉ mục", "code"], ["Chấm lần đầu", "points-self"]), [["BIỂU"], [], ...odd]);
    expect(bound.readings).toMatchObject([
      {
        at: { sheet: "Huyện A", row: 2 },
        bottom: 2,
        layout: { id: "form" },
        columns: [
          { column: 0, heading: "Chỉ mục", taken: { vi: "Mã tiêu chí" } },
          { column: 1, heading: "Việc", taken: undefined },
          { column: 2, heading: "Chấm lần đầu", taken: { vi: "Điểm: tự đánh giá" }, decimal: "comma" },
          { column: 3, heading: "Chấm lại", taken: undefined },
        ],
      },
    ]);
  });
  test("forms that read alike are told once", () => {
    const bound = readAs(rubric, {}, ...["A", "B", "C"].map((name) => sheet(form, { sheet: `Huyện ${name}` })));
    const texts = readingBlocks(bound.readings, "vi").map((block) => (block.kind === "paragraph" ? block.text : block.kind));
    expect(texts).toEqual([
      "heading",
      "thu.xlsx › 'Huyện A'!A1: mẫu form («Biểu tự đánh giá: mỗi đơn vị một trang tính»), tiêu đề ở dòng 1; 2 trang tính khác đọc cùng cách",
      "list",
    ]);
    expect(readingBlocks([], "vi")).toEqual([]);
  });
  test("the columns of a wide table are told by code and round", () => {
    const bound = as({}, [
      ["Đơn vị", "1.1", "1.2 (thẩm định)", "1.3/numerator"],
      ["Huyện A", 1, "0.5", 3],
    ]);
    expect(bound.readings[0]?.columns.map(({ taken, decimal }) => [taken?.vi, decimal])).toEqual([
      ["Đơn vị", undefined],
      ["1.1: tự đánh giá", undefined],
      ["1.2: thẩm định", "point"],
      ["1.3/numerator: tự đánh giá", undefined],
    ]);
  });
});

describe("what is hidden is named", () => {
  test("rows and columns, in ranges", () => {
    const rows = [["Mã", "Nội dung", "Điểm tự chấm"], ...["1.1", "1.2", "1.3"].map((code) => [code, "x", null]), [null, "Ghi chú"]];
    const bound = as({}, rows as Written[][], { hiddenRows: [1, 2, 4, 9], hiddenColumns: [1, 2] });
    expect(told(bound)[0]).toContain("vẫn được đọc: dòng 2-3, 5; cột B.");
  });
});
