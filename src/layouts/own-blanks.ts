/** The forms that the program makes, where they come back from a program that keeps blank results as 0. */
import { Diagnostics } from "../diagnostic.ts";
import type { Cell, Table } from "../tables/index.ts";
import { isMarker, readMarker } from "./marker.ts";

const isDoubted = (cell: Cell | undefined): boolean => cell?.type === "uncomputed" && cell.zero === true;

/**
 * The tables without the zeros that may be blanks, in workbooks made for a rubric: there formulas stand only where points follow from the
 * figures beside them, and are counted again from these.
 */
export function withoutOwnBlanks(tables: readonly Table[]): readonly Table[] {
  const own = new Set(
    tables.flatMap((table) => (isMarker(table) && readMarker(table, new Diagnostics()).rubric !== undefined ? [table.file] : [])),
  );
  if (own.size === 0) return tables;
  return tables.map((table) => {
    if (!own.has(table.file) || !table.rows.some((row) => row?.some(isDoubted) === true)) return table;
    return { ...table, rows: table.rows.map((row) => row?.map((cell) => (isDoubted(cell) ? undefined : cell))) };
  });
}
