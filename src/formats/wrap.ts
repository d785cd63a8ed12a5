/** Lines of a width out of pieces of text with their tones. */
import type { Inline, Span, Tone } from "../views/block.ts";
import { safe } from "./safe.ts";
import { chop, displayWidth } from "./width.ts";

export type Line = readonly Span[];

/** The pieces, made safe. Every text of a report passes here on its way to a terminal. */
export function pieces(text: Inline, tone?: Tone): Line {
  const spans: readonly Span[] = typeof text === "string" ? [{ text }] : text;
  return spans.map((span) => {
    const own = span.tone ?? tone;
    return { text: safe(span.text), ...(own === undefined ? {} : { tone: own }) };
  });
}

export const lineWidth = (line: Line): number => line.reduce((sum, { text }) => sum + displayWidth(text), 0);

/** The widest word: what a column cannot be narrower than without breaking one. */
export function wordWidth(line: Line): number {
  const words = line
    .map(({ text }) => text)
    .join("")
    .split(" ");
  return words.reduce((most, word) => Math.max(most, displayWidth(word)), 0);
}

interface Word {
  readonly spans: Span[];
  /** The spaces before it. */
  readonly gap: number;
}

/** Words keep their tones; one word may have several. */
function wordsOf(line: Line): readonly Word[] {
  const words: Word[] = [];
  let gap = 0;
  let open = false;
  for (const { text, tone } of line) {
    for (const part of text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        gap += part.length;
        open = false;
        continue;
      }
      const span: Span = { text: part, ...(tone === undefined ? {} : { tone }) };
      if (open) words.at(-1)?.spans.push(span);
      else words.push({ spans: [span], gap });
      gap = 0;
      open = true;
    }
  }
  return words;
}

/** A word that is wider than a line, in pieces that fit. */
function fitting(word: Word, width: number): readonly Word[] {
  if (lineWidth(word.spans) <= width) return [word];
  return word.spans.flatMap((span, index) =>
    chop(span.text, width).map((text, nth): Word => ({ spans: [{ ...span, text }], gap: index === 0 && nth === 0 ? word.gap : 0 })),
  );
}

/** The lines of a text; an empty text has one empty line. */
export function wrap(text: Line, width: number): readonly Line[] {
  if (lineWidth(text) <= width) return [text];
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of wordsOf(text).flatMap((each) => fitting(each, Math.max(1, width)))) {
    const own = lineWidth(word.spans);
    if (used > 0 && used + word.gap + own > width) {
      lines.push([]);
      used = 0;
    }
    const line = lines.at(-1) as Span[];
    if (used > 0 && word.gap > 0) {
      line.push({ text: " ".repeat(word.gap) });
      used += word.gap;
    }
    line.push(...word.spans);
    used += own;
  }
  return lines;
}
