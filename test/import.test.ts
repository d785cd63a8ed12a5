/** Drafting rubrics from forms: the phrases of ladders, the layouts that provinces print, and forms with the errors that real ones had. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { loadRubric } from "../src/commands/rubrics.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { type PerItem, type Proportion, readPerItem, readProportion } from "../src/drafts/formulas.ts";
import { readPhrase } from "../src/drafts/phrases.ts";
import { toDecimal } from "../src/points.ts";
import type { Node, Rubric } from "../src/rubric/model.ts";
import { memoryHost } from "./memory-host.ts";

type Value = string | number | null;
type Rows = readonly (readonly Value[])[];

interface Imported {
  readonly exit: number;
  readonly draft: string;
  readonly err: string;
  /** `B5 sum-mismatch`, in the order of the cells. */
  readonly told: readonly string[];
  /** Undefined when the reader refuses the draft. */
  readonly rubric: Rubric | undefined;
  /** What `validate` says of the draft: `12 sum-mismatch`. */
  readonly codes: readonly string[];
}

async function importFile(bytes: Uint8Array, ...flags: readonly string[]): Promise<Imported> {
  const host = memoryHost({ files: { "bieu-mau.xlsx": bytes }, columns: 400 });
  const exit = await main(["import", "bieu-mau.xlsx", "-o", "nhap.yaml", "--verbose", "--lang", "vi", ...flags], host);
  const written = host.files.get("nhap.yaml");
  const draft = written === undefined ? "" : new TextDecoder().decode(written);
  const problems = new Diagnostics();
  const rubric = written === undefined ? undefined : await loadRubric(host, "nhap.yaml", problems);
  const err = host.stderr();
  const told = [...err.matchAll(/'!([A-Z]+\d+)[^\n]*? {2}(?:lỗi|cảnh báo|lưu ý) {2}([a-z-]+)/g)].map(([, cell, code]) => `${cell} ${code}`);
  return { exit, draft, err, told, rubric, codes: problems.list.map(({ message }) => message.words.code) };
}

const book = async (rows: Rows, name = "Biểu"): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] }));
const importRows = async (rows: Rows): Promise<Imported> => importFile(await book(rows));

const outline = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => [
    `${"  ".repeat(node.depth)}${node.id} ${node.title} ${toDecimal(node.max)}${node.kind === "leaf" ? ` ${node.rule.kind}` : ""}`,
    ...(node.kind === "leaf" ? [] : outline(node.children)),
  ]);
/** The line of the draft that holds a text, without what surrounds it. */
const lineWith = (draft: string, text: string): string =>
  draft
    .split("\n")
    .find((line) => line.includes(text))
    ?.trim() ?? "";

