/** Workbooks of older kinds: .xls, .xlsb, .ods. */
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { mayGiveText } from "../src/tables/formula-result.ts";
import type { Table } from "../src/tables/index.ts";
import { biffBook, EMPTY_OR_ONE, SUM_OF_ONE } from "./biff.ts";
import { cells, codes, only, open } from "./opened.ts";
import { zip } from "./packages.ts";

describe("older workbooks", () => {
  const sheet = sheetjs.utils.aoa_to_sheet([
    ["Nội dung", "Điểm", null, "Gộp"],
    ["Kế hoạch", 1.5],
    ["Tổng", { t: "n", v: 1.5, f: "SUM(B2:B2)" }],
    [true, { t: "n", v: 45306, z: "dd/mm/yyyy" }],
  ]);
  sheet["!ref"] = "A1:E4";
  sheet["!merges"] = [{ s: { r: 0, c: 3 }, e: { r: 1, c: 4 } }];
  const workbook = sheetjs.utils.book_new(sheet, "Tự chấm");
  sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet([[2]]), "__proto__");
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  test.each(["xls", "xlsb", "ods", "xlsx"] as const)("%s", async (bookType) => {
    const decoded = await open(`a.${bookType}`, sheetjs.write(workbook, { bookType, type: "buffer" }));
    expect(codes(decoded)).toEqual([]);
    const [table, hidden] = decoded.tables as [Table, Table];
    expect(cells(table)).toEqual({
      A1: "text:Nội dung",
      B1: "text:Điểm",
      D1: "text:Gộp",
      A2: "text:Kế hoạch",
      B2: "number:1.5",
      A3: "text:Tổng",
      B3: "number:1.5",
      A4: "boolean:true",
      B4: "date:2024-01-15",
    });
    // The library writes no formulas into the binary kinds.
    if (bookType === "ods" || bookType === "xlsx") expect(table.rows.at(2)?.[1]).toMatchObject({ formula: "SUM(B2:B2)" });
    expect(table.merges).toEqual([{ top: 0, left: 3, bottom: 1, right: 4 }]);
    expect(hidden.sheet).toBe("__proto__");
    if (bookType !== "ods") expect(hidden.hidden).toBe(true);
    expect(cells(hidden)).toEqual({ A1: "number:2" });
  });
  test("damage is refused", async () => {
    const bytes: Buffer = sheetjs.write(workbook, { bookType: "xls", type: "buffer" });
    expect((await open("a.xls", bytes.subarray(0, 1536))).tables).toEqual([]);
    const xlsb: Buffer = sheetjs.write(workbook, { bookType: "xlsb", type: "buffer" });
    expect(codes(await open("a.xlsb", xlsb.subarray(0, xlsb.length - 40)))).toEqual(["zip-truncated"]);
  });
  test("what an .ods hides", async () => {
    const cell = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>';
    const content =
      '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">' +
      '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>' +
      '<office:body><office:spreadsheet><table:table table:name="Bìa" table:style-name="ta2"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>' +
      `<table:table-row>${cell.repeat(3)}</table:table-row><table:table-row table:visibility="filter">${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = (inside: string) =>
      zip([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
        { name: "content.xml", data: inside },
        { name: "styles.xml", data: "<s/>" },
        { name: "META-INF/manifest.xml", data: '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>' },
      ]);
    const table = only(await open("a.ods", bytes(content)));
    expect(table).toMatchObject({ hidden: true, hiddenRows: new Set([1]), hiddenColumns: new Set([2]) });
    expect(Object.keys(cells(table))).toEqual(["A1", "B1", "C1", "A2"]);
    // SheetJS drops a cell that has a value and no text: refused rather than read without it.
    expect(codes(await open("a.ods", bytes(content.replaceAll("<text:p>1</text:p>", ""))))).toEqual(["ods-bare-cell"]);
  });
  test("blank results of formulas in an .ods: blank where the formula may give the empty text, not counted where it cannot", async () => {
    const cell = (formula: string): string => `<table:table-cell table:formula="of:=${formula}"><text:p/></table:table-cell>`;
    const row = [cell("IF([.D1]=&quot;&quot;;&quot;&quot;;1)"), cell("SUM([.D1:.D3])")].join("");
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row>${row}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = zip([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml", data: content },
      { name: "styles.xml", data: "<s/>" },
      { name: "META-INF/manifest.xml", data: "<m/>" },
    ]);
    expect(cells(only(await open("a.ods", bytes)))).toEqual({ B1: "uncomputed:SUM(D1:D3)" });
  });
  test("zeros that may be blanks in an .xls, by the program that wrote it and by the formula", async () => {
    const formulas = [
      { row: 0, column: 1, tokens: EMPTY_OR_ONE, result: 0 },
      { row: 1, column: 1, tokens: SUM_OF_ONE, result: 0 },
      { row: 2, column: 1, tokens: EMPTY_OR_ONE, result: 1 },
    ];
    const read = async (systems: number) => only(await open("a.xls", biffBook("Tự chấm", [[0, 0, "Mã"]], formulas, systems)));
    const zero = { A1: "text:Mã", B2: "number:0", B3: "number:1" };
    expect(cells(await read(0x000100c1))).toEqual({ ...zero, B1: "number:0" });
    const doubted = await read(0);
    expect(cells(doubted)).toEqual({ ...zero, B1: 'uncomputed:IF(A1="","",1)' });
    expect(doubted.rows.at(0)?.[1]).toMatchObject({ zero: true });
  });
  test.each([
    [
      true,
      ['IF(A1="","",1)', "A1", "Bia!$A$1", 'A1&"x"', "VLOOKUP(A1,B1:C9,2,0)", 'IFERROR(A1/B1,"")', "(IF(A1>0,B1,0))", 'CHOOSE(A1,1,"")'],
    ],
    [true, ['IF(SUM(A1:A3)=0,"",SUM(A1:A3))', 'IF(A1="a;b","",1)', "'Tờ (1)'!A1", "THUE(A1)", `${"(".repeat(70)}1${")".repeat(70)}`]],
    [false, ['IF(A1="Có",1,0)', "SUM(A1:A9)", "A1*1", "-A1", 'ROUND(IF(A1="","",1),2)', "A1>0", "1E-5", "TRUE", "IFERROR(A1/B1,0)"]],
    [false, ['N(IF(A1="x","",1))', 'COUNTIF(A1:A9,"x")', "('Tờ + 1'!A1)*2", "_xlfn.IFS(A1=1,1,A1=2,0)"]],
  ] as const)("whether a formula may give text: %s", (text, formulas) => {
    for (const formula of formulas) expect(mayGiveText(formula), formula).toBe(text);
  });
  test("an .ods that unfolds without end", async () => {
    const cell =
      '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>';
    const content = `<office:document-content xmlns:office="o" xmlns:table="t"><table:table><table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row></table:table></office:document-content>`;
    const bytes = zip([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml", data: content },
    ]);
    expect(codes(await open("a.ods", bytes))).toEqual(["over-limit"]);
  });
});
