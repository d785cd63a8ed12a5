import { readdirSync, readFileSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { parseExact } from "../src/points.ts";
import { eachRecord } from "../src/tables/csv-records.ts";
import { showsDay, storedDecimal } from "../src/tables/decimal.ts";
import { moveFormula } from "../src/tables/formula.ts";
import { mayGiveText } from "../src/tables/formula-result.ts";
import {
  type Cell,
  type Convention,
  conventionOf,
  type Decoded,
  decode,
  type Limits,
  markOfAll,
  readColumnConvention,
  readColumnMarks,
  readNumber,
  type Table,
} from "../src/tables/index.ts";
import { asCount, formatNumber, render } from "../src/text.ts";
import { biffBook, EMPTY_OR_ONE, SUM_OF_ONE } from "./biff.ts";
import { type BookOptions, book, data, type Entry, parts, zip } from "./packages.ts";

const inflate = (bytes: Uint8Array, limit: number): Uint8Array | undefined => {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) });
  } catch {
    return undefined;
  }
};
const open = (file: string, bytes: Uint8Array | string, limits: Partial<Limits> = {}): Promise<Decoded> =>
  decode(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes, { inflate, limits });
const codes = ({ diagnostics }: Decoded): readonly string[] => diagnostics.map((each) => each.message.words.code);
const only = (decoded: Decoded): Table => {
  expect(decoded.diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  expect(decoded.tables).toHaveLength(1);
  return decoded.tables[0] as Table;
};
/** Quicker than `toEqual` by far, and as strict where a hundred thousand cells are compared. */
const same = (one: Table["rows"], other: Table["rows"]): boolean => JSON.stringify(one) === JSON.stringify(other);
/** Cells as short text: `A1` → what it holds. */
const cells = (table: Table): Record<string, string> => {
  const out: Record<string, string> = {};
  for (const [r, row] of table.rows.entries()) {
    row?.forEach((cell, c) => {
      if (cell !== undefined) out[sheetjs.utils.encode_cell({ r, c })] = `${cell.type}:${cell.text}`;
    });
  }
  return out;
};

const good = parts(data('<row r="1"><c r="A1"><v>1</v></c></row>'));

describe("what kind of file it is", () => {
  const random = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255);
  test.each<[string, string, Uint8Array | string]>([
    ["spreadsheet-empty", "a.xlsx", ""],
    ["file-is-text", "a.xlsx", "x"],
    ["file-is-text", "a.xls", "Đơn vị;Điểm\nVũ Quang;1,5\n"],
    ["file-unknown", "a.xlsx", random],
    ["file-is-pdf", "a.xlsx", "%PDF-1.7\n%\xe2\xe3"],
    ["file-is-html", "a.xls", "<html><table><tr><td>1</td></tr></table></html>"],
    ["file-is-html", "a.xlsx", "\ufeff<!DOCTYPE html>\n<html>"],
    ["file-is-xml-spreadsheet", "a.xls", '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
    ["file-is-numbers", "a.xlsx", zip([{ name: "Index/Document.iwa", data: "x" }])],
    [
      "file-is-word",
      "a.xlsx",
      zip([
        { name: "[Content_Types].xml", data: "<T/>" },
        { name: "word/document.xml", data: "<d/>" },
      ]),
    ],
    ["zip-not-workbook", "a.xlsx", zip([{ name: "ghi-chu.txt", data: "x" }])],
    ["file-extension", "a.csv", zip(good)],
    ["file-extension", "a.xls", zip(good)],
  ])("%s: %s", async (code, file, bytes) => {
    const decoded = await open(file, bytes);
    expect(codes(decoded)).toEqual([code]);
    expect(decoded.tables).toEqual([]);
    expect(decoded.diagnostics[0]?.fix).toBeDefined();
  });

  test("a protected workbook is told apart from an old one", async () => {
    const protectedBook = await writeXlsx({ sheets: [{ name: "a", rows: [[1]] }], encryption: { password: "x", spinCount: 1000 } });
    expect(codes(await open("a.xlsx", protectedBook))).toEqual(["workbook-password"]);
    const old = sheetjs.write(sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet([[1]]), "a"), { bookType: "xls", type: "buffer" });
    expect(codes(await open("a.xlsx", old))).toEqual(["file-extension"]);
  });

  test("an extension that says nothing does not matter", async () => {
    expect(cells(only(await open("-", zip(good))))).toEqual({ A1: "number:1" });
    expect(cells(only(await open("-", "a;b\n1,5;2\n"))).A2).toBe("text:1,5");
  });
});

describe("the container", () => {
  const whole = zip(good);
  const big = Buffer.alloc(3 * 1024 * 1024, "a");
  const withExtra = (extra: Entry) => zip([...good, extra]);
  test.each<[string, Uint8Array]>([
    ["zip-truncated", whole.subarray(0, whole.length - 300)],
    ["zip-truncated", whole.subarray(0, whole.length - 22)],
    ["zip-trailing-junk", Buffer.concat([whole, Buffer.from("junk")])],
    ["zip-prefixed-junk", Buffer.concat([Buffer.from("MZ junk\0\x01"), whole])],
    ["zip-entry-damaged", withExtra({ name: "x.bin", data: "abc", packed: Buffer.from([7, 7, 7, 7]) })],
    ["zip-entry-damaged", withExtra({ name: "x.bin", data: "abcdef", size: 2 })],
    ["zip-size-lie", withExtra({ name: "x.bin", data: "abcdef", size: 2, stored: true })],
    ["zip-size-lie", withExtra({ name: "x.bin", data: "abcdef", size: 200 })],
    ["zip-checksum", withExtra({ name: "x.bin", data: "abcdef", crc: 1 })],
    ["zip-encrypted", withExtra({ name: "x.bin", data: "abcdef", flags: 1 })],
    ["zip-method", withExtra({ name: "x.bin", data: "abcdef", method: 12 })],
    ["zip-duplicate-entry", withExtra({ name: "XL/Worksheets/sheet1.xml", data: "<x/>" })],
    ["zip-entry-name", withExtra({ name: "../evil.xml", data: "x" })],
    ["zip-entry-name", withExtra({ name: "a\\b.xml", data: "x" })],
    ["zip-entry-name", withExtra({ name: "C:/x", data: "x" })],
    ["zip-entry-name", withExtra({ name: "/etc/passwd", data: "x" })],
    ["zip-directory-damaged", withExtra({ name: "x.bin", data: "x", at: 5 })],
    ["over-limit", withExtra({ name: "x.bin", data: big })],
    ["over-limit", withExtra({ name: "x.bin", data: "x", size: 200 * 1024 * 1024 })],
    ["over-limit", zip([...good, ...Array.from({ length: 2_000 }, (_, i) => ({ name: `p${i}`, data: "", stored: true }))])],
  ])("%s", async (code, bytes) => {
    const decoded = await open("a.xlsx", bytes);
    expect(codes(decoded)).toEqual([code]);
    expect(decoded.tables).toEqual([]);
  });

  test("an entry that lies inside another is an overlap", async () => {
    const inner = zip([{ name: "b", data: "x", stored: true }]).subarray(0, 32);
    // One entry holds the bytes of another, and the directory lists both.
    const start = whole.readUInt32LE(whole.length - 6);
    const bytes = zip([
      ...good,
      { name: "o", data: inner, stored: true },
      { name: "b", data: "x", stored: true, ghost: true, at: start + 31 },
    ]);
    expect(codes(await open("a.xlsx", bytes))).toEqual(["zip-overlap"]);
  });

  test("a flipped byte anywhere never changes what is read", async () => {
    const before = cells(only(await open("a.xlsx", whole)));
    for (let at = 0; at < whole.length; at += 3) {
      const flipped = Uint8Array.from(whole);
      flipped[at] = (flipped[at] as number) ^ 0x10;
      const decoded = await open("a.xlsx", flipped);
      if (decoded.tables.length > 0) expect(cells(decoded.tables[0] as Table)).toEqual(before);
      else expect(decoded.diagnostics.some((each) => each.severity === "error")).toBe(true);
    }
  });

  test("limits can be raised by name", async () => {
    expect(codes(await open("a.xlsx", whole, { entries: 3 }))).toEqual(["over-limit"]);
    expect(codes(await open("a.xlsx", withExtra({ name: "x.bin", data: big }), { ratio: 5_000 }))).toEqual([]);
  });
});

