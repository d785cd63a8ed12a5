/** What scoring gives: for every leaf what was earned and every row of what was lost, for the unit the totals they add up to. */
import type { Round, Unit } from "../assessment.ts";
import type { Exact, Points } from "../points.ts";
import type { Grade, Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import type { Message } from "../text.ts";

/**
 * - `answered`: there is a value, be it zero;
 * - `missing`: the unit sent its sheet but left this blank, or wrote what cannot be read;
 * - `not-applicable`: it did not arise;
 * - `awaiting-appraisal`: the appraisers have begun with the unit but not come to this leaf; the earlier value stands in.
 * The fifth state, not submitted, is one of a whole unit.
 */
export type LeafState = "answered" | "missing" | "not-applicable" | "awaiting-appraisal";

/** Which of the three sums a row belongs to. */
export type Account = "score" | "bonus" | "penalty";

/** One row of the ledger: points that were taken, given back (negative) or charged, and why. */
export interface Deduction {
  readonly points: Points;
  readonly sentence: Message;
  /** Words of the rubric itself, printed before the sentence. */
  readonly reason?: string | undefined;
  /** The round in which the points were lost; absent for what only the totals know (caps, rounding). */
  readonly round?: Round | undefined;
  /** Keys of the fields whose values decided; `points` is what people typed. */
  readonly fields: readonly string[];
  /** Rows of a list that decided. */
  readonly at?: readonly CellSpan[] | undefined;
  /** The appraisers' own words, where the row is theirs. */
  readonly remark?: string | undefined;
}

export interface LeafScore {
  readonly leaf: Leaf;
  readonly state: LeafState;
  /** An answer was there but could not be read, so the group gets no ranks. */
  readonly unreadable: boolean;
  /** The appraisers have begun with the unit but not come to this leaf; what does not apply so far may yet be found to apply. */
  readonly awaiting: boolean;
  /** The leaf's part of the applicable maximum: 0 for one excluded, and for bonus and penalty leaves. */
  readonly applicable: Points;
  /** Points earned; on a penalty leaf the points charged. */
  readonly earned: Points;
  /** The least and the most that `earned` may still become. */
  readonly low: Points;
  readonly high: Points;
  readonly deductions: readonly Deduction[];
  /** The round whose answer decided; undefined when there was none. The answer itself is the submission's. */
  readonly round?: Round | undefined;
}

/** A row that belongs to no leaf: what a cap or the floor cut, and the one rounding of a rubric that rounds its total. */
export interface TotalRow extends Deduction {
  /** The node whose cap it is; empty for the whole. */
  readonly node: string;
  readonly account: Account;
}

export type CardState =
  | "scored"
  /** The unit sent nothing. */
  | "not-submitted"
  /** A leaf without which there is no total was not reached. */
  | "gate-failed"
  /** None of the criteria arose for the unit, so that there is no maximum to measure it by. */
  | "nothing-applicable"
  /** Answers are missing and the rubric refuses to score without them. */
  | "refused";

export interface Scorecard {
  readonly unit: Unit;
  readonly state: CardState;
  /** By index of leaf. */
  readonly leaves: readonly LeafScore[];
  /** Rows of the whole; see `TotalRow`. */
  readonly rows: readonly TotalRow[];
  /** The maximum of what applies to the unit. */
  readonly applicableMax: Points;
  /** Everything in account `score`: `applicableMax − lost + bonus − penalty = total`. */
  readonly lost: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  /** The published total: the exact sum of rounded leaves, or rounded itself, as the rubric says. */
  readonly total: Points;
  /** The total before it was rounded, if it was. */
  readonly exactTotal: Points;
  /** The least and the most that the published total may still become. */
  readonly low: Points;
  readonly high: Points;
  /** total / applicableMax in %, rounded; the figure that rank and grade read unless the rubric ranks on the exact one. */
  readonly index: Exact;
  readonly exactIndex: Exact;
  /** The least and the most that the figure which rank and grade read may still become. */
  readonly lowIndex: Exact;
  readonly highIndex: Exact;
  /** By the index; once the unit is ranked, what ceilings and quotas left of it. */
  readonly grade: Grade | undefined;
  /** What the unit claimed for its own leaves, without the survey; undefined when it claimed nothing. */
  readonly self: Points | undefined;
  /** What those leaves came to in the end. */
  readonly own: Points;
  /** What the appraisers left of it; undefined while no round after the first has begun. */
  readonly appraised: Points | undefined;
  /** Points from the survey; undefined when no result of it is known of the unit. */
  readonly survey: Points | undefined;
  readonly provisional: boolean;
  readonly unreadable: boolean;
  /** How many leaves there are figures of, or the word that they do not apply. */
  readonly heard: number;
  /** The leaves that do not apply. */
  readonly outside: readonly Leaf[];
  /** The last round that decided a leaf; the survey where there is nothing else, undefined where there is nothing at all. */
  readonly reached: Round | undefined;
  /** The leaves whose gate the unit did not pass. */
  readonly failedGates: readonly Leaf[];
}
