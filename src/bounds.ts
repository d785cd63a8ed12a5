/**
 * Ranges with open and closed ends: `from` ≥, `above` >, `to` ≤, `below` <. The same four keys say a band of a rule, a grade, a change
 * and a condition; a text such as «từ 70% đến dưới 90%» is `from: 70, below: 90`.
 */
import { compare, comparePercentage, type Exact } from "./points.ts";
import { exact } from "./shape.ts";
import { type Message, say, words } from "./text.ts";

export interface Bounds {
  readonly from?: Exact | undefined;
  readonly above?: Exact | undefined;
  readonly to?: Exact | undefined;
  readonly below?: Exact | undefined;
}

/** The four keys, to be spread into a shape. */
export const boundsShape = () => ({
  from: exact().optional(),
  above: exact().optional(),
  to: exact().optional(),
  below: exact().optional(),
});

/** A figure to compare: a number, or a change from zero, which lies beyond every bound. */
export type Figure = Exact | "beyond" | "short-of";

/** Whether the figure lies in the range. */
export function within(figure: Figure, { from, above, to, below }: Bounds): boolean {
  if (figure === "beyond") return to === undefined && below === undefined;
  if (figure === "short-of") return from === undefined && above === undefined;
  return (
    (from === undefined || compare(figure, from) >= 0) &&
    (above === undefined || compare(figure, above) > 0) &&
    (to === undefined || compare(figure, to) <= 0) &&
    (below === undefined || compare(figure, below) < 0)
  );
}

/** Whether part / whole, in %, lies in the range; `whole` is positive. */
export function percentageWithin(part: Exact, whole: Exact, { from, above, to, below }: Bounds): boolean {
  return (
    (from === undefined || comparePercentage(part, whole, from) >= 0) &&
    (above === undefined || comparePercentage(part, whole, above) > 0) &&
    (to === undefined || comparePercentage(part, whole, to) <= 0) &&
    (below === undefined || comparePercentage(part, whole, below) < 0)
  );
}

const EXACTLY = words("bounds-exactly", "{a}{u}", "{a}{u}");
const FROM_TO = words("bounds-from-to", "từ {a}{u} đến {b}{u}", "from {a}{u} to {b}{u}");
const FROM_BELOW = words("bounds-from-below", "từ {a}{u} đến dưới {b}{u}", "from {a}{u} to below {b}{u}");
const ABOVE_TO = words("bounds-above-to", "trên {a}{u} đến {b}{u}", "above {a}{u} up to {b}{u}");
const ABOVE_BELOW = words("bounds-above-below", "trên {a}{u} và dưới {b}{u}", "above {a}{u} and below {b}{u}");
const FROM = words("bounds-from", "từ {a}{u} trở lên", "{a}{u} or more");
const ABOVE = words("bounds-above", "trên {a}{u}", "above {a}{u}");
const TO = words("bounds-to", "không quá {b}{u}", "at most {b}{u}");
const BELOW = words("bounds-below", "dưới {b}{u}", "below {b}{u}");
const ANY = words("bounds-any", "các trường hợp còn lại", "everything else");

/** The range in words. @param unit what follows each number, such as `%` */
export function boundsInWords(bounds: Bounds, unit = ""): Message {
  const low = bounds.from ?? bounds.above;
  const high = bounds.to ?? bounds.below;
  const a = low ?? "";
  const b = high ?? "";
  if (low === undefined && high === undefined) return say(ANY, {});
  if (high === undefined) return say(bounds.from === undefined ? ABOVE : FROM, { a, u: unit });
  if (low === undefined) return say(bounds.to === undefined ? BELOW : TO, { b, u: unit });
  if (bounds.from !== undefined && bounds.to !== undefined) {
    return compare(low, high) === 0 ? say(EXACTLY, { a, u: unit }) : say(FROM_TO, { a, b, u: unit });
  }
  if (bounds.from !== undefined) return say(FROM_BELOW, { a, b, u: unit });
  return say(bounds.to === undefined ? ABOVE_BELOW : ABOVE_TO, { a, b, u: unit });
}
