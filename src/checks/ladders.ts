/**
 * Ladders: lists of ranges, each with what it gives. Kinds that have one say what its figure can be, and the ranges are read from the data
 * of the rule, so that bands, changes, days late and tiers of staff are one thing here.
 */
import type { Bounds } from "../bounds.ts";
import { isWhole, type Points } from "../points.ts";
import type { Leaf, Path, Rubric } from "../rubric/model.ts";
import type { Figures } from "../rules/kind.ts";
import { amongWhole, common, compareCuts, earlier, isEmpty, later, type Stretch, stretchOf } from "../stretch.ts";
import { type Data, type Listed, listsOf } from "./options.ts";

export interface Step extends Stretch {
  readonly bounds: Bounds;
  readonly points: Points | undefined;
  readonly path: Path;
}
export interface Ladder extends Figures {
  readonly leaf: Leaf;
  readonly steps: readonly Step[];
  /** The last step has no bounds and takes what the others leave. */
  readonly rest: boolean;
  /** A ladder for one type of office beside one for all: what it leaves, the other takes. */
  readonly partial: boolean;
}

const BOUNDS = ["from", "above", "to", "below"] as const;
const bounded = (item: Data): boolean => BOUNDS.some((key) => item[key] !== undefined);
const boundsIn = ({ from, above, to, below }: Data): Bounds => ({ from, above, to, below }) as Bounds;

function ladder(leaf: Leaf, figures: Figures, { path, items }: Listed, type: unknown, partial: boolean): Ladder {
  const steps = items.flatMap((item, index): readonly Step[] => {
    if (item.type !== type) return [];
    const bounds = boundsIn(item);
    return [{ ...stretchOf(bounds, figures.whole), bounds, points: item.points as Points | undefined, path: [...path, index] }];
  });
  const last = items.at(-1);
  return { ...figures, leaf, steps, partial, rest: steps.length > 1 && last !== undefined && !bounded(last) };
}

/** All ladders of a rubric's rules. */
export const laddersOf = (rubric: Rubric): readonly Ladder[] =>
  rubric.leaves.flatMap((leaf) => {
    const figures = leaf.ruleKind.figures?.(leaf.rule);
    if (figures === undefined) return [];
    const lists = listsOf(leaf).filter(({ items }) => items.some(bounded));
    return lists.flatMap((listed) => {
      const types = [...new Set(listed.items.map(({ type }) => type))];
      return types.map((type) => ladder(leaf, figures, listed, type, type !== undefined && types.includes(undefined)));
    });
  });

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
