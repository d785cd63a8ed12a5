/** Survey results that come in a file of their own, and are joined to the units by name. */
import { describe, expect, test } from "vitest";
import { scoreAll } from "../src/engine/run.ts";
import { render } from "../src/text.ts";
import { answersOf, cardsOf, dec, flat, leaf, type ReadBack, read, rubricOf, type Sheet, sheet, type Written } from "./build.ts";

const ANSWERS =
  "{ kind: survey, measure: answers, answers: [{ id: a, title: Rất hài lòng, weight: 100 }, { id: b, title: Hài lòng, weight: 60 }, { id: c, title: Không hài lòng, weight: 0 }] }";
const MEAN = "{ kind: survey, measure: mean, scale: { from: 1, to: 5 } }";
const one = (rule: string) => flat(10, [leaf("1", 4), leaf("9", 6, rule)]);
const percent = one("{ kind: survey }");
const two = flat(10, [leaf("1", 4), leaf("9.1", 3, ANSWERS).replace("9.1", "8"), leaf("9", 3, ANSWERS)]);

const forms = (...names: readonly string[]) =>
  names.map((name) =>
    sheet(
      [
        ["Mã", "Điểm tự chấm"],
        ["1", 4],
      ],
      { sheet: name, file: `${name}.xlsx` },
    ),
  );
const results = (rows: readonly (readonly Written[])[], more: Sheet = {}) => sheet(rows, { sheet: "Sheet1", file: "dtxhh.xlsx", ...more });
const survey = (bound: ReadBack): readonly string[] => answersOf(bound).filter((line) => line.includes(" survey"));
const told = ({ diagnostics }: ReadBack): readonly string[] => diagnostics.map(({ message }) => render(message, "vi"));

describe("one row a unit", () => {
  test.each([
    [percent, ["Đơn vị", "Chỉ số hài lòng (%)"], ["UBND huyện A", "84,37%"], "percent=84.37"],
    [percent, ["STT", "Tên đơn vị", "Kết quả điều tra xã hội học (%)"], [1, "H. A", 84.37], "percent=84.37"],
    [percent, ["Đơn vị", "9/percent"], ["Huyện A", 84.37], "percent=84.37"],
    [one(MEAN), ["Đơn vị", "Điểm trung bình"], ["Huyện A", "4,2"], "mean=4.2"],
    [one(ANSWERS), ["Đơn vị", "Rất hài lòng", "Hài lòng", "Không hài lòng", "Ghi nhớ"], ["Huyện A", 60, 30, 10], "a=60 b=30 c=10"],
  ])("%# an index, a mean or counts of answers, beside the forms in one run", (rubric, head, row, facts) => {
    const bound = read(rubric, ...forms("Huyện A"), results([["KẾT QUẢ ĐIỀU TRA"], [], head, row, ["Tổng cộng", 1]] as Written[][]));
    expect([bound.errors, survey(bound)]).toEqual([[], [`Huyện A 9 survey ${facts}`]]);
  });
  test("shares beside the counts of answers are told and not counted; an index of another year neither", () => {
    const heads = [
      ["Đơn vị", "Rất hài lòng", null, "Hài lòng", null, "Không hài lòng", null],
      [null, "Số phiếu", "Tỷ lệ (%)", "SL", "%", "Số phiếu", "%"],
    ];
    const pairs = [1, 3, 5].map((left) => ({ top: 0, bottom: 0, left, right: left + 1 }));
    const merges = [{ top: 0, bottom: 1, left: 0, right: 0 }, ...pairs];
    const counted = read(one(ANSWERS), ...forms("Huyện A"), results([...heads, ["Huyện A", 30, 60, 15, 30, 5, 10]], { merges }));
    expect([counted.errors, survey(counted)]).toEqual([[], ["Huyện A 9 survey a=30 b=15 c=5"]]);
    expect(counted.diagnostics.map(({ message }) => message.words.code)).toEqual(Array(3).fill("column-with-figures"));
    const years = [
      ["Đơn vị", "Chỉ số hài lòng năm 2021", "Chỉ số hài lòng năm 2022"],
      ["Huyện A", 70, 84.37],
    ];
    expect(survey(read(percent, ...forms("Huyện A"), results(years)))).toEqual(["Huyện A 9 survey percent=84.37"]);
  });
  test("codes in a row above, answers below them", () => {
    const rows = [
      ["Đơn vị", "8", null, null, "9", null, null],
      [null, "Rất hài lòng", "Hài lòng", "Không hài lòng", "Rất hài lòng", "Hài lòng", "Không hài lòng"],
      ["Huyện A", 1, 2, 3, 4, 5, 6],
    ];
    const merges = [
      { top: 0, bottom: 1, left: 0, right: 0 },
      { top: 0, bottom: 0, left: 1, right: 3 },
      { top: 0, bottom: 0, left: 4, right: 6 },
    ];
    const bound = read(two, ...forms("Huyện A"), results(rows, { merges }));
    expect([bound.errors, survey(bound)]).toEqual([[], ["Huyện A 8 survey a=1 b=2 c=3", "Huyện A 9 survey a=4 b=5 c=6"]]);
  });
  test("of several criteria it must be said which: by a column of codes or the sheet's name", () => {
    const head = ["Đơn vị", "Rất hài lòng", "Hài lòng", "Không hài lòng"];
    const unclear = read(two, ...forms("Huyện A"), results([head, ["Huyện A", 1, 2, 3]]));
    expect([unclear.errors, survey(unclear)]).toEqual([["survey-leaf-unknown"], []]);
    expect(told(unclear)[0]).toContain("8, 9");
    const named = read(two, ...forms("Huyện A"), results([head, ["Huyện A", 1, 2, 3]], { sheet: "8" }));
    expect([named.errors, survey(named)]).toEqual([[], ["Huyện A 8 survey a=1 b=2 c=3"]]);
    const coded = read(
      two,
      ...forms("Huyện A"),
      results([
        ["Đơn vị", "Mã", ...head.slice(1)],
        ["Huyện A", "8", 1, 2, 3],
        ["Huyện A", "9", 4, 5, 6],
        ["Huyện A", "1", 4, 5, 6],
        ["Huyện A", "7", 4, 5, 6],
      ]),
    );
    expect(survey(coded)).toEqual(["Huyện A 8 survey a=1 b=2 c=3", "Huyện A 9 survey a=4 b=5 c=6"]);
    expect(coded.errors).toEqual(["not-a-survey-criterion", "code-unknown"]);
  });
  test("a result given twice counts for neither", () => {
    const rows = [
      ["Đơn vị", "Chỉ số hài lòng"],
      ["Huyện A", 80],
      ["UBND huyện A", 90],
    ];
    expect(read(percent, ...forms("Huyện A"), results(rows)).errors).toEqual(["answer-twice"]);
  });
});

