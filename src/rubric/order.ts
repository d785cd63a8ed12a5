/** In which order leaves are settled, so that what a leaf requires is known before it. */
import { type Leaf, leavesOf, type Node } from "./model.ts";

/**
 * Leaves in file order, but each after those under the node it requires. In a circle of requirements, which a check refuses, file
 * order stands.
 */
export function evaluationOrder(leaves: readonly Leaf[], nodes: ReadonlyMap<string, Node>): readonly Leaf[] {
  const done = new Set<Leaf>();
  const order: Leaf[] = [];
  const place = (leaf: Leaf, waiting: ReadonlySet<Leaf>): void => {
    if (done.has(leaf) || waiting.has(leaf)) return;
    const required = leaf.requires === undefined ? undefined : nodes.get(leaf.requires.node);
    if (required !== undefined) {
      const deeper = new Set(waiting).add(leaf);
      for (const earlier of leavesOf(required)) place(earlier, deeper);
    }
    if (done.has(leaf)) return;
    done.add(leaf);
    order.push(leaf);
  };
  for (const leaf of leaves) place(leaf, new Set());
  return order;
}

/** A chain of requirements that comes back to where it began; undefined when there is none through this leaf. */
export function requirementCircle(leaf: Leaf, nodes: ReadonlyMap<string, Node>): readonly string[] | undefined {
  const follow = (at: Leaf, chain: readonly Leaf[]): readonly Leaf[] | undefined => {
    const required = at.requires === undefined ? undefined : nodes.get(at.requires.node);
    if (required === undefined) return undefined;
    for (const next of leavesOf(required)) {
      if (next === leaf) return [...chain, next];
      if (chain.includes(next)) continue;
      const circle = follow(next, [...chain, next]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return follow(leaf, [leaf])?.map((each) => each.id);
}
