/** Units that only one body speaks of: where no register knows the names, one unit under two of them is two units. */
import type { Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { few, say, words } from "../text.ts";

const LONE = words(
  "units-of-one-side",
  "Chỉ có điểm tự đánh giá của: {own}; chỉ có điểm thẩm định của: {given}. Có thể một đơn vị được ghi bằng hai tên.",
  "Only a self-assessment: {own}; only an appraisal: {given}. One unit may stand under two names.",
);
const FIX = say(
  words(
    "fix-units-of-one-side",
    "Ghi tên mỗi đơn vị giống nhau ở mọi bảng, hoặc khai danh sách đơn vị (units) trong bộ tiêu chí.",
    "Write the name of a unit alike in all tables, or give the rubric a register of units.",
  ),
  {},
);
const NAMED_AT_MOST = 8;

/** Whose answers a unit has; what comes from a survey is of neither side. */
function sidesOf({ answers }: Submission): { readonly own: boolean; readonly given: boolean } {
  let [own, given] = [false, false];
  for (const { rounds } of answers.values()) {
    for (const round of Object.keys(rounds)) {
      own ||= round === "self";
      given ||= round !== "self" && round !== "survey";
    }
    if (own && given) break;
  }
  return { own, given };
}

/** Told where both kinds are there beside units that have both sides. */
export function tellLoneUnits(submissions: readonly Submission[], rubric: Rubric, problems: Diagnostics): void {
  if (rubric.units !== undefined) return;
  const all = submissions.map((submission) => ({ submission, ...sidesOf(submission) }));
  const own = all.filter((each) => each.own && !each.given);
  const given = all.filter((each) => each.given && !each.own);
  const [first] = given;
  if (first === undefined || own.length === 0 || !all.some((each) => each.own && each.given)) return;
  const names = (units: typeof all) =>
    few(
      units.map(({ submission }) => submission.unit.name),
      NAMED_AT_MOST,
      "đơn vị",
    );
  problems.add("warning", say(LONE, { own: names(own), given: names(given) }), first.submission.at, { fix: FIX });
}
