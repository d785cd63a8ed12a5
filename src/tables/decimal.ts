/** Stored numbers and day numbers of a workbook as exact text. Doubles stop here: nothing after this file sees one. */

/** A number as XML stores it: digits, a point, an exponent. */
const STORED = /^[+-]?(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,4})?$/;

/** What is at most 15 digits long and spelt as a double is spelt says already what it is. */
const PLAIN = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;
const LONGEST_PLAIN = 15;

/**
 * The decimal text of a stored number with 15 significant digits, which is what Excel shows: `0.30000000000000004` is `0.3`.
 * Undefined when the text is no number (`1,5`, `NaN`, `0x10`, `1e400`).
 */
export function storedDecimal(text: string): string | undefined {
  if (text.length <= LONGEST_PLAIN && PLAIN.test(text)) return text;
  if (text.length > 256 || !STORED.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? doubleDecimal(value) : undefined;
}

/** As `storedDecimal`, of a finite double. */
export function doubleDecimal(value: number): string {
  const shown = Number(value.toPrecision(15));
  // The very largest double has no neighbour of 15 digits.
  return withoutExponent(String(Number.isFinite(shown) ? shown : value));
}

/** `1.5e-7` → `0.00000015`, `2e21` → `2000000000000000000000`; other spellings stay, `-0` never comes from `String`. */
export function withoutExponent(text: string): string {
  const e = text.indexOf("e");
  if (e === -1) return text;
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = text.slice(negative ? 1 : 0, e).split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(text.slice(e + 1));
  const plain =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + "0".repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${plain}` : plain;
}

const DAY = 86_400_000;
/** Day 1 is 1 January 1900, and a 29 February 1900 that never was is day 60. */
const FIRST_1900 = Date.UTC(1899, 11, 31);
const FIRST_1904 = Date.UTC(1904, 0, 1);
/** The day after 31 December 9999. */
const TOO_LATE = 2_958_466;

/** The ISO day of a day number; undefined when it is none: a mere time of day, day 60, a negative number. */
export function serialDay(text: string, from1904: boolean): string | undefined {
  const serial = Math.floor(Number(text));
  if (from1904) return serial >= 0 && serial < TOO_LATE - 1462 ? isoDay(FIRST_1904 + serial * DAY) : undefined;
  if (!(serial >= 1) || serial === 60 || serial >= TOO_LATE) return undefined;
  return isoDay(FIRST_1900 + (serial > 60 ? serial - 1 : serial) * DAY);
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day of an ISO date and time as `t="d"` cells store it. */
export function isoDayOf(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]{1,20}Z?)?$/.exec(text.slice(0, 64));
  const day = match?.[1];
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || isoDay(time) !== day ? undefined : day;
}

/** Number formats that every workbook knows by number alone and that show a day. */
const BUILT_IN_DAYS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [14, "dd/mm/yyyy"],
  [49, "@"],
]);

export interface NumberFormat {
  readonly code: string | undefined;
  readonly day: boolean;
  /** The letters have the colour of what is behind them, or the format shows nothing. */
  readonly unseen?: boolean;
  /** The font shows small letters as capitals. */
  readonly capitals?: boolean;
}

export function numberFormat(id: number, custom: string | undefined): NumberFormat {
  if (custom === undefined) return { code: BUILT_IN.get(id), day: BUILT_IN_DAYS.has(id) };
  return { code: custom === "General" ? undefined : custom, day: showsDay(custom) };
}

/** Whether a format code shows a day. Hours alone do not make a day, nor do letters in quotes, after `\` or in brackets. */
export function showsDay(code: string): boolean {
  const bare = code
    .slice(0, 256)
    .replace(/"[^"]*"?|\\.|[_*]./g, "")
    .replace(/\[[^\]]*\]?/g, "")
    .toLowerCase();
  if (bare.includes("general") || bare.includes("standard")) return false;
  return /[yd]/.test(bare) || (bare.includes("m") && !/[hs0#]/.test(bare));
}
