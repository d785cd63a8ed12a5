/**
 * Ladders: lists of ranges, each with what it gives. Read from the data of a rule by what stands in it, so that bands, changes, days late
 * and tiers of staff are one thing here. A range is a stretch between two cuts of the line, so that open and closed ends need no cases.
 */
import type { Bounds } from "../bounds.ts";
import {
  add,
  compare,
  type Exact,
  equal,
  HUNDRED,
  isNegative,
  isWhole,
  negate,
  ONE,
  type Points,
  round,
  subtract,
  ZERO,
} from "../points.ts";
import type { Leaf, Path, Rubric } from "../rubric/model.ts";
import { type Data, type Listed, listsOf, ruleOf } from "./options.ts";

/** A cut of the line right before or right after a number; `start` and `end` lie beyond every number. */
export type Cut = "start" | "end" | { readonly at: Exact; readonly after: boolean };

export interface Stretch {
  readonly low: Cut;
  readonly high: Cut;
}
export interface Step extends Stretch {
  readonly bounds: Bounds;
  readonly points: Points | undefined;
  readonly path: Path;
}
export interface Ladder {
  readonly leaf: Leaf | undefined;
  readonly steps: readonly Step[];
  /** All that the figure can be. */
  readonly figures: Stretch;
  /** The figure is a whole number: days, people. */
  readonly whole: boolean;
  /** What the bounds are followed by in words. */
  readonly unit: "%" | "";
  /** The last step has no bounds and takes what the others leave. */
  readonly rest: boolean;
  /** A ladder for one type of office beside one for all: what it leaves, the other takes. */
  readonly partial: boolean;
}

export const before = (at: Exact): Cut => ({ at, after: false });
export const after = (at: Exact): Cut => ({ at, after: true });

/** Negative, zero or positive as the cut a lies before, at or after b. */
export function compareCuts(a: Cut, b: Cut): number {
  if (a === b) return 0;
  if (a === "start" || b === "end") return -1;
  if (a === "end" || b === "start") return 1;
  return compare(a.at, b.at) || Number(a.after) - Number(b.after);
}
const later = (a: Cut, b: Cut): Cut => (compareCuts(a, b) >= 0 ? a : b);
const earlier = (a: Cut, b: Cut): Cut => (compareCuts(a, b) <= 0 ? a : b);
export const isEmpty = ({ low, high }: Stretch): boolean => compareCuts(low, high) >= 0;
export const common = (a: Stretch, b: Stretch): Stretch => ({ low: later(a.low, b.low), high: earlier(a.high, b.high) });

function floor(value: Exact): Exact {
  const cut = round(value, { decimals: 0, mode: "down" });
  return isNegative(value) && !equal(cut, value) ? subtract(cut, ONE) : cut;
}
/** Among whole numbers every cut is one before a whole number. */
function amongWhole(cut: Cut): Cut {
  if (typeof cut === "string") return cut;
  return before(cut.after ? add(floor(cut.at), ONE) : negate(floor(negate(cut.at))));
}

export function stretchOf({ from, above, to, below }: Bounds, whole = false): Stretch {
  const low = later(from === undefined ? "start" : before(from), above === undefined ? "start" : after(above));
  const high = earlier(to === undefined ? "end" : after(to), below === undefined ? "end" : before(below));
  return whole ? { low: amongWhole(low), high: amongWhole(high) } : { low, high };
}

/** The stretch as a rubric would write it. */
export function boundsOf({ low, high }: Stretch, whole = false): Bounds {
  const start: Bounds = typeof low === "string" ? {} : low.after ? { above: low.at } : { from: low.at };
  if (typeof high === "string") return start;
  if (whole) return { ...start, to: subtract(high.at, ONE) };
  return high.after ? { ...start, to: high.at } : { ...start, below: high.at };
}

const BOUNDS = ["from", "above", "to", "below"] as const;
const bounded = (item: Data): boolean => BOUNDS.some((key) => item[key] !== undefined);
const boundsIn = ({ from, above, to, below }: Data): Bounds => ({ from, above, to, below }) as Bounds;

type Figures = Pick<Ladder, "figures" | "whole" | "unit">;
const EVERY: Stretch = { low: "start", high: "end" };
const MINUS_HUNDRED = negate(HUNDRED);

/** What the figure of a ladder can be, by the blanks that the rule asks for. */
function figuresOf(leaf: Leaf, items: readonly Data[]): Figures {
  const rule = ruleOf(leaf);
  const types = leaf.fields.map(({ type }) => type);
  if (types.includes("date")) return { figures: EVERY, whole: true, unit: "" };
  if (types.includes("list")) return { figures: { low: before(ONE), high: "end" }, whole: true, unit: "" };
  if (rule.ratio === true)
    return { figures: { low: before(ZERO), high: rule.over === true ? "end" : after(HUNDRED) }, whole: false, unit: "%" };
  if (types.length === 2) {
    if (rule.measure === "absolute") return { figures: EVERY, whole: false, unit: "" };
    // Nothing falls by more than all of it; from nothing, a rise has no limit.
    const falls = rule.toward === "decrease";
    return {
      figures: falls ? { low: "start", high: after(HUNDRED) } : { low: before(MINUS_HUNDRED), high: "end" },
      whole: false,
      unit: "%",
    };
  }
  const signed = items.some((item) => BOUNDS.some((key) => item[key] !== undefined && isNegative(item[key] as Exact)));
  return { figures: signed ? EVERY : { low: before(ZERO), high: "end" }, whole: false, unit: "" };
}

