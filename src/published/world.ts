/** What a published table is compared with: the scoring of the data, and the same scored in every other way that may explain a difference. */
import { ROUNDS, type Round } from "../assessment.ts";
import { withNotes } from "../engine/notes.ts";
import { roundReached } from "../engine/result.ts";
import { type Material, type ScoreRun, scoreAll } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import type { Rounding } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";

/** Where a unit stands in a scoring. */
export interface Standing {
  readonly card: Scorecard;
  readonly place: number | undefined;
  readonly of: number;
  readonly group: string;
}
export type Standings = ReadonlyMap<string, Standing>;

export function standingsOf({ rankings }: ScoreRun): Standings {
  return new Map(
    rankings.flatMap(({ rows, apart, of, group }) => [
      ...rows.map(({ card, place }) => [card.unit.id, { card, place, of, group: group.id }] as const),
      ...apart.map((card) => [card.unit.id, { card, place: undefined, of, group: group.id }] as const),
    ]),
  );
}

type At = Rubric["rounding"]["at"];

/** One material scored in several ways, each worked out once and only when asked for. */
export class World {
  readonly material: Material;
  readonly run: ScoreRun;
  readonly now: Standings;
  readonly #known = new Map<string, Standings>();
  readonly #worlds = new Map<Round, World>();

  constructor(material: Material, round: Round) {
    this.material = material;
    this.run = withNotes(scoreAll(material, round));
    this.now = standingsOf(this.run);
  }

  /** The same data as far as a round, the rounds after it left out. */
  asOf(round: Round): World {
    if (round === this.run.round) return this;
    const known = this.#worlds.get(round) ?? new World(this.material, round);
    this.#worlds.set(round, known);
    return known;
  }

  /** The same as far as a printed table says that it reaches; undefined where it says nothing. */
  reaching(round: Round | undefined): World {
    return round === undefined || roundReached(this.run) === round ? this : this.asOf(round);
  }

  get rubric(): Rubric {
    return this.material.rubric;
  }

  /** The rounds before the last that counts, latest first. */
  get earlier(): readonly Round[] {
    const rounds = this.rubric.rounds.map(({ id }) => id);
    const last = rounds.findLastIndex((id) => ROUNDS.indexOf(id) <= ROUNDS.indexOf(this.run.round as (typeof ROUNDS)[number]));
    return rounds.slice(0, Math.max(last, 0)).toReversed();
  }

  #scored(key: string, rubric: Rubric, round: Round): Standings {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = standingsOf(scoreAll({ ...this.material, rubric }, round));
    this.#known.set(key, made);
    return made;
  }

  at(round: Round): Standings {
    return round === this.run.round ? this.now : this.#scored(`round ${round}`, this.rubric, round);
  }

  rounded(rounding: Rounding & { readonly at: At }): Standings {
    const { decimals, mode, at } = rounding;
    return this.#scored(`rounding ${decimals} ${mode} ${at}`, { ...this.rubric, rounding }, this.run.round);
  }

  ranked(ranking: Rubric["ranking"]): Standings {
    const { by, ties, tieBreak } = ranking;
    return this.#scored(`ranking ${by} ${ties} ${tieBreak.join(" ")}`, { ...this.rubric, ranking }, this.run.round);
  }
}
