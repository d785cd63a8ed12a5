/** Statements 14 to 21 of «Semantics» of the rubric language: conditions, bonus and penalty, the survey, words, how facts travel. */
import { describe, expect, test } from "vitest";
import type { Rubric } from "../src/rubric/model.ts";
import {
  answersOf,
  branch,
  cardOf,
  dec,
  facts,
  flag,
  flat,
  leaf,
  leafOf,
  NA,
  number,
  placesOf,
  ratio,
  read,
  rowsOf,
  rubricOf,
  run,
  sheet,
  UNREADABLE,
  unit,
} from "./build.ts";

const tens = (more = "") => flat(10, [leaf("1", 10)], more);
const typed = (name: string, points: string, group?: string) => unit(name, { "1": points }, group);
const _REGISTER = "units: [{ id: d, name: Huyện D }, { id: a, name: Huyện A }, { id: b, name: Huyện B }]";
const _of = (id: string, name: string, points: string) => ({ ...typed(name, points), unit: { id, name, group: "huyen" } });

describe("Semantics 14: requires and gate", () => {
  const rubric = (more: string) =>
    flat(10, [branch("1", 4, [leaf("1.1", 2), leaf("1.2", 2)]), leaf("2", 6, "{ kind: proportional }", more)]);
  const half = { self: facts(ratio(1, 2)) };

  test("unmet: one deduction of the whole maximum that names the node; the rule's rows are dropped", () => {
    const card = cardOf(rubric('requires: { node: "1", atLeast: 3 }'), { "1.1": "2", "1.2": "0.5", "2": half });
    expect(rowsOf(leafOf(card, "2").deductions)).toEqual(["6 requires-unmet self"]);
    expect(leafOf(card, "2").deductions[0]?.sentence.args.node).toBe("1");
    expect(dec(cardOf(rubric('requires: { node: "1", atLeast: 3 }'), { "1.1": "2", "1.2": "1", "2": half }).total)).toBe("6");
  });
  test("a node that does not apply is met; one that is missing is 0 with high = maximum", () => {
    const needs = rubric('requires: { node: "1" }');
    expect(dec(cardOf(needs, { "1.1": { self: NA }, "1.2": { self: NA }, "2": half }).total)).toBe("3");
    const card = cardOf(needs, { "2": half });
    const { earned, low, high } = leafOf(card, "2");
    expect([earned, low, high].map(dec)).toEqual(["0", "0", "6"]);
  });
  test("what must come first may stand after in the file, and chains are followed", () => {
    const chain = flat(3, [
      leaf("1", 1, undefined, 'requires: { node: "2" }'),
      leaf("2", 1, undefined, 'requires: { node: "3" }'),
      leaf("3", 1),
    ]);
    expect(dec(cardOf(chain, { "1": "1", "2": "1", "3": "0" }).total)).toBe("0");
  });
  test("a share in proportion inside the node counts with what it comes to, not with its maximum", () => {
    const node = branch("1", 4, [leaf("1.1", 2), leaf("1.2", 2, undefined, "notApplicable: pro-rata")]);
    const pro = flat(10, [node, leaf("2", 6, undefined, 'requires: { node: "1", atLeast: 2 }')]);
    expect(dec(leafOf(cardOf(pro, { "1.1": "0", "1.2": { self: NA }, "2": "6" }), "2").earned)).toBe("0");
    expect(dec(leafOf(cardOf(pro, { "1.1": "1", "1.2": { self: NA }, "2": "6" }), "2").earned)).toBe("6");
  });
  test("penalty leaves ask for nothing, and the penalties of a node do not help to meet a condition on it", () => {
    const nodes = [
      branch("1", 2, [leaf("1.1", 2), leaf("1.2", 5, undefined, "effect: penalty")]),
      leaf("2", 8, undefined, 'requires: { node: "1", atLeast: 1 }'),
    ];
    expect(dec(leafOf(cardOf(flat(10, nodes), { "1.1": "0", "1.2": "5", "2": "8" }), "2").earned)).toBe("0");
  });
  test("a gate fails at 0 or below its least: no total, no grade, apart, not in n", () => {
    const gated = (gate: string) =>
      flat(10, [leaf("1", 4, undefined, `gate: ${gate}`), leaf("2", 6)], "grades: [{ id: a, title: A, from: 0 }]");
    const result = run(gated("{ atLeast: 2 }"), [unit("A", { "1": "1.99", "2": "6" }), unit("B", { "1": "2", "2": "0" })]);
    expect(placesOf(result)).toEqual(["1 B"]);
    expect(result.rankings[0]?.of).toBe(1);
    expect(result.rankings[0]?.apart.map(({ state, grade, failedGates }) => [state, grade, failedGates[0]?.id])).toEqual([
      ["gate-failed", undefined, "1"],
    ]);
    expect(cardOf(gated("true"), { "1": "0", "2": "6" }).state).toBe("gate-failed");
    expect(cardOf(gated("true"), { "1": "0.01", "2": "6" }).state).toBe("scored");
  });
  test("a gate that is not settled leaves every rank of the group provisional, for n may change", () => {
    const gated = flat(10, [leaf("1", 4, undefined, "gate: true"), leaf("2", 6)]);
    const result = run(gated, [unit("A", { "2": "6" }), unit("B", { "1": "4", "2": "6" })]);
    expect(placesOf(result)).toEqual(["1~ B"]);
  });
});

