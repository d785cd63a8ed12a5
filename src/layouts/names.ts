/** Which unit a name in a sheet means: by type and core name, so that thị xã Kỳ Anh is never huyện Kỳ Anh. */
import type { Unit } from "../assessment.ts";
import { bare, nearest } from "../nearest.ts";
import type { RegisteredUnit, Rubric } from "../rubric/model.ts";
import { fold } from "./fold.ts";

/** Types of units with the ways they are written; the first is how the type is kept. */
const TYPES: readonly (readonly string[])[] = [
  ["thành phố", "tp"],
  ["thị xã", "tx"],
  ["huyện", "h"],
  ["quận", "q"],
  ["đặc khu", "đk"],
  ["thị trấn", "tt"],
  ["phường", "p"],
  ["xã", "x"],
].map((spellings) => spellings.map((spelling) => fold(spelling)));

const OFFICES = ["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"].map((office) => `${fold(office)} `);

interface Name {
  /** Undefined when the text names no type. */
  readonly type: string | undefined;
  readonly core: string;
}

/** `UBND TX. Kỳ Anh` → thị xã, kỳ anh; `Kỳ Anh (TX)` too. */
export function parseName(text: string): Name {
  let rest = fold(text.replace(/\./g, ". ")).replace(/\s+\./g, ".");
  rest = rest.replace(/[.,;:]+$/, "");
  for (const office of OFFICES) if (rest.startsWith(office)) rest = rest.slice(office.length);
  const trailing = /^(.{1,200}) \(([^()]{1,20})\)$/.exec(rest);
  if (trailing !== null) rest = `${trailing[2]} ${trailing[1]}`;
  for (const [type = "", ...short] of TYPES) {
    for (const spelling of [type, ...short.flatMap((each) => [`${each}.`, each])]) {
      if (rest.startsWith(`${spelling} `)) return { type, core: rest.slice(spelling.length + 1).trim() };
    }
  }
  return { type: undefined, core: rest };
}

export type Resolved =
  | { readonly kind: "unit"; readonly unit: Unit }
  | { readonly kind: "ambiguous"; readonly names: readonly string[] }
  | { readonly kind: "unknown"; readonly suggestion: string | undefined };

/** All units that a sheet may name. Without a register every name is a unit of its own. */
export class Names {
  readonly #units: readonly RegisteredUnit[] | undefined;
  readonly #byName = new Map<string, RegisteredUnit[]>();
  readonly #byCore = new Map<string, RegisteredUnit[]>();
  readonly #met = new Map<string, Unit>();
  readonly #sole: string | undefined;

  constructor(rubric: Rubric) {
    this.#units = rubric.units;
    this.#sole = rubric.groups.length === 1 ? rubric.groups[0]?.id : undefined;
    for (const unit of rubric.units ?? []) {
      for (const text of [unit.name, ...unit.aliases]) {
        const { type, core } = parseName(text);
        put(this.#byName, `${type ?? ""} ${core}`, unit);
        put(this.#byCore, core, unit);
      }
    }
  }

  /** @param group the group that a column names, where the rubric keeps no register */
  resolve(text: string, group?: string): Resolved {
    const { type, core } = parseName(text);
    if (this.#units === undefined) return { kind: "unit", unit: this.#meet(text, `${type ?? ""} ${core}`, group) };
    const found = this.#byName.get(`${type ?? ""} ${core}`) ?? (type === undefined ? this.#byCore.get(core) : undefined) ?? [];
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return { kind: "unit", unit: only };
    if (only !== undefined) return { kind: "ambiguous", names: found.map(({ name }) => name) };
    return { kind: "unknown", suggestion: this.#suggest(text, core) };
  }

  /** How a sheet may name units, for telling a unit's name from any other text. */
  knows(text: string): boolean {
    const resolved = this.#units === undefined ? undefined : this.resolve(text);
    return resolved !== undefined && resolved.kind !== "unknown";
  }

  #meet(text: string, key: string, group: string | undefined): Unit {
    const known = this.#met.get(key);
    if (known !== undefined) return known;
    const unit: Unit = { id: key.trim(), name: text.normalize("NFC").replace(/\s+/g, " ").trim(), group: group ?? this.#sole ?? "" };
    this.#met.set(key, unit);
    return unit;
  }

  #suggest(text: string, core: string): string | undefined {
    const units = this.#units ?? [];
    const same = units.filter(({ name }) => bare(parseName(name).core) === bare(core));
    if (same.length > 0) return same.map(({ name }) => name).join(", ");
    return nearest(text, units.map(({ name }) => name)) ?? units.find(({ name }) => parseName(name).core === nearest(core, units.map((unit) => parseName(unit.name).core)))?.name;
  }
}

function put(map: Map<string, RegisteredUnit[]>, key: string, unit: RegisteredUnit): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [unit]);
  else if (!list.includes(unit)) list.push(unit);
}

