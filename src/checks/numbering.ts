/** How decisions number their criteria: `1.10` under `1`, `II.2a`, Roman numerals for domains. */

const ROMAN = /^(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** The number of a Roman numeral up to 89; undefined for any other text. */
function romanOf(text: string): number | undefined {
  if (!ROMAN.test(text)) return undefined;
  const values = [...text].map((letter) => DIGITS[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

export interface Code {
  /** All parts but the last, Roman numerals as numbers. */
  readonly prefix: string;
  /** The number that the last part begins with; undefined when it begins with none. */
  readonly number: number | undefined;
}

const plain = (part: string): string => String(romanOf(part) ?? part);
const partsOf = (id: string): readonly string[] => id.split(/[.\-_]/).map(plain);

export function codeOf(id: string): Code {
  const parts = partsOf(id);
  const digits = /^\d{1,6}/.exec(parts.at(-1) ?? "")?.[0];
  return { prefix: parts.slice(0, -1).join("."), number: digits === undefined ? undefined : Number(digits) };
}

const ONES = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"] as const;
const toRoman = (number: number): string => `${"X".repeat(Math.floor(number / 10))}${ONES[number % 10] ?? ""}`;

/** The id of the neighbour with this number, written as the id is. */
export function neighbour(id: string, number: number): string {
  const start = id.search(/[^.\-_]+$/);
  return `${id.slice(0, start)}${romanOf(id.slice(start)) === undefined ? number : toRoman(number)}`;
}

/** Whether the code claims no other place than under the parent; a bare letter or a running number under a Roman one claims none. */
export function isUnder(id: string, parent: string): boolean {
  const own = partsOf(id);
  const above = partsOf(parent);
  if (own.length > above.length) return above.every((part, index) => part === own[index]);
  // «3.2a» under «3.2», «a» under anything.
  if (own.length === above.length && id.startsWith(parent) && /^\p{L}/u.test(id.slice(parent.length))) return true;
  if (own.length > 1 || above.length > 1) return own.length === 1 && !/^\d/.test(id);
  // «3» inside «2», both in figures: the one has slipped into the other.
  return !(/^\d+$/.test(id) && /^\d+$/.test(parent));
}
