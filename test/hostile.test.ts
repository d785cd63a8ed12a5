/** Whatever the bytes: an exit code of ours, coded messages, nothing that moves a cursor, and never another figure. `FC_RUNS` for more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { decode } from "../src/tables/index.ts";
import { LINK_OF_ALL, withRecords } from "./biff.ts";
import { memoryHost } from "./memory-host.ts";
import { after, afterInside, damages, unzipped } from "./mutations.ts";
import { book, data, zip } from "./packages.ts";

vi.setConfig({ testTimeout: 3_600_000 });
const runs = (few: number): fc.Parameters<unknown> => ({ numRuns: Math.ceil((few * Number(process.env.FC_RUNS ?? 100)) / 100) });

const here = import.meta.dirname;
const rubric = readFileSync(join(here, "cases", "nho.yaml"));
const sample = readFileSync(join(here, "..", "samples", "ninhthuan-2014.xlsx"));

/** A file of any kind may take this long, in milliseconds, on a machine that has other work to do. */
const PATIENCE = 10_000;
/** Control characters that a terminal could obey, text that runs the other way, halves of letters; a line ends with \n. */
const OBEYED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])/;

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}
async function run(argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>>): Promise<Ended> {
  const host = memoryHost({ files: { "rubrics/nho.yaml": rubric, ...files }, shipped: "rubrics", cutAfter: PATIENCE / 5 });
  const before = performance.now();
  const exit = await main(argv, host);
  expect(performance.now() - before).toBeLessThan(PATIENCE);
  return { exit, out: host.stdout(), err: host.stderr() };
}

/** Every way to look at a file ends with a code of ours and says why. */
async function survives(file: string, bytes: Uint8Array): Promise<void> {
  const told = await run(["score", file, "-r", "nho", "--verbose"], { [file]: bytes });
  expect([0, 1, 2], told.err).toContain(told.exit);
  for (const text of [told.out, told.err]) expect(text).not.toMatch(OBEYED);
  if (told.exit !== 0) expect(told.err).toMatch(/ {2}lỗi {2}[a-z0-9-]+ {2}/);
  const machine = await run(["score", file, "-r", "nho", "--format", "json"], { [file]: bytes });
  expect(machine.exit, machine.err).toBe(told.exit);
  expect(machine.out).not.toMatch(OBEYED);
  if (machine.out !== "") expect(JSON.parse(machine.out)).toMatchObject({ schema: "cchc-result/1" });
}

const HEAD = ["Mã", "Nội dung", "Điểm tối đa", "Số liệu", "Điểm tự đánh giá", "Điểm thẩm định", "Ý kiến thẩm định"];
const form: readonly (readonly (string | number | null | sheetjs.CellObject)[])[] = [
  ["BIỂU TỰ CHẤM ĐIỂM"],
  ["Đơn vị: Huyện Vũ Quang"],
  HEAD,
  ["1", "Chỉ đạo, điều hành", 4],
  ["1.1", "Ban hành kế hoạch", 1, "Đúng hạn", { t: "n", v: 1, f: "0.5+0.5" }, 0.5, "Chậm “hai” ngày"],
  ["1.2", "Sáng kiến", 1.5, { t: "n", v: 1, z: "0.00" }],
  ["1.3", "Đoàn kiểm tra", 1.5, null, "0,75", null, { t: "b", v: true }],
  ["2", "Thủ tục hành chính", 6],
  ["2.1/numerator", "Đúng hạn", null, 1234],
  ["2.1/denominator", "Tất cả", null, "1.300"],
  ["2.2", "Hài lòng", 2, null, null, null, { t: "n", v: 44_600, z: "dd/mm/yyyy" }],
  [null, "Tổng cộng", 10, null, { t: "n", v: 3.5, f: "SUM(E5:E11)" }],
];
const sheet = sheetjs.utils.aoa_to_sheet(form.map((row) => [...row]));
sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 6 } }];
const workbook = sheetjs.utils.book_new(sheet, "Huyện Vũ Quang");
sheetjs.utils.book_append_sheet(workbook, sheetjs.utils.aoa_to_sheet([["Ghi chú"], [1]]), "Bìa");
const written = (bookType: sheetjs.BookType): Uint8Array => new Uint8Array(sheetjs.write(workbook, { bookType, type: "buffer" }) as Buffer);
const csv = Buffer.from(
  'Đơn vị;Mã;Vòng;Giá trị;Giải trình\r\nHuyện Vũ Quang;1.3;Tự chấm;0,75;"Đã làm; ""đủ"""\r\nHuyện Hương Khê;2.1/numerator;Tự chấm;1.234;\r\n',
);
const real: Readonly<Record<string, Uint8Array>> = {
  xlsx: written("xlsx"),
  xls: written("biff8"),
  xlsb: written("xlsb"),
  ods: written("ods"),
  csv,
};
const KINDS = ["xlsx", "xls", "xlsb", "ods", "csv"] as const;
const ZIPPED = ["xlsx", "xlsb", "ods"] as const;

