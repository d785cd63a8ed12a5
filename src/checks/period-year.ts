import { isOfPeriod } from "../rubric/period.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const DIFFERS = words(
  "period-year",
  "Mã bộ tiêu chí ghi năm {year} nhưng kỳ đánh giá là {period}.",
  "The rubric's id says {year}, but the period is {period}.",
);

export const periodYear: Check = {
  code: "period-year",
  severity: "warning",
  title: { vi: "Năm trong mã khác kỳ đánh giá", en: "A year in the id that is not the period's" },
  doc: {
    vi: "Mã có năm, như huyen-2022, mà kỳ đánh giá là năm khác thường là bộ tiêu chí năm trước được chép lại mà chưa sửa hết.",
    en: "An id with a year, such as huyen-2022, beside another period is mostly last year's rubric, copied and not changed throughout.",
  },
  fix: { vi: "Sửa kỳ đánh giá (period), hoặc mã và tên tệp.", en: "Correct the period, or the id and the file name." },
  bad: `
id: huyen-2025
period: "2024"`,
  good: `
id: huyen-2025
period: "2025"`,
  *run({ id, period }) {
    const years = id.split(/[-_]/).filter((part) => /^(?:19|20)\d\d$/.test(part));
    const [year] = years;
    if (year === undefined || years.some((each) => isOfPeriod(each, period))) return;
    yield { message: say(DIFFERS, { year, period }), path: ["period"] };
  },
};
