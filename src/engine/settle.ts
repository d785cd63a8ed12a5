/** Rounds → the answer that counts: the last round that has a value for the leaf decides, and what went before is kept. */
import type { Answer, LeafAnswers, Round, Submission } from "../assessment.ts";
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
const hasValue = (answer: Answer): boolean =>
  answer.points !== undefined || answer.notApplicable === true || answer.unreadable === true || hasFacts(answer);

/** The rounds of the rubric up to and including `upTo`. */
export function roundsUpTo(rubric: Rubric, upTo: Round): readonly RoundRule[] {
  const last = rubric.rounds.findIndex((round) => round.id === upTo);
  return last === -1 ? rubric.rounds : rubric.rounds.slice(0, last + 1);
}

/** The rounds in which anything at all was answered for the unit, the survey left out. */
export function openedRounds(submission: Submission, rubric: Rubric): ReadonlySet<Round> {
  const opened = new Set<Round>();
  for (const leaf of rubric.leaves) {
    const rounds = leaf.source === "survey" ? undefined : submission.answers.get(leaf.id)?.rounds;
    if (rounds === undefined) continue;
    for (const { id } of rubric.rounds) {
      const answer = opened.has(id) || mayNotAnswer(leaf, id) ? undefined : rounds[id];
      if (answer !== undefined && hasValue(answer)) opened.add(id);
    }
  }
  return opened;
}

/** Units do not score what only appraisers may. */
export const mayNotAnswer = (leaf: Leaf, round: Round): boolean => leaf.source === "assessor" && round === "self";

/** Which answers of a leaf count, and whether one is still awaited. */
export function settle(leaf: Leaf, given: LeafAnswers | undefined, rounds: readonly RoundRule[], opened: ReadonlySet<Round>): Settled {
  if (leaf.source === "survey") {
    const answer = given?.rounds.survey;
    return answer === undefined || !hasValue(answer) ? NONE : { answers: [{ round: "survey", answer }], awaiting: false };
  }
  const answers: RoundAnswer[] = [];
  let awaiting = false;
  for (const { id, covers } of rounds) {
    if (mayNotAnswer(leaf, id)) {
      awaiting = true;
      continue;
    }
    const answer = given?.rounds[id];
    if (answer !== undefined && hasValue(answer)) {
      answers.push({ round: id, answer });
      awaiting = false;
    } else if (covers === "all" && id !== "self" && opened.has(id)) awaiting = true;
  }
  if (answers.length === 0) return awaiting ? AWAITED : NONE;
  return { answers, awaiting };
}
