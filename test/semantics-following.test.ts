/** What follows from a ranking: grades with ceilings and quotas, the grades of heads, candidates for commendation. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toResult } from "../src/engine/result.ts";
import type { ScoreRun } from "../src/engine/run.ts";
import { render } from "../src/text.ts";
import { branch, cardsOf, flat, leaf, NA, placesOf, run, UNREADABLE, unit } from "./build.ts";

const LADDER = (first = "", second = "", third = "") =>
  `[{ id: a, title: A, from: 90${first} }, { id: b, title: B, from: 70, below: 90${second} }, { id: c, title: C, from: 0, below: 70${third} }]`;
/** Ten points of which node 1 has eight and node 2 has two. */
const rubric = (more: string) => flat(10, [leaf("1", 8), leaf("2", 2)], more);
const made = (name: string, one: string, two = "2") => unit(name, { "1": one, "2": two });
const rowsOf = ({ rankings }: ScoreRun) => rankings.flatMap(({ rows }) => rows);
/** `A c quota-full, …`: unit, grade, why it is lower; `~` where it is provisional. */
const graded = (result: ScoreRun, whose: "grade" | "head" = "grade") =>
  rowsOf(result).map((row) => {
    const given = row[whose];
    const why = given?.lowered.map(({ words: { code } }) => code).join("+") ?? "";
    return [row.card.unit.name, `${given?.grade.id ?? "-"}${given?.provisional === true ? "~" : ""}`, ...(why === "" ? [] : [why])].join(
      " ",
    );
  });
const commended = (result: ScoreRun) =>
  rowsOf(result).map(({ card, commended: each }) =>
    [card.unit.name, `${each?.state ?? "-"}${each?.provisional === true ? "~" : ""}`, each?.sentence.words.code ?? ""].join(" ").trim(),
  );

describe("ceilings", () => {
  const held = (bounds: string) => `grades: ${LADDER("", `, ceilings: [{ node: "2", ${bounds} }]`)}`;
  const ceiling = (bounds: string) => rubric(held(bounds));

  test("open and closed ends hold for the exact share of the node", () => {
    const units = [made("A", "8", "1"), made("B", "8", "1.5")];
    expect(graded(run(ceiling("below: 50"), units))).toEqual(["B a", "A a"]);
    expect(graded(run(ceiling("to: 50"), units))).toEqual(["B a", "A b ceiling-node"]);
    expect(graded(run(ceiling("from: 75"), units))).toEqual(["B b ceiling-node", "A a"]);
    expect(graded(run(ceiling("above: 75"), units))).toEqual(["B a", "A a"]);
  });
  test("a grade that is lower anyway is not lowered, and the lowest of several ceilings counts", () => {
    const both = rubric(
      `grades: ${LADDER("", ', ceilings: [{ node: "2", below: 100 }]', ', ceilings: [{ node: "2", to: 50, reason: kỷ luật }]')}`,
    );
    const result = run(both, [made("A", "8", "1"), made("B", "8", "1.5"), made("C", "5", "0.5")]);
    expect(graded(result)).toEqual(["B b ceiling-node", "A c ceiling-node+ceiling-reason", "C c"]);
    // The card says what was given in the end, and so do all that read it.
    expect(rowsOf(result).map(({ card, grade }) => [card.grade?.id, grade?.byIndex.id])).toEqual([
      ["b", "a"],
      ["c", "a"],
      ["c", "c"],
    ]);
    expect(rowsOf(result)[1]?.grade?.lowered.map((each) => render(each, "vi"))).toEqual([
      "không xếp cao hơn “B” khi mục 2 dưới 100% (đạt 50,00%: 1,00/2,00 điểm)",
      "kỷ luật: không xếp cao hơn “C” khi mục 2 không quá 50% (đạt 50,00%: 1,00/2,00 điểm)",
    ]);
  });
  test("a node that does not apply limits nothing; one that is open makes the grade provisional", () => {
    const result = run(ceiling("below: 50"), [unit("A", { "1": "8", "2": { self: NA } }), unit("B", { "1": "8" }), made("C", "8", "0")]);
    expect(graded(result)).toEqual(["A a", "B b~", "C b"]);
    const open = run(rubric(`grades: ${LADDER("", ', ceilings: [{ node: "1", below: 100 }]')}`), [
      made("A", "7.5"),
      unit("B", { "1": "8" }),
    ]);
    // 9.5 of 10, held at B by node 1; the other's index may be 80 to 100%, its node 1 is final.
    expect(graded(open)).toEqual(["A b ceiling-node", "B b~"]);
  });
  test("one whose node may come to lie in the range is provisional, wherever between its ends that is", () => {
    const small = (bounds: string) => flat(10, [leaf("1", 9.9), leaf("2", 0.1)], held(bounds));
    expect(graded(run(small("from: 40, to: 60"), [unit("A", { "1": "9.9" })]))).toEqual(["A a~"]);
    // The appraisers may yet find that node 2 applies after all.
    const waiting = { "1": { self: "9.9", appraisal: "9.9" }, "2": { self: NA } };
    expect(graded(run(small("below: 50"), [unit("A", waiting)]))).toEqual(["A a~"]);
    expect(graded(run(small("below: 50"), [unit("A", { ...waiting, "2": { self: NA, appraisal: NA } })]))).toEqual(["A a"]);
    // What every share lies in, and what none can reach, is certain.
    const two = (bounds: string) => flat(10, [leaf("1", 9.8), branch("2", 0.2, [leaf("2.1", 0.1), leaf("2.2", 0.1)])], held(bounds));
    const half = [unit("A", { "1": "9.8", "2.1": "0.1" })];
    expect(graded(run(two("from: 50"), half))).toEqual(["A b ceiling-node"]);
    expect(graded(run(two("below: 50"), half))).toEqual(["A a"]);
  });
  test("of a penalty the part that was charged counts", () => {
    const nodes = [leaf("1", 10), leaf("2", 4, undefined, "effect: penalty")];
    const penal = flat(10, nodes, `grades: ${LADDER("", ', ceilings: [{ node: "2", from: 25 }]')}`);
    const charged = (name: string, points: string) => unit(name, { "1": "10", "2": points });
    expect(graded(run(penal, [charged("A", "0.99"), charged("B", "1")]))).toEqual(["A a", "B b ceiling-node"]);
  });
});

