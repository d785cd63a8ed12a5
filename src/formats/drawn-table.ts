/** The lines of a table of known widths, with or without lines around its cells. */
import type CliTable from "cli-table3";
import type { Column } from "../views/block.ts";
import { isSimple } from "./width.ts";
import { type Line, lineWidth } from "./wrap.ts";

/** A cell: its lines, none wider than its column. */
export type DrawnCell = readonly Line[];
type Row = readonly DrawnCell[];

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

/** Draws a heading row, the rows, and the foot below a line of its own. */
export function drawTable(library: typeof CliTable, head: Row, rows: readonly Row[], foot: readonly Row[], frame: Frame): string[] {
  const { ascii, boxed, widths } = frame;
  const rule = widths.map((width) => [[{ text: (ascii ? "-" : "─").repeat(width) }]]);
  const all = [...(boxed ? [] : [rule]), ...rows, ...(foot.length > 0 ? [rule, ...foot] : [])];
  const room = roomFor([head, ...all], widths);
  const lines = all.flatMap(oneByOne);
  const others = lines.filter((line) => !isPlain(line));
  const models = lines.length === 0 ? [] : [modelOf(room)];
  const [top, [model = "", ...drawn], bottom] = drawByLibrary(library, head, [...models, ...others], room, frame);
  const between = model.split(FILLED);
  let next = 0;
  const body = lines.map((line) => {
    if (isPlain(line)) return filledIn(between, line, room, frame);
    next += 1;
    return drawn[next - 1] as string;
  });
  return [...top, ...body, ...bottom];
}

/**
 * Nearly all rows are of letters that are one column wide each. The library takes a second for a few thousand of them, so it draws one row
 * that is filled from edge to edge, and they are written into that.
 */
const FILLING = "x";
const FILLED = /x+/;
const modelOf = (room: readonly number[]): Row => room.map((width) => [[{ text: FILLING.repeat(width) }]]);
const isPlain = (row: Row): boolean => row.every((cell) => cell.every((line) => line.every(({ text }) => isSimple(text))));

/** @param between what the library draws around the cells of a row */
function filledIn(between: readonly string[], row: Row, room: readonly number[], { columns, paint }: Frame): string {
  let drawn = between[0] ?? "";
  for (const [column, width] of room.entries()) {
    const line = row[column]?.[0] ?? [];
    const spaces = " ".repeat(width - lineWidth(line));
    drawn += columns[column]?.align === "right" ? spaces + paint(line) : paint(line) + spaces;
    drawn += between[column + 1] ?? "";
  }
  return drawn;
}

/** What stands above the rows, a line for each of the rows, and what stands below them. @param rows of one line each */
function drawByLibrary(
  library: typeof CliTable,
  head: Row,
  rows: readonly Row[],
  room: readonly number[],
  { ascii, boxed, gap, columns, paint }: Frame,
): readonly [top: readonly string[], body: readonly string[], bottom: readonly string[]] {
  const padding = boxed ? 1 : 0;
  const options: CliTable.TableConstructorOptions = {
    chars: boxed ? (ascii ? ASCII_BOX : BOX) : { ...NO_BOX, middle: " ".repeat(gap) },
    style: { head: [], border: [], "padding-left": padding, "padding-right": padding, compact: true },
    colAligns: columns.map(({ align }) => align),
    colWidths: room.map((width) => width + 2 * padding),
  };
  const painted = (row: Row): string[] => row.map((cell) => cell.map(paint).join("\n"));
  const body: string[] = [];
  let top: readonly string[] = [];
  let bottom: readonly string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += SLAB) {
    const part = rows.slice(from, from + SLAB).map(painted);
    const slab = new library(from === 0 ? { ...options, head: painted(head) } : options);
    slab.push(...part);
    const drawn = slab.toString().split("\n");
    const end = drawn.length - (boxed ? 1 : 0);
    if (from === 0) top = drawn.slice(0, end - part.length);
    body.push(...drawn.slice(end - part.length, end));
    bottom = drawn.slice(end);
  }
  return [top, body, bottom];
}

/** The lines of a row as rows of one line each: nothing stands between rows, and the library measures all lines of a cell for every line. */
function oneByOne(row: Row): readonly Row[] {
  const height = row.reduce((most, cell) => Math.max(most, cell.length), 1);
  return height === 1 ? [row] : Array.from({ length: height }, (_, nth) => row.map((cell) => cell.slice(nth, nth + 1)));
}

/** Marks that the library counts as columns of their own; the accents of our letters are none of them. */
const COUNTED_MARKS = /(?![\u0300-\u036f])[\p{M}\u1160-\u11ff]/gu;

/** The widths that the library must be told, for it cuts off what it takes to be too wide. */
function roomFor(rows: readonly Row[], widths: readonly number[]): number[] {
  const room = [...widths];
  for (const row of rows) {
    if (isPlain(row)) continue;
    for (const [column, lines] of row.entries()) {
      for (const line of lines) {
        const marks = line.reduce((sum, { text }) => sum + (text.match(COUNTED_MARKS)?.length ?? 0), 0);
        if (marks > 0) room[column] = Math.max(room[column] as number, lineWidth(line) + 2 * marks);
      }
    }
  }
  return room;
}
