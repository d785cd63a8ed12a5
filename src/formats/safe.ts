/** The one gate for text that people wrote: nothing in it can move a cursor, change a colour, or make letters run the other way. */
import { isSimple } from "./width.ts";

/** Control characters, what is invisible or turns the direction of writing, line and paragraph separators, halves of letters. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const BREAKS = /[ \t]*(?:\r\n|[\n\r\t])[ \t]*/g;

function visible(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x100 && code !== 0xad ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

/** For a line of a report: breaks and tabs become spaces, the rest of the unsafe becomes visible. */
export const safe = (text: string): string =>
  // Nearly all cells of a large table are letters that need nothing of it.
  isSimple(text) ? text : text.normalize("NFC").replace(BREAKS, " ").replace(UNSAFE, visible);

/** For text whose columns mean something: the same, but a tab is shown as spaces. Not composed, so that offsets still count. */
export const safeLine = (text: string): string => text.replaceAll("\t", "    ").replace(UNSAFE, visible);
