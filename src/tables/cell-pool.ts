/** The cells of a file by number, so that a sheet is a list of numbers: what comes again is held once, and plain whole numbers not at all. */
import type { Cell } from "./table.ts";

/** The number of no cell. */
export const NO_CELL = 0;

/** Longer ones have no room in the number of a cell. */
const MOST_DIGITS = 9;
/** Figures up to here come again and again, and whoever reads them remembers cells that it has met. */
const SMALL = 1024;
const ZERO = 48;

/** The whole number that a stretch of a text spells as we would spell it; −1 for any other. */
export function wholeIn(text: string, from = 0, to = text.length): number {
  const digits = to - from;
  if (digits === 0 || digits > MOST_DIGITS || (digits > 1 && text.charCodeAt(from) === ZERO)) return -1;
  let whole = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    whole = whole * 10 + digit;
  }
  return whole;
}

export class CellPool {
  /** From number 1 on. */
  readonly #cells: Cell[] = [];
  readonly #small: Cell[] = [];

  /** The number of a cell that is given once, however often it stands in the file. */
  add(cell: Cell): number {
    return this.#cells.push(cell);
  }

  /** The number of a cell that holds a whole number and nothing else, as `wholeIn` reads it; numbers below 0 are of such cells. */
  whole(whole: number, type: "number" | "text"): number {
    return -1 - (2 * whole + (type === "text" ? 1 : 0));
  }

  cell(number: number): Cell | undefined {
    if (number > 0) return this.#cells[number - 1];
    if (number === NO_CELL) return undefined;
    const code = -1 - number;
    const known = this.#small[code];
    if (known !== undefined) return known;
    const cell: Cell = { type: code % 2 === 1 ? "text" : "number", text: String(Math.floor(code / 2)) };
    if (code < 2 * SMALL) this.#small[code] = cell;
    return cell;
  }
}
