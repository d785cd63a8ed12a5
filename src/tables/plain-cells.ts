/**
 * Cells in the one spelling that nearly all cells have: `<c r="B2" s="1" t="s"><v>12</v></c>`. They are read without taking the tags apart,
 * and equal cells are one, so that a sheet costs as much as what differs in it. Whatever is spelt otherwise is left to the rules.
 */
import { wholeIn } from "./cell-pool.ts";
import type { Grid } from "./grid.ts";
import { type Shared, storedCell } from "./stored-cell.ts";
import type { Cell } from "./table.ts";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
/** Beyond so many different numbers equal ones are rare. */
const MOST_NUMBERS = 65_536;
const CLOSING = "</v></c>";
/** Stands for the cell of a text that says nothing. */
const BLANK = -1;
/** No plain cell is as long as this; what stands nearer to the end of the text may be cut off, and to look beyond it is slow. */
const LONGEST_CELL = 128;
/** Longer stretches of a text keep the whole text alive. */
const LONGEST_COPY = 12;

const [SPACE, QUOTE, AMPERSAND, SLASH, ZERO, LESS, EQUALS, MORE] = [32, 34, 38, 47, 48, 60, 61, 62] as const;
const [A, Z, LETTER_C, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [65, 90, 99, 114, 115, 116, 118] as const;

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;

export class PlainCells {
  readonly #shared: Shared;
  readonly #grid: Grid;
  // The cell being read, and the last one that was.
  #row = 0;
  #column = 0;
  #style = 0;
  #text = false;
  #lastRow = 0;
  #lastColumn = 0;

  constructor(shared: Shared, grid: Grid) {
    this.#shared = shared;
    this.#grid = grid;
  }

  /**
   * Reads plain cells as long as there are any; returns where the last of them ends.
   * @param passed told where that one stands: a cell that names no place of its own stands beside it
   */
  read(text: string, from: number, passed: (row: number, column: number) => void): number {
    let at = from;
    for (const last = text.length - LONGEST_CELL; at < last; ) {
      const end = this.#cell(text, at);
      if (end === at) break;
      at = end;
      this.#lastRow = this.#row;
      this.#lastColumn = this.#column;
    }
    if (at !== from) passed(this.#lastRow, this.#lastColumn);
    return at;
  }

  /** @returns where the cell ends; `at` where none is or it is not plain */
  #cell(text: string, at: number): number {
    if (text.charCodeAt(at + 1) !== LETTER_C || text.charCodeAt(at) !== LESS || text.charCodeAt(at + 2) !== SPACE) return at;
    const reference = this.#reference(text, at + 3);
    const head = reference === -1 ? -1 : this.#attributes(text, reference);
    if (head === -1) return at;
    // A cell that only has a style says nothing.
    if (text.charCodeAt(head) === SLASH) return text.charCodeAt(head + 1) === MORE ? head + 2 : at;
    const value = head + 4;
    if (text.charCodeAt(head + 1) !== LESS || text.charCodeAt(head + 2) !== LETTER_V || text.charCodeAt(head + 3) !== MORE) return at;
    let end = value;
    for (let code = text.charCodeAt(end); code !== LESS; code = text.charCodeAt(end)) {
      if (code === AMPERSAND || end - value >= LONGEST_COPY) return at;
      end += 1;
    }
    if (end === value || !text.startsWith(CLOSING, end)) return at;
    const read = this.#text ? this.#sharedText(text, value, end) : this.#number(text, value, end);
    return read ? end + CLOSING.length : at;
  }

  /** ` r="B2"`; returns what follows it, -1 when it is none. */
  #reference(text: string, at: number): number {
    if (text.charCodeAt(at) !== LETTER_R || text.charCodeAt(at + 1) !== EQUALS || text.charCodeAt(at + 2) !== QUOTE) return -1;
    let i = at + 3;
    let column = 0;
    for (let code = text.charCodeAt(i); code >= A && code <= Z && column <= LAST_COLUMN; code = text.charCodeAt(i)) {
      column = column * 26 + (code - A + 1);
      i += 1;
    }
    let row = 0;
    if (text.charCodeAt(i) === ZERO) return -1;
    for (let code = text.charCodeAt(i); isDigit(code) && row <= LAST_ROW; code = text.charCodeAt(i)) {
      row = row * 10 + (code - ZERO);
      i += 1;
    }
    if (column === 0 || column > LAST_COLUMN || row === 0 || row > LAST_ROW || text.charCodeAt(i) !== QUOTE) return -1;
    this.#row = row - 1;
    this.#column = column - 1;
    return i + 1;
  }

  /** ` s="1" t="s"`, either or none of them; returns the place of the `>` or `/` that ends the tag, -1 when there is anything else. */
  #attributes(text: string, from: number): number {
    this.#style = 0;
    this.#text = false;
    let i = from;
    if (text.charCodeAt(i) === SPACE && text.charCodeAt(i + 1) === LETTER_S) i = this.#styleAt(text, i + 2);
    if (i === -1) return -1;
    if (text.charCodeAt(i) === SPACE && text.charCodeAt(i + 1) === LETTER_T) {
      if (!text.startsWith('="', i + 2) || text.charCodeAt(i + 5) !== QUOTE) return -1;
      const type = text.charCodeAt(i + 4);
      if (type !== LETTER_S && type !== 110) return -1;
      this.#text = type === LETTER_S;
      i += 6;
    }
    const code = text.charCodeAt(i);
    return code === MORE || code === SLASH ? i : -1;
  }

  /** `="1"`; returns what follows it, -1 when it is none. */
  #styleAt(text: string, at: number): number {
    if (text.charCodeAt(at) !== EQUALS || text.charCodeAt(at + 1) !== QUOTE) return -1;
    let i = at + 2;
    for (let code = text.charCodeAt(i); isDigit(code) && this.#style < 100_000; code = text.charCodeAt(i)) {
      this.#style = this.#style * 10 + (code - ZERO);
      i += 1;
    }
    return text.charCodeAt(i) === QUOTE && i > at + 2 ? i + 1 : -1;
  }

  /** A text by its number among the shared strings. */
  #sharedText(text: string, from: number, to: number): boolean {
    if (to - from > 9) return false;
    let index = 0;
    for (let i = from; i < to; i += 1) {
      const code = text.charCodeAt(i);
      if (!isDigit(code)) return false;
      index = index * 10 + (code - ZERO);
    }
    const { strings, texts, formats } = this.#shared;
    // Equal texts are one cell only where they look alike.
    const format = formats[this.#style];
    if (format?.unseen === true || format?.capitals === true) return false;
    let number = texts[index];
    if (number === undefined) return false;
    if (number === 0) {
      const cell: Cell = { type: "text", text: strings[index] as string };
      number = this.#grid.holds(this.#row, this.#column, cell) ? this.#grid.pool.add(cell) : BLANK;
      texts[index] = number;
    }
    if (number !== BLANK) this.#grid.place(this.#row, this.#column, number);
    return true;
  }

  #number(text: string, from: number, to: number): boolean {
    const whole = this.#isPlain() ? wholeIn(text, from, to) : -1;
    if (whole !== -1) this.#grid.place(this.#row, this.#column, this.#grid.pool.whole(whole, "number"));
    return whole !== -1 || this.#remembered(text, from, to);
  }

  /** Whether numbers of this style are nothing but numbers. */
  #isPlain(): boolean {
    const format = this.#shared.formats[this.#style];
    return format === undefined || (format.day !== true && format.code === undefined && format.unseen !== true);
  }

  #remembered(text: string, from: number, to: number): boolean {
    const { numbers } = this.#shared;
    let known = numbers[this.#style];
    if (known === undefined) {
      known = new Map();
      numbers[this.#style] = known;
    }
    const value = text.slice(from, to);
    let number = known.get(value);
    if (number === undefined) {
      const [row, column] = [this.#row, this.#column];
      const stored = { row, column, type: "n", style: this.#style, value, inline: undefined, formula: undefined };
      const cell = storedCell(stored, this.#shared, this.#grid);
      if (cell === undefined) return true;
      number = this.#grid.pool.add(cell);
      if (cell.type !== "error" && known.size < MOST_NUMBERS) known.set(value, number);
    }
    this.#grid.place(this.#row, this.#column, number);
    return true;
  }
}
