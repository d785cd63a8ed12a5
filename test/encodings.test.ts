/** One table in every encoding that offices have used: read the same, or refused with what it probably says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { decode } from "../src/tables/index.ts";
import { fromOld, type OldEncoding, oldEncodings, oldLetters } from "../src/tables/old-letters.ts";
import { isSyllable } from "../src/tables/syllable.ts";
import { render } from "../src/text.ts";
import { memoryHost } from "./memory-host.ts";
import { bytesOf, in1258, inUtf16, TONES, typed } from "./old-bytes.ts";
import { book, data } from "./packages.ts";

const inflate = (bytes: Uint8Array): Uint8Array => new Uint8Array(inflateRawSync(bytes));
const vowels = [..."aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"].flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC")));
const alphabet = [...vowels, "đ", "Đ"];

describe.each(oldEncodings)("the letters of %s", (encoding) => {
  test("hold the whole alphabet", () => {
    expect(alphabet).toHaveLength(146);
    for (const letter of alphabet) expect(fromOld(typed(letter, encoding), encoding)).toBe(letter);
    const beyond = alphabet.filter((letter) => letter > "\x7f");
    expect(beyond).toHaveLength(134);
    const meant = new Set(oldLetters[encoding].values());
    expect(beyond.filter((letter) => !meant.has(letter))).toEqual([]);
  });

  test("give back every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...alphabet, ..."bcdghklmnpqrstvx .,-0123456789") }), (text) => {
        expect(fromOld(typed(text, encoding), encoding)).toBe(text);
      }),
    );
  });
});

test.each<[OldEncoding, string, string]>([
  ["tcvn3", "HuyÖn H\u00ad¬ng Khª", "Huyện Hương Khê"],
  ["tcvn3", "ThÞ x· Kú Anh", "Thị xã Kỳ Anh"],
  ["tcvn3", "§øc Thä, Can Léc, CÈm Xuyªn", "Đức Thọ, Can Lộc, Cẩm Xuyên"],
  ["tcvn3", "+30°C", "+30°C"],
  ["vni", "Huyeän Höông Kheâ", "Huyện Hương Khê"],
  ["vni", "Thò xaõ Kyø Anh", "Thị xã Kỳ Anh"],
  ["vni", "ÑÖÙC THOÏ, Can Loäc, UÛy ban, Aùp duïng", "ĐỨC THỌ, Can Lộc, Ủy ban, Áp dụng"],
])("%s: %s", (encoding, before, after) => {
  expect(fromOld(before, encoding)).toBe(after);
});

test("syllables of Vietnamese, and what is none", () => {
  const units = "Huyện Hương Khê Thị xã Kỳ Anh Đức Thọ Cẩm Xuyên Lộc Hà Tĩnh khuỷu nghiêng gì giếng quốc khuya ngoằn Đắk Ủy uỷ thuở yêu";
  for (const word of units.split(" ")) expect([word, isSyllable(word)]).toEqual([word, true]);
  for (const word of ["Köln", "HuyÖn", "Höông", "Ã¡", "señor", "ÄÆ¡n", "x".repeat(40), ""])
    expect([word, isSyllable(word)]).toEqual([word, false]);
});

const TABLE =
  "Đơn vị;Mã;Điểm tự đánh giá;Giải trình\r\nHuyện Vũ Quang;1.3;1;Đã ban hành kế hoạch\r\nHuyện Hương Khê;1.3;0,5;Hồ sơ chậm\r\n";
const rubric = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"));

interface Scored {
  readonly exit: number;
  /** The result without what depends on the bytes themselves. */
  readonly result: string;
  readonly codes: readonly string[];
  readonly err: string;
}
async function scored(file: string, bytes: Uint8Array, ...more: readonly string[]): Promise<Scored> {
  const host = memoryHost({ files: { [file]: bytes, "rubrics/nho.yaml": rubric }, shipped: "rubrics" });
  const exit = await main(["score", file, "-r", "nho", "--format", "json", ...more], host);
  if (host.stdout() === "") return { exit, result: "", codes: [], err: host.stderr() };
  const json = JSON.parse(host.stdout());
  const codes: string[] = json.diagnostics.map(({ code }: { code: string }) => code);
  const kept = json.diagnostics.filter(({ code }: { code: string }) => !/^text-/.test(code));
  const result = JSON.stringify({ ...json, seal: { figures: json.seal.figures }, diagnostics: kept })
    .replaceAll(/"sha256":"[0-9a-f]{64}"/g, "")
    .replaceAll(file, "TỆP");
  return { exit, result, codes: codes.filter((code) => /^text-/.test(code)), err: host.stderr() };
}

