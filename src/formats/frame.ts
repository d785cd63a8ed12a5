/** A few lines of a file with marks under a stretch of the last one, aligned by display width. */
import type { Frame } from "../views/block.ts";
import { safeLine } from "./safe.ts";
import { displayWidth, letters } from "./width.ts";

/** Letters kept before and behind the start of the mark; the rest of a long line is left out. */
const BEFORE = 60;
const BEHIND = 60;

function head(text: string): string {
  const all = letters(text);
  return all.length <= BEFORE + BEHIND ? safeLine(text) : `${safeLine(all.slice(0, BEFORE + BEHIND).join(""))}…`;
}

export function frameLines({ lines, mark }: Frame): readonly string[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const gutter = String(last.number).length;
  const line = (number: number, text: string): string => `${String(number).padStart(gutter)} | ${text.normalize("NFC")}`.trimEnd();
  const before = letters(last.text.slice(0, mark.start));
  const marked = letters(last.text.slice(mark.start, mark.end)).slice(0, BEHIND);
  const behind = letters(last.text.slice(mark.end)).slice(0, Math.max(0, BEHIND - marked.length));
  const left = `${before.length > BEFORE ? "…" : ""}${safeLine(before.slice(-BEFORE).join(""))}`;
  const middle = safeLine(marked.join(""));
  const whole = `${left}${middle}${safeLine(behind.join(""))}`;
  const longer = mark.start + marked.join("").length + behind.join("").length < last.text.length;
  return [
    ...lines.slice(0, -1).map(({ number, text }) => line(number, head(text))),
    line(last.number, longer ? `${whole}…` : whole),
    `${" ".repeat(gutter)} | ${" ".repeat(displayWidth(left))}${"^".repeat(Math.max(1, displayWidth(middle)))}`,
  ];
}
