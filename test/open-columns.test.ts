/** Columns whose heading alone leaves open what they hold: units or units of measure, points of any round, percentages or fractions. */
import { describe, expect, test } from "vitest";
import type { Cell } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { answersOf, flat, leaf, type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";

const LEAVES = [leaf("1", 2), leaf("2", 3)];
const open = flat(5, LEAVES);
const UNITS = ["Huyện An Bình", "Huyện Bình Minh", "Thị xã Cửa Lò"];
const registered = rubricOf(
  `maxPoints: 5\ndomains: [${LEAVES.join(", ")}]\nunits: [${UNITS.map((name, at) => `{ id: u${at}, name: ${name} }`).join(", ")}]`,
);
const told = ({ diagnostics }: ReadBack): readonly string[] => diagnostics.map(({ message }) => message.words.code);
const table = (rows: readonly (readonly Written[])[], name = "S") => sheet(rows, { sheet: name });

describe("a column «Đơn vị»", () => {
  const form = (...measures: readonly string[]): ReadBack =>
    read(
      open,
      table(
        [
          ["TT", "Tiêu chí", "Đơn vị", "Điểm tối đa", "Điểm tự chấm"],
          ...["1", "2"].map((code, at): Written[] => [code, `Tiêu chí ${code}`, measures[at] ?? "", at + 2, 1]),
        ],
        "Huyện A",
      ),
    );
  test.each([[["%", "Văn bản"]], [["Tỷ đồng", ""]], [["Có/Không", "Điểm"]]])("over %j is that of the units of measure", (measures) => {
    const bound = form(...measures);
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Huyện A 1 self 1", "Huyện A 2 self 1"]]);
  });
  test("over names is that of units, and a measure among them is refused", () => {
    const bound = read(
      open,
      table([
        ["Mã", "Đơn vị", "Điểm tự chấm"],
        ["1", "Xã A", 1],
        ["2", "%", 1],
      ]),
    );
    expect([told(bound), answersOf(bound)]).toEqual([["not-a-unit"], ["Xã A 1 self 1"]]);
  });
});

describe("the heading of units", () => {
  const rows = (heading: string): readonly (readonly Written[])[] => [
    ["STT", heading, "1", "2"],
    ...UNITS.map((name, at): Written[] => [at + 1, name, 2, 3]),
  ];
  test.each(["Huyện, thị xã, thành phố", "HUYỆN, THÀNH PHỐ, THỊ XÃ", "Sở, ban, ngành", "Xã, phường, đặc khu", "Đơn vị, địa phương"])(
    "%s",
    (heading) => {
      for (const rubric of [open, registered]) {
        const bound = read(rubric, table(rows(heading)));
        expect([bound.errors, bound.submissions.map(({ unit }) => unit.name)]).toEqual([[], UNITS]);
      }
    },
  );
  test("where it is not understood, the first unit is no heading: the heading is named", () => {
    const bound = read(registered, table(rows("Nơi được chấm")));
    expect(told(bound)).toEqual(["no-table"]);
    const [only] = bound.diagnostics;
    expect(only?.fix === undefined ? "" : render(only.fix, "vi")).toContain('--map "Nơi được chấm=unit"');
  });
});

describe("a long table with «Điểm» alone", () => {
  test("takes the rounds from its column of rounds, and no row of data for a heading", () => {
    const bound = read(
      open,
      table([
        ["Đơn vị", "Mã", "Vòng", "Điểm"],
        ["Xã A", "1", "Tự chấm", 2],
        ["Xã A", "1", "Thẩm định", 1],
        ["Xã B", "2", "Tự chấm", "2,5"],
      ]),
    );
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Xã A 1 appraisal 1", "Xã A 1 self 2", "Xã B 2 self 2.5"]]);
  });
  test("without rounds nobody knows whose points they are: nothing is read of them", () => {
    const bound = read(
      open,
      table([
        ["Đơn vị", "Mã", "Điểm"],
        ["Xã A", "1", 2],
        ["Xã A", "2", 1],
      ]),
    );
    expect([told(bound), answersOf(bound)]).toEqual([["no-table"], []]);
  });
});

describe("percentages of a survey", () => {
  const rubric = flat(5, [leaf("1", 2), leaf("9", 3, "{ kind: survey }")]);
  const percent = (text: string, format: string): Cell => ({ type: "number", text, format });
  const survey = (heading: string, ...values: readonly Written[]): ReadBack =>
    read(rubric, table([["Đơn vị", heading], ...values.map((value, at): Written[] => [`Huyện ${"ABC"[at]}`, value])]));
  const facts = (bound: ReadBack): readonly string[] => answersOf(bound).map((line) => line.split(" ").slice(4).join(" "));

  test.each<[string, Written[]]>([
    ["Kết quả điều tra (%)", [0.8857, 0.9]],
    ["Kết quả điều tra (%)", ["0,8857", "0,9"]],
    ["Kết quả điều tra (%)", [0, 1, 0.5]],
  ])("%s over %j: each is asked for, none is taken", (heading, values) => {
    const bound = survey(heading, ...values);
    expect(new Set(bound.errors)).toEqual(new Set(["percent-ambiguous"]));
    expect(facts(bound).filter((each) => each !== "unreadable" && each !== "percent=0")).toEqual([]);
  });
  test("the question names both numbers and how to write either", () => {
    const [only] = survey("Kết quả điều tra (%)", 0.8857, 0.9).diagnostics;
    expect(only === undefined ? "" : `${render(only.message, "vi")} ${only.fix === undefined ? "" : render(only.fix, "vi")}`).toBe(
      "Cột tính bằng % mà mọi số đều không quá 1: không rõ “0.8857” là 0,8857% hay 88,57%. Nếu là 88,57% thì ghi 88,57 hoặc đổi định dạng ô thành Phần trăm; nếu đúng là 0,8857% thì ghi cả dấu %: 0,8857%.",
    );
  });
  test.each<[string, Written[], string[]]>([
    ["Kết quả điều tra (%)", [88.57, 0.9], ["percent=88.57", "percent=0.9"]],
    ["Kết quả điều tra (%)", [percent("0.8857", "0.00%"), percent("0.9", "0%")], ["percent=88.57", "percent=90"]],
    ["Kết quả điều tra (%)", ["0,8857%", "0,9%"], ["percent=0.8857", "percent=0.9"]],
    ["Kết quả điều tra (%)", [0, 1], ["percent=0", "percent=1"]],
    ["Kết quả điều tra", [0.5, 0.9], ["percent=0.5", "percent=0.9"]],
  ])("%s over %j is read", (heading, values, expected) => {
    const bound = survey(heading, ...values);
    expect([bound.errors, facts(bound)]).toEqual([[], expected]);
  });
});
