/**
 * Exact numbers. Every figure on the way from a cell to a rank passes through this file, and no digit of it is lost on the way.
 *
 * An `Exact` is any exact quantity (a count, an amount of money, a percentage); `Points` is one measured in points of the rubric.
 * Both are opaque: outside this file they can only be combined by the functions here, so `a + b` does not compile.
 * Inside, a number is a whole number of millionths, or, where millionths cannot hold it (1/3, 0.1234567), a fraction of them.
 */
import {
  gcd,
  inOrder,
  isPlain,
  isSafeInteger,
  opposite,
  products,
  type RoundingMode,
  toMultiple,
  unboxed,
  type Whole,
  whole,
} from "./whole.ts";

declare const exactBrand: unique symbol;
declare const pointsBrand: unique symbol;

/** n/d millionths. */
interface Fraction {
  readonly n: Whole;
  /** Always positive; n/d is never whole. */
  readonly d: Whole;
}
type Raw = Whole | Fraction;

export type Exact = { readonly [exactBrand]: true };
export type Points = Exact & { readonly [pointsBrand]: true };

export type { RoundingMode };
export interface Rounding {
  /** Decimals kept, 0 to 6. */
  readonly decimals: number;
  readonly mode: RoundingMode;
}

const PLACES = 6;
const MILLION = 1_000_000;
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, MILLION] as const;

const raw = (value: Exact): Raw => value as unknown as Raw;
const wrap = <T extends Exact>(value: Raw): T => value as unknown as T;

/** Beyond this a fraction is brought to lowest terms, so that long sums of fractions stay small; below it, that costs more than it saves. */
const LARGE = 10n ** 40n;

/** n/d millionths: a whole number of them wherever it is one. */
function normal(n: bigint, d: bigint): Raw {
  if (n % d === 0n) return whole(n / d);
  const common = d < LARGE ? 1n : gcd(n, d);
  return { n: whole(n / common), d: whole(d / common) };
}

const isFractional = (value: Raw): value is Fraction => typeof value === "object";
const numerator = (value: Raw): bigint => BigInt(isFractional(value) ? value.n : value);
const denominator = (value: Raw): bigint => (isFractional(value) ? BigInt(value.d) : 1n);

/** What a decimal may look like in a rubric or after a cell has been cleaned: digits, at most one point, an optional sign. */
const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** Reads a decimal such as `89.3` from its text; undefined when it is not one. */
export function parseExact(text: string): Exact | undefined {
  if (text.length > 62) return undefined;
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, units = "0", fraction = ""] = match;
  const power = POWERS[PLACES - fraction.length];
  const size = power === undefined ? Number.NaN : Number(units + fraction) * power;
  if (isSafeInteger(size)) return wrap(sign === "-" ? 0 - size : size);
  const digits = BigInt(units + fraction) * BigInt(MILLION);
  return wrap(normal(sign === "-" ? -digits : digits, 10n ** BigInt(fraction.length)));
}

/** Reads points from their text, as `parseExact`. */
export const parsePoints = (text: string): Points | undefined => parseExact(text) as Points | undefined;

/** A whole number that the program itself counted; not for anything read from a file. */
export const count = (value: number): Exact => wrap(whole(BigInt(value) * BigInt(MILLION)));

/** Says that a quantity is measured in points, at the one place where it is known to be. */
export const asPoints = (value: Exact): Points => value as Points;

export const ZERO: Points = wrap(0);
export const ONE: Exact = wrap(MILLION);
export const HUNDRED: Exact = wrap(100 * MILLION);

export function add<T extends Exact>(a: T, b: T): T {
  const x = raw(a);
  const y = raw(b);
  if (typeof x === "number" && typeof y === "number") {
    const sum = x + y;
    if (isSafeInteger(sum)) return wrap(sum);
  }
  const dx = denominator(x);
  const dy = denominator(y);
  return wrap(normal(numerator(x) * dy + numerator(y) * dx, dx * dy));
}

export function negate<T extends Exact>(a: T): T {
  const x = raw(a);
  return wrap(isFractional(x) ? { n: opposite(x.n), d: x.d } : opposite(x));
}

export function subtract<T extends Exact>(a: T, b: T): T {
  const x = raw(a);
  const y = raw(b);
  if (typeof x === "number" && typeof y === "number") {
    const difference = x - y;
    if (isSafeInteger(difference)) return wrap(difference);
  }
  return add(a, negate(b));
}

/** product / divisor, which is positive; undefined where doubles are not sure to hold it. */
function quotient(product: number, divisor: number): Raw | undefined {
  if (!isSafeInteger(product) || !isSafeInteger(divisor)) return undefined;
  if (product % divisor === 0) return unboxed(product / divisor);
  return { n: product, d: divisor };
}

/** value × factor, exactly; points times a count are points. */
export function times<T extends Exact>(value: T, factor: Exact): T {
  const x = raw(value);
  const y = raw(factor);
  const quick = typeof x === "number" && typeof y === "number" ? quotient(x * y, MILLION) : undefined;
  return wrap(quick ?? normal(numerator(x) * numerator(y), denominator(x) * denominator(y) * BigInt(MILLION)));
}

