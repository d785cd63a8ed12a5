/**
 * The promise of the ledger, checked on every node of every unit each time anything is scored:
 * applicable maximum − deductions + bonus − penalty = score. A breach is a bug of ours, and no ranking may leave the program.
 */
import { add, compare, equal, isNegative, type Points, subtract, toDecimal, ZERO } from "../points.ts";
import type { Branch, Node, Rubric } from "../rubric/model.ts";
import type { Plan } from "./plan.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";

export class IdentityBreach extends Error {
  override readonly name = "IdentityBreach";
}

/** What a node adds up to in account `score`. */
export interface Subtotal {
  readonly applicable: Points;
  readonly lost: Points;
  readonly earned: Points;
}

const NOTHING: Subtotal = { applicable: ZERO, lost: ZERO, earned: ZERO };

/** What the rows of a leaf add up to. */
function lostOn({ deductions }: LeafScore): Points {
  let lost: Points = ZERO;
  for (const { points } of deductions) lost = lost === ZERO ? points : add(lost, points);
  return lost;
}

function ofLeaf(score: LeafScore): Subtotal {
  const { leaf, applicable, earned } = score;
  return leaf.effect === "score" ? { applicable, lost: lostOn(score), earned } : NOTHING;
}

/** Adds up a node from its leaves. */
export function subtotal(node: Node, leaves: readonly LeafScore[]): Subtotal {
  if (node.kind === "leaf") return ofLeaf(leaves[node.index] as LeafScore);
  let sum = NOTHING;
  for (const child of node.children) {
    const part = subtotal(child, leaves);
    sum = { applicable: add(sum.applicable, part.applicable), lost: add(sum.lost, part.lost), earned: add(sum.earned, part.earned) };
  }
  return sum;
}

/** Bonus and penalty of all leaves, for a check of the sums the total was made of. */
function extras({ leaves, rows }: Scorecard, { extras: some }: Plan): Record<"bonus" | "penalty", Points> {
  const sums = { bonus: ZERO, penalty: ZERO };
  for (const { leaf, earned } of some ? leaves : []) if (leaf.effect !== "score") sums[leaf.effect] = add(sums[leaf.effect], earned);
  for (const { account, points } of rows) if (account !== "score") sums[account] = subtract(sums[account], points);
  return sums;
}

type Breach = (node: string, left: Points, right: Points) => never;

/** A leaf's own identity, and its figures in their order: 0 ≤ low ≤ earned ≤ high ≤ maximum. */
function verifyLeaf({ leaf, applicable, low, earned, high }: LeafScore, lost: Points, breach: Breach): void {
  if (leaf.effect === "score") {
    const left = lost === ZERO ? applicable : subtract(applicable, lost);
    if (!equal(left, earned)) breach(leaf.id, left, earned);
  }
  if (low !== earned) ordered(leaf.id, low, earned, breach);
  if (high !== earned) ordered(leaf.id, earned, high, breach);
  if (isNegative(low)) breach(leaf.id, ZERO, low);
  if (high !== leaf.max) ordered(leaf.id, high, leaf.max, breach);
}

function ordered(node: string, left: Points, right: Points, breach: Breach): void {
  if (compare(left, right) > 0) breach(node, left, right);
}

/** @throws {IdentityBreach} naming the unit and the node */
export function verifyIdentity(card: Scorecard, rubric: Rubric, plan: Plan): void {
  const { maxOf } = plan;
  const breach: Breach = (node, left, right) => {
    throw new IdentityBreach(`${card.unit.name}, ${node}: ${toDecimal(left)}, ${toDecimal(right)}`);
  };
  const walk = (branch: Branch): Subtotal => {
    // A leaf that applies in full is part of the branch's maximum already.
    let applicable = maxOf.get(branch) ?? ZERO;
    let lost: Points = ZERO;
    let earned: Points = ZERO;
    for (const child of branch.children) {
      if (child.kind === "branch") {
        const part = walk(child);
        applicable = add(applicable, subtract(part.applicable, maxOf.get(child) ?? ZERO));
        lost = add(lost, part.lost);
        earned = add(earned, part.earned);
        continue;
      }
      const score = card.leaves[child.index] as LeafScore;
      const taken = lostOn(score);
      verifyLeaf(score, taken, breach);
      if (child.effect !== "score") continue;
      if (score.applicable !== child.max) applicable = add(applicable, subtract(score.applicable, child.max));
      if (taken !== ZERO) lost = add(lost, taken);
      earned = add(earned, score.earned);
    }
    const left = subtract(applicable, lost);
    if (!equal(left, earned)) breach(branch.id, left, earned);
    return { applicable, lost, earned };
  };
  const whole = walk(rubric.root);
  let { lost } = whole;
  for (const { account, points } of card.rows) if (account === "score") lost = add(lost, points);
  if (!equal(lost, card.lost)) breach("Σ", lost, card.lost);
  if (!equal(whole.applicable, card.applicableMax)) breach("max", whole.applicable, card.applicableMax);
  const { bonus, penalty } = extras(card, plan);
  if (!equal(bonus, card.bonus)) breach("bonus", bonus, card.bonus);
  if (!equal(penalty, card.penalty)) breach("penalty", penalty, card.penalty);
  const total = subtract(add(subtract(card.applicableMax, card.lost), card.bonus), card.penalty);
  if (!equal(total, card.total)) breach("total", total, card.total);
  ordered("low ≤ total", card.low, card.total, breach);
  ordered("total ≤ high", card.total, card.high, breach);
}
