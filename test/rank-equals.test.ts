/** Thousands of units with one figure: each has all the others, and no result may grow with the square of them. */
import { expect, test } from "vitest";
import { toUnitResult } from "../src/engine/result.ts";
import { flat, leaf, run, unit } from "./build.ts";

interface Written {
  readonly tiedWith: readonly string[];
  readonly tieBreaks: readonly { readonly unit: string; readonly node: string }[];
  readonly moreEquals?: number;
}

/** What the result writes of the equals of one of so many units. */
function writtenOf(units: number, more: string, name: string): Written {
  const all = Array.from({ length: units }, (_, nth) => unit(`U${nth}`, nth === 0 ? { "1": "2", "2": "1" } : { "1": "1", "2": "2" }));
  const result = run(flat(6, [leaf("1", 3, undefined, "notApplicable: forbidden"), leaf("2", 3)], more), all);
  return (toUnitResult(result, { name: "cchc", version: "0" }, name) as { readonly unit: Written }).unit;
}

test("as many as can be read are written, the others counted", () => {
  expect(writtenOf(101, "", "U5").tiedWith).toHaveLength(100);
  expect(writtenOf(101, "", "U5").moreEquals).toBeUndefined();
  expect([writtenOf(103, "", "U5").tiedWith.length, writtenOf(103, "", "U5").moreEquals]).toEqual([100, 2]);
});
test("a tie-break is of the one that it tells apart, and of nobody else", () => {
  const first = writtenOf(4, 'ranking: { tieBreak: ["1"] }', "U0");
  expect([first.tiedWith, first.tieBreaks.map(({ node }) => node)]).toEqual([[], ["1", "1", "1"]]);
  const second = writtenOf(4, 'ranking: { tieBreak: ["1"] }', "U1");
  expect([second.tiedWith.length, second.tieBreaks.length]).toEqual([2, 1]);
});
