/** Statements 10 to 13 of «Semantics» of the rubric language: how units are ranked, and what is said of what is not certain. */
import { describe, expect, test } from "vitest";
import { toResult } from "../src/engine/result.ts";
import { scoreAll } from "../src/engine/run.ts";
import {
  branch,
  cardOf,
  cardsOf,
  codesOf,
  dec,
  facts,
  flat,
  leaf,
  NA,
  number,
  placesOf,
  read,
  run,
  sheet,
  UNREADABLE,
  unit,
} from "./build.ts";

const tens = (more = "") => flat(10, [leaf("1", 10)], more);
const typed = (name: string, points: string, group?: string) => unit(name, { "1": points }, group);
const REGISTER = "units: [{ id: d, name: Huyện D }, { id: a, name: Huyện A }, { id: b, name: Huyện B }]";
const of = (id: string, name: string, points: string) => ({ ...typed(name, points), unit: { id, name, group: "huyen" } });

describe("many faults", () => {
  test("as many as a large sheet has rows take the places of the groups they are of, and of no other", () => {
    const rubric = tens("groups: [{ id: huyen, title: Huyện }, { id: xa, title: Xã }]");
    const scored = run(rubric, [typed("A", "8"), typed("B", "7"), typed("C", "6", "xa")]);
    const at = { kind: "cell", file: "a.csv", sheet: "", row: 1, column: 0 } as const;
    const message = { words: { code: "x", vi: "x", en: "x" }, args: {} };
    const diagnostics = Array.from({ length: 300_000 }, () => ({ severity: "error", message, at, subject: ["A"] }) as const);
    const { rankings, diagnostics: told } = scoreAll({ ...scored, diagnostics }, "self");
    expect(told.length).toBe(300_000);
    expect(rankings.map(({ rows }) => rows.map(({ place }) => place))).toEqual([[undefined, undefined], [1]]);
  });
});

describe("Semantics 10: k/n", () => {
  test("n is what is ranked; where it differs from the register every rank is provisional and a finding names the absent", () => {
    const result = run(tens(REGISTER), [of("a", "Huyện A", "9"), of("b", "Huyện B", "8")]);
    expect(result.rankings[0]).toMatchObject({ of: 2, registered: 3, absent: ["Huyện D"] });
    expect(placesOf(result)).toEqual(["1~ Huyện A", "2~ Huyện B"]);
    expect(codesOf(result.diagnostics, "error")).toEqual(["group-size-differs"]);
  });
  test("one unit too many is a finding as well", () => {
    const result = run(tens("groups: [{ id: huyen, title: Huyện, units: 1 }]"), [typed("A", "9"), typed("B", "8")]);
    expect(codesOf(result.diagnostics)).toEqual(["group-size-differs"]);
    expect(placesOf(result)).toEqual(["1~ A", "2~ B"]);
  });
  test("a group that ought to have units and has none is not left out", () => {
    const groups = "groups: [{ id: huyen, title: Huyện }, { id: so, title: Sở, units: 2 }, { id: xa, title: Xã }]";
    const result = run(tens(groups), [typed("A", "9")]);
    expect(result.rankings.map(({ group, of: n }) => `${group.id} ${n}`)).toEqual(["huyen 1", "so 0"]);
  });
  test("a unit whose own leaves are all blank is not submitted, stands apart, and leaves the others provisional", () => {
    const rubric = flat(10, [leaf("1", 8), leaf("2", 2, "{ kind: given }", "source: system")]);
    const result = run(rubric, [unit("A", { "1": "7", "2": "2" }), unit("B", { "2": "2" })]);
    expect(result.rankings[0]?.apart.map(({ unit: { name }, state }) => `${name} ${state}`)).toEqual(["B not-submitted"]);
    expect(placesOf(result)).toEqual(["1~ A"]);
  });
  test("a unit to which nothing applies stands apart and is not in n: 0 of 0 is no 0%", () => {
    const rubric = flat(10, [
      leaf("1", 8),
      leaf("2", 2, "{ kind: given }", "notApplicable: pro-rata"),
      leaf("3", 1, undefined, "effect: bonus"),
    ]);
    const none = unit("B", { "1": { self: NA }, "2": { self: NA }, "3": "1" });
    const result = run(rubric, [unit("A", { "1": "0", "2": "0" }), none]);
    expect(placesOf(result)).toEqual(["1 A"]);
    expect(result.rankings[0]?.apart.map(({ unit: { name }, state, grade }) => [name, state, grade])).toEqual([
      ["B", "nothing-applicable", undefined],
    ]);
    const { groups } = toResult(result, { name: "cchc", version: "0" }) as { groups: { apart: object[] }[] };
    expect(groups[0]?.apart[0]).toMatchObject({ place: null, of: null, total: null, index: null, grade: null, applicableMax: "0.00" });
  });
  test("while the appraisers have not come to it, something may yet be found to apply, and places wait", () => {
    const rubric = flat(10, [leaf("1", 8), leaf("2", 2)]);
    const waiting = unit("B", { "1": { self: NA, appraisal: NA }, "2": { self: NA } });
    const result = run(rubric, [unit("A", { "1": "8", "2": "2" }), waiting]);
    expect(result.rankings[0]?.apart.map(({ state }) => state)).toEqual(["nothing-applicable"]);
    expect(placesOf(result)).toEqual(["1~ A"]);
  });
  test("what makes nothing apply is no reason to wait: not a bonus or penalty that the appraisers have not come to", () => {
    const rubric = flat(10, [leaf("1", 10), leaf("2", 1, undefined, "effect: penalty")]);
    const none = unit("B", { "1": { appraisal: NA }, "2": "1" });
    expect(placesOf(run(rubric, [unit("A", { "1": "8" }), none]))).toEqual(["1 A"]);
  });
  test("JSON carries of and registered", () => {
    const result = toResult(run(tens(REGISTER), [of("a", "Huyện A", "9")]), { name: "cchc", version: "0" }) as { groups: object[] };
    expect(result.groups[0]).toMatchObject({ of: 1, registered: 3, absent: ["Huyện D", "Huyện B"] });
  });
  test("groups are ranked apart; a unit of no group is an error, never dropped in silence", () => {
    const groups = "groups: [{ id: huyen, title: Huyện }, { id: so, title: Sở }]";
    const result = run(tens(groups), [typed("A", "9"), typed("B", "8", "so"), typed("C", "7", "")]);
    expect(codesOf(result.diagnostics)).toEqual(["unit-without-group"]);
    expect(result.unranked).toBe(true);
    const clean = run(tens(groups), [typed("A", "9"), typed("B", "8", "so")]);
    expect([placesOf(clean, 0), placesOf(clean, 1)]).toEqual([["1 A"], ["1 B"]]);
  });
});

