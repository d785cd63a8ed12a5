/** A published table of results as it stands on paper: blocks of lines with figures, every figure with its cell and its spelling. */
import type { Exact } from "../points.ts";
import type { CellSpan } from "../source.ts";

/** What a column of a published table holds. */
export type Role =
  | "order"
  | "place"
  | "of"
  | "unit"
  | "group"
  | "name"
  | "code"
  | "class"
  | "count"
  | "ignored"
  | "maximum"
  | "raw"
  | "rate"
  | "self"
  | "appraisal"
  | "reappraisal"
  | "council"
  | "survey"
  | "part"
  | "bonus"
  | "penalty"
  | "lost"
  | "total"
  | "applicable"
  | "index"
  | "year"
  | "change"
  | "former-place"
  | "place-change";

/** A domain that has columns of its own in a table of units. */
export interface Part {
  readonly name: string;
  readonly max: Exact | undefined;
}

export interface Column {
  readonly column: number;
  /** As a reader would name it: the headings over it, from top to bottom. */
  readonly heading: string;
  readonly role: Role;
  readonly part: Part | undefined;
  /** The maximum that its own heading gives. */
  readonly max: Exact | undefined;
  /** Its figures are percentages. */
  readonly percent: boolean;
  readonly year: number | undefined;
}

export interface Figure {
  readonly value: Exact;
  /** What stands behind a slash: `39.5/50`. */
  readonly outOf: Exact | undefined;
  /** Decimals as written. */
  readonly decimals: number;
  readonly written: string;
  readonly at: CellSpan;
}

export interface Place {
  readonly value: number;
  readonly of: number | undefined;
  readonly at: CellSpan;
  readonly written: string;
}

export interface Line {
  readonly name: string;
  readonly code: string | undefined;
  readonly at: CellSpan;
  readonly place: Place | undefined;
  readonly grade: { readonly text: string; readonly at: CellSpan } | undefined;
  readonly figures: ReadonlyMap<Column, Figure>;
}

/** Something that the words around a table say of it: «13 đơn vị», «bình quân 85,41». */
export interface Declared {
  readonly what: "units" | "average" | "grade";
  readonly value: Exact;
  readonly decimals: number;
  /** The grade that is counted. */
  readonly label: string;
  readonly written: string;
  readonly at: CellSpan;
}

/** What is said of lines together: by lines that average them, and by the words around the table. */
export interface Saying {
  /** The lines that it may be said of, the likeliest first. */
  readonly among: readonly (readonly Line[])[];
  readonly averages: readonly Line[];
  readonly declared: readonly Declared[];
}

export interface Block {
  /** A line is a unit, a part of one unit's score, or a grade with the number of its units. */
  readonly kind: "units" | "parts" | "grades";
  /** The heading over it, such as the name of the group; empty where there is none. */
  readonly title: string;
  readonly at: CellSpan;
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  /** The line that sums the others up. */
  readonly sum: Line | undefined;
  readonly sayings: readonly Saying[];
  /** Numbered lines that name a unit and hold nothing else. */
  readonly unfilled: number;
  /** Places are the numbers of the lines, which stand in the order of their figures. */
  readonly numbered: boolean;
}

export const figureOf = (line: Line, column: Column | undefined): Figure | undefined =>
  column === undefined ? undefined : line.figures.get(column);

/** The figure of a line that may stand under the same headings in another table of the sheet. */
export const figureUnder = (line: Line, column: Column): Figure | undefined =>
  line.figures.get(column) ?? [...line.figures].find(([{ heading }]) => heading === column.heading)?.[1];

/** The columns of a role that belong to no part. */
export const ownColumns = ({ columns }: Pick<Block, "columns">, ...roles: readonly Role[]): readonly Column[] =>
  columns.filter(({ role, part }) => part === undefined && roles.includes(role));

const ROUNDS = ["council", "reappraisal", "appraisal", "self"] as const satisfies readonly Role[];

/** Points of the last round that a table prints. */
export function lastRound(block: Pick<Block, "columns">): Column | undefined {
  for (const round of ROUNDS) {
    const column = ownColumns(block, round).at(-1);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** The column that places follow: the index where there is one, else the total, else the last round, else the last year. */
export function rankingColumn(block: Pick<Block, "columns">): Column | undefined {
  const years = ownColumns(block, "year");
  const latest = years.reduce<Column | undefined>((best, each) => ((each.year ?? 0) >= (best?.year ?? 0) ? each : best), undefined);
  return (
    ownColumns(block, "index").at(-1) ?? ownColumns(block, "total").at(-1) ?? lastRound(block) ?? ownColumns(block, "rate").at(-1) ?? latest
  );
}

/** A line with the figure it is ranked on. */
export interface Ranked {
  readonly line: Line;
  readonly figure: Figure;
  readonly place: Place;
}

export function rankedLines(block: Block): readonly Ranked[] {
  const column = rankingColumn(block);
  return block.lines.flatMap((line): readonly Ranked[] => {
    const figure = figureOf(line, column);
    return figure === undefined || line.place === undefined ? [] : [{ line, figure, place: line.place }];
  });
}
