/** Which criterion of one rubric is which of another, when codes, names and places may all have changed. */
import { addTo } from "../grouped.ts";
import { bare } from "../nearest.ts";
import { equal } from "../points.ts";
import { canonical } from "./compare-shape.ts";
import type { Node, Rubric } from "./model.ts";

export interface NodePair {
  readonly before: Node;
  readonly after: Node;
}
export interface Matching {
  /** In the order of the new rubric. */
  readonly pairs: readonly NodePair[];
  readonly removed: readonly Node[];
  readonly added: readonly Node[];
  /** The counterpart in the new rubric, by node of the old one, and the other way round. */
  readonly counterparts: ReadonlyMap<Node, Node>;
  readonly parents: ReadonlyMap<Node, Node>;
}

const folded = (title: string): string =>
  bare(title)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** The share of words that two titles have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const [one, two] = [new Set(folded(a).split(" ")), new Set(folded(b).split(" "))];
  const common = [...one].filter((word) => two.has(word)).length;
  return common / Math.max(one.size, two.size);
}

/** Half of the words: «Kế hoạch cải cách hành chính năm» and «Kế hoạch cải cách hành chính» are one criterion. */
const ALIKE = 0.5;
const SOMEWHAT = 0.25;

const substance = (node: Node): string | undefined => (node.kind === "leaf" ? canonical([node.max, node.rule, node.effect]) : undefined);
const sameSubstance = (a: Node, b: Node): boolean => substance(a) !== undefined && substance(a) === substance(b);

/** All nodes below the root, each after its parent, in the order of the file. */
function nodesOf({ root }: Rubric): { readonly nodes: readonly Node[]; readonly parents: ReadonlyMap<Node, Node> } {
  const parents = new Map<Node, Node>();
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "leaf") return;
    for (const child of node.children) {
      parents.set(child, node);
      nodes.push(child);
      visit(child);
    }
  };
  visit(root);
  return { nodes, parents };
}

class Matcher {
  readonly counterparts = new Map<Node, Node>();
  readonly #old: readonly Node[];
  readonly #now: readonly Node[];

  constructor(old: readonly Node[], now: readonly Node[]) {
    this.#old = old;
    this.#now = now;
  }
  pair(before: Node, after: Node): void {
    this.counterparts.set(before, after);
    this.counterparts.set(after, before);
  }
  get old(): readonly Node[] {
    return this.#old.filter((node) => !this.counterparts.has(node));
  }
  get now(): readonly Node[] {
    return this.#now.filter((node) => !this.counterparts.has(node));
  }
  /** Pairs nodes that have the same key, where neither side has it twice. */
  byKey(key: (node: Node) => string | undefined, fits: (before: Node, after: Node) => boolean = () => true): void {
    const grouped = (nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> => {
      const groups = new Map<string, Node[]>();
      for (const node of nodes) {
        const name = key(node);
        if (name !== undefined) addTo(groups, name, node);
      }
      return groups;
    };
    const old = grouped(this.old);
    for (const [name, [after, another]] of grouped(this.now)) {
      const [before, twin] = old.get(name) ?? [];
      if (after === undefined || before === undefined || another !== undefined || twin !== undefined) continue;
      if (fits(before, after)) this.pair(before, after);
    }
  }
}

/** Most of what stands below two branches is the same. */
function sharesChildren(before: Node, after: Node, counterparts: ReadonlyMap<Node, Node>): boolean {
  if (before.kind === "leaf" || after.kind === "leaf") return false;
  const kept = before.children.filter((child) => {
    const now = counterparts.get(child);
    return now !== undefined && after.children.includes(now);
  }).length;
  return kept * 2 > Math.min(before.children.length, after.children.length);
}

export function matchNodes(before: Rubric, after: Rubric): Matching {
  const { nodes: old, parents: oldParents } = nodesOf(before);
  const { nodes: now, parents: newParents } = nodesOf(after);
  const parents = new Map([...oldParents, ...newParents]);
  const matcher = new Matcher(old, now);
  const title = (node: Node): string => `${node.kind} ${folded(node.title)}`;
  const { counterparts } = matcher;
  matcher.byKey((node) => `${node.id} ${title(node)}`);
  matcher.byKey(title);
  // A name that several criteria bear says which is which only under one parent.
  const home = (node: Node): Node | undefined => parents.get(node);
  matcher.byKey(
    (node) => `${(node.id.split(/[.\-_]/)[0] as string).trim()} ${title(node)}`,
    (a, b) => (home(a) === before.root && home(b) === after.root) || counterparts.get(home(a) as Node) === home(b),
  );
  // One code, and either the words or what is counted is still the same: it was renamed.
  matcher.byKey(
    ({ id }) => id,
    (a, b) => likeness(a.title, b.title) >= ALIKE || sameSubstance(a, b),
  );
  // Another code and other words, but what is counted is the same and nothing else is like it.
  matcher.byKey(substance, (a, b) => likeness(a.title, b.title) >= SOMEWHAT);
  for (const node of [...matcher.old].reverse()) {
    const found = matcher.now.find((each) => sharesChildren(node, each, counterparts));
    if (found !== undefined) matcher.pair(node, found);
  }
  // A code that was given to something else is no match, except where it is still counted the same way for as much.
  matcher.byKey(
    ({ id }) => id,
    (a, b) => a.kind === b.kind && (a.kind === "branch" || equal(a.max, b.max)) && likeness(a.title, b.title) >= SOMEWHAT,
  );
  const pairs = now.flatMap((node) => {
    const from = counterparts.get(node);
    return from === undefined ? [] : [{ before: from, after: node }];
  });
  return { pairs, removed: matcher.old, added: matcher.now, counterparts, parents };
}

const isInside = (id: string, parent: string): boolean => id.startsWith(parent) && /^[.\-_]/.test(id.slice(parent.length));

/** The code changed only because that of the node around it did: 4.1 is 5.1 now that 4 is 5. */
export function followsParent({ before, after }: NodePair, { parents, counterparts }: Matching): boolean {
  const [home, now] = [parents.get(before), parents.get(after)];
  if (home === undefined || now === undefined || counterparts.get(home) !== now) return false;
  return isInside(before.id, home.id) && after.id === now.id + before.id.slice(home.id.length);
}
