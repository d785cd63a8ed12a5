/** The cell that a person names: `'Vũ Quang'!G36`, `Vũ Quang!g36`, `du-lieu.xlsx › 'Vũ Quang'!$G$36`, `[du-lieu.xlsx]Sheet1!B2`, `C5` of a CSV. */
import type { CellName } from "../engine/dependence.ts";
import { say, words } from "../text.ts";
import { Failure } from "./failure.ts";

const ODD = words("cell-option", "Không hiểu ô “{value}”.", "The cell “{value}” is not understood.");
const ODD_FIX = words(
  "fix-cell-option",
  "Ghi tên trang tính và ô, ví dụ --cell \"'Vũ Quang'!G36\"; tệp CSV thì chỉ ghi ô, ví dụ --cell C5",
  "Give the sheet and the cell, as in --cell \"'Vũ Quang'!G36\"; for a CSV file only the cell, as in --cell C5",
);

const CELL = /^\$?([a-z]{1,3})\$?([1-9]\d{0,6})$/i;
const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const unquoted = (text: string): string => (/^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text);

/** @throws {Failure} */
export function cellNamed(value: string): CellName {
  const arrow = value.split("›").map((part) => part.trim());
  const rest = arrow.at(-1) ?? "";
  const cut = rest.lastIndexOf("!");
  const [, letters, row] = CELL.exec(rest.slice(cut + 1).trim()) ?? [];
  if (letters === undefined || row === undefined || arrow.length > 2) throw new Failure(say(ODD, { value }), say(ODD_FIX, {}));
  const named = cut === -1 ? "" : unquoted(rest.slice(0, cut).trim());
  const [, book, inBook] = /^\[([^\]]+)\](.*)$/s.exec(named) ?? [];
  const sheet = inBook ?? named;
  const file = arrow.length === 2 ? arrow[0] : book;
  return { file, sheet: sheet === "" ? undefined : sheet, row: Number(row) - 1, column: columnOf(letters) };
}
