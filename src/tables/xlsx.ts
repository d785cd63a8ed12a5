/** Workbooks of Excel since 2007. */
import type { FileType, Reading } from "./file-type.ts";
import { Grid } from "./grid.ts";
import { type Package, partOf, readWorkbook } from "./ooxml-package.ts";
import type { Shared } from "./stored-cell.ts";
import { unpackChecked } from "./unpack-checked.ts";
import { readFormats, readSharedStrings } from "./workbook-tables.ts";
import { readWorksheet } from "./worksheet.ts";

export const xlsx: FileType = {
  id: "xlsx",
  title: { vi: "Sổ làm việc Excel (.xlsx)", en: "Excel workbook (.xlsx)" },
  extensions: ["xlsx", "xlsm", "xltx", "xltm"],
  recognise: ({ names }) =>
    names.includes("xl/workbook.xml") ||
    (names.some((name) => name === "[Content_Types].xml" || name.startsWith("xl/")) &&
      !names.some((name) => /^(?:word|ppt|visio)\/|^xl\/workbook\.bin$/.test(name.slice(0, 256)))),
  async read({ file, bytes, limits, inflate, diagnostics }: Reading) {
    const source: Package = { file, parts: unpackChecked({ file, bytes, limits, inflate }), limits };
    const workbook = readWorkbook(source);
    const strings = readStrings(source, workbook.sharedStrings);
    const shared: Shared = {
      strings,
      texts: new Array<undefined>(strings.length).fill(undefined),
      numbers: [],
      formats: workbook.styles === undefined ? [] : readFormats(partOf(source, workbook.styles)),
      from1904: workbook.from1904,
    };
    const tally = { cells: 0 };
    return workbook.sheets.map((sheet) => {
      const grid = new Grid(file, sheet.name, limits, diagnostics, tally);
      readWorksheet(partOf(source, sheet.part), shared, grid);
      return grid.table(sheet.hidden);
    });
  },
};

/** Some programs name a table of strings that they never write; a cell that needs it is refused where it stands. */
const readStrings = (source: Package, part: string | undefined): readonly string[] =>
  part === undefined || !source.parts.has(part) ? [] : readSharedStrings(partOf(source, part));
