/** The places that units come out with, by all points or those of a node, after any round: what printed places are held against. */
import type { Round } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import { nodePoints } from "../engine/node-points.ts";
import { type Ranking, rankGroup } from "../engine/rank.ts";
import { scoreUpTo } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { compare, type Exact, isZero, percentage, ZERO } from "../points.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import type { Audited, Dossier } from "./audited.ts";

/** Where a unit may be said to stand; more than one place only where equals are listed one after another. */
export interface Standing {
  readonly first: number;
  readonly last: number;
  readonly of: number;
}
type Standings = ReadonlyMap<string, Standing>;

export class Places {
  readonly #audited: Audited;
  readonly #rankings = new Map<Round, readonly Ranking[]>();
  readonly #known = new Map<string, readonly Standings[]>();

  constructor(audited: Audited) {
    this.#audited = audited;
  }

  /** What a place of a node may mean, the usual first; nothing where one of the group cannot be read or is not among the data. */
  of({ card: { unit } }: Dossier, node: Node, round: Round): readonly Standing[] {
    const key = `${unit.group}\n${round}\n${node.id}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      const ranking = this.#rankingsAfter(round).find(({ group }) => group.id === unit.group);
      known = ranking === undefined ? [] : standingsOf(ranking, node, this.#audited.rubric);
      this.#known.set(key, known);
    }
    return known.flatMap((standings) => standings.get(unit.id) ?? []);
  }

  #rankingsAfter(round: Round): readonly Ranking[] {
    const { run } = this.#audited;
    const known = this.#rankings.get(round) ?? scoreUpTo(run, round).rankings;
    this.#rankings.set(round, known);
    return known;
  }
}

/** A fault elsewhere in the files takes the places from a ranking, but not what they ought to be. */
function standingsOf({ group, of, registered, rows, apart }: Ranking, node: Node, rubric: Rubric): readonly Standings[] {
  const ranked = rows.map(({ card }) => card);
  const cards = [...ranked, ...apart];
  if ((registered !== undefined && registered !== of) || cards.some(({ unreadable }) => unreadable)) return [];
  if (node !== rubric.root) {
    const points = (card: Scorecard): Exact => nodePoints(card, node, rubric).points;
    const index = (card: Scorecard): Exact => {
      const { applicable, earned } = subtotal(node, card.leaves);
      return isZero(applicable) ? ZERO : percentage(earned, applicable);
    };
    return [points, index].map((figure) => byFigure(ranked, figure, rubric));
  }
  const placed = rankGroup(group, cards, rubric).rows;
  return [
    new Map(placed.flatMap(({ place, card }) => (place === undefined ? [] : [[card.unit.id, { first: place, last: place, of }] as const]))),
  ];
}

/** By one figure alone: what breaks ties of the whole says nothing of a part. */
function byFigure(cards: readonly Scorecard[], figure: (card: Scorecard) => Exact, { ranking }: Rubric): Standings {
  const sorted = cards.map((card) => ({ id: card.unit.id, value: figure(card) })).sort((a, b) => compare(b.value, a.value));
  const places = new Map<string, Standing>();
  let levels = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const { value } = sorted[from] as { value: Exact };
    while (to < sorted.length && compare((sorted[to] as { value: Exact }).value, value) === 0) to += 1;
    levels += 1;
    const first = ranking.ties === "dense" ? levels : from + 1;
    const last = ranking.ties === "listed" ? to : first;
    for (const { id } of sorted.slice(from, to)) places.set(id, { first, last, of: sorted.length });
  }
  return places;
}
