/** How many columns a text takes on a terminal: by what a reader sees as one letter, so that NFC and NFD spellings align. */

/** Flags, emoji that are joined or varied, and any letter with the marks on it. */
const CLUSTER = /\p{RI}\p{RI}|\p{ExtPict}[\p{M}\p{EMod}]*(?:\u200d\p{ExtPict}[\p{M}\p{EMod}]*)*|[\s\S][\p{M}\u200c\u200d]*/gu;
const NO_WIDTH = /^[\p{M}\p{Cc}\p{Cf}\u1160-\u11ff]/u;
/** East Asian wide and full-width letters, and what is drawn as a picture. */
const WIDE =
  /^(?:\p{RI}\p{RI}|\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}])/u;
/** Letters and signs of one column each: ASCII, and what Vietnamese and our own words add to it. */
const SIMPLE = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff–—“”›…−≥≤≈]*$/;

export const isSimple = (text: string): boolean => SIMPLE.test(text);

/** What a reader takes for one letter each. */
export const letters = (text: string): readonly string[] => text.match(CLUSTER) ?? [];

/** Asks for a picture instead of a letter. */
const AS_PICTURE = "\ufe0f";

const letterWidth = (letter: string): number => (NO_WIDTH.test(letter) ? 0 : letter.endsWith(AS_PICTURE) || WIDE.test(letter) ? 2 : 1);

export function displayWidth(text: string): number {
  if (isSimple(text)) return text.length;
  let width = 0;
  for (const letter of letters(text)) width += letterWidth(letter);
  return width;
}

/** The text with spaces before or behind it, up to a width. */
export function pad(text: string, width: number, side: "left" | "right"): string {
  const spaces = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? spaces + text : text + spaces;
}

/** The text in pieces of at most so many columns. */
export function chop(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const letter of letters(text)) {
    const own = letterWidth(letter);
    if (used + own > width && piece !== "") {
      pieces.push(piece);
      piece = "";
      used = 0;
    }
    piece += letter;
    used += own;
  }
  return piece === "" ? pieces : [...pieces, piece];
}
