/** What a unit has of a node: its points as they are published, and the maximum of what applies of it. */
import { add, type Points, ZERO } from "../points.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";
import { leavesThatCount, mayApply, published, type Reading } from "./total.ts";

export interface NodePoints {
  readonly points: Points;
  readonly max: Points;
}

export function nodePoints({ leaves }: Scorecard, node: Node, rubric: Rubric, reading: Reading = "earned"): NodePoints {
  let points = ZERO;
  let max = ZERO;
  for (const leaf of leavesThatCount(node)) {
    const score = leaves[leaf.index] as LeafScore;
    points = add(points, score[reading]);
    // Bonus and penalty leaves are no part of the applicable maximum; what they came to is measured by their own.
    max = add(max, leaf.effect !== "score" || mayApply(score, reading) ? leaf.max : score.applicable);
  }
  return { points: published(points, rubric), max };
}
