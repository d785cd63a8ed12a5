/** A formula that many cells share is stored once, as its first cell has it; here it is moved to where another cell has it. */
import { columnName } from "../source.ts";

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** A reference to a cell, or something that must be passed over as it stands: a text, a quoted sheet, a name or function. */
const PIECE = /"[^"]*"|'[^']*'|(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])|[\p{L}_\\][\p{L}\p{N}_.\\]*/gu;

/** `letters` as a column from 0: `A` → 0. */
export function columnOf(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i += 1) column = column * 26 + (letters.charCodeAt(i) - 64);
  return column - 1;
}

export function moveFormula(formula: string, down: number, right: number): string {
  return formula.replace(PIECE, (piece: string, fixColumn?: string, letters?: string, fixRow?: string, digits?: string) => {
    if (letters === undefined || digits === undefined) return piece;
    const column = columnOf(letters) + (fixColumn === "$" ? 0 : right);
    const row = Number(digits) - 1 + (fixRow === "$" ? 0 : down);
    if (column < 0 || column > LAST_COLUMN || row < 0 || row > LAST_ROW) return "#REF!";
    return `${fixColumn ?? ""}${columnName(column)}${fixRow ?? ""}${row + 1}`;
  });
}

export interface Address {
  readonly row: number;
  readonly column: number;
}

/** `F12` as row 11, column 5; undefined when it is no cell of a sheet. */
export function addressOf(reference: string): Address | undefined {
  let column = 0;
  let i = 0;
  for (; i < reference.length && i < 4; i += 1) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + (code - 64);
  }
  const digits = reference.length - i;
  if (column === 0 || column > LAST_COLUMN + 1 || digits < 1 || digits > 7) return undefined;
  const row = rowOf(reference.slice(i));
  return row === undefined ? undefined : { row, column: column - 1 };
}

/** `12` as row 11; undefined when it is no row of a sheet. */
export function rowOf(text: string): number | undefined {
  let row = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9 || i > 6) return undefined;
    row = row * 10 + digit;
  }
  return row < 1 || row > LAST_ROW + 1 ? undefined : row - 1;
}
