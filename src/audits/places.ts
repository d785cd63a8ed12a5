/** Where things stand in the sheets: which sheets are of one file, whose a sheet is, which columns it has. */
import { roleOf } from "../layouts/headings.ts";
import type { Role } from "../layouts/roles.ts";
import { type CellSpan, sheetKey } from "../source.ts";
import type { Table } from "../tables/index.ts";
import type { Audited } from "./audited.ts";
import type { Sheets } from "./formula-value.ts";

/** The sheets of each file, by name. */
export function inSheets(tables: readonly Table[]): readonly Sheets[] {
  const files = new Map<string, Map<string, Table>>();
  for (const table of tables) files.set(table.file, (files.get(table.file) ?? new Map()).set(table.sheet, table));
  return [...files.values()];
}

/** Whose a sheet is, where it is of one unit only. */
export function subjectsBySheet({ run: { submissions } }: Audited): (table: Table) => readonly string[] | undefined {
  const units = new Map<string, Set<string>>();
  for (const { unit, at } of submissions) units.set(sheetKey(at), (units.get(sheetKey(at)) ?? new Set()).add(unit.name));
  return (table) => {
    const named = units.get(sheetKey(table));
    return named?.size === 1 ? [...named] : undefined;
  };
}

/** Deeper down no sheet has its headings. */
const SEARCHED_ROWS = 60;

/** What a column is for; that of the unit's own remarks is no place for the appraisers' reasons. */
const kindOf = (role: Role): string => (role.is === "remark" && role.round === "self" ? "note" : role.is);

/** Whether any sheet has a column of this kind, be it empty. */
export const hasColumn = ({ tables }: Audited, ...kinds: readonly string[]): boolean =>
  tables.some((table) =>
    table.rows.slice(0, SEARCHED_ROWS).some((row) =>
      row?.some((cell) => {
        const role = cell?.type === "text" ? roleOf(cell.text.trim()) : undefined;
        return role !== undefined && kinds.includes(kindOf(role));
      }),
    ),
  );

/** As one reads: by sheet in the order of the files, then by row and column. */
export function readingOrder(tables: readonly Table[]): (at: CellSpan) => number {
  const sheets = new Map(tables.map((table, index) => [sheetKey(table), index]));
  return (at) => ((sheets.get(sheetKey(at)) ?? tables.length) * 2 ** 21 + at.row) * 2 ** 14 + at.column;
}
