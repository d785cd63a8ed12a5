/** A ladder of bands: ranges of a figure, each with its points. The first band that holds the figure decides. */
import * as z from "zod";
import { type Bounds, boundsInWords, boundsShape, type Figure, within } from "../bounds.ts";
import { type Exact, isNegative, type Points, round } from "../points.ts";
import { about, points, text } from "../shape.ts";
import { type Message, say, words } from "../text.ts";
import { atMost, firstOf } from "./formula.ts";
import { worth } from "./kind.ts";

/** The four bounds with what they mean, to be spread into a shape. */
export function limits() {
  const { from, above, to, below } = boundsShape();
  return {
    from: from.meta(about("Từ số này trở lên (≥)", "This number or more (≥)")),
    above: above.meta(about("Trên số này (>)", "Above this number (>)")),
    to: to.meta(about("Đến số này (≤)", "This number or less (≤)")),
    below: below.meta(about("Dưới số này (<)", "Below this number (<)")),
  };
}

export const ladder = () =>
  z
    .array(
      z.strictObject({
        ...limits(),
        points: points().meta(about("Điểm của mức này", "Points of this band")),
        reason: text()
          .optional()
          .meta(about("Lý do in khi kết quả ở mức này và bị trừ điểm", "The reason printed when this band loses points")),
      }),
    )
    .min(1);
export type Band = z.infer<ReturnType<typeof ladder>>[number];

export const bandOf = <B extends Bounds>(bands: readonly B[], figure: Figure): B | undefined => bands.find((band) => within(figure, band));

const below = (bound: Exact | undefined): boolean => bound !== undefined && isNegative(bound);
/** Whether the ladder speaks of figures below zero; where it does not, a negative figure is a slip of the pen. */
export const reachesBelowZero = (bands: readonly Bounds[]): boolean =>
  bands.some((band) => below(band.from) || below(band.above) || below(band.to) || below(band.below));

export const NO_BAND = words("no-band", "Kết quả {figure} không thuộc mức điểm nào.", "The result {figure} lies in none of the bands.");

const PERCENT = words("percent", "{value:%}", "{value:%}");
const PERCENT_IN_FULL = words("percent-in-full", "{value:2}%", "{value:2}%");
const FOR_THE_EYE = { decimals: 2, mode: "half-up" } as const;

/** A percentage with two decimals, or with all it has where two would put it on the other side of a bound: 89,996% is not 90,00%. */
export const percentBeside = (value: Exact, bounds: Bounds): Message =>
  say(within(round(value, FOR_THE_EYE), bounds) === within(value, bounds) ? PERCENT : PERCENT_IN_FULL, { value });

/** The band in words; a ladder of percentages says so. */
export const bandInWords = (band: Bounds, percent: boolean): Message => boundsInWords(band, percent ? "%" : "");

/** A line for each band. */
export const ladderScale = (bands: readonly Band[], max: Points, percent: boolean): readonly Message[] =>
  bands.map((band) => worth(bandInWords(band, percent), band.points, max));

/** The points of the first band that holds, as a sheet tells it. @param holds whether the figure lies in the band */
export const ladderFormula = (bands: readonly Band[], max: Points, holds: (band: Band) => string): string =>
  firstOf(bands.map((band) => [holds(band), atMost(band.points, max)]));
