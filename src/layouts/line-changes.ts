/** What became of the rows and columns of a sheet: put in, taken out, standing in another order. */
import type { CellSpan } from "../source.ts";
import { type Cell, placeOf, rowAt, type Table, widthOf } from "../tables/index.ts";
import { type Moved, mostly } from "./answer-places.ts";
import { type Line, pairLines } from "./line-pairs.ts";
import { rising } from "./rising.ts";

type Axis = "row" | "column";

/** Rows or columns that one version has and the other does not, or that stand in another order; numbers from 0. */
export interface LineChange {
  readonly kind: "added" | "removed" | "moved";
  readonly axis: Axis;
  /** Where the first of them stands, in the version that has it. */
  readonly at: CellSpan;
  readonly lines: readonly number[];
  /** Where they stand now; only for those that moved. */
  readonly to: readonly number[];
  /** What each of them says; nothing for those that moved. */
  readonly texts: readonly string[];
}

/** A sheet of both versions with the lines that are the same in them. */
export interface Twins {
  readonly before: Table;
  readonly after: Table;
  readonly rows: ReadonlyMap<number, number>;
  readonly columns: ReadonlyMap<number, number>;
}

export const textOf = (cell: Cell | undefined): string => cell?.text.trim() ?? "";

const filledIn = (cells: readonly (Cell | undefined)[]): readonly string[] => cells.map(textOf).filter((text) => text !== "");

/** Numbers that only count the lines say nothing of which one it is. */
const COUNTING = /^\d{1,4}[.)]?$/;

/** What tells a line from others: its first words, with a code before them. */
function lineOf(cells: readonly (Cell | undefined)[]): Line {
  const filled = filledIn(cells);
  const named = filled.filter((text) => !COUNTING.test(text));
  const words = named.findIndex((text) => /\p{L}/u.test(text));
  const key = words === -1 ? (named[0] ?? filled[0] ?? "") : named.slice(Math.max(0, words - 1), words + 1).join("\n");
  return { key, content: () => filledIn(cells).join("\n") };
}

const columnIn = ({ rows }: Table, column: number): readonly (Cell | undefined)[] => rows.map((row) => row?.[column]);

const linesIn = (table: Table, axis: Axis): readonly Line[] =>
  axis === "row"
    ? Array.from(table.rows, (row) => lineOf(row ?? []))
    : Array.from({ length: widthOf(table) }, (_, column) => lineOf(columnIn(table, column)));

/** @param moved the cells of answers that both versions have */
export function twinsOf(before: Table, after: Table, moved: readonly Moved[]): Twins {
  const of = (axis: Axis): ReadonlyMap<number, number> =>
    pairLines(
      linesIn(before, axis),
      linesIn(after, axis),
      mostly(moved, (at) => at[axis]),
    );
  return { before, after, rows: of("row"), columns: of("column") };
}

const cellsOf = (table: Table, axis: Axis, line: number): readonly (Cell | undefined)[] =>
  axis === "row" ? (rowAt(table, line) ?? []) : columnIn(table, line);

/** The lines that no line of the other version is; one of a single cell is told as that cell. */
export function alone(table: Table, axis: Axis, paired: { has(line: number): boolean }): readonly number[] {
  const count = axis === "row" ? table.rows.length : widthOf(table);
  return Array.from({ length: count }, (_, line) => line).filter(
    (line) => !paired.has(line) && filledIn(cellsOf(table, axis, line)).length > 1,
  );
}

export function lineChanges(twins: Twins): readonly LineChange[] {
  return (["row", "column"] as const).flatMap((axis): readonly LineChange[] => {
    const there = axis === "row" ? twins.rows : twins.columns;
    const back = new Set(there.values());
    const only = (table: Table, kind: "added" | "removed", paired: { has(line: number): boolean }): readonly LineChange[] => {
      const lines = alone(table, axis, paired);
      return runsOf(lines).map((run) => ({
        kind,
        axis,
        at: firstCell(table, axis, run[0] as number),
        lines: run,
        to: [],
        texts: run.map((line) => filledIn(cellsOf(table, axis, line)).join(" · ")),
      }));
    };
    return [...only(twins.before, "removed", there), ...only(twins.after, "added", back), ...movedLines(twins, axis, there)];
  });
}

const firstCell = (table: Table, axis: Axis, line: number): CellSpan =>
  axis === "row" ? placeOf(table, line, 0) : placeOf(table, 0, line);

/** Numbers that follow one another, together. */
function runsOf(lines: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.at(-1) === line - 1) last.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** The lines that no longer stand in their old order: all but the longest run that does. */
function movedLines({ before }: Twins, axis: Axis, there: ReadonlyMap<number, number>): readonly LineChange[] {
  const pairs = [...there].sort(([a], [b]) => a - b);
  const kept = rising(pairs.map(([, y]) => y));
  const moved = pairs.filter((_, index) => !kept.has(index));
  const [first] = moved;
  if (first === undefined) return [];
  return [
    {
      kind: "moved",
      axis,
      at: firstCell(before, axis, first[0]),
      lines: moved.map(([x]) => x),
      to: moved.map(([, y]) => y),
      texts: [],
    },
  ];
}
