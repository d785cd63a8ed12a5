/** Older and other workbooks, read by SheetJS behind the guard: .xls, .xlsb, .ods. */

import { say, words } from "../text.ts";
import { isSound } from "./biff-records.ts";
import { unseenOfBiff } from "./biff-unseen.ts";
import { CellPool } from "./cell-pool.ts";
import { streamOf } from "./compound.ts";
import type { Parts } from "./container.ts";
import { type Content, contentOf, startsWith } from "./content.ts";
import type { FileType, Reading } from "./file-type.ts";
import { Grid } from "./grid.ts";
import { fill, keepsBlanksAsZero, type LegacySheet } from "./legacy-cells.ts";
import { type Limits, within } from "./limits.ts";
import { type HiddenInSheet, scanOds } from "./ods-content.ts";
import { NO_SHEETS } from "./ooxml-package.ts";
import { fetchAgain, refuse, saveAsXlsx } from "./refusal.ts";
import { refusePassword } from "./strangers.ts";
import type { Table } from "./table.ts";
import { unpackChecked } from "./unpack-checked.ts";

/** The library holds every cell of a file at once, and Excel itself never wrote more rows into an .xls. */
const HELD_WHOLE: Partial<Limits> = { rows: 100_000, cells: 1_000_000 };

const DAMAGED = words("workbook-damaged", "Tệp bị hỏng hoặc không theo đúng dạng {kind}.", "The file is damaged, or not really {kind}.");

const TOO_LONG = words(
  "workbook-too-long",
  "Đọc tệp quá {seconds} giây vẫn chưa xong: tệp bị hỏng hoặc quá lớn.",
  "The file was not read within {seconds} seconds: it is damaged or too large.",
);
/** How long a file may take that is as large as any that is read, and what is in it besides its size; an honest one needs a tenth of it. */
const MOST_SECONDS = 60;
const LEAST_SECONDS = 6;
const secondsFor = ({ bytes, limits }: Reading): number =>
  Math.min(MOST_SECONDS, LEAST_SECONDS + Math.ceil((MOST_SECONDS * bytes.length) / limits["file-size"]));

/** The record that every workbook of Excel 97-2003 begins with. */
const BEGINNING = [0x09, 0x08];

const EXCEL_95 = words(
  "workbook-excel-95",
  "Tệp thuộc phiên bản Excel 95 trở về trước, không đọc được chắc chắn chữ tiếng Việt.",
  "The file comes from Excel 95 or earlier; its Vietnamese text cannot be read for certain.",
);

const has =
  (name: string) =>
  ({ names }: Content): boolean =>
    names.includes(name);

export const xls: FileType = {
  id: "xls",
  title: { vi: "Sổ làm việc Excel 97-2003 (.xls)", en: "Excel 97-2003 workbook (.xls)" },
  extensions: ["xls", "xlt"],
  limits: HELD_WHOLE,
  recognise: ({ streams }) => streams?.some((name) => name === "Workbook" || name === "Book") === true,
  async read(reading) {
    // Before Excel 97 text was written in the code page of the machine, often TCVN3 or VNI: what it says cannot be known.
    if (contentOf(reading.bytes).streams?.includes("Workbook") !== true) refuse(say(EXCEL_95, {}), reading.file, { fix: saveAsXlsx });
    const stream = streamOf(reading.bytes, "Workbook");
    if (stream === undefined || !startsWith(stream, BEGINNING) || !isSound(stream, reading.limits, reading.file))
      return damaged(reading.file, xls);
    return readLegacy({ ...reading, bytes: stream }, xls);
  },
};

export const xlsb: FileType = {
  id: "xlsb",
  title: { vi: "Sổ làm việc Excel nhị phân (.xlsb)", en: "Excel binary workbook (.xlsb)" },
  extensions: ["xlsb"],
  limits: HELD_WHOLE,
  recognise: has("xl/workbook.bin"),
  async read(reading) {
    unpackChecked(reading);
    return readLegacy(reading, xlsb);
  },
};

