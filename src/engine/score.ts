/** Settled answers of one unit → its scorecard. */
import type { Round, Submission } from "../assessment.ts";
import { within } from "../bounds.ts";
import { Diagnostics } from "../diagnostic.ts";
import { add, type Exact, equal, isZero, larger, type Points, percentage, round, smaller, ZERO } from "../points.ts";
import type { Grade, Group, Leaf, Rubric } from "../rubric/model.ts";
import { type Judged, type Judging, judge } from "./answer.ts";
import { gateFailed } from "./gate.ts";
import { verifyIdentity } from "./identity.ts";
import { notApplicable, scoreLeaf } from "./leaf.ts";
import type { CardState, LeafScore, Scorecard } from "./scorecard.ts";
import { isSubmitted, mayNotAnswer, openedRounds, roundsUpTo, settle } from "./settle.ts";
import { settleTogether } from "./together.ts";
import { type Total, totalOf } from "./total.ts";

export interface Scoring {
  /** The last round that counts. */
  readonly round: Round;
  readonly problems: Diagnostics;
}

/**
 * Scores one unit and checks that its ledger adds up. Faults of its answers go to `problems`.
 * @throws {IdentityBreach} when it does not: a bug of ours, and nothing may be printed
 */
export function scoreUnit(rubric: Rubric, submission: Submission, { round: upTo, problems }: Scoring): Scorecard {
  const rounds = roundsUpTo(rubric, upTo);
  const { rounding } = rubric;
  const judging: Judging = { rounding, atLeaf: rounding.at === "leaf", unit: submission.unit.name, rounds, problems };
  const opened = openedRounds(submission, rubric.leaves, rounds);
  const own = rubric.leaves.map((leaf) => {
    const given = submission.answers.get(leaf.id);
    const settled = settle(leaf, given, rounds, opened);
    // A survey that was not held is missing or does not apply, as the rubric says.
    const absent = settled.answer === undefined && leaf.source === "survey" && rubric.surveyAbsent === "not-applicable";
    return absent ? notApplicable(leaf) : scoreLeaf(leaf, settled, given, judging);
  });
  const submitted = isSubmitted(submission, rubric.leaves, rounds);
  const appraising = rounds.some(({ id }) => id !== "self" && opened.has(id));
  const card = cardOf(rubric, submission, settleTogether(own, rubric), { submitted, appraising }, judging);
  verifyIdentity(card, rubric);
  return card;
}

interface Progress {
  readonly submitted: boolean;
  readonly appraising: boolean;
}

function cardOf(
  rubric: Rubric,
  { unit, answers }: Submission,
  leaves: readonly LeafScore[],
  progress: Progress,
  judging: Judging,
): Scorecard {
  const sums = totalOf(leaves, rubric, "earned");
  const open = leaves.some(({ low, high }) => low !== high && !equal(low, high));
  const least = open ? totalOf(leaves, rubric, "low") : sums;
  const most = open ? totalOf(leaves, rubric, "high") : sums;
  const exactIndex = indexOf(sums.exactTotal, sums);
  const indexAs = (reading: Total): Exact => round(indexOf(reading.total, reading), rubric.rounding);
  const index = indexAs(sums);
  const failedGates = leaves.filter(gateFailed).map(({ leaf }) => leaf);
  // Nothing at all was ever said of the leaf, be it that the unit or that the appraisers have not come to it.
  const missing = leaves.some(
    ({ state, leaf, round }) => leaf.effect === "score" && state !== "not-applicable" && (state === "missing" || round === undefined),
  );
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
    low: smaller(least.total, sums.total),
    high: larger(most.total, sums.total),
    index,
    exactIndex,
    lowIndex: smaller(indexAs(least), index),
    highIndex: larger(indexAs(most), index),
    grade: state === "scored" ? gradeOf(rubric.ranking.by === "exact" ? exactIndex : index, group) : undefined,
    self: selfPoints(leaves, answers, judging),
    appraised: progress.appraising ? sumOf(leaves, ({ leaf }) => leaf.source !== "survey") : undefined,
    survey: rubric.leaves.some(isSurvey) ? sumOf(leaves, ({ leaf }) => isSurvey(leaf)) : undefined,
    provisional: open,
    unreadable: leaves.some((score) => score.unreadable),
    failedGates,
  };
}

/** In %; 0 where nothing applies. */
const indexOf = (points: Points, { applicableMax }: Total): Exact => (isZero(applicableMax) ? ZERO : percentage(points, applicableMax));

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
    const claimed = answer.points ?? (decided === "self" ? earned : claimOf(leaf, judge(leaf, answer, false, quiet), earned));
    if (claimed !== undefined) sum = add(sum ?? ZERO, claimed);
  }
  return sum;
}

/** What a self-assessment without typed points comes to. A share of everything else is what it is in the end. */
function claimOf(leaf: Leaf, judged: Judged, settled: Points): Points | undefined {
  if (judged.kind === "earned") return judged.earned;
  if (judged.kind === "unreadable") return undefined;
  return leaf.notApplicable === "pro-rata" ? settled : notApplicable(leaf).earned;
}

const gradeOf = (index: Exact, group: Group | undefined): Grade | undefined => group?.grades.find((grade) => within(index, grade));
