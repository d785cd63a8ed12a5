/**
 * What one rubric says that another does not, as a council would tell it: points moved, criteria added, removed, renumbered, rules and
 * bounds changed. It compares what the files mean, not how they are written.
 */
import { equal } from "../points.ts";
import type { Span } from "../source.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { type Difference, differences, type Verb } from "./compare-data.ts";
import { type Ask, asksOf, type DomainMovement, movements } from "./compare-effects.ts";
import { fileDifferences } from "./compare-file.ts";
import { leafDifferences } from "./compare-leaf.ts";
import { followsParent, type Matching, matchNodes, type NodePair } from "./compare-nodes.ts";
import { canonical } from "./compare-shape.ts";
import { leavesOf, type Node, type Path, type Rubric } from "./model.ts";
import { node as nodeShape } from "./node-schema.ts";

export type { Ask, DomainMovement } from "./compare-effects.ts";
export type { NodePair } from "./compare-nodes.ts";

/** Whether it can change a score, a place or a grade, or only what is printed. */
export type ChangeEffect = "scores" | "words";
export interface RubricChange {
  /** Stable, in kebab-case: `maximum-changed`, `rule-changed`, `units-added`. */
  readonly code: string;
  readonly effect: ChangeEffect;
  readonly message: Message;
  /** The node in the old and in the new rubric; neither for what concerns the whole file. */
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  /** The place in each file, or the nearest thing around it. */
  readonly at: { readonly before: Span; readonly after: Span };
}
export interface RubricComparison {
  readonly before: Rubric;
  readonly after: Rubric;
  /** Nothing in the two files means anything else. */
  readonly same: boolean;
  readonly changes: readonly RubricChange[];
  readonly pairs: readonly NodePair[];
  readonly domains: readonly DomainMovement[];
  readonly asks: readonly Ask[];
}

const NODE_ADDED = words("criterion-added", "thêm mới, tối đa {max:2} điểm", "new, at most {max:2} points");
const BRANCH_ADDED = words(
  "branch-added",
  "thêm mới, tối đa {max:2} điểm, {leaves} tiêu chí",
  "new, at most {max:2} points, criteria: {leaves}",
);
const NODE_REMOVED = words("criterion-removed", "bỏ, trước tối đa {max:2} điểm", "removed, was at most {max:2} points");
const BRANCH_REMOVED = words(
  "branch-removed",
  "bỏ, trước tối đa {max:2} điểm, {leaves} tiêu chí",
  "removed, was at most {max:2} points, criteria: {leaves}",
);
const RENUMBERED = words("criterion-renumbered", "đánh số lại: nay {after} (trước {before})", "renumbered: now {after} (was {before})");
const RENAMED = words("criterion-renamed", "tên: nay “{after}” (trước “{before}”)", "name: now “{after}” (was “{before}”)");
const MOVED = words("criterion-moved", "chuyển sang “{after}” (trước thuộc “{before}”)", "moved to “{after}” (was under “{before}”)");
const FORM = words("criterion-form-changed", "nay chấm {after} (trước chấm {before})", "now scored {after} (was scored {before})");
const AS = {
  leaf: { vi: "trực tiếp", en: "directly" },
  branch: { vi: "theo các tiêu chí bên trong", en: "by the criteria inside" },
} as const;
const MAXIMUM = words("maximum-changed", "điểm tối đa: nay {after:2} (trước {before:2})", "maximum: now {after:2} (was {before:2})");
const ORDER = words("criteria-reordered", "thứ tự các tiêu chí bên trong thay đổi", "the criteria inside stand in another order");
const SPELLING = words(
  "file-spelling",
  "hai tệp chỉ khác cách ghi, ví dụ giá trị mặc định nay được ghi rõ; không có gì đổi nghĩa",
  "the files differ only in how things are written, such as a default that is now stated; nothing means anything else",
);

const kebab = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

class Comparison {
  readonly changes: RubricChange[] = [];
  readonly #before: Rubric;
  readonly #after: Rubric;
  readonly #matching: Matching;

  constructor(before: Rubric, after: Rubric, matching: Matching) {
    this.#before = before;
    this.#after = after;
    this.#matching = matching;
  }

  add(
    code: string,
    effect: ChangeEffect,
    message: Message,
    nodes: Partial<NodePair>,
    paths: { readonly before: Path; readonly after: Path },
  ): void {
    const at = { before: this.#before.locate(paths.before), after: this.#after.locate(paths.after) };
    this.changes.push({ code, effect, message, before: nodes.before, after: nodes.after, at });
  }

  /** Differences in the data that stand under one key. */
  take(key: string, list: readonly Difference[], nodes: Partial<NodePair>, wordsOnly = false, code = key): void {
    for (const { verb, message, scores, before, after } of list)
      this.add(codeOf(code, verb, key), scores && !wordsOnly ? "scores" : "words", message, nodes, { before, after });
  }

  #says(code: string, effect: ChangeEffect, message: Message, { before, after }: NodePair, key = "id"): void {
    this.add(code, effect, message, { before, after }, { before: [...before.path, key], after: [...after.path, key] });
  }

