/** One criterion over all units: who lost points there, and whether units with the same figures were treated the same. */
import type { Answer, LeafAnswers, Value } from "../assessment.ts";
import { addTo } from "../grouped.ts";
import { equal, keyOf, toDecimal } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { type Placed, type Posting, placedUnits, postingsOf } from "./postings.ts";
import type { ScoreRun } from "./run.ts";
import type { LeafScore } from "./scorecard.ts";
import { hasFacts, roundsUpTo } from "./settle.ts";

/** A unit at one criterion. */
export interface Treated extends Placed {
  readonly score: LeafScore;
  readonly postings: readonly Posting[];
  /** The last answer with figures, up to the one that decided. */
  readonly figures: Answer | undefined;
}

/** Units with the same figures of which at least two have different points. */
export type Unlike = readonly Treated[];

function figuresOf(answers: LeafAnswers | undefined, score: LeafScore, rubric: Rubric): Answer | undefined {
  const { round } = score;
  if (answers === undefined || round === undefined) return undefined;
  if (round === "survey") return answers.rounds.survey;
  for (const { id } of [...roundsUpTo(rubric, round)].reverse()) {
    const answer = answers.rounds[id];
    if (answer !== undefined && hasFacts(answer)) return answer;
  }
  return undefined;
}

export function treatedAt(run: ScoreRun, leaf: Leaf): readonly Treated[] {
  const sent = new Map(run.submissions.map((submission) => [submission.unit.id, submission]));
  return placedUnits(run)
    .filter(({ card }) => card.state !== "not-submitted")
    .map((placed): Treated => {
      const { card } = placed;
      const submission = sent.get(card.unit.id);
      const score = card.leaves[leaf.index] as LeafScore;
      const postings = postingsOf(card, submission, run.rubric).filter((posting) => posting.leaf === leaf);
      return { ...placed, score, postings, figures: figuresOf(submission?.answers.get(leaf.id), score, run.rubric) };
    });
}

/** The same text for the same value; rows of a list count, their names do not. */
function textOf(value: Value): string {
  switch (value.type) {
    case "number":
      return String(keyOf(value.number) ?? toDecimal(value.number));
    case "choice":
      return value.id;
    case "flag":
      return String(value.flag);
    case "date":
      return value.date;
    case "text":
      return value.text;
    case "list":
      return JSON.stringify(value.rows.map(({ values }) => Object.entries(values).map(([key, each]) => [key, textOf(each)])));
  }
}

/** The same text for figures that mean the same; a blank or a no is the same as none. Each with its length, so that none runs into the next. */
export function keyOfFacts({ fields }: Leaf, { facts = {} }: Pick<Answer, "facts">): string {
  let all = "";
  for (const { key, blankIsNone } of fields) {
    const value = facts[key];
    const text = value === undefined ? undefined : textOf(value);
    const none = blankIsNone === true && (text === undefined || text === "0" || text === "false");
    const said = none ? "none" : text;
    all += said === undefined ? "-" : `${said.length}:${said}`;
  }
  return all;
}

export function unlikeAmong(leaf: Leaf, units: readonly Treated[]): readonly Unlike[] {
  const byFigures = new Map<string, Treated[]>();
  for (const unit of units) {
    if (unit.figures === undefined || unit.score.state !== "answered") continue;
    addTo(byFigures, keyOfFacts(leaf, unit.figures), unit);
  }
  return [...byFigures.values()].filter(([first, ...others]) =>
    others.some(({ score }) => !equal(score.earned, (first as Treated).score.earned)),
  );
}
