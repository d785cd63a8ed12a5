/** Collects the cells of one sheet while they come in any order, within the limits, and makes a `Table` of them. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { type Message, say, words } from "../text.ts";
import { isBlankText } from "./cell-text.ts";
import { type LimitName, type Limits, within } from "./limits.ts";
import type { Cell, Range, Table } from "./table.ts";

const DUPLICATE = words(
  "cell-duplicate",
  "Ô này được ghi hai lần với hai giá trị khác nhau: “{first}” và “{second}”.",
  "This cell is stored twice with different values: “{first}” and “{second}”.",
);
const DUPLICATE_FIX = say(
  words(
    "fix-cell-duplicate",
    "Mở tệp bằng Excel, kiểm tra giá trị của ô này rồi lưu lại; giá trị nào cũng chưa được tính.",
    "Open the file in Excel, check the value of this cell and save; neither value counts for now.",
  ),
  {},
);
const MERGES = words(
  "merge-overlap",
  "Hai vùng ô gộp chồng lên nhau; lấy giá trị của ô trên cùng bên trái.",
  "Two merged ranges overlap; the value of the top left cell is taken.",
);

/** Counts over all sheets of a file. */
export interface Tally {
  cells: number;
}

export class Grid {
  readonly #file: string;
  readonly #sheet: string;
  readonly #limits: Limits;
  readonly #diagnostics: Diagnostics;
  readonly #tally: Tally;
  readonly #rows: (Cell | undefined)[][] = [];
  readonly #columns = new Uint8Array(16_384);
  /** How many hidden ranges begin less how many end, so that a hundred thousand ranges cost no more than one. */
  readonly #hiddenColumns = new Int32Array(16_386);
  readonly #merges: Range[] = [];
  readonly hiddenRows = new Set<number>();
  /** The row that is being filled, and its number. */
  #open: (Cell | undefined)[] = [];
  #openRow = -1;
  #usedRows = 0;
  #usedColumns = 0;

  constructor(file: string, sheet: string, limits: Limits, diagnostics: Diagnostics, tally: Tally) {
    this.#file = file;
    this.#sheet = sheet;
    this.#limits = limits;
    this.#diagnostics = diagnostics;
    this.#tally = tally;
  }

  span(row: number, column: number): CellSpan {
    return { kind: "cell", file: this.#file, sheet: this.#sheet, row, column };
  }

  error(message: Message, row: number, column: number, found: string, fix: Message): void {
    this.#diagnostics.add("error", message, this.span(row, column), { found, fix });
  }

  put(row: number, column: number, cell: Cell): void {
    if (this.holds(row, column, cell)) this.place(row, column, cell);
  }

  /** Whether the cell says anything: text that is empty or only spaces does not. */
  holds(row: number, column: number, cell: Cell): boolean {
    if (cell.type !== "text") return true;
    this.#within("text-length", cell.text.length, row, column);
    return !isBlankText(cell.text);
  }

  /** Puts a cell that says something. */
  place(row: number, column: number, cell: Cell): void {
    const cells = row === this.#openRow ? this.#open : this.#rowAt(row, column);
    const before = cells[column];
    if (before !== undefined) {
      cells[column] = this.#compared(before, cell, row, column);
      return;
    }
    cells[column] = cell;
    this.#tally.cells += 1;
    this.#within("cells", this.#tally.cells, row, column);
    if (this.#columns[column] === 1) return;
    this.#columns[column] = 1;
    this.#usedColumns += 1;
    this.#within("columns", this.#usedColumns, row, column);
  }

  #within(name: LimitName, found: number, row: number, column: number): void {
    // The place is made only where it is told.
    if (found > this.#limits[name]) within(name, found, this.#limits, this.span(row, column));
  }

  #rowAt(row: number, column: number): (Cell | undefined)[] {
    this.#closeRow();
    let cells = this.#rows[row];
    if (cells === undefined) {
      this.#usedRows += 1;
      this.#within("rows", this.#usedRows, row, column);
      cells = [];
      this.#rows[row] = cells;
    }
    this.#openRow = row;
    this.#open = cells;
    return cells;
  }

  /** A list that grew has room for more than it holds; a copy has not, and a sheet has a million rows. */
  #closeRow(): void {
    if (this.#openRow !== -1) this.#rows[this.#openRow] = this.#open.slice();
    this.#openRow = -1;
  }

  /** Of two values nobody knows which was meant, so neither counts. */
  #compared(before: Cell, after: Cell, row: number, column: number): Cell {
    if ((before.type === after.type && before.text === after.text) || (before.type === "error" && before.told === true)) return before;
    const found = `${before.text.slice(0, 40)} / ${after.text.slice(0, 40)}`;
    this.error(say(DUPLICATE, { first: before.text, second: after.text }), row, column, found, DUPLICATE_FIX);
    return { type: "error", text: found, told: true };
  }

  hideColumns(from: number, to: number): void {
    if (!(from >= 0 && to >= from)) return;
    const begin = Math.min(from, 16_384);
    const end = Math.min(to + 1, 16_385);
    this.#hiddenColumns[begin] = (this.#hiddenColumns[begin] ?? 0) + 1;
    this.#hiddenColumns[end] = (this.#hiddenColumns[end] ?? 0) - 1;
  }

  merge(range: Range): void {
    this.#merges.push(range);
  }

  table(hidden: boolean): Table {
    this.#closeRow();
    const overlap = overlapping(this.#merges);
    if (overlap !== undefined) this.#diagnostics.add("warning", say(MERGES, {}), this.span(overlap.top, overlap.left));
    const hiddenColumns = new Set<number>();
    let depth = 0;
    for (let column = 0; column < 16_384; column += 1) {
      depth += this.#hiddenColumns[column] as number;
      if (depth > 0) hiddenColumns.add(column);
    }
    const { hiddenRows } = this;
    return { file: this.#file, sheet: this.#sheet, hidden, rows: this.#rows, merges: this.#merges, hiddenRows, hiddenColumns };
  }
}

/** A range that overlaps one that begins above it. Ranges that do not overlap share no column while both are open, so few are. */
function overlapping(ranges: readonly Range[]): Range | undefined {
  const ordered = [...ranges].sort((a, b) => a.top - b.top);
  let open: Range[] = [];
  for (const range of ordered) {
    open = open.filter((other) => other.bottom >= range.top);
    if (open.some((other) => other.left <= range.right && range.left <= other.right)) return range;
    open.push(range);
  }
  return undefined;
}
