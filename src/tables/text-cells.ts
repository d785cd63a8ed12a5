/** Cells of a text table. Equal ones of a column are one, so that a table costs as much as what differs in it. */
import { NO_CELL, wholeIn } from "./cell-pool.ts";
import type { Grid } from "./grid.ts";
import type { Cell } from "./table.ts";

/** Of so many different texts of a column are the cells remembered. */
const MOST = 8192;
/** After so many new texts one after the other a column that is remembered no further holds no text twice, as one of codes. */
const PATIENCE = 1024;
const WIDEST = 16_384;

/** Composed as it stands, and no blank. */
const PLAIN = /^[!-~][ -~]*$/;

/** What is remembered of a column, each cell by its number; that of a text that says nothing is `NO_CELL`. */
interface Column {
  /** What it held last: many columns hold the same in row after row. */
  text: string;
  number: number;
  /** Undefined once it is known not to pay. */
  met: Map<string, number> | undefined;
  misses: number;
}

export class TextCells {
  readonly #grid: Grid;
  readonly #columns: Column[] = [];

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  put(row: number, column: number, written: string): void {
    if (written === "" || column >= WIDEST) return;
    this.#columns[column] ??= { text: "", number: NO_CELL, met: new Map(), misses: 0 };
    const known = this.#columns[column] as Column;
    if (known.text !== written) {
      known.number = this.#numberOf(row, column, written, known);
      known.text = written;
    }
    if (known.number !== NO_CELL) this.#grid.place(row, column, known.number);
  }

  #numberOf(row: number, column: number, written: string, known: Column): number {
    const whole = wholeIn(written);
    if (whole !== -1 && this.#grid.takesText(written.length)) return this.#grid.pool.whole(whole, "text");
    const met = known.met?.get(written);
    if (met !== undefined) {
      known.misses = 0;
      return met;
    }
    const text = copied(written);
    const made: Cell = { type: "text", text: PLAIN.test(text) ? text : text.normalize("NFC") };
    const number = this.#grid.holds(row, column, made) ? this.#grid.pool.add(made) : NO_CELL;
    if (known.met === undefined) return number;
    known.misses += 1;
    if (known.met.size < MOST) known.met.set(text, number);
    else if (known.misses > MOST + PATIENCE) known.met = undefined;
    return number;
  }
}

/** A stretch of a text keeps the whole of it alive, which here is a piece of the file; put together anew, it is a text of its own. */
const copied = (text: string): string => ` ${text}`.slice(1);
