/** Rounds → the answer that counts: the last round that has a value for the leaf decides, and what went before is kept. */
import { type Answer, type LeafAnswers, ROUNDS, type Round, type Submission } from "../assessment.ts";
import type { Leaf, RoundRule, Rubric } from "../rubric/model.ts";

export interface RoundAnswer {
  readonly round: Round;
  readonly answer: Answer;
}
export interface Settled {
  /** The answers of this leaf that have a value, earliest first; the last one decides. */
  readonly answers: readonly RoundAnswer[];
  /** A later round was opened for the unit but is blank here. */
  readonly awaiting: boolean;
}

const NONE: Settled = { answers: [], awaiting: false };
const AWAITED: Settled = { answers: [], awaiting: true };

export const hasFacts = (answer: Answer): boolean => answer.facts !== undefined && Object.keys(answer.facts).length > 0;
const hasValue = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && (answer.points !== undefined || answer.notApplicable === true || answer.unreadable === true || hasFacts(answer));

/** The rounds of the rubric up to and including `upTo`; where it has no such round, those that come before it. */
export function roundsUpTo(rubric: Rubric, upTo: Round): readonly RoundRule[] {
  const last = rubric.rounds.findIndex((round) => round.id === upTo);
  if (last !== -1) return rubric.rounds.slice(0, last + 1);
  const limit = upTo === "survey" ? -1 : ROUNDS.indexOf(upTo);
  return limit === -1 ? rubric.rounds : rubric.rounds.filter(({ id }) => ROUNDS.indexOf(id) < limit);
}

/** The rounds, among those that count, in which anything at all was answered for the unit, the survey left out. */
export function openedRounds(submission: Submission, leaves: readonly Leaf[], counted: readonly RoundRule[]): ReadonlySet<Round> {
  const opened = new Set<Round>();
  for (const leaf of leaves) {
    const rounds = leaf.source === "survey" ? undefined : submission.answers.get(leaf.id)?.rounds;
    if (rounds === undefined) continue;
    for (const { id } of counted) {
      if (!opened.has(id) && !mayNotAnswer(leaf, id) && hasValue(rounds[id])) opened.add(id);
    }
  }
  return opened;
}

/** Whether there is any value on the leaves that units answer themselves; where a rubric has none of those, on any leaf. */
export function isSubmitted(submission: Submission, leaves: readonly Leaf[], counted: readonly RoundRule[]): boolean {
  const own = leaves.filter(({ source }) => source === "self");
  return (own.length > 0 ? own : leaves).some((leaf) => {
    const rounds = submission.answers.get(leaf.id)?.rounds;
    return rounds !== undefined && (leaf.source === "survey" ? hasValue(rounds.survey) : counted.some(({ id }) => hasValue(rounds[id])));
  });
}

/** Units do not score what only appraisers may. */
export const mayNotAnswer = (leaf: Leaf, round: Round): boolean => leaf.source === "assessor" && round === "self";

/** Which answers of a leaf count, and whether one is still awaited. */
export function settle(leaf: Leaf, given: LeafAnswers | undefined, rounds: readonly RoundRule[], opened: ReadonlySet<Round>): Settled {
  if (leaf.source === "survey") {
    const answer = given?.rounds.survey;
    return hasValue(answer) ? { answers: [{ round: "survey", answer }], awaiting: false } : NONE;
  }
  const answers: RoundAnswer[] = [];
  let awaiting = false;
  for (const { id, covers } of rounds) {
    if (mayNotAnswer(leaf, id)) {
      awaiting = true;
      continue;
    }
    const answer = given?.rounds[id];
    if (hasValue(answer)) {
      answers.push({ round: id, answer });
      awaiting = false;
    } else if (covers === "all" && id !== "self" && opened.has(id)) awaiting = true;
  }
  if (answers.length === 0) return awaiting ? AWAITED : NONE;
  return { answers, awaiting };
}
