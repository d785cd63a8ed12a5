/**
 * Rules said to a spreadsheet, so that a unit sees its points while it fills its form in. A spreadsheet counts in binary: every formula
 * here is one that no rounding of doubles can move, within limits that it checks itself; beyond them it shows nothing, for a figure that
 * may be wrong by a digit is worse than none.
 */
import type { Bounds } from "../bounds.ts";
import { count, decimalsOf, type Exact, isWhole, type Points, type Rounding, smaller, times, toDecimal } from "../points.ts";

/** Where the figures of a rule stand in a sheet. */
export interface Blanks {
  /** The cell of a field. */
  readonly cell: (field: string) => string;
  /** The cell with the words of a choice, as they are chosen in the cell of the field. */
  readonly choice: (field: string, id: string) => string;
  /** The words for yes, and for a day that never came. */
  readonly yes: string;
  readonly never: string;
  /** What is shown where there was nothing to measure. */
  readonly nothing: string;
}

/** A formula that cannot be given or has nothing to show. */
export const SHOWS_NOTHING = '""';

export const when = (condition: string, then: string, otherwise: string): string => `IF(${condition},${then},${otherwise})`;
export const both = (...conditions: readonly string[]): string => {
  const real = conditions.filter((condition) => condition !== "TRUE");
  return real.length > 1 ? `AND(${real.join(",")})` : (real[0] ?? "TRUE");
};
export const either = (...conditions: readonly string[]): string =>
  conditions.length > 1 ? `OR(${conditions.join(",")})` : (conditions[0] ?? "FALSE");
export const literal = (value: Exact): string => toDecimal(value);

/** The first case that holds decides; none shows nothing. */
export const firstOf = (cases: readonly (readonly [condition: string, then: string])[], otherwise = SHOWS_NOTHING): string =>
  cases.reduceRight((rest, [condition, then]) => (condition === "TRUE" ? then : when(condition, then, rest)), otherwise);

export const atMost = (points: Points, max: Points): string => literal(smaller(points, max));

/** Whether a plain figure lies in a range: decimals of at most 15 digits keep their order as doubles. */
export const inRange = (figure: string, bounds: Bounds): string => compared(bounds, (sign, bound) => `${figure}${sign}${literal(bound)}`);

/**
 * Whether part / whole, in %, lies in a range, without dividing: whole numbers are multiplied, and what decimals leave behind is cut off.
 * @param whole is above zero
 */
export const ratioInRange = (part: string, whole: string, bounds: Bounds): string =>
  compared(bounds, (sign, bound) => {
    const places = decimalsOf(bound) ?? 0;
    const scale = `1${"0".repeat(places)}`;
    const scaled = toDecimal(bound, places).replace(".", "");
    return `ROUND(${part}*100*${scale}-(${scaled.replace(/^(-?)0+(?=\d)/, "$1")})*${whole},5)${sign}0`;
  });

function compared({ from, above, to, below }: Bounds, by: (sign: string, bound: Exact) => string): string {
  return both(
    ...(from === undefined ? [] : [by(">=", from)]),
    ...(above === undefined ? [] : [by(">", above)]),
    ...(to === undefined ? [] : [by("<=", to)]),
    ...(below === undefined ? [] : [by("<", below)]),
  );
}

/** Beyond this a share of two counts may come so near to a half that doubles cannot tell which side it is on. */
const LARGEST = 100_000_000;
const LARGEST_OF_FINE = 400_000;
/** Decimals of the maximum beyond those that are kept: with more, halves lie too close together. */
const FINE_PLACES = 3;

/** Whether two figures are small and plain enough for a ratio of them to be told exactly: counts, or amounts of at most three decimals. */
export function plainPair(a: string, b: string, fine = false): string {
  const most = fine ? LARGEST_OF_FINE : LARGEST;
  const whole = `AND(${a}=INT(${a}),${b}=INT(${b}))`;
  return `AND(ROUND(${a},3)=${a},ROUND(${b},3)=${b},MAX(${a},${b})*IF(${whole},1,1000)<=${most})`;
}

/** How many of the last decimal kept are one. */
const UNITS = [1, 10, 100, 1000] as const;
/** Decimals up to which a rounded share is certain. */
const FINEST = 3;

/**
 * value × part / whole, rounded as the leaf says, never more than the maximum; undefined where doubles could not be trusted. A rubric that
 * rounds only its total shows the share as it is.
 */
export function shareOf(max: Points, part: string, whole: string, rounding: Rounding | undefined): string | undefined {
  const share = `${literal(max)}*${part}/${whole}`;
  if (rounding === undefined) return `MIN(${literal(max)},${share})`;
  if ((decimalsOf(max) ?? 0) > rounding.decimals + FINE_PLACES) return undefined;
  const rounded = roundedTo(share, rounding);
  return rounded === undefined ? undefined : `MIN(${literal(max)},${rounded})`;
}

/** Whether shares of the maximum need more than whole units of the last decimal kept, so that halves lie closer together. */
export const isFine = (max: Points, rounding: Rounding | undefined): boolean =>
  rounding !== undefined && !isWhole(times(max, count(UNITS[rounding.decimals] ?? 1)));

/** A figure cut to some decimals by the mode, told from its units: 1.005 is 100.5 hundredths, a half that doubles do hold. */
export function roundedTo(value: string, { decimals, mode }: Rounding): string | undefined {
  if (decimals > FINEST) return undefined;
  const unit = UNITS[decimals] as number;
  const units = `ROUND(${unit}*${value},9)`;
  const back = unit === 1 ? "" : `/${unit}`;
  if (mode === "down") return `INT(${units})${back}`;
  if (mode === "half-up") return `INT(${units}+0.5)${back}`;
  return `IF(${units}-INT(${units})=0.5,2*INT(${units}/2+0.5),INT(${units}+0.5))${back}`;
}