describe("Semantics 15: bonus and penalty", () => {
  const DEDUCT = "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.5 }] }";
  const HEADCOUNT = "{ kind: headcount, tiers: [{ from: 0, deputies: 2 }], each: 1, counts: [over] }";

  test("a penalty leaf charges what it earned, or what deduct and headcount take", () => {
    const rubric = flat(10, [
      leaf("1", 10),
      leaf("2", 3, "{ kind: per-item, each: 0.25 }", "effect: penalty"),
      leaf("3", 2, DEDUCT, "effect: penalty"),
      leaf("4", 2, HEADCOUNT, "effect: penalty"),
    ]);
    const given = {
      "1": "10",
      "2": { self: facts({ items: number(2) }) },
      "3": { self: facts({ a: number(3) }) },
      "4": { self: facts({ over: number(1) }) },
    };
    const card = cardOf(rubric, given);
    expect([card.penalty, card.total, card.lost, card.applicableMax].map(dec)).toEqual(["3", "7", "0", "10"]);
    expect(rowsOf(leafOf(card, "3").deductions)).toEqual(["1.5 deduct-each self"]);
    expect(rowsOf(leafOf(card, "4").deductions)).toEqual(["1 headcount-over self"]);
  });
  test("points typed on a penalty leaf are what is charged, and blank is nothing", () => {
    const rubric = flat(10, [leaf("1", 10), leaf("3", 2, DEDUCT, "effect: penalty")]);
    expect(dec(cardOf(rubric, { "1": "10", "3": { self: facts({ a: number(4) }), appraisal: "0.5" } }, "council").penalty)).toBe("0.5");
    expect(dec(cardOf(rubric, { "1": "10" }).penalty)).toBe("0");
  });
  test("an unreadable penalty is not charged, but may be: no ranks, and the range says so", () => {
    const rubric = flat(10, [leaf("1", 10), leaf("3", 2, DEDUCT, "effect: penalty")]);
    const card = cardOf(rubric, { "1": "10", "3": { self: UNREADABLE } });
    expect([card.low, card.total, card.high].map(dec)).toEqual(["8", "10", "10"]);
    expect(card.unreadable).toBe(true);
  });
});

describe("Semantics 16: survey", () => {
  const nodes = [leaf("1", 8), leaf("2", 2, "{ kind: survey }")];
  test("counts at every round; the self and appraised columns hold only their leaves", () => {
    const given = { "1": { self: "8", appraisal: "7" }, "2": { survey: facts({ percent: number(50) }) } };
    const at = (round: "self" | "appraisal") => {
      const card = cardOf(flat(10, nodes), given, round);
      return [card.self, card.appraised, card.survey, card.total].map(dec);
    };
    expect([at("self"), at("appraisal")]).toEqual([
      ["8", "none", "1", "9"],
      ["8", "7", "1", "8"],
    ]);
  });
  test("surveyAbsent: missing is provisional, not-applicable converts to 100", () => {
    const missing = cardOf(flat(10, nodes), { "1": "6" });
    expect([missing.index, missing.low, missing.high].map(dec)).toEqual(["60", "6", "8"]);
    const converted = cardOf(flat(10, nodes, "surveyAbsent: not-applicable"), { "1": "6" });
    expect([converted.index, converted.applicableMax].map(dec)).toEqual(["75", "8"]);
    expect(converted.provisional).toBe(false);
  });
});

