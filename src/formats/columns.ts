/** How wide the columns of a table may be on a screen of a width, and how it is drawn when it is narrow. */
import type { Column } from "../views/block.ts";
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
  /** With this no cell is wrapped, though its heading may be. */
  readonly easy: number;
  readonly most: number;
  readonly flexible: boolean;
}

/** What a column has shown of itself: its widest cell and the widest of its words. */
interface Met {
  readonly title: Line;
  readonly flexible: boolean;
  content: number;
  word: number;
}

/** What the columns of a table need, found out one row after another. */
export class Needs {
  readonly #met: readonly Met[];

  constructor(columns: readonly Column[]) {
    this.#met = columns.map(({ title, flexible = false }) => ({ title: pieces(title), flexible, content: 0, word: 0 }));
  }

  meet(row: readonly Line[]): void {
    for (const [index, met] of this.#met.entries()) {
      const cell = row[index] ?? [];
      const width = lineWidth(cell);
      if (width > met.content) met.content = width;
      // Only of a column that may be narrower than its cells must the words be known.
      if (met.flexible && met.word < NARROWEST && width > met.word) met.word = Math.max(met.word, wordWidth(cell));
    }
  }

  get all(): readonly Need[] {
    return this.#met.map(needOf);
  }
}

function needOf({ title, flexible, content, word }: Met): Need {
  const heading = Math.max(wordWidth(title), 1);
  return {
    least: Math.max(flexible ? Math.min(word, NARROWEST) : content, heading),
    easy: Math.max(content, heading),
    most: Math.max(content, lineWidth(title), 1),
    flexible,
  };
}

/**
 * Gives what is left: first to columns of sentences, those that lack least before the others, so that a short name beside a long note is
 * left whole; then, column by column, to the heading of numbers that lacks most.
 */
function spread(needs: readonly Need[], room: number): readonly number[] {
  const widths = needs.map(({ least }) => least);
  let left = room - widths.reduce((sum, width) => sum + width, 0);
  const lack = (index: number): number => (needs[index] as Need).most - (widths[index] as number);
  const give = (index: number, more: number): void => {
    widths[index] = (widths[index] as number) + more;
    left -= more;
  };
  const [sentences, numbers] = [true, false].map((flexible) => [...needs.keys()].filter((index) => needs[index]?.flexible === flexible));
  for (const index of sentences?.sort((a, b) => lack(a) - lack(b)) ?? []) give(index, Math.min(lack(index), left));
  while (left > 0) {
    const neediest = numbers?.reduce((most, index) => (lack(index) > lack(most) ? index : most), numbers[0] ?? 0);
    if (neediest === undefined || lack(neediest) <= 0) break;
    give(neediest, 1);
  }
  return widths;
}

export function plan({ all: needs }: Needs, width: number): Plan {
  const sum = (pick: (need: Need) => number): number => needs.reduce((total, need) => total + pick(need), 0);
  const gaps = needs.length - 1;
  const ways = [
    { drawing: "boxed", gap: 1, room: width - (3 * needs.length + 1) },
    { drawing: "gaps", gap: 2, room: width - 2 * gaps },
    { drawing: "gaps", gap: 1, room: width - gaps },
  ] as const;
  // Lines around are given up for cells that need not be wrapped, but not where long sentences are wrapped in any case.
  const way = ways.find(({ room }) => sum(({ easy }) => easy) <= room) ?? ways.find(({ room }) => sum(({ least }) => least) <= room);
  if (way === undefined) return { drawing: "stacked", gap: 0, widths: [] };
  return { drawing: way.drawing, gap: way.gap, widths: spread(needs, way.room) };
}
