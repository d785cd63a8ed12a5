/** Rows of totals that stand among those of units and criteria. */

const SUMMARY = /^(?:tổng(?: cộng| điểm| số)?|cộng|trung bình|bình quân|điểm tối đa|điểm chuẩn|thang điểm):?$/iu;

/** Whether a text says that its row sums up others. */
export const isSummary = (text: string): boolean => SUMMARY.test(text.normalize("NFC").trim());
