/** The result that a sheet prints for a criterion against the points that were used: a deduction of its own is no answer, and not counted. */

import { type PrintedFigure, ROUNDS, type Round, type Submission } from "../assessment.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { groupedBy } from "../grouped.ts";
import { type Exact, equal, isPositive, isZero, type Points, round, subtract } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { sheetKey } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import { cardsOf } from "./rank.ts";
import type { ScoreRun } from "./run.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";

const RESULT = words(
  "printed-result-differs",
  "{count} kết quả ghi trong bảng khác điểm dùng để tính, như tiêu chí {node}: ghi {printed:2}, dùng {used:2}; thứ hạng chỉ là tạm tính.",
  "{count} results printed in the sheet are not the points used, such as that of criterion {node}: printed {printed:2}, used {used:2}; places are provisional.",
);
const LOST = words(
  "printed-result-differs",
  "{count} ô điểm bị trừ của bảng không được tính, như tiêu chí {node}: ghi trừ {printed:2}, điểm dùng vẫn là {used:2}; thứ hạng chỉ là tạm tính.",
  "{count} cells of points lost were not taken off, such as that of criterion {node}: {printed:2} lost, {used:2} still used; places are provisional.",
);
const FIX = say(
  words(
    "fix-printed-result-differs",
    "Ghi điểm sau khi trừ vào cột điểm thẩm định (hoặc thẩm định lại); cột kết quả, cột bị trừ chỉ để đối chiếu.",
    "Put the points after deduction into the column of the appraisal (or of the second one); results and deductions are only compared.",
  ),
  {},
);

/** A printed figure beside the score of its criterion. */
interface Beside {
  readonly figure: PrintedFigure;
  readonly card: Scorecard;
  readonly score: LeafScore;
  readonly submission: Submission;
}

/** The scoring with what the printed results of criteria contradict, once for each sheet. */
export function withPrintedResults(run: ScoreRun): ScoreRun {
  const sheets = groupedBy(besides(run), ({ figure }) => sheetKey(figure.at));
  const told = [...sheets.values()].flatMap((all) => differing(all, run));
  return told.length === 0 ? run : { ...run, diagnostics: [...run.diagnostics, ...told] };
}

/** The results and deductions that stand beside criteria whose last answer decided. */
function* besides({ printed, rankings, rubric, submissions }: ScoreRun): Generator<Beside> {
  const figures = printed.filter(
    ({ what, round: named, node }) => (what === "lost" || (what === "points" && named === undefined)) && node !== "",
  );
  if (figures.length === 0) return;
  const cards = new Map(rankings.flatMap(cardsOf).map((card) => [card.unit.id, card]));
  const answers = new Map(submissions.map((submission) => [submission.unit.id, submission]));
  for (const figure of figures) {
    const node = rubric.nodes.get(figure.node);
    const card = cards.get(figure.unit ?? "");
    const score = node?.kind === "leaf" ? card?.leaves[node.index] : undefined;
    const submission = answers.get(figure.unit ?? "");
    if (card !== undefined && score !== undefined && submission !== undefined && isSettled(score, submission))
      yield { figure, card, score, submission };
  }
}

/** Whether the points that were used are those of the last round in which anybody answered. */
function isSettled({ leaf, state, unreadable, round: used }: LeafScore, { answers }: Submission): boolean {
  const given = answers.get(leaf.id)?.rounds ?? {};
  const last: Round | undefined = leaf.source === "survey" ? "survey" : ROUNDS.findLast((id) => given[id] !== undefined);
  return leaf.effect === "score" && state === "answered" && !unreadable && used !== undefined && used === last;
}

function differing(all: readonly Beside[], run: ScoreRun): readonly Diagnostic[] {
  const results = all.filter(({ figure }) => figure.what === "points");
  // A column of formulas shows zeros until somebody appraises.
  const begun = results.some(({ figure, score }) => !isZero(figure.value) || score.round !== "self");
  const wrong = begun ? results.filter(({ figure, score }) => !same(figure.value, score.earned, run.rubric)) : [];
  const lost = results.length > 0 ? [] : all.filter((each) => isLost(each, run.rubric));
  const [first = lost[0]] = wrong;
  if (first === undefined) return [];
  const { figure, card, score } = first;
  const told = { node: figure.node, printed: figure.value, used: score.earned };
  const message =
    wrong.length > 0 ? say(RESULT, { ...told, count: asCount(wrong.length) }) : say(LOST, { ...told, count: asCount(lost.length) });
  return [{ severity: "error", message, at: figure.at, subject: [card.unit.name, figure.node], fix: FIX }];
}

/** Whether points are said to be lost that neither the maximum nor what the unit claimed lost. */
function isLost({ figure, score, submission }: Beside, rubric: Rubric): boolean {
  const rounds = submission.answers.get(score.leaf.id)?.rounds ?? {};
  const typed = Object.values(rounds).map((answer) => answer?.points);
  if (figure.what !== "lost" || !isPositive(figure.value) || typed.includes(undefined)) return false;
  return [score.leaf.max, ...typed].every((points) => points === undefined || !same(figure.value, subtract(points, score.earned), rubric));
}

const same = (printed: Exact, used: Points, { rounding }: Rubric): boolean => equal(round(printed, rounding), round(used, rounding));
