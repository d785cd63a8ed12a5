/** Lines of a width out of pieces of text with their tones. */
import type { Inline, Span, Tone } from "../views/block.ts";
import { safe } from "./safe.ts";
import { chop, displayWidth, isSimple } from "./width.ts";

/** A safe text with its tone, measured once: of a large table every cell is asked for its width again and again. */
export interface Piece extends Required<Span> {
  readonly width: number;
  /** Its letters are one column wide each. */
  readonly simple: boolean;
}
export type Line = readonly Piece[];

const simply = (text: string, tone: Tone): Piece => ({ text, tone, width: text.length, simple: true });
const measured = (text: string, tone: Tone): Piece =>
  isSimple(text) ? simply(text, tone) : { text, tone, width: displayWidth(text), simple: false };
const safely = (text: string, tone: Tone): Piece => (isSimple(text) ? simply(text, tone) : measured(safe(text), tone));

/** The pieces, made safe. Every text of a report passes here on its way to a terminal. */
export const pieces = (text: Inline, tone: Tone = "plain"): Line =>
  typeof text === "string" ? [safely(text, tone)] : text.map((span) => safely(span.text, span.tone ?? tone));

export function lineWidth(line: Line): number {
  let sum = 0;
  for (const { width } of line) sum += width;
  return sum;
}

/** The widest word: what a column cannot be narrower than without breaking one. */
export function wordWidth(line: Line): number {
  const words = line
    .map(({ text }) => text)
    .join("")
    .split(" ");
  return words.reduce((most, word) => Math.max(most, displayWidth(word)), 0);
}

interface Word {
  readonly parts: Piece[];
  /** The spaces before it. */
  readonly gap: number;
}

/** Words keep their tones; one word may have several. */
function wordsOf(line: Line): readonly Word[] {
  const words: Word[] = [];
  let gap = 0;
  let open = false;
  for (const { text, tone, simple } of line) {
    for (const part of text.split(/( +)/)) {
      if (part === "") continue;
      if (part.startsWith(" ")) {
        gap += part.length;
        open = false;
        continue;
      }
      const piece = simple ? simply(part, tone) : measured(part, tone);
      if (open) words.at(-1)?.parts.push(piece);
      else words.push({ parts: [piece], gap });
      gap = 0;
      open = true;
    }
  }
  return words;
}

/** A word that is wider than a line, in pieces that fit. */
function fitting(word: Word, width: number): readonly Word[] {
  if (lineWidth(word.parts) <= width) return [word];
  return word.parts.flatMap(({ text: whole, tone }, index) =>
    chop(whole, width).map((text, nth): Word => ({ parts: [measured(text, tone)], gap: index === 0 && nth === 0 ? word.gap : 0 })),
  );
}

/** The lines of a text; an empty text has one empty line. */
export function wrap(text: Line, width: number): readonly Line[] {
  if (lineWidth(text) <= width) return [text];
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const word of wordsOf(text).flatMap((each) => fitting(each, Math.max(1, width)))) {
    const own = lineWidth(word.parts);
    if (used > 0 && used + word.gap + own > width) {
      lines.push([]);
      used = 0;
    }
    const line = lines.at(-1) as Piece[];
    if (used > 0 && word.gap > 0) {
      line.push(simply(" ".repeat(word.gap), "plain"));
      used += word.gap;
    }
    line.push(...word.parts);
    used += own;
  }
  return lines;
}
