/** Finds the heading row of a sheet by what it says, wherever it stands, and what each column is for. */
import { type Cell, cellAt, type Range, rowAt, type Table, widthOf } from "../tables/index.ts";
import { HeaderCells, isKey, type Place } from "./header-cells.ts";
import { holdsHeading, isNumbering, isTitle, textOf } from "./header-rows.ts";
import { Rounds, roleOfColumn, withPairs, withRounds } from "./heading-roles.ts";
import { isYear } from "./heading-years.ts";
import { isCounting } from "./headings.ts";
import { withoutMeasures, withUnits, withValues } from "./open-columns.ts";
import type { Role } from "./roles.ts";

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
  /** Headings further up that the same layout could have read, had not these said more. */
  readonly above?: Header | undefined;
}

/** Deeper down a sheet no form has its headings. */
export const SEARCHED_ROWS = 60;
const DEEPEST = 3;

interface Candidate {
  readonly header: Header;
  readonly roles: readonly Role[];
  /** How many headings are understood. */
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
  let above: Header | undefined;
  let most = 0;
  for (const { header, roles, known } of candidatesOf(table)) {
    const understood = known + more(header);
    if ((best !== undefined && understood <= most) || !enough(roles, header.columns, header)) continue;
    above = [above, best].find((each) => each !== undefined && each.bottom < header.top);
    [best, most] = [header, understood];
  }
  return best === undefined || above === undefined ? best : { ...best, above };
}

/** The headings of which most are understood, whatever table they are of. */
export const fullestHeader = (table: Table): Header | undefined => findHeader(table, () => true);

function candidatesOf(table: Table): readonly Candidate[] {
  const known = CANDIDATES.get(table);
  if (known !== undefined) return known;
  const last = Math.min(table.rows.length, SEARCHED_ROWS);
  const headed = Array.from({ length: last + DEEPEST }, (_, row) => holdsHeading(table, row));
  const widest = widthOf(table);
  const candidates = Array.from({ length: last }, (_, top) =>
    isTitle(table, top) || !headed.slice(top, top + DEEPEST).includes(true) ? [] : candidatesFrom(table, top, headed, widest),
  ).flat();
  CANDIDATES.set(table, candidates);
  return candidates;
}

/** The headers that begin in a row: one row deep, two, three. */
function candidatesFrom(table: Table, top: number, headed: readonly boolean[], widest: number): readonly Candidate[] {
  const merges = table.merges.filter((range) => range.top <= top + DEEPEST && range.bottom >= top);
  const candidates: Candidate[] = [];
  for (let depth = 1; depth <= DEEPEST && top + depth <= table.rows.length; depth += 1) {
    const last = top + depth - 1;
    if (rowAt(table, last) === undefined && !merges.some(({ bottom }) => bottom >= last)) break;
    if (!headed.slice(top, top + depth).includes(true) || merges.some((range) => reachesBelow(table, range, top, last))) continue;
    const columns = columnsOf(table, merges, top, last, widest);
    const roles = columns.flatMap(({ role }) => (role === undefined ? [] : [role]));
    const bottom = isNumbering(table, last + 1, headingsOf(columns)) ? last + 1 : last;
    const known = headingsOf(
      columns.filter(({ role, headings }) => role !== undefined || (headings.length > 1 && isYear(headings.at(-1) ?? ""))),
    );
    if (known > 0) candidates.push({ header: { top, bottom, columns }, roles, known });
  }
  return candidates;
}

/** A heading of units or codes that is merged with cells below says that the headings go on there. */
const reachesBelow = (table: Table, range: Range, top: number, last: number): boolean =>
  range.top >= top &&
  range.top <= last &&
  range.bottom > last &&
  range.bottom < top + DEEPEST &&
  isKey(cellAt(table, range.top, range.left));

/** A merged heading over several columns is one. */
const headingsOf = (columns: readonly HeadedColumn[]): number =>
  new Set(columns.map(({ places }) => `${places.at(-1)?.row}:${places.at(-1)?.column}`)).size;

function columnsOf(table: Table, merges: readonly Range[], top: number, bottom: number, widest: number): readonly HeadedColumn[] {
  const rounds = new Rounds();
  const columns = new HeaderCells(table, merges, top, bottom, widest).columns().flatMap((found, column) => {
    if (found.length === 0) return [];
    const cells = found.map(({ cell }) => cell);
    const places = found.map(({ place }) => place);
    const headings = cells.map(textOf);
    return [{ column, headings, cells, places, role: rounds.again(roleOfColumn(headings), headings, places) }];
  });
  const units = withUnits(withoutMeasures(withCodes(withPairs(withRounds(columns))), table, bottom), table, top);
  return withValues(withoutCounting(units, table, bottom));
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
  const units = (): boolean =>
    columns.some(({ role }) => role?.is === "unit") && counted.every(({ column }) => countsUp(table, column, bottom));
  if (!columns.some((column) => column.role?.is === "code" && !counts(column)) && !units()) return columns;
  return columns.map((column) => (counts(column) ? { ...column, role: { is: "ignored" } } : column));
}

/** Whether the cells of a column are 1, 2, 3 …, some of them perhaps left blank; the first may have been taken for a heading. */
export function countsUp(table: Table, column: number, bottom: number): boolean {
  let next: number | undefined;
  for (let row = bottom + 1; row < table.rows.length; row += 1) {
    const text = textOf(cellAt(table, row, column));
    if (next === undefined || text !== String(next)) {
      if (!/^\d[\d.,]*$/.test(text)) continue;
      next ??= Math.min(Number(text), DEEPEST);
      if (next < 1 || text !== String(next)) return false;
    }
    next += 1;
  }
  return true;
}
