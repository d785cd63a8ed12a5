/** A sheet as the program sees it, whatever file it came from: a grid of cells that remember how they were written. */
import type { Diagnostic } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";

export type Cell =
  /** Text as written, NFC, outer spaces kept. `capitals` where a font made before Unicode shows its small letters as capitals. */
  | { readonly type: "text"; readonly text: string; readonly formula?: string; readonly unseen?: true; readonly capitals?: true }
  /**
   * `text` is the shortest decimal spelling of the stored number, with a point and without an exponent; `format` is the number format.
   * `unseen` where it is written in the colour of the cell, as far as the kind of file tells.
   */
  | { readonly type: "number"; readonly text: string; readonly format?: string; readonly formula?: string; readonly unseen?: true }
  /** `text` is the ISO day; a time of day, if any, is dropped. */
  | { readonly type: "date"; readonly text: string; readonly formula?: string; readonly unseen?: true }
  | { readonly type: "boolean"; readonly text: "true" | "false"; readonly formula?: string }
  /** `#REF!`, `#DIV/0!` … `told` where the file itself is at fault there, which was said when it was read. */
  | { readonly type: "error"; readonly text: string; readonly formula?: string; readonly told?: true }
  /** A formula whose result was never stored; `text` is the formula. `zero` where a 0 is stored that may stand for an empty result. */
  | { readonly type: "uncomputed"; readonly text: string; readonly formula: string; readonly zero?: true };

/** Both corners inclusive, from 0. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type Row = readonly (Cell | undefined)[];

/** Rows from 0; any list of them, or a sheet that makes each when it is asked for (ask for a row once, and for a cell by `cellAt`). */
export interface Rows extends Iterable<Row | undefined> {
  readonly length: number;
  at(row: number): Row | undefined;
  /** These two only where they are quicker than by the row. */
  cell?(row: number, column: number): Cell | undefined;
  width?(row: number): number;
  entries(): Iterable<[number, Row | undefined]>;
  some(test: (row: Row | undefined, index: number) => boolean): boolean;
  map<T>(make: (row: Row | undefined, index: number) => T): readonly T[];
  slice(from?: number, to?: number): readonly (Row | undefined)[];
}

export interface Table {
  readonly file: string;
  /** Empty for a CSV file. */
  readonly sheet: string;
  readonly hidden: boolean;
  /** A row or a cell that holds nothing is undefined. Text that is empty or only spaces counts as nothing. */
  readonly rows: Rows;
  readonly merges: readonly Range[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A file that was read. */
export interface Decoded {
  /** Empty when the file could not be read; what was wrong is among the diagnostics. */
  readonly tables: readonly Table[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A row of the table; undefined above its first and below its last. */
export const rowAt = ({ rows }: Table, row: number): Row | undefined => (row < 0 ? undefined : rows.at(row));
/** Up to which column a row holds anything; 0 for one that holds nothing. */
export const widthAt = (table: Table, row: number): number =>
  table.rows.width === undefined ? (rowAt(table, row)?.length ?? 0) : table.rows.width(row);
/** Up to which column any row holds anything. */
export const widthOf = (table: Table): number => {
  let widest = 0;
  for (let row = 0; row < table.rows.length; row += 1) widest = Math.max(widest, widthAt(table, row));
  return widest;
};
export const cellAt = (table: Table, row: number, column: number): Cell | undefined =>
  table.rows.cell === undefined ? rowAt(table, row)?.[column] : table.rows.cell(row, column);
export const placeOf = (table: Table, row: number, column: number): CellSpan => ({
  kind: "cell",
  file: table.file,
  sheet: table.sheet,
  row,
  column,
});
