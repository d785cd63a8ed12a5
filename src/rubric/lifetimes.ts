/** When units exist and what became of them. A name of one time may be that of another unit at another time, or of none. */
import { groupedBy } from "../grouped.ts";
import { civilDay } from "../rules/calendar.ts";
import { parseName } from "../unit-name.ts";
import type { RegisteredUnit } from "./model.ts";
import { periodYears } from "./period.ts";

/** Parts of a year as periods name them, with how many months each counts. */
const PARTS: readonly { readonly names: RegExp; readonly months: number }[] = [
  { names: /quý\s*(IV|I{1,3}|[1-4])(?![\p{L}\d])/iu, months: 3 },
  { names: /(?<!\d)(\d{1,2})\s*tháng(?!\s*cuối)/iu, months: 1 },
  { names: /tháng\s*(\d{1,2})(?!\d)/iu, months: 1 },
  { names: /(?:19|20)\d{2}-Q([1-4])(?!\d)/iu, months: 3 },
  { names: /(?:19|20)\d{2}-(\d{2})(?!\d)/u, months: 1 },
];
const ROMAN: readonly string[] = ["", "I", "II", "III", "IV"];

function lastMonth(period: string): number {
  for (const { names, months } of PARTS) {
    const found = names.exec(period)?.[1];
    if (found === undefined) continue;
    const month = (/\d/.test(found) ? Number(found) : ROMAN.indexOf(found.toUpperCase())) * months;
    if (month >= 1 && month <= 12) return month;
  }
  return 12;
}

/** The last day of a period, such as `2025` or `6 tháng đầu năm 2025`; undefined where it names no year. */
export function periodEnd(period: string): string | undefined {
  const written = period.normalize("NFC");
  const years = periodYears(written);
  if (years === undefined) return undefined;
  const month = `${years.last}-${String(lastMonth(written)).padStart(2, "0")}`;
  return [31, 30, 29, 28].map((day) => `${month}-${day}`).find((day) => civilDay(day) !== undefined);
}

type Life = Pick<RegisteredUnit, "from" | "until">;

/** How a day lies to the life of a unit. */
export function lifeOn({ from, until }: Life, day: string): "ended" | "not-yet" | "exists" {
  if (until !== undefined && until < day) return "ended";
  return from !== undefined && from > day ? "not-yet" : "exists";
}

/** Whether there is a day on which both exist. */
export const meet = (a: Life, b: Life): boolean =>
  (a.until === undefined || b.from === undefined || b.from <= a.until) &&
  (b.until === undefined || a.from === undefined || a.from <= b.until);

/** A name that units of the register had, where the register has no such unit. */
export interface FormerName {
  readonly name: string;
  readonly key: string;
  readonly type: string | undefined;
  readonly units: Set<RegisteredUnit>;
}

/** Which units came after which, whichever of the two says so. */
export class Succession {
  readonly #after = new Map<RegisteredUnit, Set<RegisteredUnit>>();
  readonly #before = new Map<RegisteredUnit, Set<RegisteredUnit>>();
  readonly #former = new Map<string, FormerName[]>();

  constructor(registry: readonly RegisteredUnit[]) {
    const byId = new Map(registry.map((unit) => [unit.id, unit]));
    const byKey = groupedBy(registry, ({ name }) => parseName(name).key);
    for (const unit of registry) {
      for (const id of unit.becomes) this.#link(unit, byId.get(id));
      for (const name of unit.former) this.#formerly(name, unit, byKey);
    }
  }

  #link(earlier: RegisteredUnit, later: RegisteredUnit | undefined): void {
    if (later === undefined || later === earlier) return;
    put(this.#after, earlier, later);
    put(this.#before, later, earlier);
  }

  #formerly(name: string, unit: RegisteredUnit, byKey: ReadonlyMap<string, readonly RegisteredUnit[]>): void {
    const { type, core, key } = parseName(name);
    const registered = (byKey.get(key) ?? []).filter((each) => each !== unit && isEarlier(each, unit));
    for (const earlier of registered) this.#link(earlier, unit);
    if (registered.length > 0) return;
    const same = this.formerNames(core);
    const known = same.find((each) => each.key === key);
    if (known === undefined) this.#former.set(core, [...same, { name, key, type, units: new Set([unit]) }]);
    else known.units.add(unit);
  }

  /** What a unit that is gone by a day has become by then, over however many steps. */
  successorsOn(unit: RegisteredUnit, day: string): readonly RegisteredUnit[] {
    return follow(unit, this.#after, (each) => lifeOn(each, day) === "exists");
  }

  /** What a unit that is not there yet was on a day. */
  predecessorsOn(unit: RegisteredUnit, day: string): readonly RegisteredUnit[] {
    return follow(unit, this.#before, (each) => lifeOn(each, day) === "exists");
  }

  /** Former names with this core: huyện Vũ Quang for «vũ quang». */
  formerNames(core: string): readonly FormerName[] {
    return this.#former.get(core) ?? [];
  }
}

/** A unit that had the name before the other one took over, not one that got it later. */
const isEarlier = (earlier: Life, later: Life): boolean =>
  later.from === undefined || earlier.from === undefined || earlier.from < later.from;

function put(map: Map<RegisteredUnit, Set<RegisteredUnit>>, key: RegisteredUnit, unit: RegisteredUnit): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([unit]));
  else known.add(unit);
}

function follow(
  start: RegisteredUnit,
  links: ReadonlyMap<RegisteredUnit, ReadonlySet<RegisteredUnit>>,
  wanted: (unit: RegisteredUnit) => boolean,
): readonly RegisteredUnit[] {
  const seen = new Set([start]);
  const found: RegisteredUnit[] = [];
  // A set is walked in the order of insertion, what is added meanwhile included.
  for (const unit of seen) {
    if (unit !== start && wanted(unit)) found.push(unit);
    else for (const next of links.get(unit) ?? []) seen.add(next);
  }
  return found;
}
