/** Published tables checked by themselves: every check by its examples, and the faults of tables that were really published. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { type Diagnostic, Diagnostics } from "../src/diagnostic.ts";
import { checkPublished, publishedChecks } from "../src/published/index.ts";
import { readPublished } from "../src/published/read.ts";
import { cellName } from "../src/source.ts";
import { decode } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { memoryHost } from "./memory-host.ts";

const folder = new URL("./published/", import.meta.url);

async function found(name: string, bytes: Uint8Array): Promise<readonly Diagnostic[]> {
  const host = memoryHost({ files: {} });
  const { tables, diagnostics } = await decode(name, bytes, { inflate: host.inflate });
  const problems = new Diagnostics();
  problems.append(diagnostics);
  const blocks = tables.flatMap((table) => readPublished(table, problems));
  expect(blocks.length, name).toBeGreaterThan(0);
  checkPublished(blocks, problems);
  return problems.list;
}
const inText = (text: string) => found("bang.csv", new TextEncoder().encode(text));
const cellOf = ({ at }: Diagnostic): string => (at.kind === "cell" ? cellName(at.row, at.column) : "");
const short = (list: readonly Diagnostic[]): readonly string[] => list.map((each) => `${cellOf(each)} ${each.message.words.code}`);

describe.each(publishedChecks.map((check) => [check.code, check] as const))("%s", (code, check) => {
  test("its bad example breaks this rule, once, and no other", async () => {
    expect((await inText(check.bad)).map(({ message }) => message.words.code)).toEqual([code]);
  });

  test("its good example breaks none", async () => {
    expect(short(await inText(check.good))).toEqual([]);
  });

  test("says in both languages what, why and how", () => {
    for (const text of [check.title, check.doc, check.fix])
      for (const lang of ["vi", "en"] as const) expect(text[lang].trim()).not.toBe("");
  });
});

test("no two checks have one code", () => {
  const codes = publishedChecks.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

/** What is wrong with each table, none more, none fewer. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  "daklak-2017.csv": ["C9 part-above-maximum"],
  "hanoi-2022.csv": ["B3 total-outside-parts"],
  "hungyen-2024-mot-don-vi.csv": ["C2 parts-incomplete"],
  "hungyen-2024.csv": ["A8 equal-totals", "A17 equal-totals"],
  "thainguyen-2025-thanh-phan.csv": ["C4 part-above-maximum"],
  "thainguyen-2025.csv": [],
  "thanhhoa-2023.csv": ["F4 decimals-mixed", "F5 other-maximum", "B3 places-missing", "B8 places-missing"],
  "thanhhoa-2024.csv": ["A5 equal-totals", "A16 equal-totals"],
  "vung-2022-2024.csv": ["F4 change-differs", "D2 year-figure-differs", "D3 year-figure-differs", "D4 year-figure-differs"],
  "xep-loai-2012.csv": [],
};

describe("published tables with real faults", () => {
  test("every one has its findings here", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
    expect(files.sort()).toEqual(Object.keys(FAULTS).sort());
  });

  test.each(Object.entries(FAULTS))("%s", async (name, expected) => {
    const list = await found(name, new Uint8Array(readFileSync(new URL(name, folder))));
    expect(short(list)).toEqual(expected);
    if (process.env.CCHC_SHOW === "1") for (const each of list) process.stdout.write(`${name} ${render(each.message, "vi")}\n`);
  });
});

type Value = string | number | null;
interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}
const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ s: { r: top, c: left }, e: { r: bottom, c: right } });

/** A sheet as the systems in use export it, in each file type. */
async function inSheet(
  rows: readonly (readonly Value[])[],
  merges: readonly Merge[],
  type: sheetjs.BookType,
): Promise<readonly Diagnostic[]> {
  const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet["!merges"] = merges.map(({ s, e }) => ({ s: { ...s }, e: { ...e } }));
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, "Báo cáo");
  return found(`bang.${type}`, new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: type }) as Buffer));
}

