/** Names of units that exist at another time than the one a rubric is for: each is told with what came after or before it. */
import { addTo } from "../grouped.ts";
import { lifeOn, periodEnd, Succession } from "../rubric/lifetimes.ts";
import type { RegisteredUnit, Rubric } from "../rubric/model.ts";
import { few, type Message, say, words } from "../text.ts";
import { parseName, type UnitName } from "../unit-name.ts";

const ENDED = words(
  "unit-ended",
  "{name} hoạt động đến ngày {until:date}, không còn ở cuối kỳ đánh giá {period}.",
  "{name} existed until {until:date} and is gone at the end of the period {period}.",
);
const OLD_NAME = words(
  "unit-ended",
  "“{name}” là tên đơn vị trước khi sắp xếp, không có trong kỳ đánh giá {period}.",
  "“{name}” is the name of a former unit, which the period {period} does not have.",
);
const NOT_YET = words(
  "unit-not-yet",
  "{name} hoạt động từ ngày {from:date}, chưa có trong kỳ đánh giá {period}.",
  "{name} exists from {from:date} and is not there yet in the period {period}.",
);
const NOW = words(
  "fix-unit-ended",
  "Nay là {names}. Ghi số liệu theo đơn vị của kỳ này; chương trình không tự chuyển.",
  "It has become {names}. Give the figures by the units of the period; the program moves none.",
);
const THEN = words(
  "fix-unit-not-yet",
  "Trước đó là {names}. Ghi số liệu theo đơn vị của kỳ này; chương trình không tự chuyển.",
  "Before, it was {names}. Give the figures by the units of the period; the program moves none.",
);
const CHECK = say(
  words(
    "fix-unit-dates",
    "Kiểm tra tệp có đúng kỳ không; nếu đúng, sửa ngày của đơn vị trong danh sách (from, until).",
    "See whether the file is of this period; if so, correct the days of the unit in the register (from, until).",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** A unit or a former name that is not of the period. */
export interface OtherTime {
  readonly kind: "other-time";
  readonly names: readonly string[];
  readonly message: Message;
  readonly fix: Message;
}

const listed = (sentence: typeof NOW, names: readonly string[]): Message =>
  names.length === 0 ? CHECK : say(sentence, { names: few([...new Set(names)], NAMED_AT_MOST, "đơn vị") });

export class OtherTimes {
  readonly #rubric: Rubric;
  readonly #end: string;
  readonly #byCore = new Map<string, { readonly name: UnitName; readonly unit: RegisteredUnit }[]>();
  readonly #succession: Succession;

  constructor(rubric: Rubric) {
    const { registry = [], period } = rubric;
    this.#rubric = rubric;
    this.#end = periodEnd(period) ?? "";
    this.#succession = new Succession(registry);
    const inPeriod = new Set(rubric.units);
    for (const unit of registry) {
      if (inPeriod.has(unit)) continue;
      for (const text of [unit.name, ...unit.aliases]) {
        const name = parseName(text);
        addTo(this.#byCore, name.core, { name, unit });
      }
    }
  }

  /** What a name means that no unit of the period has: one of another time, with its type or, where there is only one, without. */
  named({ type, core, key }: UnitName): OtherTime | { readonly kind: "ambiguous"; readonly names: readonly string[] } | undefined {
    const types = type === undefined ? this.otherTypes(core, undefined) : [];
    if (types.length > 1) return { kind: "ambiguous", names: types };
    const same = this.#byCore.get(core) ?? [];
    const exact = same.filter(({ name }) => name.key === key);
    const units = new Set((exact.length > 0 || type !== undefined ? exact : same).map(({ unit }) => unit));
    // Of several that had the name one after the other, the last one is meant.
    const unit = [...units].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? 1 : -1))[0];
    if (unit !== undefined) return this.#told(unit);
    const former = this.#succession.formerNames(core).filter((each) => each.key === key || type === undefined)[0];
    return former === undefined ? undefined : this.#old(former.name, [...former.units]);
  }

  /** Names of units of other times that have this core but another type. */
  otherTypes(core: string, type: string | undefined): readonly string[] {
    const units = (this.#byCore.get(core) ?? []).filter(({ name }) => name.type !== undefined && name.type !== type);
    const former = this.#succession.formerNames(core).filter((each) => each.type !== undefined && each.type !== type);
    return [...new Set([...units.map(({ unit }) => unit.name), ...former.map(({ name }) => name)])];
  }

  #told(unit: RegisteredUnit): OtherTime {
    const { name, from = "", until = "" } = unit;
    const { period } = this.#rubric;
    const ended = lifeOn(unit, this.#end) === "ended";
    const others = ended ? this.#succession.successorsOn(unit, this.#end) : this.#succession.predecessorsOn(unit, this.#end);
    const names = others.map((each) => each.name);
    return {
      kind: "other-time",
      names: [name],
      message: ended ? say(ENDED, { name, until, period }) : say(NOT_YET, { name, from, period }),
      fix: ended ? listed(NOW, names) : listed(THEN, names.length > 0 ? names : unit.former),
    };
  }

  #old(name: string, units: readonly RegisteredUnit[]): OtherTime {
    const now = units.flatMap((unit) => this.#on(unit)).map((unit) => unit.name);
    const message = say(OLD_NAME, { name, period: this.#rubric.period });
    return { kind: "other-time", names: [name], message, fix: listed(NOW, now) };
  }

  #on(unit: RegisteredUnit): readonly RegisteredUnit[] {
    return lifeOn(unit, this.#end) === "exists" ? [unit] : this.#succession.successorsOn(unit, this.#end);
  }
}