describe("the parts of a workbook", () => {
  const one = data('<row r="1"><c r="A1"><v>1</v></c></row>');
  const nested = (depth: number) => `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`;
  test.each<[string, Uint8Array]>([
    ["workbook-part-missing", book(one, { drop: "[Content_Types].xml" })],
    ["workbook-part-missing", book(one, { drop: "xl/workbook.xml", more: [{ name: "xl/x.xml", data: "<x/>" }] })],
    ["workbook-part-missing", book(one, { drop: "xl/worksheets/sheet1.xml" })],
    ["workbook-no-sheets", book(one, { sheets: " " })],
    ["workbook-sheet-unbound", book(one, { sheets: '<sheet name="a" r:id="r9"/>' })],
    ["relation-external", book(one, { mode: ' TargetMode="External"' })],
    ["relation-external", book(one, { target: "http://example.com/sheet1.xml" })],
    ["relation-target", book(one, { target: "../../../etc/passwd" })],
    ["workbook-part-missing", book(one, { target: "/etc/passwd" })],
    ["xml-doctype", book(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><worksheet>${one}</worksheet>`)],
    ["xml-doctype", book(one, { more: [{ name: "docProps/app.xml", data: '<?xml version="1.0"?>\n<!doctype x><x/>' }] })],
    ["xml-truncated", book('<?xml version="1.0"?><worksheet><sheetData><row r="1">')],
    ["xml-malformed", book(data('<row><c r="A1" r="B1"><v>1</v></c></row>'))],
    ["xml-malformed", book("<sheetData><row></sheetData></row>")],
    ["xml-malformed", book(data('<row r="1"><c r="A1" t="str"><v>&xxe;</v></c></row>'))],
    [
      "xml-encoding",
      zip(
        parts("").map((each) =>
          each.name.endsWith("sheet1.xml") ? { ...each, data: Buffer.from([60, 97, 62, 255, 254, 60, 47, 97, 62]) } : each,
        ),
      ),
    ],
    ["over-limit", book(nested(200_000))],
    ["over-limit", book(`<a ${Array.from({ length: 100 }, (_, i) => `x${i}="1"`).join(" ")}/>`)],
    ["cell-reference", book(data('<row r="1"><c r="XFE1"><v>1</v></c></row>'))],
    ["cell-reference", book(data('<row r="1"><c r="A1048577"><v>1</v></c></row>'))],
    ["cell-reference", book(data('<row r="1"><c r="__proto__"><v>1</v></c></row>'))],
    ["shared-string-missing", book(data('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))],
  ])("%s", async (code, bytes) => {
    const decoded = await open("a.xlsx", bytes);
    expect(codes(decoded)).toEqual([code]);
    expect(decoded.tables).toEqual([]);
  });

  test("openpyxl writes targets from the root of the package", async () => {
    expect(cells(only(await open("a.xlsx", book(one, { target: "/xl/worksheets/sheet1.xml" }))))).toEqual({ A1: "number:1" });
  });
});

describe("cells", () => {
  const read = async (inside: string, options: BookOptions = {}) => open("a.xlsx", book(inside, options));

  test("every kind", async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs></styleSheet>';
    const strings =
      "<sst><si><r><t>Kế </t></r><r><rPr/><t>hoạch</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_b_x005F_x</t></si><si><t>Hoà</t></si></sst>";
    const sheet = data(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>&lt;b&gt;</t></is></c></row>' +
        '<row r="2"><c r="A2"><v>0.30000000000000004</v></c><c r="B2" s="2"><v>1E-7</v></c><c r="C2" s="1"><v>45306.75</v></c><c r="D2" t="d"><v>2024-01-15T00:00:00</v></c><c r="E2" t="b"><v>1</v></c></row>' +
        '<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B3"><f>SUM(A1:A2)</f><v>3</v></c><c r="C3"><f>A1+1</f></c><c r="D3" t="str"><f>""</f><v></v></c><c r="E3" t="str"><v> </v></c></row>',
    );
    const table = only(await read(sheet, { styles, strings }));
    expect(cells(table)).toEqual({
      A1: "text:Kế hoạch",
      B1: "text:a\rb_x",
      C1: "text:Hoà",
      D1: "text:<b>",
      A2: "number:0.3",
      B2: "number:0.0000001",
      C2: "date:2024-01-15",
      D2: "date:2024-01-15",
      E2: "boolean:true",
      A3: "error:#DIV/0!",
      B3: "number:3",
      C3: "uncomputed:A1+1",
    });
    expect(table.rows.at(2)?.[1]).toEqual({ type: "number", text: "3", formula: "SUM(A1:A2)" });
    expect(table.rows.at(1)?.[1]).toMatchObject({ format: "0.00" });
    expect(table.rows.at(2)?.[0]).toMatchObject({ formula: "1/0" });
  });

  test("days since 1904", async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    const table = only(
      await read(data('<row r="1"><c r="A1" s="0"><v>43844</v></c></row>'), { styles, workbookPr: '<workbookPr date1904="1"/>' }),
    );
    expect(cells(table)).toEqual({ A1: "date:2024-01-15" });
  });

  test("numbers that are none are told at their cell", async () => {
    const values = ["NaN", "Infinity", "1e400", "0x10", "1,5"];
    const decoded = await read(data(values.map((value, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${value}</v></c></row>`).join("")));
    expect(codes(decoded)).toEqual(values.map(() => "cell-number-damaged"));
    expect(decoded.diagnostics[4]).toMatchObject({ at: { kind: "cell", row: 4, column: 0 }, found: "1,5" });
    expect(decoded.tables[0]?.rows.at(4)?.[0]).toEqual({ type: "error", text: "1,5", told: true });
  });

  test("no addresses, rows out of order, the far corner, a whole merged sheet, a lying dimension", async () => {
    expect(cells(only(await read(data("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))))).toEqual({
      A1: "number:1",
      B1: "number:2",
      A2: "number:3",
    });
    // A cell that names no place stands beside the one before it, however that one is spelt.
    const some = '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="F2" s="1"/><c><v>3</v></c></row><row><c><v>4</v></c></row>';
    expect(cells(only(await read(data(some))))).toEqual({ B2: "number:1", C2: "number:2", G2: "number:3", A3: "number:4" });
    expect(
      cells(only(await read(data('<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>0</v></c></row>')))),
    ).toEqual({ B1: "number:1", A1: "number:0", A2: "number:2" });
    const far =
      '<dimension ref="A1:XFD1048576"/>' +
      data('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>') +
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const table = only(await read(far));
    expect(table.rows.at(1_048_575)?.[16_383]).toEqual({ type: "number", text: "2" });
    expect(table.merges).toEqual([{ top: 0, left: 0, bottom: 1_048_575, right: 16_383 }]);
  });

  test("two values for one cell", async () => {
    const twice = (second: number) => data(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>${second}</v></c></row>`);
    expect(codes(await read(twice(2)))).toEqual(["cell-duplicate"]);
    expect(codes(await read(twice(1)))).toEqual([]);
  });

  test("merges that overlap", async () => {
    const decoded = await read(
      `${data("")}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D1:E9"/><mergeCell ref="B2:C3"/></mergeCells>`,
    );
    expect(codes(decoded)).toEqual(["merge-overlap"]);
    expect(decoded.diagnostics[0]).toMatchObject({ severity: "warning", at: { row: 1, column: 1 } });
  });

  test("what is hidden is read and marked", async () => {
    const sheet = `<cols><col min="2" max="3" hidden="1"/></cols>${data('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>')}`;
    const table = only(await read(sheet, { sheets: '<sheet name="__proto__" state="veryHidden" r:id="r1"/>' }));
    expect(table).toMatchObject({ sheet: "__proto__", hidden: true, hiddenRows: new Set([0]), hiddenColumns: new Set([1, 2]) });
    expect(cells(table)).toEqual({ A1: "number:1" });
  });

  test("shared formulas are moved", async () => {
    const sheet = data(
      '<row r="1"><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+$B$1</f><v>1</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row>',
    );
    expect(only(await read(sheet)).rows.at(1)?.[2]).toMatchObject({ formula: "A2+$B$1" });
    expect(moveFormula("LOG10(A1)&\"A1\"&'Tờ A1'!B2&Sheet1!C3&A1:B$2", 1, 1)).toBe("LOG10(B2)&\"A1\"&'Tờ A1'!C3&Sheet1!D4&B2:C$2");
    expect(moveFormula("A1", -1, 0)).toBe("#REF!");
  });

  test("a long formula shared by many cells", async () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `<row><c r="A${i + 1}"><f t="shared" si="0">${i === 0 ? "A1+".repeat(1000) : ""}</f><v>1</v></c></row>`,
    );
    expect(codes(await open("a.xlsx", book(data(rows.join(""))), { "unpacked-size": 200_000 }))).toEqual(["over-limit"]);
    expect(codes(await read(data(rows.join(""))))).toEqual([]);
  });

  test("limits on what is kept", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `<row r="${i + 1}"><c><v>1</v></c><c><v>1</v></c></row>`).join("");
    expect(codes(await open("a.xlsx", book(data(rows)), { rows: 20 }))).toEqual(["over-limit"]);
    expect(codes(await open("a.xlsx", book(data(rows)), { cells: 20 }))).toEqual(["over-limit"]);
    expect(codes(await open("a.xlsx", book(data(rows)), { columns: 1 }))).toEqual(["over-limit"]);
    expect(codes(await read(data(`<row><c t="str"><v>${"x".repeat(40_000)}</v></c></row>`)))).toEqual(["over-limit"]);
  });

  test("stored numbers", () => {
    expect(["1E+21", "-1.5E-7", "-0", "0.1", "14.350000000000001", ".5", "5."].map(storedDecimal)).toEqual([
      "1000000000000000000000",
      "-0.00000015",
      "0",
      "0.1",
      "14.35",
      "0.5",
      "5",
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = storedDecimal(String(value)) as string;
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        if (Math.abs(value) < 1e308) expect(Number(text)).toBe(Number(value.toPrecision(15)) + 0);
      }),
    );
    expect(["dd/mm/yyyy", "m/yy", "mmm", "[$-42A]d mmmm"].every(showsDay)).toBe(true);
    expect(["0.00", "#,##0", '0" đồng dy"', "[Red]0", "h:mm", "mm:ss.0", "General", "\\d0"].some(showsDay)).toBe(false);
  });
});

