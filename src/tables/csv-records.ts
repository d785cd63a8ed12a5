/** Splits a text table into its records. Where a quotation mark stands that should not, nothing is guessed. */
import { closingQuote } from "./csv-shape.ts";

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;

/**
 * Gives every record with the place of its first character; the list of fields is the receiver's to keep.
 * @param last whether the text ends here; otherwise what may go on in the next piece is left, and every piece ends with a line
 * @returns where the first record begins that is left; −1 when a quotation mark is misplaced
 */
export function splitRecords(text: string, delimiter: string, last: boolean, take: (fields: string[], at: number) => void): number {
  const separator = delimiter.charCodeAt(0);
  let at = 0;
  while (at < text.length) {
    const start = at;
    const fields: string[] = [];
    let end: number;
    do {
      end = fieldEnd(text, at, separator);
      if (end < 0) return end === UNCLOSED && !last ? start : -1;
      fields.push(fieldText(text, at, end));
      at = end + 1;
    } while (text.charCodeAt(end) === separator);
    if (end === text.length && !last) return start;
    if (text.charCodeAt(end) === RETURN && text.charCodeAt(at) === LINE_FEED) at += 1;
    take(fields, start);
  }
  return text.length;
}

const MISPLACED = -1;
const UNCLOSED = -2;

/** Where a field ends: at a separator, a line end or the end of the text, or else it is faulty. */
function fieldEnd(text: string, from: number, separator: number): number {
  if (text.charCodeAt(from) !== QUOTE) return plainEnd(text, from, separator);
  const close = closingQuote(text, from + 1);
  if (close === undefined) return UNCLOSED;
  const code = text.charCodeAt(close + 1);
  const ended = close + 1 === text.length || code === separator || code === LINE_FEED || code === RETURN;
  return ended ? close + 1 : MISPLACED;
}

function plainEnd(text: string, from: number, separator: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(at)) {
    if (code === separator || code === LINE_FEED || code === RETURN) return at;
    if (code === QUOTE) return MISPLACED;
    at += 1;
  }
  return at;
}

function fieldText(text: string, from: number, end: number): string {
  if (text.charCodeAt(from) !== QUOTE) return text.slice(from, end);
  const inside = text.slice(from + 1, end - 1);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
}
