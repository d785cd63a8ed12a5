/** Where the answers of two versions of the same data stand: what is of one unit, criterion, round and figure is the same cell, moved or not. */
import type { Submission } from "../assessment.ts";
import type { CellSpan } from "../source.ts";

/** The cells of an answer before and after. */
export type Moved = readonly [CellSpan, CellSpan];

function* placesIn(submissions: readonly Submission[]): Generator<readonly [string, CellSpan]> {
  for (const { unit, answers } of submissions) {
    for (const [leaf, { rounds }] of answers) {
      for (const [round, { cells = {} }] of Object.entries(rounds)) {
        for (const [key, cell] of Object.entries(cells)) yield [[unit.id, leaf, round, key].join("\n"), cell];
      }
    }
  }
}

export function answersMoved(before: readonly Submission[], after: readonly Submission[]): readonly Moved[] {
  const old = new Map(placesIn(before));
  const moved: Moved[] = [];
  for (const [key, at] of placesIn(after)) {
    const was = old.get(key);
    if (was !== undefined) moved.push([was, at]);
  }
  return moved;
}

/** What most of the answers say of places of one kind, such as rows: the place that each one became. */
export function mostly<T>(moved: readonly Moved[], placeOf: (at: CellSpan) => T): ReadonlyMap<T, T> {
  const votes = new Map<T, Map<T, number>>();
  for (const [was, at] of moved) {
    const own = votes.get(placeOf(was)) ?? new Map<T, number>();
    votes.set(placeOf(was), own);
    own.set(placeOf(at), (own.get(placeOf(at)) ?? 0) + 1);
  }
  const all = [...votes].flatMap(([was, own]) => [...own].map(([at, count]) => ({ was, at, count })));
  const taken = new Set<T>();
  const found = new Map<T, T>();
  for (const { was, at } of all.sort((a, b) => b.count - a.count)) {
    if (found.has(was) || taken.has(at)) continue;
    found.set(was, at);
    taken.add(at);
  }
  return found;
}