describe("damaged files", () => {
  test.each(KINDS)("%s with bytes changed, lost, moved and doubled", async (kind) => {
    await fc.assert(
      fc.asyncProperty(damages, async (plan) => survives(`a.${kind}`, after(real[kind] as Uint8Array, plan))),
      runs(kind === "xls" ? 20 : 7),
    );
  });
  test.each(ZIPPED)("%s with a part that was damaged before it was packed", async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(99), damages, async (part, plan) => survives(`a.${kind}`, afterInside(real[kind] as Uint8Array, part, plan))),
      runs(12),
    );
  });
  test("one kind cut off and gone on with as another", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS), fc.nat(999), fc.nat(999), async (one, other, until, from) => {
        const [head, tail] = [real[one] as Uint8Array, real[other] as Uint8Array];
        const cut = Math.floor((head.length * until) / 1000);
        await survives(`a.${one}`, Buffer.concat([head.subarray(0, cut), tail.subarray(Math.floor((tail.length * from) / 1000))]));
      }),
      runs(10),
    );
  });
  test("a flipped bit in an .xlsx never changes a figure in silence", async () => {
    const read = async (bytes: Uint8Array) => {
      const host = memoryHost({ files: {} });
      return decode("a.xlsx", bytes, { inflate: host.inflate, inflateInPieces: host.inflateInPieces });
    };
    const before = (await read(sample)).tables;
    expect(before.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length * 8 - 1), async (bit) => {
        const flipped = Uint8Array.from(sample);
        flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
        const { tables, diagnostics } = await read(flipped);
        if (tables.length > 0) expect(tables).toEqual(before);
        else expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
      }),
      runs(30),
    );
  });
});

describe("numbers in a record that lead far away", () => {
  /** The first record that begins like this, with a number in it changed. */
  const record = (bytes: Uint8Array, head: readonly number[], change: (rest: Buffer) => unknown): Buffer => {
    const copy = Buffer.from(bytes);
    const at = copy.indexOf(Buffer.from(head));
    expect(at).toBeGreaterThan(0);
    change(copy.subarray(at));
    return copy;
  };
  test("a row of an .xlsb beyond the end of any sheet is damage, found at once", async () => {
    // Kind, length and number of the second row.
    const far = (data: Uint8Array): Buffer => record(data, [0, 25, 1, 0, 0, 0], (rest) => rest.writeUInt32LE(0x91ff0000, 2));
    const parts = unzipped(real.xlsb as Uint8Array).map((part) =>
      part.name.endsWith("sheet2.bin") ? { ...part, data: far(part.data as Uint8Array) } : part,
    );
    const told = await run(["score", "a.xlsb", "-r", "nho"], { "a.xlsb": zip(parts) });
    expect([told.exit, told.err]).toEqual([2, expect.stringContaining("a.xlsb  lỗi  workbook-damaged  ")]);
  });
  test("what takes the library for ever is cut off, and said", async () => {
    const endless = withRecords(real.xls as Uint8Array, LINK_OF_ALL);
    const told = await run(["score", "a.xls", "-r", "nho"], { "a.xls": endless });
    expect([told.exit, told.err]).toEqual([2, expect.stringContaining("a.xls  lỗi  workbook-too-long  ")]);
    const verified = await run(["verify", "a.xls"], { "a.xls": endless });
    expect([verified.exit, verified.out]).toEqual([2, expect.stringContaining("a.xls  lỗi  workbook-too-long  ")]);
  });
});

