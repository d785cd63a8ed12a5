/** Cells of a text table. Equal ones of a column are one object, so that a table costs as much as what differs in it. */
import type { Grid } from "./grid.ts";
import type { Cell } from "./table.ts";

/** Of so many different texts of a column are the cells remembered. */
const MOST = 8192;
/** After so many new texts one after the other a column that is remembered no further holds no text twice, as one that counts the rows. */
const PATIENCE = 1024;
const WIDEST = 16_384;

/** Composed as it stands, and no blank. */
const PLAIN = /^[!-~][ -~]*$/;

/** What is remembered of a column. A cell is `null` where the text says nothing. */
interface Column {
  /** What it held last: many columns hold the same in row after row. */
  text: string;
  cell: Cell | null;
  /** Undefined once it is known not to pay. */
  met: Map<string, Cell | null> | undefined;
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
    this.#columns[column] ??= { text: "", cell: null, met: new Map(), misses: 0 };
    const known = this.#columns[column] as Column;
    if (known.text !== written) {
      known.cell = this.#cellOf(row, column, written, known);
      known.text = written;
    }
    if (known.cell !== null) this.#grid.place(row, column, known.cell);
  }

  #cellOf(row: number, column: number, written: string, known: Column): Cell | null {
    const met = known.met?.get(written);
    if (met !== undefined) {
      known.misses = 0;
      return met;
    }
    const text = copied(written);
    const made: Cell = { type: "text", text: PLAIN.test(text) ? text : text.normalize("NFC") };
    const cell = this.#grid.holds(row, column, made) ? made : null;
    if (known.met === undefined) return cell;
    known.misses += 1;
    if (known.met.size < MOST) known.met.set(text, cell);
    else if (known.misses > MOST + PATIENCE) known.met = undefined;
    return cell;
  }
}

/** A stretch of a text keeps the whole of it alive, which here is a piece of the file; put together anew, it is a text of its own. */
const copied = (text: string): string => ` ${text}`.slice(1);
