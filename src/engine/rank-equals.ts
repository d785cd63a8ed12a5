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

/** Equal figures stand next to each other, so only neighbours are looked at. */
export function equalsOf(ranked: readonly Scorecard[], index: number, { figure, ties }: Compared): readonly Equal[] {
  const card = ranked[index] as Scorecard;
  const own = figure(card);
  const same = (at: number): boolean => ranked[at] !== undefined && equal(figure(ranked[at] as Scorecard), own);
  if (!same(index - 1) && !same(index + 1)) return NO_EQUALS;
  let [first, last] = [index, index];
  while (same(first - 1)) first -= 1;
  while (same(last + 1)) last += 1;
  const others = ranked.slice(first, last + 1).filter((other) => other !== card);
  return others.map((other) => ({ card: other, by: ties.find(({ points }) => !equal(points(card), points(other)))?.node }));
}
