/** Rows 50 to 64 of what people send: names of units and other texts, each with what is told, where, and how the program ends. */
import { describe, expect, test } from "vitest";
import { bytesOf, typed } from "./old-bytes.ts";
import { book, data } from "./packages.ts";
import { audit, NHO, run, saying, toldBy } from "./told.ts";

const HEAD = "Đơn vị;Mã;Điểm tự đánh giá";
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const named = (...names: readonly string[]): string => [HEAD, ...names.map((name) => `${quoted(name)};1.3;1`), ""].join("\n");
/** The names of the units that were scored. */
const unitsOf = (out: string): readonly string[] =>
  JSON.parse(out)
    .groups.flatMap(({ units }: { units: { unit: { name: string } }[] }) => units)
    .map(({ unit }: { unit: { name: string } }) => unit.name);
const taken = async (name: string, rubric = NHO): Promise<readonly string[]> =>
  unitsOf((await run({ "rubrics/nho.yaml": rubric, "a.csv": named(name) }, "--format", "json")).out);

describe("names that mean one unit", () => {
  test.each([
    ["50", "TX. Kỳ Anh", "Thị xã Kỳ Anh"],
    ["50", "TX Kỳ Anh", "Thị xã Kỳ Anh"],
    ["50", "UBND thị xã Kỳ Anh", "Thị xã Kỳ Anh"],
    ["50", "H. Kỳ Anh", "Huyện Kỳ Anh"],
    ["50", "Kỳ Anh (TX)", "Thị xã Kỳ Anh"],
    ["51", "Huyện Hương Khê".normalize("NFD"), "Huyện Hương Khê"],
    ["51", "Huyện\u00a0Hương\u200b  Khê.", "Huyện Hương Khê"],
    ["51", " HUYỆN  HƯƠNG KHÊ ", "Huyện Hương Khê"],
    ["51", "\ufeffHuyện Hương Khê", "Huyện Hương Khê"],
  ])("row %s: %j, in silence", async (_, name, unit) => {
    expect(toldBy(await run({ "a.csv": named(name) }))).toEqual(["→ 1"]);
    expect(await taken(name)).toEqual([unit]);
  });

  test.each([
    ["Huyện Hòa Thuỷ", "Huyện Hoà Thủy"],
    ["Huyện Hoà Thủy", "Huyện Hòa Thuỷ"],
  ])("row 54: %s is %s", async (registered, written) => {
    const rubric = NHO.replace("Huyện Vũ Quang", registered);
    expect(toldBy(await run({ "rubrics/nho.yaml": rubric, "a.csv": named(written) }))).toEqual(["→ 1"]);
    expect(await taken(written, rubric)).toEqual([registered]);
  });

  test("row 52: Ð (U+00D0) is taken for Đ, and said once", async () => {
    const rubric = NHO.replace("Huyện Vũ Quang", "Huyện Đức Thọ");
    const files = { "rubrics/nho.yaml": rubric, "a.csv": `${HEAD}\nHuyện Ðức Thọ;1.3;1\nHuyện Ðức Thọ;1.2;1\n` };
    const ended = await run(files);
    expect(toldBy(ended)).toEqual(["→ 1", "A2 cảnh báo unit-odd-letter"]);
    expect(saying(ended, "unit-odd-letter")).toMatch(/Ð \(U\+00D0\) thay cho Đ; vẫn hiểu là Huyện Đức Thọ/);
  });
});

describe("names that mean none for certain", () => {
  test.each([
    ["53", "Huong Khe"],
    ["53", "Huyện Huơng Khê"],
    ["50", "Thị xã Hương Khê"],
    ["59", "\u0007Huyện Hương Khê"],
    ["59", "\u009b31mHuyện Hương Khê"],
    ["64", "🇻🇳 Huyện Hương Khê"],
    ["61", "<b>Huyện Hương Khê</b>"],
  ])("row %s: %j is suggested and not taken", async (_, name) => {
    const ended = await run({ "a.csv": named(name) });
    expect(toldBy(ended)).toEqual(["→ 2", "A2 lỗi unit-unknown"]);
    expect(saying(ended, "unit-unknown")).toContain("Tên gần đúng: Huyện Hương Khê.");
    expect(ended.err).not.toMatch(/[\u0007\u009b]/);
  });

  test("row 53: another name counts once it stands among the aliases", async () => {
    const rubric = NHO.replace("name: Huyện Hương Khê", "name: Huyện Hương Khê, aliases: [Huong Khe]");
    expect(await taken("Huong Khe", rubric)).toEqual(["Huyện Hương Khê"]);
  });

  test("row 55: the name of the province may be that of its city", async () => {
    const rubric = NHO.replace("period:", "issuer: UBND tỉnh Hà Tĩnh\nperiod:").replace("Huyện Vũ Quang", "Thành phố Hà Tĩnh");
    const ended = await run({ "rubrics/nho.yaml": rubric, "a.csv": named("Hà Tĩnh") });
    expect(toldBy(ended)).toEqual(["→ 2", "A2 lỗi unit-ambiguous"]);
    expect(saying(ended, "unit-ambiguous")).toMatch(/Thành phố Hà Tĩnh hay Tỉnh Hà Tĩnh[\s\S]*Ghi đủ loại đơn vị/);
    expect(await taken("TP.Hà Tĩnh", rubric)).toEqual(["Thành phố Hà Tĩnh"]);
  });

  test("row 56: one unit under two spellings, with both its cells", async () => {
    const ended = await run({ "a.csv": named("Thị xã Kỳ Anh", "TX. Kỳ Anh") });
    expect(toldBy(ended)).toEqual(["→ 1", "C3 lỗi answer-twice"]);
    expect(saying(ended, "answer-twice")).toMatch(/Thị xã Kỳ Anh[\s\S]*a\.csv › C2: ghi lần đầu ở đây/);
    const wide = await run({ "a.csv": "Đơn vị;1.2;1.3\nThị xã Kỳ Anh;1;1\nTX. Kỳ Anh;1;1\n" });
    expect(toldBy(wide)).toEqual(["→ 1", "A3 lỗi unit-twice"]);
    expect(saying(wide, "unit-twice")).toContain("a.csv › A2: ghi lần đầu ở đây");
  });
});

