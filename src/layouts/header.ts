/** Finds the heading row of a sheet by what it says, wherever it stands, and what each column is for. */
import type { Round } from "../assessment.ts";
import { type Cell, cellAt, type Range, type Table } from "../tables/index.ts";
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
const LONGEST_HEADING = 80;
const APPRAISALS: readonly Round[] = ["appraisal", "reappraisal", "council"];

const textOf = (cell: Cell | undefined): string => (cell === undefined ? "" : cell.text.trim());

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

/** The header with the most columns that are understood, or undefined when none has the columns that `enough` wants. */
export function findHeader(
  table: Table,
  enough: (roles: readonly Role[], columns: readonly HeadedColumn[]) => boolean,
): Header | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidatesOf(table)) {
    if ((best === undefined || candidate.known > best.known) && enough(candidate.roles, candidate.header.columns)) best = candidate;
  }
  return best?.header;
}

function candidatesOf(table: Table): readonly Candidate[] {
  const known = CANDIDATES.get(table);
  if (known !== undefined) return known;
  const candidates: Candidate[] = [];
  const last = Math.min(table.rows.length, SEARCHED_ROWS);
  const headed = Array.from({ length: last + DEEPEST }, (_, row) => holdsHeading(table, row));
  for (let top = 0; top < last; top += 1) {
    if (isTitle(table, top) || !headed.slice(top, top + DEEPEST).includes(true)) continue;
    const merges = table.merges.filter((range) => range.top <= top + DEEPEST && range.bottom >= top);
    for (let depth = 1; depth <= DEEPEST && top + depth <= table.rows.length; depth += 1) {
      if (table.rows[top + depth - 1] === undefined && !merges.some(({ bottom }) => bottom >= top + depth - 1)) break;
      if (!headed.slice(top, top + depth).includes(true)) continue;
      const columns = columnsOf(table, merges, top, top + depth - 1);
      const roles = columns.flatMap(({ role }) => (role === undefined ? [] : [role]));
      if (roles.length > 0) candidates.push({ header: { top, bottom: top + depth - 1, columns }, roles, known: roles.length });
    }
  }
  CANDIDATES.set(table, candidates);
  return candidates;
}

/** An empty row, or one that holds a single text that is no heading: the title above a table, never the top of its headings. */
function isTitle(table: Table, row: number): boolean {
  const cells = table.rows[row]?.filter((cell) => cell !== undefined) ?? [];
  const [only] = cells;
  return cells.length === 0 || (cells.length === 1 && roleOf(textOf(only)) === undefined);
}

/** Most rows are data: only those with a cell that is a heading by itself are worth putting together with their neighbours. */
const holdsHeading = (table: Table, row: number): boolean =>
  table.rows[row]?.some(
    (cell) => cell?.type === "text" && cell.text.length <= LONGEST_HEADING && roleOf(cell.text.trim()) !== undefined,
  ) === true;

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
  return withoutCounting(columns);
}

/** Beside a column of codes, one headed STT only counts the rows; alone it holds the codes. */
function withoutCounting(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const counts = ({ headings, role }: HeadedColumn): boolean => role?.is === "code" && isCounting(headings.at(-1) ?? "");
  if (!columns.some((column) => column.role?.is === "code" && !counts(column))) return columns;
  return columns.map((column) => (counts(column) ? { ...column, role: { is: "ignored" } } : column));
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
