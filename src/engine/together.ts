/** What leaves owe to each other: conditions on other nodes, and shares in proportion to everything else. */
import { add, compare, equal, isPositive, isZero, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { lostWhole } from "./leaf.ts";
import type { Plan } from "./plan.ts";
import type { LeafScore } from "./scorecard.ts";
import { isProRata, leavesThatCount, proRata, published, type Reading } from "./total.ts";

const REQUIREMENT = words(
  "requires-unmet",
  "Tiêu chí {node} chỉ được {points:2} điểm, chưa đạt điều kiện {least}",
  "Criterion {node} has only {points:2} points and does not meet the condition {least}",
);
const MORE_THAN_ZERO = words("requires-positive", "lớn hơn 0", "more than 0");
const AT_LEAST = words("requires-least", "ít nhất {points:2}", "at least {points:2}");
const PRO_RATA = words(
  "not-applicable-pro-rata",
  "Không áp dụng: tính theo tỷ lệ của các tiêu chí khác, được {earned:2}/{max:2} điểm",
  "Not applicable: counts in proportion to the other criteria, {earned:2} of {max:2} points",
);

/**
 * Settles conditions and shares. A condition may be on a node that holds a share, and a share is of everything that conditions leave; the
 * shares begin at their maximum and are worked out anew until they stand, so that a condition is unmet only if it cannot be met.
 */
export function settleTogether(own: readonly LeafScore[], rubric: Rubric, { conditions, proRata: shares }: Plan): readonly LeafScore[] {
  if (!conditions && !(shares && own.some(isProRata))) return own;
  let begun = own;
  for (;;) {
    const scores = withProRata(withRequirements(begun, rubric), rubric);
    if (scores.every((score, index) => sameFigures(score, begun[index] as LeafScore) || !isProRata(score))) return scores;
    begun = own.map((score, index) => (isProRata(score) ? (scores[index] as LeafScore) : score));
  }
}

const sameFigures = (a: LeafScore, b: LeafScore): boolean => equal(a.earned, b.earned) && equal(a.low, b.low) && equal(a.high, b.high);

/** In the order in which what a leaf requires is settled before it. */
function withRequirements(begun: readonly LeafScore[], rubric: Rubric): readonly LeafScore[] {
  if (rubric.leaves.every(({ requires }) => requires === undefined)) return begun;
  const scores = [...begun];
  for (const leaf of rubric.order) scores[leaf.index] = required(leaf, scores[leaf.index] as LeafScore, rubric, scores);
  return scores;
}

/** A leaf whose condition is not met loses everything; its own rows no longer matter. */
function required(leaf: Leaf, score: LeafScore, rubric: Rubric, scores: readonly LeafScore[]): LeafScore {
  const node = leaf.requires === undefined ? undefined : rubric.nodes.get(leaf.requires.node);
  if (leaf.requires === undefined || node === undefined || score.state === "not-applicable" || leaf.effect === "penalty") return score;
  // A bonus that nobody claimed has nothing to lose and nothing to win.
  if (leaf.effect === "bonus" && isZero(score.high)) return score;
  const conditions = leavesThatCount(node).map((each) => scores[each.index] as LeafScore);
  const absent = conditions.every(({ state }) => state === "not-applicable");
  const settled = absent && !conditions.some(({ awaiting }) => awaiting);
  const { atLeast } = leaf.requires;
  const sum = (reading: Reading): Points =>
    published(
      conditions.reduce((total, each) => add(total, each[reading]), ZERO),
      rubric,
    );
  const enough = (points: Points): boolean => (isZero(atLeast) ? isPositive(points) : compare(points, atLeast) >= 0);
  const points = sum("earned");
  const met = absent || enough(points);
  const low = settled || enough(sum("low")) ? score.low : ZERO;
  if (met) return { ...score, low };
  // A condition that is still open may yet be met, and then everything can be won.
  const high = enough(sum("high")) ? leaf.max : ZERO;
  const least = isZero(atLeast) ? say(MORE_THAN_ZERO, {}) : say(AT_LEAST, { points: atLeast });
  const deductions = leaf.effect === "score" ? lostWhole(leaf, say(REQUIREMENT, { node: node.id, points, least }), score.round) : [];
  return { ...score, earned: ZERO, low, high, deductions };
}

/** Fills in what not-applicable leaves get in proportion to all others. Where nothing else applies they leave the maximum as well. */
function withProRata(scores: readonly LeafScore[], rubric: Rubric): readonly LeafScore[] {
  if (!scores.some(isProRata)) return scores;
  const earnedBy = proRata(scores, rubric, "earned");
  const lowBy = proRata(scores, rubric, "low");
  const highBy = proRata(scores, rubric, "high");
  return scores.map((score) => {
    if (!isProRata(score)) return score;
    const { leaf, awaiting } = score;
    const low = awaiting ? ZERO : (lowBy?.(leaf) ?? ZERO);
    const high = awaiting ? leaf.max : (highBy?.(leaf) ?? ZERO);
    if (earnedBy === undefined) return { ...score, applicable: ZERO, earned: ZERO, low, high, deductions: [] };
    const earned = earnedBy(leaf);
    const points = subtract(leaf.max, earned);
    const sentence = say(PRO_RATA, { earned, max: leaf.max });
    return { ...score, earned, low, high, deductions: isZero(points) ? [] : [{ points, sentence, round: score.round, fields: [] }] };
  });
}