const HEAD: readonly (readonly Value[])[] = [
  [null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
  [null, null, "Độc lập - Tự do - Hạnh phúc"],
  [],
  [],
  ["BẢNG TỔNG HỢP"],
  ["NĂM 2024"],
  [],
];

interface Layout {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  readonly merges: readonly Merge[];
  readonly expected: readonly string[];
}

const LAYOUTS: readonly Layout[] = [
  {
    name: "a ranking with grades (L2)",
    rows: [
      ...HEAD,
      ["STT", "Tên đơn vị", "Điểm chấm thực tế", "Xếp loại"],
      [1, "Sở Nội vụ", 92.5, "A"],
      [2, "Sở Y tế", 88, "B"],
      [3, "Sở Tư pháp", 87.5, "A"],
      [],
      [null, " LÃNH ĐẠO ĐƠN VỊ "],
      [null, " (Ký và ghi rõ họ tên)"],
    ],
    merges: [],
    expected: ["D11 grade-not-by-total"],
  },
  {
    name: "one unit by domain (L3)",
    rows: [
      ...HEAD,
      ["Tiêu chí", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm bị trừ", "Điểm thẩm định sau khi trừ"],
      ["1", "Chỉ đạo, điều hành", 10, 10, 9, 0.5, 8.5],
      ["2", "Thể chế", 10, 9, 8, 0, 8],
      ["Tổng cộng", null, 20, 19, 17, 0.5, 17],
    ],
    merges: [merge(10, 0, 10, 1)],
    expected: ["G11 total-not-sum"],
  },
  {
    name: "units by domain under three rows of headings (L4)",
    rows: [
      ...HEAD,
      ["STT", "Tên đơn vị", "Chỉ đạo (10 điểm)", null, null, null, "Thể chế (5 điểm)", null, null, null, "Tổng điểm"],
      [null, null, 1, null, null, null, 2, null, null, null, null],
      [null, null, "TC", "TĐ", "Bị trừ", "Tổng", "TC", "TĐ", "Bị trừ", "Tổng", null],
      [1, "Sở Y tế", 10, 9, 1, 8, 5, 5, 0, 5, 13],
      [2, "Sở Nội vụ", 10, 9.5, 0, 9.5, 5, 5.5, 0, 5.5, 15],
      [3, "Sở Tư pháp", 10, 9, 0, 9, 4, 4, 1, 4, 12],
    ],
    merges: [
      merge(7, 0, 9, 0),
      merge(7, 1, 9, 1),
      merge(7, 2, 7, 5),
      merge(7, 6, 7, 9),
      merge(8, 2, 8, 5),
      merge(8, 6, 8, 9),
      merge(7, 10, 9, 10),
    ],
    expected: ["J13 difference-differs", "H12 part-above-maximum", "J12 part-above-maximum", "K13 total-not-sum"],
  },
  {
    name: "units by domain with a rate each (L4b)",
    rows: [
      ...HEAD,
      ["STT", "Tên đơn vị", "Chỉ đạo (tối đa 10điểm)", null, "Thể chế (tối đa 5điểm)", null, "Tổng điểm"],
      [null, null, "Điểm", "Chỉ số %", "Điểm", "Chỉ số %", null],
      [1, "Sở Y tế", 9, 90, 4, 80, 13],
      [2, "Sở Nội vụ", 9.5, 95, 4.5, 90, 9.5],
    ],
    merges: [merge(7, 0, 8, 0), merge(7, 1, 8, 1), merge(7, 2, 7, 3), merge(7, 4, 7, 5), merge(7, 6, 8, 6)],
    expected: ["G11 total-not-sum"],
  },
  {
    name: "two rounds under one another (L7)",
    rows: [
      ["VÒNG 1"],
      ["Xếp hạng", "Tên đơn vị", "Điểm thẩm định", "Điểm đánh giá tác động của CCHC", null, "Tổng điểm đạt được"],
      [null, null, null, "KSCB", "SIPAS", null],
      [1, "Sở Nội vụ", 70, 9, 9, 88],
      [2, "Sở Y tế", 69, 9, 8, 86],
      [],
      ["VÒNG 2"],
      ["Xếp hạng", "Tên đơn vị", "Điểm thẩm định", "Điểm đánh giá tác động của CCHC", null, "Tổng điểm đạt được"],
      [null, null, null, "KSCB", "SIPAS", null],
      [1, "Sở Nội vụ", 70, 9, 9, 88],
      [2, "Sở Y tế", 70, 9, 8, 79],
    ],
    merges: [merge(1, 3, 1, 4), merge(7, 3, 7, 4)],
    expected: ["F11 total-not-sum"],
  },
  {
    name: "points as text out of what applies (L9)",
    rows: [
      ...HEAD,
      [
        "STT",
        "Đơn vị",
        "Điểm thẩm định thực tế",
        "Tỷ lệ % thực hiện nhiệm vụ",
        "Điểm thẩm định (Tối đa 70)",
        "Điểm điều tra XHH",
        "Điểm đo lường hài lòng",
        "Tổng điểm",
        "Các tiêu chí đặc thù không đáng giá",
      ],
      [1, "Sở Nội vụ", "39.5/50", 79, 55.3, 15, 9, 79.3, "1.2"],
      [2, "Sở Y tế", "40/50", 80, 56, 15, 8, 64, ""],
    ],
    merges: [],
    expected: ["H10 total-not-sum"],
  },
  {
    name: "a ranking by the second appraisal (L14)",
    rows: [
      ["SẮP XẾP THEO ĐIỂM THẨM ĐỊNH LẦN 2"],
      ["Xếp hạng", "Tên đơn vị", "Điểm tự chấm", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2"],
      [1, "Phòng Tham mưu", 98, 90, 91.5],
      [2, "Phòng Hậu cần", 97, 92, 91],
      [3, "Phòng Kỹ thuật", 97, 80, 91.2],
      [4, "Phòng Chính trị", 97, 80, 80.5],
    ],
    merges: [],
    expected: ["A5 place-not-by-total"],
  },
];

describe.each(["xlsx", "xls", "ods"] as const)("layouts that systems export, as .%s", (type) => {
  test.each(LAYOUTS.map((layout) => [layout.name, layout] as const))("%s", async (_, { rows, merges, expected }) => {
    expect(short(await inSheet(rows, merges, type))).toEqual(expected);
  });
});

test("the same layouts as CSV, where nothing is merged", async () => {
  for (const { name, rows, expected } of LAYOUTS) {
    const width = Math.max(...rows.map(({ length }) => length));
    const cell = (value: Value | undefined): string => (value === null || value === undefined ? "" : String(value));
    const written = (row: readonly Value[], column: number): string =>
      typeof row[column] === "number" ? cell(row[column]).replace(".", ",") : cell(row[column]);
    const text = rows.map((row) => Array.from({ length: width }, (_, column) => written(row, column)).join(";")).join("\n");
    expect([name, ...short(await inText(text))]).toEqual([name, ...expected]);
  }
});
