/** Collects the cells of one sheet while they come in any order, within the limits, and makes a `Table` of them. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { type Message, say, words } from "../text.ts";
import type { CellPool } from "./cell-pool.ts";
import { isBlankText } from "./cell-text.ts";
import { type LimitName, type Limits, within } from "./limits.ts";
import { SheetRows } from "./sheet-rows.ts";
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

/** What all sheets of a file have in common. */
export interface Tally {
  /** How many cells there are. */
  cells: number;
  readonly pool: CellPool;
}

export class Grid {
  readonly #file: string;
  readonly #sheet: string;
  readonly #limits: Limits;
  readonly #diagnostics: Diagnostics;
  readonly #tally: Tally;
  readonly #rows: SheetRows;
  readonly #columns = new Uint8Array(16_384);
  /** How many hidden ranges begin less how many end, so that a hundred thousand ranges cost no more than one. */
  readonly #hiddenColumns = new Int32Array(16_386);
  readonly #merges: Range[] = [];
  readonly hiddenRows = new Set<number>();
  /** The row that is being filled: the numbers of its cells and how many there are; which row it is, and whether it was filled before. */
  #open: number[] = [];
  #openCells = 0;
  #openRow = -1;
  #reopened = false;
  #usedRows = 0;
  #usedColumns = 0;

  constructor(file: string, sheet: string, limits: Limits, diagnostics: Diagnostics, tally: Tally) {
    this.#file = file;
    this.#sheet = sheet;
    this.#limits = limits;
    this.#diagnostics = diagnostics;
    this.#tally = tally;
    this.#rows = new SheetRows(tally.pool);
  }

  get pool(): CellPool {
    return this.#tally.pool;
  }

  span(row: number, column: number): CellSpan {
    return { kind: "cell", file: this.#file, sheet: this.#sheet, row, column };
  }

  error(message: Message, row: number, column: number, found: string, fix: Message): void {
    this.#diagnostics.add("error", message, this.span(row, column), { found, fix });
  }

  put(row: number, column: number, cell: Cell): void {
    if (this.holds(row, column, cell)) this.place(row, column, this.pool.add(cell));
  }

  /** Whether the cell says anything: text that is empty or only spaces does not. */
  holds(row: number, column: number, cell: Cell): boolean {
    if (cell.type !== "text") return true;
    this.#within("text-length", cell.text.length, row, column);
    return !isBlankText(cell.text);
  }

  /** Whether a text of so many letters may stand in a cell. */
  takesText(letters: number): boolean {
    return letters <= this.#limits["text-length"];
  }

  /** Puts a cell that says something, by its number in the pool. */
  place(row: number, column: number, number: number): void {
    const cells = row === this.#openRow ? this.#open : this.#rowAt(row, column);
    const before = cells[column];
    if (before !== undefined) {
      cells[column] = this.#compared(before, number, row, column);
      return;
    }
    cells[column] = number;
    this.#openCells += 1;
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

  #rowAt(row: number, column: number): number[] {
    this.#closeRow();
    this.#reopened = this.#rows.has(row);
    if (!this.#reopened) {
      this.#usedRows += 1;
      this.#within("rows", this.#usedRows, row, column);
    }
    this.#open = this.#reopened ? this.#rows.reopen(row) : [];
    this.#openCells = 0;
    this.#openRow = row;
    return this.#open;
  }

  #closeRow(): void {
    if (this.#openRow !== -1 && !this.#reopened) this.#rows.add(this.#openRow, this.#open, this.#openCells);
    this.#openRow = -1;
  }

  /** Of two values nobody knows which was meant, so neither counts. */
  #compared(before: number, after: number, row: number, column: number): number {
    const [first, second] = [this.pool.cell(before) as Cell, this.pool.cell(after) as Cell];
    if ((first.type === second.type && first.text === second.text) || (first.type === "error" && first.told === true)) return before;
    const found = `${first.text.slice(0, 40)} / ${second.text.slice(0, 40)}`;
    this.error(say(DUPLICATE, { first: first.text, second: second.text }), row, column, found, DUPLICATE_FIX);
    return this.pool.add({ type: "error", text: found, told: true });
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
