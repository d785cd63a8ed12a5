/** What kind of file it is, its container and its parts: everything that is not sound is refused by its own code. */
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import type { Table } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { cells, codes, only, open } from "./opened.ts";
import { book, data, type Entry, parts, zip } from "./packages.ts";

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
