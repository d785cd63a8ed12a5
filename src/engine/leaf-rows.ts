/** The ledger of an answered leaf: what its rule took, what people typed, and what every later round changed of it. */

import type { Round } from "../assessment.ts";
import { ROUND_NAMES } from "../assessment.ts";
import { equal, isPositive, isZero, type Points, subtract } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Loss } from "../rules/kind.ts";
import { say, words } from "../text.ts";
import { assessedSentence, type Judged, type Judging, judge } from "./answer.ts";
import type { Deduction } from "./scorecard.ts";
import type { RoundAnswer } from "./settle.ts";

const ADJUSTED = words(
  "adjustment",
  "Điều chỉnh từ {before:2} còn {after:2} điểm ({round})",
  "Adjusted from {before:2} to {after:2} points ({round})",
);
const RESTORED = words(
  "adjustment-restored",
  "Điều chỉnh từ {before:2} lên {after:2} điểm ({round})",
  "Raised from {before:2} to {after:2} points ({round})",
);

/** Nothing was lost. */
export const NO_ROWS: readonly Deduction[] = [];

/** What an answer of one round came to. */
interface Step {
  readonly judged: Judged & { readonly kind: "earned" };
  readonly from: RoundAnswer;
}

/**
 * The ledger of an answered leaf. Facts of the deciding round give the rows of the rule. Typed points give the rows of the last
 * computed value before them, or of the first typed one, and a signed row for every round that changed it since.
 */
export function rowsOfLeaf(
  leaf: Leaf,
  judged: Step["judged"],
  deciding: RoundAnswer,
  earlier: readonly RoundAnswer[],
  judging: Judging,
): readonly Deduction[] {
  const nothing = isZero(judged.earned);
  if (!judged.typed) return ruleRows(leaf, judged.losses, nothing, deciding);
  const [first, ...later] = stepsUpTo({ judged, from: deciding }, leaf, earlier, judging);
  const changes: Deduction[] = [];
  let before = first;
  for (const step of later) {
    if (!equal(before.judged.earned, step.judged.earned)) changes.push(changeRow(before, step));
    before = step;
  }
  // The leaf's reason stands once, on the row that brought it to zero.
  const last = changes.pop();
  const base = rowsOf(leaf, first, nothing && last === undefined);
  return last === undefined ? base : [...base, ...changes, { ...last, reason: nothing ? leaf.reason : undefined }];
}

/** From the last value that facts gave, or the first that was typed, to the one that counts. */
function stepsUpTo(last: Step, leaf: Leaf, earlier: readonly RoundAnswer[], judging: Judging): [Step, ...Step[]] {
  const steps: [Step, ...Step[]] = [last];
  for (const from of earlier) {
    const judged = judge(leaf, from.answer, false, judging);
    if (judged.kind !== "earned") continue;
    steps.unshift({ judged, from });
    if (!judged.typed) break;
  }
  return steps;
}

function changeRow({ judged: { earned: before } }: Step, { judged: { earned: after }, from: { round, answer } }: Step): Deduction {
  const points = subtract(before, after);
  const sentence = say(isPositive(points) ? ADJUSTED : RESTORED, { round: ROUND_NAMES[round], before, after });
  return { points, sentence, round, fields: ["points"], remark: answer.remark };
}

const rowsOf = (leaf: Leaf, { judged, from }: Step, nothing: boolean): readonly Deduction[] =>
  judged.typed ? typedRow(leaf, judged.earned, nothing, from) : ruleRows(leaf, judged.losses, nothing, from);

function ruleRows(leaf: Leaf, losses: readonly Loss[], nothing: boolean, { round, answer }: RoundAnswer): readonly Deduction[] {
  if (losses.length === 0) return NO_ROWS;
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return [deduction(leaf, only, nothing, round, answer.remark)];
  return losses.map((loss) => deduction(leaf, loss, nothing, round, answer.remark));
}

function deduction(leaf: Leaf, loss: Loss, nothing: boolean, round: Round, remark: string | undefined): Deduction {
  const { points, sentence, fields, at } = loss;
  const reason = loss.reason ?? (nothing ? leaf.reason : undefined);
  // Hundreds of thousands of rows are held, and most have neither.
  return at === undefined && remark === undefined
    ? { points, sentence, reason, round, fields }
    : { points, sentence, reason, round, fields, at, remark };
}

function typedRow(leaf: Leaf, earned: Points, nothing: boolean, { round, answer }: RoundAnswer): readonly Deduction[] {
  const points = subtract(leaf.max, earned);
  if (isZero(points)) return NO_ROWS;
  const sentence = assessedSentence(ROUND_NAMES[round], earned, leaf.max);
  return [{ points, sentence, reason: nothing ? leaf.reason : undefined, round, fields: ["points"], remark: answer.remark }];
}
