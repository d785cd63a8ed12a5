/** The year in the title of a table: that of another period is the usual sign of last year's file. */

import { isOfPeriod, periodYears } from "../rubric/period.ts";
import type { CellSpan } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import { yearsIn } from "./heading-years.ts";

const OTHER = words(
  "title-other-year",
  "“{title}” ghi năm {year}, bộ tiêu chí là của kỳ {period}; số liệu vẫn được đọc.",
  "“{title}” says {year}, the rubric is of the period {period}; the figures are read all the same.",
);
const FIX = words(
  "fix-title-other-year",
  "Kiểm tra đây có phải tệp của kỳ {period} không: đúng thì sửa năm ở tiêu đề; không đúng thì thay bằng tệp của kỳ này, hoặc chọn bộ tiêu chí của năm {year} bằng --rubric.",
  "See whether this is the file of {period}: if so, correct the year in the title; if not, take the file of the period, or the rubric of {year} with --rubric.",
);

/** Years of days, of decisions and plans, and of the year that results are held against are no year of the table. */
const OF_OTHERS = /tháng|quyết định|nghị quyết|kế hoạch số|công văn|thông tư|nghị định|kèm theo|căn cứ|so với|giai đoạn|đến năm|từ năm/u;
const LONGEST = 200;

interface Titled {
  readonly title: string;
  readonly years: readonly number[];
  readonly at: CellSpan;
}

/** Tells of a title, or of a sheet's name, that names another year while none names one of the period. */
export function tellTitleYear(table: Table, header: Header, gathering: Gathering): void {
  const { period } = gathering.rubric;
  if (periodYears(period) === undefined) return;
  const titles = [...titlesOf(table, header)];
  const [other] = titles;
  if (other === undefined || titles.some(({ years }) => years.some((year) => isOfPeriod(year, period)))) return;
  const year = String(other.years[0] ?? "");
  gathering.problems.add("warning", say(OTHER, { title: other.title, year, period }), other.at, {
    found: year,
    fix: say(FIX, { period, year }),
  });
}

function* titlesOf(table: Table, { top }: Header): Generator<Titled> {
  const texts = table.rows
    .slice(0, top)
    .flatMap((cells, row) => (cells ?? []).flatMap((cell, column) => (cell?.type === "text" ? [{ text: cell.text, row, column }] : [])));
  for (const { text, row, column } of [...texts, { text: table.sheet, row: 0, column: 0 }]) {
    const title = text.slice(0, LONGEST).normalize("NFC").replace(/\s+/g, " ").trim();
    const years = OF_OTHERS.test(title.toLowerCase()) ? [] : yearsIn(title).map(Number);
    if (years.length > 0) yield { title, years, at: placeOf(table, row, column) };
  }
}
