/** The head of an official form, as Decree 30/2020 has it: the office on the left, Quốc hiệu and Tiêu ngữ on the right, then the title. */
import type { Rubric } from "../rubric/model.ts";
import { formatDate } from "../text.ts";
import type { ChoiceLists } from "./choices.ts";
import { nameOf, type Page } from "./page.ts";
import { COLUMN } from "./places.ts";

const LAST = COLUMN.explanation;
const BLANK = "FFF8DC";
const RED = "C00000";

export interface Head {
  /** The row of the headings of the table. */
  readonly row: number;
  readonly unitCell: string;
}

const NOT_OFFICIAL = {
  official: undefined,
  reconstructed: "BỘ TIÊU CHÍ DỰNG LẠI, KHÔNG PHẢI VĂN BẢN CHÍNH THỨC",
  illustrative: "BỘ TIÊU CHÍ MINH HỌA, KHÔNG PHẢI VĂN BẢN CHÍNH THỨC",
} as const;

/** «Kèm theo Quyết định số 52/2019/QĐ-UBND ngày 24/09/2019 của UBND tỉnh Hà Tĩnh» */
function decisionOf({ decision, issuer }: Rubric): string | undefined {
  if (decision === undefined) return undefined;
  const day = decision.date === undefined ? "" : ` ngày ${formatDate(decision.date, "vi")}`;
  return `(Theo Quyết định số ${decision.number}${day}${issuer === undefined ? "" : ` của ${issuer}`})`;
}

interface Whose {
  readonly unit: string | undefined;
  readonly group: string | undefined;
}

export function head(page: Page, rubric: Rubric, { unit, group }: Whose, lists: ChoiceLists): Head {
  const titles = titleLines(rubric);
  const groups = rubric.units === undefined && rubric.groups.length > 1;
  const unitRow = 3 + titles.length + 1;
  const unitCell = nameOf(unitRow, COLUMN.name);
  const name = unit === undefined ? "TÊN CƠ QUAN, ĐƠN VỊ" : unit.toUpperCase();
  const formula = unit === undefined ? `IF(${unitCell}="","${name}",UPPER(${unitCell}))` : undefined;
  page.span(0, COLUMN.code, COLUMN.max, name, { bold: true, size: 12, align: "center" }, formula);
  page.span(0, COLUMN.unit, LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { bold: true, size: 12, align: "center" });
  page.span(1, COLUMN.code, COLUMN.max, "————————", { align: "center", size: 9 });
  page.span(1, COLUMN.unit, LAST, "Độc lập - Tự do - Hạnh phúc", { bold: true, underline: true, size: 13, align: "center" });
  for (const [index, { text, ...look }] of titles.entries()) page.span(3 + index, 0, LAST, text, { align: "center", ...look });
  blank(page, unitRow, "Đơn vị:", unit);
  if (unit === undefined) {
    const names = (rubric.units ?? []).map((each) => each.name);
    const from = names.length === 0 ? undefined : { list: lists.of(names).list };
    const prompt = from === undefined ? "Ghi tên đầy đủ của đơn vị." : "Chọn tên đơn vị trong danh sách.";
    page.entries.push({
      row: unitRow,
      column: COLUMN.name,
      from,
      title: "Đơn vị",
      prompt,
      refusal: "Chọn một tên trong danh sách đơn vị.",
    });
  }
  if (groups) {
    blank(page, unitRow + 1, "Khối:", group);
    const { list } = lists.of(rubric.groups.map(({ title }) => title));
    const entry = { row: unitRow + 1, column: COLUMN.name, from: { list }, title: "Khối" };
    if (group === undefined) page.entries.push({ ...entry, prompt: "Chọn khối của đơn vị.", refusal: "Chọn một khối trong danh sách." });
  }
  const hint = unitRow + (groups ? 2 : 1);
  const words = "Chỉ ghi vào các ô nền vàng; điểm do bảng tính tự tính. Xem cách ghi ở trang tính «Hướng dẫn».";
  page.span(hint, 0, LAST, words, { italic: true, size: 10 });
  return { row: hint + 1, unitCell };
}

function titleLines(rubric: Rubric) {
  const decision = decisionOf(rubric);
  const standing = NOT_OFFICIAL[rubric.standing];
  return [
    { text: "BIỂU TỰ ĐÁNH GIÁ, CHẤM ĐIỂM", bold: true, size: 14 },
    { text: rubric.title, bold: true, size: 14 },
    ...(decision === undefined ? [] : [{ text: decision, italic: true, size: 13 }]),
    ...(standing === undefined ? [] : [{ text: standing, bold: true, size: 12, color: RED }]),
  ];
}

/** A label and the blank beside it; what is known is filled in and locked. */
function blank(page: Page, row: number, label: string, value: string | undefined): void {
  page.set(row, COLUMN.code, label, { bold: true, size: 12 });
  const look = { bold: true, size: 12, ...(value === undefined ? { open: true, fill: BLANK, boxed: true } : {}) };
  page.span(row, COLUMN.name, COLUMN.scale, value ?? null, look);
}
