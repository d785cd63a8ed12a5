/** What keeps a table from being read column by column: two columns for one thing, or rows of several years. */
import type { Diagnostics } from "../diagnostic.ts";
import { fold, foldHeading } from "../fold.ts";
import { addTo } from "../grouped.ts";
import type { Rubric } from "../rubric/model.ts";
import { isOfPeriod, periodYears } from "../rubric/period.ts";
import { cellAt, placeOf, type Table } from "../tables/index.ts";
import { asCount, say, words } from "../text.ts";
import type { HeadedColumn, Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { ROLE_TITLES, type Role } from "./roles.ts";
import { spannedColumn } from "./spanned.ts";

const TWINS = words(
  "column-contested",
  "Hai cột “{first}” và “{second}” đều được hiểu là «{role}» nhưng ghi khác nhau; bảng không được đọc.",
  "The columns “{first}” and “{second}” are both taken for «{role}», but differ; the table was not read.",
);
const TWINS_FIX = words(
  "fix-column-contested",
  'Mỗi bảng chỉ một cột «{role}»: tách hai bảng đặt cạnh nhau, đổi tiêu đề cột kia, hoặc thêm --map "{first}=ignored".',
  'A table has one column «{role}»: part tables that stand side by side, change the other heading, or add --map "{first}=ignored".',
);
const SAME_FIX = words(
  "fix-column-contested",
  "Mỗi bảng chỉ một cột «{role}»: tách hai bảng đặt cạnh nhau thành hai trang tính, hoặc đổi tiêu đề của một cột.",
  "A table has one column «{role}»: part tables that stand side by side into two sheets, or change the heading of one column.",
);
const YEARS = words(
  "rows-of-other-year",
  "Cột “{heading}” có {count} dòng của năm {year}, bộ tiêu chí là của năm {period}.",
  "The column “{heading}” has {count} rows of {year}; the rubric is of {period}.",
);
const YEARS_FIX = words("fix-rows-of-other-year", "Chỉ để lại các dòng của năm {period}.", "Leave only the rows of {period}.");

/** Of such columns only one is looked at. */
const SOLE: readonly Role["is"][] = ["unit", "code", "group", "round", "field"];
const YEAR: ReadonlySet<string> = new Set(["Năm", "Năm đánh giá", "Năm chấm", "Kỳ", "Kỳ đánh giá", "Year"].map(foldHeading));

/** Whether the table can be read: tells of two columns of units that differ, and of rows of another year. */
export function soundColumns(table: Table, header: Header, { roles }: Layout, rubric: Rubric, problems: Diagnostics): boolean {
  tellYears(table, header, rubric, problems);
  const contested = SOLE.filter((is) => roles.includes(is)).flatMap((is) => {
    const [first, ...others] = header.columns.filter(({ role }) => role?.is === is);
    const other = first === undefined ? undefined : others.find((each) => differ(table, header, first, each));
    return first === undefined || other === undefined ? [] : [{ is, first, other }];
  });
  for (const { is, first, other } of contested) {
    const role = ROLE_TITLES[is];
    const [one, two] = [headingOf(first), headingOf(other)];
    const fix = one === two ? say(SAME_FIX, { role }) : say(TWINS_FIX, { role, first: one });
    problems.add("error", say(TWINS, { first: one, second: two, role }), placeOf(table, header.bottom, other.column), { fix });
  }
  return contested.length === 0;
}

const headingOf = ({ headings }: HeadedColumn): string => headings.at(-1) ?? "";

function differ(table: Table, { bottom }: Header, first: HeadedColumn, second: HeadedColumn): boolean {
  const one = spannedColumn(table, first.column);
  const other = spannedColumn(table, second.column);
  return table.rows.some((cells, row) => row > bottom && cells !== undefined && other(row) !== "" && fold(one(row)) !== fold(other(row)));
}

function tellYears(table: Table, header: Header, { period }: Rubric, problems: Diagnostics): void {
  const years = periodYears(period);
  if (years === undefined) return;
  const year = String(years.last);
  for (const headed of header.columns.filter(({ headings }) => YEAR.has(foldHeading(headings.at(-1) ?? "")))) {
    const found = new Map<string, number[]>();
    for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
      const text = cellAt(table, row, headed.column)?.text.trim() ?? "";
      if (/^(?:19|20)\d\d$/.test(text) && !isOfPeriod(text, period)) addTo(found, text, row);
    }
    for (const [other, rows] of found) {
      const message = say(YEARS, { heading: headingOf(headed), count: asCount(rows.length), year: other, period: year });
      problems.add("error", message, placeOf(table, rows[0] ?? 0, headed.column), { found: other, fix: say(YEARS_FIX, { period: year }) });
    }
  }
}
