/** Which places are open: counted bounds against every pair, one by one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { openPlaces } from "../src/engine/rank-open.ts";
import { compare, equal, parseExact } from "../src/points.ts";

const exact = (value: number) => parseExact(String(value)) as NonNullable<ReturnType<typeof parseExact>>;

test("the units of every pair whose figures may meet while one of them is open", () => {
  const bounds = fc.record({ low: fc.nat(12), more: fc.nat(3), provisional: fc.boolean() });
  fc.assert(
    fc.property(fc.array(bounds, { maxLength: 25 }), fc.boolean(), (list, broken) => {
      const units = list.map(({ low, more, provisional }, id) => ({ id, lowIndex: exact(low), highIndex: exact(low + more), provisional }));
      const open = new Set<number>();
      for (const one of units) {
        if (!one.provisional || (!broken && equal(one.lowIndex, one.highIndex))) continue;
        for (const other of units) {
          const meet = compare(other.highIndex, one.lowIndex) >= 0 && compare(other.lowIndex, one.highIndex) <= 0;
          if (other !== one && meet) open.add(one.id).add(other.id);
        }
      }
      expect([...openPlaces(units, broken)].map(({ id }) => id)).toEqual([...open].sort((a, b) => a - b));
    }),
  );
});