describe("a text table", () => {
  const cases: readonly [string, Uint8Array, readonly string[], ...string[]][] = [
    ["utf8", Buffer.from(TABLE), []],
    ["utf8-bom", Buffer.from(`\ufeff${TABLE}`), []],
    ["utf16le-bom", inUtf16(`\ufeff${TABLE}`, false), []],
    ["utf16be-bom", inUtf16(`\ufeff${TABLE}`, true), []],
    ["utf16le-nobom", inUtf16(TABLE, false), ["text-encoding-guessed"]],
    ["utf16be-nobom", inUtf16(TABLE, true), ["text-encoding-guessed"]],
    ["cp1258", in1258(TABLE), ["text-encoding-guessed"]],
    ["nfd", Buffer.from(TABLE.normalize("NFD")), []],
    ["tcvn3", bytesOf(TABLE, "tcvn3"), ["text-encoding-guessed"]],
    ["vni", bytesOf(TABLE, "vni"), ["text-encoding-guessed"]],
    ["tcvn3-in-utf8", Buffer.from(typed(TABLE, "tcvn3")), ["text-converted"]],
    ["vni-in-utf16", inUtf16(`\ufeff${typed(TABLE, "vni")}`, false), ["text-converted"]],
    ["tcvn3-asked", bytesOf(TABLE, "tcvn3"), [], "--encoding", "tcvn3"],
    ["vni-in-utf8-asked", Buffer.from(`\ufeff${typed(TABLE, "vni")}`), [], "--encoding", "VNI"],
    ["cp1258-asked", in1258(TABLE), [], "--encoding", "windows-1258"],
    ["utf8, tcvn3 asked", Buffer.from(TABLE), ["text-already-unicode"], "--encoding", "tcvn3"],
    ["utf8-bom, vni asked", Buffer.from(`\ufeff${TABLE}`), ["text-already-unicode"], "--encoding", "vni"],
    ["utf16, tcvn3 asked", inUtf16(`\ufeff${TABLE}`, false), ["text-already-unicode"], "--encoding", "tcvn3"],
    ["nfd, tcvn3 asked", Buffer.from(TABLE.normalize("NFD")), ["text-already-unicode"], "--encoding", "tcvn3"],
    ["utf8, windows-1258 asked", Buffer.from(TABLE), ["text-already-unicode"], "--encoding", "windows-1258"],
    ["utf8, utf-16le asked", Buffer.from(TABLE), ["text-already-unicode"], "--encoding", "utf-16le"],
  ];
  test.each(cases)("%s gives the same result", async (_, bytes, codes, ...more) => {
    const expected = await scored("a.csv", Buffer.from(TABLE));
    const found = await scored("a.csv", bytes, ...more);
    expect(found.codes).toEqual(codes);
    expect(expected.result).toContain("Hương Khê");
    expect(found.result).toBe(expected.result);
    expect(found.exit).toBe(expected.exit);
  });

  test("a guess is told with what it made of the text", async () => {
    const { diagnostics } = await decode("a.csv", bytesOf(TABLE, "vni"), { inflate });
    expect(render((diagnostics[0] as NonNullable<(typeof diagnostics)[0]>).message, "vi")).toBe(
      "Tệp không ghi theo UTF-8; đã đọc theo bảng mã vni, ví dụ “Đơn vị”.",
    );
  });

  test("half in Unicode and half in TCVN3 is refused where the old text begins", async () => {
    const text = `Đơn vị;Mã;Điểm\nHuyện Vũ Quang;1.3;1\n${typed("Huyện Hương Khê", "tcvn3")};1.3;1\n`;
    const { tables, diagnostics } = await decode("a.csv", Buffer.from(text), { inflate });
    expect(tables).toEqual([]);
    expect(diagnostics).toMatchObject([
      { severity: "error", message: { words: { code: "text-before-unicode" } }, at: { row: 2, column: 0 } },
    ]);
  });

  test("bytes of no encoding are told by byte and line, never shown as something else", async () => {
    for (const bytes of [
      Buffer.concat([Buffer.from("Đơn vị;Điểm\nVũ Quang;"), Buffer.from([0xe1, 0xbb]), Buffer.from(";Huyện\n")]),
      Buffer.from("señor;Köln;Ærø\n", "latin1"),
    ]) {
      const { tables, diagnostics } = await decode("a.csv", bytes, { inflate });
      expect(tables).toEqual([]);
      expect(diagnostics).toMatchObject([{ message: { words: { code: "text-encoding" } } }]);
    }
  });
});

const rows = (text: (each: string) => string): string[][] =>
  TABLE.trim()
    .split("\r\n")
    .map((line) => line.split(";").map(text));
function workbook(cells: readonly (readonly string[])[], bookType: sheetjs.BookType): Uint8Array {
  const book = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(cells.map((row) => [...row])), "So lieu");
  return new Uint8Array(sheetjs.write(book, { bookType, type: "buffer" }) as Buffer);
}