describe("Semantics 17: words of a deduction", () => {
  const LIST = "{ kind: checklist, items: [{ id: a, title: A, points: 1 }, { id: b, title: B, points: 1, reason: Thiếu B }] }";
  test("the leaf's reason stands only where it earned 0; items carry their own", () => {
    const rubric = flat(2, [leaf("1", 2, LIST, "reason: Không đạt gì")]);
    const reasons = (given: object) =>
      leafOf(cardOf(rubric, { "1": { self: { facts: given } as never } }), "1").deductions.map(({ reason }) => reason);
    expect(reasons({ a: flag(true), b: flag(false) })).toEqual(["Thiếu B"]);
    expect(reasons({ a: flag(false) })).toEqual(["Không đạt gì", "Thiếu B"]);
  });
  test("percentages of deduct are of the maximum, added; caps cut in order, each cut a row", () => {
    const rule = "{ kind: deduct, incidents: [{ id: a, title: A, percent: 50 }, { id: b, title: B, each: 0.5, cap: 0.75 }], cap: 1.5 }";
    const card = cardOf(flat(2, [leaf("1", 2, rule)]), { "1": { self: facts({ a: number(1), b: number(3) }) } });
    expect(rowsOf(leafOf(card, "1").deductions)).toEqual([
      "1 deduct-percent self",
      "1.5 deduct-each self",
      "-0.75 cap self",
      "-0.25 cap self",
    ]);
  });
});