describe("quotas", () => {
  const quota = (percent: string, more = "") => rubric(`grades: ${LADDER(`, quota: ${percent}`)}\n${more}`);
  const three = [made("A", "8"), made("B", "7.9"), made("C", "7.8")];

  test("are whole units rounded down, the best first; the rest take the next lower grade", () => {
    expect(graded(run(quota("67"), three))).toEqual(["A a", "B a", "C b quota-full"]);
    expect(graded(run(quota("66.66"), three))).toEqual(["A a", "B b quota-full", "C b quota-full"]);
    expect(graded(run(quota("33.3"), three))).toEqual(["A b quota-full", "B b quota-full", "C b quota-full"]);
  });
  test("are of the units that are ranked, apart in each group", () => {
    const groups = "groups: [{ id: huyen, title: Huyện }, { id: so, title: Sở }]";
    const result = run(quota("50", groups), [...three, unit("D", { "1": "8", "2": "2" }, "so"), unit("E", {}, "so")]);
    // One of two would be 50%, but the second sent nothing and is not ranked.
    expect(graded(result)).toEqual(["A a", "B b quota-full", "C b quota-full", "D b~ quota-full"]);
  });
  test("equals at the edge all take the lower grade, whatever order they come in", () => {
    const tied = [made("A", "8"), made("B", "7.9"), made("C", "7.9"), made("D", "7.8")];
    const expected = ["A a", "B b quota-tied", "C b quota-tied", "D b quota-full"];
    expect(graded(run(quota("50"), tied))).toEqual(expected);
    expect(graded(run(quota("50"), [...tied].reverse()))).toEqual(expected);
    expect(graded(run(quota("75"), tied))).toEqual(["A a", "B a", "C a", "D b quota-full"]);
    const sentence = rowsOf(run(quota("50"), tied))[1]?.grade?.lowered[0];
    expect(render(sentence as NonNullable<typeof sentence>, "vi")).toContain("2 đơn vị bằng nhau mà chỉ còn 1 suất");
  });
  test("a tie that the rubric breaks is no tie", () => {
    const nodes = [leaf("1", 8), leaf("2", 2, undefined, "notApplicable: forbidden")];
    const broken = flat(10, nodes, `ranking: { tieBreak: ["2"] }\ngrades: ${LADDER(", quota: 50")}`);
    expect(graded(run(broken, [made("A", "7.9", "1.9"), made("B", "7.8", "2")]))).toEqual(["B a", "A b quota-full"]);
  });
  test("go on below: who came down counts against the next quota, and a ceiling frees a place", () => {
    const chain = rubric(`grades: ${LADDER(", quota: 34", ", quota: 34")}`);
    expect(graded(run(chain, three))).toEqual(["A a", "B b quota-full", "C c quota-full+quota-full"]);
    const held = rubric(`grades: ${LADDER(", quota: 34", ', ceilings: [{ node: "2", below: 100 }]')}`);
    expect(graded(run(held, [made("A", "8", "1.99"), made("B", "7.9"), made("C", "7.8")]))).toEqual([
      "A b ceiling-node",
      "B a",
      "C b quota-full",
    ]);
  });
  test("are provisional while any unit may move, and withheld where there are no ranks", () => {
    const open = run(quota("34"), [...three, unit("D", { "1": "1" })]);
    expect(graded(open)).toEqual(["A a~", "B b~ quota-full", "C b~ quota-full", "D c"]);
    const absent = run(quota("34", "groups: [{ id: huyen, title: Huyện, units: 4 }]"), three);
    expect(graded(absent)).toEqual(["A a~", "B b~ quota-full", "C b~ quota-full"]);
    const blocked = run(quota("34", `heads: ${LADDER()}\ncommend: { from: 10 }`), [
      ...three,
      unit("D", { "1": "1", "2": { self: UNREADABLE } }),
    ]);
    expect(graded(blocked)).toEqual(["A -", "B -", "C -", "D -"]);
    // Without a quota the grade needs no rank; a commendation is a matter of results that stand.
    expect(graded(blocked, "head")).toEqual(["A a", "B a", "C a", "D c"]);
    expect(commended(blocked)).toEqual(["A -", "B -", "C -", "D -"]);
    expect(cardsOf(blocked).map(({ grade }) => grade)).toEqual([undefined, undefined, undefined, undefined]);
  });
  test("the better grade is the one with the higher figures, wherever it is written", () => {
    const upward = rubric(
      "grades: [{ id: c, title: C, below: 70 }, { id: b, title: B, from: 70, below: 90 }, { id: a, title: A, from: 90, quota: 34 }]",
    );
    expect(graded(run(upward, three))).toEqual(["A a", "B b quota-full", "C b quota-full"]);
  });
});

