/** Rounds → the answer that counts: the last round that has a value for the leaf decides, and what went before is kept. */
import { type Answer, type LeafAnswers, type LeafOutline, type Outline, ROUNDS, type Round } from "../assessment.ts";
import type { Leaf, RoundRule, Rubric } from "../rubric/model.ts";
import type { Given } from "./given.ts";

export interface RoundAnswer {
  readonly round: Round;
  readonly answer: Answer;
}
/** What counts for a leaf: the answer of the last round that has a value, if there is one. */
export interface Settled {
  readonly round: Round | undefined;
  readonly answer: Outline | undefined;
  /** A later round was opened for the unit but is blank here. */
  readonly awaiting: boolean;
  /** Earlier rounds have a value as well. */
  readonly several: boolean;
}

const NONE: Settled = { round: undefined, answer: undefined, awaiting: false, several: false };
const AWAITED: Settled = { ...NONE, awaiting: true };

/** Whether any fact was filled in; asked for every answer, so without making a list of them. */
export function hasFacts({ facts }: Outline): boolean {
  for (const _ in facts) return true;
  return false;
}
export const hasValue = (answer: Outline | undefined): answer is Outline =>
  answer !== undefined && (answer.points !== undefined || answer.notApplicable === true || answer.unreadable === true || hasFacts(answer));

/** The rounds of the rubric up to and including `upTo`; where it has no such round, those that come before it. */
export function roundsUpTo(rubric: Rubric, upTo: Round): readonly RoundRule[] {
  const last = rubric.rounds.findIndex((round) => round.id === upTo);
  if (last !== -1) return rubric.rounds.slice(0, last + 1);
  const limit = upTo === "survey" ? -1 : ROUNDS.indexOf(upTo);
  return limit === -1 ? rubric.rounds : rubric.rounds.filter(({ id }) => ROUNDS.indexOf(id) < limit);
}

/** The rounds, among those that count, in which anything at all was answered for the unit, the survey left out. */
export function openedRounds(given: Given, leaves: readonly Leaf[], counted: readonly RoundRule[]): ReadonlySet<Round> {
  const opened = new Set<Round>();
  for (const leaf of leaves) {
    if (opened.size === counted.length) break;
    const rounds = leaf.source === "survey" ? undefined : given.outline(leaf)?.rounds;
    if (rounds === undefined) continue;
    for (const { id } of counted) {
      if (!opened.has(id) && !mayNotAnswer(leaf, id) && hasValue(rounds[id])) opened.add(id);
    }
  }
  return opened;
}

/** Whether there is any value on the leaves that units answer themselves; where a rubric has none of those, on any leaf. */
export function isSubmitted(given: Given, leaves: readonly Leaf[], counted: readonly RoundRule[]): boolean {
  const answered = (leaf: Leaf): boolean => {
    const rounds = given.outline(leaf)?.rounds;
    return rounds !== undefined && (leaf.source === "survey" ? hasValue(rounds.survey) : counted.some(({ id }) => hasValue(rounds[id])));
  };
  const own = leaves.some(({ source }) => source === "self");
  return leaves.some((leaf) => (!own || leaf.source === "self") && answered(leaf));
}

/** Units do not score what only appraisers may. */
export const mayNotAnswer = (leaf: Leaf, round: Round): boolean => leaf.source === "assessor" && round === "self";

/** Which answer of a leaf counts, and whether one is still awaited. */
export function settle(leaf: Leaf, given: LeafOutline | undefined, rounds: readonly RoundRule[], opened: ReadonlySet<Round>): Settled {
  if (leaf.source === "survey") {
    const answer = given?.rounds.survey;
    return hasValue(answer) ? { round: "survey", answer, awaiting: false, several: false } : NONE;
  }
  let round: Round | undefined;
  let answer: Outline | undefined;
  let awaiting = false;
  let several = false;
  for (const { id, covers } of rounds) {
    const said = mayNotAnswer(leaf, id) ? undefined : given?.rounds[id];
    if (hasValue(said)) {
      several = answer !== undefined;
      round = id;
      answer = said;
      awaiting = false;
    } else if (mayNotAnswer(leaf, id) || (covers === "all" && id !== "self" && opened.has(id))) awaiting = true;
  }
  if (answer === undefined) return awaiting ? AWAITED : NONE;
  return { round, answer, awaiting, several };
}

/** The answers with a value before the round that decides, latest first. */
export function earlierAnswers(
  leaf: Leaf,
  given: LeafAnswers | undefined,
  rounds: readonly RoundRule[],
  before: Round,
): readonly RoundAnswer[] {
  const earlier: RoundAnswer[] = [];
  for (const { id: round } of rounds) {
    if (round === before) break;
    const answer = mayNotAnswer(leaf, round) ? undefined : given?.rounds[round];
    if (hasValue(answer)) earlier.unshift({ round, answer });
  }
  return earlier;
}
