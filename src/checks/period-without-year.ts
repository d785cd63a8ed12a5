import { periodEnd } from "../rubric/lifetimes.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const UNDATED = words(
  "period-without-year",
  "Kỳ đánh giá “{period}” không có năm, nên không biết đơn vị nào còn hoạt động.",
  "The period “{period}” has no year, so that nobody knows which units exist.",
);

export const periodWithoutYear: Check = {
  code: "period-without-year",
  severity: "error",
  title: { vi: "Kỳ đánh giá không có năm", en: "A period without a year" },
  doc: {
    vi: "Danh sách có đơn vị ghi ngày bắt đầu (from) hoặc kết thúc (until): chỉ những đơn vị còn hoạt động vào ngày cuối kỳ đánh giá được xếp hạng, nên kỳ phải có năm.",
    en: "Where the register gives first or last days (from, until), only units that exist on the last day of the period are ranked, so the period must have a year.",
  },
  fix: { vi: "Ghi năm vào kỳ đánh giá (period), ví dụ “2025”.", en: "Give the year in period, such as “2025”." },
  bad: `
period: Cả nhiệm kỳ
units:
  - { id: an-binh, name: Xã An Bình, from: "2025-07-01" }`,
  good: `
period: "2025"
units:
  - { id: an-binh, name: Xã An Bình, from: "2025-07-01" }`,
  *run({ period, registry = [] }) {
    if (periodEnd(period) !== undefined || !registry.some(({ from, until }) => (from ?? until) !== undefined)) return;
    yield { message: say(UNDATED, { period }), path: ["period"] };
  },
};
