/** What a row of a sheet looks like: a heading, a title above the table, the numbers of the columns. */
import { type Cell, cellAt, rowAt, type Table } from "../tables/index.ts";
import { isKindOfUnits, roleOf } from "./headings.ts";

const LONGEST_HEADING = 80;

export const textOf = (cell: Cell | undefined): string => (cell === undefined ? "" : cell.text.trim());

/** `(1) (2) (3=1-2)`, `A B 1 2 3`: a row that numbers the columns belongs to the headings. */
export function isNumbering(table: Table, row: number, width: number): boolean {
  const marks = (rowAt(table, row) ?? []).flatMap((cell) =>
    cell === undefined ? [] : [/^\(?(\d{1,3}|[A-Z])(?:\)|=|$)/.exec(textOf(cell))?.[1]],
  );
  const numbers = marks.filter((mark) => mark !== undefined && /\d/.test(mark));
  const letters = marks.slice(0, marks.length - numbers.length).join("");
  return (
    marks.length >= Math.max(3, width - 1) &&
    !marks.includes(undefined) &&
    numbers.length > 1 &&
    "ABCD".startsWith(letters) &&
    numbers.every((mark, index) => mark === String(index + 1))
  );
}

/** An empty row, one that holds a single text that is no heading, or «Đơn vị: …»: what stands above a table, never the top of its headings. */
export function isTitle(table: Table, row: number): boolean {
  const cells = rowAt(table, row)?.filter((cell) => cell !== undefined) ?? [];
  const [first] = cells;
  const label = cells.length <= 2 && textOf(first).endsWith(":");
  return cells.length === 0 || label || (cells.length === 1 && roleOf(textOf(first)) === undefined);
}

/** Most rows are data: only those with a cell that is a heading by itself are worth putting together with their neighbours. */
export const holdsHeading = (table: Table, row: number): boolean =>
  rowAt(table, row)?.some(
    (cell) =>
      cell?.type === "text" &&
      cell.text.length <= LONGEST_HEADING &&
      (roleOf(cell.text.trim()) !== undefined || isKindOfUnits(cell.text.trim())),
  ) === true;

/** Whether anything stands in a column below the headings. */
export const holdsAny = (table: Table, bottom: number, column: number): boolean => {
  for (let row = bottom + 1; row < table.rows.length; row += 1) if (cellAt(table, row, column) !== undefined) return true;
  return false;
};
