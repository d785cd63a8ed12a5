/** The layouts that are really sent, written as real workbooks and read back: title blocks, merged headings, hidden columns, signatures. */
import { inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { cellName } from "../src/source.ts";
import { decode, type Table } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { answersOf, branch, dec, flat, leaf, type ReadBack, read } from "./build.ts";

const TITLES: Readonly<Record<string, string>> = {
  "1.1": "Kế hoạch cải cách hành chính",
  "1.1.1": "Ban hành kế hoạch",
  "1.1.2": "Mức độ hoàn thành kế hoạch",
  "1.2": "Báo cáo",
  "2.1": "Rà soát",
};
/** Nodes with the names that the forms have, as far as they have one. */
const titled = (node: string): string =>
  node.replace(/title: (?:Lĩnh vực|Tiêu chí) ([\d.]+)/g, (whole, id: string) =>
    TITLES[id] === undefined ? whole : `title: "${TITLES[id]}"`,
  );
const rubric = flat(12, [
  titled(branch("1", 6, [branch("1.1", 4, [leaf("1.1.1", 1.5), leaf("1.1.2", 2.5)]), leaf("1.2", 2)])),
  titled(branch("2", 4, [leaf("2.1", 4)])),
  '{ id: "3", title: Điểm thưởng, maxPoints: 2, rule: { kind: given } }',
]);

type Value = string | number | null;
interface Book {
  readonly sheet?: string;
  readonly merges?: readonly string[];
  readonly hidden?: readonly number[];
  readonly file?: string;
}

/** A real workbook with one sheet, read back. */
async function bookOf(
  rows: readonly (readonly Value[])[],
  { sheet = "Sheet1", merges = [], hidden = [], file = "bieu.xlsx" }: Book = {},
): Promise<readonly Table[]> {
  const made = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
  made["!merges"] = merges.map((range) => sheetjs.utils.decode_range(range));
  made["!cols"] = Array.from({ length: 12 }, (_, column) => ({ hidden: hidden.includes(column) }));
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, made, sheet);
  const bytes = new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
  const { tables, diagnostics } = await decode(file, bytes, { inflate });
  expect(diagnostics).toEqual([]);
  return tables;
}

const inflate = (bytes: Uint8Array, limit: number): Uint8Array => inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) });
const readBook = async (rows: readonly (readonly Value[])[], more?: Book): Promise<ReadBack> => read(rubric, ...(await bookOf(rows, more)));
const printed = ({ printed: list }: ReadBack): readonly string[] =>
  list.map(({ unit, node, what, round, value, at }) =>
    [unit === undefined ? "-" : "A", node === "" ? "*" : node, what, round ?? "-", dec(value), cellName(at.row, at.column)].join(" "),
  );
const notRead = ({ notRead: list }: ReadBack): readonly string[] => list.map(({ what }) => render(what, "vi"));

