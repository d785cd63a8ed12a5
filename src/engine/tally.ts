/** Everything about a unit's leaves that its scorecard tells besides the total, gathered in one pass. */
import { Diagnostics } from "../diagnostic.ts";
import { add, equal, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { type Judged, type Judging, judge } from "./answer.ts";
import { gateFailed } from "./gate.ts";
import { notApplicable } from "./leaf.ts";
import type { LeafScore } from "./scorecard.ts";
import { type ByLeaf, mayNotAnswer } from "./settle.ts";

export interface Tally {
  /** Some figure may still change. */
  readonly open: boolean;
  readonly unreadable: boolean;
  /** Nothing at all was ever said of some leaf, be it that the unit or that the appraisers have not come to it. */
  readonly missing: boolean;
  readonly failedGates: readonly Leaf[];
  /** What the unit claimed for its own leaves; undefined when it claimed nothing. */
  readonly self: Points | undefined;
  /** What its own leaves came to in the end. */
  readonly own: Points;
  /** Undefined when no survey result is known of the unit. */
  readonly survey: Points | undefined;
}

const NO_GATES: readonly Leaf[] = [];

/** @param base what all leaves that score came to */
export function tallyOf(leaves: readonly LeafScore[], base: Points, answers: ByLeaf, judging: Judging): Tally {
  let [open, unreadable, missing] = [false, false, false];
  let failedGates = NO_GATES;
  let self: Points | undefined;
  for (const score of leaves) {
    const { leaf, low, high } = score;
    if (!equal(low, high)) open = true;
    if (score.unreadable) unreadable = true;
    if (gateFailed(score)) failedGates = [...failedGates, leaf];
    if (leaf.effect !== "score") continue;
    if (neverAnswered(score)) missing = true;
    if (leaf.source === "survey") continue;
    const claim = claimOf(score, answers, judging);
    if (claim !== undefined) self = add(self ?? ZERO, claim);
  }
  const survey = surveyOf(leaves);
  return { open, unreadable, missing, failedGates, self, own: subtract(base, survey.all), survey: survey.known };
}

/** What counts of the survey, and what is known of it: one that was not held has no points, and must not look like one that went badly. */
function surveyOf(leaves: readonly LeafScore[]): { readonly all: Points; readonly known: Points | undefined } {
  let all = ZERO;
  let known: Points | undefined;
  for (const { leaf, earned, round } of leaves) {
    if (leaf.source !== "survey" || leaf.effect !== "score") continue;
    all = add(all, earned);
    if (round !== undefined) known = add(known ?? ZERO, earned);
  }
  return { all, known };
}

const neverAnswered = ({ state, round }: LeafScore): boolean => state === "missing" || (round === undefined && state !== "not-applicable");

/** What the unit claimed for a leaf: the points it typed, or what its facts are worth where it typed none; nothing that cannot stand. */
function claimOf({ leaf, round, earned, unreadable }: LeafScore, answers: ByLeaf, judging: Judging): Points | undefined {
  const answer = answers[leaf.index]?.rounds.self;
  if (answer === undefined || mayNotAnswer(leaf, "self")) return undefined;
  if (round === "self") return unreadable ? undefined : (answer.points ?? earned);
  const judged = judge(leaf, answer, false, { ...judging, problems: new Diagnostics() });
  return judged.kind === "unreadable" ? undefined : (answer.points ?? worth(leaf, judged, earned));
}

/** A share of everything else is what it is in the end. */
function worth(leaf: Leaf, judged: Judged, settled: Points): Points {
  if (judged.kind === "earned") return judged.earned;
  return leaf.notApplicable === "pro-rata" ? settled : notApplicable(leaf).earned;
}
