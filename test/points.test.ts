/** Exact numbers against a reference in whole numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, type Exact, equal, parseExact, type RoundingMode, round, share, subtract, times, toDecimal } from "../src/points.ts";
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
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)));
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