const MOTTO = [
  ["HUYỆN A", null, null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
  [null, null, null, "Độc lập - Tự do - Hạnh phúc"],
  [],
  [],
  ["KẾT QUẢ ĐÁNH GIÁ"],
  ["Đơn vị: Huyện A"],
  ["Ngày 05 Tháng 12 Năm 2024"],
  [],
] as const;
const SIGNED = [[], [], [null, null, null, null, " LÃNH ĐẠO ĐƠN VỊ "], [null, null, null, null, " (Ký và ghi rõ họ tên)"]] as const;
const UNIT_WORDS = "Giải trình: \r - Đã ban hành\rTài liệu kiểm chứng: \r - KH_12.pdf\r";

describe("L1: code and name in one cell, levels by spaces, \\r in cells", () => {
  const head = ["Nội dung", "Điểm chuẩn", "Tự chấm", "Tài liệu kiểm chứng/Giải trình", "Điểm chấm thực tế", "Ý kiến"];
  const rows = [
    ["1. Lĩnh vực 1", 6, 2.25, null, 1.5],
    ["     1.1. Kế hoạch CCHC", 4, 2.25, null, 1.5],
    ["          1.1.1. Ban hành kế hoạch", 1.5, 0.75, UNIT_WORDS, 0.5, "Ý kiến: \rThiếu tài liệu kiểm chứng"],
    ["          1.1.2. Mức độ hoàn thành kế hoạch", 2.5, 1.5, null, 1],
    ["Tổng điểm", 12, 2.25, null, 1.5],
  ];
  test("L1", async () => {
    const bound = await readBook([...MOTTO, head, ...rows, ...SIGNED], { merges: ["A1:C2", "D1:F1", "D2:F2", "A5:F5", "A6:F6", "A7:F7"] });
    expect([bound.errors, bound.warnings]).toEqual([[], []]);
    expect(answersOf(bound)).toEqual([
      "Huyện A 1.1.1 appraisal 0.5",
      "Huyện A 1.1.1 self 0.75",
      "Huyện A 1.1.2 appraisal 1",
      "Huyện A 1.1.2 self 1.5",
    ]);
    const answers = bound.submissions[0]?.answers.get("1.1.1");
    expect(answers).toMatchObject({ explanation: "- Đã ban hành", evidence: "- KH_12.pdf", evidenceAt: { row: 11, column: 3 } });
    expect(answers?.rounds.appraisal?.remark).toContain("Thiếu tài liệu kiểm chứng");
    expect(printed(bound).filter((line) => line.includes("*"))).toEqual([
      "A * maximum - 12 B14",
      "A * points self 2.25 C14",
      "A * points appraisal 1.5 E14",
    ]);
    expect(notRead(bound)).toEqual(["dòng ghi ngày, ký tên", "dòng ghi ngày, ký tên"]);
  });
  test("L1b: the same headings again are the second appraisal", async () => {
    const again = ["Tài liệu kiểm chứng/Giải trình", "Điểm chấm thực tế", "Ý kiến"];
    const bound = await readBook([
      ...MOTTO,
      [...head, ...again],
      ["1.1.1. Kế hoạch", 1.5, 1.5, UNIT_WORDS, 0.5, "Thiếu", "Giải trình: đã nộp", 1, "Đủ"],
    ]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.1.1 appraisal 0.5", "Huyện A 1.1.1 reappraisal 1", "Huyện A 1.1.1 self 1.5"]);
    expect(bound.submissions[0]?.answers.get("1.1.1")?.rounds.reappraisal?.remark).toBe("Đủ");
  });
});

describe("tables of sums are refused, or compared with the forms", () => {
  const L3 = [
    ["UBND TỈNH X", null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    [null, null, "Độc lập - Tự do - Hạnh phúc"],
    [],
    [],
    ["BÁO CÁO CHI TIẾT TỪNG ĐƠN VỊ"],
    ["Đơn vị: Huyện A"],
    [],
    ["Tiêu chí", "Nội dung", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm bị trừ", "Điểm thẩm định sau khi trừ"],
    [1, "Công tác chỉ đạo, điều hành CCHC", 6, 5.5, 4.75, 0.5, 4.25],
    [2, "Cải cách thủ tục hành chính", 4, 4, 3.15, 0, 3.15],
    ["Tổng cộng", null, 12, 9.5, 7.9, 0.5, 7.4],
  ];
  const L4 = [
    ["STT", "Tên đơn vị", "Lĩnh vực 1 (6 điểm)", null, null, null, "Lĩnh vực 2 (4 điểm)", null, null, null, "Tổng điểm", null],
    [null, null, 1, null, null, null, 2],
    [null, null, "TC", "TĐ", "Bị trừ", "Tổng", "TC", "TĐ", "Bị trừ", "Tổng", "TC", "TĐ"],
    [1, "Huyện A", 5.5, 4.75, 0.5, 4.25, 4, 3.15, 0, 3.15, 9.5, 7.9],
  ];
  const merges = ["A1:A3", "B1:B3", "C1:F1", "C2:F2", "G1:J1", "G2:J2", "K1:L2"];
  const form = [["Đơn vị: Huyện A"], ["Mã", "Điểm tự chấm"], ["1.2", 2]];
  test("L3 alone: an error that says why, and no unit with empty hands", async () => {
    const bound = await readBook(L3, { merges: ["A11:B11"], hidden: [5, 6] });
    expect([bound.errors, bound.submissions]).toEqual([["sums-only"], []]);
  });
  test("L3 beside the form: its figures are kept", async () => {
    const bound = read(rubric, ...(await bookOf(L3, { merges: ["A11:B11"] })), ...(await bookOf(form, { file: "a.xlsx" })));
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Huyện A 1.2 self 2"]]);
    expect(printed(bound).filter((line) => !line.includes("maximum"))).toEqual([
      "A 1 points self 5.5 D9",
      "A 1 points appraisal 4.75 E9",
      "A 1 lost - 0.5 F9",
      "A 1 points - 4.25 G9",
      "A 2 points self 4 D10",
      "A 2 points appraisal 3.15 E10",
      "A 2 lost - 0 F10",
      "A 2 points - 3.15 G10",
      "A * points self 9.5 D11",
      "A * points appraisal 7.9 E11",
      "A * lost - 0.5 F11",
      "A * points - 7.4 G11",
    ]);
  });
  test("L4, three rows of headings: refused alone, kept beside the form", async () => {
    expect((await readBook(L4, { merges })).errors).toEqual(["sums-only"]);
    const bound = read(rubric, ...(await bookOf(L4, { merges })), ...(await bookOf(form, { file: "a.xlsx" })));
    expect([bound.errors, answersOf(bound)]).toEqual([[], ["Huyện A 1.2 self 2"]]);
    expect(printed(bound)).toEqual([
      "- 1 maximum - 6 C1",
      "- 2 maximum - 4 G1",
      "A 1 points self 5.5 C4",
      "A 1 points appraisal 4.75 D4",
      "A 1 lost - 0.5 E4",
      "A 1 points - 4.25 F4",
      "A 2 points self 4 G4",
      "A 2 points appraisal 3.15 H4",
      "A 2 lost - 0 I4",
      "A 2 points - 3.15 J4",
      "A * points self 9.5 K4",
      "A * points appraisal 7.9 L4",
    ]);
  });
  test("L4b: points and index of each domain", async () => {
    const L4b = [
      ["STT", "Tên đơn vị", "Lĩnh vực 1 (tối đa 6điểm)", null, "Lĩnh vực 2 (tối đa 4 điểm)", null],
      [null, null, "Điểm", "Chỉ số %", "Điểm", "Chỉ số %"],
      [1, "Huyện A", 3, 50, 4, 100],
    ];
    const bound = read(
      rubric,
      ...(await bookOf(L4b, { merges: ["A1:A2", "B1:B2", "C1:D1", "E1:F1"] })),
      ...(await bookOf(form, { file: "a.xlsx" })),
    );
    expect(printed(bound)).toEqual([
      "- 1 maximum - 6 C1",
      "- 2 maximum - 4 E1",
      "A 1 points - 3 C3",
      "A 1 index - 50 D3",
      "A 2 points - 4 E3",
      "A 2 index - 100 F3",
    ]);
  });
  test("L16, the summary with a row for each round of a unit", async () => {
    const rows = [
      ["Đơn vị", "Vòng", "Lĩnh vực 1", "Tổng"],
      ["Huyện A", "ĐTC", 5, 10],
      [null, "TĐ1", 4, 9],
      [null, "TĐ2", 4.5, 9.5],
    ];
    const bound = read(rubric, ...(await bookOf(rows)), ...(await bookOf(form, { file: "a.xlsx" })));
    expect(printed(bound)).toEqual([
      "A 1 points self 5 C2",
      "A * points self 10 D2",
      "A 1 points appraisal 4 C3",
      "A * points appraisal 9 D3",
      "A 1 points reappraisal 4.5 C4",
      "A * points reappraisal 9.5 D4",
    ]);
  });
  test("L2, L14: a ranking, whose STT counts the rows", async () => {
    const rows = [
      ["STT", "Tên đơn vị", "Điểm tự chấm", "Điểm thẩm định lần 1", "Điểm thẩm định lần 2", "Xếp loại"],
      [1, "Huyện B", 11, 10, 10.5, "A"],
      [2, "Huyện A", 10, 9, "9.25", "B"],
    ];
    expect((await readBook(rows)).errors).toEqual(["sums-only"]);
    const bound = read(rubric, ...(await bookOf(rows)), ...(await bookOf(form, { file: "a.xlsx" })));
    expect(bound.errors).toEqual(["sums-only"]);
    expect(render(bound.diagnostics[0]?.message as never, "vi")).toMatch(/cho: Huyện B\.$/);
    expect(printed(bound).slice(3)).toEqual(["A * points self 10 C3", "A * points appraisal 9 D3", "A * points reappraisal 9.25 E3"]);
  });
  test("L5: what follows from the points of a criterion stands beside them", async () => {
    const rows = [
      ["STT", "Tên đơn vị", "1.2", null, null, null, "2.1", null],
      [null, null, "TC", "TĐ", "Trừ điểm", "Tổng", "TC", "TĐ"],
      [1, "Huyện A", 2, 1.5, 0.5, 1, 4, 3],
    ];
    const bound = await readBook(rows, { merges: ["A1:A2", "B1:B2", "C1:F1", "G1:H1"] });
    expect([bound.errors, answersOf(bound)]).toEqual([
      [],
      ["Huyện A 1.2 appraisal 1.5", "Huyện A 1.2 self 2", "Huyện A 2.1 appraisal 3", "Huyện A 2.1 self 4"],
    ]);
    expect(printed(bound)).toEqual(["A 1.2 lost - 0.5 E3", "A 1.2 points - 1 F3"]);
  });
});

describe("forms with a row a criterion", () => {
  test("L10: options below each criterion without codes, a sheet named by the unit", async () => {
    const rows = [
      ["BỘ TIÊU CHÍ"],
      [],
      [],
      [
        "STT",
        "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
        "Điểm tối đa (chuẩn)",
        "Điểm tự chấm",
        "Điểm thẩm định",
        "Điểm đạt được",
        "Ghi chú",
      ],
      [1, "LĨNH VỰC 1", 6],
      ["1.2 ", "Báo cáo", 2, "1,5", "1", "1,0", "Gửi chậm"],
      [null, "2 văn bản chậm: 1", "1"],
      [null, "Đúng hạn: 2", "2"],
      [2, "LĨNH VỰC 2", 4],
      ["2.1.", "Rà soát", 4, "4,0", "4"],
    ];
    const bound = await readBook(rows, { sheet: "Huyện A" });
    expect([bound.errors, bound.warnings]).toEqual([[], ["code-spelling-odd", "number-as-text"]]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 appraisal 1", "Huyện A 1.2 self 1.5", "Huyện A 2.1 appraisal 4", "Huyện A 2.1 self 4"]);
    expect(printed(bound)).toContain("A 1.2 points - 1 F6");
    expect(notRead(bound)).toEqual(["dòng không có mã tiêu chí: “2 văn bản chậm: 1”", "dòng không có mã tiêu chí: “Đúng hạn: 2”"]);
  });
  test("L11: the total is the first row", async () => {
    const rows = [
      ["Đơn vị: Huyện A"],
      [
        "",
        "STT",
        "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm tự chấm",
        "Tài liệu kiểm chứng",
        "Giải trình",
        "Điểm thẩm định",
        "Ý kiến của Hội đồng thẩm định",
      ],
      ["▾", null, "Tổng", 12, 3, null, null, 2],
      ["▾", "1.2", "Báo cáo", 2, 2, "BC 12", "Gửi trước hạn", 1, "Chậm 1 ngày"],
    ];
    const bound = await readBook(rows);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 appraisal 1", "Huyện A 1.2 council", "Huyện A 1.2 self 2"]);
    expect(printed(bound).slice(0, 3)).toEqual(["A * maximum - 12 D3", "A * points self 3 E3", "A * points appraisal 2 H3"]);
  });
  test("L12: all figures with two decimals, bonus without a code, the unit in the second line of the title", async () => {
    const rows = [
      ["BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"],
      ["Đơn vị: Huyện A - Năm 2022"],
      ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Ghi chú của đơn vị", "Ghi chú của thẩm định"],
      ["1.2", "Báo cáo", "2.00", "2.00", "1.50", "Đủ", "Chậm"],
      ["2.1", "Rà soát", "4.00", "4.00", "3.25"],
      [null, "Điểm thưởng", "2.00", "0.50", "0.00"],
      [null, "Tổng cộng", "12.00", "6.50", "4.75"],
    ];
    const bound = await readBook(rows);
    expect([bound.errors, bound.warnings]).toEqual([[], ["code-by-title", "number-as-text"]]);
    expect(answersOf(bound)).toEqual([
      "Huyện A 1.2 appraisal 1.5",
      "Huyện A 1.2 self 2",
      "Huyện A 2.1 appraisal 3.25",
      "Huyện A 2.1 self 4",
      "Huyện A 3 appraisal 0",
      "Huyện A 3 self 0.5",
    ]);
    expect(printed(bound)).toContain("A * points appraisal 4.75 E7");
  });
  test("L13: the first appraisal has no number, the second one has", async () => {
    const rows = [
      ["Đơn vị: Huyện A"],
      ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm thẩm định lần 2"],
      ["1.2", "Báo cáo", 2, 2, 1, 1.5],
    ];
    expect(answersOf(await readBook(rows))).toEqual(["Huyện A 1.2 appraisal 1", "Huyện A 1.2 reappraisal 1.5", "Huyện A 1.2 self 2"]);
  });
  test("L15: names only, decimal comma, an index beside", async () => {
    const rows = [
      ["Đơn vị: Huyện A"],
      [
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Tự đánh giá",
        "Tài liệu kiểm chứng/Giải trình",
        "Thẩm định",
        "Ý kiến hội đồng thẩm định",
        "Chỉ số",
      ],
      ["1 Chỉ đạo điều hành", "6", "1,75", null, "0,25"],
      ["1.1.1 Ban hành kế hoạch", "1,5", "0,75", null, "0,25", null, "16,67%"],
      ["1.2 Báo cáo", "2", "1"],
      ["Điểm số", "12", "1,75", null, "0,25"],
    ];
    const bound = await readBook(rows);
    expect(answersOf(bound)).toEqual(["Huyện A 1.1.1 appraisal 0.25", "Huyện A 1.1.1 self 0.75", "Huyện A 1.2 self 1"]);
    expect(printed(bound)).toContain("A 1.1.1 index - 16.67 G4");
    expect(printed(bound)).toContain("A * points self 1.75 C6");
  });
  test("a folder of forms, each with its unit in a title line or only in the file's name; covers and notes are listed", async () => {
    const form = (title: string, points: number) => [[title], ["Mã", "Điểm tự chấm"], ["1.2", points]];
    const tables = [
      ...(await bookOf(form("Đơn vị: UBND huyện A", 1), { file: "gui/1.xlsx" })),
      ...(await bookOf([["BÌA"], ["Năm 2024"]], { file: "gui/1.xlsx", sheet: "Bìa" })),
      ...(await bookOf(form("BIỂU TỰ CHẤM", 2), { file: "gui/Huyện B.xlsx" })),
      ...(await bookOf(form("BIỂU TỰ CHẤM", 0), { file: "gui/03_Huyện C_tự chấm 2024.xlsx", sheet: "Trang tính1" })),
    ];
    const bound = read(rubric, ...tables);
    expect(bound.submissions.map(({ unit }) => unit.name)).toEqual(["UBND huyện A", "Huyện B", "Huyện C"]);
    expect([bound.errors, notRead(bound)]).toEqual([[], ["trang tính “Bìa” không phải bảng chấm điểm"]]);
  });
});
