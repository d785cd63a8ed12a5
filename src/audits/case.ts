/** One criterion of one unit as an audit sees it: what every round said of it and what came of that. */
import type { Answer, LeafAnswers, Round, Submission } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import type { Judging } from "../engine/answer.ts";
import { type Plan, planOf, type Shared } from "../engine/plan.ts";
import type { LeafScore, Scorecard } from "../engine/scorecard.ts";
import { hasFacts, hasValue, mayNotAnswer } from "../engine/settle.ts";
import { unheard, worthOf } from "../engine/worth.ts";
import { type Points, ZERO } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";

/** A round that cannot stand, or has nothing to be worth. */
const WORTHLESS = Symbol("worthless");
const NO_ROUNDS: readonly Round[] = [];

export const judgingOf = (rubric: Rubric, unit: string, problems: Diagnostics): Judging => ({
  rounding: rubric.rounding,
  atLeaf: rubric.rounding.at === "leaf",
  unit,
  rounds: rubric.rounds,
  otherLevels: false,
  problems,
});

/** What all cases of an audit have in common. */
export class Docket {
  readonly rounds: readonly Round[];
  readonly #judging: Judging;
  readonly #plan: Plan;
  /** The rounds that said something, by a number with one bit a round. */
  readonly #choices: (readonly Round[])[] = [];
  #card: Scorecard | undefined;
  #cases: readonly Case[] = [];

  constructor(rubric: Rubric) {
    this.rounds = rubric.rounds.map(({ id }) => id);
    this.#judging = unheard(judgingOf(rubric, "", new Diagnostics()));
    this.#plan = planOf(rubric);
  }

  /** The criteria of a unit. Only those asked for last are kept: a country is looked through unit by unit. */
  casesOf(card: Scorecard, { answers }: Submission): readonly Case[] {
    if (this.#card !== card) {
      this.#card = card;
      this.#cases = card.leaves.map((score) => new Case(card.unit.name, score, answers.get(score.leaf.id), this));
    }
    return this.#cases;
  }

  /** What an answer comes to; undefined for what cannot stand and what does not apply. */
  worth(leaf: Leaf, answer: Answer): Points | undefined {
    const worth = worthOf(leaf, answer, this.#judging, this.#plan.shared[leaf.index] as Shared);
    return worth === "not-applicable" || worth === "unreadable" ? undefined : worth;
  }

  /** The same list for the same rounds. */
  choice(bits: number): readonly Round[] {
    const known = this.#choices[bits];
    if (known !== undefined) return known;
    const made = this.rounds.filter((_, index) => (bits & (1 << index)) !== 0);
    this.#choices[bits] = made;
    return made;
  }
}

export class Case {
  readonly unit: string;
  readonly leaf: Leaf;
  readonly score: LeafScore;
  readonly given: LeafAnswers | undefined;
  readonly #docket: Docket;
  #rounds: readonly Round[] | undefined;
  /** What each round came to, once it was asked for: the survey first, then the rounds of the rubric. */
  #worths: (Points | typeof WORTHLESS | undefined)[] | undefined;

  constructor(unit: string, score: LeafScore, given: LeafAnswers | undefined, docket: Docket) {
    this.unit = unit;
    this.leaf = score.leaf;
    this.score = score;
    this.given = given;
    this.#docket = docket;
  }

  get subject(): readonly string[] {
    return [this.unit, this.leaf.id];
  }

  /** What a round said; undefined when it said nothing, or had no say. */
  said(round: Round): Answer | undefined {
    if (mayNotAnswer(this.leaf, round)) return undefined;
    const answer = this.given?.rounds[round];
    return hasValue(answer) ? answer : undefined;
  }

  /** The rounds of the appraisal that said something, in their order. */
  get rounds(): readonly Round[] {
    this.#rounds ??= this.#saying();
    return this.#rounds;
  }

  #saying(): readonly Round[] {
    if (this.given === undefined) return NO_ROUNDS;
    const { rounds } = this.#docket;
    let bits = 0;
    for (let index = 0; index < rounds.length; index += 1) {
      if (this.said(rounds[index] as Round) !== undefined) bits |= 1 << index;
    }
    return this.#docket.choice(bits);
  }

  /** The points that a round comes to: computed from its facts, else typed. Undefined for what cannot stand and what does not apply. */
  worth(round: Round): Points | undefined {
    const answer = this.said(round);
    if (answer === undefined) return undefined;
    // What scoring took as it was typed needs no second judgement.
    if (round === this.score.round && answer.points !== undefined && this.typed(round) && answer.notApplicable !== true) {
      return this.score.unreadable ? undefined : answer.points;
    }
    // Of its full length at once: a growing list takes several times the room.
    this.#worths ??= new Array(this.#docket.rounds.length + 1);
    const place = this.#docket.rounds.indexOf(round) + 1;
    const known = this.#worths[place];
    if (known !== undefined) return known === WORTHLESS ? undefined : known;
    const worth = this.#docket.worth(this.leaf, answer);
    this.#worths[place] = worth ?? WORTHLESS;
    return worth;
  }

  /** The points that a round shows in its column: typed, else computed. */
  shown(round: Round): Points | undefined {
    const answer = this.said(round);
    if (answer === undefined) return undefined;
    if (answer.notApplicable === true) return this.score.round === round ? this.score.earned : this.absent;
    return answer.points ?? this.worth(round);
  }

  /** What a criterion that does not apply is worth by itself. */
  get absent(): Points {
    return this.leaf.notApplicable === "full" ? this.leaf.max : ZERO;
  }

  /** Whether people typed the points of a round, without figures that they could follow from. */
  typed(round: Round): boolean {
    const answer = this.said(round);
    return answer?.points !== undefined && !hasFacts(answer);
  }

  /** The cell of the points of a round, or where its answer begins. */
  at(round: Round): CellSpan | undefined {
    const answer = this.said(round);
    return answer?.cells?.points ?? answer?.at;
  }
}
