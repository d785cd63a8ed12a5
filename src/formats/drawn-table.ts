/** The lines of a table of known widths, with or without lines around its cells. */
import type { Column } from "../views/block.ts";
import { type Line, lineWidth } from "./wrap.ts";

/** A cell: its lines, none wider than its column. */
export type DrawnCell = readonly Line[];

export interface Frame {
  readonly ascii: boolean;
  readonly boxed: boolean;
  /** Spaces between the columns of a table without lines. */
  readonly gap: number;
  readonly columns: readonly Pick<Column, "align">[];
  readonly widths: readonly number[];
  readonly paint: (line: Line) => string;
}

/** Corners and crossings from left to right, of a top, a middle and a bottom line. */
const BOX = { top: "┌┬┐", middle: "├┼┤", bottom: "└┴┘", upright: "│", dash: "─" } as const;
const ASCII_BOX = { top: "+++", middle: "+++", bottom: "+++", upright: "|", dash: "-" } as const;

/** Draws a heading row, the rows, and the foot below a line of its own. */
export function drawTable(head: readonly DrawnCell[], rows: readonly DrawnCell[][], foot: readonly DrawnCell[][], frame: Frame): string[] {
  const box = frame.ascii ? ASCII_BOX : BOX;
  const dashes = frame.widths.map((width) => box.dash.repeat(width));
  const ruled = [frame.boxed ? dashes.map((dash) => ` ${dash} `) : dashes].map((cells) => joined(cells, frame));
  const rim = ([left = "", cross = "", right = ""]: string): string =>
    left + frame.widths.map((width) => box.dash.repeat(width + 2)).join(cross) + right;
  const lines = frame.boxed ? [rim(box.top)] : [];
  lines.push(...rowLines(head, frame), ...(frame.boxed ? [rim(box.middle)] : ruled));
  for (const row of rows) lines.push(...rowLines(row, frame));
  if (foot.length > 0) lines.push(...ruled);
  for (const row of foot) lines.push(...rowLines(row, frame));
  if (frame.boxed) lines.push(rim(box.bottom));
  return lines;
}

function joined(cells: readonly string[], { boxed, ascii, gap }: Frame): string {
  const upright = (ascii ? ASCII_BOX : BOX).upright;
  return boxed ? upright + cells.join(upright) + upright : cells.join(" ".repeat(gap));
}

/** A row is as high as its highest cell. */
function rowLines(cells: readonly DrawnCell[], frame: Frame): readonly string[] {
  const height = cells.reduce((most, cell) => Math.max(most, cell.length), 1);
  return Array.from({ length: height }, (_, nth) => {
    const padded = frame.widths.map((width, column) => {
      const line = cells[column]?.[nth] ?? [];
      const spaces = " ".repeat(Math.max(0, width - lineWidth(line)));
      const text = frame.columns[column]?.align === "right" ? spaces + frame.paint(line) : frame.paint(line) + spaces;
      return frame.boxed ? ` ${text} ` : text;
    });
    return joined(padded, frame);
  });
}
