/** Places as printed against the figures they follow. */
import { compare, equal } from "../points.ts";
import type { Ranked } from "./model.ts";

/** The lines by their places, best first; those of one place by their figures. */
export const byPlace = (ranked: readonly Ranked[]): readonly Ranked[] =>
  [...ranked].sort((a, b) => a.place.value - b.place.value || compare(b.figure.value, a.figure.value));

/** The fewest lines without which figures fall, or stay, along the places. */
export function outOfOrder(ordered: readonly Ranked[]): readonly Ranked[] {
  const best: { readonly length: number; readonly before: number }[] = [];
  let end = -1;
  for (const [index, { figure }] of ordered.entries()) {
    let length = 1;
    let before = -1;
    for (let earlier = 0; earlier < index; earlier += 1) {
      const known = best[earlier] as (typeof best)[number];
      if (known.length + 1 > length && compare((ordered[earlier] as Ranked).figure.value, figure.value) >= 0) {
        length = known.length + 1;
        before = earlier;
      }
    }
    best.push({ length, before });
    if (end === -1 || length > (best[end] as (typeof best)[number]).length) end = index;
  }
  const kept = new Set<number>();
  for (let at = end; at !== -1; at = (best[at] as (typeof best)[number]).before) kept.add(at);
  return ordered.filter((_, index) => !kept.has(index));
}

/** Lines with one figure, as far as there are several, best first. */
export function ties(ordered: readonly Ranked[]): readonly (readonly Ranked[])[] {
  const groups: Ranked[][] = [];
  for (const each of ordered) {
    const group = groups.find(([first]) => first !== undefined && equal(first.figure.value, each.figure.value));
    if (group === undefined) groups.push([each]);
    else group.push(each);
  }
  return groups.filter(({ length }) => length > 1);
}

/** `3–5, 7` */
export function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

/** The places between 1 and the last that nobody holds, what a shared place leaves out aside. @param size how many there ought to be */
export function missingPlaces(ordered: readonly Ranked[], size: number | undefined): readonly number[] {
  const missing: number[] = [];
  let next = 1;
  for (const [index, { place }] of ordered.entries()) {
    if (index > 0 && place.value === ordered[index - 1]?.place.value) continue;
    for (let each = next; each < place.value; each += 1) missing.push(each);
    next = place.value + ordered.filter((other) => other.place.value === place.value).length;
  }
  for (let each = next; each <= Math.min(size ?? 0, 10_000); each += 1) missing.push(each);
  return missing;
}

/** How many units a table says it ranks, by its `k/n`. */
export const sizeOf = (ranked: readonly Ranked[]): number | undefined => ranked.find(({ place }) => place.of !== undefined)?.place.of;
