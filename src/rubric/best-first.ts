/** Which of two grades is the better one: that is for their ranges to say, not for the order in which a file lists them. */
import { compareCuts, inTurn, stretchOf } from "../stretch.ts";
import type { Grade } from "./model.ts";

/** The grades that can be given, the best first; each takes what those written before it leave. */
export function bestFirst(grades: readonly Grade[]): readonly Grade[] {
  const { taken } = inTurn(grades.map((grade) => stretchOf(grade)));
  const given = grades.flatMap((grade, index) => {
    const lowest = taken[index]?.[0];
    return lowest === undefined ? [] : [{ grade, low: lowest.low }];
  });
  return given.sort((a, b) => compareCuts(b.low, a.low)).map(({ grade }) => grade);
}
