/** Forms as workbooks, and the drafts of rubrics that are made of them. */
import { writeXlsx } from "hucre/xlsx";
import { main } from "../src/cli.ts";
import { loadRubric } from "../src/commands/rubrics.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { toDecimal } from "../src/points.ts";
import type { Node, Rubric } from "../src/rubric/model.ts";
import { memoryHost } from "./memory-host.ts";

export type Value = string | number | null;
export type Rows = readonly (readonly Value[])[];

export interface Imported {
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

export async function importFile(bytes: Uint8Array, ...flags: readonly string[]): Promise<Imported> {
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

export const book = async (rows: Rows, name = "Biểu"): Promise<Uint8Array> =>
  new Uint8Array(await writeXlsx({ sheets: [{ name, rows: rows.map((row) => [...row]) }] }));
export const importRows = async (rows: Rows): Promise<Imported> => importFile(await book(rows));

export const outline = (nodes: readonly Node[]): readonly string[] =>
  nodes.flatMap((node) => [
    `${"  ".repeat(node.depth)}${node.id} ${node.title} ${toDecimal(node.max)}${node.kind === "leaf" ? ` ${node.rule.kind}` : ""}`,
    ...(node.kind === "leaf" ? [] : outline(node.children)),
  ]);
/** The line of the draft that holds a text, without what surrounds it. */
export const lineWith = (draft: string, text: string): string =>
  draft
    .split("\n")
    .find((line) => line.includes(text))
    ?.trim() ?? "";

const L10_HEAD = [
  "STT",
  "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
  "Điểm tối đa (chuẩn)",
  "Điểm tự chấm",
  "Điểm thẩm định",
  "Điểm đạt được",
  "Ghi chú",
];
export const L10: Rows = [
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
