/** Which unit a name in a sheet means: by type and core name, so that thị xã Kỳ Anh is never huyện Kỳ Anh. */
import type { Unit } from "../assessment.ts";
import { fold, spelt } from "../fold.ts";
import { bare, nearest } from "../nearest.ts";
import type { RegisteredUnit, Rubric } from "../rubric/model.ts";
import { parseName, type UnitName } from "../unit-name.ts";
import { nobodyIn } from "./not-a-unit.ts";
import { type OtherTime, OtherTimes } from "./other-times.ts";

const PROVINCE = /(?:^|\s)[Tt]ỉnh\s+(\S.*)$/;

export type Resolved =
  | { readonly kind: "unit"; readonly unit: Unit }
  | { readonly kind: "ambiguous"; readonly names: readonly string[] }
  | OtherTime
  | { readonly kind: "unknown"; readonly suggestion: string | undefined };

/** All units that a sheet may name. Without a register every text that may be a name is a unit of its own. */
export class Names {
  readonly #rubric: Rubric;
  readonly #units: readonly RegisteredUnit[] | undefined;
  /** Made when a name asks for it: nearly all sheets name only the units of their time. */
  #others: OtherTimes | undefined;
  readonly #byName = new Map<string, RegisteredUnit[]>();
  readonly #byCore = new Map<string, RegisteredUnit[]>();
  readonly #met = new Map<string, Unit>();
  /** A long table names a unit in each of its rows. */
  readonly #resolved = new Map<string, Resolved>();
  /** Without a register: every name met so far, by its core. */
  readonly #metByCore = new Map<string, { readonly type: string | undefined; readonly name: string }[]>();
  readonly #sole: string;
  readonly #province: { readonly core: string; readonly name: string } | undefined;

  constructor(rubric: Rubric) {
    this.#rubric = rubric;
    this.#units = rubric.units;
    this.#sole = rubric.groups.length === 1 ? (rubric.groups[0]?.id ?? "") : "";
    const province = PROVINCE.exec((rubric.issuer ?? "").normalize("NFC"))?.[1];
    this.#province = province === undefined ? undefined : { core: fold(province), name: `Tỉnh ${province}` };
    for (const unit of rubric.units ?? []) {
      for (const text of [unit.name, ...unit.aliases]) {
        const { core, key } = parseName(text);
        put(this.#byName, key, unit);
        put(this.#byCore, core, unit);
      }
    }
  }

  resolve(text: string): Resolved {
    const known = this.#resolved.get(text);
    if (known !== undefined) return known;
    const resolved = this.#resolve(text);
    // What is not certain may be told otherwise once more names are met.
    if (resolved.kind === "unit") this.#resolved.set(text, resolved);
    return resolved;
  }

  #resolve(text: string): Resolved {
    const { type, core, key } = parseName(text);
    if (this.#units === undefined) return this.#meet(text, { type, core, key });
    const exact = this.#byName.get(key);
    const found = exact ?? (type === undefined ? this.#byCore.get(core) : undefined) ?? [];
    const [only, ...others] = found;
    // «Hà Tĩnh» alone may be the province, whose name stands in the head of every sheet.
    if (only !== undefined && exact === undefined && core === this.#province?.core) {
      return { kind: "ambiguous", names: [...found.map(({ name }) => name), this.#province.name] };
    }
    if (only !== undefined && others.length === 0)
      return exact === undefined ? this.#unlessOther(only, core) : { kind: "unit", unit: only };
    if (only !== undefined) return { kind: "ambiguous", names: found.map(({ name }) => name) };
    return this.#otherTimes().named({ type, core, key }) ?? this.#unknown(text, core);
  }

  /** Most texts that are looked up here are no names at all, and a suggestion goes through the whole register: it is made when it is told. */
  #unknown(text: string, core: string): Resolved {
    const suggest = (): string | undefined => this.#suggest(text, core);
    return {
      kind: "unknown",
      get suggestion() {
        return suggest();
      },
    };
  }

  #otherTimes(): OtherTimes {
    this.#others ??= new OtherTimes(this.#rubric);
    return this.#others;
  }

  /** «Vũ Quang» alone may be huyện Vũ Quang of before as well as the xã of now. */
  #unlessOther(unit: RegisteredUnit, core: string): Resolved {
    const others = this.#otherTimes().otherTypes(core, parseName(unit.name).type);
    return others.length === 0 ? { kind: "unit", unit } : { kind: "ambiguous", names: [unit.name, ...others] };
  }

  /** The unit that a text names, where it is one of the register or has been met. */
  known(text: string): Unit | undefined {
    if (this.#units === undefined) return this.#met.get(parseName(text).key);
    const resolved = this.resolve(text);
    return resolved.kind === "unit" ? resolved.unit : undefined;
  }

  /** What a text names that may be a unit's name or anything else. Without a register nothing tells. */
  recognise(text: string): Exclude<Resolved, { kind: "unknown" }> | undefined {
    const resolved = this.#units === undefined ? undefined : this.resolve(text);
    return resolved?.kind === "unknown" ? undefined : resolved;
  }

  /** A name that is new; one without a type beside the same one with a type may be either. */
  #meet(text: string, { type, core, key }: UnitName): Resolved {
    const known = this.#met.get(key);
    if (known !== undefined) return { kind: "unit", unit: known };
    if (nobodyIn(text) !== undefined) return { kind: "unknown", suggestion: undefined };
    const name = text.normalize("NFC").replace(/\s+/g, " ").trim();
    const like = this.#metByCore.get(core) ?? [];
    const other = like.find((each) => (each.type === undefined) !== (type === undefined));
    if (other !== undefined) return { kind: "ambiguous", names: [other.name, name] };
    this.#metByCore.set(core, [...like, { type, name }]);
    const unit: Unit = { id: spelt(key.trim()), name, group: this.#sole };
    this.#met.set(key, unit);
    return { kind: "unit", unit };
  }

  #suggest(text: string, core: string): string | undefined {
    const units = this.#units ?? [];
    const same = units.filter(({ name }) => bare(parseName(name).core) === bare(core));
    if (same.length > 0) return same.map(({ name }) => name).join(", ");
    const names = units.map(({ name }) => name);
    const near = nearest(text, names);
    if (near !== undefined) return near;
    const cores = names.map((name) => parseName(name).core);
    const nearCore = nearest(core, cores);
    return nearCore === undefined ? undefined : names[cores.indexOf(nearCore)];
  }
}

const REGISTERS = new WeakMap<Rubric, Names>();

/** What names mean by the register of a rubric: made once, for a register holds thousands of names. Undefined where there is none. */
export function registerOf(rubric: Rubric): Names | undefined {
  if (rubric.units === undefined) return undefined;
  const known = REGISTERS.get(rubric) ?? new Names(rubric);
  REGISTERS.set(rubric, known);
  return known;
}

function put(map: Map<string, RegisteredUnit[]>, key: string, unit: RegisteredUnit): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [unit]);
  else if (!list.includes(unit)) list.push(unit);
}
