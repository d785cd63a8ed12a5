/** Settled answers of one unit → its scorecard. */
import type { Round, Submission } from "../assessment.ts";
import { within } from "../bounds.ts";
import { Diagnostics } from "../diagnostic.ts";
import { add, compare, equal, isPositive, isZero, type Exact, percentage, type Points, round, subtract, ZERO } from "../points.ts";
import { type Grade, type Group, type Leaf, leavesOf, type Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { type Judged, type Judging, judge } from "./answer.ts";
import { lostWhole, notApplicable, REQUIREMENT, scoreLeaf } from "./leaf.ts";
import type { CardState, LeafScore, Scorecard } from "./scorecard.ts";
import { mayNotAnswer, openedRounds, roundsUpTo, type Settled, settle } from "./settle.ts";
import { proRata, totalOf } from "./total.ts";

const PRO_RATA = words(
  "not-applicable-pro-rata",
  "Không áp dụng: tính theo tỷ lệ của các tiêu chí khác, được {earned:2}/{max:2} điểm",
  "Not applicable: counts in proportion to the other criteria, {earned:2} of {max:2} points",
);
const MORE_THAN_ZERO = words("requires-positive", "lớn hơn 0", "more than 0");
const AT_LEAST = words("requires-least", "ít nhất {points:2}", "at least {points:2}");

export interface Scoring {
  /** The last round that counts. */
  readonly round: Round;
  readonly problems: Diagnostics;
}

/** Scores one unit. Faults of its answers go to `problems`. */
export function scoreUnit(rubric: Rubric, submission: Submission, { round: upTo, problems }: Scoring): Scorecard {
  const judging: Judging = { rounding: rubric.rounding, atLeaf: rubric.rounding.at === "leaf", unit: submission.unit.name, problems };
  const rounds = roundsUpTo(rubric, upTo);
  const opened = openedRounds(submission, rubric);
  const scores: LeafScore[] = new Array(rubric.leaves.length);
  for (const leaf of rubric.order) {
    const settled = settle(leaf, submission.answers.get(leaf.id), rounds, opened);
    scores[leaf.index] = required(leaf, leafScore(leaf, settled, rubric, judging), rubric, scores);
  }
  const appraising = rounds.some(({ id }) => id !== "self" && opened.has(id));
  return cardOf(rubric, submission, withProRata(scores, rubric), { submitted: opened.size > 0, appraising }, judging);
}

/** A survey that was not held is missing or does not apply, as the rubric says. */
function leafScore(leaf: Leaf, settled: Settled, rubric: Rubric, judging: Judging): LeafScore {
  const absent = settled.answers.length === 0 && leaf.source === "survey" && rubric.surveyAbsent === "not-applicable";
  return absent ? notApplicable(leaf) : scoreLeaf(leaf, settled, judging);
}

/** A leaf whose condition is not met loses everything; its own rows no longer matter. */
function required(leaf: Leaf, score: LeafScore, rubric: Rubric, scores: readonly LeafScore[]): LeafScore {
  const node = leaf.requires === undefined ? undefined : rubric.nodes.get(leaf.requires.node);
  if (leaf.requires === undefined || node === undefined || score.state === "not-applicable" || leaf.effect === "penalty") return score;
  const conditions = leavesOf(node).map((each) => scores[each.index] as LeafScore);
  if (conditions.every(({ state }) => state === "not-applicable")) return score;
  const { atLeast } = leaf.requires;
  const sum = (reading: "earned" | "low" | "high"): Points =>
    round(conditions.reduce((total, each) => add(total, each[reading]), ZERO), rubric.rounding);
  const met = (points: Points): boolean => (isZero(atLeast) ? isPositive(points) : compare(points, atLeast) >= 0);
  const points = sum("earned");
  const low = met(sum("low")) ? score.low : ZERO;
  // A condition that is still open may yet be met, and then everything can be won.
  const high = met(sum("high")) ? (met(points) ? score.high : leaf.max) : ZERO;
  if (met(points)) return { ...score, low, high };
  const least = isZero(atLeast) ? say(MORE_THAN_ZERO, {}) : say(AT_LEAST, { points: atLeast });
  const deductions = leaf.effect === "score" ? lostWhole(leaf, say(REQUIREMENT, { node: node.id, points, least }), score.round) : [];
  return { ...score, earned: ZERO, low, high, deductions };
}

/** Fills in what not-applicable leaves get in proportion to all others, once the others are known. */
function withProRata(scores: readonly LeafScore[], rubric: Rubric): readonly LeafScore[] {
  const waiting = ({ state, leaf }: LeafScore): boolean =>
    state === "not-applicable" && leaf.effect === "score" && leaf.notApplicable === "pro-rata";
  if (!scores.some(waiting)) return scores;
  const earnedBy = proRata(scores, rubric, "earned");
  const lowBy = proRata(scores, rubric, "low");
  const highBy = proRata(scores, rubric, "high");
  return scores.map((score) => {
    if (!waiting(score)) return score;
    const { leaf } = score;
    const earned = earnedBy(leaf);
    const points = subtract(leaf.max, earned);
    const sentence = say(PRO_RATA, { earned, max: leaf.max });
    const deductions = isZero(points) ? [] : [{ points, sentence, round: score.round, fields: [] }];
    return { ...score, earned, low: lowBy(leaf), high: highBy(leaf), deductions };
  });
}

interface Progress {
  readonly submitted: boolean;
  readonly appraising: boolean;
}

function cardOf(rubric: Rubric, { unit, answers }: Submission, leaves: readonly LeafScore[], progress: Progress, judging: Judging): Scorecard {
  const sums = totalOf(leaves, rubric, "earned");
  const open = leaves.some(({ low, high }) => !equal(low, high));
  const low = open ? totalOf(leaves, rubric, "low").total : sums.total;
  const high = open ? totalOf(leaves, rubric, "high").total : sums.total;
  const exactIndex = isZero(sums.applicableMax) ? ZERO : percentage(sums.exactTotal, sums.applicableMax);
  const index = isZero(sums.applicableMax) ? ZERO : round(percentage(sums.total, sums.applicableMax), rubric.rounding);
  const failedGates = leaves.filter(gateFailed).map(({ leaf }) => leaf);
  const missing = leaves.some(({ state, leaf }) => state === "missing" && leaf.effect === "score");
  const state: CardState = !progress.submitted
    ? "not-submitted"
    : failedGates.length > 0
      ? "gate-failed"
      : missing && rubric.missing === "refuse"
        ? "refused"
        : "scored";
  const group = rubric.groups.find(({ id }) => id === unit.group);
  return {
    ...sums,
    unit,
    state,
    leaves,
    low,
    high,
    index,
    exactIndex,
    grade: state === "scored" ? gradeOf(rubric.ranking.by === "exact" ? exactIndex : index, group) : undefined,
    self: selfPoints(leaves, answers, judging),
    appraised: progress.appraising ? sumOf(leaves, ({ leaf }) => leaf.source !== "survey") : undefined,
    survey: rubric.leaves.some(isSurvey) ? sumOf(leaves, ({ leaf }) => isSurvey(leaf)) : undefined,
    provisional: open,
    unreadable: leaves.some((score) => score.unreadable),
    failedGates,
  };
}

const isSurvey = (leaf: Leaf): boolean => leaf.source === "survey" && leaf.effect === "score";

function sumOf(leaves: readonly LeafScore[], counts: (score: LeafScore) => boolean): Points {
  let sum = ZERO;
  for (const score of leaves) if (score.leaf.effect === "score" && counts(score)) sum = add(sum, score.earned);
  return sum;
}

/** What the unit claims for its own leaves: the points it typed, or what its facts are worth where it typed none. */
function selfPoints(leaves: readonly LeafScore[], answers: Submission["answers"], judging: Judging): Points | undefined {
  const quiet: Judging = { ...judging, problems: new Diagnostics() };
  let sum: Points | undefined;
  for (const { leaf, round: decided, earned } of leaves) {
    const answer = answers.get(leaf.id)?.rounds.self;
    if (answer === undefined || leaf.source === "survey" || leaf.effect !== "score" || mayNotAnswer(leaf, "self")) continue;
    const claimed = answer.points ?? (decided === "self" ? earned : computed(judge(leaf, answer, false, quiet)));
    if (claimed !== undefined) sum = add(sum ?? ZERO, claimed);
  }
  return sum;
}

const computed = (judged: Judged): Points | undefined => (judged.kind === "earned" ? judged.earned : undefined);

function gateFailed({ leaf, earned, state }: LeafScore): boolean {
  if (leaf.gate === undefined || state === "not-applicable") return false;
  return isZero(earned) || (leaf.gate.atLeast !== undefined && compare(earned, leaf.gate.atLeast) < 0);
}

const gradeOf = (index: Exact, group: Group | undefined): Grade | undefined => group?.grades.find((grade) => within(index, grade));
