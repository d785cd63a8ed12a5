/** What later rounds changed of what a unit claimed. */
import type { Answer, Round } from "../assessment.ts";
import { equal, type Points, subtract } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Audited, Dossier } from "./audited.ts";
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

function changesOf(each: Case, into: Change[]): void {
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

const CHANGES = new WeakMap<Audited, readonly Change[]>();

/** Where a round gave other points than the one before it; several audits ask, and most rounds change nothing. */
export function changes(audited: Audited): readonly Change[] {
  const known = CHANGES.get(audited);
  if (known !== undefined) return known;
  const found: Change[] = [];
  for (const { cases } of audited.dossiers) for (const each of cases) if (isAppraised(each)) changesOf(each, found);
  CHANGES.set(audited, found);
  return found;
}

/** A criterion with what the unit claimed and what was left in the end. */
export interface Judged {
  readonly case: Case;
  readonly claimed: Points;
  readonly left: Points;
  readonly lowered: Points;
}

const JUDGED = new WeakMap<Dossier, readonly Judged[]>();

/** The criteria of a unit in which an appraisal decided on a claim. */
export function judgedClaims(dossier: Dossier): readonly Judged[] {
  const known = JUDGED.get(dossier);
  if (known !== undefined) return known;
  const found: Judged[] = [];
  for (const each of dossier.cases) {
    const { round } = each.score;
    if (!isAppraised(each) || round === undefined || each.leaf.source !== "self") continue;
    const claimed = each.shown("self");
    const left = each.worth(round);
    if (claimed !== undefined && left !== undefined) found.push({ case: each, claimed, left, lowered: subtract(claimed, left) });
  }
  JUDGED.set(dossier, found);
  return found;
}