  pair(pair: NodePair): void {
    const { before, after } = pair;
    const { parents, counterparts } = this.#matching;
    const [home, now] = [parents.get(before), parents.get(after)];
    if (before.id !== after.id && !followsParent(pair, this.#matching))
      this.#says("criterion-renumbered", "words", say(RENUMBERED, { before: before.id, after: after.id }), pair);
    if (before.title.normalize("NFC") !== after.title.normalize("NFC"))
      this.#says("criterion-renamed", "words", say(RENAMED, { before: before.title, after: after.title }), pair, "title");
    if (home !== undefined && now !== undefined && home !== this.#before.root && now !== this.#after.root && counterparts.get(home) !== now)
      this.#says(
        "criterion-moved",
        this.#weighs(home, now) ? "scores" : "words",
        say(MOVED, { before: home.title, after: now.title }),
        pair,
      );
    if (!equal(before.max, after.max))
      this.#says("maximum-changed", "scores", say(MAXIMUM, { before: before.max, after: after.max }), pair, "maxPoints");
    if (before.kind !== after.kind)
      this.#says("criterion-form-changed", "scores", say(FORM, { before: AS[before.kind], after: AS[after.kind] }), pair);
    if (before.kind === "leaf" && after.kind === "leaf") {
      const renamed = (id: string): string => this.renamed(id);
      for (const { key, list, wordsOnly, code } of leafDifferences(before, after, renamed)) this.take(key, list, pair, wordsOnly, code);
    }
    if (before.kind === "branch" && after.kind === "branch") this.#branch(before, after, pair);
  }

  /** Caps, requirements and tie-breaks read sums of a branch, so what stands in it can matter. */
  #weighs(...branches: readonly Node[]): boolean {
    return branches.some((node) => {
      const capped = node.kind === "branch" && canonical(node.caps) !== "{}";
      return (
        capped ||
        [this.#before, this.#after].some(
          (rubric) => rubric.ranking.tieBreak.includes(node.id) || rubric.leaves.some(({ requires }) => requires?.node === node.id),
        )
      );
    });
  }

  #branch(before: Node & { readonly kind: "branch" }, after: Node & { readonly kind: "branch" }, pair: NodePair): void {
    const telling = { unit: "", facts: [] };
    const side = (node: typeof before) => ({ value: node.caps, path: [...node.path, "caps"], telling });
    this.take("caps", differences(side(before), side(after), nodeShape.shape.caps, "caps"), pair);
    this.order(before, after, pair);
  }

  order(before: Node & { readonly kind: "branch" }, after: Node & { readonly kind: "branch" }, nodes: Partial<NodePair>): void {
    const places = after.children.flatMap((child) => {
      const place = before.children.indexOf(this.#matching.counterparts.get(child) as Node);
      return place === -1 ? [] : [place];
    });
    if (places.some((place, index) => index > 0 && place < (places[index - 1] as number)))
      this.add("criteria-reordered", "words", say(ORDER, {}), nodes, {
        before: [...before.path, "criteria"],
        after: [...after.path, "criteria"],
      });
  }

  /** The new code of what had this code. */
  renamed(id: string): string {
    const node = this.#before.nodes.get(id);
    return (node === undefined ? undefined : this.#matching.counterparts.get(node)?.id) ?? id;
  }

  /** What came or went, told at the highest node of it. */
  lone(node: Node, where: "added" | "removed"): void {
    const parent = this.#matching.parents.get(node);
    if (parent !== undefined && this.#matching[where].includes(parent)) return;
    const leaves = leavesOf(node).length;
    const [leafWords, branchWords] = where === "added" ? [NODE_ADDED, BRANCH_ADDED] : [NODE_REMOVED, BRANCH_REMOVED];
    const message = node.kind === "leaf" ? say(leafWords, { max: node.max }) : say(branchWords, { max: node.max, leaves: asCount(leaves) });
    const other = this.#matching.counterparts.get(parent as Node)?.path ?? ["domains"];
    const paths = where === "added" ? { before: other, after: [...node.path, "id"] } : { before: [...node.path, "id"], after: other };
    this.add(`criterion-${where}`, "scores", message, where === "added" ? { after: node } : { before: node }, paths);
  }
}

const codeOf = (code: string, verb: Verb, key: string): string => `${kebab(code)}-${code === key ? verb : "changed"}`;

export function compareRubrics(before: Rubric, after: Rubric): RubricComparison {
  const matching = matchNodes(before, after);
  const comparison = new Comparison(before, after, matching);
  for (const { key, list, wordsOnly } of fileDifferences(before, after, (id) => comparison.renamed(id)))
    comparison.take(key, list, {}, wordsOnly);
  comparison.order(before.root, after.root, {});
  for (const pair of matching.pairs) comparison.pair(pair);
  for (const node of matching.added) comparison.lone(node, "added");
  for (const node of matching.removed) comparison.lone(node, "removed");
  const { changes } = comparison;
  if (changes.length === 0 && before.meaning !== after.meaning)
    comparison.add("file-spelling", "words", say(SPELLING, {}), {}, { before: [], after: [] });
  const domains = movements(before, after, matching);
  return { before, after, same: changes.length === 0, changes, pairs: matching.pairs, domains, asks: asksOf(after, matching) };
}
