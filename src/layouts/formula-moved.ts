/** A formula as it stands once the rows, columns and sheets that it names have moved: Excel writes it anew by itself. */
import { columnName } from "../source.ts";

/** Where lines went, all numbers from 0. */
export interface LineMoves {
  of(line: number): number;
  /** The lines of a range stay together whatever their order, and it shrinks when its first or last one is taken out. */
  range(from: number, to: number): readonly [number, number];
}

/** Where lines of a sheet went, and what the sheet is called now. */
export interface SheetMoves {
  readonly sheet: string;
  readonly rows: LineMoves;
  readonly columns: LineMoves;
}

/** @param gone whether a line that held something was taken out; a blank one goes with those before it */
export function lineMoves(there: ReadonlyMap<number, number>, gone: (line: number) => boolean): LineMoves {
  const met = new Map<string, readonly [number, number]>();
  const of = (line: number): number => {
    for (let before = line; before >= 0; before -= 1) {
      const found = there.get(before);
      if (found !== undefined) return found + line - before;
    }
    return line;
  };
  const range = (from: number, to: number): readonly [number, number] => {
    let [first, last] = [from, to];
    while (first < to && !there.has(first)) first += 1;
    while (last > from && !there.has(last)) last -= 1;
    if (first > last) return [of(from), of(to)];
    let [low, high] = [of(first), of(first)];
    for (let line = first; line <= last; line += 1) {
      const found = there.get(line);
      if (found === undefined) continue;
      low = Math.min(low, found);
      high = Math.max(high, found);
    }
    return [gone(from) ? low : low - (first - from), gone(to) ? high : high + (to - last)];
  };
  return {
    of,
    range(from, to) {
      const key = `${from}:${to}`;
      const known = met.get(key) ?? range(from, to);
      met.set(key, known);
      return known;
    },
  };
}

const CELL = String.raw`(\$?)([A-Z]{1,3})(\$?)(\d{1,7})`;
const REFERENCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.$])(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?${CELL}(?::${CELL})?(?![\p{L}\p{N}_(!])`,
  "gu",
);

const plainName = (written: string): string => (written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written);

const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * @param own the sheet that holds the formula
 * @param movesOf undefined for a sheet that is no longer there
 */
export function movedFormula(formula: string, own: string, movesOf: (sheet: string) => SheetMoves | undefined): string {
  return formula.replace(REFERENCE, (whole: string, named: string | undefined, ...found: (string | undefined)[]) => {
    const [absolute, letters = "", fixed, digits, absoluteTo, lettersTo, fixedTo, digitsTo] = found;
    const moves = movesOf(named === undefined ? own : plainName(named));
    if (moves === undefined) return whole;
    const cell = (dollar: string | undefined, column: number, other: string | undefined, row: number): string =>
      `${dollar ?? ""}${columnName(column)}${other ?? ""}${row + 1}`;
    const sheet = named === undefined ? "" : `${quoted(moves.sheet)}!`;
    const [column, row] = [columnOf(letters), Number(digits) - 1];
    if (lettersTo === undefined) return `${sheet}${cell(absolute, moves.columns.of(column), fixed, moves.rows.of(row))}`;
    const [left, right] = moves.columns.range(column, columnOf(lettersTo));
    const [top, bottom] = moves.rows.range(row, Number(digitsTo) - 1);
    return `${sheet}${cell(absolute, left, fixed, top)}:${cell(absoluteTo, right, fixedTo, bottom)}`;
  });
}

/** Formulas that say the same: spaces and needless quotation marks of names aside. */
export const sameFormula = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (formula: string): string => formula.replace(/'([\p{L}_][\p{L}\p{N}_.]*)'!/gu, "$1!").replace(/\s+/g, "");
