/** Stretches of the line of numbers between two cuts, so that open and closed ends need no cases. */
import type { Bounds } from "./bounds.ts";
import { add, compare, type Exact, equal, isNegative, negate, ONE, round, subtract } from "./points.ts";

/** A cut of the line right before or right after a number; `start` and `end` lie beyond every number. */
export type Cut = "start" | "end" | { readonly at: Exact; readonly after: boolean };

export interface Stretch {
  readonly low: Cut;
  readonly high: Cut;
}

/** All numbers. */
export const EVERY: Stretch = { low: "start", high: "end" };

export const before = (at: Exact): Cut => ({ at, after: false });
export const after = (at: Exact): Cut => ({ at, after: true });

/** Negative, zero or positive as the cut a lies before, at or after b. */
export function compareCuts(a: Cut, b: Cut): number {
  if (a === b) return 0;
  if (a === "start" || b === "end") return -1;
  if (a === "end" || b === "start") return 1;
  return compare(a.at, b.at) || Number(a.after) - Number(b.after);
}
export const later = (a: Cut, b: Cut): Cut => (compareCuts(a, b) >= 0 ? a : b);
export const earlier = (a: Cut, b: Cut): Cut => (compareCuts(a, b) <= 0 ? a : b);
export const isEmpty = ({ low, high }: Stretch): boolean => compareCuts(low, high) >= 0;
export const common = (a: Stretch, b: Stretch): Stretch => ({ low: later(a.low, b.low), high: earlier(a.high, b.high) });

function floor(value: Exact): Exact {
  const cut = round(value, { decimals: 0, mode: "down" });
  return isNegative(value) && !equal(cut, value) ? subtract(cut, ONE) : cut;
}
/** Among whole numbers every cut is one before a whole number. */
export function amongWhole(cut: Cut): Cut {
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

/** What a stretch keeps when others are taken out of it. */
export function without(whole: Stretch, taken: readonly Stretch[]): readonly Stretch[] {
  let left: readonly Stretch[] = [whole];
  for (const { low, high } of taken) {
    left = left.flatMap((each) => [common(each, { low: "start", high: low }), common(each, { low: high, high: "end" })]);
    left = left.filter((each) => !isEmpty(each));
  }
  return left;
}

/** What each of several stretches takes of what those before it leave, lowest first, and what none of them takes. */
export function inTurn(
  stretches: readonly Stretch[],
  whole: Stretch = EVERY,
): { readonly taken: readonly (readonly Stretch[])[]; readonly left: readonly Stretch[] } {
  let left: readonly Stretch[] = [whole];
  const taken = stretches.map((stretch) => {
    const own = left.map((each) => common(each, stretch)).filter((each) => !isEmpty(each));
    // What is left lies close together where stretches adjoin: thousands of them cost no more than their number.
    if (own.length > 0) left = left.flatMap((each) => without(each, [stretch]));
    return own;
  });
  return { taken, left };
}
