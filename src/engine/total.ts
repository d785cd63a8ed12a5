/** From the leaves of a unit to its total: sums, pro-rata, block caps, total cap, floor, the one rounding. */
import { add, compare, isZero, larger, type Points, round, share, smaller, subtract, ZERO } from "../points.ts";
import { type Branch, type Leaf, leavesOf, type Node, type Rubric } from "../rubric/model.ts";
import { earn } from "../rules/kind.ts";
import { say, words } from "../text.ts";
import type { Plan } from "./plan.ts";
import type { Account, LeafScore, TotalRow } from "./scorecard.ts";

const BLOCK_CAP = words(
  "cap",
  "Phần vượt mức tối đa {most:2} điểm của khối bị cắt",
  "What exceeds the block's limit of {most:2} points is cut",
);
const TOTAL_CAP = words("cap", "Phần vượt tổng điểm tối đa {most:2} bị cắt", "What exceeds the largest total of {most:2} is cut");
const FLOOR = words("floor", "Tổng điểm không thấp hơn {least:2}", "The total is not lower than {least:2}");
export const ROUNDING = words(
  "rounding",
  "Làm tròn tổng điểm từ {exact} thành {total:2}",
  "The total is rounded from {exact} to {total:2}",
);

/** How one figure of a leaf is read: as it stands, or at the worst or best it may still become for the unit. */
export type Reading = "earned" | "low" | "high";

export interface Total {
  readonly applicableMax: Points;
  readonly lost: Points;
  /** Σ of what the score leaves earned. */
  readonly base: Points;
  readonly bonus: Points;
  readonly penalty: Points;
  readonly exactTotal: Points;
  readonly total: Points;
  readonly rows: readonly TotalRow[];
}

export const isProRata = ({ state, leaf }: LeafScore): boolean =>
  state === "not-applicable" && leaf.notApplicable === "pro-rata" && leaf.effect === "score";

/** Points as they are published: where leaves are rounded their sums stand exact, else the sum itself is rounded. */
export const published = (points: Points, { rounding }: Rubric): Points => (rounding.at === "total" ? round(points, rounding) : points);

/** The leaves that make up a node's own points: bonus and penalty stand outside those of a block, unless it holds nothing else. */
export function leavesThatCount(node: Node): readonly Leaf[] {
  const leaves = leavesOf(node);
  if (node.kind === "leaf") return leaves;
  const scored = leaves.filter(({ effect }) => effect === "score");
  return scored.length > 0 ? scored : leaves.filter(({ effect }) => effect === "bonus");
}

/** At its worst and best, what the appraisers have not looked at may be found to apply after all. */
export const mayApply = ({ state, awaiting }: LeafScore, reading: Reading): boolean =>
  state !== "not-applicable" || (awaiting && reading !== "earned");

/** A share that left the maximum, as nothing else applies, comes back with whatever may be found to apply. */
const mayShare = (score: LeafScore, leaves: readonly LeafScore[], reading: Reading): boolean =>
  reading !== "earned" && isProRata(score) && leaves.some((each) => each.leaf.effect === "score" && mayApply(each, reading));

/** A penalty is worst for the unit where it is highest. */
function figure(score: LeafScore, reading: Reading): Points {
  if (reading === "earned" || score.leaf.effect !== "penalty") return score[reading];
  return reading === "low" ? score.high : score.low;
}

/**
 * max × Σ earned / Σ max of all applicable score leaves, rounded at the leaf like any share; what every not-applicable pro-rata leaf gets a part of.
 * Undefined when nothing applies, and so there is nothing to be in proportion to.
 */
export function proRata(leaves: readonly LeafScore[], rubric: Rubric, reading: Reading): ((leaf: Leaf) => Points) | undefined {
  let earned: Points = ZERO;
  let max: Points = ZERO;
  for (const score of leaves) {
    if (score.leaf.effect !== "score" || !mayApply(score, reading)) continue;
    earned = add(earned, figure(score, reading));
    max = add(max, score.leaf.max);
  }
  if (isZero(max)) return undefined;
  const rounding = rubric.rounding.at === "leaf" ? rubric.rounding : undefined;
  return (leaf) => earn(share(leaf.max, earned, max), { max: leaf.max, rounding });
}

