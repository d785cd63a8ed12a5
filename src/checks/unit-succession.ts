import { lifeOn } from "../rubric/lifetimes.ts";
import type { Rubric } from "../rubric/model.ts";
import { civilDay } from "../rules/calendar.ts";
import { type Message, say, words } from "../text.ts";
import type { Check, Finding } from "./check.ts";

const NO_END = words(
  "unit-succession",
  "{unit} ghi đơn vị thay thế nhưng không ghi ngày kết thúc.",
  "{unit} names units that took its place, but no last day.",
);
const LATE = words(
  "unit-succession",
  "{unit} kết thúc ngày {until:date} nhưng {next} đến ngày {from:date} mới bắt đầu.",
  "{unit} ends on {until:date}, but {next} begins only on {from:date}.",
);
const GONE = words(
  "unit-succession",
  "{unit} kết thúc ngày {until:date} nhưng {next} không còn sau ngày {end:date}.",
  "{unit} ends on {until:date}, but {next} is not there after {end:date}.",
);
const ADD_END = say(
  words("fix-unit-until", "Ghi ngày kết thúc (until), hoặc bỏ becomes.", "Give its last day (until), or drop becomes."),
  {},
);

type Unit = NonNullable<Rubric["registry"]>[number];

/** Why the later unit cannot take the place of the earlier one; undefined when it can. */
function fault(unit: Unit, until: string, next: Unit): Message | undefined {
  const end = civilDay(until) ?? 0;
  const { from, until: last } = next;
  if (from !== undefined && (civilDay(from) ?? 0) > end + 1) return say(LATE, { unit: unit.name, until, next: next.name, from });
  // Not there on the day after.
  if (last !== undefined && lifeOn(next, until) !== "not-yet" && (civilDay(last) ?? 0) <= end) {
    return say(GONE, { unit: unit.name, until, next: next.name, end: last });
  }
  return undefined;
}

function* findings(unit: Unit, index: number, byId: ReadonlyMap<string, Unit>): Iterable<Finding> {
  const { name, until, becomes } = unit;
  if (becomes.length === 0) return;
  if (until === undefined) {
    yield { message: say(NO_END, { unit: name }), path: ["units", index, "becomes"], fix: ADD_END };
    return;
  }
  for (const [nth, id] of becomes.entries()) {
    const next = byId.get(id);
    const message = next === undefined ? undefined : fault(unit, until, next);
    if (message !== undefined) yield { message, path: ["units", index, "becomes", nth] };
  }
}

export const unitSuccession: Check = {
  code: "unit-succession",
  severity: "error",
  title: { vi: "Đơn vị thay thế không hoạt động vào lúc đó", en: "A unit that takes over when it is not there" },
  doc: {
    vi: "Đơn vị ghi ở becomes phải hoạt động vào ngày sau ngày kết thúc (until) của đơn vị mà nó thay; nếu không, lời nhắc «nay là…» sẽ chỉ sai đơn vị.",
    en: "A unit named in becomes must exist on the day after the last day (until) of the one whose place it takes; or the hint «now it is …» points to the wrong unit.",
  },
  fix: { vi: "Sửa ngày của một trong hai đơn vị, hoặc sửa becomes.", en: "Correct the days of one of the two units, or becomes." },
  bad: `
units:
  - { id: h-an-binh, name: Huyện An Bình, until: "2025-06-30", becomes: [x-an-binh] }
  - { id: x-an-binh, name: Xã An Bình, from: "2025-08-01" }`,
  good: `
units:
  - { id: h-an-binh, name: Huyện An Bình, until: "2025-06-30", becomes: [x-an-binh] }
  - { id: x-an-binh, name: Xã An Bình, from: "2025-07-01" }`,
  *run({ registry = [] }) {
    const byId = new Map(registry.map((unit) => [unit.id, unit]));
    for (const [index, unit] of registry.entries()) yield* findings(unit, index, byId);
  },
};
