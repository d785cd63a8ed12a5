/** What nobody should send is refused: damaged, hostile and strange files, each with the message and the place that are promised, exit 2. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { bytes, good, more, replaced, score, TABLE, whole } from "./guarded.ts";
import { type BookOptions, book, data, parts, zip } from "./packages.ts";

const MIB = 1024 * 1024;
const csvOf = (sheet: string, options?: BookOptions): Uint8Array => book(sheet, options);
const cfb = (...streams: readonly string[]): Uint8Array => {
  const file = sheetjs.CFB.utils.cfb_new();
  for (const stream of streams) sheetjs.CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(8192, 4));
  return new Uint8Array(sheetjs.CFB.write(file, { type: "buffer" }) as Buffer);
};
const random = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255);

type Refused = readonly [row: number, name: string, file: string, bytes: () => Uint8Array, code: string, advice: RegExp];
const refused: readonly Refused[] = [
  [5, "empty", "a.xlsx", () => new Uint8Array(), "spreadsheet-empty", /Luôn giữ trên thiết bị này/],
  [6, "one-byte", "a.xlsx", () => bytes("x"), "file-is-text", /Lưu thành/],
  [6, "random-64k", "a.xlsx", () => random, "file-unknown", /Tải lại tệp/],
  [6, "pdf-as-xlsx", "a.xlsx", () => bytes("%PDF-1.7\n%âã"), "file-is-pdf", /PDF.*\n.*bảng tính gốc/],
  [6, "html-as-xls", "a.xls", () => bytes("<html><table><tr><td>1</td></tr></table></html>"), "file-is-html", /HTML.*\n.*Lưu thành/],
  [6, "text-as-xlsx", "a.xlsx", () => bytes("Đơn vị;Điểm\n"), "file-is-text", /Lưu thành/],
  [7, "numbers", "a.numbers", () => zip([{ name: "Index/Document.iwa", data: "x" }]), "file-is-numbers", /Xuất sang › Excel/],
  [7, "et-as-xlsx", "a.xlsx", () => cfb("Workbook"), "file-extension", /\.xls,.*lưu thành \.xlsx/],
  [
    7,
    "xml-spreadsheet-as-xlsx",
    "a.xlsx",
    () => bytes('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    "file-is-xml-spreadsheet",
    /Lưu thành/,
  ],
  [8, "encrypted", "a.xlsx", () => cfb("EncryptionInfo", "EncryptedPackage"), "workbook-password", /Mã hóa bằng Mật khẩu/],
  [8, "old .xls, not encrypted", "a.xlsx", () => cfb("Book"), "file-extension", /Excel 97-2003/],
  [8, "cfb-header", "a.xlsx", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "file-unknown", /Tải lại tệp/],
  [9, "zip-truncated", "a.xlsx", () => whole.subarray(0, 900), "zip-truncated", /Tải lại tệp/],
  [9, "zip-no-eocd", "a.xlsx", () => whole.subarray(0, whole.length - 22), "zip-truncated", /Tải lại tệp/],
  [
    9,
    "zip-bad-deflate",
    "a.xlsx",
    () => more({ name: "x.bin", data: "abc", packed: Buffer.from([7, 7, 7]) }),
    "zip-entry-damaged",
    /Tải lại tệp/,
  ],
  [9, "zip-size-lie", "a.xlsx", () => more({ name: "x.bin", data: "abcdef", size: 200 }), "zip-size-lie", /Tải lại tệp/],
  [10, "zip-encrypted-flag", "a.xlsx", () => more({ name: "x.bin", data: "abc", flags: 1 }), "zip-encrypted", /mật khẩu/],
  [11, "zip-prefixed-junk", "a.xlsx", () => Buffer.concat([Buffer.from("MZ rác\0"), whole]), "zip-prefixed-junk", /Tải lại tệp/],
  [11, "zip-trailing-junk", "a.xlsx", () => Buffer.concat([whole, Buffer.from("rác")]), "zip-trailing-junk", /4 byte lạ/],
  [12, "dup-entries", "a.xlsx", () => more({ name: "xl/worksheets/sheet1.xml", data: "<x/>" }), "zip-duplicate-entry", /sheet1\.xml/],
  [13, "zip-bomb-200MB-sheet", "a.xlsx", () => bomb(), "over-limit", /--limit (?:ratio|unpacked-size)=/],
  [
    13,
    "many-entries-20k",
    "a.xlsx",
    () =>
      zip([
        ...good,
        ...Array.from({ length: 20_000 }, (_, i) => ({
          name: `p${i}`,
          data: "",
          stored: true,
        })),
      ]),
    "over-limit",
    /--limit entries=/,
  ],
  [13, "zip-overlap", "a.xlsx", () => overlap(), "zip-overlap", /Tải lại tệp/],
  [14, "traversal-entry", "a.xlsx", () => more({ name: "../../etc/passwd", data: "x" }), "zip-entry-name", /Tải lại tệp/],
  [14, "traversal-rel", "a.xlsx", () => csvOf(TABLE, { target: "../../../etc/passwd" }), "relation-target", /Tải lại tệp/],
  [14, "traversal-abs", "a.xlsx", () => csvOf(TABLE, { target: "/etc/passwd" }), "workbook-part-missing", /etc\/passwd/],
  [
    14,
    "remote-rel",
    "a.xlsx",
    () =>
      csvOf(TABLE, {
        target: "http://example.com/a.xml",
        mode: ' TargetMode="External"',
      }),
    "relation-external",
    /example\.com/,
  ],
  [15, "missing-workbook", "a.xlsx", () => csvOf(TABLE, { drop: "xl/workbook.xml" }), "workbook-part-missing", /xl\/workbook\.xml/],
  [15, "missing-sheet", "a.xlsx", () => csvOf(TABLE, { drop: "xl/worksheets/sheet1.xml" }), "workbook-part-missing", /sheet1\.xml/],
  [15, "missing-ct", "a.xlsx", () => csvOf(TABLE, { drop: "[Content_Types].xml" }), "workbook-part-missing", /Content_Types/],
  [15, "no-sheets", "a.xlsx", () => csvOf(TABLE, { sheets: " " }), "workbook-no-sheets", /Tải lại tệp/],
  [
    16,
    "truncated-xml",
    "a.xlsx",
    () => csvOf('<?xml version="1.0"?><worksheet><sheetData><row r="1">'),
    "xml-truncated",
    /sheet1\.xml.*vị trí \d+/,
  ],
  [16, "mismatched-xml", "a.xlsx", () => csvOf("<sheetData><row></sheetData></row>"), "xml-malformed", /sheet1\.xml.*vị trí \d+/],
  [
    16,
    "bad-utf8",
    "a.xlsx",
    () => replaced("xl/worksheets/sheet1.xml", Buffer.from([60, 97, 62, 255, 254, 60, 47, 97, 62])),
    "xml-encoding",
    /sheet1\.xml/,
  ],
  [
    17,
    "xxe-file",
    "a.xlsx",
    () => csvOf(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>${TABLE}</worksheet>`),
    "xml-doctype",
    /DOCTYPE/,
  ],
  [
    17,
    "billion-laughs-sst",
    "a.xlsx",
    () =>
      csvOf(TABLE, {
        strings: `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`,
      }),
    "xml-doctype",
    /sharedStrings/,
  ],
  [18, "deep-xml", "a.xlsx", () => csvOf("<a>".repeat(200_000) + "</a>".repeat(200_000)), "over-limit", /--limit (?:xml-depth|ratio)=/],
  [
    18,
    "many-attrs",
    "a.xlsx",
    () => csvOf(`<a ${Array.from({ length: 100_000 }, (_, i) => `x${i}="1"`).join(" ")}/>`),
    "over-limit",
    /--limit xml-attributes=/,
  ],
  [19, "row-bomb", "a.xlsx", () => rowBomb(), "over-limit", /--limit (?:rows|ratio|unpacked-size)=/],
  [19, "1M-columns.csv", "a.csv", () => bytes(`${"1,".repeat(1_000_000)}1\n`), "over-limit", /--limit columns=/],
  [19, "one-10MB-field.csv", "a.csv", () => bytes(`a;b\n${"x".repeat(10_000_000)};1\n`), "over-limit", /--limit text-length=/],
  [21, "beyond-limits", "a.xlsx", () => csvOf(data('<row r="1"><c r="XFE1"><v>1</v></c></row>')), "cell-reference", /XFE1/],
  [21, "proto-cellref", "a.xlsx", () => csvOf(data('<row r="1"><c r="__proto__"><v>1</v></c></row>')), "cell-reference", /__proto__/],
  [23, "sst-out-of-range", "a.xlsx", () => csvOf(data('<row r="1"><c r="B1" t="s"><v>7</v></c></row>')), "shared-string-missing", /B1.*7/],
  [
    66,
    "mixed-invalid-utf8",
    "a.csv",
    () => Buffer.concat([bytes("Đơn vị;Điểm\nVũ Quang;"), Buffer.from([0xe1, 0xbb, 0x3b])]),
    "text-encoding",
    /byte thứ 29 \(dòng 2\)/,
  ],
  [68, "unclosed-quote", "a.csv", () => bytes(`a;b\n1;"Vũ Quang\n${"2;x\n".repeat(1000)}`), "csv-quote", /dòng 2/],
  [68, "quote-mid", "a.csv", () => bytes('a;b\n1;Vũ "Quang"\n'), "csv-quote", /dòng 2/],
  [69, "ragged", "a.csv", () => bytes("a;b;c\n1;2;3\n1;2\n"), "csv-ragged", /Dòng 3/],
  [70, "nul-bytes", "a.csv", () => bytes("Đơn vị;Điểm\nVũ Quang;\0\n"), "csv-nul", /dòng 2/],
  [70, "only-bom", "a.csv", () => bytes("\ufeff"), "csv-empty", /không có dòng nào/],
  [70, "empty.csv", "a.csv", () => new Uint8Array(), "spreadsheet-empty", /0 byte/],
];

/** 200 MB of spaces behind the table: as much as a megabyte of zeros packs to. */
function bomb(): Uint8Array {
  const size = 200 * MIB;
  const sheet = Buffer.alloc(size, " ");
  const start = Buffer.from(`<worksheet>${TABLE}</worksheet>`);
  start.copy(sheet);
  return zip(
    parts("").map((each) =>
      each.name.endsWith("sheet1.xml")
        ? {
            ...each,
            data: "",
            packed: deflateRawSync(sheet, { level: 1 }),
            size,
            crc: 0,
          }
        : each,
    ),
  );
}
/** An entry inside the bytes of another, which the directory lists as well. */
function overlap(): Uint8Array {
  const inner = zip([{ name: "b", data: "x", stored: true }]).subarray(0, 32);
  const start = whole.readUInt32LE(whole.length - 6);
  return zip([...good, { name: "o", data: inner, stored: true }, { name: "b", data: "x", stored: true, ghost: true, at: start + 31 }]);
}
const rowBomb = (): Uint8Array => book(data("<row><c><v>1</v></c></row>".repeat(200_000)));

describe("refused, exit 2", () => {
  test.each(refused)("row %i: %s", async (_, __, file, make, code, advice) => {
    const input = make();
    const start = performance.now();
    const ended = await score(file, input);
    const took = performance.now() - start;
    expect(ended.exit).toBe(2);
    expect(ended.out).toBe("");
    expect(ended.told.map((line) => line.split(" ").at(-1))).toEqual([code]);
    expect(ended.told[0]).toMatch(/^a\.\w+/);
    expect(ended.err).toMatch(advice);
    // Nothing but the file itself and the rubric is opened, and nothing is unpacked beyond the limit.
    expect(ended.opened.filter((path) => path !== file && !path.endsWith("nho.yaml"))).toEqual([]);
    expect(ended.inflated).toBeLessThanOrEqual(100 * MIB);
    expect(took).toBeLessThan(10_000);
  });
});
