/** Which heading stands over a column: its own cell, a merged one, or that of a group written over its first column alone. */
import { type Cell, cellAt, type Range, type Table, widthAt } from "../tables/index.ts";
import { textOf } from "./header-rows.ts";
import { roleOf } from "./headings.ts";

export interface Place {
  readonly row: number;
  readonly column: number;
}
export interface PlacedCell {
  readonly cell: Cell;
  readonly place: Place;
}

const coverOf = (merges: readonly Range[], row: number, column: number): Range | undefined =>
  merges.find((range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right);

/** What columns with such headings say of a row stands in its own cell: below them there is nothing but data. */
const KEYS: ReadonlySet<string> = new Set(["code", "name", "unit", "group", "max"]);

export const isKey = (cell: Cell | undefined): boolean => KEYS.has(roleOf(textOf(cell))?.is ?? "");

/** The rows of headings as a grid; a merged heading stands in each of its cells. */
export class HeaderCells {
  readonly #table: Table;
  readonly #merges: readonly Range[];
  readonly #rows: readonly (PlacedCell | undefined)[][];

  /** @param widest how many cells the longest row of the table has: a merged heading may end where no row of headings has a cell */
  constructor(table: Table, merges: readonly Range[], top: number, bottom: number, widest: number) {
    this.#table = table;
    this.#merges = merges;
    let width = 0;
    for (let row = top; row <= bottom; row += 1) width = Math.max(width, widthAt(table, row));
    for (const range of merges) if (range.top <= bottom && range.bottom >= top) width = Math.max(width, Math.min(range.right + 1, widest));
    this.#rows = Array.from({ length: bottom - top + 1 }, (_, index) =>
      Array.from({ length: width }, (__, column) => this.#at(top + index, column)),
    );
    if (bottom > top) this.#spread(top);
  }

  /** The headings over each column, from top to bottom, each once. */
  columns(): readonly (readonly PlacedCell[])[] {
    const width = this.#rows[0]?.length ?? 0;
    return Array.from({ length: width }, (_, column) => {
      const found: PlacedCell[] = [];
      for (const row of this.#rows) {
        const next = row[column];
        if (next !== undefined && textOf(found.at(-1)?.cell) !== textOf(next.cell)) found.push(next);
      }
      return found;
    });
  }

  /** Writes the heading of a group over all of its columns, from the lowest row of groups to the highest. */
  #spread(top: number): void {
    const deepest = this.#deepestKey(top);
    for (let index = this.#rows.length - 2; deepest !== undefined && index >= deepest; index -= 1) {
      const cells = this.#rows[index] ?? [];
      for (let column = 1; column < cells.length; column += 1) {
        const before = cells[column - 1];
        if (cells[column] === undefined && before !== undefined && this.#continues(index, top + index, column, before))
          cells[column] = before;
      }
    }
  }

  /** The row below which nothing more is said of the columns that every row of data fills: such rows only divide what stands above. */
  #deepestKey(top: number): number | undefined {
    const keys = this.#rows.flatMap((cells, index) =>
      cells.flatMap((found, column) => (found !== undefined && isKey(found.cell) ? [{ index, column, found }] : [])),
    );
    const divided = keys.some(({ index, column, found }) => !this.#rows.slice(index + 1).every((below) => isSame(below[column], found)));
    return divided || keys.length === 0 ? undefined : Math.max(...keys.map(({ found }) => found.place.row - top), 0);
  }

  #at(row: number, column: number): PlacedCell | undefined {
    const cover = coverOf(this.#merges, row, column);
    const place = cover === undefined ? { row, column } : { row: cover.top, column: cover.left };
    const cell = cellAt(this.#table, place.row, place.column);
    return cell === undefined || textOf(cell) === "" ? undefined : { cell, place };
  }

  /** A blank beside a heading is of its group where both have headings of their own below, unless merging says where the group ends. */
  #continues(index: number, row: number, column: number, before: PlacedCell): boolean {
    const cover = coverOf(this.#merges, row, column - 1);
    const ends = cover !== undefined && (cover.right > cover.left || cover.top < row);
    const below = this.#rows.slice(index + 1);
    const divided = (each: number): boolean => below.some((cells) => cells[each] !== undefined && !isSame(cells[each], before));
    return !ends && !isKey(before.cell) && coverOf(this.#merges, row, column) === undefined && divided(column - 1) && divided(column);
  }
}

const isSame = (one: PlacedCell | undefined, other: PlacedCell | undefined): boolean =>
  one === undefined || (one.place.row === other?.place.row && one.place.column === other.place.column);
