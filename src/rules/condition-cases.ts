/** All that facts can be, as far as conditions can tell it apart: one case for every stretch between two numbers that are named. */
import type { Facts, Value } from "../assessment.ts";
import { add, compare, type Exact, equal, ONE, parseExact, share, subtract } from "../points.ts";
import { type Condition, holds, type NamedFact } from "./conditions.ts";

/** More cases than anyone would think through are left alone, and so is more work than a moment's. */
const MOST_CASES = 20_000;
const MOST_WORK = 400_000;
const TWO = parseExact("2") as Exact;
const LATE = "9999-12-31";

const comparisons = (condition: Condition): readonly Condition[] =>
  condition.fact === undefined ? (condition.all ?? condition.any ?? []).flatMap(comparisons) : [condition];

/** A number before, at, between and after all those that are named. */
function numbers(named: readonly Condition[]): readonly Exact[] {
  const bounds = named
    .flatMap(({ from, above, to, below }) => [from, above, to, below].filter((bound) => bound !== undefined))
    .sort(compare)
    .filter((bound, index, all) => index === 0 || !equal(bound, all[index - 1] as Exact));
  const around = bounds.flatMap((bound, index): readonly Exact[] => {
    const next = bounds[index + 1];
    return [bound, next === undefined ? add(bound, ONE) : share(add(bound, next), ONE, TWO)];
  });
  const [first] = bounds;
  return first === undefined ? [] : [subtract(first, ONE), ...around];
}

function valuesOf({ type, values = [] }: NamedFact, named: readonly Condition[]): readonly Value[] {
  switch (type) {
    case "number":
      return numbers(named).map((number) => ({ type, number }));
    case "flag":
      return [true, false].map((flag) => ({ type, flag }));
    case "choice":
      return values.map(({ id }) => ({ type, id }));
    case "date": {
      const days = named.flatMap(({ by }) => (by === undefined ? [] : [by]));
      return [...new Set([...days, LATE, "never" as const])].map((date) => ({ type, date }));
    }
  }
}

/** Undefined where there are too many. */
function casesOf(conditions: readonly Condition[], facts: readonly NamedFact[]): readonly Facts[] | undefined {
  const named = conditions.flatMap(comparisons);
  let cases: readonly Facts[] = [{}];
  for (const fact of facts) {
    const own = named.filter((condition) => condition.fact === fact.id);
    if (own.length === 0) continue;
    const values = valuesOf(fact, own);
    const number = cases.length * values.length;
    if (number > MOST_CASES || number * named.length > MOST_WORK) return undefined;
    cases = cases.flatMap((each) => values.map((value) => ({ ...each, [fact.id]: value })));
  }
  return cases;
}

/** Of conditions that are tried in order, those that decide nothing: they never hold, or one before them always holds as well. */
export function idleConditions(
  conditions: readonly Condition[],
  facts: readonly NamedFact[],
): readonly { readonly index: number; readonly holds: boolean }[] {
  const cases = casesOf(conditions, facts);
  if (cases === undefined) return [];
  const ever = new Set<number>();
  const deciding = new Set<number>();
  for (const each of cases) {
    const holding = [...conditions.keys()].filter((index) => holds(conditions[index] as Condition, each));
    for (const index of holding) ever.add(index);
    if (holding[0] !== undefined) deciding.add(holding[0]);
  }
  return [...conditions.keys()].filter((index) => !deciding.has(index)).map((index) => ({ index, holds: ever.has(index) }));
}
