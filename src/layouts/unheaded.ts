/** Figures in columns that no heading stands over: nobody can know what they are, and nobody would miss them if nothing were said. */
import type { Rubric } from "../rubric/model.ts";
import { cellName, columnName } from "../source.ts";
import { type Cell, cellAt, placeOf, rowAt, type Table, widthAt } from "../tables/index.ts";
import { few, say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import { isFigure } from "./figures.ts";
import type { Gathering } from "./gathering.ts";
import { countsUp, type Header } from "./header.ts";

const UNHEADED = words(
  "column-without-heading",
  "Có số liệu ở cột không có tiêu đề nên không được đọc: {columns}.",
  "Columns without a heading hold figures, which were not read: {columns}.",
);
const UNHEADED_FIX = say(
  words(
    "fix-column-without-heading",
    "Ghi tiêu đề cho cột, nếu là cột thứ hai dưới một tiêu đề chung thì gộp ô tiêu đề hoặc ghi lại; cột không dùng thì xóa hẳn.",
    "Write a heading over the column, or merge or repeat the one that it shares; delete a column that is not used.",
  ),
  {},
);
const EXPECTED = words("expected-heading", "một tiêu đề ở dòng {row}", "a heading in row {row}");
const NAMED_AT_MOST = 8;

/** What rows are about stands in columns with such headings. */
const KEYS: ReadonlySet<string> = new Set(["code", "name", "unit"]);
/** A day, or a part of a whole, in a file of text. */
const SLASHED = /^\s*\d[\d.,/ ]{0,30}$/u;

/** Whether a cell may hold an answer: a figure, a day, a formula that should give one. */
const mayAnswer = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined && (cell.type === "text" ? isFigure(cell) || SLASHED.test(cell.text.slice(0, 64)) : cell.type !== "boolean");

/** Tells of such columns, once for the sheet. */
export function tellUnheaded(table: Table, header: Header, gathering: Gathering): void {
  const headed = new Set(header.columns.map(({ column }) => column));
  const first = firstFigures(table, header, headed);
  const key = Math.min(...header.columns.flatMap(({ role, column }) => (KEYS.has(role?.is ?? "") ? [column] : [])));
  const columns = [...first.keys()]
    .filter((column) => column > key || !numbersRows(table, header, column, gathering.rubric))
    .sort((a, b) => a - b);
  const [column] = columns;
  if (column === undefined) return;
  const row = first.get(column) ?? header.bottom;
  const text = cellAt(table, row, column)?.text.trim() ?? "";
  gathering.problems.add(
    "error",
    say(UNHEADED, { columns: few(columns.map(columnName), NAMED_AT_MOST, "cột") }),
    placeOf(table, header.bottom, column),
    {
      found: `${cellName(row, column)}: ${text}`,
      expected: say(EXPECTED, { row: String(header.bottom + 1) }),
      fix: UNHEADED_FIX,
    },
  );
}

/** The first figure of each column without a heading, in rows that hold something else as well: a number alone is a note on the page. */
function firstFigures(table: Table, { bottom }: Header, headed: ReadonlySet<number>): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  let covered = 0;
  while (headed.has(covered)) covered += 1;
  for (let row = bottom + 1; row < table.rows.length; row += 1) {
    if (widthAt(table, row) <= covered) continue;
    const cells = rowAt(table, row) ?? [];
    for (let column = 0; column < cells.length; column += 1) {
      if (headed.has(column) || first.has(column) || !mayAnswer(cells[column])) continue;
      if (cells.some((cell, other) => cell !== undefined && headed.has(other))) first.set(column, row);
    }
  }
  return first;
}

/** To the left of what a row is about, a column may only count the rows or repeat their codes. */
function numbersRows(table: Table, { bottom }: Header, column: number, rubric: Rubric): boolean {
  if (countsUp(table, column, bottom)) return true;
  const codes = new Codes(rubric);
  return !table.rows.some((cells, row) => row > bottom && mayAnswer(cells?.[column]) && codes.read(cells[column]).kind !== "node");
}