function ladder(leaf: Leaf, { path, items }: Listed, type: unknown, partial: boolean): Ladder {
  const figures = figuresOf(leaf, items);
  const steps = items.flatMap((item, index): readonly Step[] => {
    if (item.type !== type) return [];
    const bounds = boundsIn(item);
    return [{ ...stretchOf(bounds, figures.whole), bounds, points: item.points as Points | undefined, path: [...path, index] }];
  });
  const last = items.at(-1);
  return { ...figures, leaf, steps, partial, rest: steps.length > 1 && last !== undefined && !bounded(last) };
}

/** All ladders of a rubric's rules. A comparison of a named fact has bounds too, but is no step of a ladder. */
export const laddersOf = (rubric: Rubric): readonly Ladder[] =>
  rubric.leaves.flatMap((leaf) =>
    listsOf(leaf)
      .filter(({ items }) => items.some(bounded) && items.every((item) => item.fact === undefined))
      .flatMap((listed) => {
        const types = [...new Set(listed.items.map(({ type }) => type))];
        return types.map((type) => ladder(leaf, listed, type, type !== undefined && types.includes(undefined)));
      }),
  );

/** The steps that can hold a figure, in the order of the line. */
const reachable = ({ steps, rest }: Ladder): readonly Step[] =>
  (rest ? steps.slice(0, -1) : steps).filter((step) => !isEmpty(step)).sort((a, b) => compareCuts(a.low, b.low));

export interface Pair {
  /** The one written first. */
  readonly first: Step;
  readonly second: Step;
  /** What lies in both, or in neither. */
  readonly stretch: Stretch;
}
const asWritten = (steps: readonly Step[], a: Step, b: Step): { readonly first: Step; readonly second: Step } =>
  steps.indexOf(a) < steps.indexOf(b) ? { first: a, second: b } : { first: b, second: a };

/** Neighbours that share figures, each step once. */
export function overlapsIn(given: Ladder): readonly Pair[] {
  const found: Pair[] = [];
  let widest: Step | undefined;
  let last: Step | undefined;
  for (const step of reachable(given)) {
    const other = [last, widest].find((each) => each !== undefined && !isEmpty(common(each, step)));
    if (other !== undefined) found.push({ ...asWritten(given.steps, other, step), stretch: common(other, step) });
    if (widest === undefined || compareCuts(step.high, widest.high) > 0) widest = step;
    last = step;
  }
  return found;
}

/** What a stretch keeps when others are taken out of it. */
export function without(whole: Stretch, taken: readonly Stretch[]): readonly Stretch[] {
  let left: readonly Stretch[] = [whole];
  for (const { low, high } of taken) {
    left = left.flatMap((each) => [common(each, { low: "start", high: low }), common(each, { low: high, high: "end" })]);
    left = left.filter((each) => !isEmpty(each));
  }
  return left;
}

/** Figures between two steps that lie in none. An empty step is a fault of its own, and what it leaves open its consequence. */
export function gapsIn(given: Ladder): readonly Pair[] {
  if (given.rest || given.partial || given.steps.some(isEmpty)) return [];
  const found: Pair[] = [];
  let highest: Step | undefined;
  for (const step of reachable(given)) {
    if (highest !== undefined) {
      const stretch = common({ low: highest.high, high: step.low }, given.figures);
      if (!isEmpty(stretch)) found.push({ ...asWritten(given.steps, highest, step), stretch });
    }
    if (highest === undefined || compareCuts(step.high, highest.high) > 0) highest = step;
  }
  return found;
}

/** Figures below the lowest and above the highest step. */
export function openEndsIn(given: Ladder): readonly { readonly step: Step; readonly stretch: Stretch }[] {
  if (given.rest || given.partial || given.steps.some(isEmpty)) return [];
  const sorted = reachable(given);
  const [lowest] = sorted;
  if (lowest === undefined) return [];
  const highest = sorted.reduce((most, step) => (compareCuts(step.high, most.high) > 0 ? step : most), lowest);
  const { low, high } = given.figures;
  return [
    { step: lowest, stretch: { low, high: earlier(lowest.low, high) } },
    { step: highest, stretch: { low: later(highest.high, low), high } },
  ].filter(({ stretch }) => !isEmpty(stretch));
}

/** Whether the stretch holds no whole number, though all numbers of the ladder are whole: «1-5», «6-10». */
export function betweenWhole(given: Ladder, stretch: Stretch): boolean {
  if (given.unit === "%" || given.whole) return false;
  const wholly = given.steps.every(({ bounds }) => BOUNDS.every((key) => bounds[key] === undefined || isWhole(bounds[key])));
  return wholly && isEmpty({ low: amongWhole(stretch.low), high: amongWhole(stretch.high) });
}

/** The steps in the order of the line, where every figure lies in one at most. */
export const ordered = (given: Ladder): readonly Step[] | undefined =>
  given.steps.some(isEmpty) || overlapsIn(given).length > 0 ? undefined : reachable(given);
