/** Everything about a unit's leaves that its scorecard tells besides the total, gathered in one pass. */
import type { Submission } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import { add, equal, type Points, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { type Judged, type Judging, judge } from "./answer.ts";
import { gateFailed } from "./gate.ts";
import { notApplicable } from "./leaf.ts";
import type { LeafScore } from "./scorecard.ts";
import { mayNotAnswer } from "./settle.ts";

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
  /** Undefined when the rubric has no survey leaf. */
  readonly survey: Points | undefined;
}

const NO_GATES: readonly Leaf[] = [];

export function tallyOf(leaves: readonly LeafScore[], answers: Submission["answers"], judging: Judging): Tally {
  let [open, unreadable, missing] = [false, false, false];
  let failedGates = NO_GATES;
  let self: Points | undefined;
  let survey: Points | undefined;
  let own: Points = ZERO;
  for (const score of leaves) {
    const { leaf, low, high, earned } = score;
    if (low !== high && !equal(low, high)) open = true;
    if (score.unreadable) unreadable = true;
    if (leaf.gate !== undefined && gateFailed(score)) failedGates = [...failedGates, leaf];
    if (leaf.effect !== "score") continue;
    if (score.state === "missing" || (score.round === undefined && score.state !== "not-applicable")) missing = true;
    if (leaf.source === "survey") {
      survey = add(survey ?? ZERO, earned);
      continue;
    }
    own = add(own, earned);
    const claim = claimOf(score, answers, judging);
    if (claim !== undefined) self = add(self ?? ZERO, claim);
  }
  return { open, unreadable, missing, failedGates, self, own, survey };
}

/** What the unit claimed for a leaf: the points it typed, or what its facts are worth where it typed none; nothing that cannot stand. */
function claimOf({ leaf, round, earned, unreadable }: LeafScore, answers: Submission["answers"], judging: Judging): Points | undefined {
  const answer = answers.get(leaf.id)?.rounds.self;
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
