/** One leaf of one unit: from the answers that count to points earned and the rows of what was lost. */
import { type Answer, type LeafAnswers, ROUND_NAMES, type Round } from "../assessment.ts";
import { equal, isZero, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { type Judging, joined, judge, saysSomething } from "./answer.ts";
import type { Given } from "./given.ts";
import { NO_ROWS, rowsOfLeaf } from "./leaf-rows.ts";
import { keyOfAnswer, remember, type Shared, shelfOf } from "./plan.ts";
import type { Deduction, LeafScore } from "./scorecard.ts";
import { earlierAnswers, hasFacts, type RoundAnswer, type Settled } from "./settle.ts";

const MISSING = words("missing", "Chưa có số liệu", "No figures yet");
const UNREADABLE = words("unreadable", "Số liệu không đọc được, tính như chưa có", "The figures cannot be read; counted as missing");
const AWAITED = words("awaiting-appraisal", "Chờ thẩm định", "Awaiting appraisal");
const ZEROED = words("not-applicable-zero", "Không áp dụng: tính 0 điểm", "Not applicable: counts as 0 points");

const BLANK_UNDOES = words(
  "blank-means-none",
  "Vòng {round} để trống “{fields}” đã có ở vòng trước; ô để trống được hiểu là không.",
  "The round {round} left “{fields}” blank, which an earlier round had filled in; a blank means none.",
);

const NONE_EARLIER: readonly RoundAnswer[] = [];

/** A whole leaf lost for one reason that no rule gives; the leaf's own reason would be untrue here. */
export const lostWhole = (leaf: Leaf, sentence: Deduction["sentence"], round?: Round): readonly Deduction[] =>
  isZero(leaf.max) ? NO_ROWS : [{ points: leaf.max, sentence, fields: [], round }];

/** The full marks of a leaf are the same for every unit, so they are held once and not thousands of times. */
function fullMarks(leaf: Leaf, round: Round, shared: Shared): LeafScore {
  if (shared.full?.round === round) return shared.full;
  const { max } = leaf;
  const score: LeafScore = {
    leaf,
    state: "answered",
    unreadable: false,
    awaiting: false,
    applicable: max,
    earned: max,
    low: max,
    high: max,
    deductions: NO_ROWS,
    round,
  };
  shared.full = score;
  return score;
}

/** Scores the leaf, requirements and pro-rata left aside. What another unit answered alike is not worked out again. */
export function scoreLeaf(leaf: Leaf, settled: Settled, given: Given, judging: Judging, shared: Shared): LeafScore {
  const { round, answer, awaiting, several } = settled;
  if (round === undefined || answer === undefined) return unanswered(leaf, awaiting);
  // Where other rubrics' levels stand, an answer does not come to what it does elsewhere.
  const key = several || awaiting || judging.otherLevels ? undefined : keyOfAnswer(leaf, answer);
  if (key === undefined) return scoreAnswer(leaf, round, settled, given.placed(leaf), judging, shared);
  const shelf = shelfOf(shared, answer);
  const known = shelf.get(key);
  if (known?.round === round) return known;
  const told = judging.problems.list.length;
  const score = scoreAnswer(leaf, round, settled, given.placed(leaf), judging, shared);
  // What is wrong with an answer is told of every unit that gives it.
  if (judging.problems.list.length === told) remember(shelf, key, score);
  return score;
}

function scoreAnswer(
  leaf: Leaf,
  round: Round,
  { awaiting, several }: Settled,
  given: LeafAnswers | undefined,
  judging: Judging,
  shared: Shared,
): LeafScore {
  const answer = given?.rounds[round] as Answer;
  const judged = judge(leaf, answer, true, judging);
  if (judged.kind === "unreadable") return unreadable(leaf, round, awaiting);
  if (judged.kind === "not-applicable") return notApplicable(leaf, round, awaiting);
  const scored = leaf.effect === "score";
  const deciding: RoundAnswer = { round, answer };
  const earlier = several ? earlierAnswers(leaf, given, judging.rounds, round) : NONE_EARLIER;
  if (several && !judged.typed) blanksThatUndo(leaf, deciding, earlier, judging);
  const charge = leaf.effect === "penalty" && leaf.ruleKind.takes === true && !judged.typed;
  const earned = charge ? subtract(leaf.max, judged.earned) : judged.earned;
  const deductions = scored || charge ? rowsOfLeaf(leaf, judged, deciding, earlier, judging) : NO_ROWS;
  if (scored && !awaiting && deductions.length === 0 && equal(earned, leaf.max)) return fullMarks(leaf, round, shared);
  return {
    leaf,
    state: awaiting ? "awaiting-appraisal" : "answered",
    unreadable: false,
    awaiting,
    applicable: scored ? leaf.max : ZERO,
    earned,
    low: awaiting ? ZERO : earned,
    high: awaiting ? leaf.max : earned,
    deductions,
    round,
  };
}

/** A later round that fills in only what it changes would undo every tick it leaves blank: it counts so, but not in silence. */
function blanksThatUndo(leaf: Leaf, { round, answer }: RoundAnswer, earlier: readonly RoundAnswer[], { unit, problems }: Judging): void {
  const before = earlier.find((each) => hasFacts(each.answer))?.answer.facts;
  if (before === undefined) return;
  const undone = leaf.fields.filter(({ key, blankIsNone }) => {
    const value = before[key];
    return blankIsNone === true && answer.facts?.[key] === undefined && value !== undefined && saysSomething(value);
  });
  if (undone.length === 0) return;
  const fields = joined(undone.map(({ label }) => label));
  problems.add("warning", say(BLANK_UNDOES, { round: ROUND_NAMES[round], fields }), answer.at, { subject: [unit, leaf.id] });
}

function unanswered(leaf: Leaf, awaiting: boolean): LeafScore {
  const scored = leaf.effect === "score";
  return {
    leaf,
    state: awaiting ? "awaiting-appraisal" : "missing",
    unreadable: false,
    awaiting,
    applicable: scored ? leaf.max : ZERO,
    earned: ZERO,
    low: ZERO,
    // A bonus or a penalty that nobody claimed is none.
    high: scored ? leaf.max : ZERO,
    deductions: scored ? lostWhole(leaf, say(awaiting ? AWAITED : MISSING, {})) : NO_ROWS,
  };
}

function unreadable(leaf: Leaf, round: Round, awaiting: boolean): LeafScore {
  const scored = leaf.effect === "score";
  const deductions = scored ? lostWhole(leaf, say(UNREADABLE, {}), round) : NO_ROWS;
  const applicable = scored ? leaf.max : ZERO;
  return {
    leaf,
    state: "missing",
    unreadable: true,
    awaiting,
    applicable,
    earned: ZERO,
    low: ZERO,
    high: leaf.max,
    deductions,
    round,
  };
}

/** `pro-rata` is left at its maximum here; the unit settles it once everything else is known. */
export function notApplicable(leaf: Leaf, round?: Round, awaiting = false): LeafScore {
  const scored = leaf.effect === "score";
  const counts = scored && leaf.notApplicable !== "exclude" && leaf.notApplicable !== "forbidden";
  const zero = leaf.notApplicable === "zero" && counts;
  const earned = counts && !zero ? leaf.max : ZERO;
  return {
    leaf,
    state: "not-applicable",
    unreadable: false,
    awaiting,
    applicable: counts ? leaf.max : ZERO,
    earned,
    low: awaiting ? ZERO : earned,
    high: awaiting ? leaf.max : earned,
    deductions: zero ? lostWhole(leaf, say(ZEROED, {}), round) : NO_ROWS,
    round,
  };
}
