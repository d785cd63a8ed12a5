/** Whose answer a cell is: units, rounds, rows and sheets. */
import { describe, expect, test } from "vitest";
import { decode, type Table } from "../src/tables/index.ts";
import { answersOf, read, sheet, type Written } from "./build.ts";
import { form, HEAD, notRead, rubric } from "./read-forms.ts";

const answers = (...rows: readonly (readonly Written[])[]): readonly string[] =>
  answersOf(form(...rows)).map((line) => line.replace("Huyện A ", ""));

async function csv(text: string): Promise<Table> {
  const { tables } = await decode("thu.csv", Buffer.from(text), { inflate: () => undefined });
  return tables[0] as Table;
}

describe("whose answer it is", () => {
  test("facts of a survey leaf are of the survey; points that a unit typed for it are refused with a warning", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Kết quả điều tra", "Điểm tự đánh giá"],
        ["3.1", 88, 2],
      ]),
    );
    expect([answersOf(bound), bound.warnings, bound.errors]).toEqual([["Huyện A 3.1 survey percent=88"], ["round-not-allowed"], []]);
    expect(form(["3.1", null, null, null, "-"]).diagnostics).toEqual([]);
  });
  test("a survey result for a leaf that is not of the survey is not taken in silence", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm điều tra"],
        ["1.2", 1],
        ["3.1", 1],
      ]),
    );
    expect([answersOf(bound), bound.warnings]).toEqual([["Huyện A 3.1 survey 1"], ["not-of-survey"]]);
  });
  test("units may not score what only appraisers do", () => {
    const bound = form(["2.4", null, null, null, 1, 0.5]);
    expect([answersOf(bound), bound.warnings]).toEqual([["Huyện A 2.4 appraisal 0.5"], ["round-not-allowed"]]);
  });
  test("a row with nothing but evidence is no answer", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Minh chứng"],
        ["1.2", null, "QĐ 12"],
      ]),
    );
    expect([answersOf(bound), bound.errors]).toEqual([[], []]);
    expect(bound.submissions[0]?.answers.get("1.2")).toMatchObject({ rounds: {}, evidence: "QĐ 12" });
  });
});

describe("rows and sheets", () => {
  test("signatures are listed, and points in the row of a figure", () => {
    const bound = form(
      ["1.2", null, null, null, 1],
      [null, "Tổng cộng", 16, null, 1],
      [null, "NGƯỜI LẬP"],
      ["3.2/items", null, null, 2, 1],
    );
    expect(notRead(bound)).toEqual(["dòng ghi ngày, ký tên", "điểm ghi ở dòng số liệu 3.2/items; điểm chỉ lấy ở dòng của tiêu chí"]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 self 1", "Huyện A 3.2 self items=2"]);
  });
  test("columns and sheets that are not understood are listed", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Người lập biểu"],
        ["1.2", 1, "An"],
      ]),
      sheet([["Bìa"]], { sheet: "Bìa" }),
    );
    expect(notRead(bound)).toEqual(["trang tính “Bìa” không phải bảng chấm điểm", "cột “Người lập biểu”"]);
  });
  test("a file without any table of scores is an error though another file has one", () => {
    const bound = read(rubric, sheet([HEAD, ["1.2", null, null, null, 1]]), sheet([["Ghi chú"]], { file: "khac.xlsx" }));
    expect(bound.errors).toEqual(["no-table"]);
  });
  test("hidden rows, columns and sheets are read, and said", () => {
    const rows = [HEAD, ["1.2", null, null, null, 1]];
    expect(read(rubric, sheet(rows, { hiddenRows: [1] })).warnings).toEqual(["cells-hidden"]);
    expect(read(rubric, sheet(rows, { hiddenColumns: [4] })).warnings).toEqual(["cells-hidden"]);
    const hidden = read(rubric, sheet(rows, { hidden: true }));
    expect([hidden.warnings, answersOf(hidden)]).toEqual([["sheet-hidden"], ["Huyện A 1.2 self 1"]]);
  });
  test("a list of offices is on the sheet of its leaf; a merged unit stands for all its rows, a line without one is an error", () => {
    const head = ["Đơn vị", "Vòng", "Tên cơ quan", "Số cấp phó"];
    const list = (...rows: readonly (readonly Written[])[]) =>
      sheet([head, ...rows], { sheet: "2.3", merges: [{ top: 1, bottom: 2, left: 0, right: 0 }] });
    const good = read(rubric, list(["Huyện A", "Tự chấm", "Phòng 1", 2], [null, "Tự chấm", "Phòng 2", 3], [null, null, "Người lập"]));
    expect([answersOf(good), good.errors]).toEqual([["Huyện A 2.3 self offices=Phòng 1(deputies=2)+Phòng 2(deputies=3)"], []]);
    expect(read(rubric, list(["Huyện A", "", "P1", 2], [null, "", "P2", 3], [null, "", "P3", 4])).errors).toEqual([
      "list-row-without-unit",
    ]);
    expect(answersOf(read(rubric, list(["Huyện A", "", "P1", "hai"])))).toEqual(["Huyện A 2.3 self offices=P1() unreadable"]);
  });
  test("a list and totals in the form are kept side by side", () => {
    const bound = read(
      rubric,
      sheet([HEAD, ["2.3/over", null, null, 1]]),
      sheet(
        [
          ["Đơn vị", "Số cấp phó"],
          ["Huyện A", 2],
        ],
        { sheet: "2.3" },
      ),
    );
    expect([answersOf(bound), bound.errors]).toEqual([["Huyện A 2.3 self offices=(deputies=2) over=1"], []]);
  });
  test("one answer in two places counts for neither", () => {
    const long = (file: string, value: number) =>
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Huyện A", "1.2", value],
        ],
        { file, sheet: "" },
      );
    const bound = read(rubric, long("a.csv", 1), long("b.csv", 0.5));
    expect([bound.errors, answersOf(bound)]).toEqual([["answer-twice"], ["Huyện A 1.2 self 1 unreadable"]]);
  });
  test("a wide table of later rounds or of the survey stands beside the forms", () => {
    const survey = sheet(
      [
        ["Đơn vị", "3.1/percent", "1.2 (thẩm định)"],
        ["Huyện A", 90, 0.5],
      ],
      { sheet: "ĐTXHH" },
    );
    const bound = read(rubric, sheet([HEAD, ["1.2", null, null, null, 1]]), survey);
    expect([bound.errors, answersOf(bound)]).toEqual([
      [],
      ["Huyện A 1.2 appraisal 0.5", "Huyện A 1.2 self 1", "Huyện A 3.1 survey percent=90"],
    ]);
  });
  test("text tables read the same", async () => {
    const bound = read(rubric, await csv("Đơn vị;Mã;Điểm tự chấm\nHuyện A;1.2;0,5\nHuyện A;1.10;1\n"));
    expect(answersOf(bound)).toEqual(["Huyện A 1.10 self 1", "Huyện A 1.2 self 0.5"]);
    expect(answers(["1.2", null, null, null, 0.5], ["1.10", null, null, null, 1])).toEqual(["1.10 self 1", "1.2 self 0.5"]);
  });
});
