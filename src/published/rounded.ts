/** Figures as a table prints them: worked out exactly, then rounded to the decimals that stand there. */
import { type Exact, equal, type Rounding, round } from "../points.ts";
import { type Arg, formatNumber, say, type Text, words } from "../text.ts";
import type { Figure } from "./model.ts";

const ROUNDED = words("figure-rounded", "{exact:2}, làm tròn {rounded}", "{exact:2}, rounded {rounded}");

/** More decimals than that no table prints. */
const MOST = 6;

export const decimalsIn = ({ decimals }: Pick<Figure, "decimals">): number => Math.min(decimals, MOST);

/** The figure with as many decimals as are printed: `93,0` rather than `93`. */
const written = (value: Exact, decimals: number): Text => ({
  vi: formatNumber(value, "vi", decimals),
  en: formatNumber(value, "en", decimals),
});

/** What was worked out, with what is left of it in print where that is less. */
export const workedOut = (exact: Exact, rounded: Exact, decimals: number): Arg =>
  equal(exact, rounded) ? exact : say(ROUNDED, { exact, rounded: written(rounded, decimals) });

/** What ought to stand there. */
export const expectedIn = (exact: Exact, rounded: Exact, decimals: number): Arg =>
  equal(exact, rounded) ? exact : written(rounded, decimals);

/** A figure of a column as the column prints it; its own cell may hold more decimals. */
export type Printing = (value: Exact, decimals: number) => Exact;

/** A table may print fewer decimals than the rubric keeps; those that a rubric keeps are rounded as it says. */
export function printingOf(figures: readonly Figure[], { decimals: kept, mode }: Rounding): Printing {
  const most = Math.min(kept, Math.max(0, ...figures.map(decimalsIn)));
  return (value, own) => {
    const decimals = Math.max(most, Math.min(own, MOST));
    return round(value, { decimals, mode: decimals < kept ? "half-up" : mode });
  };
}
