/** Random rubrics and answers, scored by the program and by a second scorer that shares nothing with it. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Scorecard } from "../src/engine/scorecard.ts";
import { branch, dec, flat, leaf, NA, run, unit } from "./build.ts";
import {
  type Answers,
  type Criterion,
  half,
  isSurvey,
  KINDS,
  type Kind,
  more,
  type Opinion,
  opinionOn,
  type Q,
  q,
  ROUNDS,
  type Rules,
  required,
  type Said,
  scale,
  type Told,
  typed,
  written,
} from "./second-opinion.ts";

vi.setConfig({ testTimeout: 600_000 });
/** The same ones every day; others, and more of them, at night: `FC_RUNS=100000`. */
const { FC_RUNS } = process.env;
const RUNS = FC_RUNS === undefined ? { numRuns: 250, seed: 2948 } : { numRuns: Number(FC_RUNS) };

const told: fc.Arbitrary<Told> = fc.record({
  said: fc.constantFrom<Said>("nothing", "not applicable", "facts", "facts", "facts", "points"),
  a: fc.nat(12),
  b: fc.nat(12),
});
const criterion = fc.record({
  max: fc.integer({ min: 4, max: 12 }).map((quarters) => q(quarters, 4)),
  kind: fc.constantFrom(...Object.keys(KINDS)),
  effect: fc.constantFrom("score", "score", "score", "score", "bonus", "penalty"),
  apply: fc.constantFrom("exclude", "pro-rata", "full", "zero"),
  back: fc.constantFrom(0, 0, 1, 2),
  enough: fc.boolean(),
});
const rules = fc.record({
  decimals: fc.integer({ min: 1, max: 3 }),
  mode: fc.constantFrom("half-up", "half-even", "down"),
  at: fc.constantFrom("leaf", "total"),
  by: fc.constantFrom("published", "exact"),
  cap: fc.boolean(),
  caps: fc.boolean(),
  criteria: fc
    .array(criterion, { minLength: 2, maxLength: 6 })
    .map((all) => all.map((each, index): Criterion => ({ ...each, ...(index === 0 ? { effect: "score" } : {}), id: `1.${index + 1}` }))),
});
const SIX = 6;
const answers: fc.Arbitrary<Answers> = fc
  .tuple(
    fc.array(fc.tuple(told, told, told), { minLength: SIX, maxLength: SIX }),
    fc.constantFrom([true, true, true], [true, true, false], [true, false, false]),
  )
  .map(([all, held]) =>
    all.map((rounds) => rounds.map((each, index): Told => (held[index] === true ? each : { ...each, said: "nothing" }))),
  );

function asRubric(given: Rules) {
  const leaves = given.criteria.map((each, index) => {
    const other = required(given, index);
    const condition =
      other === undefined ? "" : `, requires: { node: "${other.id}"${each.enough ? `, atLeast: ${written(half(other.max))}` : ""} }`;
    return leaf(
      each.id,
      written(each.max),
      (KINDS[each.kind] as Kind).rule(each.max),
      `effect: ${each.effect}, notApplicable: ${each.apply}${condition}`,
    );
  });
  const whole = written(scale(given));
  return flat(
    whole,
    [branch("1", whole, leaves, given.caps ? "caps: { bonus: 0.6, penalty: 0.7 }" : "")],
    `rounding: { decimals: ${given.decimals}, mode: ${given.mode}, at: ${given.at} }
ranking: { by: ${given.by}, ties: shared }
rounds: [${ROUNDS.join(", ")}]
grades: [{ id: a, title: A, from: 80 }, { id: b, title: B, above: 50, below: 80 }, { id: c, title: C, to: 50 }]
${given.cap ? `cap: { total: ${whole} }` : ""}`,
  );
}

const answerOf = ({ kind, max }: Criterion, { said, a, b }: Told) => {
  if (said === "nothing") return {};
  if (said === "not applicable") return NA;
  return said === "facts" ? { facts: (KINDS[kind] as Kind).facts(a, b) } : written(typed(max, a));
};
const asUnit = ({ criteria }: Rules, given: Answers, name: string) =>
  unit(
    name,
    Object.fromEntries(
      criteria.map((each, index) => [
        each.id,
        Object.fromEntries(
          (isSurvey(each) ? (["survey"] as const) : ROUNDS).flatMap((round, at) => {
            const said = given[index]?.[at] as Told;
            return said.said === "nothing" ? [] : [[round, answerOf(each, said)]];
          }),
        ),
      ]),
    ),
  );

// ── side by side ──

const gradeOf = (figure: Q): string => (!more(q(80), figure) ? "a" : more(figure, q(50)) ? "b" : "c");
const ours = (card: Scorecard) => ({
  state: card.state,
  points: card.leaves.map(({ earned, applicable, leaf: { effect } }) =>
    effect === "score" && dec(applicable) === "0" ? "-" : dec(earned),
  ),
  figures: [card.applicableMax, card.bonus, card.penalty, card.total, card.low, card.high, card.index].map(dec),
});
const theirs = ({ state, points, max, bonus, penalty, total, low, high, index }: Opinion) => ({
  state,
  points: points.map((each) => (each === undefined ? "-" : written(each))),
  figures: [max, bonus, penalty, total, low, high, index].map(written),
});

test("two scorers that share nothing agree on every leaf, total, index, grade, place and range of places", () => {
  fc.assert(
    fc.property(rules, fc.array(answers, { minLength: 1, maxLength: 4 }), (given, all) => {
      const names = all.map((_, index) => `Huyện ${"ABCD"[index]}`);
      const ranking = run(
        asRubric(given),
        all.map((each, index) => asUnit(given, each, names[index] as string)),
        "reappraisal",
      ).rankings[0];
      const opinions = new Map(all.map((each, index) => [names[index] as string, opinionOn(given, each)]));
      const ranked = [...opinions.values()].filter(({ state }) => state === "scored");
      const joining = [...opinions.values()].filter(({ mayJoin }) => mayJoin).length;
      for (const card of ranking?.apart ?? []) expect(ours(card).state).toBe(opinions.get(card.unit.name)?.state);
      expect(ranking?.rows.length).toBe(ranked.length);
      for (const { card, place, range, grade } of ranking?.rows ?? []) {
        const opinion = opinions.get(card.unit.name) as Opinion;
        const others = ranked.filter((each) => each !== opinion);
        const before = (known: (other: Opinion) => Q, own: Q): number => 1 + others.filter((other) => more(known(other), own)).length;
        expect({ ...ours(card), grade: grade?.grade.id, place, range }).toEqual({
          ...theirs(opinion),
          grade: gradeOf(opinion.figure),
          place: before(({ figure }) => figure, opinion.figure),
          range: { best: before(({ from }) => from, opinion.to), worst: before(({ to }) => to, opinion.from) + joining },
        });
      }
    }),
    RUNS,
  );
});