describe("units on one side only", () => {
  const rows = (...names: readonly string[]) => results([["Đơn vị", "Chỉ số hài lòng"], ...names.map((name): Written[] => [name, 80])]);
  test("are told by name, both ways", () => {
    const bound = read(percent, ...forms("Huyện A", "Huyện B", "Huyện C"), rows("Huyện A", "Huyện D"));
    expect(told(bound)).toEqual([
      "Tệp kết quả điều tra không có kết quả của: Huyện B, Huyện C.",
      "Có kết quả điều tra nhưng không có số liệu nào khác của: Huyện D.",
    ]);
  });
  test("nothing is told when all are there, or when the survey stands in the forms", () => {
    expect(told(read(percent, ...forms("Huyện A"), rows("Huyện A")))).toEqual([]);
    const own = (name: string, result: Written) =>
      sheet(
        [
          ["Mã", "Điểm tự chấm", "Kết quả điều tra"],
          ["1", 4],
          ["9", null, result],
        ],
        { sheet: name },
      );
    expect(told(read(percent, own("Huyện A", 80), own("Huyện B", null)))).toEqual([]);
  });
  test("a name that is not in the register is an error, once", () => {
    const registered = rubricOf(
      `maxPoints: 10\ndomains: [${leaf("1", 4)}, ${leaf("9", 6, "{ kind: survey }")}]\nunits: [{ id: a, name: Huyện A }]`,
    );
    const bound = read(registered, ...forms("Huyện A"), rows("Huyện A", "Huyen A", "Huyện Á"));
    expect(bound.errors).toEqual(["unit-unknown", "unit-unknown"]);
    expect(survey(bound)).toEqual(["Huyện A 9 survey percent=80"]);
  });
});

test("the points come from the results of the other file", () => {
  const bound = read(
    percent,
    ...forms("Huyện A"),
    results([
      ["Đơn vị", "Chỉ số hài lòng"],
      ["Huyện A", 90],
    ]),
  );
  const run = scoreAll({ rubric: percent, ...bound, inputs: [] }, "council");
  expect(cardsOf(run).map(({ total }) => dec(total))).toEqual(["9.4"]);
});
