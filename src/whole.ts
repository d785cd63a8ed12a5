/**
 * Whole numbers of any size: doubles as far as those are safe (2^53 − 1), bigints beyond, so that each has one form only and `===` compares
 * them. They are what `points.ts` counts its millionths in, and nothing else is to use them.
 *
 * A sum, product or quotient of doubles is used only where it is exact: a true result beyond the safe integers is never rounded to one of
 * them, so one that comes out safe is right, and any other is worked out again in bigints.
 */

/** Never −0, and a bigint only beyond the safe integers. */
export type Whole = number | bigint;

export const { isSafeInteger } = Number;
export const isPlain = (value: unknown): value is Whole => typeof value === "number" || typeof value === "bigint";

/** A whole number in the one form that it has. */
export function whole(n: bigint): Whole {
  const double = Number(n);
  return isSafeInteger(double) ? double : n;
}

/**
 * The same number as an integer where it is a small one: what a division leaves is held in a box of its own, which hundreds of thousands
 * of figures can do without. −0 becomes 0.
 */
export function unboxed(x: number): number {
  const small = x | 0;
  return small === x ? small : x;
}

/** Not `-x`, which makes −0 of 0. */
export const opposite = (x: Whole): Whole => (typeof x === "number" ? 0 - x : -x);

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const inOrder = (left: Whole, right: Whole): number => (left < right ? -1 : left > right ? 1 : 0);

/** a × b beside c × d. */
export function products(a: Whole, b: Whole, c: Whole, d: Whole): number {
  if (typeof a === "number" && typeof b === "number" && typeof c === "number" && typeof d === "number") {
    // Products that are not safe may come out the same where they are not, but rounding never turns them round.
    const order = Math.sign(a * b - c * d);
    if (order !== 0) return order;
  }
  return inOrder(BigInt(a) * BigInt(b), BigInt(c) * BigInt(d));
}

/** How the half is treated when a number is cut to whole ones. */
export type RoundingMode = "half-up" | "half-even" | "down";

/** Whether what is left over makes one more. @param half negative, zero or positive as it is below, equal to or above a half */
const goesUp = (mode: RoundingMode, half: number, isOdd: boolean): boolean =>
  mode !== "down" && (half > 0 || (half === 0 && (mode === "half-up" || isOdd)));

function divideLarge(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const size = n < 0n ? -n : n;
  const result = size / d + (goesUp(mode, inOrder((size % d) * 2n, d), (size / d) % 2n === 1n) ? 1n : 0n);
  return n < 0n ? -result : result;
}

function divideSafe(n: number, d: number, mode: RoundingMode): number {
  const size = Math.abs(n);
  const rest = size % d;
  const floor = (size - rest) / d;
  const result = goesUp(mode, rest * 2 - d, floor % 2 === 1) ? floor + 1 : floor;
  return n < 0 ? 0 - result : result;
}

/** n/d to the next multiple of `unit` by the mode, in which halves go away from zero; d is above zero. */
export function toMultiple(n: Whole, d: Whole, unit: number, mode: RoundingMode): Whole {
  if (typeof n === "number" && typeof d === "number" && isSafeInteger(d * unit)) {
    const multiple = divideSafe(n, d * unit, mode) * unit;
    if (isSafeInteger(multiple)) return unboxed(multiple);
  }
  return whole(divideLarge(BigInt(n), BigInt(d) * BigInt(unit), mode) * BigInt(unit));
}
