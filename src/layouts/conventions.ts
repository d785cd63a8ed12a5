/** The conventions of the columns of a sheet, each worked out once from all its cells. */
import { type Cell, type ColumnMarks, type Convention, conventionOf, type Purpose, readColumnMarks, type Table } from "../tables/index.ts";

export class Conventions {
  readonly #table: Table;
  readonly #first: number;
  readonly #found: (column: number, decimal: Convention["decimal"]) => void;
  /** By column. */
  readonly #marks: (ColumnMarks | undefined)[] = [];
  readonly #known: Readonly<Record<Purpose, (Convention | undefined)[]>> = { score: [], count: [] };

  /**
   * @param first the first row of data
   * @param found told the decimal mark of a column that has one
   */
  constructor(table: Table, first: number, found: (column: number, decimal: Convention["decimal"]) => void) {
    this.#table = table;
    this.#first = first;
    this.#found = found;
  }

  of(column: number, purpose: Purpose): Convention {
    const known = this.#known[purpose];
    let convention = known[column];
    if (convention === undefined) {
      this.#marks[column] ??= readColumnMarks(this.#cellsOf(column));
      convention = conventionOf(this.#marks[column] as ColumnMarks, purpose);
      known[column] = convention;
      if (convention.decimal !== "undetermined") this.#found(column, convention.decimal);
    }
    return convention;
  }

  *#cellsOf(column: number): Generator<Cell | undefined> {
    const { rows } = this.#table;
    for (let row = this.#first; row < rows.length; row += 1) yield rows[row]?.[column];
  }
}
