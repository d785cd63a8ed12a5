/** Large sheets are read in pieces and give the same as when read whole. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Decoded, decode, type Limits } from "../src/tables/index.ts";
import { codes, inflate, only, open, same } from "./opened.ts";
import { book, data, type Entry, parts, zip } from "./packages.ts";

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