describe("phrases", () => {
  test.each([
    ["từ 90% trở lên", "from 90 %"],
    ["Từ 90 % trở lên", "from 90 %"],
    ["90% trở lên", "from 90 %"],
    ["Đạt từ 95,5% trở lên", "from 95.5 %"],
    ["Từ 90% số hồ sơ trở lên", "from 90 %"],
    ["trên 90%", "above 90 %"],
    ["Trên 90% nhiệm vụ hoàn thành", "above 90 %"],
    ["Hoàn thành trên 90% nhiệm vụ", "above 90 %"],
    ["dưới 70%", "below 70 %"],
    ["Dưới mức 70%", "below 70 %"],
    ["Tỷ lệ đạt dưới 70,5%", "below 70.5 %"],
    ["từ 70% đến 90%", "from 70 to 90 %"],
    ["từ 70%-90%", "from 70 to 90 %"],
    ["Từ 70 - 90%", "from 70 to 90 %"],
    ["70% – 90%", "from 70 to 90 %"],
    ["từ 70 đến 90%", "from 70 to 90 %"],
    ["từ 70% đến dưới 90%", "from 70 below 90 %"],
    ["Từ 70 đến dưới 90%", "from 70 below 90 %"],
    ["Hoàn thành từ 70% đến dưới 90% kế hoạch", "from 70 below 90 %"],
    ["Từ 70% nhiệm vụ đến dưới 90% nhiệm vụ", "from 70 below 90 %"],
    ["70% - dưới 90%", "from 70 below 90 %"],
    ["trên 70% đến 90%", "above 70 to 90 %"],
    ["Từ trên 70% đến 90%", "above 70 to 90 %"],
    ["trên 70% và dưới 90%", "above 70 below 90 %"],
    ["trên 70% đến dưới 90%", "above 70 below 90 %"],
    ["70% ≤ tỷ lệ < 90%", "from 70 below 90 %"],
    ["70% < tỷ lệ ≤ 90%", "above 70 to 90 %"],
    ["≥ 90%", "from 90 %"],
    ["> 90%", "above 90 %"],
    ["<= 5%", "to 5 %"],
    ["không quá 5%", "to 5 %"],
    ["Không vượt quá 5%", "to 5 %"],
    ["tối đa 5%", "to 5 %"],
    ["5% trở xuống", "to 5 %"],
    ["ít nhất 30%", "from 30 %"],
    ["tối thiểu 30%", "from 30 %"],
    ["không dưới 30%", "from 30 %"],
    ["Lớn hơn hoặc bằng 30%", "from 30 %"],
    ["nhỏ hơn 30%", "below 30 %"],
    ["chưa đạt 30%", "below 30 %"],
    ["Không đạt 100%", "below 100 %"],
    ["đạt 100%", "from 100 %"],
    ["100% TTHC được công khai", "from 100 %"],
    ["Năm 2022 đạt từ 80% trở lên", "from 80 %"],
    ["đạt 80%", "from 80 to 80 % ?"],
    ["trên 90% trở lên", "from 90 % ?"],
    ["dưới 50% trở xuống", "to 50 % ?"],
    ["từ 5 đến 10 dự án", "from 5 to 10"],
    ["05 - 10 dự án", "from 5 to 10"],
    ["Trên 10 dự án", "above 10"],
    ["Có 02 sáng kiến trở lên", "from 2"],
    ["Có 01 sáng kiến", "from 1 to 1"],
    ["từ 1.000 hồ sơ trở lên", "from 1000"],
    ["Dưới 0,5", "below 0.5"],
    ["TỪ 70% ĐẾN DƯỚI 90%", "from 70 below 90 %"],
    ["từ 70% đến dưới 90%".normalize("NFD"), "from 70 below 90 %"],
    ["từ\u00a070%\u00a0đến\u00a090%", "from 70 to 90 %"],
    ["Ban hành kịp thời", "-"],
    ["Trước ngày 15/01/2022", "-"],
    ["Theo Nghị định 61/2018/NĐ-CP", "-"],
    ["Từ 90% xuống 70%", "-"],
    ["Từ 90% đến 70%", "-"],
    ["Dưới 70%, từ 70% đến 80%", "-"],
    ["Quý I, 6 tháng, quý III", "-"],
  ])("%s", (text, expected) => {
    const phrase = readPhrase(text);
    const ends = Object.entries(phrase?.range ?? {}).map(([end, value]) => `${end} ${value}`);
    const seen = phrase === undefined ? ["-"] : [...ends, ...(phrase.percent ? ["%"] : []), ...(phrase.doubtful ? ["?"] : [])];
    expect(seen.join(" ")).toBe(expected);
  });

  test.each<readonly [string, PerItem | undefined]>([
    ["Mỗi sáng kiến được công nhận cấp tỉnh được 0,75 điểm", { of: "sáng kiến được công nhận cấp tỉnh", each: "0.75", taken: false }],
    ["mỗi quy chế 0,5 điểm, tối đa 1,5 điểm", { of: "quy chế", each: "0.5", taken: false }],
    ["Cứ mỗi báo cáo tính 0,25đ", { of: "báo cáo", each: "0.25", taken: false }],
    ["0,5 điểm/báo cáo", { of: "báo cáo", each: "0.5", taken: false }],
    ["Mỗi trường hợp bị khiển trách trừ 0,5 điểm", { of: "trường hợp bị khiển trách", each: "0.5", taken: true }],
    ["Ban hành kịp thời: 0,5 điểm", undefined],
  ])("%s", (text, expected) => {
    expect(readPerItem(text)).toEqual(expected);
  });

  test.each<readonly [string, Proportion | undefined]>([
    ["Số hồ sơ đúng hạn / Tổng số hồ sơ × điểm tối đa", { numerator: "Số hồ sơ đúng hạn", denominator: "Tổng số hồ sơ" }],
    ["(Số hồ sơ đúng hạn/Tổng số hồ sơ) x điểm chuẩn", { numerator: "Số hồ sơ đúng hạn", denominator: "Tổng số hồ sơ" }],
    ["Tỷ lệ % hồ sơ đúng hạn nhân với điểm tối đa", {}],
    ["Tính điểm theo tỷ lệ", {}],
    ["Tỷ lệ hồ sơ đúng hạn", undefined],
  ])("%s", (text, expected) => {
    expect(readProportion(text)).toEqual(expected);
  });
});

