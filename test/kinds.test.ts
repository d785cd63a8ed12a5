/** Every rule kind, by walking the list: its examples, its words, and what must hold for every answer. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import type { Facts, Field, Value } from "../src/assessment.ts";
import {
  add,
  compare,
  count,
  equal,
  isNegative,
  type Points,
  parseExact,
  parsePoints,
  type Rounding,
  subtract,
  ZERO,
} from "../src/points.ts";
import { readGiven, tryExample } from "../src/rules/examples.ts";
import { kindOf, type Rule, ruleKinds, ruleShape } from "../src/rules/index.ts";
import type { Outcome, RuleKind } from "../src/rules/kind.ts";
import { render } from "../src/text.ts";
import { type Given, pointsOf, result, ruleOf, setting, TWO } from "./rules-tried.ts";

describe.each(ruleKinds.map((kind) => [kind.kind, kind] as const))("%s", (_, kind) => {
  test.each(kind.examples.map((example) => [example.title.vi, example] as const))("%s", (_title, example) => {
    const expected = typeof example.points === "object" ? example.points.fault : example.points;
    expect(result(ruleOf(example.rule), example.given, example.max)).toBe(expected);
  });

  test("says itself in both languages, with examples at a bound, at the maximum and of a fault", () => {
    for (const text of [kind.title, kind.doc, ...kind.examples.map(({ title }) => title)]) {
      expect(text.vi).not.toBe("");
      expect(text.en).not.toBe("");
    }
    expect(kind.examples.length).toBeGreaterThanOrEqual(3);
    expect(kind.examples.some(({ points }) => typeof points === "object")).toBe(true);
    expect(kind.examples.some(({ points, max }) => typeof points === "string" && points === max)).toBe(true);
  });

  test("names its blanks in both languages, each once, none of them `points`", () => {
    for (const { rule } of kind.examples) {
      const fields = kind.fields(ruleOf(rule));
      const keys = fields.map(({ key }) => key);
      expect(new Set([...keys, "points"]).size).toBe(keys.length + 1);
      for (const { label } of fields) expect(label.vi !== "" && label.en !== "").toBe(true);
    }
  });

  test("its sentences leave no blank and know both languages", () => {
    for (const { rule, given, max } of kind.examples) {
      const trial = tryExample(ruleOf(rule), given, setting(max));
      if (trial.kind === "nothing-to-measure") continue;
      for (const message of trial.kind === "fault" ? [trial.message] : trial.losses.map(({ sentence }) => sentence)) {
        for (const lang of ["vi", "en"] as const) expect(render(message, lang)).not.toMatch(/[{}]|undefined|object|^\s|\s$|\s{2}/);
      }
    }
  });

  test("the best answer of an example is within what the rule says is best", () => {
    for (const { rule, points, max } of kind.examples) {
      const best = kind.best(ruleOf(rule), pointsOf(max));
      expect(compare(best, pointsOf(max))).toBeLessThanOrEqual(0);
      const earned = typeof points === "string" ? parsePoints(points) : undefined;
      if (earned !== undefined) expect(compare(earned, best)).toBeLessThanOrEqual(0);
    }
  });

  test("whatever is answered, 0 ≤ points left ≤ maximum, and points left ≤ best", () => {
    fc.assert(
      fc.property(anyCase(kind), ({ rule, facts, max, rounding }) => {
        const outcome = kind.deduct(rule, facts, { max, rounding });
        if (outcome.kind !== "losses") return;
        const left = remains(outcome, max);
        expect(isNegative(left)).toBe(false);
        expect(compare(left, max)).toBeLessThanOrEqual(0);
        expect(compare(left, rounding === undefined ? kind.best(rule, max) : max)).toBeLessThanOrEqual(0);
        for (const { points, fields, sentence } of outcome.losses) {
          expect(isNegative(points) && sentence.words.code !== "cap").toBe(false);
          for (const key of fields) expect(kind.fields(rule).map((field) => field.key)).toContain(key);
        }
      }),
    );
  });
});

/** Exactly what the rows leave. */
function remains(outcome: Outcome, max: Points): Points {
  if (outcome.kind !== "losses") throw new Error(outcome.kind);
  const lost = outcome.losses.reduce((sum, row) => add(sum, row.points), ZERO);
  const left = subtract(max, lost);
  expect(equal(add(left, lost), max)).toBe(true);
  return left;
}

const anyDecimal = fc
  .tuple(fc.integer({ min: -5, max: 400 }), fc.constantFrom("", ".5", ".25", ".333"))
  .map(([whole, rest]) => parseExact(`${whole}${rest}`) ?? ZERO);
const anyNumber = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 120 }).map((value) => count(value)) },
  { weight: 1, arbitrary: anyDecimal },
);
const anyDay = fc.constantFrom("never", "2021-12-31", "2022-01-15", "2022-01-16", "2022-01-30", "2022-01-31", "2022-12-15", "2024-02-29");

