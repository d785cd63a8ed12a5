/** Headings that stand again further down, as on every printed page: the same ones are passed over, others end what can be read. */
import { foldHeading } from "../fold.ts";
import { type Cell, cellAt, placeOf, rowAt, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn, Header } from "./header.ts";
import { isNumbering, textOf } from "./header-rows.ts";
import { roleOf } from "./headings.ts";
import type { Role } from "./roles.ts";

const DIFFERS = words(
  "headings-differ-below",
  "Dòng {row} là dòng tiêu đề khác với tiêu đề ở dòng {first}; từ dòng này trở xuống không được đọc.",
  "Row {row} is a row of headings other than those of row {first}; nothing from here on was read.",
);
const ABOVE = words(
  "headings-above",
  "Phía trên còn một bảng có tiêu đề ở dòng {first}; chỉ bảng có tiêu đề ở dòng {row} được đọc.",
  "Another table stands above, with headings in row {first}; only the one with headings in row {row} was read.",
);
const FIX = say(
  words(
    "fix-two-tables",
    "Để cả trang tính theo một dòng tiêu đề, hoặc tách mỗi bảng sang một tệp hay trang tính riêng.",
    "Put the whole sheet under one row of headings, or move each table to a file or sheet of its own.",
    ["headings-differ-below", "headings-above"],
  ),
  {},
);
const SAME_HEADING = words("expected-same-heading", "“{heading}” như ở dòng {row}", "“{heading}” as in row {row}");

/** A row that has such a heading in its own column is a row of headings: no row of data says «Đơn vị» or «Tiêu chí» there. */
const KEYS: ReadonlySet<string> = new Set(["code", "name", "unit"]);
const LONGEST = 80;
/** No heading is without one, and the numbers that count the rows are each another text. */
const LETTER = /\p{L}/u;

/** The table without the rows that repeat its headings, and without everything below others. */
export function withoutLaterHeadings(table: Table, header: Header, gathering: Gathering): Table {
  const known = new Map(header.columns.map((column) => [column.column, column]));
  const later = laterHeadings(table, header, known);
  if (later.length === 0) return table;
  const repeated = new Set<number>();
  let end = table.rows.length;
  for (const row of later) {
    if (repeated.has(row)) continue;
    const differs = differenceIn(table, row, known);
    if (differs !== undefined) {
      end = row;
      tellDifference(table, header, row, differs, gathering);
      break;
    }
    for (let each = row; each === row || continuesHeading(table, header, each, known); each += 1) repeated.add(each);
  }
  return { ...table, rows: table.rows.map((cells, row) => (row >= end || repeated.has(row) ? undefined : cells)) };
}

/** Rows that have a heading where rows of data say what they are about, and another beside it. */
function laterHeadings(table: Table, { columns, bottom }: Header, known: ReadonlyMap<number, HeadedColumn>): readonly number[] {
  const keys = columns
    .filter(({ role, headings }) => KEYS.has(role?.is ?? "") || headings.some((each) => isKey(each)))
    .map(({ column }) => column);
  const met = new Map<string, boolean>();
  const heads = (cell: Cell | undefined): boolean => {
    if (cell?.type !== "text" || cell.text.length > LONGEST || !LETTER.test(cell.text)) return false;
    let known = met.get(cell.text);
    if (known === undefined) {
      known = isKey(cell.text.trim());
      met.set(cell.text, known);
    }
    return known;
  };
  const found: number[] = [];
  for (let row = bottom + 1; row < table.rows.length; row += 1) {
    if (!keys.some((column) => heads(cellAt(table, row, column)))) continue;
    const cells = rowAt(table, row) ?? [];
    const headings = cells.filter((cell, column) => cell !== undefined && (isHeading(cell) || says(known.get(column), cell)));
    if (headings.length > 1) found.push(row);
  }
  return found;
}

const isKey = (text: string): boolean => KEYS.has(roleOf(text)?.is ?? "");
const isHeading = (cell: Cell | undefined): boolean =>
  cell?.type === "text" && cell.text.length <= LONGEST && roleOf(cell.text.trim()) !== undefined;

/** Whether a cell says what stands over its column, perhaps in other words. */
function says(headed: HeadedColumn | undefined, cell: Cell): boolean {
  const text = textOf(cell);
  const role = nameOf(roleOf(text));
  return (
    headed?.headings.some((each) => foldHeading(each) === foldHeading(text) || (role !== undefined && nameOf(roleOf(each)) === role)) ===
    true
  );
}

const nameOf = (role: Role | undefined): string | undefined => (role === undefined ? undefined : Object.values(role).join(" "));

/** The first column of a row that says something else than the headings over it. */
function differenceIn(table: Table, row: number, known: ReadonlyMap<number, HeadedColumn>): number | undefined {
  const cells = rowAt(table, row) ?? [];
  const column = cells.findIndex((cell, each) => {
    const headed = known.get(each);
    return cell !== undefined && textOf(cell) !== "" && !says(headed, cell);
  });
  return column === -1 ? undefined : column;
}

/** Further rows of the same headings, and the numbers of the columns below them. */
function continuesHeading(table: Table, { columns }: Header, row: number, known: ReadonlyMap<number, HeadedColumn>): boolean {
  if (rowAt(table, row) === undefined) return false;
  return differenceIn(table, row, known) === undefined || isNumbering(table, row, columns.length);
}

function tellDifference(table: Table, header: Header, row: number, column: number, { problems }: Gathering): void {
  const above = header.columns.find((each) => each.column === column)?.headings.join(" / ");
  const first = String(header.bottom + 1);
  problems.add("error", say(DIFFERS, { row: String(row + 1), first }), placeOf(table, row, column), {
    found: textOf(cellAt(table, row, column)),
    ...(above === undefined ? {} : { expected: say(SAME_HEADING, { heading: above, row: first }) }),
    fix: FIX,
  });
}

/** Tells of a table above the headings that this one could as well have been read by. */
export function tellAbove(table: Table, { above, top }: Header, { problems }: Gathering): void {
  if (above === undefined) return;
  const figures = table.rows
    .slice(above.bottom + 1, top)
    .some((cells) => cells?.some((cell) => cell !== undefined && /\d/.test(cell.text)));
  if (!figures) return;
  const message = say(ABOVE, { first: String(above.bottom + 1), row: String(top + 1) });
  problems.add("error", message, placeOf(table, above.top, above.columns[0]?.column ?? 0), { fix: FIX });
}
