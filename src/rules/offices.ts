/** Deputies of offices against their limits: office by office, as an average over a type, or from totals. */
import type { Facts, ListRow } from "../assessment.ts";
import { type Bounds, within } from "../bounds.ts";
import { add, compare, type Exact, isZero, ONE, type Points, share, times, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import { DENOMINATOR_ZERO, faulty, type Loss, notACount, type Outcome } from "./kind.ts";
import { countOf, optionalNumber, optionalText } from "./read.ts";

interface Tier extends Bounds {
  readonly type?: string | undefined;
  readonly deputies: Exact;
}
export interface HeadcountRule {
  readonly average?: { readonly limit: Exact; readonly over?: string | undefined } | undefined;
  readonly tiers?: readonly Tier[] | undefined;
  readonly each: Points;
  readonly counts: readonly ("over" | "under")[];
}

const AVERAGE_OVER = words(
  "headcount-average",
  "Bình quân {average:2} cấp phó mỗi đơn vị ({deputies}/{offices}), vượt mức {limit}: trừ {each:2} điểm",
  "{average:2} deputies an office on average ({deputies}/{offices}), above the limit of {limit}: {each:2} points taken",
);
const OFFICE_OVER = words(
  "headcount-office-over",
  "{office}: {deputies} cấp phó, vượt quy định {limit}: trừ {each:2} điểm",
  "{office}: number of deputies {deputies}, above the limit of {limit}: {each:2} points taken",
);
const OFFICE_UNDER = words(
  "headcount-office-under",
  "{office}: {deputies} cấp phó, thiếu so với quy định {limit}: trừ {each:2} điểm",
  "{office}: number of deputies {deputies}, below the {limit} prescribed: {each:2} points taken",
);
const COUNT_OVER = words(
  "headcount-over",
  "{count} đơn vị có số cấp phó vượt quy định × {each:2} điểm, trừ {points:2} điểm",
  "Offices with too many deputies: {count} × {each:2} points, {points:2} points taken",
);
const COUNT_UNDER = words(
  "headcount-under",
  "{count} đơn vị có số cấp phó thiếu so với quy định × {each:2} điểm, trừ {points:2} điểm",
  "Offices with too few deputies: {count} × {each:2} points, {points:2} points taken",
);
const NO_TIER = words(
  "no-tier",
  "Không có quy định số cấp phó nào áp dụng cho “{office}”: xem lại loại đơn vị, số biên chế hoặc ghi số được giao.",
  "No limit applies to “{office}”: check its type and staff, or give its own limit.",
);
const AVERAGE_MISSING = words(
  "headcount-average-missing",
  "Thiếu số đơn vị hoặc số cấp phó để tính bình quân.",
  "The number of offices or of deputies is missing, so there is no average.",
);
const DEPUTIES_MISSING = words("headcount-deputies-missing", "“{office}” chưa có số cấp phó.", "The deputies of “{office}” are missing.");

export const OFFICE_LABELS = {
  offices: { vi: "Danh sách đơn vị", en: "List of offices" },
  type: { vi: "Loại", en: "Type" },
  staff: { vi: "Số biên chế", en: "Staff" },
  deputies: { vi: "Số cấp phó", en: "Deputies" },
  limit: { vi: "Số cấp phó được giao", en: "Own limit" },
  averageOffices: { vi: "Số đơn vị tính bình quân", en: "Offices in the average" },
  averageDeputies: { vi: "Tổng số cấp phó của các đơn vị ấy", en: "Deputies of these offices" },
  over: { vi: "Số đơn vị vượt quy định", en: "Offices with too many deputies" },
  under: { vi: "Số đơn vị thiếu so với quy định", en: "Offices with too few deputies" },
} as const;

/** What is lost before any cap, or the fault that ends the work. */
export type Rows = Loss[] | Outcome;

/** The row of an average that is too high. */
function averageRow(rule: HeadcountRule, offices: Exact, deputies: Exact, fields: readonly string[]): Rows {
  const limit = rule.average?.limit;
  if (limit === undefined || compare(deputies, times(limit, offices)) <= 0) return [];
  if (isZero(offices)) return faulty(fields[0] ?? "offices", say(DENOMINATOR_ZERO, {}));
  const average = share(ONE, deputies, offices);
  return [{ points: rule.each, sentence: say(AVERAGE_OVER, { average, deputies, offices, limit, each: rule.each }), fields }];
}

const ofType = (wanted: string, type: string | undefined): boolean => wanted.toLowerCase() === type?.trim().toLowerCase();

/** How many deputies the office may have: its own limit, the average of its type, or the tier of its staff. */
function limitOf({ average, tiers = [] }: HeadcountRule, { values }: ListRow): Exact | "average" | undefined {
  const own = optionalNumber(values, "limit");
  if (own !== undefined) return own;
  const type = optionalText(values, "type");
  if (average?.over !== undefined && ofType(average.over, type)) return "average";
  const staff = optionalNumber(values, "staff");
  const applicable = tiers.filter((tier) => tier.type === undefined || ofType(tier.type, type));
  if (applicable.length > 0) return staff === undefined ? undefined : applicable.find((tier) => within(staff, tier))?.deputies;
  return average !== undefined && average.over === undefined ? "average" : undefined;
}

function wrongNumbers({ values }: ListRow): Outcome | undefined {
  for (const key of ["staff", "deputies", "limit"] as const) {
    const value = optionalNumber(values, key);
    const wrong = value === undefined ? undefined : notACount("offices", OFFICE_LABELS[key], value);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** From the list of offices, which decides when there is one. */
export function fromList(rule: HeadcountRule, offices: readonly ListRow[]): Rows {
  const rows: Loss[] = [];
  let averaged = ZERO as Exact;
  let averagedDeputies = ZERO as Exact;
  for (const office of offices) {
    const wrong = wrongNumbers(office);
    if (wrong !== undefined) return wrong;
    const deputies = optionalNumber(office.values, "deputies");
    if (deputies === undefined) return faulty("offices", say(DEPUTIES_MISSING, { office: office.name }));
    const limit = limitOf(rule, office);
    if (limit === undefined) return faulty("offices", say(NO_TIER, { office: office.name }));
    if (limit === "average") {
      averaged = add(averaged, ONE);
      averagedDeputies = add(averagedDeputies, deputies);
      continue;
    }
    const difference = compare(deputies, limit);
    if (difference === 0 || !rule.counts.includes(difference > 0 ? "over" : "under")) continue;
    const args = { office: office.name, deputies, limit, each: rule.each };
    rows.push({
      points: rule.each,
      sentence: say(difference > 0 ? OFFICE_OVER : OFFICE_UNDER, args),
      fields: ["offices"],
      at: [office.at],
    });
  }
  const average = averageRow(rule, averaged, averagedDeputies, ["offices"]);
  return Array.isArray(average) ? [...average, ...rows] : average;
}

/** From totals that the unit counted itself. */
export function fromTotals(rule: HeadcountRule, facts: Facts): Rows {
  const numbers = new Map<string, Exact>();
  for (const key of ["averageOffices", "averageDeputies", "over", "under"] as const) {
    const value = countOf(facts, key);
    const wrong = notACount(key, OFFICE_LABELS[key], value);
    if (wrong !== undefined) return wrong;
    numbers.set(key, value);
  }
  const number = (key: string): Exact => numbers.get(key) ?? ZERO;
  let rows: Rows = [];
  if (rule.average !== undefined) {
    const missing = ["averageOffices", "averageDeputies"].find((key) => optionalNumber(facts, key) === undefined);
    if (missing !== undefined) return faulty(missing, say(AVERAGE_MISSING, {}));
    rows = averageRow(rule, number("averageOffices"), number("averageDeputies"), ["averageOffices", "averageDeputies"]);
    if (!Array.isArray(rows)) return rows;
  }
  for (const key of ["over", "under"] as const) {
    const count = number(key);
    if (isZero(count) || !rule.counts.includes(key)) continue;
    const taken = times(rule.each, count);
    rows.push({
      points: taken,
      sentence: say(key === "over" ? COUNT_OVER : COUNT_UNDER, { count, each: rule.each, points: taken }),
      fields: [key],
    });
  }
  return rows;
}
