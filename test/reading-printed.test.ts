/** Figures that sheets print though they follow from others: kept with their cells, never taken for answers. */
import { describe, expect, test } from "vitest";
import { cellName } from "../src/source.ts";
import { answersOf, branch, dec, flat, leaf, type ReadBack, read, type Sheet, sheet, type Written } from "./build.ts";

const rubric = flat(10, [
  branch("1", 4, [branch("1.1", 3, [leaf("1.1.1", 2), leaf("1.1.2", 1)]), leaf("1.2", 1)]),
  branch("2", 6, [leaf("2.1", 4), leaf("2.2", 2)]),
]);
const HEAD = ["Mã", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm bị trừ", "Điểm đạt được"] as const;

/** Every printed figure in one line: unit, node, what, round, value, cell. */
const printed = ({ printed: list }: ReadBack): readonly string[] =>
  list.map(({ unit, node, what, round, value, at }) =>
    [unit === undefined ? "-" : "A", node === "" ? "*" : node, what, round ?? "-", dec(value), cellName(at.row, at.column)].join(" "),
  );
const form = (...rows: readonly (readonly Written[])[]): ReadBack => read(rubric, sheet([HEAD, ...rows]));
describe("in a form", () => {
  test("maxima, sums of domains and criteria by round, and what stands beside the points of a leaf", () => {
    const bound = form(["1", "LĨNH VỰC", 4, 3, "2,5", 1.5, 2.5], ["1.1", "Tiêu chí", 3, 2], ["1.1.1", "Nội dung", 2, 2, 1.5, 0.5, 1.5]);
    expect(printed(bound)).toEqual([
      "A 1 maximum - 4 C2",
      "A 1 points self 3 D2",
      "A 1 points appraisal 2.5 E2",
      "A 1 lost - 1.5 F2",
      "A 1 points - 2.5 G2",
      "A 1.1 maximum - 3 C3",
      "A 1.1 points self 2 D3",
      "A 1.1.1 maximum - 2 C4",
      "A 1.1.1 lost - 0.5 F4",
      "A 1.1.1 points - 1.5 G4",
    ]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.1.1 appraisal 1.5", "Huyện A 1.1.1 self 2"]);
    expect([bound.errors, bound.notRead]).toEqual([[], []]);
  });
  test.each(["Tổng", "Tổng cộng", "TỔNG ĐIỂM:", "Tổng cộng (I + II)", "Điểm số"])("a row «%s» is the whole, first or last", (name) => {
    const total: readonly Written[] = [null, name, "10", 3];
    const whole = ["A * maximum - 10 C", "A * points self 3 D"];
    const rows: readonly (readonly Written[])[] = [["1.1.1", "Nội dung", null, 2]];
    expect(printed(form(...rows, total))).toEqual(whole.map((line) => `${line}3`));
    expect(printed(form(total, ...rows))).toEqual(whole.map((line) => `${line}2`));
    expect(form(...rows, total).notRead).toEqual([]);
  });
  test("totals between the criteria are of the domain above, the last one of the whole", () => {
    const bound = form(
      ["1.2", "Nội dung", null, 1],
      [null, "Cộng", null, 1],
      ["2.1", "Nội dung", null, 4],
      [null, "Cộng", null, 4],
      [null, "Tổng cộng", null, 5],
    );
    expect(printed(bound)).toEqual(["A 1 points self 1 D3", "A 2 points self 4 D5", "A * points self 5 D6"]);
  });
  test("of two totals below the table only the last is certain; the other is listed", () => {
    const bound = form(["1.2", "Nội dung", null, 1], [null, "Tổng điểm", null, 1], [null, "Tổng cộng", null, 2]);
    expect(printed(bound)).toEqual(["A * points self 2 D4"]);
    expect(bound.notRead).toHaveLength(1);
  });
  test("39.5/50 prints the maximum too; what cannot be read is listed and blocks nothing", () => {
    const bound = form(["1.2", "x", null, 1], [null, "Tổng cộng", null, "39.5/50", { type: "error", text: "#REF!" }]);
    expect(printed(bound)).toEqual(["A * points self 39.5 D3", "A * maximum - 50 D3"]);
    expect([bound.errors, bound.notRead.map(({ what }) => what.words.code)]).toEqual([[], ["printed-unreadable"]]);
  });
  test("an index as a percentage and a place out of n", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Chỉ số (%)", "Xếp hạng"],
        ["1.2", 1, { type: "number", text: "0.5", format: "0.00%" }, null],
        ["Tổng", 5, "50,5%", "12/13"],
      ]),
    );
    expect(printed(bound)).toEqual(["A 1.2 index - 50 C2", "A * points self 5 B3", "A * index - 50.5 C3", "A * place - 12 D3"]);
  });
  test("the cell of the evidence is that of the first word of it", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Minh chứng"],
        ["1.2", 1, "KH số 12"],
      ]),
    );
    expect(bound.submissions[0]?.answers.get("1.2")).toMatchObject({ evidence: "KH số 12", evidenceAt: { row: 1, column: 2 } });
  });
});