describe("row 58: letters typed before Unicode", () => {
  const text = named("Huyện Hương Khê");
  const workbook = (name: string): Uint8Array => {
    const cells = [
      ["Đơn vị", "Mã", "Điểm tự đánh giá"],
      [name, "1.3", "1"],
    ].map(
      (row, at) =>
        `<row r="${at + 1}">${row.map((each, column) => `<c r="${"ABC"[column]}${at + 1}" t="inlineStr"><is><t>${each}</t></is></c>`).join("")}</row>`,
    );
    return book(data(cells.join("")));
  };
  test.each(["tcvn3", "vni"] as const)("%s in a text table is read, and said with what it was taken for", async (encoding) => {
    const ended = await run({ "a.csv": bytesOf(text, encoding) });
    expect(toldBy(ended)).toEqual(["→ 1", "undefined cảnh báo text-encoding-guessed"]);
    expect(saying(ended, "text-encoding-guessed")).toMatch(new RegExp(`bảng mã ${encoding}, ví dụ “Đơn vị”`));
  });
  test.each(["tcvn3", "vni"] as const)("%s in a workbook is refused at its cell, until it is asked for", async (encoding) => {
    const bytes = workbook(typed("Huyện Hương Khê", encoding));
    const ended = await run({ "a.xlsx": bytes });
    expect(toldBy(ended)).toEqual(["→ 2", "A2 lỗi text-before-unicode"]);
    expect(saying(ended, "text-before-unicode")).toMatch(new RegExp(`nghĩa là “Huyện Hương Khê”[\\s\\S]*--encoding ${encoding}`));
    const asked = await run({ "a.xlsx": bytes }, "--encoding", encoding, "--format", "json");
    expect(unitsOf(asked.out)).toEqual(["Huyện Hương Khê"]);
  });
});

describe("texts that other programs would obey", () => {
  const open = NHO.replace(/units:\n(?: {2}- .*\n)+/, "");
  const OBEYED = ['=HYPERLINK("http://example.com","x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "＝1+1"];
  test.each(OBEYED)("row 60: %s stays a text in what Excel opens", async (name) => {
    const files = { "rubrics/nho.yaml": open, "a.csv": named(`Huyện ${name}`, name) };
    const { out } = await run(files, "--format", "csv");
    const cells = out.split("\r\n").flatMap((line) => line.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    expect(cells.some((cell) => cell.replaceAll('""', '"').includes(name))).toBe(true);
    expect(cells.filter((cell) => /^"?[=+@＝\t]|^"?-(?!\d+(?:,\d+)?"?$)/.test(cell))).toEqual([]);
  });

  const INJECTED = ["<script>alert(1)</script>", "]]>", "{{7*7}}", "a%0A::error::b", "| a | b |", "**x** [y](javascript:z)"];
  test.each(INJECTED)("row 61: %s is a text in every format", async (text) => {
    const name = `Xã ${text}`;
    const files = { "rubrics/nho.yaml": open, "a.csv": `${HEAD}\n${quoted(name)};1.3;9\n` };
    const scored = async (format: string): Promise<string> => (await run(files, "--format", format)).out;
    const found = async (format: string): Promise<string> => (await audit(files, "--format", format)).out;
    expect(unitsOf(await scored("json"))).toEqual([name]);
    const plain = (await scored("markdown")).replaceAll(/\\[\\|*[\]]/g, "");
    expect(plain).not.toMatch(/<script|\]\(|\*\*x|a \| b/);
    const annotations = (await found("github")).trimEnd().split("\n").slice(0, -1);
    expect(annotations.every((line) => /^::(?:error|warning|notice) file=a\.csv/.test(line))).toBe(true);
    expect(annotations.some((line) => line.includes(name.replaceAll("%", "%25")))).toBe(true);
    for (const format of ["junit", "checkstyle"]) {
      const written = name.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      const xml = await found(format);
      expect(xml).toContain(written);
      if (written !== name) expect(xml).not.toContain(name);
    }
  });

  test.each(["\ufffe", "\ue000Huyện", "🏴\u{e0067}\u{e007f}", "\ud800"])("row 64: %j is a name that nobody knows", async (name) => {
    const ended = await run({ "a.csv": named(name) });
    expect([ended.exit, toldBy(ended)[1]]).toEqual([2, expect.stringMatching(/^A2 lỗi (?:unit-unknown|unit-letters-lost|not-a-unit)$/)]);
  });
});
