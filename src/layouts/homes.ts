/** Which sheets, or which rows of them, gave a unit its own part, and on which criteria: a second place for one of those is a fault. */
import { addTo } from "../grouped.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";

interface Home {
  readonly at: CellSpan;
  readonly leaves: ReadonlySet<Leaf>;
}

/** A place of which no criterion was understood may be for any of them. */
const apart = (first: ReadonlySet<Leaf>, second: ReadonlySet<Leaf>): boolean =>
  first.size > 0 && second.size > 0 && ![...second].some((leaf) => first.has(leaf));

export class Homes {
  readonly #homes = new Map<string, Home[]>();

  /** The place that holds some of these criteria of the unit already; where there is none, this one is theirs. */
  taken(unit: string, at: CellSpan, leaves: ReadonlySet<Leaf>): CellSpan | undefined {
    const first = this.#homes.get(unit)?.find((home) => !apart(home.leaves, leaves));
    if (first === undefined) addTo(this.#homes, unit, { at, leaves });
    return first?.at;
  }
}
