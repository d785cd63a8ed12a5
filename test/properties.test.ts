/** What must hold of every ledger and every ranking, whatever the rubric and the answers. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Submission } from "../src/assessment.ts";
import { toResult } from "../src/engine/result.ts";
import type { ScoreRun } from "../src/engine/run.ts";
import type { Scorecard } from "../src/engine/scorecard.ts";
import { add, compare, equal, subtract, ZERO } from "../src/points.ts";
import type { Rubric } from "../src/rubric/model.ts";
import {
  branch,
  cardsOf,
  dec,
  facts,
  flag,
  flat,
  type Given,
  leaf,
  NA,
  number,
  type Rounds,
  ratio,
  run,
  UNREADABLE,
  unit,
} from "./build.ts";
import { RUNS, shuffled } from "./property-runs.ts";

vi.setConfig({ testTimeout: 600_000 });

// ── random rubrics and answers ──

interface LeafPlan {
  readonly kind: number;
  readonly max: number;
  readonly effect: "score" | "bonus" | "penalty";
  readonly notApplicable: string;
  readonly requires: number;
  readonly gate: boolean;
  readonly source: string;
}
const KINDS = ["given", "proportional", "per-item", "checklist", "deduct", "choice", "bands", "survey"] as const;
const planOf: fc.Arbitrary<LeafPlan> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  max: fc.integer({ min: 1, max: 5 }),
  effect: fc.constantFrom<LeafPlan["effect"]>("score", "score", "score", "bonus", "penalty"),
  notApplicable: fc.constantFrom("exclude", "pro-rata", "full", "zero", "forbidden"),
  requires: fc.integer({ min: -4, max: 3 }),
  gate: fc.integer({ min: 0, max: 12 }).map((dice) => dice === 0),
  source: fc.constantFrom("self", "self", "self", "assessor"),
});

function ruleOf({ kind, max }: LeafPlan): string {
  switch (KINDS[kind]) {
    case "per-item":
      return "{ kind: per-item, each: 0.3 }";
    case "checklist":
      return `{ kind: checklist, items: [{ id: a, title: A, points: 0.4 }, { id: b, title: B, points: ${max} }] }`;
    case "deduct":
      return "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.35 }, { id: b, title: B, percent: 33, cap: 0.9 }] }";
    case "choice":
      return `{ kind: choice, levels: [{ id: a, title: A, points: ${max} }, { id: b, title: B, points: 0.5 }, { id: c, title: C, points: 0 }] }`;
    case "bands":
      return `{ kind: bands, ratio: true, bands: [{ from: 90, points: ${max} }, { from: 50, below: 90, points: 0.7 }, { below: 50, points: 0 }] }`;
    default:
      return `{ kind: ${KINDS[kind]} }`;
  }
}

const settings = fc.record({
  mode: fc.constantFrom("half-up", "half-even", "down"),
  at: fc.constantFrom("leaf", "total"),
  decimals: fc.integer({ min: 0, max: 3 }),
  cap: fc.constantFrom("", "cap: { total: 6 }", "cap: { floor: 1 }"),
  caps: fc.constantFrom("", "caps: { bonus: 1.5, penalty: 2 }"),
  by: fc.constantFrom("published", "exact"),
  ties: fc.constantFrom("shared", "dense", "listed"),
  surveyAbsent: fc.constantFrom("missing", "not-applicable"),
});

const rubricPlan = fc.record({
  domains: fc.array(fc.array(planOf, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  settings,
});

type RubricPlan = typeof rubricPlan extends fc.Arbitrary<infer T> ? T : never;

/** One leaf in YAML; it may require any node before it. */
function planned(plan: LeafPlan, id: string, effect: LeafPlan["effect"], before: readonly string[]): string {
  const more = [`effect: ${effect}, notApplicable: ${plan.notApplicable}`];
  if (KINDS[plan.kind] !== "survey") more.push(`source: ${plan.source}`);
  if (plan.requires >= 0 && effect !== "penalty" && before.length > 0) {
    more.push(`requires: { node: "${before[plan.requires % before.length]}", atLeast: 0.5 }`);
  }
  if (plan.gate && effect === "score") more.push("gate: true");
  return leaf(id, plan.max, ruleOf(plan), more.join(", "));
}

function build({ domains, settings: set }: RubricPlan): Rubric {
  const before: string[] = [];
  let total = 0;
  const nodes = domains.map((plans, domain) => {
    let max = 0;
    const children = plans.map((plan, index) => {
      const id = `${domain + 1}.${index + 1}`;
      const effect = domain === 0 && index === 0 ? "score" : plan.effect;
      if (effect === "score") max += plan.max;
      const child = planned(plan, id, effect, before);
      before.push(id);
      return child;
    });
    total += max;
    before.push(String(domain + 1));
    return branch(String(domain + 1), max === 0 ? 1 : max, children);
  });
  const { mode, at, decimals, cap, caps, by, ties, surveyAbsent } = set;
  return flat(
    total,
    nodes,
    `rounding: { decimals: ${decimals}, mode: ${mode}, at: ${at} }\nranking: { by: ${by}, ties: ${ties} }\nsurveyAbsent: ${surveyAbsent}\n${cap}\n${caps}`,
  );
}

