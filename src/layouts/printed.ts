/** Figures that a sheet prints though they follow from others: kept beside the answers for audits, never scored with. */
import type { PrintedFigure, Round } from "../assessment.ts";
import { count, type Exact, parseExact } from "../points.ts";
import { type Cell, readNumber, rowAt } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { HeadedColumn } from "./header.ts";
import { placeIn } from "./place-text.ts";
import type { SheetReader } from "./record.ts";
import type { Role } from "./roles.ts";
import type { SumRow } from "./totals.ts";
import { numberFrom } from "./value.ts";

const UNREADABLE = words("printed-unreadable", "số in sẵn không đọc được: “{text}”", "printed figure that cannot be read: “{text}”");

/** What a printed figure is, but for where it stands. */
export type Printable = Omit<PrintedFigure, "value" | "at">;

interface PrintedColumn {
  readonly column: number;
  readonly what: PrintedFigure["what"];
  readonly round: PrintedFigure["round"];
  /** Answers of units stand under the heading too: only a row that sums others up prints a figure there. */
  readonly answers: boolean;
}

function printedColumn({ column, role }: HeadedColumn): readonly PrintedColumn[] {
  const found = role === undefined ? undefined : figureOf(role);
  return found === undefined ? [] : [{ column, ...found }];
}

function figureOf(role: Role): Omit<PrintedColumn, "column"> | undefined {
  if (role.is === "max") return { what: "maximum", round: undefined, answers: false };
  if (role.is === "points") return { what: "points", round: role.round, answers: true };
  if (role.is === "value") return { what: "points", round: undefined, answers: true };
  return role.is === "printed" ? { what: role.what, round: undefined, answers: false } : undefined;
}

/** The printed figures of a sheet with one row a node. */
export class Printing {
  readonly #reader: SheetReader;
  readonly #columns: readonly PrintedColumn[];

  constructor(reader: SheetReader, columns: readonly HeadedColumn[]) {
    this.#reader = reader;
    this.#columns = columns.flatMap(printedColumn);
  }

  /** The row of a node below which nothing stands: its answers are read apart, and only what stands beside them is printed. */
  beside(unit: string | undefined, node: string, row: number): void {
    for (const column of this.#columns) if (!column.answers) this.#keep(unit, node, row, column);
  }

  /**
   * A row that follows from others. Whether anything was kept.
   * @param named the round of the row, for columns whose heading names none
   */
  sum(unit: string | undefined, { node, what }: SumRow, row: number, named?: Round): boolean {
    if (what === "points") return this.#columns.map((column) => this.#keep(unit, node, row, column, named)).includes(true);
    const columns = this.#columns.filter((column) => column.what !== "maximum");
    const kept = columns.map(({ column, round = named }) => keepPrinted(this.#reader, { unit, node, what, round }, row, column));
    return kept.includes(true) || (what === "place" && this.#anywhere(unit, node, row, named));
  }

  /** The place of a unit stands once in its row, in any column when cells were merged. */
  #anywhere(unit: string | undefined, node: string, row: number, round: Round | undefined): boolean {
    const cells = rowAt(this.#reader.table, row) ?? [];
    const label = cells.findIndex((cell) => cell !== undefined);
    const column = cells.findIndex((cell, at) => at > label && cell !== undefined && placeIn(cell.text) !== undefined);
    return column !== -1 && keepPrinted(this.#reader, { unit, node, what: "place", round }, row, column);
  }

  #keep(unit: string | undefined, node: string, row: number, { column, what, round }: PrintedColumn, named?: Round): boolean {
    return keepPrinted(this.#reader, { unit, node, what, round: what === "points" ? (round ?? named) : round }, row, column);
  }
}

/** Keeps the figure of one cell; what cannot be read is listed. Whether there was one. */
export function keepPrinted(reader: SheetReader, printable: Printable, row: number, column: number): boolean {
  const cell = reader.cell(row, column);
  if (cell === undefined) return false;
  const { printed } = reader.gathering;
  const at = reader.place(row, column);
  const { value, whole } = printable.what === "place" ? placeOfCell(cell) : figureIn(cell, reader, column);
  if (value !== undefined) printed.push({ ...printable, value, at });
  if (value !== undefined && whole !== undefined && printable.what === "points") {
    printed.push({ ...printable, what: "maximum", round: undefined, value: whole, at });
  }
  if (value === undefined && /[\d#=]/.test(cell.text)) reader.gathering.skip(at, say(UNREADABLE, { text: cell.text.slice(0, 40) }));
  return value !== undefined;
}

interface Figure {
  readonly value?: Exact | undefined;
  readonly whole?: Exact | undefined;
}

function placeOfCell(cell: Cell): Figure {
  const place = placeIn(cell.text);
  return place === undefined ? {} : { value: count(place.value) };
}

/** `39.5/50` prints the maximum too. */
function figureIn(cell: Cell, reader: SheetReader, column: number): Figure {
  const convention = reader.convention(column, "score");
  const reading = numberFrom(cell, convention);
  if (reading.kind === "value" && reading.value.type === "number") return { value: reading.value.number };
  const pair = readNumber(cell, convention);
  return pair.kind === "pair" ? { value: parseExact(pair.numerator), whole: parseExact(pair.denominator) } : {};
}
