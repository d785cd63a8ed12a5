/** What there is to tell of a node of one unit, level by level: of every criterion below it what was read, reached and lost. */
import type { Answer, Submission } from "../assessment.ts";
import { groupedBy } from "../grouped.ts";
import { add, type Points, ZERO } from "../points.ts";
import type { Branch, Leaf, Node } from "../rubric/model.ts";
import type { Message } from "../text.ts";
import { fullMarksOf } from "./full-marks.ts";
import { type Subtotal, subtotal } from "./identity.ts";
import { cellsOf, type LedgerRow, ledgerOf, type ReadValue, valuesIn } from "./ledger.ts";
import type { ScoreRun } from "./run.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";
import { hasFacts } from "./settle.ts";

export interface LeafStory {
  readonly node: Leaf;
  readonly score: LeafScore;
  readonly lost: Points;
  /** What decided, with its cells; nothing where there was no answer. */
  readonly read: readonly ReadValue[];
  readonly cells: LedgerRow["cells"];
  readonly rows: readonly LedgerRow[];
  /** Why nothing was lost. */
  readonly reached: readonly Message[];
}
export interface BranchStory {
  readonly node: Branch;
  readonly sum: Subtotal;
  /** Caps, and at the root also the floor and the rounding of the total. */
  readonly rows: readonly LedgerRow[];
  readonly children: readonly NodeStory[];
}
export type NodeStory = LeafStory | BranchStory;

export const isLeafStory = (story: NodeStory): story is LeafStory => story.node.kind === "leaf";

/** The facts that the rule measured, or the points that people typed where there were none. */
function readIn(leaf: Leaf, answer: Answer | undefined): readonly ReadValue[] {
  if (answer === undefined) return [];
  return valuesIn(leaf, answer, hasFacts(answer) ? leaf.fields.map(({ key }) => key) : ["points"]);
}

export function storyOf(run: ScoreRun, card: Scorecard, submission: Submission | undefined, node: Node): NodeStory {
  const byNode = groupedBy(ledgerOf(card, submission), (row) => row.node);
  const ofLeaf = (leaf: Leaf): LeafStory => {
    const score = card.leaves[leaf.index] as LeafScore;
    const answers = submission?.answers.get(leaf.id);
    const answer = score.round === undefined ? undefined : answers?.rounds[score.round];
    const rows = byNode.get(leaf.id) ?? [];
    const read = readIn(leaf, answer);
    const more = rows.flatMap(({ deduction }) => deduction.at ?? []);
    const cells = answer === undefined ? rows.flatMap((row) => row.cells) : cellsOf(read, more, answer.at);
    const lost = rows.reduce<Points>((sum, { deduction }) => add(sum, deduction.points), ZERO);
    return { node: leaf, score, lost, read, cells, rows, reached: fullMarksOf(score, answers, run.rubric) };
  };
  const ofNode = (each: Node): NodeStory =>
    each.kind === "leaf"
      ? ofLeaf(each)
      : {
          node: each,
          sum: subtotal(each, card.leaves),
          rows: byNode.get(each.id) ?? [],
          children: each.children.map(ofNode),
        };
  return ofNode(node);
}
