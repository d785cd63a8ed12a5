/** One leaf of one unit: from the answers that count to points earned and the rows of what was lost. */
import { type Answer, type LeafAnswers, ROUND_NAMES, type Round } from "../assessment.ts";
import { equal, isPositive, isZero, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Loss } from "../rules/kind.ts";
import { say, words } from "../text.ts";
import { assessedSentence, type Judged, type Judging, joined, judge, saysSomething } from "./answer.ts";
import { keyOfAnswer, remember, type Shared, shelfOf } from "./plan.ts";
import type { Deduction, LeafScore } from "./scorecard.ts";
import { earlierAnswers, hasFacts, type RoundAnswer, type Settled } from "./settle.ts";

const MISSING = words("missing", "Chưa có số liệu", "No figures yet");
const UNREADABLE = words("unreadable", "Số liệu không đọc được, tính như chưa có", "The figures cannot be read; counted as missing");
const AWAITED = words("awaiting-appraisal", "Chờ thẩm định", "Awaiting appraisal");
const ZEROED = words("not-applicable-zero", "Không áp dụng: tính 0 điểm", "Not applicable: counts as 0 points");
const ADJUSTED = words(
  "adjustment",
  "{round}: điều chỉnh từ {before:2} còn {after:2} điểm",
  "{round}: adjusted from {before:2} to {after:2} points",
);
const RESTORED = words(
  "adjustment-restored",
  "{round}: điều chỉnh từ {before:2} lên {after:2} điểm",
  "{round}: raised from {before:2} to {after:2} points",
);

const BLANK_UNDOES = words(
  "blank-means-none",
  "{round} để trống “{fields}” đã có ở vòng trước; ô để trống được hiểu là không.",
  "{round} left “{fields}” blank, which an earlier round had filled in; a blank means none.",
);

const NO_ROWS: readonly Deduction[] = [];
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
export function scoreLeaf(leaf: Leaf, settled: Settled, given: LeafAnswers | undefined, judging: Judging, shared: Shared): LeafScore {
  const { round, answer, awaiting, several } = settled;
  if (round === undefined || answer === undefined) return unanswered(leaf, awaiting);
  // Where other rubrics' levels stand, an answer does not come to what it does elsewhere.
  const key = several || awaiting || judging.otherLevels ? undefined : keyOfAnswer(leaf, answer);
  if (key === undefined) return scoreAnswer(leaf, round, answer, settled, given, judging, shared);
  const shelf = shelfOf(shared, answer);
  const known = shelf.get(key);
  if (known?.round === round) return known;
  const told = judging.problems.list.length;
  const score = scoreAnswer(leaf, round, answer, settled, given, judging, shared);
  // What is wrong with an answer is told of every unit that gives it.
  if (judging.problems.list.length === told) remember(shelf, key, score);
  return score;
}

function scoreAnswer(
  leaf: Leaf,
  round: Round,
  answer: Answer,
  { awaiting, several }: Settled,
  given: LeafAnswers | undefined,
  judging: Judging,
  shared: Shared,
): LeafScore {
  const judged = judge(leaf, answer, true, judging);
  if (judged.kind === "unreadable") return unreadable(leaf, round, awaiting);
  if (judged.kind === "not-applicable") return notApplicable(leaf, round, awaiting);
  const scored = leaf.effect === "score";
  const deciding: RoundAnswer = { round, answer };
  const earlier = several ? earlierAnswers(leaf, given, judging.rounds, round) : NONE_EARLIER;
  if (several && !judged.typed) blanksThatUndo(leaf, deciding, earlier, judging);
  const charge = leaf.effect === "penalty" && leaf.ruleKind.takes === true && !judged.typed;
  const earned = charge ? subtract(leaf.max, judged.earned) : judged.earned;
  const deductions = scored || charge ? rows(leaf, judged, deciding, earlier, judging) : NO_ROWS;
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

/**
 * The ledger of an answered leaf. Facts of the deciding round give the rows of the rule. Typed points give the rows of the last
 * computed value before them, or of the first typed one, and one signed row for what was changed since.
 */
function rows(
  leaf: Leaf,
  judged: Judged & { kind: "earned" },
  deciding: RoundAnswer,
  earlier: readonly RoundAnswer[],
  judging: Judging,
): readonly Deduction[] {
  if (!judged.typed) return ruleRows(leaf, judged.losses, isZero(judged.earned), deciding);
  const base = baseOf(leaf, earlier, judging);
  if (base === undefined) return typedRow(leaf, judged.earned, deciding);
  const change = subtract(base.earned, judged.earned);
  // The leaf's reason stands once, on the row that brought it to zero.
  const nothing = isZero(change) && isZero(judged.earned);
  const before = base.typed ? typedRow(leaf, base.earned, base.from) : ruleRows(leaf, base.losses, nothing, base.from);
  if (isZero(change)) return before;
  const sentence = say(isPositive(change) ? ADJUSTED : RESTORED, {
    round: ROUND_NAMES[deciding.round],
    before: base.earned,
    after: judged.earned,
  });
  const reason = isZero(judged.earned) ? leaf.reason : undefined;
  return [...before, { points: change, sentence, reason, round: deciding.round, fields: ["points"], remark: deciding.answer.remark }];
}

interface Base {
  readonly earned: Points;
  readonly losses: readonly Loss[];
  readonly typed: boolean;
  readonly from: RoundAnswer;
}

/** What typed points are measured against: the last earlier value that facts gave, else the first that was typed. */
function baseOf(leaf: Leaf, earlier: readonly RoundAnswer[], judging: Judging): Base | undefined {
  let first: Base | undefined;
  for (const from of earlier) {
    const judged = judge(leaf, from.answer, false, judging);
    if (judged.kind !== "earned") continue;
    const base = { earned: judged.earned, losses: judged.losses, typed: judged.typed, from };
    if (!judged.typed) return base;
    first = base;
  }
  return first;
}

function ruleRows(leaf: Leaf, losses: readonly Loss[], nothing: boolean, { round, answer }: RoundAnswer): readonly Deduction[] {
  if (losses.length === 0) return NO_ROWS;
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return [deduction(leaf, only, nothing, round, answer.remark)];
  return losses.map((loss) => deduction(leaf, loss, nothing, round, answer.remark));
}

function deduction(leaf: Leaf, loss: Loss, nothing: boolean, round: Round, remark: string | undefined): Deduction {
  const { points, sentence, fields, at } = loss;
  const reason = loss.reason ?? (nothing ? leaf.reason : undefined);
  // Hundreds of thousands of rows are held, and most have neither.
  return at === undefined && remark === undefined
    ? { points, sentence, reason, round, fields }
    : { points, sentence, reason, round, fields, at, remark };
}

function typedRow(leaf: Leaf, earned: Points, { round, answer }: RoundAnswer): readonly Deduction[] {
  const points = subtract(leaf.max, earned);
  if (isZero(points)) return NO_ROWS;
  const sentence = assessedSentence(ROUND_NAMES[round], earned, leaf.max);
  return [{ points, sentence, reason: isZero(earned) ? leaf.reason : undefined, round, fields: ["points"], remark: answer.remark }];
}
