/** Two versions of the same data: which answers changed, and what of it reached points, totals and places. */
import { type Answer, EVERY_ROUND, type Field, type LeafAnswers, type Round, type Submission, type Value } from "../assessment.ts";
import { equal } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { compareRuns, type UnitMove } from "./compare.ts";
import type { ScoreRun } from "./run.ts";
import type { LeafScore } from "./scorecard.ts";

/** What of an answer changed: a figure, typed points, the mark that it does not apply, or words. */
export type ChangedPart = "value" | "points" | "not-applicable" | "remark" | "evidence" | "explanation";

export interface AnswerChange {
  readonly part: ChangedPart;
  /** Undefined for what belongs to the criterion as a whole. */
  readonly round: Round | undefined;
  /** For a figure: its field. */
  readonly field: Field | undefined;
  /** Undefined where there is nothing, or nothing that could be read. */
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** Something of either answer could not be read: what is not there may stand in the sheet all the same. */
  readonly unreadable: boolean;
  readonly was: CellSpan | undefined;
  readonly at: CellSpan | undefined;
}

export interface LeafChanges {
  readonly leaf: Leaf;
  readonly changes: readonly AnswerChange[];
  readonly before: LeafScore | undefined;
  readonly after: LeafScore | undefined;
}

export interface UnitChanges {
  readonly move: UnitMove;
  /** In the order of the rubric. */
  readonly leaves: readonly LeafChanges[];
}

export interface ChangeLog {
  readonly before: ScoreRun;
  readonly after: ScoreRun;
  /** Every unit of either version, changed or not. */
  readonly units: readonly UnitChanges[];
}

const text = (value: string | undefined): Value | undefined => (value === undefined ? undefined : { type: "text", text: value });
const flag = (value: true | undefined): Value | undefined => (value === undefined ? undefined : { type: "flag", flag: true });

/** Rows of a list mean the same wherever they stand. */
function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.type === "number" && b.type === "number") return equal(a.number, b.number);
  if (a.type === "list" && b.type === "list") {
    return (
      a.rows.length === b.rows.length &&
      a.rows.every((row, index) => row.name === b.rows[index]?.name && sameValues(row.values, b.rows[index]?.values ?? {}))
    );
  }
  return JSON.stringify(a) === JSON.stringify(b);
}
function sameValues(a: Readonly<Record<string, Value>>, b: Readonly<Record<string, Value>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
}

type Part = Omit<AnswerChange, "before" | "after" | "was" | "at" | "unreadable">;
type Side = { readonly value: Value | undefined; readonly at: CellSpan | undefined; readonly unreadable?: boolean | undefined };

function changed(part: Part, before: Side, after: Side): readonly AnswerChange[] {
  if (sameValue(before.value, after.value)) return [];
  const unreadable = before.unreadable === true || after.unreadable === true;
  return [{ ...part, before: before.value, after: after.value, unreadable, was: before.at, at: after.at }];
}

const cellOf = (answer: Answer | undefined, key: string): CellSpan | undefined => answer?.cells?.[key] ?? answer?.at;

/** Words that were taken away leave no cell behind; the answer they stood beside is the nearest. */
const remarkOf = (answer: Answer | undefined): Side => ({
  value: text(answer?.remark),
  at: answer?.remarkAt ?? answer?.at,
  unreadable: answer?.unreadable,
});

function changesOfRound(leaf: Leaf, round: Round, before: Answer | undefined, after: Answer | undefined): readonly AnswerChange[] {
  const side = (answer: Answer | undefined, key: string, value: Value | undefined): Side => ({
    value,
    at: cellOf(answer, key),
    unreadable: answer?.unreadable,
  });
  const typed = (answer: Answer | undefined): Value | undefined =>
    answer?.points === undefined ? undefined : { type: "number", number: answer.points };
  const fields = leaf.fields.flatMap((field) =>
    changed(
      { part: "value", round, field },
      side(before, field.key, before?.facts?.[field.key]),
      side(after, field.key, after?.facts?.[field.key]),
    ),
  );
  const more = { round, field: undefined };
  return [
    ...fields,
    ...changed({ part: "points", ...more }, side(before, "points", typed(before)), side(after, "points", typed(after))),
    ...changed(
      { part: "not-applicable", ...more },
      side(before, "", flag(before?.notApplicable)),
      side(after, "", flag(after?.notApplicable)),
    ),
    ...changed({ part: "remark", ...more }, remarkOf(before), remarkOf(after)),
  ];
}

function changesOfLeaf(leaf: Leaf, before: LeafAnswers | undefined, after: LeafAnswers | undefined): readonly AnswerChange[] {
  const whole = (answers: LeafAnswers | undefined, value: string | undefined, at: CellSpan | undefined): Side => ({
    value: text(value),
    at: at ?? Object.values(answers?.rounds ?? {})[0]?.at,
  });
  const evidence = (answers: LeafAnswers | undefined): Side => whole(answers, answers?.evidence, answers?.evidenceAt);
  const explanation = (answers: LeafAnswers | undefined): Side => whole(answers, answers?.explanation, answers?.explanationAt);
  const none = { round: undefined, field: undefined };
  return [
    ...EVERY_ROUND.flatMap((round) => changesOfRound(leaf, round, before?.rounds[round], after?.rounds[round])),
    ...changed({ part: "evidence", ...none }, evidence(before), evidence(after)),
    ...changed({ part: "explanation", ...none }, explanation(before), explanation(after)),
  ];
}

/** @throws nothing; both runs are by the same rubric */
export function changesBetween(before: ScoreRun, after: ScoreRun): ChangeLog {
  const sent = ({ submissions }: ScoreRun): ReadonlyMap<string, Submission> => new Map(submissions.map((each) => [each.unit.id, each]));
  const old = sent(before);
  const now = sent(after);
  const units = compareRuns(before, after).map((move): UnitChanges => {
    const id = (move.after ?? move.before)?.card.unit.id ?? "";
    const leaves = after.rubric.leaves.flatMap((leaf): readonly LeafChanges[] => {
      const changes = changesOfLeaf(leaf, old.get(id)?.answers.get(leaf.id), now.get(id)?.answers.get(leaf.id));
      if (changes.length === 0) return [];
      return [{ leaf, changes, before: move.before?.card.leaves[leaf.index], after: move.after?.card.leaves[leaf.index] }];
    });
    // A unit that is in one version only is told as such, not answer by answer.
    return { move, leaves: move.before === undefined || move.after === undefined ? [] : leaves };
  });
  return { before, after, units };
}