describe("Semantics 18 to 21", () => {
  test("Semantics 18: facts travel in a form, long and wide tables by 1.5/items alike", () => {
    const rubric = flat(2, [leaf("1", 1, "{ kind: per-item, each: 0.5 }"), leaf("2", 1)]);
    const expected = ["Huyện A 1 self items=2", "Huyện A 2 self 1"];
    expect(answersOf(read(rubric, sheet([["Mã", "Số liệu", "Điểm tự đánh giá"], ["1"], ["1/items", 2], ["2", null, 1]])))).toEqual(
      expected,
    );
    const long = sheet(
      [
        ["Đơn vị", "Mã", "Mã số liệu", "Giá trị"],
        ["Huyện A", "1", "items", 2],
        ["Huyện A", "2", null, 1],
      ],
      { sheet: "s" },
    );
    expect(answersOf(read(rubric, long))).toEqual(expected);
    expect(
      answersOf(
        read(
          rubric,
          sheet(
            [
              ["Đơn vị", "1/items", "2"],
              ["Huyện A", 2, 1],
            ],
            { sheet: "s" },
          ),
        ),
      ),
    ).toEqual(expected);
  });
  test("Semantics 19: a unit's group is that of the register, else of a column, else the only one", () => {
    const groups = "groups: [{ id: huyen, title: Huyện }, { id: so, title: Sở }]";
    const groupsOf = (rubric: Rubric, ...rows: (readonly string[])[]) => {
      const bound = read(rubric, sheet([["Đơn vị", "Khối", "1"], ...rows], { sheet: "s" }));
      return [...bound.submissions.map(({ unit: { name, group } }) => `${name} ${group}`), ...bound.errors];
    };
    expect(groupsOf(tens(groups), ["A", "Sở", "5"], ["B", "huyen", "5"])).toEqual(["A so", "B huyen"]);
    expect(groupsOf(tens(), ["A", "", "5"])).toEqual(["A huyen"]);
    const register = `${groups}\nunits: [{ id: a, name: Huyện A, group: huyen }]`;
    expect(groupsOf(tens(register), ["Huyện A", "", "5"])).toEqual(["Huyện A huyen"]);
    expect(groupsOf(tens(register), ["Huyện A", "Sở", "5"])).toEqual(["Huyện A huyen", "group-differs"]);
  });
  test("Semantics 19: criteria at every depth; declared counts are checked", () => {
    const body = (criteria: number) =>
      `maxPoints: 3\ncounts: { domains: 1, criteria: ${criteria}, subcriteria: 2 }\ndomains: [${branch("1", 3, [branch("1.1", 2, [leaf("1.1.1", 1), leaf("1.1.2", 1)]), leaf("1.2", 1)])}]`;
    expect(rubricOf(body(2)).leaves).toHaveLength(3);
    expect(() => rubricOf(body(3))).toThrow("counts-mismatch");
  });
  test("Semantics 20: the sheet cchc carries the standing of the data; a spelling nobody knows is no official one", () => {
    const form = sheet([
      ["Mã", "Điểm tự đánh giá"],
      ["1", 5],
    ]);
    const marker = (standing: string) =>
      sheet(
        [
          ["rubric", "thu"],
          ["dataStanding", standing],
        ],
        { sheet: "cchc", hidden: true },
      );
    const standing = (value: string) => read(tens(), form, marker(value)).dataStanding;
    expect([standing("illustrative"), standing("draft"), standing("official"), standing("chinh-thuc")]).toEqual([
      "illustrative",
      "draft",
      "official",
      "draft",
    ]);
    expect(read(tens(), form).dataStanding).toBe("unstated");
    // Beside a file that says nothing the whole is not official; a draft stays one.
    const other = (value: string) => ({ ...marker(value), file: "b.xlsx" });
    expect([read(tens(), form, other("official")), read(tens(), form, other("draft"))].map((each) => each.dataStanding)).toEqual([
      "unstated",
      "draft",
    ]);
  });
  test("units that answer alike have the same score, each with its own faults and remarks", () => {
    const LEVEL = "{ kind: choice, levels: [{ id: a, title: Đủ, points: 1 }, { id: b, title: Thiếu, points: 0.5 }] }";
    const rubric = flat(4, [
      leaf("1", 1, LEVEL),
      leaf("2", 1, "{ kind: per-item, each: 0.5 }"),
      leaf("3", 1, "{ kind: checklist, items: [{ id: a, title: A, points: 0.5 }, { id: b, title: B, points: 0.5 }] }"),
      leaf("4", 1, "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.25 }, { id: b, title: B, each: 0.5 }] }"),
    ]);
    const answers = (items: number, remark?: string) => ({
      "1": { self: { facts: { level: { type: "choice" as const, id: "b" } }, ...(remark === undefined ? {} : { remark }) } },
      "2": { self: facts({ items: number(items) }) },
      "3": { self: facts({ a: flag(true) }) },
      "4": { self: facts({ a: number(2), b: number(0) }) },
    });
    const units = [
      unit("A", answers(1)),
      unit("B", answers(1)),
      unit("C", answers(1, "Thiếu phụ lục")),
      unit("D", answers(-1)),
      unit("E", answers(-1)),
    ];
    const result = run(rubric, units);
    const cards = new Map(result.rankings[0]?.rows.map(({ card }) => [card.unit.name, card]));
    expect(["A", "B", "C", "D", "E"].map((name) => dec(cards.get(name)?.total))).toEqual(["2", "2", "2", "1.5", "1.5"]);
    expect(cards.get("A")?.leaves.map(({ deductions }) => rowsOf(deductions))).toEqual(
      cards.get("B")?.leaves.map(({ deductions }) => rowsOf(deductions)),
    );
    expect(["A", "C"].map((name) => cards.get(name)?.leaves[0]?.deductions[0]?.remark)).toEqual([undefined, "Thiếu phụ lục"]);
    expect(result.diagnostics.map(({ message, subject }) => `${subject?.[0]} ${message.words.code}`)).toEqual([
      "D count-not-whole",
      "E count-not-whole",
    ]);
  });
  test("counts are told apart by kind of incident", () => {
    const rubric = flat(2, [
      leaf("1", 2, "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.25 }, { id: b, title: B, each: 0.5 }] }"),
    ]);
    const totals = [
      { a: number(1) },
      { b: number(1) },
      { a: number(1), b: number(1) },
      { a: number(0.5), b: number(1) },
      { a: number(1) },
    ].map((given, index) => unit(`U${index}`, { "1": { self: facts(given as never) } }));
    const rows = run(rubric, totals).rankings[0]?.rows ?? [];
    const of = new Map(rows.map(({ card }) => [card.unit.name, dec(card.total)]));
    expect(["U0", "U1", "U2", "U3", "U4"].map((name) => of.get(name))).toEqual(["1.75", "1.5", "1.25", "0", "1.75"]);
  });
  test("Semantics 21: what the rubric says is never translated", () => {
    const card = cardOf(
      flat(2, [
        leaf(
          "1",
          2,
          "{ kind: choice, levels: [{ id: a, title: Đủ, points: 2 }, { id: b, title: Thiếu, points: 1, reason: Báo cáo thiếu }] }",
        ),
      ]),
      {
        "1": { self: facts({ level: { type: "choice", id: "b" } }) },
      },
    );
    expect(leafOf(card, "1").deductions[0]).toMatchObject({ reason: "Báo cáo thiếu", sentence: { args: { title: "Thiếu" } } });
  });
});