/** The total of a unit under one reading of its leaves. */
export function totalOf(leaves: readonly LeafScore[], rubric: Rubric, { max, extras }: Plan, reading: Reading): Total {
  let applicableMax = max;
  let base: Points = ZERO;
  let excluded: Points = ZERO;
  for (const score of leaves) {
    const { leaf } = score;
    if (leaf.effect !== "score") continue;
    base = add(base, reading === "earned" ? score.earned : reading === "low" ? score.low : score.high);
    if (mayApply(score, reading) || score.applicable === leaf.max || mayShare(score, leaves, reading)) continue;
    applicableMax = add(applicableMax, subtract(score.applicable, leaf.max));
    if (isZero(score.applicable)) excluded = add(excluded, leaf.max);
  }
  const rows: TotalRow[] = [];
  const { bonus, penalty } = extras ? extraPoints(rubric.root, leaves, reading, rows) : NO_EXTRAS;
  const netted = subtract(add(base, bonus), penalty);
  const exactTotal = bounded(netted, rubric, excluded, rows);
  const total = published(exactTotal, rubric);
  if (compare(total, exactTotal) !== 0) {
    rows.push(row(subtract(exactTotal, total), say(ROUNDING, { exact: exactTotal, total }), "score"));
  }
  let lost = subtract(applicableMax, base);
  for (const { account, points: cut } of rows) if (account === "score") lost = add(lost, cut);
  return { applicableMax, lost, base, bonus, penalty, exactTotal, total, rows };
}

const row = (points: Points, sentence: TotalRow["sentence"], account: Account, node = ""): TotalRow => ({
  points,
  sentence,
  account,
  node,
  fields: [],
});

/** min(cap, max(floor, netted)), each cut a row of its own. Where criteria left the maximum, the cap falls with it. */
function bounded(netted: Points, rubric: Rubric, excluded: Points, rows: TotalRow[]): Points {
  const { floor, total } = rubric.cap;
  let bounded = netted;
  if (compare(bounded, floor) < 0) {
    rows.push(row(subtract(bounded, floor), say(FLOOR, { least: floor }), "score"));
    bounded = floor;
  }
  if (total === undefined) return bounded;
  const cap = larger(ZERO, subtract(total, excluded));
  if (compare(bounded, cap) <= 0) return bounded;
  rows.push(row(subtract(bounded, cap), say(TOTAL_CAP, { most: cap }), "score"));
  return cap;
}

interface Extras {
  readonly bonus: Points;
  readonly penalty: Points;
}
const NO_EXTRAS: Extras = { bonus: ZERO, penalty: ZERO };

/** Bonus and penalty points of a block, cut at its caps. */
function extraPoints(branch: Branch, leaves: readonly LeafScore[], reading: Reading, rows: TotalRow[]): Extras {
  let bonus: Points = ZERO;
  let penalty: Points = ZERO;
  for (const child of branch.children) {
    if (child.kind === "branch") {
      const inner = extraPoints(child, leaves, reading, rows);
      bonus = add(bonus, inner.bonus);
      penalty = add(penalty, inner.penalty);
    } else if (child.effect !== "score") {
      const earned = figure(leaves[child.index] as LeafScore, reading);
      if (child.effect === "bonus") bonus = add(bonus, earned);
      else penalty = add(penalty, earned);
    }
  }
  const capped = (sum: Points, most: Points | undefined, account: Account): Points => {
    if (most === undefined || compare(sum, most) <= 0) return sum;
    rows.push(row(subtract(sum, most), say(BLOCK_CAP, { most }), account, branch.id));
    return smaller(sum, most);
  };
  return { bonus: capped(bonus, branch.caps.bonus, "bonus"), penalty: capped(penalty, branch.caps.penalty, "penalty") };
}
