/** The places that a unit may still take while figures are open, from the least and the most of every unit. */
import { compare, type Exact } from "../points.ts";
import type { Scorecard } from "./scorecard.ts";

/** Both from 1; the same where nothing can change. */
export interface PlaceRange {
  readonly best: number;
  readonly worst: number;
}

export interface Contestants {
  readonly cards: readonly Scorecard[];
  /** Units that are not ranked and may yet come among the others, at any place. */
  readonly joining: number;
  /** May leave the ranking, and then counts before nobody. */
  readonly mayLeave: (card: Scorecard) => boolean;
  readonly ties: "shared" | "dense" | "listed";
  /** Whether units with the same figure may be told apart by points that may change as well. */
  readonly broken: boolean;
  /** How two stand of which neither can change: negative when the first is before the second. */
  readonly settled: (a: Scorecard, b: Scorecard) => number;
}

const isFinal = ({ lowIndex, highIndex, provisional }: Scorecard): boolean => !provisional && compare(lowIndex, highIndex) === 0;

/** Figures from the highest down, each with its unit. */
class Figures {
  readonly #cards: readonly Scorecard[];
  readonly #of: (card: Scorecard) => Exact;

  constructor(cards: readonly Scorecard[], of: (card: Scorecard) => Exact) {
    this.#of = of;
    this.#cards = [...cards].sort((a, b) => compare(of(b), of(a)));
  }

  /** The first place in the row whose figure is not above the given one; with `past`, not above or equal. */
  #from(figure: Exact, past: boolean): number {
    let [low, high] = [0, this.#cards.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const difference = compare(this.#of(this.#cards[middle] as Scorecard), figure);
      if (difference > 0 || (past && difference === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  above = (figure: Exact): readonly Scorecard[] => this.#cards.slice(0, this.#from(figure, false));
  countAbove = (figure: Exact): number => this.#from(figure, false);
  equal = (figure: Exact): readonly Scorecard[] => this.#cards.slice(this.#from(figure, false), this.#from(figure, true));
}

/** How many different figures these units have at least: those that may come out alike share one. */
function fewestFigures(cards: readonly Scorecard[]): number {
  let count = 0;
  let reached: Exact | undefined;
  for (const { lowIndex, highIndex } of [...cards].sort((a, b) => compare(a.highIndex, b.highIndex))) {
    if (reached !== undefined && compare(lowIndex, reached) <= 0) continue;
    reached = highIndex;
    count += 1;
  }
  return count;
}

/** How many dense places these units take up, at least and at most. */
class DensePlaces {
  readonly #order: Contestants["settled"];
  readonly #stands: (card: Scorecard) => boolean;

  constructor({ settled, broken }: Contestants) {
    this.#order = (a, b) => compare(b.highIndex, a.highIndex) || settled(a, b);
    // Where equals are told apart, a unit that is open may stand beside another today and not tomorrow.
    this.#stands = broken ? isFinal : ({ lowIndex, highIndex }) => compare(lowIndex, highIndex) === 0;
  }

  /** Places of those that cannot change: equals that a tie-break tells apart have one each. */
  #taken(fixed: readonly Scorecard[]): number {
    const sorted = [...fixed].sort(this.#order);
    return sorted.filter((card, index) => index === 0 || this.#order(sorted[index - 1] as Scorecard, card) !== 0).length;
  }

  fewest(cards: readonly Scorecard[]): number {
    const fixed = cards.filter(this.#stands);
    return fewestFigures(cards) + this.#taken(fixed) - fewestFigures(fixed);
  }

  /** Those that cannot change are alike where they are equal, all others may differ. */
  most(cards: readonly Scorecard[]): number {
    const fixed = cards.filter(this.#stands);
    return cards.length - fixed.length + this.#taken(fixed);
  }
}

/** The best and the worst place of any of the units, worked out once the first one is asked for: where nothing is open, none is. */
export function placeRanges(contestants: Contestants): (card: Scorecard) => PlaceRange {
  let rangeOf: ((card: Scorecard) => PlaceRange) | undefined;
  return (card) => {
    rangeOf ??= rangesAmong(contestants);
    return rangeOf(card);
  };
}

function rangesAmong(contestants: Contestants): (card: Scorecard) => PlaceRange {
  const { cards, joining, mayLeave, ties, broken, settled } = contestants;
  const lows = new Figures(
    cards.filter((card) => !mayLeave(card)),
    ({ lowIndex }) => lowIndex,
  );
  const highs = new Figures(cards, ({ highIndex }) => highIndex);
  const dense = ties === "dense" ? new DensePlaces(contestants) : undefined;
  // What the register or a tie-break decides between equals.
  const first = (other: Scorecard, card: Scorecard, unkindly: boolean): boolean =>
    isFinal(other) && isFinal(card) ? settled(other, card) < 0 : unkindly && (broken || ties === "listed");
  return (card) => {
    const equals = (figures: Figures, figure: Exact, unkindly: boolean): readonly Scorecard[] =>
      figures.equal(figure).filter((other) => other !== card && first(other, card, unkindly));
    const before = equals(lows, card.highIndex, false);
    const behind = equals(highs, card.lowIndex, true);
    if (dense !== undefined) {
      const over = highs.above(card.lowIndex).filter((other) => other !== card);
      return { best: 1 + dense.fewest([...lows.above(card.highIndex), ...before]), worst: 1 + dense.most([...over, ...behind]) + joining };
    }
    // A unit whose own figure is open stands above its own least.
    const own = compare(card.highIndex, card.lowIndex) > 0 ? 1 : 0;
    return {
      best: 1 + lows.countAbove(card.highIndex) + before.length,
      worst: 1 + highs.countAbove(card.lowIndex) - own + behind.length + joining,
    };
  };
}

/**
 * How many units may yet come among the ranked ones: those of whom nothing is known, and those apart that may still get a total.
 * @param apart whether each unit that stands apart may
 */
export function joining(apart: readonly boolean[], expected: number, ranked: number): number {
  const never = apart.filter((may) => !may).length;
  return Math.max(0, expected - ranked - never, apart.length - never);
}