describe("in a table with one row a unit", () => {
  const wide = (rows: readonly (readonly Written[])[], more: Sheet = {}): ReadBack => read(rubric, sheet(rows, { sheet: "s", ...more }));
  test("a row of maxima, sums of domains, totals by round, index and place", () => {
    const bound = wide([
      ["Đơn vị", "1.2", "2.1", "Lĩnh vực 2 (6 điểm)", "Tổng điểm", "Chỉ số %", "Xếp hạng", "Ghi nhớ"],
      ["Điểm tối đa", 1, 4, 6, "10"],
      ["Huyện A", 0.5, 3, 3, 3.5, 35, 1],
    ]);
    expect(printed(bound)).toEqual([
      "- 2 maximum - 6 D1",
      "- 1.2 maximum - 1 B2",
      "- 2.1 maximum - 4 C2",
      "- 2 maximum - 6 D2",
      "- * maximum - 10 E2",
      "A 2 points - 3 D3",
      "A * points - 3.5 E3",
      "A * index - 35 F3",
      "A * place - 1 G3",
    ]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 self 0.5", "Huyện A 2.1 self 3"]);
    expect(bound.notRead.map(({ at }) => at)).toMatchObject([{ row: 0, column: 7 }]);
  });
  test("TC, TĐ, Bị trừ and Tổng below the name of a domain", () => {
    const merges = [
      { top: 0, bottom: 0, left: 2, right: 5 },
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 0, bottom: 1, left: 1, right: 1 },
      { top: 0, bottom: 0, left: 6, right: 7 },
    ];
    const bound = wide(
      [
        ["STT", "Tên đơn vị", "Lĩnh vực 1", null, null, null, "Tổng điểm", null, "1.2", "2.1"],
        [null, null, "TC", "TĐ", "Bị trừ", "Tổng", "TC", "TĐ"],
        [1, "Huyện A", 3, 2.5, 0.5, 2, 9, 8, 1, 4],
      ],
      { merges },
    );
    expect(printed(bound)).toEqual([
      "A 1 points self 3 C3",
      "A 1 points appraisal 2.5 D3",
      "A 1 lost - 0.5 E3",
      "A 1 points - 2 F3",
      "A * points self 9 G3",
      "A * points appraisal 8 H3",
    ]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 self 1", "Huyện A 2.1 self 4"]);
  });
});

test("in a long table the rows of branches and of the whole are sums", () => {
  const bound = read(
    rubric,
    sheet(
      [
        ["Đơn vị", "Mã", "Điểm tối đa", "Điểm tự chấm"],
        ["Huyện A", "1", 4, 1],
        ["Huyện A", "1.2", 1, 1],
        ["Huyện A", "Tổng cộng", 10, 1],
        ["Tổng cộng", null, null, 99],
      ],
      { sheet: "s" },
    ),
  );
  expect(printed(bound)).toEqual([
    "A 1 maximum - 4 C2",
    "A 1 points self 1 D2",
    "A 1.2 maximum - 1 C3",
    "A * maximum - 10 C4",
    "A * points self 1 D4",
  ]);
  expect([answersOf(bound), bound.notRead.length]).toEqual([["Huyện A 1.2 self 1"], 1]);
});
