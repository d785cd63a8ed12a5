/** Rows of totals that stand among those of units and criteria. */
import { foldHeading } from "../fold.ts";

const TOTAL = new Set(
  ["Tổng", "Tổng cộng", "Tổng điểm", "Tổng số", "Tổng số điểm", "Tổng điểm đạt được", "Tổng cộng điểm", "Cộng", "Điểm số", "Total"].map(
    foldHeading,
  ),
);
const MAXIMUM = new Set(["Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Maximum"].map(foldHeading));
const MEAN = new Set(["Trung bình", "Bình quân", "Điểm trung bình", "Điểm bình quân"].map(foldHeading));

const NOTE = ["Ghi chú", "Chú thích", "Lưu ý", "Nguồn", "Người lập biểu", "Note"].map(foldHeading);

/** Whether a text begins as notes below a table do. */
export function isNote(text: string): boolean {
  const folded = foldHeading(text.slice(0, 128));
  return /^\s*\(?\*/.test(text) || NOTE.some((word) => folded.startsWith(word));
}

/** Whether a text says that its row is a sum. */
export const isTotal = (text: string): boolean => text.length <= 80 && TOTAL.has(foldHeading(text));

/** Whether a text says that its row holds what each column can bring at most. */
export const isMaximum = (text: string): boolean => text.length <= 80 && MAXIMUM.has(foldHeading(text));

/** Whether a text says that its row sums up others. */
export const isSummary = (text: string): boolean => isTotal(text) || isMaximum(text) || (text.length <= 80 && MEAN.has(foldHeading(text)));
