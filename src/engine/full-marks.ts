/** Why a criterion has full marks: the sentence of the band, step or level that its figures reached. */
import { type Answer, type LeafAnswers, ROUND_NAMES, type Round } from "../assessment.ts";
import { equal } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { type Message, say, words } from "../text.ts";
import { assessedSentence } from "./answer.ts";
import type { LeafScore } from "./scorecard.ts";
import { hasFacts, roundsUpTo } from "./settle.ts";

const BY_FIGURES = words("reached-by-figures", "Theo số liệu {round}: {sentence}", "By the figures of the {round}: {sentence}");
const NOTHING_TAKEN = words(
  "reached-nothing-taken",
  "Không có nội dung nào bị trừ: {earned:2}/{max:2} điểm",
  "Nothing was taken: {earned:2}/{max:2} points",
);

/** What the rule says of facts that leave the maximum; undefined where they do not. */
function byFacts({ rule, ruleKind, max }: Leaf, facts: NonNullable<Answer["facts"]>, { rounding }: Rubric): Message | undefined {
  const outcome = ruleKind.deduct(rule, facts, { max, rounding: rounding.at === "leaf" ? rounding : undefined, told: true });
  if (outcome.kind !== "losses") return undefined;
  const [row, ...others] = outcome.losses;
  if (row === undefined) return say(NOTHING_TAKEN, { earned: max, max });
  return others.length === 0 ? row.sentence : undefined;
}

/** The last round before the deciding one whose answer has facts: what typed points were given for. */
function factsBefore(answers: LeafAnswers, rubric: Rubric, before: Round): readonly [Round, Answer] | undefined {
  for (const { id } of [...roundsUpTo(rubric, before)].reverse()) {
    const answer = answers.rounds[id];
    if (id !== before && answer !== undefined && hasFacts(answer)) return [id, answer];
  }
  return undefined;
}

/** Sentences, the deciding one first; none where the criterion lost something or was not answered. */
export function fullMarksOf(score: LeafScore, answers: LeafAnswers | undefined, rubric: Rubric): readonly Message[] {
  const { leaf, round, state, earned } = score;
  const answer = round === undefined ? undefined : answers?.rounds[round];
  if (round === undefined || answer === undefined || state !== "answered" || leaf.effect !== "score" || !equal(earned, leaf.max)) return [];
  if (hasFacts(answer)) {
    const sentence = byFacts(leaf, answer.facts ?? {}, rubric);
    return sentence === undefined ? [] : [sentence];
  }
  const earlier = answers === undefined ? undefined : factsBefore(answers, rubric, round);
  const sentence = earlier === undefined ? undefined : byFacts(leaf, earlier[1].facts ?? {}, rubric);
  const typed = assessedSentence(ROUND_NAMES[round], earned, leaf.max);
  return earlier === undefined || sentence === undefined ? [typed] : [typed, say(BY_FIGURES, { round: ROUND_NAMES[earlier[0]], sentence })];
}
