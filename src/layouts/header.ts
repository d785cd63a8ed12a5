/** Finds the heading row of a sheet by what it says, wherever it stands, and what each column is for. */
import type { Round } from "../assessment.ts";
import { type Cell, cellAt, type Range, type Table } from "../tables/index.ts";
import { holdsHeading, isNumbering, isTitle, textOf } from "./header-rows.ts";
import { isCounting, roleOf } from "./headings.ts";
import type { Role } from "./roles.ts";

interface Place {
  readonly row: number;
  readonly column: number;
}
export interface HeadedColumn {
  readonly column: number;
  /** The headings over the column from top to bottom; a merged heading stands over each of its columns. */
  readonly headings: readonly string[];
  /** The cells that hold them. */
  readonly cells: readonly Cell[];
  /** Where each of them stands. */
  readonly places: readonly Place[];
  readonly role: Role | undefined;
}
export interface Header {
  readonly top: number;
  /** The last row of the headings. */
  readonly bottom: number;
  readonly columns: readonly HeadedColumn[];
}

/** Deeper down a sheet no form has its headings. */
export const SEARCHED_ROWS = 60;
const DEEPEST = 3;
const APPRAISALS: readonly Round[] = ["appraisal", "reappraisal", "council"];

const coverOf = (merges: readonly Range[], row: number, column: number): Range | undefined =>
  merges.find((range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right);

interface Candidate {
  readonly header: Header;
  readonly roles: readonly Role[];
  /** How many columns are understood. */
  readonly known: number;
}

/** Every layout looks through the same rows, so they are read once a sheet. */
const CANDIDATES = new WeakMap<Table, readonly Candidate[]>();

/**
 * The header with the most columns that are understood, or undefined when none has the columns that `enough` wants.
 * @param more how many columns the layout understands besides those that every layout does
 */
export function findHeader(
  table: Table,
  enough: (roles: readonly Role[], columns: readonly HeadedColumn[], header: Header) => boolean,
  more: (header: Header) => number = () => 0,
): Header | undefined {
  let best: Header | undefined;
  let most = 0;
  for (const { header, roles, known } of candidatesOf(table)) {
    const understood = known + more(header);
    if ((best === undefined || understood > most) && enough(roles, header.columns, header)) [best, most] = [header, understood];
  }
  return best;
}

function candidatesOf(table: Table): readonly Candidate[] {
  const known = CANDIDATES.get(table);
  if (known !== undefined) return known;
  const last = Math.min(table.rows.length, SEARCHED_ROWS);
  const headed = Array.from({ length: last + DEEPEST }, (_, row) => holdsHeading(table, row));
  const candidates = Array.from({ length: last }, (_, top) =>
    isTitle(table, top) || !headed.slice(top, top + DEEPEST).includes(true) ? [] : candidatesFrom(table, top, headed),
  ).flat();
  CANDIDATES.set(table, candidates);
  return candidates;
}

/** The headers that begin in a row: one row deep, two, three. */
function candidatesFrom(table: Table, top: number, headed: readonly boolean[]): readonly Candidate[] {
  const merges = table.merges.filter((range) => range.top <= top + DEEPEST && range.bottom >= top);
  const candidates: Candidate[] = [];
  for (let depth = 1; depth <= DEEPEST && top + depth <= table.rows.length; depth += 1) {
    const last = top + depth - 1;
    if (table.rows[last] === undefined && !merges.some(({ bottom }) => bottom >= last)) break;
    if (!headed.slice(top, top + depth).includes(true)) continue;
    const columns = columnsOf(table, merges, top, last);
    const roles = columns.flatMap(({ role }) => (role === undefined ? [] : [role]));
    const bottom = isNumbering(table, last + 1, columns.length) ? last + 1 : last;
    if (roles.length > 0) candidates.push({ header: { top, bottom, columns }, roles, known: roles.length });
  }
  return candidates;
}

function columnsOf(table: Table, merges: readonly Range[], top: number, bottom: number): readonly HeadedColumn[] {
  let width = 0;
  for (let row = top; row <= bottom; row += 1) width = Math.max(width, table.rows[row]?.length ?? 0);
  const columns: HeadedColumn[] = [];
  const met = new Map<string, number>();
  for (let column = 0; column < width; column += 1) {
    const cells: Cell[] = [];
    const places: Place[] = [];
    for (let row = top; row <= bottom; row += 1) {
      const cover = coverOf(merges, row, column);
      const place = cover === undefined ? { row, column } : { row: cover.top, column: cover.left };
      const cell = cellAt(table, place.row, place.column);
      if (cell === undefined || textOf(cell) === "" || textOf(cells.at(-1)) === textOf(cell)) continue;
      cells.push(cell);
      places.push(place);
    }
    const headings = cells.map(textOf);
    if (headings.length > 0) columns.push({ column, headings, cells, places, role: again(roleOfColumn(headings), met) });
  }
  return withoutCounting(withCodes(columns), table, bottom);
}

/** «Tiêu chí | Nội dung»: of two columns of names without one of codes the first holds the codes. */
function withCodes(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const [first, second] = columns.filter(({ role }) => role?.is === "name");
  if (first === undefined || second === undefined || columns.some(({ role }) => role?.is === "code")) return columns;
  return columns.map((column) => (column === first ? { ...column, role: { is: "code" } } : column));
}

/** Beside a column of codes, one headed STT only counts the rows, and so it does where it counts units; else it holds the codes. */
function withoutCounting(columns: readonly HeadedColumn[], table: Table, bottom: number): readonly HeadedColumn[] {
  const counts = ({ headings, role }: HeadedColumn): boolean => role?.is === "code" && headings.some(isCounting);
  const counted = columns.filter(counts);
  const units = columns.some(({ role }) => role?.is === "unit") && counted.every(({ column }) => countsUp(table, column, bottom));
  if (!units && !columns.some((column) => column.role?.is === "code" && !counts(column))) return columns;
  return columns.map((column) => (counts(column) ? { ...column, role: { is: "ignored" } } : column));
}

/** Whether the cells of a column are 1, 2, 3 …, some of them perhaps left blank; the first may have been taken for a heading. */
function countsUp({ rows }: Table, column: number, bottom: number): boolean {
  let next: number | undefined;
  for (let row = bottom + 1; row < rows.length; row += 1) {
    const text = textOf(rows[row]?.[column]);
    if (next === undefined || text !== String(next)) {
      if (!/^\d[\d.,]*$/.test(text)) continue;
      next ??= Math.min(Number(text), DEEPEST);
      if (next < 1 || text !== String(next)) return false;
    }
    next += 1;
  }
  return true;
}

/** «Số liệu» over «Thẩm định» is not «Thẩm định»: headings are read together first, then the lowest of them that says something. */
function roleOfColumn(headings: readonly string[]): Role | undefined {
  const together = headings.map((_, from) => headings.slice(from).join(" "));
  for (const heading of [...together, ...headings.toReversed()]) {
    const role = roleOf(heading);
    if (role !== undefined) return role;
  }
  return undefined;
}

/** The second column with one heading of the appraisal is the second appraisal: forms print both rounds under one name. */
function again(role: Role | undefined, met: Map<string, number>): Role | undefined {
  if (role === undefined || !("round" in role) || role.round !== "appraisal") return role;
  const times = met.get(role.is) ?? 0;
  met.set(role.is, times + 1);
  const round = APPRAISALS[times];
  return round === undefined ? undefined : { ...role, round };
}
