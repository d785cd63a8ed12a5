/**
 * Text tables of many megabytes, read piece by piece and never held whole. Whatever is out of the ordinary is left to the reading that can
 * say what it is and where.
 */

import { eachRecord } from "./csv-records.ts";
import { csvDelimiter } from "./csv-shape.ts";
import { Widths } from "./csv-widths.ts";
import type { Grid } from "./grid.ts";
import { TextCells } from "./text-cells.ts";

export const LARGE = 4 * 1024 * 1024;
/** A text of more letters is a large object to V8, which frees such only now and then; a line is hardly ever longer. */
const PIECE = 64 * 1024;
/** After so many records the table has begun, and shows how wide it is. */
const BEGUN = 1000;
const LINE_FEED = 10;

/** @returns the filled grid; undefined where something is to be told of the file */
export async function readLargeCsv(bytes: Uint8Array, grid: Grid): Promise<Grid | undefined> {
  const [first] = pieces(bytes, LARGE, () => undefined);
  if (first === undefined || /^(?:sep=|# )/i.test(first)) return undefined;
  const cells = new TextCells(grid);
  const widths = new Widths();
  /** Records that may be at fault: all before the table has begun, then those of another width. */
  const doubtful: { readonly fields: readonly string[]; readonly row: number }[] = [];
  let expected: number | undefined;
  let row = 0;
  let broken = false;
  const texts = pieces(bytes, PIECE, () => {
    broken = true;
  });
  const fault = await eachRecord(texts, csvDelimiter(first), (fields) => {
    widths.see(fields);
    if (row === BEGUN) expected = widths.settle();
    if (fields.length !== expected) doubtful.push({ fields, row });
    for (let column = 0; column < fields.length; column += 1) cells.put(row, column, fields[column] as string);
    row += 1;
  });
  const settled = widths.settle();
  if (broken || fault !== undefined || settled !== (expected ?? settled)) return undefined;
  return doubtful.some((each) => widths.fault(each.fields, each.row) !== undefined) ? undefined : grid;
}

/** The file in pieces of whole lines, without its byte order mark, up to where its bytes are not UTF-8 or hold a NUL. */
function* pieces(file: Uint8Array, size: number, broken: () => void): Generator<string> {
  for (let at = 0; at < file.length; ) {
    // Where a piece ends is a line's end, and a line's end is never a part of another character.
    const cut = at + size >= file.length ? file.length : file.lastIndexOf(LINE_FEED, at + size) + 1;
    const text = cut <= at ? undefined : decoded(file.subarray(at, cut), at > 0);
    if (text === undefined) return broken();
    yield text;
    at = cut;
  }
}

function decoded(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
