/** What nobody should send: damaged, hostile and strange files, each with the message, the place and the exit code that is promised. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { isTable } from "../src/commands/files.ts";
import { fileTypes } from "../src/tables/index.ts";
import { memoryHost, type World } from "./memory-host.ts";
import { type BookOptions, book, data, parts, zip } from "./packages.ts";

const MIB = 1024 * 1024;
const rubric = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"));

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** `a.xlsx › 'Tự chấm'!A1 lỗi over-limit` */
  readonly told: readonly string[];
  /** Every path that was opened. */
  readonly opened: readonly string[];
  readonly inflated: number;
  readonly waits: readonly number[];
}
async function run(argv: readonly string[], world: World): Promise<Ended> {
  const opened: string[] = [];
  let inflated = 0;
  const host = memoryHost({
    shipped: "rubrics",
    ...world,
    files: { "rubrics/nho.yaml": rubric, ...world.files },
  });
  const exit = await main(argv, {
    ...host,
    read: (path) => {
      opened.push(path);
      return host.read(path);
    },
    inflate: (bytes, limit) => {
      const out = host.inflate(bytes, limit);
      inflated += out?.length ?? 0;
      return out;
    },
  });
  const err = host.stderr();
  const told = [...err.matchAll(/^(\S.*?) {2}(lỗi|cảnh báo|lưu ý) {2}([a-z0-9-]+) {2}/gm)].map(
    ([, at, severity, code]) => `${at} ${severity} ${code}`,
  );
  return {
    exit,
    out: host.stdout(),
    err,
    told,
    opened,
    inflated,
    waits: host.waits,
  };
}
const score = (file: string, bytes: Uint8Array, ...more: readonly string[]): Promise<Ended> =>
  run(["score", file, "-r", "nho", ...more], { files: { [file]: bytes } });

const UNITS = ["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"];
const text = (reference: string, value: string): string => `<c${reference} t="inlineStr"><is><t>${value}</t></is></c>`;
/** A long table of all units; `addressed` says whether rows and cells give their addresses. */
function rows(addressed = true): readonly string[] {
  const r = (at: string): string => (addressed ? ` r="${at}"` : "");
  const row = (n: number, cells: string): string => `<row${r(String(n))}>${cells}</row>`;
  return [
    row(1, text(r("A1"), "Đơn vị") + text(r("B1"), "Mã") + text(r("C1"), "Điểm tự đánh giá")),
    ...UNITS.map((unit, i) => {
      const n = i + 2;
      return row(n, `${text(r(`A${n}`), unit)}${text(r(`B${n}`), "1.3")}<c${r(`C${n}`)}><v>${0.25 * (i + 1)}</v></c>`);
    }),
  ];
}
const TABLE = data(rows().join(""));
const good = parts(TABLE);
const whole = zip(good);
const more = (entry: Parameters<typeof zip>[0][number]): Uint8Array => zip([...good, entry]);
const csvOf = (sheet: string, options?: BookOptions): Uint8Array => book(sheet, options);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const cfb = (...streams: readonly string[]): Uint8Array => {
  const file = sheetjs.CFB.utils.cfb_new();
  for (const stream of streams) sheetjs.CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(8192, 4));
  return new Uint8Array(sheetjs.CFB.write(file, { type: "buffer" }) as Buffer);
};
const random = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) & 255);

/** What the good workbook gives, without the seal, which tells the files apart: whatever is «read» must give the same. */
const places = ({ out }: Ended): readonly string[] =>
  out
    .trimEnd()
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(";").slice(5, 12).join(";"));

test("the good workbook is read", async () => {
  const ended = await score("a.xlsx", whole, "--format", "csv");
  expect(ended.exit).toBe(0);
  expect(ended.told.filter((line) => line.includes("lỗi"))).toEqual([]);
  expect(places(ended)).toHaveLength(4);
});

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
const replaced = (name: string, content: Uint8Array): Uint8Array =>
  zip(parts("").map((each) => (each.name === name ? { ...each, data: content } : each)));
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

