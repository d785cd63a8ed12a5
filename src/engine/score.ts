/** Settled answers of one unit → its scorecard. */
import type { Round, Submission, Unit } from "../assessment.ts";
import { within } from "../bounds.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { type Exact, isZero, larger, type Points, percentage, round, smaller, ZERO } from "../points.ts";
import type { Grade, Group, Leaf, Rubric } from "../rubric/model.ts";
import type { Judging } from "./answer.ts";
import { Given } from "./given.ts";
import { verifyIdentity } from "./identity.ts";
import { notApplicable, scoreLeaf } from "./leaf.ts";
import { outlinedUnder, type Plan, planOf, type Shared } from "./plan.ts";
import type { CardState, LeafScore, Scorecard } from "./scorecard.ts";
import { isSubmitted, openedRounds, roundsUpTo, settle } from "./settle.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { settleTogether } from "./together.ts";
import { type Total, totalOf } from "./total.ts";

export interface Scoring {
  /** The last round that counts. */
  readonly round: Round;
  readonly problems: Diagnostics;
  /** Typed points stand even where the rule has no such level: the data were appraised by another rubric. */
  readonly otherLevels?: boolean | undefined;
}

/**
 * Scores one unit and checks that its ledger adds up. Faults of its answers go to `problems`.
 * @throws {IdentityBreach} when it does not: a bug of ours, and nothing may be printed
 */
export function scoreUnit(rubric: Rubric, submission: Submission, { round: upTo, problems, otherLevels = false }: Scoring): Scorecard {
  const rounds = roundsUpTo(rubric, upTo);
  const { rounding } = rubric;
  const judging: Judging = { rounding, atLeaf: rounding.at === "leaf", unit: submission.unit.name, rounds, otherLevels, problems };
  const plan = planOf(rubric);
  const given = new Given(rubric.leaves, submission.answers);
  const opened = openedRounds(given, rubric.leaves, rounds);
  const fresh = (leaf: Leaf): LeafScore => {
    const settled = settle(leaf, given.outline(leaf), rounds, opened);
    // A survey that was not held is missing or does not apply, as the rubric says.
    const absent = settled.answer === undefined && leaf.source === "survey" && rubric.surveyAbsent === "not-applicable";
    return absent ? notApplicable(leaf) : scoreLeaf(leaf, settled, given, judging, plan.shared[leaf.index] as Shared);
  };
  const open = rounds.filter(({ id }) => opened.has(id)).map(({ id }) => id);
  const outlined = outlinedUnder(plan, rubric, `${upTo} ${open} ${otherLevels}`);
  const own = rubric.leaves.map((leaf, index) => {
    const outline = given.shared(leaf);
    const known = outline === undefined ? undefined : outlined[index]?.get(outline);
    if (known !== undefined) return known;
    const told = problems.list.length;
    const score = fresh(leaf);
    // What is wrong with an answer is told of every unit that gives it.
    if (outline !== undefined && problems.list.length === told) outlined[index]?.set(outline, score);
    return score;
  });
  const submitted = isSubmitted(given, rubric.leaves, rounds);
  const appraising = rounds.some(({ id }) => id !== "self" && opened.has(id));
  const card = cardOf(rubric, submission.unit, given, settleTogether(own, rubric, plan), { submitted, appraising }, judging, plan);
  verifyIdentity(card, rubric, plan);
  return card;
}

interface Progress {
  readonly submitted: boolean;
  readonly appraising: boolean;
}

function cardOf(
  rubric: Rubric,
  unit: Unit,
  given: Given,
  leaves: readonly LeafScore[],
  progress: Progress,
  judging: Judging,
  plan: Plan,
): Scorecard {
  const sums = totalOf(leaves, rubric, plan, "earned");
  const tally = tallyOf(leaves, sums.base, given, judging, plan);
  const least = tally.open ? totalOf(leaves, rubric, plan, "low") : sums;
  const most = tally.open ? totalOf(leaves, rubric, plan, "high") : sums;
  const exactIndex = indexOf(sums.exactTotal, sums);
  const publishedIndex = (reading: Total): Exact => round(indexOf(reading.total, reading), rubric.rounding);
  const index = publishedIndex(sums);
  // What decides the place is what may move it: two that are published alike may stand apart unrounded.
  const exact = rubric.ranking.by === "exact";
  const deciding = exact ? exactIndex : index;
  const decidingIn = (reading: Total): Exact => (exact ? indexOf(reading.exactTotal, reading) : publishedIndex(reading));
  const state = stateOf(tally, progress, sums, rubric);
  const group = rubric.groups.find(({ id }) => id === unit.group);
  // Every key by name: a card is made for each of thousands of units, and a spread costs more than the sums themselves.
  return {
    unit,
    state,
    leaves,
    rows: sums.rows,
    applicableMax: sums.applicableMax,
    lost: sums.lost,
    bonus: sums.bonus,
    penalty: sums.penalty,
    total: sums.total,
    exactTotal: sums.exactTotal,
    low: smaller(least.total, sums.total),
    high: larger(most.total, sums.total),
    index,
    exactIndex,
    lowIndex: tally.open ? smaller(decidingIn(least), deciding) : deciding,
    highIndex: tally.open ? larger(decidingIn(most), deciding) : deciding,
    grade: state === "scored" ? gradeOf(deciding, group) : undefined,
    self: tally.self,
    own: tally.own,
    appraised: progress.appraising ? tally.own : undefined,
    survey: tally.survey,
    provisional: tally.open,
    unreadable: tally.unreadable,
    heard: tally.heard,
    outside: tally.outside,
    reached: tally.reached,
    failedGates: tally.failedGates,
  };
}

/** In %; 0 where nothing applies. */
const indexOf = (points: Points, { applicableMax }: Total): Exact => (isZero(applicableMax) ? ZERO : percentage(points, applicableMax));

function stateOf({ failedGates, missing }: Tally, { submitted }: Progress, { applicableMax }: Total, rubric: Rubric): CardState {
  if (!submitted) return "not-submitted";
  if (failedGates.length > 0) return "gate-failed";
  // Points out of nothing are no index: 0% would rank it last for what it was never asked.
  if (isZero(applicableMax)) return "nothing-applicable";
  return missing && rubric.missing === "refuse" ? "refused" : "scored";
}

const gradeOf = (index: Exact, group: Group | undefined): Grade | undefined => group?.grades.find((grade) => within(index, grade));