/** One answer from a few dice: nothing, points that people type, facts, not applicable, unreadable. */
function answerFrom(kind: string, max: number, dice: number): Given | undefined {
  const small = dice % 7;
  switch (Math.floor(dice / 7) % 9) {
    case 0:
      return undefined;
    case 1:
      return NA;
    case 2:
      return small === 0 ? UNREADABLE : String((max * small) / 6 >= max ? max : Math.floor((max * small * 100) / 6) / 100);
    case 3:
      return { typed: String(small / 8), ...(kind === "given" ? {} : { facts: factsFrom(kind, small) }) };
    case 4:
      return String(Math.min(max, small / 8));
    default:
      return kind === "given" ? String(Math.min(max, small / 4)) : facts(factsFrom(kind, small));
  }
}
function factsFrom(kind: string, small: number) {
  if (kind === "proportional" || kind === "bands") return ratio(small > 5 ? 0 : small, small > 5 ? 0 : 5);
  if (kind === "per-item") return { items: number(small) };
  if (kind === "checklist") return { a: flag(small % 2 === 0), ...(small > 3 ? { b: flag(small > 4) } : {}) };
  if (kind === "deduct") return { a: number(small), b: number(small % 3) };
  if (kind === "choice") return { level: { type: "choice", id: "abc".charAt(small % 3) } } as const;
  return { percent: number(`${small * 14}.37`) };
}

const dice = fc.array(fc.nat(9999), { minLength: 36, maxLength: 36 });
function submission(rubric: Rubric, name: string, thrown: readonly number[]): Submission {
  const answers: Record<string, Rounds> = {};
  for (const { id, index, rule, max, source } of rubric.leaves) {
    const given = (round: number) => answerFrom(rule.kind, Number(dec(max)), thrown[(index * 3 + round) % thrown.length] ?? 0);
    const rounds = source === "survey" ? { survey: given(0) } : { self: given(0), appraisal: given(1), reappraisal: given(2) };
    answers[id] = Object.fromEntries(Object.entries(rounds).filter(([, each]) => each !== undefined)) as Rounds;
  }
  return unit(name, answers);
}
/** Kept as plain figures, so that a failure prints what it was made of. */
const world = fc.record({ plan: rubricPlan, units: fc.array(dice, { minLength: 1, maxLength: 5 }) });
function made({ plan, units }: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  const rubric = build(plan);
  return { rubric, submissions: units.map((thrown, index) => submission(rubric, `Huyện ${"ABCDE".charAt(index)}`, thrown)) };
}

type Json = { groups: { units: Record<string, unknown>[]; apart: Record<string, unknown>[] }[] };
const json = (result: ScoreRun): Json => JSON.parse(JSON.stringify(toResult(result, { name: "cchc", version: "0" }))) as Json;
/** What follows from the other units as well. */
const AMONG_OTHERS = ["place", "of", "tied", "tiedWith", "tieBreaks", "bestPlace", "worstPlace", "provisional"];
/** What a unit's own answers decide, without its place among others. */
const own = (result: ScoreRun): ReadonlyMap<string, string> =>
  new Map(
    json(result).groups.flatMap(({ units, apart }) =>
      [...units, ...apart].map((each) => {
        const rest = Object.fromEntries(Object.entries(each).filter(([key]) => !AMONG_OTHERS.includes(key)));
        return [(each.unit as { name: string }).name, JSON.stringify(rest)] as const;
      }),
    ),
  );

function checkCard(card: Scorecard, rubric: Rubric): void {
  const { applicableMax, lost, bonus, penalty, total, low, high } = card;
  expect(dec(subtract(add(subtract(applicableMax, lost), bonus), penalty))).toBe(dec(total));
  const deciding = rubric.ranking.by === "exact" ? card.exactIndex : card.index;
  const rising = [
    [ZERO, low],
    [low, total],
    [total, high],
    [card.lowIndex, deciding],
    [deciding, card.highIndex],
  ] as const;
  for (const [less, more] of rising) expect(compare(less, more)).toBeLessThanOrEqual(0);
  if (rubric.cap.total !== undefined) expect(compare(high, rubric.cap.total)).toBeLessThanOrEqual(0);
  for (const {
    leaf: { effect },
    applicable,
    earned,
    deductions,
  } of card.leaves.filter((score) => score.leaf.effect === "score")) {
    const taken = deductions.reduce((sum, row) => add(sum, row.points), ZERO);
    expect([effect, dec(subtract(applicable, taken))]).toEqual(["score", dec(earned)]);
  }
}

