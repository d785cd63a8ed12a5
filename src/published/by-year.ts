/** Tables that tell of several years: which of their columns are of this year, and what the others are for. */
import type { Column, Role } from "./model.ts";

/** What a year came to, the likeliest first. */
const RESULTS: readonly Role[] = ["year", "index", "total"];
/** What adds up to it, which must not be added up with that of another year. */
const PARTS: readonly Role[] = [
  "index",
  "total",
  "self",
  "appraisal",
  "reappraisal",
  "council",
  "survey",
  "part",
  "bonus",
  "penalty",
  "lost",
  "applicable",
  "class",
];

const latest = (columns: readonly Column[]): number => Math.max(0, ...columns.map(({ year = 0 }) => year));

/** Of years before the last, the result and the place are there for comparing; nothing else is used. */
export function byYear(columns: readonly Column[]): readonly Column[] {
  const own = columns.filter(({ part }) => part === undefined);
  const results = own.filter(({ role }) => RESULTS.includes(role));
  const places = own.filter(({ role }) => role === "place");
  const now = latest(results);
  // What names no year is of this one.
  const undated = (role: Role): boolean => own.some((each) => each.role === role && each.year === undefined);
  const resultOf = (of: number): Column | undefined => {
    const theirs = results.filter(({ year }) => year === of);
    return RESULTS.flatMap((role) => theirs.findLast((each) => each.role === role) ?? [])[0];
  };
  return columns.map((column): Column => {
    const { role, year } = column;
    if (year === undefined || column.part !== undefined) return column;
    if (role === "place") {
      // Beside a result of its own year and one that names none, it is of the first.
      const ofOther = results.some((each) => each.year === undefined) && results.some((each) => each.year === year);
      return ofOther || undated(role) || year < latest([...results, ...places]) ? { ...column, role: "former-place" } : column;
    }
    if (!PARTS.includes(role) || (year >= now && !undated(role))) return column;
    return { ...column, role: column === resultOf(year) ? "year" : "ignored" };
  });
}
