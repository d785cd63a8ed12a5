/** Notes in a copy of a workbook that is not ours: what was there stays to the byte, what is new is where it belongs. */
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { type Annotated, annotate, type List, type Remark } from "../src/markup/index.ts";
import { cellName } from "../src/source.ts";
import { decode, defaultLimits } from "../src/tables/index.ts";
import { unpackChecked } from "../src/tables/unpack-checked.ts";

const inflate = (bytes: Uint8Array, limit: number): Uint8Array | undefined => {
  try {
    return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) }));
  } catch {
    return undefined;
  }
};
const file = "phieu.xlsx";
const LIST: List = {
  name: "Rà soát",
  title: "Danh sách <&>",
  above: ["Một dòng"],
  columns: [
    { title: "Vị trí", width: 20 },
    { title: "Nội dung", width: 60 },
  ],
  linked: 0,
  rows: [{ cells: ["'Tự chấm'!B3", "=1+1 \u001b[31m <b>"], target: "'Tự chấm'!B3" }],
};
const marked = (bytes: Uint8Array, remarks: readonly Remark[], list = LIST): Annotated =>
  annotate({ file, bytes, limits: defaultLimits, inflate }, remarks, list);
const partsOf = (bytes: Uint8Array): ReadonlyMap<string, Uint8Array> => unpackChecked({ file, bytes, limits: defaultLimits, inflate });
const textOf = (bytes: Uint8Array, part: string): string => new TextDecoder().decode(partsOf(bytes).get(part));
const remark = (row: number, column: number, more: Partial<Remark> = {}): Remark => ({
  sheet: "Tự chấm",
  row,
  column,
  level: "error",
  lines: [`ô ${cellName(row, column)}`],
  ...more,
});

/** A form as provinces send it: protected, with drop-down lists, formulas, widths, a note of its own and a frozen heading. */
async function form(): Promise<Uint8Array> {
  return new Uint8Array(
    await writeXlsx({
      sheets: [
        {
          name: "Tự chấm",
          rows: [
            ["Mã", "Điểm"],
            ["1.1", 0.5],
            ["1.2", 1.5],
            ["Tổng", null],
          ],
          cells: new Map([
            ["3,1", { formula: "SUM(B2:B3)", formulaResult: 2 }],
            ["1,1", { value: 0.5, comment: { text: "đơn vị ghi", author: "Đơn vị" }, style: { numFmt: "0.00", font: { bold: true } } }],
          ]),
          columns: [{ width: 12 }, { width: 9 }],
          dataValidations: [{ type: "list", range: "B2:B3", values: ["0", "0.5", "1"] }],
          protection: { sheet: true, password: "bimat" },
          freezePane: { rows: 1, columns: 0 },
          merges: [],
        },
        { name: "Phụ lục", rows: [["không đụng đến"]] },
      ],
    } as unknown as Parameters<typeof writeXlsx>[0]),
  );
}

async function read(bytes: Uint8Array): Promise<unknown> {
  const { tables, diagnostics } = await decode(file, bytes, { inflate });
  expect(diagnostics).toEqual([]);
  return tables.filter(({ sheet }) => !sheet.startsWith("Rà soát")).map((table) => ({ ...table, hiddenRows: [...table.hiddenRows] }));
}
const notesBySheetjs = (bytes: Uint8Array, sheet = "Tự chấm"): Readonly<Record<string, string>> => {
  const cells = sheetjs.read(bytes, { cellStyles: true }).Sheets[sheet] ?? {};
  return Object.fromEntries(
    Object.entries(cells).flatMap(([at, cell]) => ((cell as sheetjs.CellObject).c ?? []).map((each) => [at, each.t ?? ""] as const)),
  );
};

const notesIn = (comments: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...comments.matchAll(/<comment ref="(\w+)"[\s\S]*?<t [^>]*>([^<]*)<\/t>/g)].map(([, at = "", text = ""]) => [at, text]),
  );

