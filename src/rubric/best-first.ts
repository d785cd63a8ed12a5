/** Which of two grades is the better one: that is for their ranges to say, not for the order in which a file lists them. */
import { type Cut, compareCuts, isEmpty, type Stretch, stretchOf, without } from "../stretch.ts";
import type { Grade } from "./model.ts";

/** The grades that can be given, the best first; each takes what those written before it leave. */
export function bestFirst(grades: readonly Grade[]): readonly Grade[] {
  const taken: Stretch[] = [];
  const given: { readonly grade: Grade; readonly low: Cut }[] = [];
  for (const grade of grades) {
    const stretch = stretchOf(grade);
    if (isEmpty(stretch)) continue;
    const [lowest] = without(stretch, taken);
    taken.push(stretch);
    if (lowest !== undefined) given.push({ grade, low: lowest.low });
  }
  return given.sort((a, b) => compareCuts(b.low, a.low)).map(({ grade }) => grade);
}
