/** Columns of another year than the one that is scored: they stand beside it to be compared, and count for nothing. */
import type { Rubric } from "../rubric/model.ts";
import { isOfPeriod, periodYears } from "../rubric/period.ts";
import { columnName } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { few, say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn, Header } from "./header.ts";
import { holdsAny } from "./header-rows.ts";
import { isYear, isYearBefore, yearsIn } from "./heading-years.ts";
import { namesField } from "./wide-target.ts";

const OTHER_YEAR = words(
  "column-other-year",
  "Tiêu đề “{heading}” là của năm khác kỳ {period} của bộ tiêu chí nên không đọc cột: {columns}.",
  "The heading “{heading}” is of another year than the period {period} of the rubric; not read: {columns}.",
);
const OTHER_YEAR_FIX = say(
  words(
    "fix-column-other-year",
    "Nếu đúng là số liệu của kỳ này thì sửa năm ở tiêu đề; nếu là của năm khác thì không cần sửa.",
    "If the figures are of this period, correct the year in the heading; otherwise there is nothing to do.",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** What columns with such headings hold is no answer, whatever the year. */
const NO_ANSWER: ReadonlySet<string> = new Set(["code", "name", "max", "unit", "group", "round", "field", "ignored", "printed"]);

/** The header without the columns of other years; they are told where they hold anything. */
export function withoutOtherYears(table: Table, header: Header, gathering: Gathering): Header {
  const { rubric } = gathering;
  if (periodYears(rubric.period) === undefined) return header;
  const codes = new Codes(rubric);
  const found = header.columns.flatMap((column) => {
    const heading = otherYear(column, rubric, codes);
    return heading === undefined ? [] : [{ column, heading }];
  });
  if (found.length === 0) return header;
  const left = header.columns.filter((column) => !found.some((each) => each.column === column));
  const answers = left.some(({ column, role }) => !NO_ANSWER.has(role?.is ?? "") && holdsAny(table, header.bottom, column));
  const filled = found.filter(({ column }) => holdsAny(table, header.bottom, column.column));
  for (const heading of new Set(filled.map((each) => each.heading))) {
    const columns = filled.filter((each) => each.heading === heading).map(({ column }) => column);
    const [first] = columns;
    const place = first?.places.find((_, index) => first.headings[index] === heading);
    if (first === undefined || place === undefined) continue;
    const names = few(
      columns.map(({ column }) => columnName(column)),
      NAMED_AT_MOST,
      "cột",
    );
    const message = say(OTHER_YEAR, { heading, period: rubric.period, columns: names });
    // Where nothing else holds answers, the whole table seems to be of that year.
    gathering.problems.add(answers ? "warning" : "error", message, placeOf(table, place.row, place.column), { fix: OTHER_YEAR_FIX });
  }
  return { ...header, columns: left };
}

/** The lowest heading of a column that names a year, if it is another one. What names a criterion or a figure may have any year in it. */
function otherYear({ column, headings, places }: HeadedColumn, rubric: Rubric, codes: Codes): string | undefined {
  const dated = headings.findLastIndex((heading) => yearsIn(heading).length > 0 || isYearBefore(heading));
  const heading = headings[dated];
  if (heading === undefined || yearsIn(heading).some((year) => isOfPeriod(year, rubric.period))) return undefined;
  // Beside the code of a figure a heading of its own says what it is, such as the number of the year before.
  const own = places[dated]?.column === column && !isYear(heading) && headings.some((each) => namesFigure(each, codes));
  return own || namesOfRubric(heading, rubric, codes) ? undefined : heading;
}

function namesFigure(heading: string, codes: Codes): boolean {
  const reading = codes.readText(heading);
  return reading.kind === "node" && reading.field !== undefined;
}

function namesOfRubric(heading: string, rubric: Rubric, codes: Codes): boolean {
  const coded = [codes.readText(heading), codes.leading(heading), codes.byTitle(heading)].some(({ kind }) => kind === "node");
  return coded || rubric.leaves.some(({ fields }) => fields.some((field) => namesField(field, heading)));
}
