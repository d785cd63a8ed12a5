/** Points beside an index: which maximum the two imply. */
import {
  add,
  compare,
  type Exact,
  HUNDRED,
  isPositive,
  isZero,
  ONE,
  parseExact,
  percentage,
  round,
  share,
  subtract,
  times,
} from "../points.ts";
import { type Block, type Figure, figureOf, type Line, ownColumns } from "./model.ts";

export interface Ratio {
  readonly line: Line;
  readonly points: Figure;
  readonly index: Figure;
  /** The maximum that the two imply, to two decimals. */
  readonly implied: Exact;
}

const POWERS = ["0.5", "0.05", "0.005", "0.0005", "0.00005"] as const;

/** Whether points out of a maximum give the index as far as it is printed. */
export function gives(points: Figure, max: Exact, index: Figure): boolean {
  const slack = parseExact(POWERS[Math.min(index.decimals, 4)] as string) as Exact;
  const right = percentage(points.value, max);
  return compare(right, subtract(index.value, slack)) >= 0 && compare(right, add(index.value, slack)) <= 0;
}

/** The lines of a table whose index is not their points out of the whole scale. @param max the scale */
export function ratios(block: Block, max: Exact): readonly Ratio[] {
  const index = ownColumns(block, "index").at(-1);
  const points = ownColumns(block, "total").at(-1) ?? ownColumns(block, "reappraisal", "appraisal", "self").at(-1);
  if (index === undefined || points === undefined || points.percent || block.kind !== "units") return [];
  return block.lines.flatMap((line): readonly Ratio[] => {
    const [own, printed] = [figureOf(line, points), figureOf(line, index)];
    if (own === undefined || printed === undefined || !isPositive(printed.value)) return [];
    const applicable = figureOf(line, ownColumns(block, "applicable").at(-1))?.value ?? max;
    if (isZero(applicable) || gives(own, applicable, printed)) return [];
    return [
      { line, points: own, index: printed, implied: round(share(HUNDRED, own.value, printed.value), { decimals: 2, mode: "half-up" }) },
    ];
  });
}

/** The scale of the points: as the heading says, else 100. */
export const scaleOf = (block: Block): Exact => ownColumns(block, "total").at(-1)?.max ?? HUNDRED;

/** A maximum that criteria left out could have made: a multiple of a quarter of a point, no greater than the scale. */
export function plausible({ points, index, implied }: Ratio, scale: Exact): Exact | undefined {
  const quarter = parseExact("0.25") as Exact;
  const rounded = times(round(share(implied, ONE, quarter), { decimals: 0, mode: "half-up" }), quarter);
  return compare(rounded, scale) < 0 && isPositive(rounded) && gives(points, rounded, index) ? rounded : undefined;
}