describe("workbooks that no program writes", () => {
  const odd = fc.constantFrom(
    ..."0|1|1.1|-0|1e5|1E400|NaN|-1|0x10|1,5|  1 |1.0000000000000001|99999999999999999999|.5|5.|+1|true|#REF!|#N/A|".split("|"),
    ..."1.1|1.3|2.1/numerator|Huyện Vũ Quang|Đơn vị|Mã|Điểm tự chấm|Tổng cộng|__proto__|&#27;[31m|&#x202e;abc|_x001B_[2J|&amp;lt;|".split(
      "|",
    ),
    "&#0;",
    "&#xD800;",
    "&bad;",
    "<![CDATA[</v>]]>",
    "a".repeat(300),
  );
  const address = fc.constantFrom("", "A1", "A2", "B2", "C3", "XFD1048576", "XFE1", "A0", "A1048577", "a1", "$A$1", "1A", "A01", "AAAA1");
  const type = fc.constantFrom("", "n", "s", "str", "inlineStr", "b", "e", "d", "z", "S");
  const formula = fc.constantFrom(
    "",
    "<f/>",
    "<f>SUM(A1:A9)</f>",
    '<f t="shared" si="0" ref="A1:C9">A1+$B$2</f>',
    '<f t="shared" si="0"/>',
    '<f t="array" ref="A1:XFD1048576">1</f>',
    "<f>'[1]Sheet'!A1</f>",
    `<f>${"(".repeat(200)}</f>`,
  );
  const style = fc.constantFrom("", ' s="0"', ' s="1"', ' s="2"', ' s="9999"', ' s="-1"', ' s="x"');
  const cell = fc
    .record({ at: address, type, formula, style, odd, inner: fc.constantFrom("v", "is", "none") })
    .map(({ at, type: t, formula: f, style: s, odd: value, inner }) => {
      const held = inner === "v" ? `<v>${value}</v>` : inner === "is" ? `<is><t>${value}</t></is>` : "";
      return `<c${at === "" ? "" : ` r="${at}"`}${t === "" ? "" : ` t="${t}"`}${s}>${f}${held}</c>`;
    });
  const row = fc
    .record({
      at: fc.constantFrom("", ' r="1"', ' r="2"', ' r="3"', ' r="0"', ' r="1048576"', ' r="1048577"', ' r="x"', ' hidden="1"'),
      cells: fc.array(cell, { maxLength: 6 }),
    })
    .map(({ at, cells }) => `<row${at}>${cells.join("")}</row>`);
  const around = fc.constantFrom(
    "",
    '<cols><col min="1" max="16384" hidden="1"/></cols>',
    '<cols><col min="9" max="1" hidden="1"/><col min="-1" max="x"/></cols>',
    '<dimension ref="A1:XFD1048576"/>',
    '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/></mergeCells>',
    '<mergeCells><mergeCell ref="C3:A1"/><mergeCell ref="A1:#REF!"/></mergeCells>',
    '<sheetViews><sheetView/></sheetViews><autoFilter ref="A1:C3"/>',
  );
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;đ&quot;0.00;[Red]yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>';

  test("odd types, formulas, merges and references", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), around, fc.boolean(), async (rows, more, from1904) => {
        const options = { styles, workbookPr: from1904 ? '<workbookPr date1904="1"/>' : "" };
        await survives("a.xlsx", book(`${more}${data(rows.join(""))}`, options));
      }),
      runs(30),
    );
  });

  test("tables of scores with any text in any cell", async () => {
    const text = fc.oneof(
      odd.map((each) => each.replaceAll(/&[#\w]*;|[<>]/g, "")),
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("\u001b[2J", "\u009b31m", "\u202eabc", "\ud800", "a\u0000b", "\ufffe", "=1+1", "1.1", "2.1", "Không áp dụng", "-"),
    );
    const value = fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(11), fc.nat(6), value), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<sheetjs.BookType>("xlsx", "biff8", "ods", "csv"),
        async (changes, bookType) => {
          const rows = form.map((each) => [...each]);
          for (const [at, column, changed] of changes) (rows[at] as unknown[])[column] = changed;
          const changed = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(rows), "Huyện Vũ Quang");
          const bytes = sheetjs.write(changed, { bookType, type: "buffer" }) as Buffer;
          await survives(`a.${bookType === "biff8" ? "xls" : bookType}`, bytes);
        },
      ),
      runs(30),
    );
  });
});

describe("bytes", () => {
  test("of any kind, under any name", async () => {
    const starts = [
      "",
      "PK\u0003\u0004",
      "PK\u0005\u0006",
      "\ufeff",
      "Đơn vị;Mã;Điểm tự đánh giá\nHuyện Vũ Quang;1.3;",
      "sep=;\n",
      "{\\rtf",
      "%PDF",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom(...KINDS, "txt", "tsv", "xlsm", ""),
        fc.constantFrom(...starts.map((start) => Buffer.from(start)), Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from([255, 254])),
        async (bytes, kind, start) => survives(`a.${kind}`, Buffer.concat([start, bytes])),
      ),
      runs(40),
    );
  });
});
