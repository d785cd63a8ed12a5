/** From a cell to everything that rests on it: answer, criterion, total and place, and what would change with it at its worst and best. */
import type { Answer, LeafAnswers, ListRow, Round, Submission } from "../assessment.ts";
import { type Points, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { compareRuns, type UnitMove } from "./compare.ts";
import { cardOfUnit, type ScoreRun, scoreAll } from "./run.ts";

/** An answer that was read from a cell. */
export interface Use {
  readonly submission: Submission;
  readonly leaf: Leaf;
  readonly round: Round;
  readonly answer: Answer;
  /** The key of the field; `points` for what people typed, empty for a row of a list. */
  readonly key: string;
  /** Whether this answer is the one that decides the criterion. */
  readonly decides: boolean;
}
export interface CellName {
  /** As it was typed; any file where it is not said. */
  readonly file: string | undefined;
  readonly sheet: string | undefined;
  readonly row: number;
  readonly column: number;
}

const folded = (text: string): string => text.normalize("NFC").toLowerCase();

export function isCell({ file, sheet, row, column }: CellName, at: CellSpan): boolean {
  if (at.row !== row || at.column !== column) return false;
  if (sheet !== undefined && folded(at.sheet) !== folded(sheet)) return false;
  const [wanted, found] = [folded(file ?? "").replaceAll("\\", "/"), folded(at.file).replaceAll("\\", "/")];
  return file === undefined || found === wanted || found.endsWith(`/${wanted}`);
}

function keyAt(answer: Answer, name: CellName): string | undefined {
  for (const [key, at] of Object.entries(answer.cells ?? {})) if (isCell(name, at)) return key;
  const rows = Object.values(answer.facts ?? {}).flatMap((value): readonly ListRow[] => (value.type === "list" ? value.rows : []));
  // A row of a list stands at its first cell; what lies to the right of it belongs to it.
  if (rows.some(({ at }) => isCell({ ...name, column: at.column }, at) && name.column >= at.column)) return "";
  return isCell(name, answer.at) ? "" : undefined;
}

/** Every answer that was read from the cell. */
export function usesOf(run: ScoreRun, name: CellName): readonly Use[] {
  return run.submissions.flatMap((submission): readonly Use[] => {
    const card = cardOfUnit(run, submission.unit.id)?.card;
    return run.rubric.leaves.flatMap((leaf) => {
      const rounds = Object.entries(submission.answers.get(leaf.id)?.rounds ?? {}) as [Round, Answer][];
      return rounds.flatMap(([round, answer]): readonly Use[] => {
        const key = keyAt(answer, name);
        if (key === undefined) return [];
        return [{ submission, leaf, round, answer, key, decides: card?.leaves[leaf.index]?.round === round }];
      });
    });
  });
}

/** The same round with the criterion given other points by whoever decided it. */
export function withPoints(run: ScoreRun, { submission, leaf, round, answer }: Use, points: Points): readonly UnitMove[] {
  const given: LeafAnswers = submission.answers.get(leaf.id) ?? { rounds: {} };
  const typed: Answer = { at: answer.at, points };
  const answers = new Map(submission.answers).set(leaf.id, { ...given, rounds: { ...given.rounds, [round]: typed } });
  const changed: Submission = { ...submission, answers };
  const submissions = run.submissions.map((each) => (each === submission ? changed : each));
  return compareRuns(run, scoreAll({ ...run, submissions, diagnostics: [] }, run.round, { otherLevels: true }));
}

/** The points of the leaf that are the worst and the best for the unit: a penalty is best where nothing is charged. */
export const bounds = ({ leaf: { effect, max } }: Use): { readonly worst: Points; readonly best: Points } =>
  effect === "penalty" ? { worst: max, best: ZERO } : { worst: ZERO, best: max };
