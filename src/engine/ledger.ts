/** The ledger of a unit: every row of points lost, given back or charged, with the values and cells it rests on. */
import { type Answer, EVERY_ROUND, type Field, type LeafAnswers, type Submission, type Value } from "../assessment.ts";
import type { Leaf } from "../rubric/model.ts";
import { type CellSpan, cellKey } from "../source.ts";
import type { ScoreRun } from "./run.ts";
import type { Account, Deduction, LeafScore, Scorecard } from "./scorecard.ts";

/** A value that a row of the ledger rests on. Without a field it is the points that people typed. */
export interface ReadValue {
  readonly field: Field | undefined;
  readonly value: Value;
  readonly at: CellSpan;
}

/** A row of the ledger with everything that can be shown of it. */
export interface LedgerRow {
  /** Undefined for a row of the whole: a cap, the floor, the rounding. */
  readonly leaf: Leaf | undefined;
  /** The leaf, or the node whose cap it is; empty for the whole. */
  readonly node: string;
  readonly account: Account;
  readonly deduction: Deduction;
  readonly values: readonly ReadValue[];
  readonly cells: readonly CellSpan[];
}

/** The values of the named fields in one answer, `points` being the typed ones. */
export function valuesIn(leaf: Leaf, answer: Answer, keys: readonly string[]): readonly ReadValue[] {
  const values: ReadValue[] = [];
  for (const key of keys) {
    const at = answer.cells?.[key] ?? answer.at;
    const value = answer.facts?.[key];
    const field = leaf.fields.find((each) => each.key === key);
    if (value !== undefined && field !== undefined) values.push({ field, value, at });
    else if (key === "points" && answer.points !== undefined)
      values.push({ field: undefined, value: { type: "number", number: answer.points }, at });
  }
  return values;
}

/** The cells of values, each once; the row of the answer when none of them has a cell. */
export function cellsOf(values: readonly ReadValue[], more: readonly CellSpan[], fallback: CellSpan | undefined): readonly CellSpan[] {
  const [only] = values;
  if (only !== undefined && values.length === 1 && more.length === 0) return [only.at];
  const cells = new Map<string, CellSpan>();
  // The rows of a list that decided say more than the place where the list begins.
  const read = values.filter(({ value }) => value.type !== "list" || more.length === 0).map(({ at }) => at);
  for (const cell of [...read, ...more]) cells.set(cellKey(cell), cell);
  if (cells.size === 0) return fallback === undefined ? [] : [fallback];
  return [...cells.values()];
}

/** Where an answer might have stood. */
function blankOf(answers: LeafAnswers | undefined): CellSpan | undefined {
  for (const round of EVERY_ROUND) {
    const at = answers?.rounds[round]?.at;
    if (at !== undefined) return at;
  }
  return undefined;
}

function rowOf(leaf: Leaf, deduction: Deduction, answers: LeafAnswers | undefined): LedgerRow {
  const { round: from, fields, at = [] } = deduction;
  const answer = from === undefined ? undefined : answers?.rounds[from];
  const values = answer === undefined ? [] : valuesIn(leaf, answer, fields);
  const cells = cellsOf(values, at, answer?.at ?? blankOf(answers));
  return { leaf, node: leaf.id, account: leaf.effect, deduction, values, cells };
}

/** The rows of one leaf. */
export const rowsOfLeaf = ({ leaf, deductions }: LeafScore, answers: LeafAnswers | undefined): readonly LedgerRow[] =>
  deductions.map((each) => rowOf(leaf, each, answers));

/** The rows that are of no leaf. */
export const rowsOfWhole = ({ rows }: Scorecard): readonly LedgerRow[] =>
  rows.map((row) => ({ leaf: undefined, node: row.node, account: row.account, deduction: row, values: [], cells: [] }));

/** Every row of a unit: those of its leaves in the rubric's order, then those of the whole. */
export function ledgerOf(card: Scorecard, submission: Submission | undefined): readonly LedgerRow[] {
  // What was said of a leaf is looked up only where it lost points.
  const losing = card.leaves.filter(({ deductions }) => deductions.length > 0);
  return [...losing.flatMap((score) => rowsOfLeaf(score, submission?.answers.get(score.leaf.id))), ...rowsOfWhole(card)];
}

/** Thousands of units are each looked up by whoever tells of all of them. */
const BY_UNIT = new WeakMap<ScoreRun["submissions"], ReadonlyMap<string, Submission>>();

export function submissionOf({ submissions }: ScoreRun, unit: string): Submission | undefined {
  const byUnit = BY_UNIT.get(submissions) ?? new Map(submissions.map((each) => [each.unit.id, each]));
  BY_UNIT.set(submissions, byUnit);
  return byUnit.get(unit);
}
