/**
 * The promise of the ledger, checked on every node of every unit each time anything is scored:
 * applicable maximum − deductions + bonus − penalty = score. A breach is a bug of ours, and no ranking may leave the program.
 */
import { add, compare, equal, type Points, subtract, toDecimal, ZERO } from "../points.ts";
import type { Branch, Node, Rubric } from "../rubric/model.ts";
import type { Deduction, LeafScore, Scorecard } from "./scorecard.ts";

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

function ofLeaf({ leaf, applicable, earned, deductions }: LeafScore): Subtotal {
  if (leaf.effect !== "score") return NOTHING;
  const [first] = deductions;
  let lost: Points = first?.points ?? ZERO;
  for (let row = 1; row < deductions.length; row += 1) lost = add(lost, (deductions[row] as Deduction).points);
  return { applicable, lost, earned };
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
function extras(card: Scorecard, effect: "bonus" | "penalty"): Points {
  let sum: Points = ZERO;
  for (const { leaf, earned } of card.leaves) if (leaf.effect === effect) sum = add(sum, earned);
  for (const { account, points } of card.rows) if (account === effect) sum = subtract(sum, points);
  return sum;
}

type Breach = (node: string, left: Points, right: Points) => never;

/** The bounds of every figure: a leaf within its maximum, a total within what it may still become. */
function verifyBounds(card: Scorecard, breach: Breach): void {
  const ordered = (node: string, left: Points, right: Points): void => {
    if (left !== right && compare(left, right) > 0) breach(node, left, right);
  };
  for (const { leaf, low, earned, high } of card.leaves) {
    ordered(leaf.id, ZERO, low);
    ordered(leaf.id, low, earned);
    ordered(leaf.id, earned, high);
    ordered(leaf.id, high, leaf.max);
  }
  ordered("low ≤ total", card.low, card.total);
  ordered("total ≤ high", card.total, card.high);
}

/** @throws {IdentityBreach} naming the unit and the node */
export function verifyIdentity(card: Scorecard, rubric: Rubric): void {
  const breach: Breach = (node, left, right) => {
    throw new IdentityBreach(`${card.unit.name}, ${node}: ${toDecimal(left)}, ${toDecimal(right)}`);
  };
  const check = (node: Node, { applicable, lost, earned }: Subtotal): void => {
    const left = lost === ZERO ? applicable : subtract(applicable, lost);
    if (left !== earned && !equal(left, earned)) breach(node.id, left, earned);
  };
  const walk = (branch: Branch): Subtotal => {
    const sum = { applicable: ZERO, lost: ZERO, earned: ZERO };
    for (const child of branch.children) {
      const part = child.kind === "leaf" ? ofLeaf(card.leaves[child.index] as LeafScore) : walk(child);
      if (child.kind === "leaf") check(child, part);
      sum.applicable = add(sum.applicable, part.applicable);
      if (part.lost !== ZERO) sum.lost = add(sum.lost, part.lost);
      sum.earned = add(sum.earned, part.earned);
    }
    check(branch, sum);
    return sum;
  };
  const whole = walk(rubric.root);
  let { lost } = whole;
  for (const { account, points } of card.rows) if (account === "score") lost = add(lost, points);
  if (!equal(lost, card.lost)) breach("Σ", lost, card.lost);
  if (!equal(whole.applicable, card.applicableMax)) breach("max", whole.applicable, card.applicableMax);
  if (!equal(extras(card, "bonus"), card.bonus)) breach("bonus", extras(card, "bonus"), card.bonus);
  if (!equal(extras(card, "penalty"), card.penalty)) breach("penalty", extras(card, "penalty"), card.penalty);
  const total = subtract(add(subtract(card.applicableMax, card.lost), card.bonus), card.penalty);
  if (!equal(total, card.total)) breach("total", total, card.total);
  verifyBounds(card, breach);
}
