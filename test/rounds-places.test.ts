/** The places of earlier rounds, side by side with those of the last, are those that scoring up to that round gives. */
import { describe, expect, test } from "vitest";
import { roundsOf } from "../src/engine/rounds.ts";
import type { ScoreRun } from "../src/engine/run.ts";
import { facts, flat, leaf, ratio, run, unit } from "./build.ts";

const placesOf = (scored: ScoreRun): readonly string[] =>
  roundsOf(scored).units.map(
    ({ unit: { name }, stages }) => `${name} ${stages.map(({ round, row, of }) => `${round} ${row?.place ?? "-"}/${of}`).join(" ")}`,
  );

describe("what scoring found wrong in the last round", () => {
  test("a group of another size than registered: every round keeps its places", () => {
    const rubric = flat(10, [leaf("1", 10)], "groups: [{ id: huyen, title: Huyện, units: 3 }]");
    const units = [unit("A", { "1": { self: "9", appraisal: "7" } }), unit("B", { "1": { self: "8", appraisal: "8" } })];
    expect(placesOf(run(rubric, units))).toEqual(["B self 2/2 appraisal 1/2", "A self 1/2 appraisal 2/2"]);
  });
  test("an answer that counts in no earlier round takes no earlier places", () => {
    const rubric = flat(10, [leaf("1", 8), leaf("2", 2, "{ kind: proportional }", "notApplicable: forbidden")]);
    const wrong = unit("A", { "1": "8", "2": { self: "2", appraisal: facts(ratio(0, 0)) } });
    const scored = run(rubric, [wrong, unit("B", { "1": "7", "2": "2" })]);
    expect(placesOf(scored)).toEqual(["B self 2/2 appraisal -/2", "A self 1/2 appraisal -/2"]);
  });
});