describe("Semantics 11: ties", () => {
  const four = [of("a", "Huyện A", "8"), of("b", "Huyện B", "9"), of("d", "Huyện D", "8"), of("c", "Huyện C", "5")];
  const register = `${REGISTER.slice(0, -1)}, { id: c, name: Huyện C }]`;
  const places = (ties: string) => placesOf(run(tens(`ranking: { ties: ${ties} }\n${register}`), four));

  test("shared 1,2,2,4; dense 1,2,2,3; listed in the order of the register", () => {
    expect(places("shared")).toEqual(["1 Huyện B", "2= Huyện D", "2= Huyện A", "4 Huyện C"]);
    expect(places("dense")).toEqual(["1 Huyện B", "2= Huyện D", "2= Huyện A", "3 Huyện C"]);
    expect(places("listed")).toEqual(["1 Huyện B", "2= Huyện D", "3= Huyện A", "4 Huyện C"]);
  });
  test("the order of rows never decides", () => {
    const rubric = tens(`ranking: { ties: listed }\n${register}`);
    expect(placesOf(run(rubric, [...four].reverse()))).toEqual(placesOf(run(rubric, four)));
  });
  test("tie-break nodes: more published points of the node first, then a tie", () => {
    const rubric = flat(
      10,
      [branch("1", 5, [leaf("1.1", 5, undefined, "notApplicable: forbidden")]), leaf("2", 5)],
      'ranking: { tieBreak: ["1"] }',
    );
    const made = (name: string, one: string, two: string) => unit(name, { "1.1": one, "2": two });
    expect(placesOf(run(rubric, [made("A", "3", "4"), made("B", "4", "3"), made("C", "3", "4")]))).toEqual(["1 B", "2= A", "2= C"]);
  });
  test("a tie that an open leaf may still break is provisional though the totals cannot move", () => {
    const nodes = [leaf("1", 8), leaf("2", 2, undefined, "notApplicable: forbidden"), leaf("3", 5, undefined, "effect: bonus")];
    const rubric = flat(10, nodes, 'cap: { total: 10 }\nranking: { tieBreak: ["2"] }');
    const result = run(rubric, [unit("A", { "1": "8", "3": "5" }), unit("B", { "1": "8", "2": "2" })]);
    expect(cardsOf(result).map(({ low, high }) => `${dec(low)} ${dec(high)}`)).toEqual(["10 10", "10 10"]);
    expect(placesOf(result)).toEqual(["1~ B", "2~ A"]);
  });
});

