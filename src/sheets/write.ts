/** Pages as sheets of a workbook: how they look, what may be filled in, how they are printed. */
import type { CellStyle, DataValidation, WriteSheet } from "hucre/xlsx";
import { workbookBytes } from "../tables/workbook-bytes.ts";
import { shorten } from "../text.ts";
import type { Entry, Look, Page } from "./page.ts";
import { nameOf } from "./page.ts";

export interface Sheet {
  readonly name: string;
  readonly page: Page;
  /** How it is printed; a sheet that nobody sees is not. */
  readonly print: Print | "hidden";
}
export interface Print {
  readonly landscape: boolean;
  /** The row of headings, which stays in sight and is printed on every page. */
  readonly heading?: number;
  /** Columns that stay in sight. */
  readonly columns?: number;
  /** In %, where pages end as the sheet says; without it the sheet is made as wide as the page. */
  readonly scale?: number;
  /** Everything on one page. */
  readonly single?: true;
  readonly footer: string;
}
export interface Workbook {
  readonly title: string;
  readonly subject: string;
  /** A fixed day: when a file is made is not part of what it says. */
  readonly day: string;
  readonly sheets: readonly Sheet[];
}

const FONT = "Times New Roman";
const LINES = { style: "thin", color: { rgb: "7F7F7F" } } as const;

function styleOf({ align = "left", bold, italic, underline, size = 10, color = "000000", fill, boxed, format, open }: Look): CellStyle {
  return {
    font: {
      name: FONT,
      size,
      color: { rgb: color },
      ...(bold === true ? { bold } : {}),
      ...(italic === true ? { italic } : {}),
      ...(underline === true ? { underline } : {}),
    },
    alignment: { horizontal: align, vertical: "center", wrapText: true },
    ...(boxed === true ? { border: { top: LINES, right: LINES, bottom: LINES, left: LINES } } : {}),
    ...(fill === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } }),
    ...(format === undefined ? {} : { numFmt: format }),
    ...(open === true ? { protection: { locked: false } } : {}),
  };
}

/** Programs cut longer ones off, or call the file damaged. */
const LONGEST_TITLE = 32;
const LONGEST_TEXT = 255;

function validationOf({ row, column, from, advised, title, prompt, refusal }: Entry): DataValidation {
  const said = {
    range: nameOf(row, column),
    allowBlank: true,
    showInputMessage: true,
    inputTitle: shorten(title, LONGEST_TITLE),
    inputMessage: shorten(prompt, LONGEST_TEXT),
  };
  if (from === undefined) return { ...said, type: "none" as DataValidation["type"] };
  const refused = {
    showErrorMessage: true,
    errorStyle: advised === true ? ("warning" as const) : ("stop" as const),
    errorTitle: shorten(title, LONGEST_TITLE),
    errorMessage: shorten(refusal, LONGEST_TEXT),
  };
  return "list" in from
    ? { ...said, ...refused, type: "list", formula1: from.list }
    : { ...said, ...refused, type: "custom", formula1: from.condition };
}

const A4 = {
  paperSize: "a4",
  horizontalCentered: true,
  margins: { top: 0.75, bottom: 0.65, left: 0.6, right: 0.5, header: 0.35, footer: 0.3 },
} as const;

/** Programs that fit a sheet to the page take no heed of where its pages are to end. */
function sizeOf({ scale, single }: Print) {
  if (scale !== undefined) return { scale };
  return { fitToPage: true, fitToWidth: 1, fitToHeight: single === true ? 1 : 0 };
}

/** Everything is locked but the blanks, without a password: against a slip of the hand, not against a will. */
const LOCKED = { sheet: true, objects: true, scenarios: true, formatColumns: true, formatRows: true } as const;

function sheetOf({ name, page, print }: Sheet): WriteSheet {
  const cells = new Map(
    [...page.cells.values()].map(({ row, column, value, formula, look }) => {
      const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
      const calculated = formula === undefined ? {} : { formula, formulaResult: value ?? "" };
      return [`${row},${column}`, { value, type, style: styleOf(look), ...calculated }] as const;
    }),
  );
  const sheet: WriteSheet = {
    name,
    columns: page.widths.map((width) => ({ width })),
    rows: Array.from({ length: page.last + 1 }, (_, row) =>
      page.widths.map((_, column) => page.cells.get(nameOf(row, column))?.value ?? null),
    ),
    cells: cells as NonNullable<WriteSheet["cells"]>,
    merges: page.merges.map(({ row, from, to }) => ({ startRow: row, startCol: from, endRow: row, endCol: to })),
    rowDefs: new Map([...page.heights].map(([row, height]) => [row, { height }])),
    dataValidations: page.entries.map(validationOf),
    rowBreaks: [...page.breaks],
    view: { showGridLines: false },
  };
  if (print === "hidden") return { ...sheet, hidden: true };
  const { landscape, heading, columns = 0, footer } = print;
  const pages = `&C&"${FONT},Regular"&12&P`;
  return {
    ...sheet,
    protection: LOCKED,
    pageSetup: { ...A4, ...sizeOf(print), orientation: landscape ? "landscape" : "portrait" },
    headerFooter: { oddHeader: pages, oddFooter: footer, firstHeader: "", firstFooter: footer, differentFirst: true },
    ...(heading === undefined ? {} : { freezePane: { rows: heading + 1, columns } }),
  };
}

/** The headings, repeated on every printed page. */
const titlesOf = (print: Sheet["print"]) =>
  print === "hidden" || print.heading === undefined ? {} : { titles: `$${print.heading + 1}:$${print.heading + 1}` };

/** What a footer says, so that no `&` in it is taken for a command. */
export const footerText = (text: string): string => `&L&"${FONT},Italic"&8${text.replaceAll("&", "&&").slice(0, 180)}`;

export const writeWorkbook = ({ title, subject, day, sheets }: Workbook): Promise<Uint8Array> =>
  workbookBytes(
    sheets.map((sheet) => ({ sheet: sheetOf(sheet), ...titlesOf(sheet.print) })),
    { font: { name: FONT, size: 10 }, day: new Date(`${day}T00:00:00Z`), title, subject },
  );
