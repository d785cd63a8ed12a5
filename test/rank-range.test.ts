/** The range of places of a provisional unit, held against every outcome that is possible. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeRanges } from "../src/engine/rank-range.ts";
import type { Scorecard } from "../src/engine/scorecard.ts";
import { compare, count } from "../src/points.ts";

interface Span {
  readonly low: number;
  readonly high: number;
}
const cardOf = ({ low, high }: Span, index: number): Scorecard =>
  ({ unit: { id: String(index) }, lowIndex: count(low), highIndex: count(high), provisional: low !== high }) as unknown as Scorecard;

/** Every choice of one figure for each unit. */
function* outcomes(spans: readonly Span[]): Generator<readonly number[]> {
  const [first, ...rest] = spans;
  if (first === undefined) yield [];
  else for (let figure = first.low; figure <= first.high; figure += 1) for (const others of outcomes(rest)) yield [figure, ...others];
}

const placeIn = (figures: readonly number[], index: number, ties: "shared" | "dense" | "listed"): number => {
  const own = figures[index] as number;
  const above = figures.filter((figure) => figure > own);
  if (ties === "dense") return new Set(above).size + 1;
  return above.length + 1 + (ties === "listed" ? figures.filter((figure, other) => figure === own && other < index).length : 0);
};

const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 })).map(([low, more]): Span => ({ low, high: low + more })),
  { minLength: 1, maxLength: 5 },
);

test.each(["shared", "dense"] as const)("best and worst are the best and the worst of all outcomes (%s)", (ties) => {
  fc.assert(
    fc.property(spans, (units) => {
      const cards = units.map(cardOf);
      const rangeOf = placeRanges({ cards, joining: 0, mayLeave: () => false, ties, broken: false, settled: () => 0 });
      const all = [...outcomes(units)];
      for (const [index, card] of cards.entries()) {
        const places = all.map((figures) => placeIn(figures, index, ties));
        const { best, worst } = rangeOf(card);
        expect(best).toBe(Math.min(...places));
        // Where places are dense, the worst is a bound: figures in a narrow range cannot all differ.
        if (ties === "shared") expect(worst).toBe(Math.max(...places));
        else expect(worst).toBeGreaterThanOrEqual(Math.max(...places));
      }
    }),
  );
});

test("dense with a tie-break: no outcome lies outside, and where nothing is open the one place is told", () => {
  const contestants = fc.array(
    fc.record({ low: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 1 }), tie: fc.integer({ min: 0, max: 2 }) }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(contestants, (units) => {
      const cards = units.map(({ low, more }, index) => cardOf({ low, high: low + more }, index));
      const tieOf = ({ unit: { id } }: Scorecard): number => units[Number(id)]?.tie ?? 0;
      const settled = (a: Scorecard, b: Scorecard): number => compare(b.lowIndex, a.lowIndex) || tieOf(b) - tieOf(a);
      const rangeOf = placeRanges({ cards, joining: 0, mayLeave: () => false, ties: "dense", broken: true, settled });
      // A figure and what breaks its ties, as one number; of a unit that is open both are.
      const merits = units.map(({ low, more, tie }) =>
        more === 0 ? [3 * low + tie] : [0, 1, 2].flatMap((any) => [3 * low + any, 3 * (low + more) + any]),
      );
      const all = merits.reduce<readonly (readonly number[])[]>(
        (begun, own) => begun.flatMap((before) => own.map((merit) => [...before, merit])),
        [[]],
      );
      for (const [index, card] of cards.entries()) {
        const places = all.map((outcome) => placeIn(outcome, index, "dense"));
        const { best, worst } = rangeOf(card);
        expect(best).toBeLessThanOrEqual(Math.min(...places));
        expect(worst).toBeGreaterThanOrEqual(Math.max(...places));
        if (all.length === 1) expect([best, worst]).toEqual([places[0], places[0]]);
      }
    }),
  );
});

test("listed: no outcome lies outside, and units that are final have the one place of the register", () => {
  fc.assert(
    fc.property(spans, (units) => {
      const cards = units.map(cardOf);
      const rangeOf = placeRanges({
        cards,
        joining: 0,
        mayLeave: () => false,
        ties: "listed",
        broken: false,
        settled: (a, b) => compare(b.lowIndex, a.lowIndex) || Number(a.unit.id) - Number(b.unit.id),
      });
      const all = [...outcomes(units)];
      for (const [index, card] of cards.entries()) {
        const places = all.map((figures) => placeIn(figures, index, "listed"));
        const { best, worst } = rangeOf(card);
        expect(best).toBeLessThanOrEqual(Math.min(...places));
        expect(worst).toBeGreaterThanOrEqual(Math.max(...places));
        if (all.length === 1) expect([best, worst]).toEqual([places[0], places[0]]);
      }
    }),
  );
});

test("units that may join come before everyone, units that may leave before nobody", () => {
  const cards = [
    { low: 9, high: 9 },
    { low: 5, high: 7 },
    { low: 6, high: 6 },
  ].map(cardOf);
  const asked = { cards, ties: "shared", broken: false, settled: () => 0 } as const;
  const rangesOf = (joining: number, leaver: number) => {
    const rangeOf = placeRanges({ ...asked, joining, mayLeave: (card) => card === cards[leaver] });
    return cards.map((card) => rangeOf(card)).map(({ best, worst }) => [best, worst]);
  };
  expect(rangesOf(0, -1)).toEqual([
    [1, 1],
    [2, 3],
    [2, 3],
  ]);
  expect(rangesOf(2, 0)).toEqual([
    [1, 3],
    [1, 5],
    [1, 5],
  ]);
});