describe("three readers agree", () => {
  const value = fc.oneof(
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
      .map((x) => (Object.is(x, -0) || Math.abs(x) < 1e-90 ? 0 : x)),
    fc.integer({ min: -1000, max: 1000 }),
    fc.string({ unit: fc.constantFrom(..."aăâđêôơưệ ỡ<>&\"'_x000D;,.1-=".split("")), maxLength: 12 }),
    fc.boolean(),
    fc.constant(null),
  );
  test("cell by cell, on generated workbooks", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 }),
        fc.constantFrom("shared" as const, "inline" as const),
        async (rows, stringMode) => {
          const bytes = await writeXlsx({ sheets: [{ name: "Tự chấm", rows }], stringMode });
          const [ours] = (await open("a.xlsx", bytes)).tables;
          const [hucre] = (await readXlsx(bytes)).sheets;
          const theirs = sheetjs.read(bytes, { dense: true, type: "array" }).Sheets["Tự chấm"] as unknown as {
            "!data"?: { v?: unknown }[][];
          };
          rows.forEach((row, r) => {
            row.forEach((_, c) => {
              const cell = ours?.rows.at(r)?.[c];
              for (const other of [hucre?.rows[r]?.[c], theirs["!data"]?.[r]?.[c]?.v]) expect(told(cell)).toBe(plain(other));
            });
          });
        },
      ),
      { numRuns: 60 },
    );
  });
  const told = (cell: Cell | undefined) => (cell === undefined ? "" : cell.type === "number" ? String(Number(cell.text)) : cell.text);
  const plain = (other: unknown): string =>
    typeof other === "number"
      ? String(Number(other.toPrecision(15)))
      : typeof other === "string"
        ? other.trim() === ""
          ? ""
          : other.normalize("NFC")
        : other == null
          ? ""
          : String(other);
});

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

