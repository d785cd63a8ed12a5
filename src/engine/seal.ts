/**
 * The seal of a result: what it was made from, and a checksum over exactly the figures that are published. The canonical text has one
 * line a unit with a total, `unit|total|place`, the lines sorted: the name as printed, the total without trailing zeros and with a
 * point, the place as `12/13`, or `-` where none is given.
 */
import { decimalsOf, type Exact, round, toDecimal } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import type { ScoreRun } from "./run.ts";

/** The program that made the result. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** SHA-256 in hexadecimal. */
export type Hash = (text: string) => string;

export interface SealedRow {
  readonly unit: string;
  readonly total: Exact;
  /** `12/13`; undefined where no place is given. */
  readonly place: string | undefined;
}

/** More decimals than the rubric keeps are printed up to here: points that people typed are never rounded. */
const MOST_DECIMALS = 4;

/** Whether print can hold the figure whole. */
export const fitsPrint = (value: Exact, { decimals }: Pick<Rubric["rounding"], "decimals">): boolean =>
  (decimalsOf(value) ?? Number.POSITIVE_INFINITY) <= Math.max(MOST_DECIMALS, decimals);

/** The figure as it is printed. */
export const asPrinted = <T extends Exact>(value: T, rounding: Pick<Rubric["rounding"], "decimals" | "mode">): T =>
  fitsPrint(value, rounding) ? value : round(value, rounding);

/** The text that the checksum is of. */
export const canonicalText = (rows: readonly SealedRow[]): string =>
  rows
    .map(({ unit, total, place }) => `${unit.normalize("NFC").replace(/\s+/g, " ").trim()}|${toDecimal(total)}|${place ?? "-"}\n`)
    .sort()
    .join("");

export interface Seal {
  readonly tool: Tool;
  readonly rubric: { readonly id: string; readonly version: string; readonly meaning: string };
  /** SHA-256 of the input; of several, of their sorted hashes, a line each. */
  readonly data: string;
  /** SHA-256 of the canonical text. */
  readonly figures: string;
}

export function dataHash(hashes: readonly string[], hash: Hash): string {
  const [only] = hashes;
  return hashes.length === 1 && only !== undefined ? only : hash([...hashes].sort().join("\n"));
}

const rowsOf = ({ rankings, rubric }: ScoreRun): readonly SealedRow[] =>
  rankings.flatMap(({ rows, of }) =>
    rows.map(({ card, place }) => ({
      unit: card.unit.name,
      total: asPrinted(card.total, rubric.rounding),
      place: place === undefined ? undefined : `${place}/${of}`,
    })),
  );

export const sealOf = (run: ScoreRun, tool: Tool, hash: Hash): Seal => ({
  tool,
  rubric: { id: run.rubric.id, version: run.rubric.version, meaning: run.rubric.meaning },
  data: dataHash(
    run.inputs.map(({ sha256 }) => sha256),
    hash,
  ),
  figures: hash(canonicalText(rowsOf(run))),
});

/** How much of a hash is printed. */
export const SHORT = { source: 12, figures: 16 } as const;