describe("scores", () => {
  test("every ledger adds up, and low ≤ total ≤ high, within floor and cap", () => {
    fc.assert(
      fc.property(world, (given) => {
        const { rubric, submissions } = made(given);
        const cards = (["self", "appraisal", "council"] as const).flatMap((round) => cardsOf(run(rubric, submissions, round)));
        for (const card of cards) checkCard(card, rubric);
      }),
      RUNS,
    );
  });
  test("the order in which units come changes nothing", () => {
    fc.assert(
      fc.property(world, fc.nat(100), (given, seed) => {
        const { rubric, submissions } = made(given);
        expect(json(run(rubric, shuffled(submissions, seed))).groups).toEqual(json(run(rubric, submissions)).groups);
      }),
      RUNS,
    );
  });
  test("a unit to which nothing applies stands apart, and those that are ranked are placed as if it were not there", () => {
    const places = (result: ScoreRun) =>
      result.rankings.flatMap(({ of, rows }) => rows.map(({ card, place, tied }) => [card.unit.name, of, place, tied]));
    fc.assert(
      fc.property(world, fc.nat(4), ({ plan, units }, which) => {
        const excluding = (leaves: readonly LeafPlan[]) =>
          leaves.map((each) => ({ ...each, source: "self", notApplicable: each.notApplicable === "pro-rata" ? "pro-rata" : "exclude" }));
        const { rubric, submissions } = made({ plan: { ...plan, domains: plan.domains.map(excluding) }, units });
        const idle = unit("Huyện Không", Object.fromEntries(rubric.leaves.map(({ id }) => [id, { self: NA, survey: NA }])));
        const without = run(rubric, submissions, "self");
        const together = run(rubric, [...submissions.slice(0, which), idle, ...submissions.slice(which)], "self");
        for (const { card } of together.rankings.flatMap(({ rows }) => rows)) expect(compare(card.applicableMax, ZERO)).toBe(1);
        const own = cardsOf(together).find((card) => card.unit.id === idle.unit.id);
        expect([own?.state, dec(own?.applicableMax)]).toEqual(["nothing-applicable", "0"]);
        expect(places(together)).toEqual(places(without));
      }),
      RUNS,
    );
  });
  test("an answer changes only the card of its own unit", () => {
    fc.assert(
      fc.property(world, dice, (given, thrown) => {
        const { rubric, submissions } = made(given);
        const [first, ...others] = submissions;
        const before = own(run(rubric, submissions));
        const after = own(run(rubric, [submission(rubric, first?.unit.name ?? "", thrown), ...others]));
        for (const {
          unit: { name },
        } of others)
          expect(after.get(name)).toBe(before.get(name));
      }),
      RUNS,
    );
  });
  test("what is not final lies between what it would be at its worst and at its best", () => {
    const rubric = flat(12, [leaf("1", 4), leaf("2", 4), leaf("3", 4, undefined, "notApplicable: pro-rata")], "cap: { total: 11 }");
    const quarter = fc.integer({ min: 0, max: 16 });
    fc.assert(
      fc.property(quarter, quarter, fc.boolean(), (known, later, applies) => {
        const answers = { "1": String(known / 4), "3": applies ? "2" : { self: NA } };
        const [open] = cardsOf(run(rubric, [unit("A", answers)]));
        const [closed] = cardsOf(run(rubric, [unit("A", { ...answers, "2": String(later / 4) })]));
        if (open === undefined || closed === undefined) throw new Error("no card");
        expect(compare(open.low, closed.total)).toBeLessThanOrEqual(0);
        expect(compare(closed.total, open.high)).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });
});

describe("ranks", () => {
  const rubric = (ties: string) => flat(10, [leaf("1", 6), leaf("2", 4)], `ranking: { ties: ${ties} }`);
  const scores = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 8 })), { minLength: 2, maxLength: 6 });
  const units = (list: readonly (readonly [number, number])[]) =>
    list.map(([a, b], index) => unit(`Huyện ${index}`, { "1": String(a / 2), "2": String(b / 2) }));
  const places = (result: ScoreRun) => new Map(result.rankings[0]?.rows.map(({ card, place }) => [card.unit.name, place ?? 0]));

  test("more points never lower a unit's own place, nor raise another's", () => {
    fc.assert(
      fc.property(scores, fc.nat(5), fc.integer({ min: 1, max: 12 }), fc.constantFrom("shared", "dense"), (list, which, more, ties) => {
        const chosen = which % list.length;
        const raised = list.map(([a, b], index) => [index === chosen ? Math.min(12, a + more) : a, b] as const);
        const before = places(run(rubric(ties), units(list)));
        const after = places(run(rubric(ties), units(raised)));
        const name = `Huyện ${chosen}`;
        if (ties === "shared") expect(after.get(name)).toBeLessThanOrEqual(before.get(name) as number);
        for (const [other, place] of before)
          if (other !== name && ties === "shared") expect(after.get(other)).toBeGreaterThanOrEqual(place);
      }),
      RUNS,
    );
  });
  test("equal figures share a place, a better one stands before, and a place counts those before it", () => {
    fc.assert(
      fc.property(scores, (list) => {
        const [ranking] = run(rubric("shared"), units(list)).rankings;
        for (const { card, place, tied } of ranking?.rows ?? []) {
          const better = ranking?.rows.filter((other) => compare(other.card.index, card.index) > 0).length ?? 0;
          const same = ranking?.rows.filter((other) => equal(other.card.index, card.index)).length ?? 0;
          expect([place, tied]).toEqual([better + 1, same > 1]);
        }
      }),
      RUNS,
    );
  });
});