const L10_HEAD = [
  "STT",
  "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
  "Điểm tối đa (chuẩn)",
  "Điểm tự chấm",
  "Điểm thẩm định",
  "Điểm đạt được",
  "Ghi chú",
];
const L10: Rows = [
  ["BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024"],
  ["(Kèm theo Quyết định số 123/QĐ-CAT-PV01; gồm 02 lĩnh vực, 03 tiêu chí, 02 tiêu chí thành phần)"],
  [],
  L10_HEAD,
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
  [1, "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "4,5"],
  ["1.1.", "Kế hoạch CCHC", 3],
  ["1.1.1", "Ban hành kế hoạch", "1,0"],
  [null, "- Ban hành kịp thời", "1"],
  [null, "- Ban hành không kịp thời", "0,5"],
  [null, "- Không ban hành", 0],
  ["1.1.2", "Mức độ thực hiện kế hoạch", "2.0"],
  [null, "Thang điểm:"],
  [null, "Trên 90%", "2"],
  [null, "Từ 70% đến 90%", "1"],
  [null, "Dưới 70%", "0"],
  ["1,2", "Công khai", 1.5],
  [null, "Trên Trang thông tin điện tử", "0,5"],
  [null, "Tại Bộ phận một cửa", "0.5"],
  [null, "Trên bảng tin", "0,50"],
  [2, "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "3"],
  [2.1, "Hồ sơ đúng hạn", 3],
  [null, "Số hồ sơ đúng hạn / Tổng số hồ sơ × điểm tối đa"],
  [null, "Tổng cộng", "7,5"],
  [],
  [null, "NGƯỜI LẬP BIỂU", null, null, "LÃNH ĐẠO ĐƠN VỊ"],
];

describe("layouts", () => {
  test("L10: options without codes, points as text, comma and point in one column", async () => {
    const { draft, rubric, told, exit, codes, err } = await importRows(L10);
    expect(err).not.toContain("lỗi  ");
    expect(told).toEqual([]);
    expect(codes).toEqual([]);
    expect(exit).toBe(0);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH 4.5",
      "  1.1 Kế hoạch CCHC 3",
      "    1.1.1 Ban hành kế hoạch 1 choice",
      "    1.1.2 Mức độ thực hiện kế hoạch 2 bands",
      "  1.2 Công khai 1.5 checklist",
      "2 CẢI CÁCH THỦ TỤC HÀNH CHÍNH 3",
      "  2.1 Hồ sơ đúng hạn 3 proportional",
    ]);
    expect(rubric?.counts).toEqual({ domains: 2, criteria: 3, subcriteria: 2 });
    expect(rubric?.decision?.number).toBe("123/QĐ-CAT-PV01");
    expect(rubric?.period).toBe("2024");
    expect(rubric?.standing).toBe("reconstructed");
    expect(lineWith(draft, "maxPoints: 4.5")).toBe("maxPoints: 4.5 # ô C6");
    expect(lineWith(draft, "maxPoints: 7.5")).toBe("maxPoints: 7.5 # biểu mẫu › 'Biểu'!C24");
    expect(lineWith(draft, '"1.1.1"')).toBe("- id: \"1.1.1\" # biểu mẫu › 'Biểu'!A8");
    expect(lineWith(draft, "above: 90")).toBe("- { above: 90, points: 2 } # ô C14: Trên 90%");
    expect(lineWith(draft, "from: 70")).toBe("- { from: 70, to: 90, points: 1 } # ô C15: Từ 70% đến 90%");
    expect(lineWith(draft, "Tại Bộ phận")).toBe("- { id: tai-bo-phan-mot-cua, title: Tại Bộ phận một cửa, points: 0.5 } # ô C19");
    expect(lineWith(draft, "Trên bảng tin")).toContain("points: 0.50 }");
    expect(lineWith(draft, "proportional")).toBe("rule: { kind: proportional, numerator: Số hồ sơ đúng hạn, denominator: Tổng số hồ sơ }");
    expect(draft).toMatch(/# cần điền: các khối/);
  });

  test("L11: the total comes first, beside a column of toggles", async () => {
    const head = [
      null,
      "STT",
      "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
      "Điểm tối đa",
      "Điểm tự chấm",
      "Tài liệu kiểm chứng",
      "Giải trình",
      "Điểm thẩm định",
      "Ý kiến của Hội đồng thẩm định",
    ];
    const { rubric, told } = await importRows([
      head,
      [null, null, "Tổng", "10"],
      ["+", "I", "Chỉ đạo, điều hành", "6"],
      [null, "1", "Kế hoạch", "4"],
      [null, null, "Đạt", "4"],
      [null, null, "Không đạt", "0"],
      [null, "2", "Báo cáo", "2"],
      [null, null, "Mỗi báo cáo đúng hạn", "0,5"],
      ["+", "II", "Thể chế", "4"],
      [null, "1", "Rà soát văn bản", "4"],
      [null, null, "Từ 90% trở lên", "4"],
      [null, null, "Từ 70% đến dưới 90%", "2"],
      [null, null, "Còn lại", "0"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "I Chỉ đạo, điều hành 6",
      "  I.1 Kế hoạch 4 choice",
      "  I.2 Báo cáo 2 per-item",
      "II Thể chế 4",
      "  II.1 Rà soát văn bản 4 bands",
    ]);
    expect(toDecimal(rubric?.maxPoints ?? (null as never))).toBe("10");
    expect(told).toEqual(["B3 codes-restart"]);
  });

  test("L12: all maxima as text, bonus, penalty and total without a code", async () => {
    const { rubric, draft, told } = await importRows([
      ["BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"],
      ["Đơn vị: X - Năm 2024"],
      ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Ghi chú của đơn vị", "Ghi chú của thẩm định"],
      ["1", "CẢI CÁCH THỂ CHẾ", "28.50"],
      ["1.1", "Xây dựng văn bản", "28.50"],
      [null, "Có", "28.50"],
      [null, "Không", "0.00"],
      [null, "Điểm thưởng", "5.00"],
      [null, "Điểm phạt", null],
      [null, "Tổng cộng", "28.50"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 CẢI CÁCH THỂ CHẾ 28.5",
      "  1.1 Xây dựng văn bản 28.5 choice",
      "thuong Điểm thưởng 5 given",
    ]);
    expect(rubric?.leaves.at(-1)?.effect).toBe("bonus");
    expect(lineWith(draft, "maxPoints: 28.50")).toBe("maxPoints: 28.50 # biểu mẫu › 'Biểu'!C10");
    expect(told).toEqual(["B8 way-unknown", "B9 bonus-without-maximum"]);
  });

  test("L13: «Lĩnh vực» heads the names", async () => {
    const { rubric, told } = await importRows([
      ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm thẩm định lần 2"],
      [1, "Cải cách thể chế", "60,5"],
      [2, "Cải cách thủ tục hành chính", "39,5"],
      [null, "Tổng điểm", 100],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual(["1 Cải cách thể chế 60.5 given", "2 Cải cách thủ tục hành chính 39.5 given"]);
    expect(told).toEqual(["B2 way-unknown", "B3 way-unknown"]);
  });

  test("L15: code and name in one cell, steps under the criterion", async () => {
    const { rubric, told, draft } = await importRows([
      [
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Tự đánh giá",
        "Tài liệu kiểm chứng/Giải trình",
        "Thẩm định",
        "Ý kiến hội đồng thẩm định",
        "Chỉ số",
      ],
      ["1. Công tác chỉ đạo, điều hành (1 điểm)", "1"],
      ["     1.1. Kế hoạch CCHC", "1"],
      ["          1.1.1. Ban hành kế hoạch", "0,25"],
      ["Đạt", "0,25"],
      ["Không đạt", "0"],
      ["          1.1.2. Mức độ hoàn thành", "0,75"],
      ["12 tháng đủ báo cáo", "0,75"],
      ["Không đủ", "0"],
      ["Điểm số", "1"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 Công tác chỉ đạo, điều hành 1",
      "  1.1 Kế hoạch CCHC 1",
      "    1.1.1 Ban hành kế hoạch 0.25 choice",
      "    1.1.2 Mức độ hoàn thành 0.75 choice",
    ]);
    expect(lineWith(draft, '"1.1.2"')).toContain("'Biểu'!A7");
    expect(told).toEqual([]);
  });

  test("without codes, capitals and indentation tell the levels", async () => {
    const { rubric, told } = await importRows([
      ["Nội dung", "Điểm chuẩn"],
      ["CẢI CÁCH THỂ CHẾ", 5],
      ["Kế hoạch", 5],
      ["     Ban hành", 2],
      ["     Thực hiện", 3],
      ["CẢI CÁCH BỘ MÁY", 5],
      ["Sắp xếp", 5],
      ["Tổng điểm", 10],
    ]);
    expect(outline(rubric?.root.children ?? []).map((line) => line.replace(" given", ""))).toEqual([
      "1 CẢI CÁCH THỂ CHẾ 5",
      "  1.1 Kế hoạch 5",
      "    1.1.1 Ban hành 2",
      "    1.1.2 Thực hiện 3",
      "2 CẢI CÁCH BỘ MÁY 5",
      "  2.1 Sắp xếp 5",
    ]);
    expect(told[0]).toBe("A2 codes-missing");
  });

  test("Cà Mau 2013: the ladder as written, in a column of scoring, and 90% exactly gives 1 point", async () => {
    const rows: Rows = [
      [
        "STT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm đánh giá",
        null,
        null,
        "Điểm đạt được",
        "Chỉ số",
        "Cách tính điểm",
      ],
      [null, null, null, "Điều tra XHH", "Tự đánh giá", "SNV đánh giá"],
      ["1", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", 10],
      ["1.1", "Kế hoạch CCHC năm", 5],
      [
        "1.1.1",
        "Ban hành kế hoạch CCHC năm",
        1,
        null,
        null,
        null,
        null,
        null,
        "Ban hành kịp thời: 1; ban hành không kịp thời: 0,5; không ban hành: 0",
      ],
      [
        "1.1.2",
        "Xác định đầy đủ nhiệm vụ và bố trí kinh phí",
        1,
        null,
        null,
        null,
        null,
        null,
        "Đầy đủ nhiệm vụ và có bố trí kinh phí: 1; không: 0",
      ],
      ["1.1.3", "Kết quả rõ ràng, cụ thể", 1, null, null, null, null, null, "Đạt yêu cầu: 1; không đạt yêu cầu: 0"],
      ["1.1.4", "Mức độ thực hiện kế hoạch CCHC\nTrên 90%: 2\nTừ 70%-90%: 1\nDưới 70%: 0", 2],
      ["1.2", "Báo cáo CCHC", 2],
      ["1.2.1", "Báo cáo đúng thời gian", 1],
      [null, "Đủ số lượng và đúng thời gian: 1; không: 0"],
      ["1.2.2", "Báo cáo đủ nội dung", 1],
      [null, "Đạt: 1 điểm"],
      [null, "Không: 0 điểm"],
      ["1.3", "Kiểm tra công tác CCHC", 3],
    ];
    const { rubric, draft, told, codes } = await importRows(rows);
    expect(outline(rubric?.root.children ?? []).map((line) => line.split(" ").at(-1))).toEqual([
      "10",
      "5",
      "choice",
      "choice",
      "choice",
      "bands",
      "2",
      "choice",
      "choice",
      "given",
    ]);
    expect(draft).toContain("- { above: 90, points: 2 } # ô B8: Trên 90%");
    expect(draft).toContain("- { from: 70, to: 90, points: 1 } # ô B8: Từ 70%-90%");
    expect(draft).toContain("- { id: ban-hanh-khong-kip-thoi, title: ban hành không kịp thời, points: 0.5 } # ô I5");
    expect(told).toEqual(["C3 total-missing", "B15 way-unknown"]);
    expect(codes).toEqual([]);
  });
});

describe("forms with errors", () => {
  const head = ["STT", "Tiêu chí", "Điểm tối đa"];
  const form = (...rows: Rows): Rows => [head, ...rows];

  test("a code with a trailing space is kept and told, and hides nothing else", async () => {
    const rows = form(
      ["4", "Bộ máy", 3],
      ["4.1 ", "Sắp xếp", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["4.2", "Biên chế", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 3],
    );
    const { draft, told, exit, codes, err } = await importRows(rows);
    expect(draft).toContain('- id: "4.1 " #');
    expect(told).toEqual(["C2 sum-mismatch", "A3 id-pattern"]);
    expect(codes).toEqual(["id-pattern"]);
    expect(err).toContain("“4.1 ”");
    expect(exit).toBe(1);
  });

  test("children under the wrong parent", async () => {
    const rows = form(
      ["4", "Bộ máy", 4],
      ["4.4", "Phân cấp", 3],
      ["4.4.1", "Ban hành", 2],
      [null, "Đạt", 2],
      [null, "Không", 0],
      ["4.5.1", "Kiểm tra", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["4.6", "Khác", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 4],
    );
    const { rubric, told, exit } = await importRows(rows);
    expect(rubric?.nodes.get("4.4")?.kind === "branch" ? outline([rubric.nodes.get("4.4") as Node]) : []).toContain(
      "    4.5.1 Kiểm tra 1 choice",
    );
    expect(told).toContain("A7 child-misplaced");
    expect(exit).toBe(1);
  });

  test("a code given twice", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 2],
      ["1.1", "Kế hoạch", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["1.1", "Báo cáo", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 2],
    );
    const { draft, told, codes, err } = await importRows(rows);
    expect(draft.match(/- id: "1\.1" /g)).toHaveLength(2);
    expect(told).toContain("A6 duplicate-id");
    expect(codes).toContain("duplicate-id");
    expect(err).toContain("bieu-mau.xlsx › 'Biểu'!A3: ghi lần đầu ở đây");
  });

  test("a step above the maximum, and best steps below it", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 3],
      ["1.1", "Kế hoạch", 1],
      [null, "Kịp thời", "1,5"],
      [null, "Không kịp thời", "0"],
      ["1.2", "Báo cáo", 2],
      [null, "Đủ", 1.5],
      [null, "Không", 0],
      [null, "Tổng", 3],
    );
    const { draft, told, codes } = await importRows(rows);
    expect(draft).toContain("- { id: kip-thoi, title: Kịp thời, points: 1.5 } # ô C4");
    expect(told).toContain("C4 option-above-maximum");
    expect(told).toContain("C6 best-below-maximum");
    expect(codes).toContain("best-below-maximum");
  });

  test("two errors that cancel are both told", async () => {
    const leaf = (code: string, max: number): Rows => [
      [code, "Tiêu chí", max],
      [null, "Đạt", max],
      [null, "Không đạt", 0],
    ];
    const rows = form(
      ["1", "Chỉ đạo", 5],
      ...leaf("1.1", 2),
      ...leaf("1.2", 2),
      ["2", "Thể chế", 5],
      ...leaf("2.1", 3),
      ...leaf("2.2", 3),
      [null, "Tổng", 10],
    );
    const { told, codes } = await importRows(rows);
    expect(told).toEqual(["C2 sum-mismatch", "C9 sum-mismatch"]);
    expect(codes).toEqual(["sum-mismatch", "sum-mismatch"]);
  });

  test("the printed total and the counts that the form declares", async () => {
    const rows: Rows = [
      ["Bộ tiêu chí gồm 2 lĩnh vực, 3 tiêu chí"],
      head,
      ["1", "Chỉ đạo", 5],
      ["1.1", "Kế hoạch", 5],
      [null, "Đạt", 5],
      [null, "Không", 0],
      [null, "Tổng cộng", 6],
    ];
    const { told, rubric } = await importRows(rows);
    expect(told).toEqual(["A1 counts-mismatch", "A1 counts-mismatch", "C7 sum-mismatch"]);
    expect(rubric?.counts).toMatchObject({ domains: 2, criteria: 3 });
  });

  test("the best answers everywhere give 96,5 of 100", async () => {
    const leaf = (code: string, max: number, best: number): Rows => [
      [code, "Tiêu chí", max],
      [null, "Đạt", best],
      [null, "Không đạt", 0],
    ];
    const rows = form(
      ["1", "Chỉ đạo", 60],
      ...leaf("1.1", 30, 28.5),
      ...leaf("1.2", 30, 30),
      ["2", "Thể chế", 40],
      ...leaf("2.1", 40, 38),
      [null, "Tổng", 100],
    );
    const { told, err } = await importRows(rows);
    expect(told).toEqual(["C3 best-below-maximum", "C10 best-below-maximum", "C13 best-total"]);
    expect(err).toContain("96,50/100,00");
  });

  test("codes that are missing, became numbers or have no maximum", async () => {
    const sub = (code: Value, name: string, max: Value): Rows => [
      [code, name, max],
      [null, "Đạt", 1],
      [null, "Không đạt", 0],
    ];
    const nine = Array.from({ length: 9 }, (_, index) => sub(`1.${index + 1}`, "Tiêu chí", 1)).flat();
    const rows = form(
      ["1", "CHỈ ĐẠO", 12],
      ...nine,
      ...sub(1.1, "Tiêu chí mười", 1),
      ...sub(null, "Tiêu chí mười một", 1),
      ...sub("1.12", "Tiêu chí mười hai", null),
      [null, "THỂ CHẾ MỚI", 1],
      ...sub("2.1", "Rà soát", 1),
      [null, "Tổng", 13],
    );
    const { rubric, told } = await importRows(rows);
    expect(rubric?.root.children.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(rubric?.nodes.get("1.10")?.title).toBe("Tiêu chí mười");
    expect(rubric?.nodes.get("1.11")?.title).toBe("Tiêu chí mười một");
    expect(told).toEqual(["A30 code-ambiguous", "A33 code-missing", "C36 maximum-missing", "A39 code-missing"]);
  });

  test("a draft that no reader takes is written all the same, with text that YAML would take apart", async () => {
    const rows = form(
      ["1", 'Chỉ đạo: "kế hoạch" # 1', 1],
      ["1.1 ", "- {Ban hành}, & *", 1],
      [null, "yes", 1],
      [null, "no: 0", 0],
      [null, "Tổng", 1],
    );
    const { draft, told, codes } = await importRows(rows);
    expect(codes).toEqual(["id-pattern"]);
    expect(told).toEqual(["A3 id-pattern"]);
    const problems = new Diagnostics();
    const host = memoryHost({ files: { "nhap.yaml": draft.replace('"1.1 "', '"1.1"') } });
    const rubric = await loadRubric(host, "nhap.yaml", problems);
    expect(problems.list).toEqual([]);
    expect(rubric?.nodes.get("1")?.title).toBe('Chỉ đạo: "kế hoạch" # 1');
    expect(rubric?.nodes.get("1.1")?.title).toBe("- {Ban hành}, & *");
  });

  test("a code that is none is kept as it is; hidden rows are read and told", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 2],
      ["1.1*", "Kế hoạch", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["1.2", "Báo cáo", "1 - 2"],
      [null, "Đạt", "tối đa 1 điểm"],
      [null, "Không", 0],
      [null, "Tổng", 2],
    );
    const { draft, told } = await importRows(rows);
    expect(draft).toContain('- id: "1.1*" #');
    expect(told).toEqual(["A3 id-pattern", "C6 number-unreadable"]);
    const hidden = new Uint8Array(
      await writeXlsx({ sheets: [{ name: "Biểu", rows: rows.map((row) => [...row]), rowDefs: new Map([[3, { hidden: true }]]) }] }),
    );
    expect((await importFile(hidden)).told).toContain("B2 cells-hidden");
  });

  test("what would steer a terminal never leaves the draft raw", async () => {
    const rows = form(["1", "Chỉ đạo \u009b31m\u202e", 1], [null, "Đạt\u0085 # x", 1], [null, "Không", 0], [null, "Tổng", 1]);
    const { draft, told, codes } = await importRows(rows);
    expect(draft.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect([told, codes]).toEqual([[], []]);
  });

  test("a blank form says what must be shown; a filled one says what was", async () => {
    const rows = (own: Value): Rows => [
      [...head, "Điểm tự chấm", "Tài liệu kiểm chứng"],
      ["1", "Chỉ đạo", 1, own, "Quyết định; kế hoạch"],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 1],
    ];
    expect((await importRows(rows(null))).draft).toContain('evidence: "Quyết định; kế hoạch"');
    expect((await importRows(rows(1))).draft).not.toContain("evidence");
  });

  test("points that cannot be read, and names that contradict the column", async () => {
    const rows = form(
      ["1", "Chỉ đạo (3 điểm)", 2],
      ["1.1", "Kế hoạch", "hai"],
      [null, "Đạt", "2"],
      [null, "Không", "0"],
      [null, "Tổng", 2],
    );
    const { told, rubric } = await importRows(rows);
    expect(told).toEqual(["C2 maximum-differs", "C3 maximum-missing"]);
    expect(toDecimal(rubric?.nodes.get("1.1")?.max ?? (null as never))).toBe("2");
  });
});

describe("scoring", () => {
  const draftOf = async (max: Value, ...steps: Rows): Promise<Imported> =>
    importRows([["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Lĩnh vực", max], ["1.1", "Tiêu chí", max], ...steps, [null, "Tổng", max]]);

  test("a formula with a floor", async () => {
    const { draft } = await draftOf(2, [null, "Dưới 70%", 0], [null, "Từ 70% trở lên: tỷ lệ % nhân với điểm tối đa"]);
    expect(lineWith(draft, "proportional")).toBe("rule: { kind: proportional, floor: 70 }");
  });
  test("incidents that take points", async () => {
    const { draft, codes } = await draftOf(
      2,
      [null, "Mỗi trường hợp bị khiển trách trừ 0,5 điểm"],
      [null, "Mỗi trường hợp bị cảnh cáo trừ 1 điểm"],
    );
    expect(draft).toContain("- { id: truong-hop-bi-khien-trach, title: trường hợp bị khiển trách, each: 0.5 }");
    expect(codes).toEqual([]);
  });
  test("a step beside the ladder is left out and told", async () => {
    const { told, draft } = await draftOf(2, [null, "Từ 90% trở lên", 2], [null, "Dưới 90%", 0], [null, "Không báo cáo", 0]);
    expect(told).toEqual(["C6 step-left-out"]);
    expect(draft).toContain("# chưa rõ: Mức “Không báo cáo” (0 điểm) của 1.1 chưa đưa vào. (ô C6)");
  });
  test("none at all is the last step of a ladder of counts", async () => {
    const { told, draft } = await draftOf(
      2,
      [null, "Có từ 02 sáng kiến trở lên", 2],
      [null, "Có 01 sáng kiến", 1],
      [null, "Không có sáng kiến", 0],
    );
    expect(told).toEqual([]);
    expect(draft).toContain("- { points: 0 } # ô C6: Không có sáng kiến");
  });
  test("a block of bonus points with a code, and what is in it, stands beside the scale", async () => {
    const bonus: Rows = [
      ["II", "ĐIỂM THƯỞNG", 3],
      ["3", "Sáng kiến", 3],
      [null, "Mỗi sáng kiến cấp tỉnh 1,5 điểm"],
    ];
    const { rubric, told } = await importRows([
      ["STT", "Tiêu chí", "Điểm tối đa"],
      ["I", "Chỉ đạo", 2],
      ["1", "Kế hoạch", 2],
      [null, "Có", 2],
      [null, "Không", 0],
      ...bonus,
      [null, "TỔNG CỘNG (I)", 2],
    ]);
    expect(rubric?.leaves.map(({ id, effect }) => `${id} ${effect}`)).toEqual(["1 score", "3 bonus"]);
    expect(told).toEqual([]);
  });
  test("one step only is a tick", async () => {
    const { told, rubric } = await draftOf(2, [null, "Ban hành kịp thời", 2]);
    expect(told).toEqual(["B3 only-step"]);
    expect(rubric?.leaves[0]?.rule.kind).toBe("checklist");
  });
  test("steps without points are for a person to decide", async () => {
    const { told, draft, exit } = await draftOf(2, [null, "- Ban hành kịp thời"], [null, "- Không ban hành", 0]);
    expect(told).toEqual(["B3 way-unclear"]);
    expect(draft).toContain("# ô B4: Ban hành kịp thời");
    expect(lineWith(draft, "rule:")).toBe("rule: { kind: given }");
    expect(exit).toBe(1);
  });
  test("surveys", async () => {
    const { rubric } = await importRows([
      ["STT", "Tiêu chí", "Điểm tối đa"],
      ["1", "Tác động (điều tra xã hội học)", 10],
      [null, "Tổng", 10],
    ]);
    expect(rubric?.leaves[0]).toMatchObject({ source: "survey", rule: { kind: "survey" } });
  });
});

describe("the command", () => {
  const sample = new Uint8Array(readFileSync(new URL("../samples/hatinh-huyen-2022.xlsx", import.meta.url)));

  test("one sheet of our own sample: 9 domains, 44 criteria, 49 leaves, 100 points, and only scoring undecided", async () => {
    const { rubric, told, codes, exit, draft } = await importFile(sample, "--sheet", "Vũ Quang");
    expect(rubric?.root.children).toHaveLength(9);
    expect(rubric?.counts).toEqual({ domains: 9, criteria: 44, subcriteria: 9 });
    expect(rubric?.leaves).toHaveLength(49);
    expect(toDecimal(rubric?.maxPoints ?? (null as never))).toBe("100");
    expect(codes).toEqual([]);
    expect(new Set(told.map((each) => each.split(" ")[1]))).toEqual(new Set(["way-unknown"]));
    expect(exit).toBe(1);
    const kinds = [...draft.matchAll(/title: (.*)/g)].length;
    expect(kinds).toBeGreaterThan(60);
  });

  test("several forms in one file must be told apart", async () => {
    const host = memoryHost({ files: { "a.xlsx": sample } });
    expect(await main(["import", "a.xlsx"], host)).toBe(2);
    expect(host.stderr()).toMatch(/Tệp có nhiều biểu mẫu: Vũ Quang, .*\nThêm --sheet/);
    const near = memoryHost({ files: { "a.xlsx": sample } });
    expect(await main(["import", "a.xlsx", "--sheet", "Vu Quang"], near)).toBe(2);
    expect(near.stderr()).toContain("Tên gần đúng: Vũ Quang.");
  });

  test("without -o the draft goes to stdout, with an id from the file's name", async () => {
    const host = memoryHost({ files: { "Biểu mẫu 2024.xlsx": await book(L10) } });
    expect(await main(["import", "Biểu mẫu 2024.xlsx"], host)).toBe(0);
    expect(host.stdout()).toContain("\nid: bieu-mau-2024\n");
    expect(host.stderr()).toBe("");
  });

  test("a file that is there is kept unless --force says so; a table that is no form is refused", async () => {
    const files = {
      "a.xlsx": await book(L10),
      "nhap.yaml": "cũ",
      "b.xlsx": await book([
        ["Họ tên", "Ngày sinh"],
        ["A", 1],
      ]),
    };
    const host = memoryHost({ files });
    expect(await main(["import", "a.xlsx", "-o", "nhap.yaml"], host)).toBe(2);
    expect(await main(["import", "a.xlsx", "-o", "nhap.yaml", "--force"], host)).toBe(0);
    expect(new TextDecoder().decode(host.files.get("nhap.yaml"))).toContain("id: nhap");
    expect(await main(["import", "b.xlsx"], host)).toBe(2);
    expect(host.stderr()).toContain("form-not-found");
    expect(await main(["import", "a.xlsx", "--id", "có dấu"], host)).toBe(2);
  });

  test("the same form gives the same draft, in English the same draft with other talk", async () => {
    const bytes = await book(L10);
    expect((await importFile(bytes)).draft).toBe((await importFile(bytes, "--lang", "en")).draft);
  });

  test("whatever stands in a table, there is a draft that YAML takes, or a refusal; never a fault of ours", async () => {
    const pool = [
      "1",
      "1.1",
      "1.1.1",
      "1.2",
      "2",
      "I",
      "A",
      "1.1 ",
      "1..2",
      "Tổng",
      "Điểm thưởng",
      "KẾ HOẠCH",
      "Kế hoạch (2 điểm)",
      "- Đạt: 0,5",
      "   1.1. Kế hoạch",
    ];
    const more = [
      "Từ 70% đến dưới 90%",
      "Dưới 70%: 0; còn lại: 1",
      "Mỗi báo cáo 0,5 điểm",
      "a/b × điểm tối đa",
      "1,5",
      "-1",
      "2.0",
      "hai",
      "{[&*!#: ",
      "'\"\n\\",
      "0/0",
      "100%",
    ];
    const cell = fc.oneof(
      fc.constantFrom<Value>(...pool, ...more, null, 0, 1, 1.1, 2.5),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[^\P{C}\n]/gu, "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 14 }), async (rows) => {
        const { exit, draft, codes } = await importRows([["STT", "Tiêu chí", "Điểm tối đa"], ...rows]);
        expect([0, 1, 2]).toContain(exit);
        expect(draft === "").toBe(exit === 2);
        expect(codes.filter((code) => /^yaml-|unknown|-expected$|missing-key|empty|structure|node-/.test(code))).toEqual([]);
      }),
      { numRuns: 150, seed: 20_241_121 },
    );
  });
});