/** value × part / whole, exactly. The caller has made sure that `whole` is not zero. */
export function share<T extends Exact>(value: T, part: Exact, whole: Exact): T {
  const x = raw(value);
  const p = raw(part);
  const w = raw(whole);
  if (w === 0) throw new RangeError("share of a whole that is zero");
  const quick = typeof x === "number" && typeof p === "number" && typeof w === "number" && w > 0 ? quotient(x * p, w) : undefined;
  if (quick !== undefined) return wrap(quick);
  const n = numerator(x) * numerator(p) * denominator(w);
  const d = denominator(x) * denominator(p) * numerator(w);
  return wrap(d < 0n ? normal(-n, -d) : normal(n, d));
}

/** part / whole in %, exactly. The caller has made sure that `whole` is not zero. */
export const percentage = (part: Exact, whole: Exact): Exact => share(HUNDRED, part, whole);

/** Negative, zero or positive as part / whole, in %, is below, equal to or above the bound; `whole` is positive. Nothing is divided. */
export function comparePercentage(part: Exact, whole: Exact, bound: Exact): number {
  const p = raw(part);
  const w = raw(whole);
  const b = raw(bound);
  if (typeof p !== "number" || typeof w !== "number" || typeof b !== "number") return compare(percentage(part, whole), bound);
  return products(p, 100 * MILLION, b, w);
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): number {
  const x = raw(a);
  const y = raw(b);
  if (typeof x === "number" && typeof y === "number") return Math.sign(x - y);
  if (!isFractional(x)) return isFractional(y) ? products(x, y.d, y.n, 1) : inOrder(x, y);
  return isFractional(y) ? products(x.n, y.d, y.n, x.d) : products(x.n, 1, y, x.d);
}

/** Only a fraction has more than one form. */
export const equal = (a: Exact, b: Exact): boolean => a === b || (isFractional(raw(a)) && isFractional(raw(b)) && compare(a, b) === 0);
/** As the number, it is below, equal to or above zero. */
const signed = (value: Raw): Whole => (isFractional(value) ? value.n : value);
export const isZero = (a: Exact): boolean => raw(a) === 0;
export const isNegative = (a: Exact): boolean => signed(raw(a)) < 0;
export const isPositive = (a: Exact): boolean => signed(raw(a)) > 0;
export const smaller = <T extends Exact>(a: T, b: T): T => (compare(a, b) <= 0 ? a : b);
export const larger = <T extends Exact>(a: T, b: T): T => (compare(a, b) >= 0 ? a : b);
export const isWhole = (a: Exact): boolean => {
  const x = raw(a);
  return typeof x === "number" ? x % MILLION === 0 : typeof x === "bigint" && x % BigInt(MILLION) === 0n;
};
/** Whether it is a number that millionths cannot hold. */
export const isFraction = (value: unknown): value is Exact =>
  typeof value === "object" && value !== null && "n" in value && isPlain(value.n) && "d" in value && isPlain(value.d);

/** The number cut to `decimals` by `mode`. This is the only place where a digit is ever dropped. */
export function round<T extends Exact>(value: T, { decimals, mode }: Rounding): T {
  const x = raw(value);
  const unit = POWERS[PLACES - decimals];
  if (unit === undefined) throw new RangeError(`decimals out of range: ${decimals}`);
  if (typeof x === "number" && x % unit === 0) return value;
  return wrap(isFractional(x) ? toMultiple(x.n, x.d, unit, mode) : toMultiple(x, 1, unit, mode));
}

/** The number as the key of a map; undefined where it is a fraction, for the same number may be written as several. */
export function keyOf(value: Exact): number | bigint | undefined {
  const x = raw(value);
  return isFractional(x) ? undefined : x;
}

/** The whole number as the program counts; undefined where it is none, or too large for that. */
export function wholeOf(value: Exact): number | undefined {
  const x = raw(value);
  return typeof x === "number" && x % MILLION === 0 ? x / MILLION : undefined;
}

/** How many decimals the number needs to be written in full; undefined when no number of them is enough (1/3). */
export function decimalsOf(value: Exact): number | undefined {
  const x = raw(value);
  if (!isFractional(x)) {
    // Only the last digits matter, and of a bigint those are safe.
    let rest = typeof x === "number" ? x : Number(x % BigInt(MILLION));
    let places = PLACES;
    for (; places > 0 && rest % 10 === 0; places -= 1) rest /= 10;
    return places;
  }
  const whole = denominator(x) * BigInt(MILLION);
  let d = whole / gcd(numerator(x), whole);
  let twos = 0;
  let fives = 0;
  for (; d % 2n === 0n; twos += 1) d /= 2n;
  for (; d % 5n === 0n; fives += 1) d /= 5n;
  return d === 1n ? Math.max(twos, fives) : undefined;
}

/**
 * The number in plain decimal notation with a point, padded to at least `places` decimals. A number that needs more is written in
 * full; one that no decimals can hold is written with ten and an ellipsis, so that it is never taken for an exact one.
 */
export function toDecimal(value: Exact, places = 0): string {
  const x = raw(value);
  const needed = decimalsOf(value);
  const shown = needed === undefined ? 10 : Math.max(needed, places);
  const size = signed(x) < 0 ? opposite(signed(x)) : signed(x);
  const digits = isFractional(x) ? (BigInt(size) * 10n ** BigInt(shown)) / (denominator(x) * BigInt(MILLION)) : size;
  const held = isFractional(x) ? shown : PLACES;
  const padded = String(digits).padStart(held + 1, "0");
  const fraction = padded.slice(-held).slice(0, shown).padEnd(shown, "0");
  return `${signed(x) < 0 ? "-" : ""}${padded.slice(0, -held)}${shown === 0 ? "" : `.${fraction}`}${needed === undefined ? "…" : ""}`;
}
