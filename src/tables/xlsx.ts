/** Workbooks of Excel since 2007. */
import { CellPool } from "./cell-pool.ts";
import type { FileType, Reading } from "./file-type.ts";
import { Grid } from "./grid.ts";
import { type Package, partOf, readWorkbook, type SheetPart } from "./ooxml-package.ts";
import type { Shared } from "./stored-cell.ts";
import type { Table } from "./table.ts";
import { unpackCheckedBut } from "./unpack-checked.ts";
import { readFormats, readSharedStrings } from "./workbook-tables.ts";
import { readLargeWorksheet, readWorksheet } from "./worksheet.ts";

const isSheet = (part: string): boolean => part.startsWith("xl/worksheets/");

export const xlsx: FileType = {
  id: "xlsx",
  title: { vi: "Sổ làm việc Excel (.xlsx)", en: "Excel workbook (.xlsx)" },
  extensions: ["xlsx", "xlsm", "xltx", "xltm"],
  recognise: ({ names }) =>
    names.includes("xl/workbook.xml") ||
    (names.some((name) => name === "[Content_Types].xml" || name.startsWith("xl/")) &&
      !names.some((name) => /^(?:word|ppt|visio)\/|^xl\/workbook\.bin$/.test(name.slice(0, 256)))),
  async read(reading: Reading) {
    const { file, limits, diagnostics } = reading;
    const source: Package = { file, limits, ...unpackCheckedBut(reading, isSheet) };
    const workbook = readWorkbook(source);
    const strings = readStrings(source, workbook.sharedStrings);
    const shared: Shared = {
      strings,
      texts: new Int32Array(strings.length),
      numbers: [],
      formats: workbook.styles === undefined ? [] : readFormats(partOf(source, workbook.styles)),
      from1904: workbook.from1904,
    };
    const tally = { cells: 0, pool: new CellPool() };
    const tables: Table[] = [];
    for (const sheet of workbook.sheets) {
      const grid = new Grid(file, sheet.name, limits, diagnostics, tally);
      await readSheet(source, sheet, shared, grid);
      tables.push(grid.table(sheet.hidden));
    }
    await checkUnread(source, workbook.sheets);
    return tables;
  },
};

async function readSheet(source: Package, { part }: SheetPart, shared: Shared, grid: Grid): Promise<void> {
  const pieces = source.large.get(part);
  if (pieces === undefined) readWorksheet(partOf(source, part), shared, grid);
  else await readLargeWorksheet({ file: source.file, part, limits: source.limits }, pieces(), shared, grid);
}

/** A large part that is no sheet of the workbook is checked for damage like any other. */
async function checkUnread({ large }: Package, sheets: readonly SheetPart[]): Promise<void> {
  const read = new Set(sheets.map(({ part }) => part));
  for (const [part, pieces] of large) {
    if (read.has(part)) continue;
    for await (const _ of pieces());
  }
}

/** Some programs name a table of strings that they never write; a cell that needs it is refused where it stands. */
const readStrings = (source: Package, part: string | undefined): readonly string[] =>
  part === undefined || !source.parts.has(part) ? [] : readSharedStrings(partOf(source, part));
