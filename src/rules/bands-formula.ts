/** Bands told to a spreadsheet: which of them a number or a ratio lies in. */
import type { RoundingMode } from "../points.ts";
import { type Blanks, inRange, ratioInRange, roundedTo, SHOWS_NOTHING, when } from "./formula.ts";
import type { Setting } from "./kind.ts";
import { type Band, ladderFormula, reachesBelowZero } from "./ladder.ts";
import { type RatioRule, ratioFormula } from "./ratio.ts";

interface BandsRule extends RatioRule {
  readonly ratio?: true | undefined;
  readonly bands: readonly Band[];
  readonly ratioDecimals?: number | undefined;
  readonly ratioMode?: RoundingMode | undefined;
}

/** As `single` and `quotient` decide, told to a sheet. */
export function bandsFormula(rule: BandsRule, blanks: Blanks, { max }: Setting): string | undefined {
  if (rule.ratio !== true) {
    const value = blanks.cell("value");
    const points = ladderFormula(rule.bands, max, (band) => inRange(value, band));
    return reachesBelowZero(rule.bands) ? points : when(`${value}<0`, SHOWS_NOTHING, points);
  }
  const { ratioDecimals: decimals, ratioMode: mode = "half-up" } = rule;
  return ratioFormula(rule, blanks, false, (part, whole) => {
    if (decimals === undefined) return ladderFormula(rule.bands, max, (band) => ratioInRange(part, whole, band));
    const percent = roundedTo(`100*${part}/${whole}`, { decimals, mode });
    return percent === undefined ? undefined : ladderFormula(rule.bands, max, (band) => inRange(percent, band));
  });
}
