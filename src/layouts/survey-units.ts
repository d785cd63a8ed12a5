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
  ),
  {},
);
const NAMED_AT_MOST = 12;

const files = ({ answers }: Submission, survey: boolean): readonly string[] =>
  [...answers.values()].flatMap(({ rounds }) =>
    Object.entries(rounds).flatMap(([round, { at }]) => ((round === "survey") === survey ? [at.file] : [])),
  );

/** Nothing is said where the survey stands in the files of the units themselves. */
export function tellSurveyUnits(submissions: readonly Submission[], problems: Diagnostics): void {
  const others = new Set(submissions.flatMap((each) => files(each, false)));
  const apart = new Set(submissions.flatMap((each) => files(each, true)).filter((file) => !others.has(file)));
  if (apart.size === 0 || others.size === 0) return;
  const without = submissions.filter((each) => files(each, false).length > 0 && files(each, true).length === 0);
  const only = submissions.filter((each) => files(each, false).length === 0 && files(each, true).some((file) => apart.has(file)));
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
