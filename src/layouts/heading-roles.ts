/** What the headings over one column mean together, and beside those of the other columns. */
import type { Round } from "../assessment.ts";
import { fold, foldHeading } from "../fold.ts";
import { bracketsIn } from "./beside.ts";
import type { Place } from "./header-cells.ts";
import { withoutYear, yearsIn } from "./heading-years.ts";
import { roleOf, roundOf } from "./headings.ts";
import type { Role } from "./roles.ts";

const APPRAISALS: readonly Round[] = ["appraisal", "reappraisal", "council"];

/** Headings that name no round themselves: it may stand above them. */
const ROUNDLESS = new Set(["Số liệu", "Facts", "Ý kiến", "Nhận xét", "Ghi chú"].map(foldHeading));

/** Headings that only say that points stand below them. */
const POINTS = new Set(["Điểm", "Số điểm", "Points"].map(foldHeading));

export const isPoints = (heading: string): boolean => POINTS.has(foldHeading(heading));

/** «Thẩm định» over «Số liệu» and the other way round are figures of the appraisal: headings are read together first, then the lowest. */
export function roleOfColumn(written: readonly string[]): Role | undefined {
  const headings = written.map(withoutYear);
  if (headings.length === 1) return roleOf(headings[0] ?? "");
  const parts = headings.slice(0, -1).map((_, from) => headings.slice(from));
  const together = [...parts.map((part) => part.join(" ")), ...parts.map((part) => part.toReversed().join(" "))];
  for (const heading of together) {
    const role = roleOf(heading);
    if (role !== undefined) return role;
  }
  const lowest = headings.findLast((heading) => roleOf(heading) !== undefined || isPoints(heading)) ?? "";
  const above = headings.map(roundOf).findLast((round) => round !== undefined);
  if (isPoints(lowest) && above !== undefined) return { is: "points", round: above };
  const role = roleOf(isPoints(lowest) ? (headings.findLast((heading) => roleOf(heading) !== undefined) ?? "") : lowest);
  // «Điểm thẩm định» over «Hội đồng» are points of the council.
  const below = roundOf(headings.at(-1) ?? "");
  if (role?.is === "points" && below !== undefined && roleOf(headings.at(-1) ?? "") === undefined) return { ...role, round: below };
  return role !== undefined && "round" in role && ROUNDLESS.has(foldHeading(lowest)) ? { ...role, round: above ?? role.round } : role;
}

/** The round that one heading names, by itself or as that of what it heads. */
export function roundIn(written: string): Round | undefined {
  const heading = withoutYear(written);
  const role = ROUNDLESS.has(foldHeading(heading)) ? undefined : roleOf(heading);
  return roundOf(heading) ?? (role !== undefined && "round" in role ? role.round : undefined);
}

/** What sets a heading apart from another with the same words: its year, and words in brackets that are more than a mark or a measure. */
const setApart = (heading: string): readonly string[] => [
  ...yearsIn(heading),
  ...bracketsIn(heading)
    .map(fold)
    .filter((inside) => /\p{L}{2}/u.test(inside) && !/điểm$/u.test(inside)),
];

interface Met {
  readonly times: number;
  readonly above: string;
  readonly at: Place | undefined;
}

/** The second column with one heading of the appraisal is the second appraisal: forms print both rounds under one name. */
export class Rounds {
  readonly #met = new Map<Role["is"], Met>();

  again(role: Role | undefined, headings: readonly string[], places: readonly Place[]): Role | undefined {
    if (role === undefined || !("round" in role) || role.round !== "appraisal") return role;
    const at = places.at(-1);
    const above = [...headings.slice(0, -1).map(foldHeading), ...setApart(headings.at(-1) ?? "")].join("\n");
    const first = this.#met.get(role.is);
    const merged = first !== undefined && first.at?.row === at?.row && first.at?.column === at?.column;
    // Under other words the same heading may be of anybody and any time.
    const other = first !== undefined && first.above !== above;
    const times = first === undefined || merged || other ? (first?.times ?? 0) : first.times + 1;
    if (!other) this.#met.set(role.is, { times, above, at });
    const round = other ? undefined : APPRAISALS[times];
    return round === undefined ? role : { ...role, round };
  }
}

interface Column {
  readonly headings: readonly string[];
  readonly role: Role | undefined;
}

/** «TC | TĐ»: beside one another the short names of rounds head points, alone each may mean something else. */
export function withRounds<T extends Column>(columns: readonly T[]): readonly T[] {
  const named = ({ headings, role }: Column): Round | undefined =>
    role === undefined ? roundOf(withoutYear(headings.at(-1) ?? "")) : undefined;
  const rounds = new Set(columns.flatMap((column) => named(column) ?? []));
  if (rounds.size < 2) return columns;
  return columns.map((column) => {
    const round = named(column);
    return round === undefined ? column : { ...column, role: { is: "points", round } };
  });
}

/** «Số liệu | Điểm tự đánh giá | Số liệu | Điểm thẩm định»: where every round has such a pair, the figures are of the points beside them. */
export function withPairs<T extends Column>(columns: readonly T[]): readonly T[] {
  const pairs = new Map<T, Round | undefined>();
  for (const [index, column] of columns.entries()) {
    if (column.role?.is !== "facts" || column.headings.length > 1 || !ROUNDLESS.has(foldHeading(column.headings[0] ?? ""))) continue;
    const next = columns[index + 1]?.role;
    pairs.set(column, next?.is === "points" ? next.round : undefined);
  }
  const rounds = new Set(pairs.values());
  if (pairs.size < 2 || rounds.size < pairs.size || rounds.has(undefined)) return columns;
  return columns.map((column) => {
    const round = pairs.get(column);
    return round === undefined ? column : { ...column, role: { is: "facts", round } };
  });
}
