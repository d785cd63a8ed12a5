/** How forms become answers: what looks wrong and is told, and headings. Names of units are in reading-units.test.ts. */
import { describe, expect, test } from "vitest";
import { render } from "../src/text.ts";
import { answersOf, flat, leaf, type ReadBack, read, sheet, type Written } from "./build.ts";
import { form, HEAD, read1, rubric } from "./read-forms.ts";

describe("what looks wrong in a form is told, though it is read", () => {
  const toldAt = ({ diagnostics }: ReadBack): readonly string[] =>
    diagnostics.map(({ message, at }) => `${message.words.code} ${at.kind === "cell" ? `${at.row},${at.column}` : ""}`);
  test("a printed maximum that is not the rubric's, of a criterion and of a domain", () => {
    expect(toldAt(form(["1", "LĨNH VỰC", 5], ["1.2", "Tiêu chí 1.2", 2, null, 0.5]))).toEqual([
      "maximum-differs 1,2",
      "maximum-differs 2,2",
    ]);
    expect(toldAt(form(["1", "LĨNH VỰC", 4], ["1.2", "Tiêu chí 1.2", 1, null, 0.5]))).toEqual([]);
  });
  test("a row with figures whose code was lost; signatures are only listed", () => {
    const back = form(
      ["1.2", "Tiêu chí 1.2", 1, null, 0.5],
      [null, "Nội dung khác", 1, null, 0.5],
      [null, "Tổng cộng", 1, null, 1],
      [null, "NGƯỜI LẬP BIỂU"],
    );
    expect(toldAt(back)).toEqual(["row-code-lost 2,1"]);
    expect(back.notRead.map(({ what }) => what.words.code)).toEqual(["row-of-signatures"]);
  });
  test("a column of figures under a heading that nobody knows", () => {
    const table = sheet([
      [...HEAD, "Điểm Sở Nội vụ chấm", "Ghi nhớ"],
      ["1.2", "Tiêu chí 1.2", 1, null, 0.5, null, 0.25, "xem lại"],
    ]);
    const back = read(rubric, table);
    expect(toldAt(back)).toEqual(["column-with-figures 0,6"]);
    expect(back.notRead.map(({ what }) => render(what, "vi"))).toEqual(["cột “Ghi nhớ”"]);
  });
});

