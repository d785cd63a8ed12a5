/**
 * What was read of a file as one text, and back: how it travels between threads. Equal cells are written once, and a row is the numbers of
 * its cells.
 */
import type { Diagnostic } from "../diagnostic.ts";
import type { Source, Span } from "../source.ts";
import { CellPool } from "./cell-pool.ts";
import { SheetRows } from "./sheet-rows.ts";
import type { Cell, Decoded, Range, Table } from "./table.ts";

/** A text cell that is nothing else is its text. */
type PackedCell = string | Exclude<Cell, { type: "text"; formula?: undefined }>;

interface PackedTable extends Omit<Table, "rows" | "hiddenRows" | "hiddenColumns"> {
  readonly merges: readonly Range[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly cells: readonly PackedCell[];
  /** For each row that is there: its number, the number of its columns, then each cell from 1, 0 for none. */
  readonly rows: readonly number[];
}

interface Packed {
  readonly tables: readonly PackedTable[];
  /** Text files that places are in; a place has the number of its file. */
  readonly sources: readonly Source[];
  readonly diagnostics: readonly unknown[];
}

function packTable({ rows, hiddenRows, hiddenColumns, ...table }: Table): PackedTable {
  const numbers = new Map<Cell, number>();
  const texts = new Map<string, number>();
  const cells: PackedCell[] = [];
  const numberOf = (cell: Cell): number => {
    const plain = cell.type === "text" && cell.formula === undefined && cell.unseen === undefined && cell.capitals === undefined;
    const known = plain ? texts.get(cell.text) : numbers.get(cell);
    if (known !== undefined) return known;
    cells.push(plain ? cell.text : cell);
    if (plain) texts.set(cell.text, cells.length);
    else numbers.set(cell, cells.length);
    return cells.length;
  };
  const flat: number[] = [];
  for (const [number, row] of rows.entries()) {
    if (row === undefined) continue;
    flat.push(number, row.length);
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column];
      flat.push(cell === undefined ? 0 : numberOf(cell));
    }
  }
  return { ...table, hiddenRows: [...hiddenRows], hiddenColumns: [...hiddenColumns], cells, rows: flat };
}

function unpackTable({ cells: packed, rows: flat, hiddenRows, hiddenColumns, ...table }: PackedTable): Table {
  const pool = new CellPool();
  const numbers = packed.map((cell) => pool.add(typeof cell === "string" ? { type: "text", text: cell } : (cell as Cell)));
  const rows = new SheetRows(pool);
  for (let at = 0; at < flat.length; ) {
    const number = flat[at] as number;
    const width = flat[at + 1] as number;
    at += 2;
    const row: number[] = [];
    let count = 0;
    for (let column = 0; column < width; column += 1) {
      const cell = flat[at + column] as number;
      if (cell === 0) continue;
      row[column] = numbers[cell - 1] as number;
      count += 1;
    }
    rows.add(number, row, count);
    at += width;
  }
  return { ...table, rows, hiddenRows: new Set(hiddenRows), hiddenColumns: new Set(hiddenColumns) };
}

const isSpan = (value: object): value is Span => "kind" in value && value.kind === "text" && "source" in value;

/** @throws {Error} when a diagnostic holds what a text cannot, such as a sentence that is filled when it is printed */
export function pack({ tables, diagnostics }: Decoded): string {
  const sources: Source[] = [];
  const plain = (_: string, value: unknown): unknown => {
    if (typeof value === "function") throw new Error("a diagnostic of reading holds a function");
    if (typeof value !== "object" || value === null || !isSpan(value)) return value;
    const source = (value as Extract<Span, { kind: "text" }>).source;
    if (!sources.includes(source)) sources.push(source);
    return { ...value, source: sources.indexOf(source) };
  };
  const told = JSON.stringify(diagnostics, plain);
  return `{"tables":${JSON.stringify(tables.map(packTable))},"sources":${JSON.stringify(sources)},"diagnostics":${told}}`;
}

/** @param text as `pack` made it */
export function unpack(text: string): Decoded {
  const { tables, sources, diagnostics } = JSON.parse(text) as Packed;
  const whole = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(whole);
    const entries = Object.entries(value).map(([key, each]) => [key, whole(each)] as const);
    const made = Object.fromEntries(entries) as Record<string, unknown>;
    return isSpan(made) && typeof made.source === "number" ? { ...(made as object), source: sources[made.source] } : made;
  };
  return { tables: tables.map(unpackTable), diagnostics: diagnostics.map((each) => whole(each) as Diagnostic) };
}
