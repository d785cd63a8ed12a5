/** Text tables: encodings, separators, quotation marks, records. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachRecord } from "../src/tables/csv-records.ts";
import { type Decoded, decode } from "../src/tables/index.ts";
import { asCount } from "../src/text.ts";
import { cells, codes, inflate, only, open, same } from "./opened.ts";

describe("text tables", () => {
  const text = 'STT;Đơn vị;Điểm\r\n1;Huyện Vũ Quang;12,5\r\n2;"Thị xã Kỳ Anh; Hà Tĩnh";1,25\r\n';
  const expected = {
    A1: "text:STT",
    B1: "text:Đơn vị",
    C1: "text:Điểm",
    A2: "text:1",
    B2: "text:Huyện Vũ Quang",
    C2: "text:12,5",
    A3: "text:2",
    B3: "text:Thị xã Kỳ Anh; Hà Tĩnh",
    C3: "text:1,25",
  };
  const wide = (le: boolean, bom: boolean) => {
    const out = Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
    return le ? out : out.swap16();
  };
  test.each<[string, Uint8Array, readonly string[]]>([
    ["utf8", Buffer.from(text), []],
    ["utf8-bom", Buffer.from(`\ufeff${text}`), []],
    ["utf16le-bom", wide(true, true), []],
    ["utf16be-bom", wide(false, true), []],
    ["utf16le-nobom", wide(true, false), ["text-encoding-guessed"]],
    ["cp1258", to1258(text), ["text-encoding-guessed"]],
    ["nfd", Buffer.from(text.normalize("NFD")), []],
    ["sep-line", Buffer.from(`sep=;\r\n${text}`), []],
    ["tab", Buffer.from(text.replace("; Hà", "§ Hà").replaceAll(";", "\t").replace("§", ";")), []],
    [
      "comma",
      Buffer.from(
        text
          .replace("; Hà", "§ Hà")
          .replaceAll(/(\d+,\d+)/g, '"$1"')
          .replaceAll(";", ",")
          .replace("§", ";"),
      ),
      [],
    ],
    ["cr-only", Buffer.from(text.replaceAll("\r\n", "\r")), []],
    ["lf-only", Buffer.from(text.replaceAll("\r\n", "\n")), []],
  ])("%s", async (_, bytes, warnings) => {
    const decoded = await open("a.csv", bytes);
    expect(codes(decoded)).toEqual(warnings);
    expect(cells(only(decoded))).toEqual(expected);
  });

  test("remarks above the table are texts, whatever marks stand in them", async () => {
    const remarks = '# Source: "Báo A", 2022; 13 units\n# 5" printed\n';
    const decoded = await open("a.csv", Buffer.from(`${remarks}block,unit,score\n"sở",Sở A,90.05\n# 3,Sở B,1\n`));
    expect(codes(decoded)).toEqual([]);
    expect(cells(only(decoded))).toEqual({
      A1: 'text:# Source: "Báo A", 2022; 13 units',
      A2: 'text:# 5" printed',
      A3: "text:block",
      B3: "text:unit",
      C3: "text:score",
      A4: "text:sở",
      B4: "text:Sở A",
      C4: "text:90.05",
      A5: "text:# 3",
      B5: "text:Sở B",
      C5: "text:1",
    });
  });
  test("a heading that begins with # is none", async () => {
    const decoded = await open("a.csv", Buffer.from("# ,Đơn vị\n#,Sở A\n"));
    expect(cells(only(decoded))).toEqual({ A1: "text:# ", B1: "text:Đơn vị", A2: "text:#", B2: "text:Sở A" });
  });

  test.each<[string, string, Uint8Array | string, number?]>([
    ["only-bom", "csv-empty", "\ufeff"],
    ["blank", "csv-empty", " \n\n"],
    ["empty", "spreadsheet-empty", ""],
    ["nul", "csv-nul", "a;b\n1;\0\n", 1],
    ["unclosed-quote", "csv-quote", `a;b\n1;"Vũ Quang\n${"2;x\n".repeat(1000)}`, 2],
    ["quote closed too late", "csv-quote", 'a;b\n1;"Vũ Quang\n2;"Kỳ Anh"\n', 2],
    ["quote-mid", "csv-quote", 'a;b\n1;Vũ "Quang"\n', 2],
    ["ragged short", "csv-ragged", "a;b;c\n1;2;3\n1;2\n"],
    ["ragged long", "csv-ragged", "a;b;c\n1;2;3\n1;2;3;4\n"],
    ["unquoted decimal comma", "csv-ragged", "a,b\n1,2\n3,4\n1,5,2\n"],
    ["one row too long", "csv-ragged", "a;b;c\n1;2;3;x\n"],
    ["one row too short", "csv-ragged", "a;b;c\n1;2\n"],
    ["every decimal comma unquoted", "csv-ragged", "a,b,c\nx,1.1,1,5\n"],
    ["one-10MB-field", "over-limit", `a;b\n${"x".repeat(10_000_000)};1\n`],
    ["40k field", "over-limit", `a;b\n${"x".repeat(40_000)};1\n`],
    ["1M-columns", "over-limit", `${"1,".repeat(1_000_000)}1\n`],
    ["no encoding of Vietnamese", "text-encoding", Buffer.from("Köln;señor\n", "latin1")],
  ])("%s: %s", async (_, code, bytes, line) => {
    const decoded = await open("a.csv", bytes);
    expect(codes(decoded)).toEqual([code]);
    expect(decoded.tables).toEqual([]);
    if (line !== undefined && code === "csv-quote") expect(decoded.diagnostics[0]?.message.args.line).toEqual(asCount(line));
  });

  test("broken UTF-8 is told by byte and line", async () => {
    const decoded = await open(
      "a.csv",
      Buffer.concat([Buffer.from("Đơn vị;Điểm\nVũ Quang;"), Buffer.from([0xe1, 0xbb]), Buffer.from(";Huyện\n")]),
    );
    expect(codes(decoded)).toEqual(["text-encoding"]);
    expect(decoded.diagnostics[0]?.message.args).toMatchObject({
      line: asCount(2),
      offset: asCount(Buffer.byteLength("Đơn vị;Điểm\nVũ Quang;")),
    });
  });

  test("titles above, notes below and blank cells at the end are no ragged rows", async () => {
    const table = only(await open("a.csv", "BẢNG ĐIỂM;2024\n\nSTT;Đơn vị;Điểm\n1;Vũ Quang;1,5;;\n2;Kỳ Anh;2\nNgười lập biểu\n"));
    expect(Object.keys(cells(table))).toEqual(["A1", "B1", "A3", "B3", "C3", "A4", "B4", "C4", "A5", "B5", "C5", "A6"]);
  });

  test("the encoding can be given", async () => {
    const decoded = await decode("a.csv", to1258(text), { inflate, encoding: "windows-1258" });
    expect(codes(decoded)).toEqual([]);
    expect(codes(await decode("a.csv", Buffer.from(text), { inflate, encoding: "klingon" }))).toEqual(["text-encoding-unknown"]);
  });
});

/** windows-1258 as Windows writes it: letters of the code page, tone marks after them. */
function to1258(text: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte);
  const bytes: number[] = [];
  for (const char of text.normalize("NFC")) {
    const marks = [...char.normalize("NFD")];
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark));
    const letter = marks
      .filter((mark) => mark !== tone)
      .join("")
      .normalize("NFC");
    for (const each of table.has(char) ? [char] : [letter, tone ?? ""]) if (each !== "") bytes.push(table.get(each) as number);
  }
  return Uint8Array.from(bytes);
}