export const ods: FileType = {
  id: "ods",
  title: { vi: "Bảng tính OpenDocument (.ods)", en: "OpenDocument spreadsheet (.ods)" },
  extensions: ["ods", "ots"],
  limits: HELD_WHOLE,
  recognise: (content) => has("content.xml")(content) && has("mimetype")(content) && !content.names.some((name) => name.startsWith("xl/")),
  async read(reading) {
    const parts: Parts = unpackChecked(reading);
    const manifest = parts.get("META-INF/manifest.xml");
    if (manifest !== undefined && new TextDecoder().decode(manifest).includes("encryption-data")) refusePassword(reading.file);
    const content = { file: reading.file, part: "content.xml", bytes: parts.get("content.xml") as Uint8Array, limits: reading.limits };
    return readLegacy(reading, ods, scanOds(content));
  },
};

const damaged = (file: string, { title }: FileType): never => refuse(say(DAMAGED, { kind: title }), file, { fix: fetchAgain });

/** @param reading of an .xls the bytes of its workbook alone: nothing else of the file is the library's business */
async function readLegacy(reading: Reading, type: FileType, hidden: readonly HiddenInSheet[] = []): Promise<readonly Table[]> {
  const { file, limits, diagnostics, endsWithin = unlimited } = reading;
  const seconds = secondsFor(reading);
  const { read } = await import("xlsx");
  let book: ReturnType<typeof read> | undefined;
  try {
    const options = {
      type: type === xls ? "buffer" : "array",
      dense: true,
      nodim: true,
      sheetStubs: true,
      cellStyles: true,
      cellNF: true,
      cellFormula: true,
    } as const;
    // Where a record ends too early the library looks for the end of its formula for ever.
    quietly(() =>
      endsWithin(seconds * 1000, () => {
        book = read(reading.bytes, options as Parameters<typeof read>[1]);
      }),
    );
  } catch (error) {
    // The library tells a protected file only by the words of its message.
    if (error instanceof Error && /password|encrypt/i.test(error.message.slice(0, 200))) refusePassword(file);
    return damaged(file, type);
  }
  if (book === undefined) return refuse(say(TOO_LONG, { seconds: String(seconds) }), file, { fix: saveAsXlsx });
  const { SheetNames, Sheets, Workbook } = book;
  if (SheetNames.length === 0) refuse(say(NO_SHEETS, {}), file, { fix: saveAsXlsx });
  within("sheets", SheetNames.length, limits, file);
  const tally = { cells: 0, pool: new CellPool() };
  const unseen = type === xls ? unseenOfBiff(reading.bytes) : [];
  const stored = {
    from1904: Workbook?.WBProps?.date1904 === true,
    blankAs: type === ods ? "nothing" : type === xls && keepsBlanksAsZero(reading.bytes) ? "zero" : "text",
  } as const;
  return SheetNames.map((name, index) => {
    const grid = new Grid(file, name.normalize("NFC"), limits, diagnostics, tally);
    // A sheet named `__proto__` became the prototype of the library's list; it is read like any other.
    const sheet = Object.hasOwn(Sheets, name) || name === "__proto__" ? (Sheets[name] as unknown as LegacySheet) : {};
    if (beyond(sheet)) damaged(file, type);
    fill(grid, sheet, stored, hidden[index]?.unseen ?? unseen[index] ?? NONE);
    for (const row of hidden[index]?.rows ?? []) grid.hiddenRows.add(row);
    for (const [first, last] of hidden[index]?.columns ?? []) grid.hideColumns(first, last);
    return grid.table(hidden[index]?.sheet === true || (Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0);
  });
}

function unlimited(_milliseconds: number, work: () => void): boolean {
  work();
  return true;
}

/** The library writes doubts of its own, in English, straight to the console; what we have to say is said by diagnostics. */
function quietly<T>(work: () => T): T {
  const { console } = globalThis;
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

const NONE: ReadonlySet<number> = new Set();
const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** A damaged row number makes lists of thousands of millions, nearly all of them empty, that would be walked for minutes. */
const beyond = ({ "!data": data = [], "!rows": rows = [], "!cols": columns = [] }: LegacySheet): boolean =>
  data.length > ROWS || rows.length > ROWS || columns.length > COLUMNS || data.some((cells) => (cells?.length ?? 0) > COLUMNS);
