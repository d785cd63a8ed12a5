/** What is known of a rubric before any unit is scored: which steps its leaves never need, and the scores that many units share. */
import type { LeafOutline, Outline } from "../assessment.ts";
import { add, keyOf, type Points, ZERO } from "../points.ts";
import type { Branch, Leaf, Node, Rubric } from "../rubric/model.ts";
import type { LeafScore } from "./scorecard.ts";

type Key = string | number | bigint;
/** What was worked out, by what was answered. It names no unit, so units that answered the same can share it. */
export type Shelf<T> = Map<Key, T>;
/** Beyond so many different answers the rest are scored one by one: hundreds are what figures with two decimals come to in a country. */
const MOST = 512;

/** The shared scores of one leaf; nothing but a memory of what scoring gives for an answer, and safe to forget. */
export interface Shared {
  readonly typed: Shelf<LeafScore>;
  readonly facts: Shelf<LeafScore>;
  /** What facts are worth by themselves, whichever round gave them. */
  readonly worths: Shelf<Points>;
  /** Full marks, whatever was answered. */
  full: LeafScore | undefined;
}

/** By index of leaf, the scores of outlines that units share. */
type Outlined = readonly WeakMap<LeafOutline, LeafScore>[];

export interface Plan {
  /** Some leaf has a condition on another node. */
  readonly conditions: boolean;
  /** Some leaf counts in proportion to the others where it does not apply. */
  readonly proRata: boolean;
  /** Some leaf is a bonus or a penalty. */
  readonly extras: boolean;
  /** The leaves without which a unit has no total. */
  readonly gates: readonly Leaf[];
  /** The leaves that the survey scores. */
  readonly surveyed: readonly Leaf[];
  /** Σ of the maxima of all score leaves: the applicable maximum of a unit to which everything applies. */
  readonly max: Points;
  /** The same by branch. */
  readonly maxOf: ReadonlyMap<Branch, Points>;
  /** By index of leaf. */
  readonly shared: readonly Shared[];
  /** By what else decides on a score: the rounds that count and were opened. */
  readonly outlined: Map<string, Outlined>;
}

/** Gathers the maxima of all branches. @returns that of the node */
function maxima(node: Node, into: Map<Branch, Points>): Points {
  if (node.kind === "leaf") return node.effect === "score" ? node.max : ZERO;
  let sum: Points = ZERO;
  for (const child of node.children) sum = add(sum, maxima(child, into));
  into.set(node, sum);
  return sum;
}

const PLANS = new WeakMap<Rubric, Plan>();

export function planOf(rubric: Rubric): Plan {
  const known = PLANS.get(rubric);
  if (known !== undefined) return known;
  const maxOf = new Map<Branch, Points>();
  const plan: Plan = {
    conditions: rubric.leaves.some(({ requires }) => requires !== undefined),
    proRata: rubric.leaves.some(({ notApplicable, effect }) => notApplicable === "pro-rata" && effect === "score"),
    extras: rubric.leaves.some(({ effect }) => effect !== "score"),
    gates: rubric.leaves.filter(({ gate }) => gate !== undefined),
    surveyed: rubric.leaves.filter(({ source, effect }) => source === "survey" && effect === "score"),
    max: maxima(rubric.root, maxOf),
    maxOf,
    shared: rubric.leaves.map((): Shared => ({ typed: new Map(), facts: new Map(), worths: new Map(), full: undefined })),
    outlined: new Map(),
  };
  PLANS.set(rubric, plan);
  return plan;
}

/** @param circumstances what decides on the score of an outline besides the outline itself */
export function outlinedUnder({ outlined }: Plan, { leaves }: Rubric, circumstances: string): Outlined {
  const known = outlined.get(circumstances) ?? leaves.map(() => new WeakMap<LeafOutline, LeafScore>());
  outlined.set(circumstances, known);
  return known;
}

/**
 * What tells an answer from others of its leaf; undefined for one that is like no other. The remark of an answer stands in its ledger, and
 * points beside facts are compared with them.
 */
export function keyOfAnswer({ ruleKind, rule }: Leaf, answer: Outline): Key | undefined {
  const { points, facts, remark } = answer;
  if (remark !== undefined || answer.notApplicable === true || answer.unreadable === true) return undefined;
  if (facts === undefined) return points === undefined ? undefined : keyOf(points);
  return points === undefined ? ruleKind.alike?.(rule, facts) : undefined;
}

export const shelfOf = ({ typed, facts }: Shared, answer: Outline): Shelf<LeafScore> => (answer.facts === undefined ? typed : facts);

export function remember<T>(shelf: Shelf<T>, key: Key, worked: T): void {
  if (shelf.size < MOST) shelf.set(key, worked);
}
