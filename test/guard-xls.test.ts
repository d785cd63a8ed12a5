/** What nobody should send as .xls: chains of sectors that lead nowhere, and records that claim more than they hold. */
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { decode, type Limits } from "../src/tables/index.ts";
import { recordsOf, withRecords } from "./biff.ts";
import { run, saying, toldBy } from "./told.ts";

const ROWS = [
  ["Đơn vị", "Mã", "Điểm tự đánh giá"],
  ["Huyện Vũ Quang", "1.3", 1],
] as const;
const written = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const book = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row])), "Số liệu");
  return sheetjs.write(book, { type: "buffer", bookType: "biff8" }) as Buffer;
};
/** Large enough to be kept in whole sectors, in a row behind each other. */
const LONG = written([...ROWS, ...Array.from({ length: 600 }, (_, at) => ["ghi chú", `dòng ${at}`, at])]);
const SMALL = written(ROWS);
/** Where the table of sectors and the entry of the workbook stand in the file. */
function inside(bytes: Buffer): { readonly table: number; readonly entry: number; readonly start: number } {
  const directory = (bytes.readInt32LE(48) + 1) * 512;
  for (let entry = directory; entry < directory + 1024; entry += 128) {
    const name = bytes.toString("utf16le", entry, entry + Math.max(0, bytes.readUInt16LE(entry + 64) - 2));
    if (name === "Workbook") return { table: (bytes.readInt32LE(76) + 1) * 512, entry, start: bytes.readInt32LE(entry + 116) };
  }
  throw new Error("no workbook");
}
const changed = (change: (bytes: Buffer, at: ReturnType<typeof inside>) => void): Uint8Array => {
  const copy = Buffer.from(LONG);
  change(copy, inside(copy));
  return new Uint8Array(copy);
};
const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) =>
  decode("a.xls", bytes, { inflate: (packed) => new Uint8Array(inflateRawSync(packed)), limits });

describe("sectors", () => {
  const broken: readonly (readonly [string, Uint8Array])[] = [
    [
      "a circle that the stream begins within",
      changed((bytes, { table, entry, start }) => {
        bytes.writeInt32LE(start + 2, table + (start + 5) * 4);
        bytes.writeInt32LE(start + 3, entry + 116);
      }),
    ],
    ["a sector that follows itself", changed((bytes, { table, start }) => bytes.writeInt32LE(start, table + start * 4))],
    [
      "a circle of the directory",
      changed((bytes, { table }) => bytes.writeInt32LE(bytes.readInt32LE(48), table + bytes.readInt32LE(48) * 4)),
    ],
    ["a sector beyond the file", changed((bytes, { table, start }) => bytes.writeInt32LE(0x7ffffff0, table + start * 4))],
    ["a stream longer than the file", changed((bytes, { entry }) => bytes.writeInt32LE(0x7fffffff, entry + 120))],
    ["a table that is listed without end", changed((bytes) => bytes.writeInt32LE(0, 68))],
    ["a stream cut off", new Uint8Array(LONG.subarray(0, 20 * 512))],
  ];
  test("of an honest file are followed", async () => {
    const { tables, diagnostics } = await read(new Uint8Array(LONG));
    expect([tables[0]?.rows.length, diagnostics]).toEqual([602, []]);
  });
  test.each(broken)("%s is found at once", async (about, bytes) => {
    const start = process.cpuUsage();
    const { tables, diagnostics } = await read(bytes);
    const { user } = process.cpuUsage(start);
    expect(user / 1000).toBeLessThan(3_000);
    // The header lists as much of the table as this file needs: what goes on behind it says nothing.
    if (about.startsWith("a table")) expect(tables).toHaveLength(1);
    else expect([tables, diagnostics.map(({ message }) => message.words.code)]).toEqual([[], ["workbook-damaged"]]);
  });
  test("the workbook of an object that was pasted in is not the workbook", async () => {
    const container = sheetjs.CFB.read(Buffer.from(SMALL), { type: "buffer" });
    sheetjs.CFB.utils.cfb_add(container, "/MBD0001/Workbook", recordsOf(written([["Khác"]])));
    const { tables } = await read(new Uint8Array(sheetjs.CFB.write(container, { type: "buffer", fileType: "cfb" }) as Buffer));
    expect(tables.map(({ rows }) => rows.at(1)?.[0]?.text)).toEqual(["Huyện Vũ Quang"]);
  });
});

