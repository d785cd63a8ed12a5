/** Running totals: what the filled criteria come to so far, shown only where every answer among them could be told. */

import type { Rounding } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { literal, roundedTo, when } from "../rules/formula.ts";
import { fits, isNotApplicable, isUnsure, type Sheeted } from "./leaf-formula.ts";
import { isOwn } from "./places.ts";

/** Stands where a sum cannot be told yet. */
export const UNTOLD = "…";

const MOST_ARGUMENTS = 200;

/** A function of many cells, for no program takes more than 255 arguments. */
function spread(name: string, args: readonly string[]): string {
  if (args.length <= MOST_ARGUMENTS) return `${name}(${args.join(",")})`;
  const parts: string[] = [];
  for (let at = 0; at < args.length; at += MOST_ARGUMENTS) parts.push(`${name}(${args.slice(at, at + MOST_ARGUMENTS).join(",")})`);
  return `${name}(${parts.join(",")})`;
}

/** The sum of the points of some criteria; undefined where the unit fills in none of them or no formula can hold them. */
export function sumFormula(leaves: readonly Leaf[], sheeted: Sheeted): string | undefined {
  const own = leaves.filter(isOwn);
  if (own.length === 0) return undefined;
  const { places, rubric } = sheeted;
  const cells = own.map((leaf) => places.points(leaf));
  const unsure = own.flatMap((leaf) => isUnsure(leaf, sheeted) ?? []);
  const whole = own.filter(({ notApplicable }) => notApplicable === "full");
  const full = whole.map((leaf) => `IF(${isNotApplicable(leaf, places)},${literal(leaf.max)},0)`);
  const sum = spread("SUM", [...cells, ...full]);
  const { rounding } = rubric;
  const shown = rounding.at === "leaf" ? `ROUND(${sum},6)` : roundedSum(sum, rounding);
  if (shown === undefined) return undefined;
  const nothing = full.length === 0 ? `${spread("COUNT", cells)}=0` : `AND(${spread("COUNT", cells)}=0,${full.join("+")}=0)`;
  const told = when(nothing, '""', shown);
  const formula = unsure.length === 0 ? told : when(spread("OR", unsure), `"${UNTOLD}"`, told);
  return fits(formula) ? formula : undefined;
}

/** Where only the total is rounded, a sum of shares that lies next to a half may be one: which side it is on is not told here. */
function roundedSum(sum: string, rounding: Rounding): string | undefined {
  const rounded = rounding.mode === "down" ? undefined : roundedTo(sum, rounding);
  const half = `ABS(MOD(${sum}*${10 ** rounding.decimals},1)-0.5)<0.000001`;
  return rounded === undefined ? undefined : when(half, `"${UNTOLD}"`, rounded);
}
