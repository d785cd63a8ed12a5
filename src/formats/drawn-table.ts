/** The lines of a table of known widths, with or without lines around its cells. */
import type CliTable from "cli-table3";
import type { Column } from "../views/block.ts";
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

/** The library takes time by the square of the rows, so that long tables are drawn so many rows at a time. */
const SLAB = 100;

/** Draws a heading row, the rows, and the foot below a line of its own. */
export function drawTable(library: typeof CliTable, head: Row, rows: readonly Row[], foot: readonly Row[], frame: Frame): string[] {
  const { ascii, boxed, widths } = frame;
  const rule = widths.map((width) => [[{ text: (ascii ? "-" : "─").repeat(width) }]]);
  const all = [...(boxed ? [] : [rule]), ...rows, ...(foot.length > 0 ? [rule, ...foot] : [])];
  const padding = boxed ? 1 : 0;
  const options: CliTable.TableConstructorOptions = {
    chars: boxed ? (ascii ? ASCII_BOX : BOX) : { ...NO_BOX, middle: " ".repeat(frame.gap) },
    style: { head: [], border: [], "padding-left": padding, "padding-right": padding, compact: true },
    colAligns: frame.columns.map(({ align }) => align),
    colWidths: roomFor([head, ...all], widths).map((width) => width + 2 * padding),
  };
  const painted = (row: Row): string[] => row.map((cell) => cell.map(frame.paint).join("\n"));
  const drawnRows = all.flatMap(oneByOne);
  const lines: string[] = [];
  for (let from = 0; from === 0 || from < drawnRows.length; from += SLAB) {
    const slab = new library(from === 0 ? { ...options, head: painted(head) } : options);
    slab.push(...drawnRows.slice(from, from + SLAB).map(painted));
    const drawn = slab.toString().split("\n");
    // Where one part goes on with the next there is neither the last line of a box nor the first.
    if (boxed && from > 0) {
      lines.pop();
      drawn.shift();
    }
    lines.push(...drawn);
  }
  return lines;
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
    for (const [column, lines] of row.entries()) {
      for (const line of lines) {
        const marks = line.reduce((sum, { text }) => sum + (text.match(COUNTED_MARKS)?.length ?? 0), 0);
        if (marks > 0) room[column] = Math.max(room[column] as number, lineWidth(line) + 2 * marks);
      }
    }
  }
  return room;
}
