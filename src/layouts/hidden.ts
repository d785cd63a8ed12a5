/** What cannot be seen is read all the same, and said. */
import type { Diagnostics } from "../diagnostic.ts";
import { columnName } from "../source.ts";
import { placeOf, rowAt, type Table } from "../tables/index.ts";
import { begun, say, type Text, words } from "../text.ts";
import type { Header } from "./header.ts";
import { holdsAny } from "./header-rows.ts";

const HIDDEN = words(
  "sheet-hidden",
  "Trang tính ẩn “{name}” có số liệu, vẫn được đọc.",
  "The hidden sheet “{name}” holds figures and was read.",
);
const HIDDEN_CELLS = words(
  "cells-hidden",
  "Bảng có phần bị ẩn hoặc bị lọc, vẫn được đọc: {names}.",
  "The table has hidden or filtered parts, which were read: {names}.",
);
const HIDDEN_FIX = say(
  words(
    "fix-cells-hidden",
    "Bỏ lọc, bỏ ẩn trong bảng tính để kiểm tra; phần không dùng thì xóa hẳn.",
    "Unhide it and look; delete what is not meant to count.",
  ),
  {},
);
const HIDDEN_SHEET_FIX = say(
  words(
    "fix-sheet-hidden",
    "Bỏ ẩn trang tính để kiểm tra; trang không dùng thì xóa hẳn, hoặc chỉ đọc các trang cần đọc bằng --sheet.",
    "Unhide the sheet and look; delete it if it is not meant to count, or name the sheets to read with --sheet.",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** Tells of hidden sheets, and of hidden rows and columns that hold anything. */
export function noteHidden(table: Table, header: Header, problems: Diagnostics): void {
  if (table.hidden) problems.add("warning", say(HIDDEN, { name: table.sheet }), placeOf(table, 0, 0), { fix: HIDDEN_SHEET_FIX });
  const rows = [...table.hiddenRows].filter((row) => row > header.bottom && rowAt(table, row) !== undefined).sort((a, b) => a - b);
  const columns = header.columns
    .map(({ column }) => column)
    .filter((column) => table.hiddenColumns.has(column) && holdsAny(table, header.bottom, column));
  const [row = header.top] = rows;
  const [column = 0] = columns;
  if (rows.length + columns.length === 0) return;
  const names = [
    ...(rows.length === 0
      ? []
      : [{ vi: `dòng ${ranges(rows, (each) => String(each + 1))}`, en: `rows ${ranges(rows, (each) => String(each + 1))}` }]),
    ...(columns.length === 0 ? [] : [{ vi: `cột ${ranges(columns, columnName)}`, en: `columns ${ranges(columns, columnName)}` }]),
  ];
  const at = placeOf(table, row, rows.length === 0 ? column : 0);
  problems.add("warning", say(HIDDEN_CELLS, { names: joined(names) }), at, { fix: HIDDEN_FIX });
}

const joined = (texts: readonly Text[]): Text => ({ vi: texts.map(({ vi }) => vi).join("; "), en: texts.map(({ en }) => en).join("; ") });

/** `5, 7-9` */
function ranges(numbers: readonly number[], name: (number: number) => string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const open = runs.at(-1);
    if (open !== undefined && open[1] === number - 1) open[1] = number;
    else runs.push([number, number]);
  }
  const names = runs.map(([first, last]) => (first === last ? name(first) : `${name(first)}-${name(last)}`));
  return begun(names, NAMED_AT_MOST);
}