function anyValue(field: Field): fc.Arbitrary<Value> {
  switch (field.type) {
    case "number":
      return anyNumber.map((number) => ({ type: "number", number }));
    case "choice":
      return fc.constantFrom(...(field.choices ?? []).map(({ id }) => id)).map((id) => ({ type: "choice", id }));
    case "flag":
      return fc.boolean().map((flag) => ({ type: "flag", flag }));
    case "date":
      return anyDay.map((date) => ({ type: "date", date }));
    case "text":
      return fc.constantFrom("phong", "Phong", "truong").map((text) => ({ type: "text", text }));
    case "list":
      return fc.array(anyFacts(field.columns ?? []), { maxLength: 6 }).map((rows) => ({
        type: "list",
        rows: rows.map((values, row) => ({ name: `${row}`, values, at: { kind: "cell", file: "", sheet: "", row, column: 0 } })),
      }));
  }
}
function anyFacts(fields: readonly Field[]): fc.Arbitrary<Facts> {
  const blank = (field: Field) => field.optional === true || field.blankIsNone === true;
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, anyValue(field)])), {
    requiredKeys: fields.filter((field) => !blank(field)).map(({ key }) => key),
  }) as fc.Arbitrary<Facts>;
}
const anyMax = fc.constantFrom("0.25", "0.333", "1", "1.5", "2.5", "10", "14.55").map(pointsOf);
const anyRounding = fc.constantFrom<Rounding | undefined>(
  undefined,
  TWO,
  { decimals: 0, mode: "half-up" },
  { decimals: 1, mode: "half-even" },
  { decimals: 2, mode: "down" },
);
const anyCase = (kind: RuleKind<Rule>) =>
  fc
    .record({ rule: fc.constantFrom(...kind.examples.map(({ rule }) => ruleOf(rule))), max: anyMax, rounding: anyRounding })
    .chain((base) => anyFacts(kind.fields(base.rule)).map((facts) => ({ ...base, facts })));

/** Rules whose better answer never lowers the points: the field that is made better, and which way. */
const MONOTONE: [rule: string, key: string, better: "more" | "fewer", others: Given][] = [
  ["{ kind: per-item, each: 0.35 }", "items", "more", {}],
  ["{ kind: proportional, outOf: 120, floor: 50, full: 95 }", "numerator", "more", {}],
  [
    "{ kind: bands, ratio: true, outOf: 121, ratioDecimals: 1, bands: [{ from: 90, points: 1 }, { from: 50, below: 90, points: 0.5 }, { below: 50, points: 0 }] }",
    "numerator",
    "more",
    {},
  ],
  ["{ kind: bands, bands: [{ above: 10, points: 1 }, { from: 5, to: 10, points: 0.5 }, { below: 5, points: 0 }] }", "value", "more", {}],
  ["{ kind: survey }", "percent", "more", {}],
  ["{ kind: survey, measure: mean, scale: { from: 1, to: 5 } }", "mean", "more", {}],
  [
    "{ kind: survey, measure: answers, answers: [{ id: a, title: A, weight: 100 }, { id: d, title: D, weight: 0 }] }",
    "a",
    "more",
    { d: 7 },
  ],
  [
    "{ kind: deduct, incidents: [{ id: nhe, title: Nhẹ, percent: 15, cap: 0.6 }, { id: nang, title: Nặng, each: 0.3 }], cap: 0.8 }",
    "nhe",
    "fewer",
    { nang: 1 },
  ],
  ["{ kind: headcount, tiers: [{ from: 0, deputies: 1 }], each: 0.15, counts: [over, under] }", "over", "fewer", { under: 2 }],
  ["{ kind: headcount, average: { limit: 2 }, each: 0.5, counts: [over] }", "averageDeputies", "fewer", { averageOffices: 12 }],
  [
    "{ kind: change, toward: decrease, bands: [{ from: 10, points: 1 }, { above: 0, below: 10, points: 0.5 }, { to: 0, points: 0 }] }",
    "now",
    "fewer",
    { before: 60 },
  ],
  [
    "{ kind: steps, facts: [{ id: n, title: N, type: number }, { id: m, title: M, type: number }], steps: [{ when: { any: [{ fact: n, from: 90 }, { fact: m, from: 9 }] }, points: 1 }, { points: 0 }] }",
    "n",
    "more",
    { m: 3 },
  ],
];

describe("a better answer never lowers the points", () => {
  test.each(MONOTONE)("%s: %s", (yaml, key, better, others) => {
    const rule = ruleOf(yaml);
    const kind = kindOf(rule);
    const whole = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(whole, whole, anyRounding, (a, b, rounding) => {
        const [worse, best] = (better === "more") === a < b ? [a, b] : [b, a];
        const left = [worse, best].map((value) => {
          const read = readGiven(rule, { ...others, [key]: value });
          const outcome = read.kind === "facts" ? kind.deduct(rule, read.facts, setting("1", rounding)) : undefined;
          return outcome?.kind === "losses" ? remains(outcome, pointsOf("1")) : undefined;
        });
        const [low, high] = left;
        if (low !== undefined && high !== undefined) expect(compare(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("ticks: one tick more never lowers the points", () => {
    const rule = ruleOf(
      "{ kind: checklist, items: [{ id: a, title: A, points: 0.5 }, { id: b, title: B, points: 0.4 }, { id: c, title: C, points: 0.3 }] }",
    );
    fc.assert(
      fc.property(fc.tuple(fc.boolean(), fc.boolean()), ([a, b]) => {
        const without = tryExample(rule, { a, b, c: false }, setting("1"));
        const withIt = tryExample(rule, { a, b, c: true }, setting("1"));
        if (without.kind !== "points" || withIt.kind !== "points") throw new Error();
        expect(compare(without.points, withIt.points)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test("the shape of a rule is a JSON Schema in which every key is described", () => {
  const schema = z.toJSONSchema(ruleShape, { io: "input", unrepresentable: "any" }) as { oneOf: unknown[] };
  expect(schema.oneOf).toHaveLength(ruleKinds.length);
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [key, value] of Object.entries(properties ?? {})) if (value.description === undefined) bare.push(`${path}/${key}`);
    for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
  };
  walk(schema, "");
  expect(bare).toEqual([]);
});