describe.each(["xlsx", "xls", "xlsb", "ods"] as const)("a workbook .%s", (bookType) => {
  const file = `a.${bookType}`;
  test.each(oldEncodings)("typed in %s", async (encoding) => {
    const expected = await scored(file, workbook(rows(String), bookType));
    const bytes = workbook(
      rows((each) => typed(each, encoding)),
      bookType,
    );
    const refused = await scored(file, bytes);
    expect(refused.exit).toBe(2);
    expect(refused.err).toContain(`--encoding ${encoding}`);
    expect(refused.err).toContain(`“${typed("Đơn vị", encoding)}” nghĩa là “Đơn vị”`);
    expect(refused.err).toContain("'So lieu'!A1");
    const found = await scored(file, bytes, "--encoding", encoding);
    expect(found.result).toBe(expected.result);
  });

  test("one sheet in Unicode, one name in TCVN3: only that cell is converted", async () => {
    const mixed = rows((each) => (each === "Huyện Hương Khê" ? typed(each, "tcvn3") : each));
    const bytes = workbook(mixed, bookType);
    expect((await scored(file, bytes)).err).toContain("'So lieu'!A3");
    expect((await scored(file, bytes, "--encoding", "tcvn3")).result).toBe((await scored(file, workbook(rows(String), bookType))).result);
  });
});

test("what was typed in the capital fonts of TCVN3 comes out in capitals, beside small letters of the other fonts", async () => {
  const styles =
    '<styleSheet><fonts><font><name val=".VnTime"/></font><font><sz val="13"/><name val=".VnTimeH"/></font></fonts>' +
    '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>';
  const cells = (text: string, at: string) =>
    `<c r="A${at}" s="0" t="inlineStr"><is><t>${text}</t></is></c><c r="B${at}" s="1" t="inlineStr"><is><t>${text}</t></is></c>`;
  const shared = '<c r="C1" s="0" t="s"><v>0</v></c><c r="D1" s="1" t="s"><v>0</v></c>';
  const old = typed("Huyện Hương Khê, ủy ban nhân dân", "tcvn3");
  const bytes = book(data(`<row r="1">${cells(old, "1")}${shared}</row>`), { styles, strings: `<sst><si><t>${old}</t></si></sst>` });
  const { tables } = await decode("a.xlsx", bytes, { inflate, encoding: "tcvn3" });
  const [small, capital] = ["Huyện Hương Khê, ủy ban nhân dân", "HUYỆN HƯƠNG KHÊ, ỦY BAN NHÂN DÂN"];
  expect(tables[0]?.rows.at(0)).toEqual([small, capital, small, capital].map((text) => ({ type: "text", text })));
});

test("looking for words takes no time, however long they are", async () => {
  for (const text of ["x".repeat(400_000), `${"x".repeat(32_000)}Ö;`.repeat(12), "Ö".repeat(400_000)]) {
    const start = performance.now();
    await decode("a.csv", Buffer.from(`a;b\n${text}`, "latin1"), { inflate });
    expect(performance.now() - start).toBeLessThan(1_500);
  }
});

test("old text far down a long file is found as well, and a long file is read in a moment", async () => {
  const text = `Don vi;Ma;Diem\n${"Xa A;1.3;1\n".repeat(200_000)}Huyện Hương Khê;1.3;1\n`;
  const start = process.cpuUsage();
  const { tables, diagnostics } = await decode("a.csv", bytesOf(text, "vni"), { inflate, limits: { rows: 1_000_000, cells: 10_000_000 } });
  const { user, system } = process.cpuUsage(start);
  expect(diagnostics.map(({ message }) => message.words.code)).toEqual(["text-encoding-guessed"]);
  expect(diagnostics[0]?.message.args.sample).toBe("Huyện Hương Khê");
  expect(tables[0]?.rows.at(-1)?.[0]?.text).toBe("Huyện Hương Khê");
  expect((user + system) / 1000).toBeLessThan(20_000);
});

describe("what is no old Vietnamese is left alone", () => {
  test.each([
    ["Tiêu chí", "30°C ± 2", "5 m²", "«Kế hoạch»", "© 2024", "Hà", "hoà", "toán", "xã", "là"],
    ["señor", "Köln", "Ærø", "Zürich", "façade", "naïve"],
    ["Huyện Ðức Thọ", "ÐÀ NẴNG", "Hoàn thành", "Không", "tôi", "Vò Quang"],
  ])("%s …", async (...texts: readonly string[]) => {
    const { tables, diagnostics } = await decode("a.xlsx", workbook([texts], "xlsx"), { inflate });
    expect(diagnostics).toEqual([]);
    expect(tables[0]?.rows.at(0)?.map((cell) => cell?.text)).toEqual(texts);
  });

  test("unless it is said to be Unicode, which then holds", async () => {
    const bytes = workbook([[typed("Huyện Hương Khê", "tcvn3")]], "xlsx");
    expect((await decode("a.xlsx", bytes, { inflate })).tables).toEqual([]);
    const { tables } = await decode("a.xlsx", bytes, { inflate, encoding: "utf-8" });
    expect(tables[0]?.rows.at(0)?.[0]?.text).toBe(typed("Huyện Hương Khê", "tcvn3"));
  });
});
