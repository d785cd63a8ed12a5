/** Exact numbers against a reference in whole numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  comparePercentage,
  count,
  decimalsOf,
  type Exact,
  equal,
  isNegative,
  isPositive,
  isWhole,
  isZero,
  keyOf,
  larger,
  negate,
  parseExact,
  type RoundingMode,
  round,
  share,
  smaller,
  subtract,
  times,
  toDecimal,
  wholeOf,
} from "../src/points.ts";
import { exact } from "./build.ts";

/** More of them at night: `FC_RUNS=100000`. */
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 100) };

describe("exact numbers", () => {
  /** n/10^places, beyond what a double can hold. */
  const decimal = fc.record({ n: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), places: fc.integer({ min: 0, max: 12 }) });
  const spelt = ({ n, places }: { n: bigint; places: number }): string => {
    const digits = (n < 0n ? -n : n).toString().padStart(places + 1, "0");
    const fraction = places === 0 ? "" : `.${digits.slice(digits.length - places)}`;
    return `${n < 0n ? "-" : ""}${digits.slice(0, digits.length - places)}${fraction}`;
  };
  const plain = (text: string): string => {
    const short = text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
    return short === "-0" ? "0" : short;
  };

  test("a decimal is written as it was read", () => {
    fc.assert(
      fc.property(decimal, (value) => {
        const text = spelt(value);
        const parsed = parseExact(text) as Exact;
        expect(toDecimal(parsed)).toBe(plain(text));
        expect(equal(parseExact(toDecimal(parsed)) as Exact, parsed)).toBe(true);
      }),
      RUNS,
    );
  });
  test("beyond 2^53 every digit stands", () => {
    expect(toDecimal(add(exact("9007199254740993.01"), exact("0.02")))).toBe("9007199254740993.03");
    expect(compare(exact("9007199254740993"), exact("9007199254740992"))).toBe(1);
    expect(toDecimal(add(exact("0.1"), exact("0.2")))).toBe("0.3");
    expect(toDecimal(round(exact("1.005"), { decimals: 2, mode: "half-up" }))).toBe("1.01");
  });
  test("subtraction undoes addition, sums do not depend on their order, products on theirs", () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, fc.integer({ min: 1, max: 999 }), (x, y, z, whole) => {
        const third = share(exact(spelt(z)), exact(1), exact(whole));
        const [a, b] = [exact(spelt(x)), exact(spelt(y))];
        expect(equal(subtract(add(a, third), third), a)).toBe(true);
        expect(equal(add(add(a, b), third), add(a, add(third, b)))).toBe(true);
        expect(equal(times(a, third), times(third, a))).toBe(true);
        expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      }),
      RUNS,
    );
  });
  const reference = (n: bigint, d: bigint, mode: RoundingMode): bigint => {
    const size = n < 0n ? -n : n;
    const [whole, rest] = [size / d, size % d];
    const up = mode === "down" ? false : rest * 2n > d || (rest * 2n === d && (mode === "half-up" || whole % 2n === 1n));
    const found = up ? whole + 1n : whole;
    return n < 0n ? -found : found;
  };
  test("a share rounds as a reference in whole numbers does, in every mode", () => {
    const mode = fc.constantFrom<RoundingMode>("half-up", "half-even", "down");
    const count = fc.bigInt({ min: 0n, max: 10n ** 18n });
    fc.assert(
      fc.property(
        count,
        count,
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        fc.integer({ min: 0, max: 6 }),
        mode,
        fc.boolean(),
        (max, part, whole, decimals, how, minus) => {
          const value = share(exact(String(minus ? -max : max)), exact(String(part)), exact(String(whole)));
          const expected = reference((minus ? -max : max) * part * 10n ** BigInt(decimals), whole, how);
          expect(toDecimal(round(value, { decimals, mode: how }))).toBe(plain(spelt({ n: expected, places: decimals })));
        },
      ),
      RUNS,
    );
  });
  test("halves: up, to even, down", () => {
    const at = (text: string, mode: RoundingMode) => toDecimal(round(exact(text), { decimals: 0, mode }));
    expect(["0.5", "1.5", "2.5", "-0.5", "-1.5"].map((text) => [at(text, "half-up"), at(text, "half-even"), at(text, "down")])).toEqual([
      ["1", "0", "0"],
      ["2", "2", "1"],
      ["3", "2", "2"],
      ["-1", "0", "0"],
      ["-2", "-2", "-1"],
    ]);
  });
});