describe("records of text tables", () => {
  const field = fc.oneof(
    fc.constantFrom("", " ", "1,5", "Vũ Quang", '"', "a;b", "x\ny", "x\r\ny", "\r", '""', "ộ".normalize("NFD")),
    fc.string({ maxLength: 6 }),
  );
  const written = (text: string, quote: boolean): string => (quote || /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const tableOf = fc.array(fc.array(fc.tuple(field, fc.boolean()), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const ends = fc.constantFrom("\n", "\r\n");
  const recordsOf = async (pieces: readonly string[], delimiter = ";"): Promise<unknown> => {
    const records: (readonly string[])[] = [];
    const fault = await eachRecord(pieces, delimiter, (fields) => records.push(fields));
    return fault ?? records;
  };
  const textOf = (rows: readonly (readonly [string, boolean][])[], end: string): string =>
    rows.map((row) => row.map(([cell, quote]) => written(cell, quote)).join(";") + end).join("");
  const cut = (text: string, first: number, second: number): readonly string[] => {
    const [from = 0, to = 0] = [first % (text.length + 1), second % (text.length + 1)].sort((a, b) => a - b);
    return [text.slice(0, from), text.slice(from, to), text.slice(to)];
  };

  test("are what was written, wherever the text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(tableOf, ends, fc.nat(), fc.nat(), async (rows, end, first, second) => {
        const said = rows.map((row) => row.map(([cell]) => cell));
        expect(await recordsOf(cut(textOf(rows, end), first, second))).toEqual(said);
      }),
    );
  });

  test("of a text without quotation marks are those of the library, whatever else stands in it", async () => {
    const part = fc.oneof(
      fc.constantFrom("\n", "\r", "\r\n", "\n\r", ";", ",", "\t", "|", "\0", " ", "\u00a0", "\u2028", "\ufeff", "#", "\\", "'", "sep=;"),
      fc.constantFrom("Hà Tĩnh", "Vũ Quang".normalize("NFD"), "𝔸", "1,5"),
      fc.string({ maxLength: 4 }).map((text) => text.replaceAll('"', "")),
    );
    const options = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true };
    await fc.assert(
      fc.asyncProperty(
        fc.array(part),
        fc.constantFrom(";", ",", "\t", "|", "ư"),
        fc.nat(),
        fc.nat(),
        async (parts, delimiter, first, second) => {
          const text = parts.join("");
          // No piece of a file ends within a letter.
          const pieces = text.includes("𝔸") ? [text] : cut(text, first, second);
          expect(await recordsOf(pieces, delimiter)).toEqual(parse(text, { ...options, delimiter }));
        },
      ),
      { numRuns: Number(process.env.FC_RUNS ?? 500) },
    );
  });

  test("go on where lines without quotation marks end", async () => {
    expect(await recordsOf(["a;b\r", '\nc;d\n"e;\n', 'f";g\n\nh'])).toEqual([["a", "b"], ["c", "d"], ["e;\nf", "g"], [""], ["h"]]);
    const long = "x".repeat(2 * 1024 * 1024);
    expect(await recordsOf([`a\n${long}`, ";y\nb\n"])).toEqual([["a"], [long, "y"], ["b"]]);
  });

  test("are refused for a quotation mark and for their length, and what the taker throws is thrown", async () => {
    expect(await recordsOf(['a;b\nc;"d'])).toBe("quote");
    expect(await recordsOf(["a;b\nc", ';d"\n'])).toBe("quote");
    expect(await recordsOf(["x".repeat(5 * 1024 * 1024)])).toBe("too-long");
    expect(await recordsOf(["a;b\n", `${"ộ".repeat(800_000)}`, `${"ộ".repeat(800_000)}\n`])).toBe("too-long");
    const thrown = eachRecord(["a;b"], ";", () => {
      throw new Error("of ours");
    });
    await expect(thrown).rejects.toThrow("of ours");
  });

  const many = (change: (lines: string[]) => void = () => undefined): string => {
    const lines = Array.from(
      { length: 110_000 },
      (_, at) => `${at};Xã Số ${at % 331};"Báo cáo ""${at % 17}""${at % 401 === 0 ? "\r\n" : ""}";${at % 7},5`,
    );
    lines.unshift("SỐ LIỆU", "", "STT;Đơn vị;Ghi chú;Điểm");
    change(lines);
    return `\ufeff${lines.join("\r\n")}\r\n`;
  };
  const inOneGo = (text: string): Promise<Decoded> => open("a.csv", Buffer.from(text.replace(/^\ufeff/, "\ufeffsep=;\r\n")));

  test("of many megabytes are what they are in one go", async () => {
    const text = many();
    expect(Buffer.byteLength(text)).toBeGreaterThan(4 * 1024 * 1024);
    const large = only(await open("a.csv", text));
    expect(large.rows.at(402)?.map((cell) => cell?.text)).toEqual(["399", "Xã Số 68", 'Báo cáo "8"', "0,5"]);
    expect(large.rows.length).toBe(110_003);
    expect(same(large.rows, only(await inOneGo(text)).rows)).toBe(true);
  });

  test("of many megabytes without quotation marks, or with the first of them far down", async () => {
    const plain = (line: string): string => line.replace(/["\r\n]/g, "");
    for (const from of [0, 100_000]) {
      const text = many((lines) => lines.splice(from, lines.length, ...lines.slice(from).map(plain)));
      const other = many((lines) => lines.splice(0, lines.length - from, ...lines.slice(0, lines.length - from).map(plain)));
      for (const each of [text, other]) {
        const { rows } = only(await open("a.csv", each));
        expect(rows.length).toBe(110_003);
        expect(same(rows, only(await inOneGo(each)).rows)).toBe(true);
      }
    }
  });

  test.each<[string, (lines: string[]) => void]>([
    ["csv-ragged", (lines) => lines.push("1;2;3")],
    ["csv-ragged", (lines) => lines.splice(500, 0, "1;2;3;4;5")],
    ["csv-quote", (lines) => lines.push('1;2;"3;4')],
    ["csv-quote", (lines) => lines.push('1;2;3"3;4')],
    ["csv-nul", (lines) => lines.push("1;2;3;\0")],
  ])("of many megabytes are refused for what stands at their end: %s", async (code, change) => {
    const decoded = await open("a.csv", many(change));
    expect([codes(decoded), decoded.tables]).toEqual([[code], []]);
  });

  test("of many megabytes in another encoding are read as ever", async () => {
    const text = many();
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.slice(1), "utf16le")]);
    expect(same(only(await open("a.csv", wide)).rows, only(await open("a.csv", text)).rows)).toBe(true);
  });
});
