/** What later rounds changed of what a unit claimed. */
import type { Answer, Round } from "../assessment.ts";
import { equal, type Points, subtract } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Dossier } from "./audited.ts";
import type { Case } from "./case.ts";

/** One round against the one before it that said something; both could be read, and they differ. */
export interface Change {
  readonly case: Case;
  readonly from: Round;
  readonly to: Round;
  readonly answer: Answer;
  readonly before: Points;
  readonly after: Points;
  readonly at: CellSpan;
}

/** Whether a later round decided on a criterion that the unit has a claim on. */
export const isAppraised = ({ score, leaf }: Case): boolean =>
  score.round !== undefined && score.round !== "self" && leaf.source !== "survey" && leaf.effect !== "penalty";

/** Several audits ask the same of one unit after another, and of one that was passed nobody asks again: the last answer is kept. */
function ofLast<T>(work: (dossier: Dossier) => T): (dossier: Dossier) => T {
  let last: { readonly dossier: Dossier; readonly answer: T } | undefined;
  return (dossier) => {
    if (last?.dossier !== dossier) last = { dossier, answer: work(dossier) };
    return last.answer;
  };
}

function changesIn(each: Case, into: Change[]): void {
  let from: Round | undefined;
  let before: Points | undefined;
  for (const to of each.rounds) {
    const answer = each.said(to) as Answer;
    const after = each.worth(to);
    if (from !== undefined && before !== undefined && after !== undefined && !equal(before, after)) {
      into.push({ case: each, from, to, answer, before, after, at: each.at(to) ?? answer.at });
    }
    from = to;
    before = after;
  }
}

/** Where a round gave other points than the one before it. */
export const changesOf = ofLast((dossier): readonly Change[] => {
  const found: Change[] = [];
  for (const each of dossier.cases) if (isAppraised(each)) changesIn(each, found);
  return found;
});

/** A criterion with what the unit claimed and what was left in the end. */
export interface Judged {
  readonly case: Case;
  readonly claimed: Points;
  readonly left: Points;
  readonly lowered: Points;
}

/** The criteria of a unit in which an appraisal decided on a claim. */
export const judgedClaims = ofLast((dossier): readonly Judged[] => {
  const found: Judged[] = [];
  for (const each of dossier.cases) {
    const { round } = each.score;
    if (!isAppraised(each) || round === undefined || each.leaf.source !== "self") continue;
    const claimed = each.shown("self");
    const left = each.worth(round);
    if (claimed !== undefined && left !== undefined) found.push({ case: each, claimed, left, lowered: subtract(claimed, left) });
  }
  return found;
});
