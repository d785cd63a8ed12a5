/** What draws lines of a report on a screen: its width, its colours, and text laid out with them. */
import type { Inline, Tone } from "../views/block.ts";
import type { RenderOptions } from "./format.ts";
import { displayWidth } from "./width.ts";
import { type Line, lineWidth, pieces, wrap } from "./wrap.ts";

/** Long lines are hard to read, however wide the screen is. */
export const PROSE = 100;
export const INDENT = "   ";

export interface Pen {
  readonly options: RenderOptions;
  readonly tones: Readonly<Record<Tone, (text: string) => string>>;
  readonly prose: number;
}

export function paint(line: Line, { tones }: Pen): string {
  let painted = "";
  for (const { text, tone } of line) if (text !== "") painted += tones[tone](text);
  return painted;
}

/** The text wrapped, its first line behind `first`, the others behind spaces as wide. */
export function prose(text: Inline, first: string, pen: Pen, tone?: Tone): readonly string[] {
  const indent = " ".repeat(displayWidth(first));
  return wrap(pieces(text, tone), pen.prose - indent.length).map((line, index) => (index === 0 ? first : indent) + paint(line, pen));
}

/**
 * A title with a figure at the right edge of its first line; where it goes on, it goes on further in than the lines below it.
 * @param before columns that are taken already
 */
export function titled(title: Inline, figure: Inline | undefined, pen: Pen, before = 0): readonly string[] {
  const right = pieces(figure ?? "");
  const edge = Math.min(pen.prose, PROSE) - before;
  const wrapped = wrap(pieces(title), Math.max(edge - lineWidth(right) - 2 - INDENT.length - 2, 8));
  return wrapped.map((line, index) => {
    if (index > 0) return `${INDENT}  ${paint(line, pen)}`;
    const spaces = " ".repeat(Math.max(2, edge - lineWidth(right) - lineWidth(line)));
    return paint(line, pen) + spaces + paint(right, pen);
  });
}

/** A line under an entry; where it goes on, it goes on further in. */
export function hanging(line: Inline, pen: Pen, before = 0): readonly string[] {
  const wrapped = wrap(pieces(line), Math.max(20, pen.prose - before - INDENT.length - 2));
  return wrapped.map((each, index) => `${INDENT}${index === 0 ? "" : "  "}${paint(each, pen)}`);
}
