/** What a cell of an .xlsx is stored as, made the cell that it shows. */
import { cellName } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import { unescapeText } from "./cell-text.ts";
import { isoDayOf, type NumberFormat, serialDay, storedDecimal } from "./decimal.ts";
import type { Grid } from "./grid.ts";
import { refuse, saveAgain } from "./refusal.ts";
import type { Cell } from "./table.ts";

/** What all sheets of a workbook share. */
export interface Shared {
  readonly strings: readonly string[];
  /** Cells of the shared strings that were met, by the number of the string: 0 for one that was not, −1 where the text says nothing. */
  readonly texts: Int32Array;
  /** Cells of the numbers that were met, by style and by what is stored. */
  readonly numbers: Map<string, number>[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

export interface StoredCell {
  readonly row: number;
  readonly column: number;
  /** The `t` of the cell. */
  readonly type: string;
  readonly style: number;
  /** What stands in `<v>`; undefined when there is none. */
  readonly value: string | undefined;
  /** What stands in `<is>`. */
  readonly inline: string | undefined;
  readonly formula: string | undefined;
}

const SHARED_STRING = words(
  "shared-string-missing",
  "Tệp bị hỏng: ô {cell} trỏ đến chuỗi số {index} nhưng tệp chỉ có {count} chuỗi.",
  "The file is damaged: cell {cell} refers to string {index}, but the file has {count} strings.",
);
const STORED_NUMBER = words(
  "cell-number-damaged",
  "Ô này được lưu là số nhưng nội dung “{text}” không phải là số.",
  "This cell is stored as a number, but “{text}” is not one.",
);
const STORED_DATE = words(
  "cell-date-damaged",
  "Ô này được lưu là ngày nhưng nội dung “{text}” không phải là ngày có thật.",
  "This cell is stored as a date, but “{text}” is not a day that exists.",
);
const RETYPE = words(
  "fix-retype-cell",
  "Mở bằng Excel, nhập lại giá trị của ô này rồi lưu.",
  "Open the file in Excel, type the value of this cell again and save.",
  ["cell-number-damaged", "cell-date-damaged"],
);
const retype = say(RETYPE, {});

const plain = (text: string): string => unescapeText(text).normalize("NFC");

const UNSEEN = { unseen: true } as const;
const unseenOf = ({ style }: StoredCell, { formats }: Shared): Partial<typeof UNSEEN> => (formats[style]?.unseen === true ? UNSEEN : {});

const CAPITALS = { capitals: true } as const;
const capitalsOf = ({ style }: StoredCell, { formats }: Shared): Partial<typeof CAPITALS> =>
  formats[style]?.capitals === true ? CAPITALS : {};

/** @throws {Refusal} when it refers to a text that the workbook does not have */
export function storedCell(stored: StoredCell, shared: Shared, grid: Grid): Cell | undefined {
  const { type, value, inline, formula } = stored;
  const more = { ...(formula === undefined ? {} : { formula }), ...unseenOf(stored, shared) };
  if (type === "inlineStr")
    return inline === undefined ? undefined : { type: "text", text: plain(inline), ...more, ...capitalsOf(stored, shared) };
  // A formula whose result is the empty text says so by its type; any other without a value has never been calculated.
  if (value === undefined || (value === "" && type !== "str")) {
    return formula === undefined ? undefined : { type: "uncomputed", text: formula, formula };
  }
  switch (type) {
    case "s":
      return { type: "text", text: sharedString(stored, value, shared, grid), ...more, ...capitalsOf(stored, shared) };
    case "str":
      return { type: "text", text: plain(value), ...more };
    case "b":
      return { type: "boolean", text: ["1", "true"].includes(value.trim()) ? "true" : "false", ...more };
    case "e":
      return { type: "error", text: value.trim(), ...more };
    default: {
      const shown = type === "d" ? isoDate(value.trim()) : number(value.trim(), stored.style, shared);
      if (shown !== undefined) return { ...shown, ...more };
      const sentence = type === "d" ? STORED_DATE : STORED_NUMBER;
      grid.error(say(sentence, { text: value.slice(0, 40) }), stored.row, stored.column, value.slice(0, 80), retype);
      return { type: "error", text: value.slice(0, 80), told: true, ...more };
    }
  }
}

function sharedString({ row, column }: StoredCell, value: string, { strings }: Shared, grid: Grid): string {
  const found = /^\s*\d{1,9}\s*$/.test(value.slice(0, 256)) ? strings[Number(value)] : undefined;
  if (found !== undefined) return found;
  const message = say(SHARED_STRING, { cell: cellName(row, column), index: value.slice(0, 40), count: asCount(strings.length) });
  return refuse(message, grid.span(row, column), { fix: saveAgain });
}

function isoDate(value: string): Cell | undefined {
  const day = isoDayOf(value);
  return day === undefined ? undefined : { type: "date", text: day };
}

function number(value: string, style: number, { formats, from1904 }: Shared): Cell | undefined {
  const text = storedDecimal(value);
  if (text === undefined) return undefined;
  const format = formats[style];
  const day = format?.day === true ? serialDay(text, from1904) : undefined;
  if (day !== undefined) return { type: "date", text: day };
  return format?.code === undefined ? { type: "number", text } : { type: "number", text, format: format.code };
}