describe("headings", () => {
  const row = ["1.2", "Nội dung", 1, null, 0.5, 0.75];
  test("the header may stand at row 7, below titles and the unit's name", () => {
    const table = sheet([["ỦY BAN NHÂN DÂN"], [], ["BIỂU TỰ CHẤM"], ["Đơn vị: Huyện A"], [], [], HEAD, row], { sheet: "Sheet1" });
    expect(answersOf(read(rubric, table))).toEqual(["Huyện A 1.2 appraisal 0.75", "Huyện A 1.2 self 0.5"]);
  });
  test("two rows with merged cells", () => {
    const merges = [
      { top: 0, bottom: 0, left: 2, right: 3 },
      { top: 0, bottom: 1, left: 0, right: 0 },
    ];
    const table = [
      ["Mã", "Tiêu chí", "Điểm", null],
      [null, null, "Tự chấm", "Thẩm định"],
      ["1.2", "Nội dung", 0.5, 0.75],
    ];
    expect(read1(table, { merges })).toEqual(["1.2 appraisal 0.75", "1.2 self 0.5"]);
  });
  test("columns swapped, synonyms, a colon, unit of measure, lower case, tone placed either way", () => {
    expect(
      read1([
        ["ĐIỂM TỰ CHẤM (điểm):", "Điểm Thẩm Định", "mã số"],
        [0.5, 0.75, "1.2"],
      ]),
    ).toEqual(["1.2 appraisal 0.75", "1.2 self 0.5"]);
  });
  test("two columns of one appraisal heading are the first and the second appraisal", () => {
    expect(
      read1([
        ["Mã", "Điểm tự chấm", "Điểm thẩm định", "Điểm thẩm định"],
        ["1.2", 0.5, 0.75, 1],
      ]),
    ).toEqual(["1.2 appraisal 0.75", "1.2 reappraisal 1", "1.2 self 0.5"]);
  });
  test("a column that counts rows is not that of the codes", () => {
    expect(
      read1([
        ["STT", "Mã tiêu chí", "Điểm tự chấm"],
        [1, "1.2", 0.5],
        [2, "1.1", 1],
      ]),
    ).toEqual(["1.1 self 1", "1.2 self 0.5"]);
    expect(
      read1([
        ["STT", "Nội dung", "Điểm tự chấm"],
        ["1.2", "Kế hoạch", 0.5],
      ]),
    ).toEqual(["1.2 self 0.5"]);
  });
  test("in a wide table each criterion has its own rounds", () => {
    const table = [
      ["Đơn vị", "1.1", null, "1.2", null],
      [null, "Điểm tự chấm", "Điểm thẩm định", "Điểm tự chấm", "Điểm thẩm định"],
      ["Huyện A", 1, 0.5, 1, 0.75],
    ];
    const merges = [
      { top: 0, bottom: 0, left: 1, right: 2 },
      { top: 0, bottom: 0, left: 3, right: 4 },
      { top: 0, bottom: 1, left: 0, right: 0 },
    ];
    expect(read1(table, { merges, sheet: "s" })).toEqual(["1.1 appraisal 0.5", "1.1 self 1", "1.2 appraisal 0.75", "1.2 self 1"]);
  });
  test("a wide table headed by rounds above the codes, or with the round behind the code", () => {
    const merges = [{ top: 0, bottom: 0, left: 1, right: 2 }];
    expect(
      read1(
        [
          ["Đơn vị", "Thẩm định", null],
          [null, "1.1", "1.2"],
          ["Huyện A", 1, 0.5],
        ],
        { merges, sheet: "s" },
      ),
    ).toEqual(["1.1 appraisal 1", "1.2 appraisal 0.5"]);
    expect(
      read1(
        [
          ["Đơn vị", "1.1 (thẩm định)", "1.2"],
          ["Huyện A", 1, 0.5],
        ],
        { sheet: "s" },
      ),
    ).toEqual(["1.1 appraisal 1", "1.2 self 0.5"]);
  });
  test("a wide column twice counts for neither; a wrong or broken code in a heading is told", () => {
    const twice = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "1.1", "1.2", "1.2"],
          ["Huyện A", 1, 0.5, 1],
        ],
        { sheet: "s" },
      ),
    );
    expect(twice.errors).toEqual(["column-twice"]);
    expect(answersOf(twice)).toEqual(["Huyện A 1.1 self 1", "Huyện A 1.2 self unreadable"]);
    const errors = (heading: Written) =>
      read(
        rubric,
        sheet(
          [
            ["Đơn vị", "1.1", "1.2", heading],
            ["Huyện A", 1, 0.5, 1],
          ],
          { sheet: "s" },
        ),
      ).errors;
    expect(errors("1.3")).toEqual(["code-unknown"]);
    expect(errors("1,10")).toEqual([]);
    expect(errors("3.2/item")).toEqual(["field-unknown"]);
    expect(errors({ type: "date", text: "2022-05-02" })).toEqual(["code-became-date"]);
    expect(errors(1.1)).toEqual(["code-ambiguous"]);
    expect(errors("Ghi chú năm 2022")).toEqual([]);
  });
  test("a round that the rubric does not have is an error, once a column", () => {
    const two = flat(2, [leaf("1", 1), leaf("2", 1)], "rounds: [self, appraisal]");
    const bound = read(
      two,
      sheet([
        ["Mã", "Điểm tự chấm", "Điểm Hội đồng"],
        ["1", 1, 0.5],
        ["2", 1, 0],
      ]),
    );
    expect(bound.errors).toEqual(["round-not-in-rubric"]);
  });
  test("a long row of one round under a heading of another is an error", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Mã", "Vòng", "Điểm tự chấm"],
          ["Huyện A", "1.2", "Thẩm định", 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([bound.errors, answersOf(bound)]).toEqual([["round-differs"], []]);
    const value = sheet(
      [
        ["Đơn vị", "Mã", "Vòng", "Giá trị"],
        ["Huyện A", "1.2", "Thẩm định", 1],
        ["Huyện A", "1.2", null, 0.5],
      ],
      { sheet: "s" },
    );
    expect(answersOf(read(rubric, value))).toEqual(["Huyện A 1.2 appraisal 1", "Huyện A 1.2 self 0.5"]);
  });
});
