/** Rows of a table with one row a unit that name none: totals and notes are listed, figures whose unit was lost are a fault. */
import type { CellSpan } from "../source.ts";
import { rowAt } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { nobodyIn } from "./not-a-unit.ts";
import type { SheetReader } from "./record.ts";
import { isNote, isSummary } from "./summary.ts";

const SUM = words("row-of-sums", "dòng tổng hợp: “{text}”", "row that sums others up: “{text}”");
const NO_UNIT = words("row-without-unit-note", "dòng không có tên đơn vị: “{text}”", "row without a unit: “{text}”");
const FIGURES = words(
  "figures-without-unit",
  "Dòng có số liệu nhưng không có tên đơn vị nên không được đọc.",
  "The row holds figures but names no unit, and was not read.",
);
const FIGURES_FIX = say(
  words(
    "fix-figures-without-unit",
    "Ghi tên đơn vị vào ô này; dòng tổng, trung bình thì ghi rõ “Tổng cộng”, “Trung bình”.",
    "Write the name of the unit into this cell; call a row of totals “Tổng cộng”, one of means “Trung bình”.",
  ),
  {},
);

/** @param figures whether the row holds figures that would be a unit's */
export function noteUnitless({ table, gathering }: SheetReader, row: number, at: CellSpan, figures: boolean): void {
  const cells = rowAt(table, row) ?? [];
  const texts = cells.flatMap((cell) => (cell?.type === "text" ? [cell.text.trim()] : []));
  // What sums up the other rows says so in its first words, perhaps in the column that counts them.
  const sum = nobodyIn(texts[0] ?? "") === "sum" ? texts[0] : texts.find(isSummary);
  const text = sum ?? cells.find((cell) => cell !== undefined)?.text.trim() ?? "";
  if (figures && sum === undefined && !texts.some(isNote))
    gathering.problems.add("error", say(FIGURES, {}), at, { found: text, fix: FIGURES_FIX });
  else gathering.skip(at, say(sum === undefined ? NO_UNIT : SUM, { text: text.slice(0, 60) }));
}
