/** Ranking on the unrounded index: what may still become of it is unrounded as well, or places and grades would be promised that are not kept. */
import { describe, expect, test } from "vitest";
import { cardsOf, dec, flat, leaf, placesOf, run, unit } from "./build.ts";

/** One hundredth of a point is a third of a hundredth of a per cent, which two decimals do not show. */
const rubric = (by: string, more = "") => flat(300, [leaf("1", "299.99"), leaf("2", "0.01")], `ranking: { by: ${by} }\n${more}`);
const units = [unit("A", { "1": "240", "2": "0.01" }), unit("B", { "1": "240" }), unit("C", { "1": "239.99", "2": "0.01" })];
const ranges = (by: string, more = "") =>
  run(rubric(by, more), units).rankings[0]?.rows.map(({ range, card }) => `${card.unit.name} ${range?.best}-${range?.worst}`);

describe("two units that are published alike", () => {
  test("stand apart unrounded, and the one that is open may still come level", () => {
    const result = run(rubric("exact"), units);
    expect(cardsOf(result).map(({ index }) => dec(index))).toEqual(["80", "80", "80"]);
    expect(placesOf(result)).toEqual(["1~ A", "2=~ B", "2=~ C"]);
    expect(ranges("exact")).toEqual(["A 1-1", "B 1-2", "C 2-3"]);
  });
  test("are equal where the published figure decides, whatever is still open", () => {
    expect(placesOf(run(rubric("published"), units))).toEqual(["1= A", "1= B", "1= C"]);
    expect(ranges("published")).toEqual(["A 1-1", "B 1-1", "C 1-1"]);
  });
});

describe("a bound between two figures that are published alike", () => {
  const bounds = "grades: [{ id: a, title: A, from: 80.002 }, { id: b, title: B, below: 80.002 }]\ncommend: { from: 80.002 }";
  const told = (by: string) =>
    run(rubric(by, bounds), units).rankings[0]?.rows.map(
      ({ grade, commended }) =>
        `${grade?.grade.id}${grade?.provisional ? "~" : ""} ${commended?.state}${commended?.provisional ? "~" : ""}`,
    );
  test("leaves the grade and the commendation of the open unit provisional", () => {
    expect(told("exact")).toEqual(["a proposed", "b~ not-proposed~", "b not-proposed"]);
    expect(told("published")).toEqual(["b not-proposed", "b not-proposed", "b not-proposed"]);
  });
  test("a bound that only rounding reaches moves nobody", () => {
    const reached =
      "rounding: { decimals: 0, mode: half-up, at: leaf }\ngrades: [{ id: a, title: A, from: 81 }, { id: b, title: B, below: 81 }]";
    const grades = run(flat(300, [leaf("1", 299), leaf("2", 1)], `ranking: { by: exact }\n${reached}`), [
      unit("A", { "1": "241" }),
    ]).rankings[0]?.rows.map(({ grade }) => `${grade?.grade.id}${grade?.provisional ? "~" : ""}`);
    // From 80,33% to 80,67%: the latter is published as 81%.
    expect(grades).toEqual(["b"]);
  });
});