/** The same arithmetic in whole numbers of any size, with nothing else: n/d, d above zero. */
describe("against fractions of whole numbers of any size", () => {
  type Ratio = readonly [n: bigint, d: bigint];
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
  const lowest = (n: bigint, d: bigint): Ratio => {
    const common = gcd(n, d) * (d < 0n ? -1n : 1n);
    return [n / common, d / common];
  };
  const sign = (n: bigint): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
  const order = ([a, b]: Ratio, [c, d]: Ratio): number => sign(a * d - c * b);

  /** How many decimals hold n/d; undefined where none do. */
  const places = ([, d]: Ratio): number | undefined => {
    for (let places = 0, power = 1n; places <= 200; places += 1, power *= 10n) if (power % d === 0n) return places;
    return undefined;
  };
  const written = (ratio: Ratio, least = 0): string => {
    const [n, d] = ratio;
    const needed = places(ratio);
    const shown = needed === undefined ? 10 : Math.max(needed, least);
    const digits = String(((n < 0n ? -n : n) * 10n ** BigInt(shown)) / d).padStart(shown + 1, "0");
    const text = shown === 0 ? digits : `${digits.slice(0, -shown)}.${digits.slice(-shown)}`;
    return `${n < 0n ? "-" : ""}${text}${needed === undefined ? "…" : ""}`;
  };
  const cut = ([n, d]: Ratio, decimals: number, mode: RoundingMode): Ratio => {
    const scale = 10n ** BigInt(decimals);
    const size = (n < 0n ? -n : n) * scale;
    const rest = (size % d) * 2n;
    const floor = size / d;
    const up = mode !== "down" && (rest > d || (rest === d && (mode === "half-up" || floor % 2n === 1n)));
    return lowest(sign(n) < 0 ? -(up ? floor + 1n : floor) : up ? floor + 1n : floor, scale);
  };

  /** The same number twice: as the program holds it, and as the reference does. */
  interface Both {
    readonly mine: Exact;
    readonly theirs: Ratio;
  }
  const inMillionths = (n: bigint): Both => {
    const theirs = lowest(n, 1_000_000n);
    return { mine: parseExact(written(theirs)) as Exact, theirs };
  };
  const edge = 2n ** 53n;
  const near = (middle: bigint) => fc.bigInt({ min: middle - 3n, max: middle + 3n });
  const millionths = fc.oneof(
    fc.bigInt({ min: -3n, max: 3n }),
    fc.bigInt({ min: -1_000n, max: 1_000n }).map((n) => n * 1_000_000n),
    fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }),
    near(edge),
    near(-edge),
    near(edge / 2n),
    near(10n ** 8n),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  );
  const plainNumber = millionths.map(inMillionths);
  const fraction = fc
    .tuple(millionths, fc.oneof(fc.bigInt({ min: 1n, max: 2_000n }), near(edge), fc.bigInt({ min: 1n, max: 10n ** 29n })))
    .map(([n, d]): Both => {
      const part = inMillionths(n);
      return { mine: share(part.mine, count(1), parseExact(String(d)) as Exact), theirs: lowest(part.theirs[0], part.theirs[1] * d) };
    });
  const number = fc.oneof({ weight: 3, arbitrary: plainNumber }, fraction);

  /** The figure is right, and held in the only form that its kind has. */
  const same = (mine: Exact, theirs: Ratio): void => {
    expect(toDecimal(mine)).toBe(written(theirs));
    expect(decimalsOf(mine)).toBe(places(theirs));
    const held = 1_000_000n % theirs[1] === 0n;
    const read = parseExact(written(theirs));
    if (held && read !== undefined) expect(mine).toBe(read);
    const millionth = theirs[0] * (1_000_000n / theirs[1]);
    const safe = millionth <= BigInt(Number.MAX_SAFE_INTEGER) && -millionth <= BigInt(Number.MAX_SAFE_INTEGER);
    // Object.is: never −0, which a map and the printed figure would tell from 0.
    expect(keyOf(mine)).toBe(held ? (safe ? Number(millionth) : millionth) : undefined);
    expect(isZero(mine)).toBe(theirs[0] === 0n);
    expect(isNegative(mine)).toBe(theirs[0] < 0n);
    expect(isPositive(mine)).toBe(theirs[0] > 0n);
    expect(isWhole(mine)).toBe(theirs[1] === 1n);
    expect(wholeOf(mine)).toBe(theirs[1] === 1n && safe ? Number(theirs[0]) : undefined);
  };
  const MANY = { numRuns: Math.max(1_000, RUNS.numRuns) };

  test("sums, differences, products, shares", () => {
    fc.assert(
      fc.property(number, number, number, ({ mine: a, theirs: [an, ad] }, { mine: b, theirs: [bn, bd] }, { mine: c, theirs: [cn, cd] }) => {
        same(a, [an, ad]);
        same(add(a, b), lowest(an * bd + bn * ad, ad * bd));
        same(subtract(a, b), lowest(an * bd - bn * ad, ad * bd));
        same(negate(a), [-an, ad]);
        same(times(a, b), lowest(an * bn, ad * bd));
        if (cn === 0n) expect(() => share(a, b, c)).toThrow(RangeError);
        else same(share(a, b, c), lowest(an * bn * cd, ad * bd * cn));
      }),
      MANY,
    );
  });
  test("order, also where two numbers are next to each other", () => {
    const beside = fc.tuple(number, fc.bigInt({ min: -1n, max: 1n })).map(
      ([
        {
          mine,
          theirs: [n, d],
        },
        more,
      ]): readonly [Both, Both] => {
        const other = inMillionths(more);
        return [
          { mine, theirs: [n, d] },
          { mine: add(mine, other.mine), theirs: lowest(n * other.theirs[1] + other.theirs[0] * d, d * other.theirs[1]) },
        ];
      },
    );
    fc.assert(
      fc.property(fc.oneof(beside, fc.tuple(number, number)), ([{ mine: a, theirs: x }, { mine: b, theirs: y }]) => {
        expect(compare(a, b)).toBe(order(x, y));
        expect(equal(a, b)).toBe(order(x, y) === 0);
        same(smaller(a, b), order(x, y) <= 0 ? x : y);
        same(larger(a, b), order(x, y) >= 0 ? x : y);
      }),
      MANY,
    );
  });
  test("a percentage beside a bound, also at the bound", () => {
    const exactly = fc.tuple(number, plainNumber).map(([bound, whole]): readonly [Both, Both, Both] => [
      {
        mine: share(times(bound.mine, whole.mine), count(1), count(100)),
        theirs: lowest(bound.theirs[0] * whole.theirs[0], bound.theirs[1] * whole.theirs[1] * 100n),
      },
      whole,
      bound,
    ]);
    const asked = fc.oneof(exactly, fc.tuple(number, number, number)).filter(([, { theirs }]) => theirs[0] > 0n);
    fc.assert(
      fc.property(
        asked,
        ([
          {
            mine: part,
            theirs: [pn, pd],
          },
          {
            mine: whole,
            theirs: [wn, wd],
          },
          { mine: bound, theirs },
        ]) => {
          expect(comparePercentage(part, whole, bound)).toBe(order(lowest(pn * wd * 100n, pd * wn), theirs));
        },
      ),
      MANY,
    );
  });
  test("rounding in every mode, also at halves", () => {
    const half = fc.bigInt({ min: -2_000n, max: 2_000n }).map((n) => inMillionths(n * 5n));
    fc.assert(
      fc.property(
        fc.oneof(number, half),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom<RoundingMode>("half-up", "half-even", "down"),
        ({ mine, theirs }, decimals, mode) => same(round(mine, { decimals, mode }), cut(theirs, decimals, mode)),
      ),
      MANY,
    );
  });
});
