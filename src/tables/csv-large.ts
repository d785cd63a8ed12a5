/**
 * Text tables of many megabytes, read piece by piece and twice: first to see that nothing is wrong and how wide the table is, then to take
 * the cells. Whatever is out of the ordinary is left to the reading that can say what it is and where.
 */

import { splitRecords } from "./csv-records.ts";
import { csvDelimiter } from "./csv-shape.ts";
import { Widths } from "./csv-widths.ts";
import type { Grid } from "./grid.ts";
import { TextCells } from "./text-cells.ts";

export const LARGE = 4 * 1024 * 1024;
const PIECE = 128 * 1024;
const LINE_FEED = 10;
/** No honest record is longer. */
const LONGEST_LEFT = 1024 * 1024;

/** @returns the filled grid; undefined where something is to be told of the file */
export function readLargeCsv(bytes: Uint8Array, grid: () => Grid): Grid | undefined {
  const first = pieces(bytes, LARGE).next();
  if (first.done === true || /^sep=/i.test(first.value)) return undefined;
  const delimiter = csvDelimiter(first.value);
  const widths = new Widths();
  if (!eachRecord(bytes, delimiter, (fields) => widths.see(fields))) return undefined;
  widths.settle();
  const taken = grid();
  const cells = new TextCells(taken);
  let row = 0;
  let fit = true;
  eachRecord(bytes, delimiter, (fields) => {
    fit &&= widths.fault(fields, row) === undefined;
    for (let column = 0; fit && column < fields.length; column += 1) cells.put(row, column, fields[column] as string);
    row += 1;
  });
  return fit ? taken : undefined;
}

function eachRecord(bytes: Uint8Array, delimiter: string, take: (fields: string[]) => void): boolean {
  let left = "";
  const all = pieces(bytes, PIECE);
  for (let next = all.next(); ; next = all.next()) {
    if (next.done === true) return next.value && splitRecords(left, delimiter, true, take) !== -1;
    const text = left + next.value;
    const end = splitRecords(text, delimiter, false, take);
    if (end === -1 || text.length - end > LONGEST_LEFT) return false;
    left = text.slice(end);
  }
}

/** The text in pieces of whole lines. @returns whether all of it was given: the bytes are UTF-8 and hold no NUL */
function* pieces(bytes: Uint8Array, size: number): Generator<string, boolean> {
  for (let at = 0; at < bytes.length; ) {
    // Where a piece ends is a line's end, and a line's end is never a part of another character.
    const cut = at + size >= bytes.length ? bytes.length : bytes.lastIndexOf(LINE_FEED, at + size) + 1;
    const text = cut <= at ? undefined : decoded(bytes.subarray(at, cut), at > 0);
    if (text === undefined) return false;
    yield text;
    at = cut;
  }
  return true;
}

function decoded(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