describe("Semantics 12: missing", () => {
  const two = flat(10, [leaf("1", 6), leaf("2", 4)]);

  test("missing counts 0, may become the maximum, and every rank it could cross is provisional", () => {
    const result = run(two, [
      unit("A", { "1": "6", "2": "4" }),
      unit("B", { "1": "5" }),
      unit("C", { "1": "6", "2": "2" }),
      unit("D", { "1": "1", "2": "1" }),
    ]);
    const card = cardsOf(result).find((each) => each.unit.name === "B");
    expect([card?.low, card?.total, card?.high].map(dec)).toEqual(["5", "5", "9"]);
    expect(placesOf(result)).toEqual(["1 A", "2~ C", "3~ B", "4 D"]);
  });
  test("some required fields blank is answer-incomplete; all blank is missing", () => {
    const rubric = flat(2, [leaf("1", 1, "{ kind: proportional }"), leaf("2", 1)]);
    const code = (given: object) => codesOf(run(rubric, [unit("A", { "1": { self: { facts: given } as never }, "2": "1" })]).diagnostics);
    expect(code({ numerator: number(1) })).toEqual(["answer-incomplete"]);
    expect(code({})).toEqual([]);
  });
  test("incidents left blank beside a filled one mean none", () => {
    const rule = "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.5 }, { id: b, title: B, each: 1 }] }";
    expect(dec(cardOf(flat(2, [leaf("1", 2, rule)]), { "1": { self: facts({ a: number(1) }) } }).total)).toBe("1.5");
  });
  test("blank bonus and penalty leaves mean none claimed, even while appraisal or a condition is open", () => {
    const rubric = flat(10, [
      leaf("1", 5),
      leaf("2", 5),
      leaf("3", 5, undefined, 'effect: bonus, requires: { node: "2" }'),
      leaf("4", 5, undefined, "effect: penalty"),
    ]);
    const card = cardOf(rubric, { "1": { self: "5", appraisal: "5" }, "2": { self: "5", appraisal: "5" } });
    expect([card.low, card.total, card.high].map(dec)).toEqual(["10", "10", "10"]);
    const open = cardOf(rubric, { "1": "5" });
    expect([open.low, open.total, open.high].map(dec)).toEqual(["5", "5", "10"]);
  });
  test("missing: refuse gives no total", () => {
    const result = run(flat(10, [leaf("1", 6), leaf("2", 4)], "missing: refuse"), [
      unit("A", { "1": "6" }),
      unit("B", { "1": "6", "2": "1" }),
    ]);
    expect(result.rankings[0]?.apart.map(({ state }) => state)).toEqual(["refused"]);
    expect(placesOf(result)).toEqual(["1~ B"]);
  });
});

describe("Semantics 13: unreadable cells", () => {
  const groups = "groups: [{ id: huyen, title: Huyện }, { id: so, title: Sở }]";
  test("count as missing, and their group has totals with ranges but no ranks; another group keeps its own", () => {
    const rubric = flat(10, [leaf("1", 6), leaf("2", 4)], groups);
    const result = run(rubric, [
      unit("A", { "1": "6", "2": { self: UNREADABLE } }),
      unit("B", { "1": "5", "2": "4" }),
      unit("C", { "1": "1", "2": "1" }, "so"),
    ]);
    expect(placesOf(result, 0).map((row) => row.replace("~", ""))).toEqual(["- B", "- A"]);
    expect(placesOf(result, 1)).toEqual(["1 C"]);
    const a = cardsOf(result).find((card) => card.unit.name === "A");
    expect([a?.low, a?.total, a?.high].map(dec)).toEqual(["6", "6", "10"]);
  });
  test("a fault in an answer blocks its group; an error of no unit that is known blocks all", () => {
    const rubric = tens(groups);
    const result = run(rubric, [typed("A", "11"), typed("C", "7", "so")]);
    expect(codesOf(result.diagnostics)).toEqual(["over-maximum"]);
    expect([placesOf(result, 0), placesOf(result, 1)]).toEqual([["- A"], ["1 C"]]);
    const broken = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Khối", "1"],
          ["A", "huyen", 5],
          ["C", "Sở", 6],
          ["D", "Phòng", 6],
        ],
        { sheet: "Tổng hợp" },
      ),
    );
    expect(broken.errors).toEqual(["group-unknown"]);
    const all = scoreAll({ ...broken, rubric, inputs: [] }, "council");
    expect(all.unranked).toBe(true);
  });
});
