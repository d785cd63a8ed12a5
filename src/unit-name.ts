/** The name of a unit in its parts, for whoever must know whether two spellings mean one unit. */
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

/** What a name may begin with, and the type that it says. */
const BEGINNINGS = TYPES.flatMap(([type = "", ...short]) =>
  [type, ...short.flatMap((each) => [`${each}.`, each])].map((spelling) => ({ type, beginning: `${spelling} ` })),
);

const OFFICES = ["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"].map((office) => `${fold(office)} `);

/** `1. Huyện A`, `- Huyện A`: counted in its own cell. */
const COUNTED = /^(?:\d{1,3}(?: ?\)|\.) |[-+•] )/u;
/** `Huyện A (*)`, `Huyện A¹`: a note below the table says more. Figures on the line are a part of the name: `Phường 1`, `Xã A (2)`. */
const NOTED = / ?(?:\(\*{1,3}\)|\*{1,3}|[⁰¹²³⁴-⁹]{1,3})$/u;

export interface UnitName {
  /** Undefined when the text names no type. */
  readonly type: string | undefined;
  readonly core: string;
  /** Two spellings with one key are one name. */
  readonly key: string;
}

/** `UBND TX. Kỳ Anh` → thị xã, kỳ anh; `Kỳ Anh (TX)` too. */
export function parseName(text: string): UnitName {
  let rest = fold(text.replace(/\./g, ". ")).replace(/\s+\./g, ".");
  rest = rest
    .replace(COUNTED, "")
    .replace(NOTED, "")
    .replace(/[.,;:]+$/, "");
  for (const office of OFFICES) if (rest.startsWith(office)) rest = rest.slice(office.length);
  const trailing = /^(.{1,200}) \(([^()]{1,20})\)$/.exec(rest);
  if (trailing !== null) rest = `${trailing[2]} ${trailing[1]}`;
  const said = BEGINNINGS.find(({ beginning }) => rest.startsWith(beginning));
  return said === undefined ? named(undefined, rest) : named(said.type, rest.slice(said.beginning.length).trim());
}

const named = (type: string | undefined, core: string): UnitName => ({ type, core, key: `${type ?? ""} ${core}` });
