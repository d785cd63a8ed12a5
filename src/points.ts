/**
 * Exact numbers. Every figure on the way from a cell to a rank passes through this file and no double ever does.
 *
 * An `Exact` is any exact quantity (a count, an amount of money, a percentage); `Points` is one measured in points of the rubric.
 * Both are opaque: outside this file they can only be combined by the functions here, so `a + b` does not compile.
 * Inside, a number is a bigint of millionths, or, where millionths cannot hold it (1/3, 0.1234567), a fraction.
 */

declare const exactBrand: unique symbol;
declare const pointsBrand: unique symbol;

interface Fraction {
  readonly n: bigint;
  /** Always positive; n/d is never a whole number of millionths. */
  readonly d: bigint;
}
type Raw = bigint | Fraction;

export type Exact = { readonly [exactBrand]: true };
export type Points = Exact & { readonly [pointsBrand]: true };

/** How the half is treated when a share is cut to a number of decimals. */
export type RoundingMode = "half-up" | "half-even" | "down";
export interface Rounding {
  /** Decimals kept, 0 to 6. */
  readonly decimals: number;
  readonly mode: RoundingMode;
}

const MILLION = 1_000_000n;
const HUNDRED_MILLION = 100n * MILLION;
const POWERS = [1n, 10n, 100n, 1_000n, 10_000n, 100_000n, 1_000_000n] as const;

const raw = (value: Exact): Raw => value as unknown as Raw;
const wrap = <T extends Exact>(value: Raw): T => value as unknown as T;

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Beyond this a fraction is brought to lowest terms, so that long sums of fractions stay small; below it, that costs more than it saves. */
const LARGE = 10n ** 40n;

/** The number n/d: millionths wherever they can hold it. */
function normal(n: bigint, d: bigint): Raw {
  const whole = n * MILLION;
  if (whole % d === 0n) return whole / d;
  return d < LARGE ? { n, d } : reduced({ n, d });
}

function reduced({ n, d }: Fraction): Fraction {
  const common = gcd(n, d);
  return { n: n / common, d: d / common };
}

const numerator = (value: Raw): bigint => (typeof value === "bigint" ? value : value.n);
const denominator = (value: Raw): bigint => (typeof value === "bigint" ? MILLION : value.d);

/** What a decimal may look like in a rubric or after a cell has been cleaned: digits, at most one point, an optional sign. */
const DECIMAL = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** Reads a decimal such as `89.3` from its text; undefined when it is not one. */
export function parseExact(text: string): Exact | undefined {
  if (text.length > 62) return undefined;
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "0", fraction = ""] = match;
  const digits = BigInt(whole + fraction);
  const n = sign === "-" ? -digits : digits;
  return wrap(fraction.length <= 6 ? n * (POWERS[6 - fraction.length] as bigint) : normal(n, 10n ** BigInt(fraction.length)));
}

/** Reads points from their text, as `parseExact`. */
export const parsePoints = (text: string): Points | undefined => parseExact(text) as Points | undefined;

/** A whole number that the program itself counted; not for anything read from a file. */
export function count(value: number): Exact {
  return wrap(BigInt(value) * MILLION);
}

/** Says that a quantity is measured in points, at the one place where it is known to be. */
export const asPoints = (value: Exact): Points => value as Points;

export const ZERO: Points = wrap(0n);
export const ONE: Exact = wrap(MILLION);
export const HUNDRED: Exact = wrap(100n * MILLION);

export function add<T extends Exact>(a: T, b: T): T {
  const x = raw(a);
  const y = raw(b);
  if (typeof x === "bigint" && typeof y === "bigint") return wrap(x + y);
  const dx = denominator(x);
  const dy = denominator(y);
  return wrap(normal(numerator(x) * dy + numerator(y) * dx, dx * dy));
}

export function negate<T extends Exact>(a: T): T {
  const x = raw(a);
  return wrap(typeof x === "bigint" ? -x : { n: -x.n, d: x.d });
}

export function subtract<T extends Exact>(a: T, b: T): T {
  const x = raw(a);
  const y = raw(b);
  if (typeof x === "bigint" && typeof y === "bigint") return wrap(x - y);
  return add(a, negate(b));
}

/** value × factor, exactly; points times a count are points. */
export function times<T extends Exact>(value: T, factor: Exact): T {
  const x = raw(value);
  const y = raw(factor);
  if (typeof x === "bigint" && typeof y === "bigint") {
    const product = x * y;
    return wrap(product % MILLION === 0n ? product / MILLION : { n: product, d: MILLION * MILLION });
  }
  return wrap(normal(numerator(x) * numerator(y), denominator(x) * denominator(y)));
}

