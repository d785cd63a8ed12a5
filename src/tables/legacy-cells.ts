/** The cells of the library that reads older and other workbooks, made ours. */
import { doubleDecimal, serialDay, showsDay } from "./decimal.ts";
import { mayGiveText } from "./formula-result.ts";
import type { Grid } from "./grid.ts";
import type { Cell } from "./table.ts";
import { cellKey } from "./unseen-cells.ts";

/** What we use of a SheetJS cell. */
interface LegacyCell {
  readonly t: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly z?: string | number;
  readonly f?: string;
}
export interface LegacySheet {
  readonly "!data"?: readonly (readonly (LegacyCell | undefined)[] | undefined)[];
  readonly "!merges"?: readonly { readonly s: { r: number; c: number }; readonly e: { r: number; c: number } }[];
  readonly "!rows"?: readonly ({ readonly hidden?: boolean } | undefined)[];
  readonly "!cols"?: readonly ({ readonly hidden?: boolean } | undefined)[];
}

/** How the cells of a file are stored. */
interface Stored {
  readonly from1904: boolean;
  /** What a formula that gives the empty text leaves behind it: that text, nothing at all, or the number 0. */
  readonly blankAs: "text" | "nothing" | "zero";
}

/**
 * LibreOffice writes the empty result of a formula into an .xls as the number 0. Of the programs that write .xls it is the one that leaves
 * the field in the first record of the workbook blank where Excel says on which systems the file was edited.
 */
export const keepsBlanksAsZero = (workbook: Uint8Array): boolean => [12, 13, 14, 15].every((at) => workbook[at] === 0);

/** @param unseen the cells that nobody sees, as far as the kind of file tells */
export function fill(grid: Grid, sheet: LegacySheet, stored: Stored, unseen: ReadonlySet<number>): void {
  sheet["!data"]?.forEach((cells, row) => {
    cells?.forEach((each, column) => {
      const cell = each === undefined ? undefined : cellOf(each, stored);
      if (cell !== undefined) grid.put(row, column, unseen.has(cellKey(row, column)) ? marked(cell) : cell);
    });
  });
  sheet["!rows"]?.forEach((row, index) => {
    if (row?.hidden === true) grid.hiddenRows.add(index);
  });
  sheet["!cols"]?.forEach((column, index) => {
    if (column?.hidden === true) grid.hideColumns(index, index);
  });
  for (const { s, e } of sheet["!merges"] ?? []) grid.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
}

const marked = (cell: Cell): Cell =>
  cell.type === "text" || cell.type === "number" || cell.type === "date" ? { ...cell, unseen: true } : cell;

function cellOf(legacy: LegacyCell, { from1904, blankAs }: Stored): Cell | undefined {
  const { f } = legacy;
  if (f === undefined || !mayBeBlank(legacy, blankAs) || !mayGiveText(f)) return plainCell(legacy, from1904);
  return blankAs === "zero" ? { type: "uncomputed", text: f, formula: f, zero: true } : undefined;
}

/** Whether a cell is stored as the empty result of a formula is in its file. */
const mayBeBlank = ({ t, v }: LegacyCell, blankAs: Stored["blankAs"]): boolean =>
  blankAs === "zero" ? t === "n" && v === 0 : blankAs === "nothing" && t === "z";

function plainCell({ t, v, w, z, f }: LegacyCell, from1904: boolean): Cell | undefined {
  const more = f === undefined ? {} : { formula: f };
  if (t === "n" && typeof v === "number")
    return Number.isFinite(v) ? numberOf(v, z, more, from1904) : { type: "error", text: String(v), ...more };
  if (t === "d" && v instanceof Date && !Number.isNaN(v.getTime())) return { type: "date", text: v.toISOString().slice(0, 10), ...more };
  if (t === "s") return { type: "text", text: String(v ?? "").normalize("NFC"), ...more };
  if (t === "b") return { type: "boolean", text: v === true ? "true" : "false", ...more };
  if (t === "e") return { type: "error", text: w ?? "#N/A", ...more };
  return f === undefined ? undefined : { type: "uncomputed", text: f, formula: f };
}

function numberOf(value: number, format: string | number | undefined, more: { readonly formula?: string }, from1904: boolean): Cell {
  const text = doubleDecimal(value);
  const code = typeof format === "string" && format !== "General" ? format : undefined;
  const day = code !== undefined && showsDay(code) ? serialDay(text, from1904) : undefined;
  if (day !== undefined) return { type: "date", text: day, ...more };
  return code === undefined ? { type: "number", text, ...more } : { type: "number", text, format: code, ...more };
}
