/** What later rounds changed of what a unit claimed. */
import type { Answer, Round } from "../assessment.ts";
import { type Points, subtract } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Audited, Dossier } from "./audited.ts";
import type { Case } from "./case.ts";

/** One round against the one before it that said something; both could be read. */
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

function* changesOf(each: Case): Iterable<Change> {
  let from: Round | undefined;
  let before: Points | undefined;
  for (const to of each.rounds) {
    const answer = each.said(to) as Answer;
    const after = each.worth(to);
    if (from !== undefined && before !== undefined && after !== undefined) {
      yield { case: each, from, to, answer, before, after, at: each.at(to) ?? answer.at };
    }
    from = to;
    before = after;
  }
}

export function* changes({ dossiers }: Audited): Iterable<Change> {
  for (const { cases } of dossiers) for (const each of cases) if (isAppraised(each)) yield* changesOf(each);
}

/** A criterion with what the unit claimed and what was left in the end. */
export interface Judged {
  readonly case: Case;
  readonly claimed: Points;
  readonly left: Points;
  readonly lowered: Points;
}

/** The criteria of a unit in which an appraisal decided on a claim. */
export function* judgedClaims({ cases }: Dossier): Iterable<Judged> {
  for (const each of cases) {
    const { round } = each.score;
    if (!isAppraised(each) || round === undefined || each.leaf.source !== "self") continue;
    const claimed = each.shown("self");
    const left = each.worth(round);
    if (claimed !== undefined && left !== undefined) yield { case: each, claimed, left, lowered: subtract(claimed, left) };
  }
}
