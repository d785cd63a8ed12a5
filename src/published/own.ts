/** What the program itself printed, known by the lines and headings that all its reports have: a result, or something that is none. */
import { ROUND_NAMES, ROUNDS, type Round } from "../assessment.ts";
import { foldHeading } from "../fold.ts";
import type { CellSpan } from "../source.ts";
import { cellAt, placeOf, type Table } from "../tables/index.ts";
import { type Block, ownColumns } from "./model.ts";
import { type PrintedSeal, sealIn } from "./sealed.ts";
import { aloneIn } from "./sheet.ts";

export interface Own {
  /** A result of `cchc score`, rather than a ledger, rounds or the explanation of one unit. */
  readonly result: boolean;
  readonly seal: PrintedSeal | undefined;
  /** The round that it says it reaches. */
  readonly round: Round | undefined;
  readonly at: CellSpan;
}

/** `Bộ tiêu chí: Minh họa`, `Bộ tiêu chí: xa-2025, Minh họa`: what the rubric is stands over every report. */
const RUBRIC =
  /^(?:Bộ tiêu chí|Rubric): (?:\S+, )?(?:Chính thức|Dựng lại \(không|Minh họa|Official|Reconstructed \(not|Illustrative)(?![\p{L}])/u;
/** The first heading of every table for spreadsheets. */
const STANDING: ReadonlySet<string> = new Set(["Tính chất số liệu", "Standing of the data"].map(foldHeading));
const ROUND: ReadonlySet<string> = new Set(["Vòng chấm", "Round"].map(foldHeading));
/** So deep the headings of a table of ours may stand. */
const DEEPEST = 12;

const roundNamed = (text: string): Round | undefined => {
  const named = foldHeading(text);
  return ROUNDS.find((id) => Object.values(ROUND_NAMES[id]).some((name) => foldHeading(name) === named));
};

/** Behind its name on a line of its own, or under its heading in the first line that has a round. */
function roundIn(table: Table): Round | undefined {
  let under: number | undefined;
  for (const [row, cells] of table.rows.entries()) {
    const [name = "", value] = (aloneIn(table, row) ?? "").split(": ");
    if (value !== undefined && ROUND.has(foldHeading(name))) return roundNamed(value);
    if (under !== undefined) return roundNamed(cells?.[under]?.text ?? "");
    const found = (cells ?? []).findIndex((cell) => cell !== undefined && ROUND.has(foldHeading(cell.text)));
    if (found !== -1) under = found;
  }
  return undefined;
}

function isOwnRow(table: Table, row: number): boolean {
  const first = cellAt(table, row, 0);
  return RUBRIC.test(aloneIn(table, row) ?? "") || (first?.type === "text" && STANDING.has(foldHeading(first.text)));
}

/** Units with a total, an index and the points lost: no other report has all of them in one table. */
const isResult = (block: Block): boolean =>
  block.kind === "units" && (["total", "index", "lost"] as const).every((role) => ownColumns(block, role).length > 0);

/** Undefined for a table that is not of this program. @param blocks what was read of it */
export function ownIn(table: Table, blocks: readonly Block[], hash: (text: string) => string): Own | undefined {
  const seal = sealIn(table);
  const row = table.rows.slice(0, DEEPEST).findIndex((_, index) => isOwnRow(table, index));
  if (row === -1 && seal === undefined) return undefined;
  // Where nobody is ranked, nothing is sealed either.
  const result = blocks.some(isResult) || (blocks.length === 0 && seal !== undefined && hash("").startsWith(seal.figures));
  return { result, seal, round: roundIn(table), at: seal?.at ?? placeOf(table, row, 0) };
}
