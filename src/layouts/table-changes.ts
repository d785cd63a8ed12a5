/** Two versions of the same sheets: what of them moved, was put in or taken out, and which cells say something else. */
import type { Submission } from "../assessment.ts";
import { addTo } from "../grouped.ts";
import { type CellSpan, sheetKey } from "../source.ts";
import { type Cell, cellAt, placeOf, type Table } from "../tables/index.ts";
import { answersMoved, type Moved } from "./answer-places.ts";
import { lineMoves, movedFormula, type SheetMoves, sameFormula } from "./formula-moved.ts";
import { alone, type LineChange, lineChanges, type Twins, textOf, twinsOf } from "./line-changes.ts";
import { type SheetChange, sheetChanges } from "./sheet-changes.ts";
import { pairSheets } from "./sheet-pairs.ts";

export interface CellChange {
  /** Undefined where the version has no such cell. */
  readonly was: CellSpan | undefined;
  readonly at: CellSpan | undefined;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

export interface Changes {
  readonly sheets: readonly SheetChange[];
  readonly lines: readonly LineChange[];
  readonly cells: readonly CellChange[];
}

/** One version of the data: its sheets, and the answers that were read from them. */
export interface Version {
  readonly tables: readonly Table[];
  readonly submissions: readonly Submission[];
  /** The layout by which a sheet was read; undefined for one that was not. */
  readonly layoutOf: (at: CellSpan) => string | undefined;
}

export function changesOf(before: Version, after: Version): Changes {
  // What was a form and is a table now stands nowhere as it did.
  const moved = answersMoved(before.submissions, after.submissions).filter(([was, at]) => before.layoutOf(was) === after.layoutOf(at));
  const pairs = pairSheets(before.tables, after.tables, moved);
  const bySheet = new Map<Table, Moved[]>();
  const tables = new Map(after.tables.map((table) => [sheetKey(table), table]));
  for (const each of moved) {
    const table = tables.get(sheetKey(each[1]));
    if (table !== undefined) addTo(bySheet, table, each);
  }
  const twins = pairs.flatMap(({ before: was, after: now }) =>
    was === undefined || now === undefined ? [] : [twinsOf(was, now, bySheet.get(now) ?? [])],
  );
  const moves = movesBySheet(twins);
  return {
    sheets: sheetChanges(before.tables, pairs),
    lines: twins.flatMap(lineChanges),
    cells: twins.flatMap((each) => cellChanges(each, (sheet) => moves.get(sheetKey({ file: each.before.file, sheet })))),
  };
}

type MovesOf = (sheet: string) => SheetMoves | undefined;

function movesBySheet(twins: readonly Twins[]): ReadonlyMap<string, SheetMoves> {
  return new Map(
    twins.map(({ before, after, rows, columns }) => {
      const gone = { row: new Set(alone(before, "row", rows)), column: new Set(alone(before, "column", columns)) };
      const moves: SheetMoves = {
        sheet: after.sheet,
        rows: lineMoves(rows, (line) => gone.row.has(line)),
        columns: lineMoves(columns, (line) => gone.column.has(line)),
      };
      return [sheetKey(before), moves];
    }),
  );
}

function same(old: Cell | undefined, now: Cell | undefined, sheet: string, movesOf: MovesOf): boolean {
  if (textOf(old) !== textOf(now)) return false;
  if (old?.formula === undefined || now?.formula === undefined)
    return old === undefined || now === undefined || old.formula === now.formula;
  return sameFormula(movedFormula(old.formula, sheet, movesOf), now.formula);
}

/** Every cell that does not say what it said, and is of no line that one version has alone; in the order of the later version. */
function cellChanges(twins: Twins, movesOf: MovesOf): readonly CellChange[] {
  const order = ({ at, was }: CellChange): CellSpan => at ?? (was as CellSpan);
  return [...said(twins, movesOf), ...put(twins)].sort((a, b) => order(a).row - order(b).row || order(a).column - order(b).column);
}

/** Whether a cell is of a row or column that is told as a whole. */
function wholes(table: Table, rows: { has(line: number): boolean }, columns: { has(line: number): boolean }) {
  const own = { row: new Set(alone(table, "row", rows)), column: new Set(alone(table, "column", columns)) };
  return (row: number, column: number): boolean => own.row.has(row) || own.column.has(column);
}

/** What the cells of the earlier version say now. */
function* said({ before, after, rows, columns }: Twins, movesOf: MovesOf): Generator<CellChange> {
  const isWhole = wholes(before, rows, columns);
  for (const [row, column, old] of filled(before)) {
    const [y, to] = [rows.get(row), columns.get(column)];
    const was = placeOf(before, row, column);
    if (y === undefined || to === undefined) {
      if (!isWhole(row, column)) yield { was, at: undefined, before: old, after: undefined };
      continue;
    }
    const now = cellAt(after, y, to);
    if (!same(old, now, before.sheet, movesOf)) yield { was, at: placeOf(after, y, to), before: old, after: now };
  }
}

const backwards = (there: ReadonlyMap<number, number>): ReadonlyMap<number, number> => new Map([...there].map(([x, y]) => [y, x]));

/** What the later version says where the earlier one said nothing. */
function* put({ before, after, ...there }: Twins): Generator<CellChange> {
  const [rows, columns] = [backwards(there.rows), backwards(there.columns)];
  const isWhole = wholes(after, rows, columns);
  for (const [row, column, now] of filled(after)) {
    const [x, from] = [rows.get(row), columns.get(column)];
    if (isWhole(row, column)) continue;
    const was = x === undefined || from === undefined ? undefined : placeOf(before, x, from);
    if (was === undefined || textOf(cellAt(before, was.row, was.column)) === "")
      yield { was, at: placeOf(after, row, column), before: undefined, after: now };
  }
}

function* filled({ rows }: Table): Generator<readonly [number, number, Cell]> {
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of (cells ?? []).entries()) if (textOf(cell) !== "" && cell !== undefined) yield [row, column, cell];
}