describe("a copy", () => {
  test("reads as its original, and every part that carries no note is the same to the byte", async () => {
    const original = await form();
    const { bytes, sheet, notes } = marked(original, [remark(1, 1), remark(2, 1, { level: "warning" })]);
    expect([sheet, notes]).toEqual(["Rà soát", 1]);
    expect(await read(bytes)).toEqual(await read(original));
    const before = partsOf(original);
    const after = partsOf(bytes);
    const same = [...before]
      .filter(([name, part]) => Buffer.compare(part, after.get(name) ?? new Uint8Array()) === 0)
      .map(([name]) => name);
    const touched = [...before.keys()].filter((name) => !same.includes(name));
    expect(touched.sort()).toEqual([
      "[Content_Types].xml",
      "xl/_rels/workbook.xml.rels",
      "xl/comments1.xml",
      "xl/drawings/vmlDrawing1.vml",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    expect([...after.keys()].filter((name) => !before.has(name))).toEqual(["xl/worksheets/cchc1.xml"]);
  });

  test("keeps formulas, protection, lists and looks; only the colour of a marked cell is other", async () => {
    const original = await form();
    const { bytes } = marked(original, [remark(1, 1), remark(3, 1)]);
    const plain = textOf(original, "xl/worksheets/sheet1.xml");
    // Taken out again, what was put in leaves the sheet as it was.
    const looks = [...plain.matchAll(/<c r="(B2|B4)"([^>]*)>/g)].map(([whole]) => whole);
    const marks = [...textOf(bytes, "xl/worksheets/sheet1.xml").matchAll(/<c r="(B2|B4)"([^>]*)>/g)].map(([whole]) => whole);
    expect(marks).not.toEqual(looks);
    let undone = textOf(bytes, "xl/worksheets/sheet1.xml");
    marks.forEach((mark, index) => {
      undone = undone.replace(mark, looks[index] ?? "");
    });
    expect(undone).toBe(plain);
    for (const kept of ["<sheetProtection ", "<dataValidation ", "<f>SUM(B2:B3)</f>", "<pane "]) expect(plain).toContain(kept);
    const styles = textOf(bytes, "xl/styles.xml");
    const numbers = marks.map((mark) => Number(/ s="(\d+)"/.exec(mark)?.[1]));
    const xfs = [...(/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1] ?? "").matchAll(/<xf [^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g)].map(
      ([xf]) => xf,
    );
    const before = Number(/ s="(\d+)"/.exec(looks[0] ?? "")?.[1]);
    expect(xfs[numbers[0] ?? -1]?.replace(/ (?:fillId|applyFill)="\d+"/g, "")).toBe(
      xfs[before]?.replace(/ (?:fillId|applyFill)="\d+"/g, ""),
    );
    expect(styles).toMatch(new RegExp(`<cellXfs count="${xfs.length}"`));
  });

  test("leaves a note that was there alone, and says so", async () => {
    const { bytes, kept } = marked(await form(), [remark(1, 1), remark(2, 1)]);
    expect(kept).toEqual(["'Tự chấm'!B2"]);
    expect(notesBySheetjs(bytes)).toEqual({ B2: "đơn vị ghi", B3: "ô B3" });
  });

  test("marks cells and rows that were never written", async () => {
    const original = await form();
    const { bytes } = marked(original, [remark(0, 4), remark(9, 2), remark(9, 0, { lines: [] }), remark(2, 3)]);
    expect(await read(bytes)).toEqual(await read(original));
    expect(Object.keys(notesBySheetjs(bytes)).sort()).toEqual(["B2", "C10", "D3", "E1"]);
    expect(textOf(bytes, "xl/worksheets/sheet1.xml")).toMatch(/<row r="10"><c r="A10" s="\d+"\/><c r="C10" s="\d+"\/><\/row><\/sheetData>/);
  });

  test("its list is text only, and leads to the cells", async () => {
    const { bytes } = marked(await form(), []);
    const list = textOf(bytes, "xl/worksheets/cchc1.xml");
    expect(list).not.toContain("<f>");
    expect(list).not.toContain("\u001b");
    expect(list).toContain("=1+1 \\x1b[31m &lt;b&gt;");
    expect(list).toContain('<hyperlink ref="A5" location="&apos;Tự chấm&apos;!B3"/>');
    const book = sheetjs.read(bytes);
    expect(book.SheetNames).toEqual(["Tự chấm", "Phụ lục", "Rà soát"]);
    expect(book.Sheets["Rà soát"]?.A1.v).toBe("Danh sách <&>");
  });

  test("a second list gets another name, and the same input the same bytes", async () => {
    const original = await form();
    const first = marked(original, [remark(2, 1)]);
    const second = marked(first.bytes, [remark(2, 1)]);
    expect(second.sheet).toBe("Rà soát (2)");
    expect(second.kept).toEqual(["'Tự chấm'!B3"]);
    expect(Buffer.compare(marked(original, [remark(2, 1)]).bytes, first.bytes)).toBe(0);
  });

  test("the weightiest of several remarks colours a cell, and one note holds them all", async () => {
    const { bytes } = marked(await form(), [remark(2, 1, { level: "loss", lines: ["mất"] }), remark(2, 1, { lines: ["sai"] })]);
    expect(notesBySheetjs(bytes).B3).toBe("mất\n\nsai");
    const styles = textOf(bytes, "xl/styles.xml");
    const number = Number(/<c r="B3"[^>]* s="(\d+)"/.exec(textOf(bytes, "xl/worksheets/sheet1.xml"))?.[1]);
    const xf = [...(/<cellXfs[^>]*>([\s\S]*)<\/cellXfs>/.exec(styles)?.[1] ?? "").matchAll(/<xf ([^>]*)/g)][number]?.[1] ?? "";
    const fills = [...(/<fills[^>]*>([\s\S]*)<\/fills>/.exec(styles)?.[1] ?? "").matchAll(/<fill>[\s\S]*?<\/fill>/g)].map(([fill]) => fill);
    expect(fills[Number(/fillId="(\d+)"/.exec(xf)?.[1])]).toContain("FFFFC7CE");
  });
});

/** The same small workbook as other programs write it. */
function written(sheet: string, more: { readonly styles?: string; readonly main?: string } = {}): Uint8Array {
  const main = more.main ?? "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = main.includes("purl")
    ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
    : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const styled = more.styles === undefined ? "" : `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/>`;
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const zip = sheetjs.CFB.utils.cfb_new();
  const add = (name: string, text: string): unknown => sheetjs.CFB.utils.cfb_add(zip, `/${name}`, Buffer.from(text));
  add(
    "[Content_Types].xml",
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/></Types>`,
  );
  add(
    "_rels/.rels",
    `<Relationships ${relations}><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  add(
    "xl/workbook.xml",
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Tự chấm" sheetId="4" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `<Relationships ${relations}><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${styled}</Relationships>`,
  );
  add("xl/worksheets/sheet1.xml", sheet.replaceAll("MAIN", main));
  if (more.styles !== undefined) add("xl/styles.xml", more.styles.replaceAll("MAIN", main));
  return new Uint8Array(sheetjs.CFB.write(zip, { fileType: "zip", type: "buffer" }) as Buffer).slice();
}

describe("sheets as other programs write them", () => {
  const cases: Readonly<Record<string, Uint8Array>> = {
    "without styles": written('<worksheet xmlns="MAIN"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'),
    "without addresses": written(
      '<worksheet xmlns="MAIN"><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row></sheetData></worksheet>',
    ),
    "with a prefix": written(
      '<x:worksheet xmlns:x="MAIN"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      {
        styles:
          '<x:styleSheet xmlns:x="MAIN"><x:fonts count="1"><x:font/></x:fonts><x:fills count="1"><x:fill><x:patternFill patternType="none"/></x:fill></x:fills><x:borders count="1"><x:border/></x:borders><x:cellXfs count="1"><x:xf numFmtId="0"><x:protection locked="0"/></x:xf></x:cellXfs></x:styleSheet>',
      },
    ),
    strict: written('<worksheet xmlns="MAIN"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>', {
      main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }),
    "with nothing in it": written('<worksheet xmlns="MAIN"><sheetData/></worksheet>'),
    "with rows out of order": written(
      '<worksheet xmlns="MAIN"><sheetData><row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="C2"><v>2</v></c></row></sheetData></worksheet>',
    ),
    "with what comes behind": written(
      '<worksheet xmlns="MAIN"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><!-- <c r="A1"/> --><conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1&gt;0</formula><extLst><ext uri="x"/></extLst></cfRule></conditionalFormatting><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><tableParts count="0"/><extLst/></worksheet>',
    ),
  };
  test.each(Object.entries(cases))("%s", async (name, original) => {
    const { bytes } = marked(original, [remark(0, 0), remark(1, 1), remark(4, 2)]);
    expect(await read(bytes)).toEqual(await read(original));
    // That reader knows the relations of transitional workbooks only.
    const notes = name === "strict" ? notesIn(textOf(bytes, "xl/comments1.xml")) : notesBySheetjs(bytes);
    expect(notes).toEqual({ A1: "ô A1", B2: "ô B2", C5: "ô C5" });
    if (name === "with what comes behind")
      expect(textOf(bytes, "xl/worksheets/sheet1.xml")).toMatch(/footer="0"\/><legacyDrawing [^>]*\/><tableParts/);
    if (name === "strict")
      expect(textOf(bytes, "xl/worksheets/_rels/sheet1.xml.rels")).toContain("purl.oclc.org/ooxml/officeDocument/relationships/comments");
  });
});

test("whatever is marked, the copy reads as before and holds a note for each cell", async () => {
  const original = await form();
  const before = await read(original);
  const place = fc.record({
    row: fc.nat(12),
    column: fc.nat(6),
    level: fc.constantFrom<Remark["level"]>("error", "warning", "note", "loss"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(place, { maxLength: 12 }), fc.string({ unit: "binary" }), async (places, said) => {
      const { bytes } = marked(
        original,
        places.map(({ row, column, level }) => remark(row, column, { level, lines: [`x${said}`] })),
      );
      expect(await read(bytes)).toEqual(before);
      const cells = new Set([...places.map(({ row, column }) => cellName(row, column)), "B2"]);
      expect(new Set(Object.keys(notesBySheetjs(bytes)))).toEqual(cells);
    }),
    { numRuns: 60 },
  );
});
