/** Reports as workbooks that look as an office would make them. */
import type { CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { shorten } from "../text.ts";
import { type PrintedSheet, workbookBytes } from "./workbook-bytes.ts";

export interface BookColumn {
  readonly title: string;
  readonly width: number;
  /** The format of its numbers, such as `0.00`; undefined for words. */
  readonly format: string | undefined;
}
export interface BookSheet {
  readonly name: string;
  /** Lines over the table; the first is the title. */
  readonly heading: readonly string[];
  readonly columns: readonly BookColumn[];
  /** How many of the columns are printed, from the first. */
  readonly printed: number;
  readonly rows: Iterable<readonly (string | number | undefined)[]>;
  readonly foot: readonly (readonly (string | number | undefined)[])[];
  /** Lines under the table. */
  readonly notes: readonly string[];
}

const FONT = { name: "Times New Roman", size: 11 } as const;
const LINE = { style: "thin", color: { rgb: "808080" } } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE } as const;
const TITLE: CellStyle = { font: { ...FONT, size: 14, bold: true }, alignment: { horizontal: "left", vertical: "center" } };
const UNDER_TITLE: CellStyle = { font: FONT, alignment: { horizontal: "left" } };
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "D9E2F3" } },
  border: BORDER,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};
const NOTE: CellStyle = { font: { ...FONT, italic: true }, alignment: { horizontal: "left" } };

const styleOf = ({ format }: BookColumn, bold = false): CellStyle => ({
  font: bold ? { ...FONT, bold } : FONT,
  border: BORDER,
  ...(format === undefined ? {} : { numFmt: format }),
  alignment: { vertical: "top", horizontal: format === undefined ? "left" : "right", ...(format === undefined ? { wrapText: true } : {}) },
});

/** What a cell of Excel holds at most; beyond it the file would be called damaged. */
const LONGEST = 32_767;
/** What no XML file may hold. */
const FORBIDDEN = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const plain = (text: string): string => shorten(text.normalize("NFC").replace(FORBIDDEN, "\ufffd"), LONGEST);
const contentOf = (value: string | number | undefined): CellValue => (typeof value === "string" ? plain(value) : (value ?? null));

/** Thirty-one characters, none that a sheet may not be called. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
/** `A`, `AA` */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

/** In points; what a row of Excel may have at most. */
const LINE_HEIGHT = 15;
const TALLEST = 409;
/** How many lines a text takes in a column: not every program finds that out by itself. */
const linesOf = (value: string | number | undefined, width: number): number =>
  typeof value === "string" ? value.split("\n").reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / (width - 1))), 0) : 1;

/** The same for a heading, which is bold and breaks between words. */
function headLines(title: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of title.split(" ")) {
    if (used > 0 && used + 1 + word.length > width - 2) {
      lines += 1;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}

/** A4 landscape with the margins of official papers, in inches. */
const MARGINS = { top: 0.79, bottom: 0.79, left: 1.18, right: 0.59, header: 0.3, footer: 0.3 } as const;
/** Everything is dated alike, so that the same figures are the same file. */
const NO_DAY = new Date(Date.UTC(2000, 0, 1));

function sheetOf({ name, heading, columns, printed, rows: data, foot, notes }: BookSheet): PrintedSheet {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const rows: CellValue[][] = [];
  const heights: NonNullable<WriteSheet["rowDefs"]> = new Map();
  const words = columns.slice(0, printed).flatMap(({ width, format }, column) => (format === undefined ? [{ column, width }] : []));
  const line = (values: readonly (string | number | undefined)[], style?: (column: number) => CellStyle): void => {
    if (style !== undefined)
      for (let column = 0; column < values.length; column += 1) cells.set(`${rows.length},${column}`, { style: style(column) });
    rows.push(values.map(contentOf));
  };
  for (const [index, text] of heading.entries()) line([text], () => (index === 0 ? TITLE : UNDER_TITLE));
  line([], undefined);
  const head = rows.length;
  line(
    columns.map(({ title }) => title),
    () => HEAD,
  );
  heights.set(head, { height: columns.reduce((most, { title, width }) => Math.max(most, headLines(title, width)), 2) * LINE_HEIGHT });
  for (const row of data) {
    const lines = words.reduce((most, { column, width }) => Math.max(most, linesOf(row[column], width)), 1);
    if (lines > 1) heights.set(rows.length, { height: Math.min(lines * LINE_HEIGHT, TALLEST) });
    line(row);
  }
  const last = rows.length;
  const bold = columns.map((column) => styleOf(column, true));
  for (const row of foot) line(row, (column) => bold[column] as CellStyle);
  if (notes.length > 0) line([], undefined);
  for (const text of notes) line([text], () => NOTE);
  const right = letters(columns.length - 1);
  const sheet: WriteSheet = {
    name: sheetName(name),
    columns: columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows,
    cells,
    rowDefs: heights,
    freezePane: { rows: head + 1 },
    autoFilter: { range: `A${head + 1}:${right}${Math.max(last, head + 2)}` },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: MARGINS,
    },
    headerFooter: { oddFooter: "&C&P/&N" },
  };
  return { sheet, area: `$A$1:$${letters(printed - 1)}$${rows.length}`, titles: `$${head + 1}:$${head + 1}` };
}

/** The bytes of an .xlsx file: the same for the same sheets. */
export const writeWorkbook = (sheets: readonly BookSheet[]): Promise<Uint8Array> =>
  workbookBytes(sheets.map(sheetOf), { font: FONT, day: NO_DAY });
