/** What is answered by one saying alone, held once for all units that say the same: a country repeats a few thousand answers. */
import type { LeafOutline, Round, Value } from "../assessment.ts";
import type { Points } from "../points.ts";
import { Bare } from "./bare.ts";

/** Beyond so many different answers of one kind the rest are not held. */
const MOST = 4096;

export class Outlines {
  /** By the number of what is said in which round. */
  readonly #known: Map<Value | Points, LeafOutline>[] = [];

  of(code: number, said: Value | Points): LeafOutline | undefined {
    return this.#known[code]?.get(said);
  }

  /** @param key of the fact; undefined for points */
  keep(code: number, said: Value | Points, round: Round, key: string | undefined): LeafOutline | undefined {
    this.#known[code] ??= new Map();
    const known = this.#known[code] as Map<Value | Points, LeafOutline>;
    if (known.size >= MOST) return undefined;
    const answer = key === undefined ? { points: said as Points } : { facts: factsOf(key, said as Value) };
    const outline: LeafOutline = { rounds: { [round]: answer } };
    known.set(said, outline);
    return outline;
  }
}

function factsOf(key: string, value: Value): Record<string, Value> {
  const facts: Record<string, Value> = new Bare();
  facts[key] = value;
  return facts;
}
