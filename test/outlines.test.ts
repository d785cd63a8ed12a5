/** Units that answered the same share what was scored: it must come to what each comes to by itself, and be told of each. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Submission } from "../src/assessment.ts";
import { cardsOf, flat, leaf, read, run, sheet, type Written } from "./build.ts";

const rubric = flat(
  13,
  [
    leaf("1", 1),
    leaf("2", 2, "{ kind: per-item, each: 0.5 }", "notApplicable: exclude"),
    leaf("3", 10, "{ kind: survey }", "source: survey"),
  ],
  "rounds: [self, { id: appraisal, covers: all }]",
);
const HEAD = ["Đơn vị", "1", "1 (thẩm định)", "2/items", "2/items (thẩm định)", "3/percent"];
/** Few values, so that units share them; some cannot be read, are too many, or do not apply. */
const value = fc.constantFrom<Written>(null, null, 0, 1, 0.5, 3, "không áp dụng", "chưa rõ", -1, 88.5);
const rows = fc.array(fc.tuple(value, value, value, value, value), { minLength: 1, maxLength: 8 });

/** The same answers as a plain map, of which nothing is shared. */
const apart = (submission: Submission): Submission => ({ ...submission, answers: new Map(submission.answers) });

test("scores of sheets are those of the same answers each by itself, in every round", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom("self" as const, "appraisal" as const), (list, round) => {
      const table = sheet([HEAD, ...list.map((cells, index) => [`Huyện ${String.fromCharCode(65 + index)}`, ...cells])]);
      const { submissions } = read(rubric, table);
      const shared = run(rubric, submissions, round);
      const each = run(rubric, submissions.map(apart), round);
      expect(cardsOf(shared)).toEqual(cardsOf(each));
      expect(shared.diagnostics).toEqual(each.diagnostics);
    }),
  );
});

test("an answer that awaits appraisal in one unit is settled in another where no later round was opened", () => {
  const table = sheet([HEAD, ["Huyện A", 1, null, 3], ["Huyện B", 1, null, 3, 4], ["Huyện C", 1, null, 3]]);
  const { submissions } = read(rubric, table);
  const states = cardsOf(run(rubric, submissions)).map(({ unit, leaves }) => `${unit.name} ${leaves[0]?.state}`);
  expect([...states].sort()).toEqual(["Huyện A answered", "Huyện B awaiting-appraisal", "Huyện C answered"]);
});
