/**
 * Text tables of many megabytes, read piece by piece and never held whole. Whatever is out of the ordinary is left to the reading that can
 * say what it is and where.
 */

import { eachRecord } from "./csv-records.ts";
import { csvDelimiterIn } from "./csv-shape.ts";
import { Widths } from "./csv-widths.ts";
import type { Grid } from "./grid.ts";
import { TextCells } from "./text-cells.ts";

export const LARGE = 4 * 1024 * 1024;
/** A text of more letters is a large object to V8, which frees such only now and then; a line is hardly ever longer. */
const PIECE = 64 * 1024;
/** So many letters of the beginning show what separates the cells. */
const BEGINNING = 1024 * 1024;
/** After so many records the table has begun, and shows how wide it is. */
const BEGUN = 1000;
const LINE_FEED = 10;

/** The bytes of a file in pieces, each of which is good until the next one is asked for. */
export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** @returns the filled grid; undefined where something is to be told of the file */
export async function readLargeCsv(pieces: Pieces, grid: Grid): Promise<Grid | undefined> {
  let broken = false;
  const texts = textsOf(pieces, () => {
    broken = true;
  });
  try {
    const sound = await fill(grid, texts);
    return sound && !broken ? grid : undefined;
  } finally {
    // Whoever gives the pieces need not hold the file any longer.
    await texts.return();
  }
}

/** @returns whether the records are beyond doubt */
async function fill(grid: Grid, texts: AsyncGenerator<string, void>): Promise<boolean> {
  const begun = await beginningOf(texts);
  const beginning = begun.join("");
  const delimiter = /^(?:sep=|# )/i.test(beginning) ? undefined : csvDelimiterIn(beginning);
  if (delimiter === undefined) return false;
  const cells = new TextCells(grid);
  const widths = new Widths();
  /** Records that may be at fault: all before the table has begun, then those of another width. */
  const doubtful: { readonly fields: readonly string[]; readonly row: number }[] = [];
  let expected: number | undefined;
  let row = 0;
  const fault = await eachRecord(both(begun, texts), delimiter, (fields) => {
    widths.see(fields);
    if (row === BEGUN) expected = widths.settle();
    if (fields.length !== expected) doubtful.push({ fields, row });
    for (let column = 0; column < fields.length; column += 1) cells.put(row, column, fields[column] as string);
    row += 1;
  });
  const settled = widths.settle();
  if (fault !== undefined || settled !== (expected ?? settled)) return false;
  return doubtful.every((each) => widths.fault(each.fields, each.row) === undefined);
}

async function beginningOf(texts: AsyncGenerator<string, void>): Promise<readonly string[]> {
  const begun: string[] = [];
  for (let length = 0; length < BEGINNING; ) {
    const next = await texts.next();
    if (next.done === true) break;
    begun.push(next.value);
    length += next.value.length;
  }
  return begun;
}

async function* both(first: readonly string[], then: AsyncGenerator<string, void>): AsyncGenerator<string> {
  yield* first;
  yield* then;
}

/** The text in pieces of whole lines, without its byte order mark, up to where the bytes are not UTF-8, hold a NUL or have no line end. */
async function* textsOf(pieces: Pieces, broken: () => void): AsyncGenerator<string, void> {
  let ignoreBOM = false;
  let rest = new Uint8Array();
  for await (const piece of pieces) {
    const bytes = joined(rest, piece);
    let at = 0;
    while (bytes.length - at > PIECE) {
      // A line's end is never a part of another character.
      const cut = bytes.lastIndexOf(LINE_FEED, at + PIECE) + 1;
      const text = cut <= at ? undefined : decoded(bytes.subarray(at, cut), ignoreBOM);
      if (text === undefined) return broken();
      yield text;
      ignoreBOM = true;
      at = cut;
    }
    rest = bytes.slice(at);
  }
  const text = decoded(rest, ignoreBOM);
  if (text === undefined) broken();
  else yield text;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function decoded(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
