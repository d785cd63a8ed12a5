/** What an answer comes to by itself, whichever round gave it: asked of answers that do not decide, for claims and for comparisons. */
import type { Answer } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { type Judged, type Judging, judge } from "./answer.ts";
import { remember, type Shared } from "./plan.ts";

/** What a judgement is told that only wants the figure: nothing is kept. */
class Unheard extends Diagnostics {
  override add(): void {}
}
const UNHEARD = new Unheard();

/** Judges without telling what is wrong. */
export const unheard = (judging: Judging): Judging => ({ ...judging, problems: UNHEARD });

/** Points, or why there are none. */
export type Worth = Points | Exclude<Judged["kind"], "earned">;

/** What facts came to for another unit that gave the same is not worked out again. @param silent made by `unheard` */
export function worthOf(leaf: Leaf, answer: Answer, silent: Judging, { worths }: Shared): Worth {
  const { facts, notApplicable, unreadable } = answer;
  const plain = notApplicable === undefined && unreadable === undefined;
  const key = facts !== undefined && plain ? leaf.ruleKind.alike?.(leaf.rule, facts) : undefined;
  const known = key === undefined ? undefined : worths.get(key);
  if (known !== undefined) return known;
  const judged = judge(leaf, answer, false, silent);
  if (judged.kind !== "earned") return judged.kind;
  if (key !== undefined) remember(worths, key, judged.earned);
  return judged.earned;
}