describe("text tables", () => {
  const text = 'STT;Đơn vị;Điểm\r\n1;Huyện Vũ Quang;12,5\r\n2;"Thị xã Kỳ Anh; Hà Tĩnh";1,25\r\n';
  const expected = {
    A1: "text:STT",
    B1: "text:Đơn vị",
    C1: "text:Điểm",
    A2: "text:1",
    B2: "text:Huyện Vũ Quang",
    C2: "text:12,5",
    A3: "text:2",
    B3: "text:Thị xã Kỳ Anh; Hà Tĩnh",
    C3: "text:1,25",
  };
  const wide = (le: boolean, bom: boolean) => {
    const out = Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
    return le ? out : out.swap16();
  };
  test.each<[string, Uint8Array, readonly string[]]>([
    ["utf8", Buffer.from(text), []],
    ["utf8-bom", Buffer.from(`\ufeff${text}`), []],
    ["utf16le-bom", wide(true, true), []],
    ["utf16be-bom", wide(false, true), []],
    ["utf16le-nobom", wide(true, false), ["text-encoding-guessed"]],
    ["cp1258", to1258(text), ["text-encoding-guessed"]],
    ["nfd", Buffer.from(text.normalize("NFD")), []],
    ["sep-line", Buffer.from(`sep=;\r\n${text}`), []],
    ["tab", Buffer.from(text.replace("; Hà", "§ Hà").replaceAll(";", "\t").replace("§", ";")), []],
    [
      "comma",
      Buffer.from(
        text
          .replace("; Hà", "§ Hà")
          .replaceAll(/(\d+,\d+)/g, '"$1"')
          .replaceAll(";", ",")
          .replace("§", ";"),
      ),
      [],
    ],
    ["cr-only", Buffer.from(text.replaceAll("\r\n", "\r")), []],
    ["lf-only", Buffer.from(text.replaceAll("\r\n", "\n")), []],
  ])("%s", async (_, bytes, warnings) => {
    const decoded = await open("a.csv", bytes);
    expect(codes(decoded)).toEqual(warnings);
    expect(cells(only(decoded))).toEqual(expected);
  });

  test.each<[string, string, Uint8Array | string, number?]>([
    ["only-bom", "csv-empty", "\ufeff"],
    ["blank", "csv-empty", " \n\n"],
    ["empty", "spreadsheet-empty", ""],
    ["nul", "csv-nul", "a;b\n1;\0\n", 1],
    ["unclosed-quote", "csv-quote", `a;b\n1;"Vũ Quang\n${"2;x\n".repeat(1000)}`, 2],
    ["quote closed too late", "csv-quote", 'a;b\n1;"Vũ Quang\n2;"Kỳ Anh"\n', 2],
    ["quote-mid", "csv-quote", 'a;b\n1;Vũ "Quang"\n', 2],
    ["ragged short", "csv-ragged", "a;b;c\n1;2;3\n1;2\n"],
    ["ragged long", "csv-ragged", "a;b;c\n1;2;3\n1;2;3;4\n"],
    ["unquoted decimal comma", "csv-ragged", "a,b\n1,2\n3,4\n1,5,2\n"],
    ["one row too long", "csv-ragged", "a;b;c\n1;2;3;x\n"],
    ["one row too short", "csv-ragged", "a;b;c\n1;2\n"],
    ["every decimal comma unquoted", "csv-ragged", "a,b,c\nx,1.1,1,5\n"],
    ["one-10MB-field", "over-limit", `a;b\n${"x".repeat(10_000_000)};1\n`],
    ["40k field", "over-limit", `a;b\n${"x".repeat(40_000)};1\n`],
    ["1M-columns", "over-limit", `${"1,".repeat(1_000_000)}1\n`],
    ["no encoding of Vietnamese", "text-encoding", Buffer.from("Köln;señor\n", "latin1")],
  ])("%s: %s", async (_, code, bytes, line) => {
    const decoded = await open("a.csv", bytes);
    expect(codes(decoded)).toEqual([code]);
    expect(decoded.tables).toEqual([]);
    if (line !== undefined && code === "csv-quote") expect(decoded.diagnostics[0]?.message.args.line).toEqual(asCount(line));
  });

  test("broken UTF-8 is told by byte and line", async () => {
    const decoded = await open(
      "a.csv",
      Buffer.concat([Buffer.from("Đơn vị;Điểm\nVũ Quang;"), Buffer.from([0xe1, 0xbb]), Buffer.from(";Huyện\n")]),
    );
    expect(codes(decoded)).toEqual(["text-encoding"]);
    expect(decoded.diagnostics[0]?.message.args).toMatchObject({
      line: asCount(2),
      offset: asCount(Buffer.byteLength("Đơn vị;Điểm\nVũ Quang;")),
    });
  });

  test("titles above, notes below and blank cells at the end are no ragged rows", async () => {
    const table = only(await open("a.csv", "BẢNG ĐIỂM;2024\n\nSTT;Đơn vị;Điểm\n1;Vũ Quang;1,5;;\n2;Kỳ Anh;2\nNgười lập biểu\n"));
    expect(Object.keys(cells(table))).toEqual(["A1", "B1", "A3", "B3", "C3", "A4", "B4", "C4", "A5", "B5", "C5", "A6"]);
  });

  test("the encoding can be given", async () => {
    const decoded = await decode("a.csv", to1258(text), { inflate, encoding: "windows-1258" });
    expect(codes(decoded)).toEqual([]);
    expect(codes(await decode("a.csv", Buffer.from(text), { inflate, encoding: "klingon" }))).toEqual(["text-encoding-unknown"]);
  });
});