/** value × part / whole, exactly. The caller has made sure that `whole` is not zero. */
export function share<T extends Exact>(value: T, part: Exact, whole: Exact): T {
  const x = raw(value);
  const p = raw(part);
  const w = raw(whole);
  if (w === 0n) throw new RangeError("share of a whole that is zero");
  if (typeof x === "bigint" && typeof p === "bigint" && typeof w === "bigint" && w > 0n) {
    const product = x * p;
    return wrap(product % w === 0n ? product / w : { n: product, d: w * MILLION });
  }
  let n = numerator(x) * numerator(p) * denominator(w);
  let d = denominator(x) * denominator(p) * numerator(w);
  if (d < 0n) {
    n = -n;
    d = -d;
  }
  return wrap(normal(n, d));
}

/** part / whole in %, exactly. The caller has made sure that `whole` is not zero. */
export const percentage = (part: Exact, whole: Exact): Exact => share(HUNDRED, part, whole);

/** Negative, zero or positive as part / whole, in %, is below, equal to or above the bound; `whole` is positive. Nothing is divided. */
export function comparePercentage(part: Exact, whole: Exact, bound: Exact): number {
  const p = raw(part);
  const w = raw(whole);
  const b = raw(bound);
  if (typeof p !== "bigint" || typeof w !== "bigint" || typeof b !== "bigint") return compare(percentage(part, whole), bound);
  const left = p * HUNDRED_MILLION;
  const right = b * w;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): number {
  const x = raw(a);
  const y = raw(b);
  let left: bigint;
  let right: bigint;
  if (typeof x === "bigint" && typeof y === "bigint") {
    left = x;
    right = y;
  } else {
    left = numerator(x) * denominator(y);
    right = numerator(y) * denominator(x);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equal(a: Exact, b: Exact): boolean {
  if (a === b) return true;
  const x = raw(a);
  const y = raw(b);
  return typeof x === "bigint" && typeof y === "bigint" ? x === y : compare(a, b) === 0;
}
export const isZero = (a: Exact): boolean => raw(a) === 0n;
export const isNegative = (a: Exact): boolean => numerator(raw(a)) < 0n;
export const isPositive = (a: Exact): boolean => numerator(raw(a)) > 0n;
export const smaller = <T extends Exact>(a: T, b: T): T => (compare(a, b) <= 0 ? a : b);
export const larger = <T extends Exact>(a: T, b: T): T => (compare(a, b) >= 0 ? a : b);
export const isWhole = (a: Exact): boolean => {
  const x = raw(a);
  return typeof x === "bigint" && x % MILLION === 0n;
};

/** n/d as a whole number by the mode; halves go away from zero under half-up. */
function divide(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const negative = n < 0n;
  const size = negative ? -n : n;
  let quotient = size / d;
  if (mode !== "down") {
    const twice = (size % d) * 2n;
    const up = twice > d || (twice === d && (mode === "half-up" || quotient % 2n === 1n));
    if (up) quotient += 1n;
  }
  return negative ? -quotient : quotient;
}

/** The number cut to `decimals` by `mode`. This is the only place where a digit is ever dropped. */
export function round<T extends Exact>(value: T, { decimals, mode }: Rounding): T {
  const x = raw(value);
  const unit = POWERS[6 - decimals];
  if (unit === undefined) throw new RangeError(`decimals out of range: ${decimals}`);
  if (typeof x === "bigint") return x % unit === 0n ? value : wrap(divide(x, unit, mode) * unit);
  return wrap(divide(x.n * MILLION, x.d * unit, mode) * unit);
}

/** The number as the key of a map; undefined where it is a fraction, for the same number may be written as several. */
export function keyOf(value: Exact): bigint | undefined {
  const x = raw(value);
  return typeof x === "bigint" ? x : undefined;
}

/** How many decimals the number needs to be written in full; undefined when no number of them is enough (1/3). */
export function decimalsOf(value: Exact): number | undefined {
  const x = raw(value);
  if (typeof x === "bigint") {
    let places = 6;
    let rest = x;
    while (places > 0 && rest % 10n === 0n) {
      rest /= 10n;
      places -= 1;
    }
    return places;
  }
  let { d } = reduced(x);
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
  const scaled = numerator(x) * 10n ** BigInt(shown);
  const digits = (scaled < 0n ? -scaled : scaled) / denominator(x);
  const padded = digits.toString().padStart(shown + 1, "0");
  const whole = padded.slice(0, padded.length - shown);
  const fraction = shown === 0 ? "" : `.${padded.slice(padded.length - shown)}`;
  return `${numerator(x) < 0n ? "-" : ""}${whole}${fraction}${needed === undefined ? "…" : ""}`;
}
