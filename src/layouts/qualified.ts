/** Columns of which only the upper heading is understood: «Chênh lệch» or the name of some body below it makes them something else. */
import { fold, foldHeading } from "../fold.ts";
import { addTo, groupedBy } from "../grouped.ts";
import type { Rubric } from "../rubric/model.ts";
import { saysBeside } from "./beside.ts";
import { Codes } from "./codes.ts";
import type { HeadedColumn, Header } from "./header.ts";
import { isPoints, roleOfColumn } from "./heading-roles.ts";
import { isYear, withoutYear } from "./heading-years.ts";
import { roleOf, roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { namesField, type Target } from "./wide-target.ts";

const ANSWERS: ReadonlySet<string> = new Set(["points", "facts", "value"]);

/** «Tối đa 3 điểm», «2,5đ» */
const MAXIMUM = /^(?:(?:điểm )?tối đa ?:? ?|max ?)?\d{1,3}(?:[.,]\d{1,2})? ?(?:điểm|đ)?$/iu;

/** «Điểm», «Năm 2024», «(4)», «5=3+4»: such a heading says nothing new. */
function isPlain(heading: string): boolean {
  const text = heading.normalize("NFC").trim();
  return isPoints(text) || isYear(text) || !/\p{L}{2}/u.test(text) || MAXIMUM.test(text) || foldHeading(text) === "";
}

const isKnown = (heading: string): boolean => roleOf(withoutYear(heading)) !== undefined || roundOf(withoutYear(heading)) !== undefined;

/** Words of which nothing is known, or that say that the column is of something beside points. */
const isStrange = (heading: string): boolean => saysBeside(heading) || (!isPlain(heading) && !isKnown(heading));

const isAnswer = ({ role }: HeadedColumn): boolean => role !== undefined && ANSWERS.has(role.is);

/** How many headings, from the top, say already what the column is. */
const saidIn = ({ headings, role }: HeadedColumn): number =>
  headings.findIndex((_, index) => roleOfColumn(headings.slice(0, index + 1))?.is === role?.is) + 1;

/** The heading that says what a column is, where words below it are not understood. */
function strangeUnder(column: HeadedColumn): string | undefined {
  const said = saidIn(column);
  const { row = 0, column: left = 0 } = column.places[said - 1] ?? {};
  return column.headings.slice(said).some(isStrange) ? `${row}:${left}` : undefined;
}

/** The columns of answers whose headings say something beside it; what only is not understood counts where several stand under one heading. */
function qualifiedIn(columns: readonly HeadedColumn[]): ReadonlySet<HeadedColumn> {
  const answers = columns.filter(isAnswer);
  const beside = answers.filter(({ headings }) => headings.some((heading) => !isKnown(heading) && saysBeside(heading)));
  const strange = groupedBy(answers, strangeUnder);
  const several = [...strange].flatMap(([under, alike]) => (under === undefined || alike.length < 2 ? [] : alike));
  return new Set([...beside, ...several]);
}

/** The header in which such columns are taken for nothing, where columns are known by their headings alone. */
export function withoutQualified(header: Header, { roles }: Layout): Header {
  const qualified = roles.includes("points") ? qualifiedIn(header.columns) : new Set();
  if (qualified.size === 0) return header;
  return { ...header, columns: header.columns.map((column) => (qualified.has(column) ? { ...column, role: undefined } : column)) };
}

/** What may stand below the code of a criterion without making its column another one: its name, its maximum, one of its figures. */
function isOfCriterion(heading: string, { leaf, field }: Target, codes: Codes): boolean {
  const named = codes.readText(heading).kind !== "none" || codes.byTitle(heading).kind !== "none";
  return named || field !== undefined || leaf.fields.some((each) => namesField(each, heading));
}

/** The words below a code that are not understood and stand below several codes alike: «Sở Nội vụ», «Chênh lệch», «Số lượng». */
export function strangeBelow(
  targets: readonly { readonly headed: HeadedColumn; readonly target: Target }[],
  rubric: Rubric,
): ReadonlySet<HeadedColumn> {
  const codes = new Codes(rubric);
  const met = new Map<string, { readonly headed: HeadedColumn; readonly target: Target }[]>();
  for (const each of targets) {
    const { headings } = each.headed;
    const below = headings.slice(headings.lastIndexOf(each.target.heading) + 1);
    for (const heading of below) if (isStrange(heading) && !isOfCriterion(heading, each.target, codes)) addTo(met, fold(heading), each);
  }
  const several = [...met.values()].filter((columns) => new Set(columns.map(({ target }) => target.leaf)).size > 1);
  return new Set(several.flat().map(({ headed }) => headed));
}