type Accepted = readonly [row: number, name: string, bytes: () => Uint8Array, doubts: readonly string[]];
const accepted: readonly Accepted[] = [
  [
    16,
    "utf16-xml",
    () =>
      replaced(
        "xl/worksheets/sheet1.xml",
        Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet>${TABLE}</worksheet>`, "utf16le"),
      ),
    [],
  ],
  [20, "dimension-lie", () => book(`<dimension ref="A1:XFD1048576"/>${TABLE}`), []],
  [20, "far-cell", () => book(data(`${rows().join("")}<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>`)), []],
  [20, "merge-all", () => book(`${TABLE}<mergeCells><mergeCell ref="E1:XFD1048576"/></mergeCells>`), []],
  [
    20,
    "cols-bomb",
    () =>
      book(
        `<cols>${Array.from({ length: 100_000 }, (_, i) => `<col min="1" max="16384" width="${((i * 7919) % 10_007) + 1}"/>`).join("")}</cols>${TABLE}`,
      ),
    [],
  ],
  [
    20,
    "datavalidation-whole-column",
    () => book(`${TABLE}<dataValidations>${'<dataValidation sqref="A1:A1048576"/>'.repeat(2_000)}</dataValidations>`),
    [],
  ],
  [
    22,
    "merge-overlap",
    () => book(`${TABLE}<mergeCells><mergeCell ref="E1:F2"/><mergeCell ref="F2:G3"/></mergeCells>`),
    ["a.xlsx › 'Tự chấm'!F2 cảnh báo merge-overlap"],
  ],
  [
    23,
    "sst-count-lie",
    () =>
      book(TABLE, {
        strings: '<sst count="999999999" uniqueCount="999999999"><si><t>x</t></si></sst>',
      }),
    [],
  ],
  [24, "rows-out-of-order", () => book(data([...rows()].reverse().join(""))), []],
  [24, "dup-cells-rows, alike", () => book(data([...rows(), rows()[1]].join(""))), []],
  [25, "no-r-attrs", () => book(data(rows(false).join(""))), []],
  [31, "macros", () => more({ name: "xl/vbaProject.bin", data: "x" }), ["a.xlsx lưu ý macros-ignored"]],
  [62, "proto-sheetname", () => book(TABLE, { sheets: '<sheet name="__proto__" r:id="r1"/>' }), []],
];

describe("read like the good one", () => {
  test.each(accepted)("row %i: %s", async (_, __, make, doubts) => {
    const expected = places(await score("a.xlsx", whole, "--format", "csv"));
    const input = make();
    const start = performance.now();
    const ended = await score("a.xlsx", input, "--format", "csv");
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(ended.exit).toBe(0);
    expect(places(ended)).toEqual(expected);
    expect(ended.told.filter((line) => !/missing$/.test(line))).toEqual(doubts);
    expect(Object.hasOwn(Object.prototype, "v")).toBe(false);
  });
});

test("row 24: one cell with two values is an error at the cell, exit 1", async () => {
  const twice = [...rows(), '<row r="2"><c r="C2"><v>1.5</v></c></row>'];
  const ended = await score("a.xlsx", book(data(twice.join(""))));
  expect(ended.exit).toBe(1);
  expect(ended.told).toContain("a.xlsx › 'Tự chấm'!C2 lỗi cell-duplicate");
});

test("a folder stands for every kind of table there is, text files apart, which may be anything", () => {
  const endings = fileTypes.flatMap(({ extensions }) => extensions);
  expect(endings.filter((ending) => !isTable(`a.${ending}`))).toEqual(["txt"]);
});

describe("text tables", () => {
  const table = (separator: string, end = "\n"): string =>
    [
      `Đơn vị${separator}Mã${separator}Điểm tự đánh giá`,
      ...UNITS.map((unit, i) => `${unit}${separator}1.3${separator}"0,${25 * (i + 1)}"`),
    ].join(end);
  test.each([
    ["sep-line", `sep=;\r\n${table(";", "\r\n")}`],
    ["sep-line of a comma", `sep=,\n${table(",")}`],
    ["tab", table("\t")],
    ["comma-quoted-decimals", table(",")],
    ["cr-only", table(";", "\r")],
    ["crlf", table(";", "\r\n")],
  ])("row 67: %s", async (_, content) => {
    const expected = places(await score("a.csv", bytes(table(";")), "--format", "csv"));
    const ended = await score("a.csv", bytes(content), "--format", "csv");
    expect(expected).toHaveLength(4);
    expect(places(ended)).toEqual(expected);
  });

  test("row 69: two headings alike are told, never the last one taken", async () => {
    const ended = await score("a.csv", bytes("Đơn vị;Mã;Điểm tự đánh giá;Điểm tự đánh giá\nHuyện Vũ Quang;1.3;1;0\n"));
    expect(ended.exit).not.toBe(0);
    expect(ended.told.some((line) => /^a\.csv › [CD][12] .*lỗi/.test(line))).toBe(true);
  });

  test("row 70: headings alone are a finding, exit 1", async () => {
    const ended = await score("a.csv", bytes("Đơn vị;Mã;Điểm tự đánh giá\n"));
    expect([ended.exit, ended.told]).toEqual([1, ["a.csv lỗi no-units"]]);
  });
});

describe("the system answers with its codes", () => {
  const table = `Đơn vị;Mã;Điểm tự đánh giá\n${UNITS.map((unit) => `${unit};1.3;1`).join("\n")}\n`;
  const files = { "a.csv": table, "kq.md": "kết quả cũ" };
  const ask = ["score", "a.csv", "-r", "nho"] as const;
  test.each([
    ["EBUSY", "a.csv", /đang mở trong chương trình khác/],
    ["EPERM", "a.csv", /đang mở trong Excel thì lưu và đóng lại/],
    ["EACCES", "a.csv", /đang mở trong Excel thì lưu và đóng lại/],
    ["EBUSY", ">kq.md", /ghi sang tệp khác bằng -o/],
    ["EPERM", ">kq.md", /ghi vào thư mục khác bằng -o/],
  ])("row 3, 4: %s on %s is tried again three times within a second", async (code, path, advice) => {
    const ended = await run([...ask, "-o", "kq.md", "--force"], {
      files,
      faults: { [path]: code },
    });
    expect(ended.exit).toBe(2);
    expect(ended.err).toMatch(advice);
    expect(ended.waits).toHaveLength(3);
    expect(ended.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(1_000);
    expect(
      (
        await run([...ask, "-o", "kq.md", "--force"], {
          files,
          faults: { [path]: `${code} 3` },
        })
      ).exit,
    ).toBe(0);
  });

  test.each([
    ["ENOSPC", /Ổ đĩa đầy/],
    ["EDQUOT", /Ổ đĩa đầy/],
    ["EROFS", /Không được phép ghi.*\n.*-o/],
    ["EISDIR", /thư mục.*\n.*ket-qua\.md/],
    ["ELOOP", /lối tắt/],
    ["ENAMETOOLONG", /không nhận tên tệp.*\n.*ngắn hơn/],
    ["EIO", /OneDrive/],
    ["EWHATEVER", /EWHATEVER/],
  ])("row 85: %s while writing loses nothing", async (code, advice) => {
    const ended = await run([...ask, "-o", "kq.md", "--force"], {
      files,
      faults: { ">kq.md": code },
    });
    expect([ended.exit, ended.waits]).toEqual([2, []]);
    expect(ended.err).toMatch(advice);
  });

  test.each([
    "so lieu [2024] (1).csv",
    "Đơn vị {a,b}.csv",
    "kết quả * ?.csv",
    "a.csv.csv",
    "C:\\Users\\Hoà\\a b.csv",
    "\\\\may-chu\\chia-se\\a.csv",
  ])("row 84: %s is a name like any other", async (name) => {
    const ended = await run(["score", name, "-r", "nho"], {
      files: { [name.replaceAll("\\", "/")]: table },
    });
    expect(ended.exit).toBe(0);
  });

  test.each([{ COLUMNS: "20" }, { COLUMNS: "0" }, { COLUMNS: "abc" }, { LANG: "C" }, { TERM: "dumb" }, {}])(
    "row 86: %o",
    async (env: Record<string, string>) => {
      const ended = await run([...ask], { files, env });
      expect([ended.exit, ended.out.includes("Vũ")]).toEqual([0, true]);
    },
  );

  test("row 86: nobody types a table into a terminal", async () => {
    const ended = await run(["score", "-", "-r", "nho"], {
      files,
      stdinIsTerminal: true,
    });
    expect([ended.exit, ended.err.split("\n")[0]]).toEqual([2, "“-” đọc số liệu từ lệnh trước, nhưng không có gì được chuyển vào."]);
  });

  test.each([
    ["--date", "31/02/2025"],
    ["--max-problems", "x"],
    ["--max-warnings", "x"],
    ["--limit", "rows=x"],
    ["--encoding", "x"],
    ["--layout", "x"],
  ])("row 87: %s %s", async (flag, value) => {
    const ended = await run([...ask, flag, value], { files });
    expect(ended.exit).toBe(2);
    expect(ended.err.trim().split("\n")).toHaveLength(2);
    expect(ended.err).toContain(value);
  });
});

describe("how much is told", () => {
  const wrong = `Đơn vị;Mã;Điểm tự đánh giá\n${Array.from({ length: 60 }, (_, i) => `Huyện Vũ Quang;1.3;chưa rõ ${i}`).join("\n")}\n`;
  const lines = ({ told }: Ended): number => told.length;
  const ask = (...more: readonly string[]): Promise<Ended> =>
    run(["score", "a.csv", "-r", "nho", ...more], {
      files: { "a.csv": wrong },
    });
  test("--max-problems cuts what people read, the worst first, and says how many are left", async () => {
    const all = await ask("--verbose");
    const few = await ask("--verbose", "--max-problems", "3");
    expect(lines(all)).toBeGreaterThan(30);
    expect(lines(few)).toBe(3);
    expect(few.told.every((line) => line.includes(" lỗi "))).toBe(true);
    expect(few.err).toContain(`và ${lines(all) - 3} vấn đề nữa; thêm --max-problems 0 để xem hết`);
    expect(lines(await ask("--verbose", "--max-problems", "0"))).toBe(lines(all));
    // What machines read is whole, whatever people are shown, and so are the counts.
    expect(JSON.parse((await ask("--format", "json", "--max-problems", "1")).out)).toEqual(JSON.parse((await ask("--format", "json")).out));
    expect(few.err.trim().split("\n").at(-1)).toBe(all.err.trim().split("\n").at(-1));
    expect(few.exit).toBe(all.exit);
  });

  test("--sheet reads the sheets that are named, whatever their case, and refuses one that is not there", async () => {
    const two = book(TABLE, { sheets: '<sheet name="Tự chấm" sheetId="1" r:id="r1"/><sheet name="Bản nháp" sheetId="2" r:id="r1"/>' });
    const twice = await score("a.xlsx", two);
    expect([twice.exit, twice.told.some((line) => line.includes("lỗi answer-twice"))]).toEqual([1, true]);
    const one = await score("a.xlsx", two, "--sheet", "TỰ CHẤM", "--format", "csv");
    expect([one.exit, places(one)]).toEqual([0, places(await score("a.xlsx", whole, "--format", "csv"))]);
    const none = await score("a.xlsx", two, "--sheet", "Tự châm");
    expect([none.exit, none.told]).toEqual([2, ["a.xlsx lỗi sheet-choice-unknown"]]);
    expect(none.err).toContain("Tên gần đúng: Tự chấm.");
  });

  test("--strict makes errors of what is hidden", async () => {
    const hidden = book(`<cols><col min="3" max="3" hidden="1"/></cols>${TABLE}`);
    const lax = await score("a.xlsx", hidden);
    const strict = await score("a.xlsx", hidden, "--strict");
    expect([lax.exit, strict.exit]).toEqual([0, 1]);
    expect(lax.told).toContain("a.xlsx › 'Tự chấm'!C1 cảnh báo cells-hidden");
    expect(strict.told).toContain("a.xlsx › 'Tự chấm'!C1 lỗi cells-hidden");
  });
});
