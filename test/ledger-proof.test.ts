/** The rows of all units are added up before the first of them is handed out: nothing of a ledger that does not add up is printed. */
import { expect, test } from "vitest";
import { IdentityBreach } from "../src/engine/identity.ts";
import { chooseRows } from "../src/engine/ledger-choice.ts";
import type { ScoreRun } from "../src/engine/run.ts";
import { add } from "../src/points.ts";
import { flat, leaf, points, run, unit } from "./build.ts";

test("a fault of the last unit keeps the first row back", () => {
  const sound = run(flat(10, [leaf("1", 4), leaf("2", 6)]), [
    unit("Huyện A", { "1": "3", "2": "5" }),
    unit("Huyện B", { "1": "1", "2": "2" }),
  ]);
  const firstOf = (of: ScoreRun): readonly unknown[] =>
    [chooseRows(of, {}).postings, chooseRows(of, {}).printed].map((rows) => rows()[Symbol.iterator]().next().value?.card.unit.name);
  expect(firstOf(sound)).toEqual(["Huyện A", "Huyện A"]);
  const rankings = sound.rankings.map((ranking) => ({
    ...ranking,
    rows: ranking.rows.map((row) =>
      row.card.unit.name === "Huyện B" ? { ...row, card: { ...row.card, lost: add(row.card.lost, points("0.01")) } } : row,
    ),
  }));
  expect(() => firstOf({ ...sound, rankings })).toThrow(IdentityBreach);
});
