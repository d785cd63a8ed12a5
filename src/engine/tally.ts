/** Everything about a unit's leaves that its scorecard tells besides the total, gathered in one pass. */
import { type Answer, ROUNDS, type Round } from "../assessment.ts";
import { add, equal, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Judging } from "./answer.ts";
import { failedGates } from "./gate.ts";
import type { Given } from "./given.ts";
import { notApplicable } from "./leaf.ts";
import type { Plan, Shared } from "./plan.ts";
import type { LeafScore } from "./scorecard.ts";
import { mayNotAnswer } from "./settle.ts";
import { unheard, worthOf } from "./worth.ts";

export interface Tally {
  /** Some figure may still change. */
  readonly open: boolean;
  readonly unreadable: boolean;
  /** Nothing at all was ever said of some leaf, be it that the unit or that the appraisers have not come to it. */
  readonly missing: boolean;
  readonly failedGates: readonly Leaf[];
  /** How many leaves there are figures of, or the word that they do not apply. */
  readonly heard: number;
  /** The leaves that do not apply. */
  readonly outside: readonly Leaf[];
  /** The last round that decided a leaf; the survey where there is nothing else. */
  readonly reached: Round | undefined;
  /** What the unit claimed for its own leaves; undefined when it claimed nothing. */
  readonly self: Points | undefined;
  /** What its own leaves came to in the end. */
  readonly own: Points;
  /** Undefined when no survey result is known of the unit. */
  readonly survey: Points | undefined;
}

/** @param base what all leaves that score came to */
export function tallyOf(leaves: readonly LeafScore[], base: Points, given: Given, judging: Judging, plan: Plan): Tally {
  const silent = unheard(judging);
  let [open, unreadable, missing] = [false, false, false];
  let self: Points | undefined;
  for (const score of leaves) {
    const { leaf, low, high } = score;
    if (!equal(low, high)) open = true;
    if (score.unreadable) unreadable = true;
    if (leaf.effect !== "score") continue;
    if (neverAnswered(score)) missing = true;
    if (leaf.source === "survey") continue;
    const claim = claimOf(score, given, silent, plan);
    if (claim !== undefined) self = add(self ?? ZERO, claim);
  }
  const survey = surveyOf(leaves, plan);
  const { heard, outside, reached } = heardOf(leaves);
  return {
    open,
    unreadable,
    missing,
    failedGates: failedGates(leaves, plan.gates),
    heard,
    outside,
    reached,
    self,
    own: subtract(base, survey.all),
    survey: survey.known,
  };
}

/** What was said at all of the leaves. */
function heardOf(leaves: readonly LeafScore[]): Pick<Tally, "heard" | "outside" | "reached"> {
  let heard = 0;
  let reached: Round | undefined;
  const outside: Leaf[] = [];
  for (const score of leaves) {
    if (isHeard(score)) heard += 1;
    if (score.state === "not-applicable") outside.push(score.leaf);
    // Leaf after leaf is decided in the same round.
    if (score.round !== reached) reached = laterOf(reached, score.round);
  }
  return { heard, outside, reached };
}

/** A leaf may wait for its appraisal with nothing said of it yet. */
const isHeard = ({ state, round, unreadable }: LeafScore): boolean => state === "not-applicable" || (round !== undefined && !unreadable);

const BY_TIME: readonly (Round | undefined)[] = [undefined, "survey", ...ROUNDS];
/** The later of two rounds; the survey, which is held beside them, before any of the appraisal. */
export const laterOf = (a: Round | undefined, b: Round | undefined): Round | undefined => (BY_TIME.indexOf(a) > BY_TIME.indexOf(b) ? a : b);

/** What counts of the survey, and what is known of it: one that was not held has no points, and must not look like one that went badly. */
function surveyOf(leaves: readonly LeafScore[], { surveyed }: Plan): { readonly all: Points; readonly known: Points | undefined } {
  let all = ZERO;
  let known: Points | undefined;
  for (const { index } of surveyed) {
    const { earned, round } = leaves[index] as LeafScore;
    all = add(all, earned);
    if (round !== undefined) known = add(known ?? ZERO, earned);
  }
  return { all, known };
}

const neverAnswered = ({ state, round }: LeafScore): boolean => state === "missing" || (round === undefined && state !== "not-applicable");

/** What the unit claimed for a leaf: the points it typed, or what its facts are worth where it typed none; nothing that cannot stand. */
function claimOf({ leaf, round, earned, unreadable }: LeafScore, given: Given, silent: Judging, { shared }: Plan): Points | undefined {
  const answer = given.outline(leaf)?.rounds.self;
  if (answer === undefined || mayNotAnswer(leaf, "self")) return undefined;
  if (round === "self") return unreadable ? undefined : (answer.points ?? earned);
  const worth = worthOf(leaf, given.placed(leaf)?.rounds.self as Answer, silent, shared[leaf.index] as Shared);
  if (worth === "unreadable") return undefined;
  return answer.points ?? (worth === "not-applicable" ? withoutApplying(leaf, earned) : worth);
}

/** A share of everything else is what it is in the end. */
const withoutApplying = (leaf: Leaf, settled: Points): Points => (leaf.notApplicable === "pro-rata" ? settled : notApplicable(leaf).earned);
