/** Odd files that are sound all the same are read like the good one, and their oddities told. */
import { describe, expect, test } from "vitest";
import { isTable } from "../src/commands/files.ts";
import { fileTypes } from "../src/tables/index.ts";
import { bytes, more, places, replaced, rows, score, TABLE, UNITS, whole } from "./guarded.ts";
import { book, data } from "./packages.ts";

test("the good workbook is read", async () => {
  const ended = await score("a.xlsx", whole, "--format", "csv");
  expect(ended.exit).toBe(0);
  expect(ended.told.filter((line) => line.includes("lỗi"))).toEqual([]);
  expect(places(ended)).toHaveLength(4);
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
