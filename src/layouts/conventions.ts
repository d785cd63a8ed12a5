/** The conventions of the columns of a sheet, each worked out once from all its cells. */
import {
  type Cell,
  type ColumnMarks,
  type Convention,
  cellAt,
  conventionOf,
  markOfAll,
  type Purpose,
  readColumnMarks,
  type Table,
} from "../tables/index.ts";
import type { Header } from "./header.ts";
import type { Role } from "./roles.ts";

/** What stands in other columns, such as codes, may look like a number and be none. */
const NUMERIC: ReadonlySet<string> = new Set<Role["is"]>(["facts", "points", "value", "max", "printed"]);

export class Conventions {
  readonly #table: Table;
  readonly #header: Header;
  readonly #found: (column: number, decimal: Convention["decimal"]) => void;
  /** By column. */
  readonly #marks: (ColumnMarks | undefined)[] = [];
  readonly #known: Readonly<Record<Purpose, (Convention | undefined)[]>> = { score: [], count: [] };

  /** @param found told the decimal mark of a column that has one */
  constructor(table: Table, header: Header, found: (column: number, decimal: Convention["decimal"]) => void) {
    this.#table = table;
    this.#header = header;
    this.#found = found;
  }

  of(column: number, purpose: Purpose): Convention {
    const known = this.#known[purpose];
    let convention = known[column];
    if (convention === undefined) {
      convention = conventionOf(this.#marksOf(column), purpose, () => this.#usual());
      known[column] = convention;
      if (convention.decimal !== "undetermined") this.#found(column, convention.decimal);
    }
    return convention;
  }

  #marksOf(column: number): ColumnMarks {
    const marks = this.#marks[column] ?? readColumnMarks(this.#cellsOf(column));
    this.#marks[column] = marks;
    return marks;
  }

  /** The decimal mark of all columns that may hold figures. */
  #usual(): ReturnType<typeof markOfAll> {
    const figures = this.#header.columns.filter(({ role }) => role === undefined || NUMERIC.has(role.is));
    return markOfAll(figures.map(({ column }) => this.#marksOf(column)));
  }

  /** Its cells but blank ones, and of its numbers the first: what Excel holds as numbers has no marks to count. */
  *#cellsOf(column: number): Generator<Cell> {
    const table = this.#table;
    let numbers = false;
    for (let row = this.#header.bottom + 1; row < table.rows.length; row += 1) {
      const cell = cellAt(table, row, column);
      if (cell === undefined || (numbers && cell.type === "number")) continue;
      numbers ||= cell.type === "number";
      yield cell;
    }
  }
}
