/** Whose place may still change while figures are open. Bounds are counted and not compared in pairs: a country has thousands of units. */
import { compare, type Exact, equal } from "../points.ts";
import type { Scorecard } from "./scorecard.ts";

type Bounded = Pick<Scorecard, "lowIndex" | "highIndex" | "provisional">;

/** How many of the sorted figures are below the bound; with `through`, below or equal. */
function countBelow(sorted: readonly Exact[], bound: Exact, through: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const difference = compare(sorted[middle] as Exact, bound);
    if (difference < 0 || (through && difference === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the units may come out with a figure that this one may come out with as well. */
function meeting(units: readonly Bounded[]): (unit: Bounded) => number {
  const lows = units.map(({ lowIndex }) => lowIndex).sort(compare);
  const highs = units.map(({ highIndex }) => highIndex).sort(compare);
  return ({ lowIndex, highIndex }) => countBelow(lows, highIndex, true) - countBelow(highs, lowIndex, false);
}

/**
 * The units of a pair whose order is not settled by what is known.
 * @param broken what cannot change the figure may still change what breaks a tie
 */
export function openPlaces<Unit extends Bounded>(ranked: readonly Unit[], broken: boolean): ReadonlySet<Unit> {
  const moving = new Set(ranked.filter((unit) => unit.provisional && (broken || !equal(unit.lowIndex, unit.highIndex))));
  if (moving.size === 0) return moving;
  const met = meeting(ranked);
  const metMoving = meeting([...moving]);
  // A unit always meets itself.
  return new Set(ranked.filter((unit) => (moving.has(unit) ? met(unit) > 1 : metMoving(unit) > 0)));
}
