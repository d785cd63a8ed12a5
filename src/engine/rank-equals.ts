/** Units that come out with the same figure: with whom a unit is tied, and what told it apart from the others. */
import { type Exact, equal, type Points } from "../points.ts";
import type { Scorecard } from "./scorecard.ts";

/** A unit with the same figure. */
export interface Equal {
  readonly card: Scorecard;
  /** The node whose points told the two apart; undefined where nothing did, and they are tied. */
  readonly by: string | undefined;
}
interface Compared {
  readonly figure: (card: Scorecard) => Exact;
  readonly ties: readonly { readonly node: string; readonly points: (card: Scorecard) => Points }[];
}

const NO_EQUALS: readonly Equal[] = [];

/** Who has the same figure as whom, held once for all that are equal: of thousands, each has all the others. */
export class Equals {
  readonly #compared: Compared;
  /** By index among the ranked: all with that figure, the unit itself among them. */
  readonly #same: (readonly Equal[])[] = [];

  /** @param ranked in their order, so that equal figures stand next to each other */
  constructor(ranked: readonly Scorecard[], compared: Compared) {
    this.#compared = compared;
    let same: Equal[] = [];
    let last: Exact | undefined;
    for (const card of ranked) {
      const own = compared.figure(card);
      if (last === undefined || !equal(last, own)) same = [];
      last = own;
      same.push({ card, by: undefined });
      this.#same.push(same);
    }
  }

  /** The others with the figure of a ranked unit. */
  of(card: Scorecard, index: number): readonly Equal[] {
    const same = this.#same[index] ?? NO_EQUALS;
    if (same.length < 2) return NO_EQUALS;
    const others = same.filter((other) => other.card !== card);
    const { ties } = this.#compared;
    if (ties.length === 0) return others;
    return others.map((other) => ({ card: other.card, by: ties.find(({ points }) => !equal(points(card), points(other.card)))?.node }));
  }
}
