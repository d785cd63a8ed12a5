/** Rows 36 to 63 of what people send: each with what is told, where, and how the program ends. */
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { run, toldBy } from "./told.ts";

const HEAD = "Đơn vị;Mã;Điểm tự đánh giá\n";
const told = async (csv: string): Promise<readonly string[]> => toldBy(await run({ "a.csv": csv }));
const book = (rows: readonly (readonly (string | number)[])[]): Uint8Array => {
  const workbook = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row])), "Số liệu");
  return new Uint8Array(sheetjs.write(workbook, { bookType: "xlsx", type: "buffer" }) as Buffer);
};

describe("a text table", () => {
  test.each<[string, string, readonly string[]]>([
    ["36: a unit behind the number", "Huyện Vũ Quang;1.3;0,5đ", ["→ 1", "C2 cảnh báo number-with-unit"]],
    ["36: one warning for a table", "Huyện Vũ Quang;1.3;0,50 điểm\nHuyện Hương Khê;1.3;1đ", ["→ 1", "C2 cảnh báo number-with-unit"]],
    ["36: words about a number", "Huyện Vũ Quang;1.3;khoảng 1 điểm", ["→ 1", "C2 lỗi number-unreadable"]],
    ["37: thousands or decimals", "Huyện Vũ Quang;1.3;1.234", ["→ 1", "C2 lỗi number-ambiguous"]],
    ["38: a minus of print", "Huyện Vũ Quang;1.3;−0,5", ["→ 1", "C2 cảnh báo number-spelling-odd", "C2 lỗi points-negative"]],
    ["38: brackets of bookkeepers", "Huyện Vũ Quang;1.3;(0,5)", ["→ 1", "C2 lỗi number-parentheses"]],
    ["38: wide digits", "Huyện Vũ Quang;1.3;１", ["→ 1", "C2 cảnh báo number-spelling-odd"]],
    ["39: a dash", "Huyện Vũ Quang;1.3;-", ["→ 1", "C2 lỗi cell-dash"]],
    ["39: a cross", "Huyện Vũ Quang;1.3;x", ["→ 1", "C2 lỗi cell-number"]],
    ["40: above the maximum", "Huyện Vũ Quang;1.3;2", ["→ 1", "C2 lỗi over-maximum"]],
    ["43: no code", "Huyện Vũ Quang;;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-missing"]],
    ["43: an unknown code", "Huyện Vũ Quang;1.1.9;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-unknown"]],
    ["43: a Roman code", "Huyện Vũ Quang;I.3;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["43: a Roman code of no criterion", "Huyện Vũ Quang;IV.1;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-unknown"]],
    ["43: a comma in a code", "Huyện Vũ Quang;1,3;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["43: a dot behind the code", "Huyện Vũ Quang;1.3.;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["43: wide digits in a code", "Huyện Vũ Quang;１.３;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["43: several spellings are told at once", "Huyện Vũ Quang;I.3;1\nHuyện Hương Khê;1,3;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["43: a code twice", "Huyện Vũ Quang;1.3;1\nHuyện Vũ Quang;1.3.;0", ["→ 1", "B3 cảnh báo code-spelling-odd", "C3 lỗi answer-twice"]],
    ["49: two units of one name", "Kỳ Anh;1.3;1", ["→ 2", "A2 lỗi unit-ambiguous"]],
    ["57: a Cyrillic letter", "Huyện Hươпg Khê;1.3;1", ["→ 2", "A2 cảnh báo unit-mixed-scripts", "A2 lỗi unit-unknown"]],
    ["57: a Greek letter", "Huyện Vũ Quανg;1.3;1", ["→ 2", "A2 cảnh báo unit-mixed-scripts", "A2 lỗi unit-unknown"]],
    ["59: a name that turns its letters", "\u202eHuyện Vũ Quang;1.3;1", ["→ 2", "A2 lỗi unit-unknown"]],
    ["59: a name that colours the screen", "\u001b[31mHuyện;1.3;1", ["→ 2", "A2 lỗi unit-unknown"]],
    ["63: a cell of 40,000 letters", `${"a".repeat(40_000)};1.3;1`, ["→ 2", "A2 lỗi over-limit"]],
  ])("row %s", async (_, rows, expected) => {
    expect(await told(`${HEAD}${rows}\n`)).toEqual(expected);
  });
  test("row 57: the letter is named with its code point and its script", async () => {
    const { err } = await run({ "a.csv": `${HEAD}Huyện Hươпg Khê;1.3;1\n` });
    expect(err).toContain("“п” (U+043F, chữ Kirin)");
    expect(err).toContain("Tên gần đúng: Huyện Hương Khê.");
  });
  test("row 62: headings that programs keep for themselves are names, and nothing else changes", async () => {
    expect(await told("__proto__;constructor;toString\n1;2;3\n")).toEqual(["→ 2", "undefined lỗi no-table"]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe("a workbook", () => {
  const HEADINGS = ["Đơn vị", "Mã", "Điểm tự đánh giá"];
  test("row 36: numbers held as text are read, and told once for the sheet", async () => {
    const rows = [HEADINGS, ["Huyện Vũ Quang", "1.3", "1,5"], ["Huyện Hương Khê", "1.3", "0,75"], ["Huyện Kỳ Anh", "1.3", 1]];
    const ended = await run({ "a.xlsx": book(rows) });
    expect(toldBy(ended)).toEqual(["→ 1", "C2 cảnh báo number-as-text"]);
    expect(ended.err).toContain("2 ô của trang tính ghi số dưới dạng văn bản, như “1,5”; đã hiểu là số.");
  });
});

describe("row 44: another name under a code", () => {
  const names = {
    one: ["Ban hành kế hoạch CCHC", "Sáng kiến cấp tỉnh", "Hồ sơ trễ hạn"],
    all: ["Đối thoại", "Thu hút đầu tư", "Hồ sơ trễ hạn"],
  };
  const codes = ["1.1", "1.2", "1.3"];
  const layouts: Readonly<Record<string, (names: readonly string[]) => readonly (readonly (string | number)[])[]>> = {
    form: (texts) => [
      ["Đơn vị: Huyện Vũ Quang"],
      ["Mã", "Nội dung", "Điểm tự đánh giá"],
      ...codes.map((code, at) => [code, texts[at] ?? "", 1]),
    ],
    long: (texts) => [
      ["Đơn vị", "Mã", "Nội dung", "Điểm tự đánh giá"],
      ...codes.map((code, at) => ["Huyện Vũ Quang", code, texts[at] ?? "", 1]),
    ],
    matrix: (texts) => [["Mã", "Nội dung", "Huyện Vũ Quang", "Huyện Hương Khê"], ...codes.map((code, at) => [code, texts[at] ?? "", 1, 1])],
    wide: (texts) => [
      ["Đơn vị", ...codes.map((code, at) => `${code}. ${texts[at]} (tự chấm)`)],
      ["Huyện Vũ Quang", 1, 1, 1],
    ],
  };
  test.each(Object.keys(layouts))("%s: a warning for one, an error for most", async (layout) => {
    const lines = async (texts: readonly string[]): Promise<readonly string[]> => {
      const table = layouts[layout]?.(texts) ?? [];
      return toldBy(await run({ "a.xlsx": book(table) }, "--layout", layout)).filter((line) => line.includes("code-name"));
    };
    expect(await lines(names.one)).toEqual([expect.stringMatching(/^[A-D]\d cảnh báo code-name-differs$/)]);
    expect(await lines(names.all)).toEqual([expect.stringMatching(/^[A-D]\d lỗi code-names-differ$/)]);
    expect(await lines(["Ban hành kế hoạch", "Sáng kiến cấp tỉnh", "Đoàn kiểm tra"])).toEqual([]);
  });
});

describe("what is of all files together", () => {
  const unit = (name: string): string => `${HEAD}${name};1.3;1\n`;
  const placed = async (...paths: readonly string[]): Promise<readonly string[]> => {
    const names = ["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh"];
    const { err } = await run(Object.fromEntries(paths.map((path, at) => [path, unit(names[at] ?? "")])));
    return [...err.matchAll(/^(\S+) {2}(?:lỗi|cảnh báo) {2}(?:group-size-differs|survey-missing) /gm)].map(([, at = ""]) => at);
  };
  test.each<[string, readonly string[]]>([
    ["nop/a.csv", ["nop/a.csv"]],
    ["nop/", ["nop/a.csv", "nop/b.csv", "nop/c.csv"]],
    ["nop/", ["nop/a.csv", "nop/xa/b.csv"]],
    ["./", ["a.csv", "b.csv"]],
    ["./", ["nop/a.csv", "nap/b.csv"]],
    ["/may/chu/", ["/may/chu/a/b.csv", "/may/chu/b/a.csv"]],
  ])("stands at %s", async (place, paths) => {
    expect(await placed(...paths)).toEqual([place, place]);
  });
});

describe("figures that say more than they show", () => {
  const file = `cchc: 1
id: nho
title: Thử
version: "1"
period: "2025"
standing: illustrative
maxPoints: 3
groups: [{ id: so, title: Sở }]
domains:
  - id: "1"
    title: Chỉ đạo
    maxPoints: 3
    criteria:
      - { id: "1.1", title: Hạn, maxPoints: 1, rule: { kind: deadline, due: 2025-01-15, bands: [{ to: 0, points: 1 }, { from: 1, points: 0 }] } }
      - { id: "1.2", title: Tỷ lệ, maxPoints: 2, rule: { kind: proportional } }
`;
  const said = async (rows: readonly (readonly (string | number)[])[]): Promise<string> =>
    (await run({ "rubrics/nho.yaml": file, "a.xlsx": book([["Đơn vị", "Mã", "Số liệu"], ...rows]) }, "--verbose")).err;
  test("row 34: a day that Excel counts is named as the day it may be", async () => {
    for (const cell of [45_672, "45672"]) {
      const err = await said([["Sở Nội vụ", "1.1", cell]]);
      expect(err).toContain(
        "C2 · Sở Nội vụ · 1.1  lỗi  cell-date-serial  Ô này ghi số 45672: đó là cách Excel đếm ngày và có thể là ngày 15/01/2025",
      );
    }
    for (const cell of [123, "31/02/2024", 999_999]) expect(await said([["Sở Nội vụ", "1.1", cell]])).toContain("lỗi  cell-date  ");
  });
  test("a ratio of nothing says what to write", async () => {
    expect(await said([["Sở Nội vụ", "1.2", "5/0"]])).toContain("Ghi mẫu số đúng, lớn hơn 0");
  });
});
