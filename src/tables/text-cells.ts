/** Cells of a text table. Equal ones are one object, so that a table costs as much as what differs in it. */
import type { Grid } from "./grid.ts";
import type { Cell } from "./table.ts";

/** Beyond so many different texts, such as those that count the rows, equal ones are rare. */
const MOST = 65_536;
const WIDEST = 16_384;

export class TextCells {
  readonly #grid: Grid;
  /** `null` for a text that says nothing. */
  readonly #met = new Map<string, Cell | null>();

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  put(row: number, column: number, written: string): void {
    if (written === "" || column >= WIDEST) return;
    let cell = this.#met.get(written);
    if (cell === undefined) {
      const text = written.normalize("NFC");
      const fresh: Cell = { type: "text", text };
      cell = this.#grid.holds(row, column, fresh) ? fresh : null;
      if (this.#met.size < MOST) this.#met.set(written, cell);
    }
    if (cell !== null) this.#grid.place(row, column, cell);
  }
}
