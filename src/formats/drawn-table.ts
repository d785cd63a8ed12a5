/** The lines of a table of known widths, with or without lines around its cells. */
import type CliTable from "cli-table3";
import type { Column } from "../views/block.ts";
import { type Line, lineWidth, pieces, wrap } from "./wrap.ts";

/** A line of text for every column. */
export type Row = readonly Line[];

export interface Frame {
  readonly ascii: boolean;
  readonly boxed: boolean;
  /** Spaces between the columns of a table without lines. */
  readonly gap: number;
  readonly columns: readonly Pick<Column, "align">[];
  readonly widths: readonly number[];
  readonly paint: (line: Line) => string;
}

const sides = (top: string, mid: string, bottom: string, upright: string, dash: string): Record<CliTable.CharName, string> => ({
  top: dash,
  "top-left": top[0] ?? "",
  "top-mid": top[1] ?? "",
  "top-right": top[2] ?? "",
  mid: dash,
  "left-mid": mid[0] ?? "",
  "mid-mid": mid[1] ?? "",
  "right-mid": mid[2] ?? "",
  bottom: dash,
  "bottom-left": bottom[0] ?? "",
  "bottom-mid": bottom[1] ?? "",
  "bottom-right": bottom[2] ?? "",
  left: upright,
  middle: upright,
  right: upright,
});
const BOX = sides("┌┬┐", "├┼┤", "└┴┘", "│", "─");
const ASCII_BOX = sides("+++", "+++", "+++", "|", "-");
const NO_BOX = sides("", "", "", "", "");

/** The library takes time by the square of the rows, so that many rows are drawn so many at a time. */
const SLAB = 100;

/** What is drawn; the rows are made as they are drawn, so that they need not all be held. */
export interface Drawn<Cells> {
  readonly head: Row;
  readonly body: readonly Cells[];
  readonly rowOf: (cells: Cells) => Row;
  /** The rows of the body that are not plain. */
  readonly unusual: readonly Row[];
  /** Below a line of its own. */
  readonly foot: readonly Row[];
}

export function* drawTable<Cells>(
  library: typeof CliTable,
  { head, body, rowOf, unusual, foot }: Drawn<Cells>,
  frame: Frame,
): Generator<string> {
  const { ascii, boxed, widths } = frame;
  const rule = widths.map((width) => pieces((ascii ? "-" : "─").repeat(width)));
  const above = boxed ? [] : [rule];
  const below = foot.length > 0 ? [rule, ...foot] : [];
  const others = [...above, ...unusual, ...below].flatMap((row) => wrapped(row, widths));
  const room = roomFor([...wrapped(head, widths), ...others], widths);
  const models = body.length + others.length === 0 ? [] : [modelOf(room)];
  const [top, [model = "", ...drawn], bottom] = drawByLibrary(library, head, [...models, ...others], room, frame);
  const between = model.split(FILLED);
  let next = above.length;
  yield* top;
  yield* drawn.slice(0, next);
  for (const cells of body) {
    const row = rowOf(cells);
    const lines = wrapped(row, widths);
    if (isPlain(row)) for (const line of lines) yield filledIn(between, line, room, frame);
    else {
      yield* drawn.slice(next, next + lines.length);
      next += lines.length;
    }
  }
  yield* drawn.slice(next);
  yield* bottom;
}

/**
 * Nearly all rows are of letters that are one column wide each. The library takes a second for a few thousand of them, so it draws one row
 * that is filled from edge to edge, and they are written into that.
 */
const FILLING = "x";
const FILLED = /x+/;
const modelOf = (room: readonly number[]): Row => room.map((width) => pieces(FILLING.repeat(width)));

/** Whether every letter of a row is one column wide. */
export function isPlain(row: Row): boolean {
  for (const line of row) for (const { simple } of line) if (!simple) return false;
  return true;
}

/** @param between what the library draws around the cells of a row */
function filledIn(between: readonly string[], row: Row, room: readonly number[], { columns, paint }: Frame): string {
  let drawn = between[0] ?? "";
  for (const [column, width] of room.entries()) {
    const line = row[column] ?? [];
    const spaces = " ".repeat(width - lineWidth(line));
    drawn += columns[column]?.align === "right" ? spaces + paint(line) : paint(line) + spaces;
    drawn += between[column + 1] ?? "";
  }
  return drawn;
}

/** What stands above the rows, a line for each of the rows, and what stands below them. @param rows none wider than its column */
function drawByLibrary(
  library: typeof CliTable,
  head: Row,
  rows: readonly Row[],
  room: readonly number[],
  { ascii, boxed, gap, columns, widths, paint }: Frame,
): readonly [top: readonly string[], body: readonly string[], bottom: readonly string[]] {
  const padding = boxed ? 1 : 0;
  const options: CliTable.TableConstructorOptions = {
    chars: boxed ? (ascii ? ASCII_BOX : BOX) : { ...NO_BOX, middle: " ".repeat(gap) },
    style: { head: [], border: [], "padding-left": padding, "padding-right": padding, compact: true },
    colAligns: columns.map(({ align }) => align),
    colWidths: room.map((width) => width + 2 * padding),
  };
  const heading = head.map((line, column) =>
    wrap(line, widths[column] as number)
      .map(paint)
      .join("\n"),
  );
  const body: string[] = [];
  let top: readonly string[] = [];
  let bottom: readonly string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += SLAB) {
    const part = rows.slice(from, from + SLAB).map((row) => row.map(paint));
    const slab = new library(from === 0 ? { ...options, head: heading } : options);
    slab.push(...part);
    const drawn = slab.toString().split("\n");
    const end = drawn.length - (boxed ? 1 : 0);
    if (from === 0) top = drawn.slice(0, end - part.length);
    body.push(...drawn.slice(end - part.length, end));
    bottom = drawn.slice(end);
  }
  return [top, body, bottom];
}

/**
 * The row wrapped, as rows whose cells have one line each: nothing stands between rows, and the library measures all lines of a cell for
 * every line.
 */
function wrapped(row: Row, widths: readonly number[]): readonly Row[] {
  if (row.every((line, column) => lineWidth(line) <= (widths[column] as number))) return [row];
  const cells = row.map((line, column) => wrap(line, widths[column] as number));
  const height = cells.reduce((most, { length }) => Math.max(most, length), 1);
  return Array.from({ length: height }, (_, nth) => cells.map((cell) => cell[nth] ?? []));
}

/** Marks that the library counts as columns of their own; the accents of our letters are none of them. */
const COUNTED_MARKS = /(?![\u0300-\u036f])[\p{M}\u1160-\u11ff]/gu;

/** The widths that the library must be told, for it cuts off what it takes to be too wide. */
function roomFor(rows: readonly Row[], widths: readonly number[]): number[] {
  const room = [...widths];
  for (const row of rows) {
    if (isPlain(row)) continue;
    for (const [column, line] of row.entries()) {
      const marks = line.reduce((sum, { text }) => sum + (text.match(COUNTED_MARKS)?.length ?? 0), 0);
      if (marks > 0) room[column] = Math.max(room[column] as number, lineWidth(line) + 2 * marks);
    }
  }
  return room;
}