/** windows-1258 as Windows writes it: letters of the code page, tone marks after them. */
function to1258(text: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte);
  const bytes: number[] = [];
  for (const char of text.normalize("NFC")) {
    const marks = [...char.normalize("NFD")];
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark));
    const letter = marks
      .filter((mark) => mark !== tone)
      .join("")
      .normalize("NFC");
    for (const each of table.has(char) ? [char] : [letter, tone ?? ""]) if (each !== "") bytes.push(table.get(each) as number);
  }
  return Uint8Array.from(bytes);
}

describe("numbers", () => {
  const text = (value: string): Cell => ({ type: "text", text: value });
  const comma: Convention = { purpose: "score", decimal: "comma" };
  const point: Convention = { purpose: "score", decimal: "point" };
  const unknown: Convention = { purpose: "score", decimal: "undetermined" };
  const count: Convention = { purpose: "count", decimal: "comma" };
  const short = (value: string, convention: Convention): string => {
    const reading = readNumber(text(value), convention);
    if (reading.kind === "number") return reading.text + (reading.percent ? "%" : "") + (reading.warning === undefined ? "" : " !");
    if (reading.kind === "pair") return `${reading.numerator} / ${reading.denominator}`;
    return reading.kind === "fault" ? reading.message.words.code : reading.kind;
  };
  test.each<[string, Convention, string]>([
    ["1,5", comma, "1.5"],
    ["1.5", point, "1.5"],
    ["1,5", unknown, "1.5"],
    ["1,5", point, "number-convention"],
    ["12.5", comma, "number-convention"],
    ["100", unknown, "100"],
    ["1,50 điểm", comma, "1.50"],
    ["0,5đ", comma, "0.5"],
    ["−0,5", comma, "-0.5 !"],
    ["–0,5", comma, "-0.5 !"],
    ["-0,5", comma, "-0.5"],
    ["+0,5", comma, "0.5"],
    ["１，５", comma, "1.5 !"],
    ["1\u00a0234,5", comma, "1234.5"],
    ["1.234,5", comma, "1234.5"],
    ["1,234.5", point, "1234.5"],
    ["1,234.5", comma, "number-convention"],
    ["1.234", comma, "number-ambiguous"],
    ["1,234", comma, "1.234"],
    ["1.234", unknown, "number-ambiguous"],
    ["1,234", unknown, "1.234"],
    ["1,234", point, "number-ambiguous"],
    ["1,234", { purpose: "count", decimal: "undetermined" }, "number-ambiguous"],
    ["0,125", unknown, "0.125"],
    ["319.370", count, "319370"],
    ["319.370.000", count, "319370000"],
    ["1 234 567", count, "1234567"],
    ["89,57%", comma, "89.57%"],
    ["89,57 %", comma, "89.57%"],
    ["39.5/50", point, "39.5 / 50"],
    ["39,5 / 50", comma, "39.5 / 50"],
    ["1/2/2024", comma, "number-unreadable"],
    ["007", comma, "7"],
    ["(0,5)", comma, "number-parentheses"],
    ["1,2,3", comma, "number-unreadable"],
    ["1.23.4", comma, "number-unreadable"],
    ["1e3", comma, "number-unreadable"],
    [",5", comma, "number-unreadable"],
    ["12 34", comma, "number-unreadable"],
    ["ĐTC:25 | TĐ1:25", comma, "number-unreadable"],
    ["9".repeat(31), comma, "number-unreadable"],
    ["1".repeat(300), comma, "number-unreadable"],
    ["", comma, "blank"],
    [" \u00a0\u200b", comma, "blank"],
    ["-", comma, "dash"],
    ["–", comma, "dash"],
    ["x", comma, "word"],
    ["Không", comma, "word"],
    ["N/A", comma, "not-applicable"],
    ["KP", comma, "not-applicable"],
    ["Không áp dụng", comma, "not-applicable"],
    ["không  phát sinh ", comma, "not-applicable"],
  ])("%s", (value, convention, expected) => {
    expect(short(value, convention)).toBe(expected);
  });

  test("the convention of a column", () => {
    const of = (values: readonly string[], purpose: "score" | "count" = "score") => readColumnConvention(values.map(text), purpose).decimal;
    expect(of(["1,5", "2", "", "x", "1.234,5"])).toBe("comma");
    expect(of(["12.5", "100"])).toBe("point");
    expect(of(["39.5/50"])).toBe("point");
    expect(of(["1.234"])).toBe("undetermined");
    expect(of(["319.370", "1.200"], "count")).toBe("comma");
    expect(of(["319,370", "1,200"], "count")).toBe("undetermined");
    expect(of(["319,370", "1.200"], "count")).toBe("undetermined");
    expect(of(["1.234.567"])).toBe("comma");
    expect(of(["1,5", "1,25", "2.5"])).toBe("comma");
    expect(of(["2.5", "1,5"])).toBe("point");
    expect(of([])).toBe("undetermined");
  });

  test("the convention of a column of counts that leaves it open, by the other columns", () => {
    const of = (values: readonly string[], others: readonly string[]) =>
      conventionOf(readColumnMarks(values.map(text)), "count", () => markOfAll([readColumnMarks(others.map(text))])).decimal;
    expect(of(["12,345", "99,125"], ["1,5", "2", "1,25"])).toBe("comma");
    expect(of(["12,345", "99,125"], ["1.5"])).toBe("point");
    expect(of(["12,345", "99,125"], ["1.5", "1,5"])).toBe("undetermined");
    expect(of(["1,250", "999"], ["1,5"])).toBe("undetermined");
    expect(of(["1.250", "999"], ["1,5"])).toBe("comma");
    expect(of(["1.250", "999"], ["1.5"])).toBe("point");
    expect(of(["1,5", "12,345", "7"], ["1.5"])).toBe("comma");
  });

  test("cells that are no text", () => {
    const read = (cell: Cell | undefined) => readNumber(cell, comma);
    expect(read(undefined)).toEqual({ kind: "blank" });
    expect(read({ type: "number", text: "1.234", format: "0.00" })).toEqual({
      kind: "number",
      text: "1.234",
      percent: false,
      points: false,
    });
    expect(read({ type: "date", text: "2024-02-01" })).toMatchObject({ kind: "fault", message: { words: { code: "number-is-date" } } });
    expect(read({ type: "error", text: "#REF!" })).toMatchObject({ message: { words: { code: "cell-error" } } });
    expect(read({ type: "error", text: "#REF!", formula: "A1" })).toMatchObject({ message: { words: { code: "cell-error-formula" } } });
    expect(read({ type: "uncomputed", text: "A1", formula: "A1" })).toMatchObject({ message: { words: { code: "formula-uncomputed" } } });
    expect(read({ type: "uncomputed", text: "A1", formula: "A1", zero: true })).toMatchObject({
      found: "0",
      message: { words: { code: "formula-zero-or-blank" } },
    });
    expect(read({ type: "boolean", text: "true" })).toEqual({ kind: "word", found: "true" });
  });

  test("what we print we read", () => {
    const decimal = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 })).map(([n, places]) => {
      const digits = String(Math.abs(n)).padStart(places + 1, "0");
      return `${n < 0 ? "-" : ""}${digits.slice(0, digits.length - places)}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
    });
    fc.assert(
      fc.property(decimal, fc.constantFrom("vi" as const, "en" as const), (value, lang) => {
        const exact = parseExact(value);
        const printed = formatNumber(exact as NonNullable<typeof exact>, lang);
        const reading = readNumber(text(printed), { purpose: "count", decimal: lang === "vi" ? "comma" : "point" });
        // A point before three digits may be an office's thousands; then it is refused, never taken for another number.
        if (lang === "en" && /^\D?\d{1,3}\.\d{3}$/.test(printed)) expect(["fault", "number"]).toContain(reading.kind);
        else expect(reading.kind === "number" && parseExact(reading.text)).toEqual(exact);
      }),
    );
  });

  test("a count with thousands beside one with a decimal point is not taken for a small number", () => {
    const column = ["293.184", "98.5", "50"].map(text);
    const convention = readColumnConvention(column, "count");
    expect(column.map((cell) => readNumber(cell, convention).kind)).toEqual(["fault", "number", "number"]);
  });

  test.each<[string, Convention, string]>([
    ["1.234", unknown, "Nếu là số thập phân, viết 1,234 (dấu phẩy thập phân); nếu là số nguyên, viết 1234."],
    ["1.500", comma, "Nếu là số thập phân, viết 1,5 (dấu phẩy thập phân); nếu là số nguyên, viết 1500."],
    ["1,234", point, "Nếu là số thập phân, viết 1.234 (dấu chấm thập phân); nếu là số nguyên, viết 1234."],
    [
      "1,234",
      { purpose: "count", decimal: "undetermined" },
      "Nếu là số thập phân, viết 1,2340 (dấu phẩy thập phân); nếu là số nguyên, viết 1234.",
    ],
  ])("the advice on an ambiguous number is itself not ambiguous: %s", (written, convention, advice) => {
    const reading = readNumber(text(written), convention);
    expect(reading.kind === "fault" && render(reading.fix, "vi")).toBe(advice);
    for (const [, better = ""] of advice.matchAll(/viết ([\d,.]*\d)/g)) expect(readNumber(text(better), convention).kind).toBe("number");
  });

  test("in a column of its own the advice is taken as well", () => {
    const alone = (written: string) => readNumber(text(written), readColumnConvention([text(written)], "score"));
    expect([alone("1.234").kind, alone("1,234")]).toEqual(["fault", { kind: "number", text: "1.234", percent: false, points: false }]);
  });
});

describe("nothing crashes", () => {
  test("random bytes under every name", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom("csv", "xlsx", "xls", "ods", "xlsb", ""),
        fc.constantFrom("", "PK\x03\x04", "\ufeff", "a;b\n"),
        async (bytes, extension, start) => {
          const decoded = await open(`a.${extension}`, Buffer.concat([Buffer.from(start), bytes]));
          if (decoded.tables.length === 0) expect(decoded.diagnostics.some((each) => each.severity === "error")).toBe(true);
          for (const { message, fix } of decoded.diagnostics) {
            for (const lang of ["vi", "en"] as const) {
              expect(render(message, lang)).not.toMatch(/[{}]|undefined/);
              if (fix !== undefined) expect(render(fix, lang)).not.toBe("");
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("records of text tables", () => {
  const field = fc.oneof(
    fc.constantFrom("", " ", "1,5", "Vũ Quang", '"', "a;b", "x\ny", "x\r\ny", "\r", '""', "ộ".normalize("NFD")),
    fc.string({ maxLength: 6 }),
  );
  const written = (text: string, quote: boolean): string => (quote || /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const tableOf = fc.array(fc.array(fc.tuple(field, fc.boolean()), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const ends = fc.constantFrom("\n", "\r\n");
  const recordsOf = async (pieces: readonly string[], delimiter = ";"): Promise<unknown> => {
    const records: (readonly string[])[] = [];
    const fault = await eachRecord(pieces, delimiter, (fields) => records.push(fields));
    return fault ?? records;
  };
  const textOf = (rows: readonly (readonly [string, boolean][])[], end: string): string =>
    rows.map((row) => row.map(([cell, quote]) => written(cell, quote)).join(";") + end).join("");
  const cut = (text: string, first: number, second: number): readonly string[] => {
    const [from = 0, to = 0] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b);
    return [text.slice(0, from), text.slice(from, to), text.slice(to)];
  };

  test("are what was written, wherever the text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(tableOf, ends, fc.nat(), fc.nat(), async (rows, end, first, second) => {
        const said = rows.map((row) => row.map(([cell]) => cell));
        expect(await recordsOf(cut(textOf(rows, end), first, second))).toEqual(said);
      }),
    );
  });

  test("of a text without quotation marks are those of the library, whatever else stands in it", async () => {
    const part = fc.oneof(
      fc.constantFrom("\n", "\r", "\r\n", "\n\r", ";", ",", "\t", "|", "\0", " ", "\u00a0", "\u2028", "\ufeff", "#", "\\", "'", "sep=;"),
      fc.constantFrom("Hà Tĩnh", "Vũ Quang".normalize("NFD"), "𝔸", "1,5"),
      fc.string({ maxLength: 4 }).map((text) => text.replaceAll('"', "")),
    );
    const options = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true };
    await fc.assert(
      fc.asyncProperty(
        fc.array(part),
        fc.constantFrom(";", ",", "\t", "|", "ư"),
        fc.nat(),
        fc.nat(),
        async (parts, delimiter, first, second) => {
          const text = parts.join("");
          // No piece of a file ends within a letter.
          const pieces = text.includes("𝔸") ? [text] : cut(text, first, second);
          expect(await recordsOf(pieces, delimiter)).toEqual(parse(text, { ...options, delimiter }));
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 500) },
    );
  });

  test("go on where lines without quotation marks end", async () => {
    expect(await recordsOf(["a;b\r", '\nc;d\n"e;\n', 'f";g\n\nh'])).toEqual([["a", "b"], ["c", "d"], ["e;\nf", "g"], [""], ["h"]]);
    const long = "x".repeat(2 * 1024 * 1024);
    expect(await recordsOf([`a\n${long}`, ";y\nb\n"])).toEqual([["a"], [long, "y"], ["b"]]);
  });

  test("are refused for a quotation mark and for their length, and what the taker throws is thrown", async () => {
    expect(await recordsOf(['a;b\nc;"d'])).toBe("quote");
    expect(await recordsOf(["a;b\nc", ';d"\n'])).toBe("quote");
    expect(await recordsOf(["x".repeat(5 * 1024 * 1024)])).toBe("too-long");
    expect(await recordsOf(["a;b\n", `${"ộ".repeat(800_000)}`, `${"ộ".repeat(800_000)}\n`])).toBe("too-long");
    const thrown = eachRecord(["a;b"], ";", () => {
      throw new Error("of ours");
    });
    await expect(thrown).rejects.toThrow("of ours");
  });

  const many = (change: (lines: string[]) => void = () => undefined): string => {
    const lines = Array.from(
      { length: 110_000 },
      (_, at) => `${at};Xã Số ${at % 331};"Báo cáo ""${at % 17}""${at % 401 === 0 ? "\r\n" : ""}";${at % 7},5`,
    );
    lines.unshift("SỐ LIỆU", "", "STT;Đơn vị;Ghi chú;Điểm");
    change(lines);
    return `\ufeff${lines.join("\r\n")}\r\n`;
  };
  const inOneGo = (text: string): Promise<Decoded> => open("a.csv", Buffer.from(text.replace(/^\ufeff/, "\ufeffsep=;\r\n")));

  test("of many megabytes are what they are in one go", async () => {
    const text = many();
    expect(Buffer.byteLength(text)).toBeGreaterThan(4 * 1024 * 1024);
    const large = only(await open("a.csv", text));
    expect(large.rows.at(402)?.map((cell) => cell?.text)).toEqual(["399", "Xã Số 68", 'Báo cáo "8"', "0,5"]);
    expect(large.rows.length).toBe(110_003);
    expect(same(large.rows, only(await inOneGo(text)).rows)).toBe(true);
  });

  test("of many megabytes without quotation marks, or with the first of them far down", async () => {
    const plain = (line: string): string => line.replace(/["\r\n]/g, "");
    for (const from of [0, 100_000]) {
      const text = many((lines) => lines.splice(from, lines.length, ...lines.slice(from).map(plain)));
      const other = many((lines) => lines.splice(0, lines.length - from, ...lines.slice(0, lines.length - from).map(plain)));
      for (const each of [text, other]) {
        const { rows } = only(await open("a.csv", each));
        expect(rows.length).toBe(110_003);
        expect(same(rows, only(await inOneGo(each)).rows)).toBe(true);
      }
    }
  });

  test.each<[string, (lines: string[]) => void]>([
    ["csv-ragged", (lines) => lines.push("1;2;3")],
    ["csv-ragged", (lines) => lines.splice(500, 0, "1;2;3;4;5")],
    ["csv-quote", (lines) => lines.push('1;2;"3;4')],
    ["csv-quote", (lines) => lines.push('1;2;3"3;4')],
    ["csv-nul", (lines) => lines.push("1;2;3;\0")],
  ])("of many megabytes are refused for what stands at their end: %s", async (code, change) => {
    const decoded = await open("a.csv", many(change));
    expect([codes(decoded), decoded.tables]).toEqual([[code], []]);
  });

  test("of many megabytes in another encoding are read as ever", async () => {
    const text = many();
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.slice(1), "utf16le")]);
    expect(same(only(await open("a.csv", wide)).rows, only(await open("a.csv", text)).rows)).toBe(true);
  });
});

describe("large sheets, read in pieces", () => {
  const cut = (size: number) =>
    async function* inPieces(bytes: Uint8Array): AsyncIterable<Uint8Array | undefined> {
      const whole = inflate(bytes, 2 ** 30);
      for (let at = 0; whole !== undefined && at < whole.length; at += size) yield whole.subarray(at, at + size);
      if (whole === undefined) yield undefined;
    };
  const cells: readonly ((row: number) => string)[] = [
    (row) => `<c r="A${row}"><v>${row}</v></c>`,
    (row) => `<c r="B${row}" t="s"><v>${row % 3}</v></c>`,
    (row) => `<c r="C${row}" s="1"><v>${row % 100}.${row % 7}5</v></c>`,
    (row) => `<c r="D${row}" t="inlineStr"><is><t>Xã ${row} &amp; phường</t></is></c>`,
    (row) => `<c  t='str' r="E${row}"><f>IF(A${row}&gt;1,"x","")</f><v>x${row * 7919}</v></c>`,
    (row) => (row % 11 === 0 ? `<c r="F${row}"><f>A${row}+1</f></c>` : `<c r="F${row}" s="1"/>`),
    (row) => (row % 13 === 0 ? `<c r="G${row}" t="e"><v>#REF!</v></c><!-- > ${row} -->` : `<c r="G${row}"><v>0.${row}</v></c>`),
    (row) => (row % 17 === 0 ? `<c r="H${row}" t="str"><v><![CDATA[a<b>${row}]]></v></c>` : ""),
  ];
  const rows = Array.from({ length: 16_000 }, (_, at) => {
    const hidden = at % 19 === 0 ? ' hidden="1"' : "";
    return `<row r="${at + 1}"${hidden}>${cells.map((cell) => cell(at + 1)).join("")}</row>`;
  });
  const sheet = data(rows.join("\r\n"));
  const strings = "<sst><si><t>Nội dung</t></si><si><t>  </t></si><si><r><t>Kế </t></r><r><t>hoạch</t></r></si></sst>";
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="2"/></cellXfs></styleSheet>';
  const large = book(sheet, { strings, styles });
  const openAt = (bytes: Uint8Array, size: number, limits: Partial<Limits> = {}): Promise<Decoded> =>
    decode("a.xlsx", bytes, { inflate, inflateInPieces: cut(size), limits });

  test.each([false, true])("in UTF-16, the high byte first: %s, are what they are in UTF-8", async (bigEndian) => {
    const wide = parts(sheet, { strings, styles }).map((part) => {
      if (!part.name.includes("worksheets/")) return part;
      const bytes = Buffer.from(`\ufeff${String(part.data)}`, "utf16le");
      return { ...part, data: bigEndian ? bytes.swap16() : bytes };
    });
    const whole = only(await open("a.xlsx", large));
    for (const size of [997, 65_536]) expect(same(only(await openAt(zip(wide), size)).rows, whole.rows)).toBe(true);
    const broken = wide.map((part) =>
      part.name.includes("worksheets/") ? { ...part, data: Buffer.from(part.data).subarray(0, -3) } : part,
    );
    expect(codes(await openAt(zip(broken), 65_536))).toEqual([expect.stringMatching(/^xml-/)]);
  });

  test("are what they are when they are read whole", async () => {
    const whole = only(await open("a.xlsx", large));
    expect(whole.rows.at(16)?.map((cell) => cell?.text)).toEqual([
      "17",
      "Kế hoạch",
      "17.35",
      "Xã 17 & phường",
      "x134623",
      undefined,
      "0.17",
      "a<b>17",
    ]);
    expect(whole.rows.at(10)?.[5]).toEqual({ type: "uncomputed", text: "A11+1", formula: "A11+1" });
    expect(whole.hiddenRows.size).toBe(843);
    // Pieces that end in every place of a tag, of a letter and of a reference.
    for (const size of [997, 65_536, 2 ** 26]) {
      const table = only(await openAt(large, size));
      expect(same(table.rows, whole.rows)).toBe(true);
      expect(table.hiddenRows).toEqual(whole.hiddenRows);
    }
  });

  test("are refused for what stands at their very end", async () => {
    const damaged: readonly (readonly [string, Uint8Array])[] = [
      ["xml-truncated", book(`<?xml version="1.0"?><worksheet>${sheet}`, { strings, styles })],
      ["xml-malformed", book(`${sheet}</sheet>`, { strings, styles })],
      ["xml-doctype", book(`${sheet}<!DOCTYPE a>`, { strings, styles })],
      ["cell-reference", book(data(`${rows.join("")}<row r="16001"><c r="XFE1"><v>1</v></c></row>`), { strings, styles })],
      ["shared-string-missing", book(data(`${rows.join("")}<row r="16001"><c r="A16001" t="s"><v>3</v></c></row>`), { strings, styles })],
      [
        "over-limit",
        book(data(`${rows.join("")}<row r="16001"><c r="A16001" t="str"><v>${"a".repeat(33_000)}</v></c></row>`), { strings, styles }),
      ],
    ];
    for (const [code, bytes] of damaged) {
      const decoded = await openAt(bytes, 65_536);
      expect(codes(decoded)).toEqual([code]);
      expect(decoded.tables).toEqual([]);
      expect(decoded).toEqual(await open("a.xlsx", bytes));
    }
  });

  test("are refused when they are not what the directory says", async () => {
    const other = (entry: Partial<Entry>) =>
      zip(parts(sheet, { strings, styles }).map((each) => (each.name.endsWith("sheet1.xml") ? { ...each, ...entry } : each)));
    const size = Buffer.byteLength(parts(sheet)[5]?.data as string);
    const broken = deflateRawSync(Buffer.from(sheet));
    broken.fill(255, broken.length >> 1);
    for (const bytes of [other({ crc: 1 }), other({ size: size + 1 }), other({ size: size - 1 }), other({ packed: broken })]) {
      const decoded = await openAt(bytes, 65_536);
      expect(decoded.tables).toEqual([]);
      expect(decoded).toEqual(await open("a.xlsx", bytes));
    }
  });

  test("are refused before a text that never ends is held", async () => {
    // Little enough of it compresses for the ratio to be an honest one.
    const letters = Array.from({ length: 60_000 }, (_, i) => ((i * 7919) % 46_655).toString(36)).join("");
    const endless = book(data(`<row r="1"><c r="A1" t="str"><v>${`${letters}${"a".repeat(3_000_000)}`.repeat(5)}</v></c></row>`));
    let given = 0;
    const counting = async function* (bytes: Uint8Array): AsyncIterable<Uint8Array | undefined> {
      for await (const piece of cut(65_536)(bytes)) {
        given += piece?.length ?? 0;
        yield piece;
      }
    };
    for (const [limits, code] of [
      [{}, "over-limit"],
      [{ "text-length": 100_000_000 }, "xml-malformed"],
    ] as const) {
      given = 0;
      const decoded = await decode("a.xlsx", endless, { inflate, inflateInPieces: counting, limits });
      expect(codes(decoded)).toEqual([code]);
      expect(given).toBeLessThan(4.5 * 1024 * 1024);
    }
  });

  test("count for a limit of their own, and are checked even when no sheet needs them", async () => {
    expect(codes(await openAt(large, 65_536, { "unpacked-size": 100_000 }))).toEqual([]);
    expect(codes(await openAt(large, 65_536, { "streamed-size": 100_000 }))).toEqual(["over-limit"]);
    expect(codes(await openAt(large, 65_536, { rows: 15_999 }))).toEqual(["over-limit"]);
    const unused = book(data('<row><c r="A1"><v>1</v></c></row>'), {
      more: [{ name: "xl/worksheets/sheet2.xml", data: `<worksheet>${sheet}</worksheet>`, crc: 7 }],
    });
    expect(codes(await openAt(unused, 65_536))).toEqual(["zip-checksum"]);
  });
});

describe("sentences", () => {
  const folder = new URL("../src/tables/", import.meta.url);
  const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
  test("codes are kebab-case, unique, and say something in both languages", () => {
    const found = sources.flatMap(({ text }) => [
      ...text.matchAll(/\bwords\(\s*"([^"]+)",\s*(["'`].+?["'`]),\s*(["'`].+?["'`])(?:,\s*\[[^\]]*\])?,?\s*\)/gs),
    ]);
    expect(found.length).toBe(sources.reduce((sum, { text }) => sum + (text.match(/\bwords\(\s*"/g)?.length ?? 0), 0));
    const names = found.map(([, code]) => code);
    expect(new Set(names).size).toBe(names.length);
    for (const [, code, vi, en] of found) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(vi).toMatch(/[à-ỹđ]/i);
      expect(en).not.toMatch(/[ạ-ỹđ]/i);
    }
  });
  test("nothing of node is imported, and no library but where a file needs it; its types cost nothing", () => {
    for (const { name, text } of sources)
      expect([name, /from "node:|^import (?!type )[^;]*from "(?:xlsx|hucre|csv-parse)/m.test(text)]).toEqual([name, false]);
  });
});
