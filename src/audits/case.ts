/** One criterion of one unit as an audit sees it: what every round said of it and what came of that. */
import type { Answer, LeafAnswers, Round } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import { type Judged, type Judging, judge } from "../engine/answer.ts";
import type { LeafScore } from "../engine/scorecard.ts";
import { hasFacts, hasValue, mayNotAnswer } from "../engine/settle.ts";
import { type Points, ZERO } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";

/** What scoring is told when only the figure is wanted: nothing is kept. */
class Unheard extends Diagnostics {
  override add(): void {}
}
const UNHEARD = new Unheard();

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

export class Case {
  readonly unit: string;
  readonly leaf: Leaf;
  readonly score: LeafScore;
  readonly given: LeafAnswers | undefined;
  readonly #rubric: Rubric;
  #rounds: readonly Round[] | undefined;
  /** What each round came to, once it was asked for. */
  #worths: Map<Round, Points | typeof WORTHLESS> | undefined;

  constructor(unit: string, score: LeafScore, given: LeafAnswers | undefined, rubric: Rubric) {
    this.unit = unit;
    this.leaf = score.leaf;
    this.score = score;
    this.given = given;
    this.#rubric = rubric;
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
    this.#rounds ??=
      this.given === undefined ? NO_ROUNDS : this.#rubric.rounds.map(({ id }) => id).filter((id) => this.said(id) !== undefined);
    return this.#rounds;
  }

  #judged(answer: Answer): Judged {
    return judge(this.leaf, answer, false, judgingOf(this.#rubric, this.unit, UNHEARD));
  }

  /** The points that a round comes to: computed from its facts, else typed. Undefined for what cannot stand and what does not apply. */
  worth(round: Round): Points | undefined {
    const answer = this.said(round);
    if (answer === undefined) return undefined;
    // What scoring took as it was typed needs no second judgement.
    if (round === this.score.round && answer.points !== undefined && this.typed(round) && answer.notApplicable !== true) {
      return this.score.unreadable ? undefined : answer.points;
    }
    this.#worths ??= new Map();
    const known = this.#worths.get(round);
    if (known !== undefined) return known === WORTHLESS ? undefined : known;
    const judged = this.#judged(answer);
    const worth = judged.kind === "earned" ? judged.earned : undefined;
    this.#worths.set(round, worth ?? WORTHLESS);
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
