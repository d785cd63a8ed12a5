/** A sheet while it is being laid out: cells with their looks, merged ranges, heights, and what may be typed where. */

/** How a cell looks. What is not said is plain: Times New Roman, black, locked. */
export interface Look {
  readonly align?: "left" | "center" | "right";
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  /** Lines on all four sides. */
  readonly boxed?: boolean;
  /** How a number or a day is shown. */
  readonly format?: string;
  /** To be filled in: everything else is locked. */
  readonly open?: boolean;
}

export interface PageCell {
  readonly value: string | number | null;
  /** A formula; `value` is what it comes to before anything is filled in. */
  readonly formula?: string;
  readonly look: Look;
}

/** What may be typed into a cell, and what is said to who types something else. */
export interface Entry {
  readonly row: number;
  readonly column: number;
  /** The cells to choose from, or a condition that must hold. */
  readonly from: { readonly list: string } | { readonly condition: string } | undefined;
  /** What is only advised may be overruled. */
  readonly advised?: boolean;
  readonly title: string;
  readonly prompt: string;
  readonly refusal: string;
}

export interface Merge {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** Where a cell stands, as formulas name it. Columns are counted from 0 and are at most 26 here. */
export const letterOf = (column: number): string => String.fromCharCode(65 + column);
export const nameOf = (row: number, column: number): string => `${letterOf(column)}${row + 1}`;

/** Letters of the usual size that a column of width 1 takes. */
const USUAL = 10;
const LINE = 1.28;
const LEAST_HEIGHT = 15;

export class Page {
  readonly cells = new Map<string, PageCell & { readonly row: number; readonly column: number }>();
  readonly merges: Merge[] = [];
  readonly heights = new Map<number, number>();
  readonly entries: Entry[] = [];
  /** Rows after which a new page begins. */
  breaks: readonly number[] = [];
  readonly widths: readonly number[];
  last = 0;

  constructor(widths: readonly number[]) {
    this.widths = widths;
  }

  set(row: number, column: number, value: string | number | null, look: Look, formula?: string): void {
    this.cells.set(nameOf(row, column), { row, column, value, look, ...(formula === undefined ? {} : { formula }) });
    this.last = Math.max(this.last, row);
  }

  /** One text over several columns. */
  span(row: number, from: number, to: number, value: string | null, look: Look, formula?: string): void {
    for (let column = from; column <= to; column += 1)
      this.set(row, column, column === from ? value : null, look, column === from ? formula : undefined);
    if (to > from) this.merges.push({ row, from, to });
    const width = this.widths.slice(from, to + 1).reduce((sum, each) => sum + each, 0);
    this.heights.set(row, Math.max(this.heights.get(row) ?? LEAST_HEIGHT, heightOf(value, look, width)));
  }

  heightOf(row: number): number {
    return this.heights.get(row) ?? LEAST_HEIGHT;
  }

  /** Gives every row from here on a height in which its texts fit, for not every program does so by itself. */
  fit(from: number): void {
    const merged = new Set(this.merges.map(({ row }) => row));
    for (const { row, column, value, look } of this.cells.values()) {
      if (row < from || merged.has(row)) continue;
      const needed = heightOf(value, look, this.widths[column] ?? USUAL);
      this.heights.set(row, Math.max(this.heights.get(row) ?? LEAST_HEIGHT, needed));
    }
  }
}

/** The height in points that a text needs; capitals and bold letters are wider. */
function heightOf(value: string | number | null, { size = USUAL, bold = false }: Look, width: number): number {
  if (typeof value !== "string" || value === "") return 0;
  const capitals = value === value.toUpperCase() && /\p{L}/u.test(value);
  const room = Math.max(1, Math.floor((width - 1) * (USUAL / size) * (capitals ? 0.78 : bold ? 1 : 1.1)));
  const lines = value.split("\n").reduce((sum, line) => sum + linesOf(line, room), 0);
  return lines * size * LINE + 4;
}

/** How many lines the text takes when it is broken between words. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += word.length + (used > 0 ? 1 : 0);
    lines += Math.floor(Math.max(0, used - 1) / room);
  }
  return lines;
}