describe("heads", () => {
  test("have a ladder of their own, and are not above what the unit's own grade allows", () => {
    const both = rubric(`grades: ${LADDER(", quota: 34")}\nheads: ${LADDER("", ", unitGrade: b")}`);
    const result = run(both, [made("A", "8"), made("B", "7.9"), made("C", "5")]);
    expect(graded(result)).toEqual(["A a", "B b quota-full", "C b"]);
    expect(graded(result, "head")).toEqual(["A a", "B b ceiling-unit", "C b"]);
  });
  test("a group may have its own, and a group without any has none", () => {
    const groups = `groups: [{ id: huyen, title: Huyện, heads: ${LADDER()} }, { id: so, title: Sở }]`;
    const result = run(rubric(groups), [made("A", "8"), unit("B", { "1": "8", "2": "2" }, "so")]);
    expect(graded(result, "head")).toEqual(["A a", "B -"]);
    const { groups: json } = toResult(result, { name: "cchc", version: "0" }) as { groups: { units: { head: object | null }[] }[] };
    expect(json.map(({ units }) => units[0]?.head)).toEqual([
      { id: "a", title: "A", byIndex: { id: "a", title: "A" }, lowered: [], provisional: false },
      null,
    ]);
  });
});

describe("commendation", () => {
  const units = [made("A", "8"), made("B", "7"), made("C", "7"), made("D", "5")];
  const by = (commend: string, more = "") => commended(run(rubric(`commend: ${commend}\n${more}`), units));

  test("by the index, at or above the bound", () => {
    expect(by("{ from: 90 }")).toEqual([
      "A proposed commend-met",
      "B proposed commend-met",
      "C proposed commend-met",
      "D not-proposed commend-index",
    ]);
    expect(by("{ from: 90.01 }")[1]).toBe("B not-proposed commend-index");
  });
  test("an index that only rounds up to the bound is told with the decimals that tell it apart", () => {
    const told = (decimals: number, from: string) => {
      const thirds = flat(3, [leaf("1", 3)], `rounding: { decimals: ${decimals}, mode: half-up, at: leaf }\ncommend: { from: ${from} }`);
      const sentence = rowsOf(run(thirds, [unit("A", { "1": "2" })]))[0]?.commended?.sentence;
      return render(sentence as NonNullable<typeof sentence>, "vi");
    };
    expect(told(3, "66.667")).toBe("chỉ số 66,67%, đủ điều kiện");
    expect(told(3, "66.67")).toBe("chỉ số 66,667% thấp hơn 66,67%");
    expect(told(2, "66.67")).toBe("chỉ số 66,67%, đủ điều kiện");
  });
  test("by the grade that the unit has in the end", () => {
    expect(by("{ grade: a }", `grades: ${LADDER(", quota: 25")}`)).toEqual([
      "A proposed commend-met",
      "B not-proposed commend-grade",
      "C not-proposed commend-grade",
      "D not-proposed commend-grade",
    ]);
  });
  test("not more than so many, and equals at the edge are left to the council", () => {
    expect(by("{ most: 1 }").slice(0, 2)).toEqual(["A proposed commend-met", "B not-proposed commend-full"]);
    expect(by("{ most: 2 }")).toEqual([
      "A proposed commend-met",
      "B tied commend-tied",
      "C tied commend-tied",
      "D not-proposed commend-full",
    ]);
    expect(by("{ most: 3 }")[3]).toBe("D not-proposed commend-full");
    expect(by("{ most: 9 }").filter((each) => each.includes(" proposed"))).toHaveLength(4);
  });
  test("is provisional where the unit or those it is compared with may move", () => {
    const open = [...units.slice(0, 3), unit("E", { "1": "7" })];
    const commend = (rule: string) => commended(run(rubric(`commend: ${rule}`), open));
    expect(commend("{ from: 80 }")).toEqual([
      "A proposed commend-met",
      "B proposed commend-met",
      "C proposed commend-met",
      "E not-proposed~ commend-index",
    ]);
    expect(commend("{ from: 80, most: 3 }")).toEqual([
      "A proposed~ commend-met",
      "B proposed~ commend-met",
      "C proposed~ commend-met",
      "E not-proposed~ commend-index",
    ]);
  });
});

