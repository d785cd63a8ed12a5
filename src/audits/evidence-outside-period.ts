import { compare, count } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { periodYears } from "../rubric/period.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { citedAsBasis } from "./legal-basis.ts";

const OUTSIDE = words(
  "evidence-outside-period",
  "Tài liệu kiểm chứng ghi ngày {day:date}, ngoài kỳ đánh giá {period}.",
  "The evidence is dated {day:date}, outside the period {period}.",
);

const DAY = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/])|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/giu;
const YEAR_LIKE = /\d{4}/g;

interface Day {
  /** Where in the text it begins. */
  readonly index: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function* daysIn(text: string): Iterable<Day> {
  for (const { index, 1: d1, 2: m1, 3: y1, 4: d2, 5: m2, 6: y2 } of text.matchAll(DAY)) {
    const [day, month, year] = [Number(d1 ?? d2), Number(m1 ?? m2), Number(y1 ?? y2)];
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12) yield { index, year, month, day };
  }
}

const iso = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The months of a period, counted from the year 0: all of its years. */
function monthsOf(period: string): { readonly first: number; readonly last: number } | undefined {
  const years = periodYears(period);
  return years === undefined ? undefined : { first: years.first * 12, last: years.last * 12 + 11 };
}

export const evidenceOutsidePeriod: Audit = {
  code: "evidence-outside-period",
  severity: "warning",
  title: { vi: "Tài liệu kiểm chứng ngoài kỳ đánh giá", en: "Evidence dated outside the period" },
  doc: {
    vi: "Ngày ghi trong phần tài liệu kiểm chứng được so với năm của bộ tiêu chí, thêm vài tháng trước (kế hoạch ban hành cuối năm trước) và sau (báo cáo đầu năm sau). Số ký hiệu văn bản không phải ngày. Văn bản chỉ được viện dẫn làm căn cứ (luật, nghị định, thông tư, văn bản sau chữ “căn cứ”, “theo quy định tại”, “thực hiện”, văn bản bộ tiêu chí nêu) có thể của năm trước.",
    en: "Days named in the evidence are compared with the year of the rubric, with some months before it for plans of the year and after it for reports on the year. Numbers of documents are no days. What is only cited as a basis (laws, decrees, circulars, what stands behind «căn cứ», «theo quy định tại», «thực hiện», what the rubric names) may be older.",
  },
  fix: {
    vi: "Dẫn tài liệu của kỳ này, hoặc sửa lại ngày ghi nhầm; văn bản chỉ là căn cứ thì ghi “Căn cứ” phía trước.",
    en: "Cite a document of the period, or correct the day; write «Căn cứ» before what is only a basis.",
  },
  thresholds: ["months"],
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;1;Quyết định 12/QĐ-UBND ngày 05/01/2024
1.2;1,5;Quyết định 45/QĐ-UBND ngày 10/10/2025
1.3;1,25;Biên bản kiểm tra 03/BB
2.1;3,8;Báo cáo 88/BC-UBND
2.2;2;Ảnh niêm yết`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;1;Quyết định 12/QĐ-UBND ngày 20/12/2024
1.2;1,5;Quyết định 45/QĐ-UBND ngày 10/10/2025
1.3;1,25;Biên bản kiểm tra 03/BB
2.1;3,8;Báo cáo 88/BC-UBND ngày 15 tháng 01 năm 2026
2.2;2;Ảnh niêm yết`,
  byUnit({ rubric, thresholds }) {
    const period = monthsOf(rubric.period);
    if (period === undefined) return undefined;
    const isFar = (months: number): boolean => months > 0 && compare(count(months), thresholds.months) > 0;
    // Most evidence names no year but that of the period, and needs no closer look.
    const isSuspect = (text: string): boolean =>
      text.match(YEAR_LIKE)?.some((year) => Number(year) * 12 < period.first || Number(year) * 12 > period.last) === true;
    // No basis is younger than what rests on it.
    const isOutside = (text: string, each: Day, earlier: number, leaf: Leaf, unit: string): boolean => {
      const months = each.year * 12 + each.month - 1;
      if (isFar(months - period.last)) return true;
      return isFar(period.first - months) && !citedAsBasis(text, each.index, earlier, { rubric, leaf, unit });
    };
    const firstOutside = (text: string, leaf: Leaf, unit: string): Day | undefined => {
      let earlier = 0;
      for (const each of daysIn(text)) {
        if (isOutside(text, each, earlier, leaf, unit)) return each;
        earlier = each.index + 1;
      }
      return undefined;
    };
    return {
      *each({ cases, card }) {
        for (const each of cases) {
          const { evidence, evidenceAt: at } = each.given ?? {};
          if (evidence === undefined || at === undefined || !isSuspect(evidence)) continue;
          const day = firstOutside(evidence.slice(0, 4096).normalize("NFC"), each.leaf, card.unit.name);
          if (day !== undefined) yield { message: say(OUTSIDE, { day: iso(day), period: rubric.period }), at, subject: each.subject };
        }
      },
    };
  },
};
