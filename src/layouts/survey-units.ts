/** Survey results in files of their own, held beside the units of the other files: who is missing on either side. */
import type { Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { few, say, words } from "../text.ts";

const WITHOUT = words(
  "survey-without-units",
  "Tệp kết quả điều tra không có kết quả của: {names}.",
  "The file of survey results has none of: {names}.",
);
const ONLY = words(
  "survey-only-units",
  "Có kết quả điều tra nhưng không có số liệu nào khác của: {names}.",
  "There are survey results, but nothing else, of: {names}.",
);
const FIX = say(
  words(
    "fix-survey-units",
    "Kiểm tra tên đơn vị ở cả hai tệp và bổ sung phần còn thiếu.",
    "Check the names in both files and add what is missing.",
    ["survey-without-units", "survey-only-units"],
  ),
  {},
);
const NAMED_AT_MOST = 12;

/** Whose answers a unit has: of a survey, of its own, and of a survey in a file of its own. */
function heldBy({ answers }: Submission, apart: ReadonlySet<string>): { survey: boolean; own: boolean; apart: boolean } {
  const held = { survey: false, own: false, apart: false };
  for (const { rounds } of answers.values()) {
    for (const [round, { at }] of Object.entries(rounds)) {
      if (round !== "survey") held.own = true;
      else {
        held.survey = true;
        if (apart.has(at.file)) held.apart = true;
      }
    }
  }
  return held;
}

/** @param apart the files of survey results; nothing is said where the survey stands in the files of the units themselves */
export function tellSurveyUnits(submissions: readonly Submission[], apart: ReadonlySet<string>, problems: Diagnostics): void {
  if (apart.size === 0) return;
  const all = submissions.map((submission) => ({ submission, held: heldBy(submission, apart) }));
  const without = all.filter(({ held }) => held.own && !held.survey).map(({ submission }) => submission);
  const only = all.filter(({ held }) => !held.own && held.apart).map(({ submission }) => submission);
  for (const [units, sentence] of [
    [without, WITHOUT],
    [only, ONLY],
  ] as const) {
    const [first] = units;
    const names = few(
      units.map(({ unit }) => unit.name),
      NAMED_AT_MOST,
      "đơn vị",
    );
    if (first !== undefined) problems.add("warning", say(sentence, { names }), first.at, { fix: FIX });
  }
}
