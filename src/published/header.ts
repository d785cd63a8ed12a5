/** Finds the headings of published tables, each of which may be one to three rows deep, several under one another on a sheet. */
import { type Cell, cellAt, type Range, rowAt, type Table } from "../tables/index.ts";
import { byYear } from "./by-year.ts";
import { isPoints, readHeading } from "./headings.ts";
import type { Column, Part, Role } from "./model.ts";

export interface Header {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly Column[];
}

const DEEPEST = 3;
const LONGEST = 120;
/** Roles that name what a line is about. */
const NAMING: readonly Role[] = ["unit", "name", "group", "class"];
/** Roles whose cells hold figures. */
const isFigure = (role: Role | undefined): boolean =>
  role !== undefined && ![...NAMING, "order", "place", "of", "code", "ignored"].includes(role);

const textAt = (table: Table, row: number, column: number): string => cellAt(table, row, column)?.text.trim() ?? "";

const coverOf = ({ merges }: Table, row: number, column: number): Range | undefined =>
  merges.find(({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right);

const roleAt = (cell: Cell | undefined): Role | undefined =>
  cell?.type === "text" || cell?.type === "number"
    ? cell.text.length <= LONGEST
      ? readHeading(cell.text.trim(), false).role
      : undefined
    : undefined;

/** Whether a row opens a table: a heading of what its lines are about, beside one of a figure or of places. */
function opens(table: Table, row: number): boolean {
  const cells = rowAt(table, row) ?? [];
  const naming = cells.some((cell) => cell?.type === "text" && NAMING.includes(roleAt(cell) ?? "ignored"));
  const headed = cells.filter((cell) => cell?.type === "text" && cell.text.trim() !== "").length;
  return naming && headed >= 2;
}

/** The row goes on with the headings above it: nothing stands under the naming heading, and what stands elsewhere are no figures yet. */
function continues(table: Table, top: number, row: number, naming: number): boolean {
  const cover = coverOf(table, row, naming);
  if (textAt(table, row, naming) !== "" && (cover === undefined || cover.top > top)) return false;
  const cells = (rowAt(table, row) ?? []).filter((cell) => cell !== undefined);
  return cells.length >= 2 && cells.every(({ type, text }) => type === "text" || /^\d{1,2}$/.test(text)) && !opens(table, row);
}

/** The heading over a cell of the top row, which stands once over several columns. */
function spread(table: Table, row: number, column: number, bottom: number): string {
  const cover = coverOf(table, row, column);
  if (cover !== undefined) return textAt(table, cover.top, cover.left);
  const own = textAt(table, row, column);
  if (own !== "" || row === bottom) return own;
  // Without merged cells, as in a CSV file, it stands over its first column and the next ones are blank.
  for (let left = column - 1; left >= 0; left -= 1) {
    const heading = textAt(table, row, left);
    if (heading === "") continue;
    return textAt(table, row + 1, left) === "" ? "" : heading;
  }
  return "";
}

function columnAt(table: Table, top: number, bottom: number, column: number): Column | undefined {
  const headings: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const text = spread(table, row, column, bottom);
    if (text !== "" && text !== headings.at(-1) && !/^\d{1,2}$/.test(text)) headings.push(text);
  }
  const lowest = headings.at(-1);
  if (lowest === undefined) return undefined;
  const upper = headings.slice(0, -1).map((text) => ({ text, ...readHeading(text, false) }));
  const over = upper.find(({ role, text }) => role === undefined && !isPoints(text));
  const own = readHeading(lowest, over !== undefined);
  const points = headings.some(isPoints) || (own.max !== undefined && own.role === undefined);
  const role = own.role ?? (points || upper.some(({ role: above }) => isFigure(above)) ? "part" : "ignored");
  const part: Part | undefined = over === undefined || !isFigure(role) ? undefined : { name: over.text, max: over.max };
  const max = own.max ?? upper.find((each) => each.max !== undefined && part === undefined)?.max;
  return {
    column,
    heading: headings.join(" / "),
    role,
    part,
    max: part !== undefined && role !== "index" ? (own.max ?? part.max) : max,
    percent: own.percent || role === "index" || role === "rate" || upper.some(({ percent }) => percent),
    year: own.year ?? upper.findLast((each) => each.year !== undefined)?.year,
  };
}

/** Where codes and names have a column each and both are headed as names, the first holds the codes. */
function withCodes(columns: readonly Column[]): readonly Column[] {
  const names = columns.filter(({ role }) => role === "name");
  const hasUnit = columns.some(({ role }) => role === "unit");
  const hasClass = columns.some(({ role }) => role === "class");
  return columns.map((column): Column => {
    if (column.role === "name" && hasUnit) return { ...column, role: "ignored" };
    if (column.role === "name" && names.length > 1 && column === names[0]) return { ...column, role: "code" };
    // A table of blocks, without units: the block is what a line is about.
    if (column.role === "group" && !hasUnit && names.length === 0 && !hasClass) return { ...column, role: "unit" };
    if (column.role === "order" && names.length > 0 && !hasUnit && !columns.some(({ role }) => role === "code"))
      return { ...column, role: "code" };
    return column;
  });
}

const FIGURE = /^[+−-]?\d[\d.,]*\s*%?$|^\d{1,4}\s*\/\s*\d{1,4}$/u;
const YEAR = /^(?:19|20)\d\d$/;

/** A line of the table above holds figures where that has them; headings hold years at most. */
const isLineOf = (table: Table, row: number, { columns }: Header): boolean =>
  columns.some(({ role, column }) => {
    const text = textAt(table, row, column);
    return (isFigure(role) || role === "place") && FIGURE.test(text) && !YEAR.test(text);
  });

/** The headings that begin in a row; undefined when none do. @param above the headings that the row may be a line under */
export function headerAt(table: Table, top: number, above: Header | undefined): Header | undefined {
  if (!opens(table, top) || (above !== undefined && isLineOf(table, top, above))) return undefined;
  const naming = (rowAt(table, top) ?? []).findIndex((cell) => cell?.type === "text" && NAMING.includes(roleAt(cell) ?? "ignored"));
  let bottom = top;
  while (bottom + 1 < top + DEEPEST && continues(table, top, bottom + 1, naming)) bottom += 1;
  let width = 0;
  for (let row = top; row <= bottom; row += 1) width = Math.max(width, rowAt(table, row)?.length ?? 0);
  const found = Array.from({ length: width }, (_, column) => columnAt(table, top, bottom, column)).filter((each) => each !== undefined);
  const columns = byYear(withCodes(found));
  const enough = columns.some(({ role }) => isFigure(role)) && columns.some(({ role }) => NAMING.includes(role));
  return enough ? { top, bottom, columns } : undefined;
}
