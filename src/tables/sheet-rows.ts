/** The rows of a sheet as numbers of its cells, each made a list of cells when somebody asks for it. */
import { type CellPool, NO_CELL } from "./cell-pool.ts";
import type { Cell, Row, Rows } from "./table.ts";

/** So many numbers are held together at most, and fewer in small sheets: nothing is ever copied to make room for more. */
const CHUNK_BITS = 15;
const CHUNK = 1 << CHUNK_BITS;
const FIRST_CHUNK = 1024;
/** Where a row stands that is held by itself. */
const APART = -1;

export class SheetRows implements Rows {
  readonly #pool: CellPool;
  /** By row, where its numbers begin: how many columns it has, then the number of each cell. */
  readonly #places: (number | undefined)[] = [];
  readonly #chunks: Int32Array[] = [];
  /** How much of the last chunk is used. */
  #used = 0;
  /** Rows that are mostly holes, and those that were not written in one go. */
  readonly #apart = new Map<number, number[]>();
  /** The row that was asked for last; its cells are asked for one after the other. */
  #made: Row | undefined;
  #madeRow = -1;

  constructor(pool: CellPool) {
    this.#pool = pool;
  }

  get length(): number {
    return this.#places.length;
  }

  /** Whether anything stands in a row. */
  has(row: number): boolean {
    return this.#places[row] !== undefined;
  }

  /** @param numbers of its cells, with holes where there is none @param count how many there are */
  add(row: number, numbers: readonly number[], count: number): void {
    const width = numbers.length;
    if (width > 2 * count + 16) {
      this.#places[row] = APART;
      this.#apart.set(row, numbers.slice());
      return;
    }
    const chunk = this.#room(width + 1);
    const from = this.#used;
    this.#places[row] = (this.#chunks.length - 1) * CHUNK + from;
    chunk[from] = width;
    for (let column = 0; column < width; column += 1) chunk[from + 1 + column] = numbers[column] ?? NO_CELL;
    this.#used += width + 1;
  }

  /** The chunk that the next numbers are written to. */
  #room(size: number): Int32Array {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used + size <= last.length) return last;
    const chunk = new Int32Array(Math.max(Math.min(FIRST_CHUNK * 2 ** this.#chunks.length, CHUNK), size));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }

  /** The numbers of a row that is there already, to be written to. */
  reopen(row: number): number[] {
    let numbers = this.#apart.get(row);
    if (numbers === undefined) {
      numbers = [];
      for (let column = 0; column < this.width(row); column += 1) {
        const number = this.#number(row, column);
        if (number !== NO_CELL) numbers[column] = number;
      }
      this.#places[row] = APART;
      this.#apart.set(row, numbers);
    }
    this.#madeRow = -1;
    return numbers;
  }

  width(row: number): number {
    const place = this.#places[row];
    if (place === undefined) return 0;
    if (place === APART) return this.#apart.get(row)?.length ?? 0;
    return (this.#chunks[place >> CHUNK_BITS] as Int32Array)[place & (CHUNK - 1)] as number;
  }

  #number(row: number, column: number): number {
    const place = this.#places[row];
    if (place === undefined) return NO_CELL;
    if (place === APART) return this.#apart.get(row)?.[column] ?? NO_CELL;
    const chunk = this.#chunks[place >> CHUNK_BITS] as Int32Array;
    const from = place & (CHUNK - 1);
    return column < (chunk[from] as number) ? (chunk[from + 1 + column] as number) : NO_CELL;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.#pool.cell(this.#number(row, column));
  }

  /** As of a list: a number below 0 counts from behind. */
  at(index: number): Row | undefined {
    const row = index < 0 ? index + this.length : index;
    if (row === this.#madeRow) return this.#made;
    const made = this.#make(row);
    this.#made = made;
    this.#madeRow = row;
    return made;
  }

  #make(row: number): Row | undefined {
    if (!this.has(row)) return undefined;
    const apart = this.#apart.get(row);
    if (apart !== undefined) return apart.map((number) => this.#pool.cell(number));
    const width = this.width(row);
    const cells = new Array<Cell | undefined>(width);
    for (let column = 0; column < width; column += 1) {
      const number = this.#number(row, column);
      // What is blank stays a hole.
      if (number !== NO_CELL) cells[column] = this.#pool.cell(number);
    }
    return cells;
  }

  *entries(): Generator<[number, Row | undefined]> {
    for (let row = 0; row < this.length; row += 1) yield [row, this.at(row)];
  }

  *[Symbol.iterator](): Generator<Row | undefined> {
    for (let row = 0; row < this.length; row += 1) yield this.at(row);
  }

  some(test: (row: Row | undefined, index: number) => boolean): boolean {
    for (let row = 0; row < this.length; row += 1) if (test(this.at(row), row)) return true;
    return false;
  }

  map<T>(make: (row: Row | undefined, index: number) => T): readonly T[] {
    return Array.from(this.entries(), ([index, row]) => make(row, index));
  }

  slice(from = 0, to = this.length): readonly (Row | undefined)[] {
    const first = Math.max(from, 0);
    return Array.from({ length: Math.max(Math.min(to, this.length) - first, 0) }, (_, index) => this.at(first + index));
  }

  /** As a list would be written. */
  toJSON(): readonly (Row | undefined)[] {
    return [...this];
  }
}
