/** Which item of one list is which of another: by id where items have one, else by what they say, from the most telling to the least. */
import type * as z from "zod";
import { canonical, isPoints, isRange, isWording, type Members, rangeOf } from "./compare-shape.ts";

export interface Alignment {
  /** Indices in both lists, in the order of the second. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** The pairs do not stand in the same order. */
  readonly reordered: boolean;
}
/** What makes two items the same; undefined when the item has nothing of the kind. */
type Mark = (item: Members) => string | undefined;

function marksOf(members: Readonly<Record<string, z.ZodType>>): readonly Mark[] {
  if (members.id !== undefined) return [({ id }) => String(id)];
  const named = Object.entries(members).filter(([, member]) => isWording(member));
  // Sentences that have nothing in common are not one sentence that was changed.
  if (named.length === Object.keys(members).length)
    return [
      canonical,
      ...named.map(
        ([key]): Mark =>
          (item) =>
            canonical(item[key]),
      ),
    ];
  const deciding = Object.entries(members).filter(([, member]) => !isWording(member) && !isPoints(member));
  const some = (keys: readonly (readonly [string, unknown])[]): Mark => {
    return (item) => {
      const parts = keys.flatMap(([key]) => (item[key] === undefined ? [] : [[key, item[key]]]));
      return parts.length === 0 ? undefined : canonical(Object.fromEntries(parts));
    };
  };
  const points = Object.entries(members).filter(([, member]) => isPoints(member));
  const names = named.filter(([key]) => key !== "reason");
  const range: Mark = (item) => (isRange(members) ? canonical(rangeOf(item) ?? "") : undefined);
  return [canonical, some(deciding), range, some(names), some(points), () => ""];
}

export function alignment(before: readonly Members[], after: readonly Members[], members: Readonly<Record<string, z.ZodType>>): Alignment {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const mark of marksOf(members)) {
    for (const [to, item] of after.entries()) {
      const wanted = found.has(to) ? undefined : mark(item);
      const from = wanted === undefined ? -1 : before.findIndex((each, index) => !taken.has(index) && mark(each) === wanted);
      if (from === -1) continue;
      found.set(to, from);
      taken.add(from);
    }
  }
  const pairs = [...found].map(([to, from]) => [from, to] as const).sort(([, a], [, b]) => a - b);
  return {
    pairs,
    removed: [...before.keys()].filter((index) => !taken.has(index)),
    added: [...after.keys()].filter((index) => !found.has(index)),
    reordered: pairs.some(([from], index) => index > 0 && from < (pairs[index - 1]?.[0] ?? 0)),
  };
}