describe("records", () => {
  type Given = Parameters<typeof withRecords>[1];
  const short = (...values: readonly number[]): readonly number[] => values.flatMap((value) => [value & 255, (value >> 8) & 255]);
  const blank = (length: number): readonly number[] => Array.from({ length }, () => 0);
  const formula = (claimed: number, ...tokens: readonly number[]): Given => [
    0x0006,
    [...short(5, 5, 0), ...blank(8), ...short(0), 0, 0, 0, 0, ...short(claimed), ...tokens],
  ];
  const damaged = async (bytes: Uint8Array): Promise<void> => {
    const ended = await run({ "a.xls": bytes });
    expect(toldBy(ended)).toEqual(["→ 2", "undefined lỗi workbook-damaged"]);
    expect(saying(ended, "workbook-damaged")).toMatch(/Excel 97-2003[\s\S]*Tải lại tệp/);
  };
  test.each<[string, Given]>([
    ["65,535 merged ranges in two bytes", [0x00e5, short(0xffff)]],
    ["a table of sheets that holds none of what it counts", [0x0017, short(0xffff)]],
    ["a table of sheets without its number", [0x0017, []]],
    ["a formula without room for its length", [0x0006, blank(14)]],
    ["a formula longer than its record", formula(0xfffe, 0x1e, 1, 0)],
    ["a shared formula that is cut off", [0x04bc, blank(9)]],
    ["an array formula that is cut off", [0x0221, blank(12)]],
    ["the name of a range that is cut off", [0x0018, blank(5)]],
    ["a table of texts without its number", [0x00fc, blank(4)]],
  ])("%s", async (_, bad) => damaged(withRecords(SMALL, bad)));
  test("one that is longer than the rest of the stream", async () => {
    const bytes = Buffer.from(withRecords(SMALL, [0x7777, [1, 2, 3]]));
    bytes.writeUInt16LE(0xfff0, bytes.indexOf(Buffer.from([0x77, 0x77, 3, 0])) + 2);
    await damaged(new Uint8Array(bytes));
  });
  test("a protected workbook is told as such, whatever its records seem to claim", async () => {
    const ended = await run({ "a.xls": withRecords(SMALL, [0x002f, blank(6)], [0x00e5, short(0xffff)]) });
    expect(toldBy(ended)).toEqual(["→ 2", "undefined lỗi workbook-password"]);
  });
  test("what is whole is read: a formula, merged cells, records that nobody knows", async () => {
    const whole = withRecords(SMALL, formula(3, 0x1e, 7, 0), [0x00e5, short(1, 0, 0, 0, 1)], [0x7777, [1, 2, 3]], [0x003c, [1]]);
    const { tables, diagnostics } = await read(whole);
    expect([tables[0]?.rows.at(1)?.[0]?.text, tables[0]?.rows.at(5)?.[5], tables[0]?.merges, diagnostics]).toEqual([
      "Huyện Vũ Quang",
      { type: "number", text: "0", formula: "7" },
      [{ top: 0, left: 0, bottom: 0, right: 1 }],
      [],
    ]);
  });
  test("cells and texts are counted before any of them is made", async () => {
    const blanks = Array.from({ length: 40 }, (_, row): Given => [0x00be, [...short(row, 0), ...blank(500), ...short(249)]]);
    const told = async (records: readonly Given[], limits: Partial<Limits>): Promise<unknown> => {
      const { diagnostics } = await read(withRecords(SMALL, ...records), limits);
      return diagnostics.map(({ message }) => [message.words.code, message.args.limit]);
    };
    expect(await told(blanks, {})).toEqual([]);
    expect(await told(blanks, { cells: 2_000 })).toEqual([["over-limit", "cells"]]);
    const texts: Given = [0x00fc, [...blank(4), 255, 255, 255, 0, ...blank(3_000)]];
    expect(await told([texts], { "shared-strings": 500 })).toEqual([["over-limit", "shared-strings"]]);
  });
});
