/** How wide the rows of a text table are, and which of them are not. */
import { isBlankText } from "./cell-text.ts";

type Fields = readonly string[];

interface Seen {
  count: number;
  /** The first record of that width, and the one above it. */
  readonly row: number;
  readonly fields: Fields;
  readonly above: Fields;
}

const NUMBER = /^[-+]?\d+(?:[.,]\d+)?\s*%?$/;

/**
 * Whether the line right above the first of the usual width heads the table with fewer cells than its rows have: all its cells are filled in,
 * none is a label (`Đơn vị:`), and what stands beyond the last of them is a figure, such as the decimals of a number cut at its comma. Of one
 * row alone anything beyond it will do.
 */
function isHeadedAbove({ above, fields: row, count }: Seen): boolean {
  if (above.length < 2 || above.length >= row.length || above.some((text) => isBlankText(text) || /:\s*$/.test(text))) return false;
  const beyond = row.slice(above.length).filter((text) => !isBlankText(text));
  return count === 1 ? beyond.length > 0 : beyond.some((text) => NUMBER.test(text.trim()));
}

/**
 * Rows of a table are equally wide. Rows before the table (titles) and lines without any separator (notes, blank lines) are none of it, and
 * blank cells at the end are nothing; a row that is short or has more to say is at fault, for its cells may stand under wrong headings.
 */
export class Widths {
  readonly #seen = new Map<number, Seen>();
  #above: Fields = [];
  #rows = 0;
  /** The first row of the table, and how wide it is. */
  #first = 0;
  #width: number | undefined;

  /** Every record is seen once, in order. */
  see(fields: Fields): void {
    const seen = this.#seen.get(fields.length);
    if (seen !== undefined) seen.count += 1;
    else if (fields.length > 1) this.#seen.set(fields.length, { count: 1, row: this.#rows, fields, above: this.#above });
    this.#above = fields;
    this.#rows += 1;
  }

  /** All have been seen that are to be judged by. @returns how wide rows should be; 0 where no row has a separator */
  settle(): number {
    const usual = [...this.#seen.values()].sort((a, b) => b.count - a.count || b.fields.length - a.fields.length)[0];
    if (usual === undefined) return 0;
    const headed = isHeadedAbove(usual);
    this.#first = headed ? usual.row - 1 : usual.row;
    this.#width = headed ? usual.above.length : usual.fields.length;
    return this.#width;
  }

  /** The column at which a record is at fault; undefined when it is as wide as it should be. */
  fault(fields: Fields, row: number): number | undefined {
    const width = this.#width;
    if (width === undefined || fields.length === width || row < this.#first || fields.length === 1 || fields.every(isBlankText))
      return undefined;
    const extra = fields.findIndex((field, column) => column >= width && !isBlankText(field));
    if (extra !== -1) return extra;
    return fields.length < width ? fields.length : undefined;
  }
}
