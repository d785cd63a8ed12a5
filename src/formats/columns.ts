/** How wide the columns of a table may be on a screen of a width, and how it is drawn when it is narrow. */
import type { Column, Inline } from "../views/block.ts";
import { type Line, lineWidth, pieces, wordWidth } from "./wrap.ts";

/** With lines around; with gaps only; not as a table at all, but one line a cell. */
export type Drawing = "boxed" | "gaps" | "stacked";

export interface Plan {
  readonly drawing: Drawing;
  readonly gap: number;
  /** Of the contents, by column. */
  readonly widths: readonly number[];
}

/** A column of sentences is not made narrower than this for the sake of a long word. */
const NARROWEST = 12;

interface Need {
  readonly least: number;
  readonly most: number;
  readonly flexible: boolean;
}

function needOf(column: Column, cells: readonly Line[]): Need {
  const heading = pieces(column.title);
  const content = cells.reduce((most, cell) => Math.max(most, lineWidth(cell)), 0);
  const word = cells.reduce((most, cell) => Math.max(most, wordWidth(cell)), 0);
  const least = column.flexible === true ? Math.min(word, NARROWEST) : content;
  return {
    least: Math.max(least, wordWidth(heading), 1),
    most: Math.max(content, lineWidth(heading), 1),
    flexible: column.flexible === true,
  };
}

/** Gives what is left, column by column, to the one that lacks most; sentences come before headings of numbers. */
function spread(needs: readonly Need[], room: number): readonly number[] {
  const widths = needs.map(({ least }) => least);
  let left = room - widths.reduce((sum, width) => sum + width, 0);
  for (const flexible of [true, false]) {
    while (left > 0) {
      let neediest = -1;
      let lack = 0;
      for (const [index, need] of needs.entries()) {
        const own = need.most - (widths[index] as number);
        if (need.flexible === flexible && own > lack) [neediest, lack] = [index, own];
      }
      if (neediest === -1) break;
      widths[neediest] = (widths[neediest] as number) + 1;
      left -= 1;
    }
  }
  return widths;
}

export function plan(columns: readonly Column[], rows: readonly (readonly Inline[])[], width: number): Plan {
  const needs = columns.map((column, index) =>
    needOf(
      column,
      rows.map((row) => pieces(row[index] ?? "")),
    ),
  );
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const boxed = width - (3 * columns.length + 1);
  if (least <= boxed) return { drawing: "boxed", gap: 1, widths: spread(needs, boxed) };
  for (const gap of [2, 1]) {
    const room = width - gap * (columns.length - 1);
    if (least <= room) return { drawing: "gaps", gap, widths: spread(needs, room) };
  }
  return { drawing: "stacked", gap: 0, widths: [] };
}
