/** Cells of workbooks, by our reader and by two others. */
import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { showsDay, storedDecimal } from "../src/tables/decimal.ts";
import { moveFormula } from "../src/tables/formula.ts";
import type { Cell } from "../src/tables/index.ts";
import { cells, codes, only, open } from "./opened.ts";
import { type BookOptions, book, data } from "./packages.ts";

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