test("no more than the quota have a grade, equals have equal grades, no one passes a better one, in any order", () => {
  const quarter = fc.record({ one: fc.integer({ min: 12, max: 32 }), two: fc.integer({ min: 0, max: 8 }) });
  const world = fc.record({
    quotas: fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })),
    most: fc.integer({ min: 1, max: 5 }),
    units: fc.array(quarter, { minLength: 1, maxLength: 9 }),
    seed: fc.nat(100),
  });
  fc.assert(
    fc.property(world, ({ quotas: [first, second], most, units, seed }) => {
      const ruled = rubric(`grades: ${LADDER(`, quota: ${first}`, `, quota: ${second}`)}\ncommend: { most: ${most} }`);
      const given = units.map(({ one, two }, index) => made(`Huyện ${index}`, String(one / 4), String(two / 4)));
      const result = run(ruled, given);
      const rows = rowsOf(result);
      const having = (id: string) => rows.filter(({ grade }) => grade?.grade.id === id).length;
      expect(having("a") * 100).toBeLessThanOrEqual(first * rows.length);
      expect(having("b") * 100).toBeLessThanOrEqual(second * rows.length);
      expect(rows.filter(({ commended: each }) => each?.state === "proposed").length).toBeLessThanOrEqual(most);
      const standing = rows.map(({ place, grade, commended: each }) => ({
        place: place ?? 0,
        grade: grade?.grade.id ?? "",
        state: each?.state,
      }));
      for (const [index, row] of standing.entries()) {
        for (const other of standing.slice(index + 1)) {
          if (other.place === row.place) expect(other).toEqual(row);
          expect(row.grade <= other.grade).toBe(true);
        }
      }
      const turned = [...given].sort(
        (a, b) => ((Number(a.unit.name.slice(-1)) * 7 + seed) % 11) - ((Number(b.unit.name.slice(-1)) * 7 + seed) % 11),
      );
      expect(toResult(run(ruled, turned), { name: "cchc", version: "0" })).toEqual(toResult(result, { name: "cchc", version: "0" }));
      expect(placesOf(run(ruled, turned))).toEqual(placesOf(result));
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 100) },
  );
});
