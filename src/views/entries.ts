/** What there is to say of one criterion of one unit: what was lost and why, what was read and where, what each round said. */
import type { Answer, LeafAnswers, Round, Submission } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import { fullMarksOf } from "../engine/full-marks.ts";
import { cellsOf, type LedgerRow, valuesIn } from "../engine/ledger.ts";
import type { ScoreRun } from "../engine/run.ts";
import { scoreUnit } from "../engine/score.ts";
import type { LeafScore, Scorecard } from "../engine/scorecard.ts";
import { roundsUpTo } from "../engine/settle.ts";
import { add, isZero, type Points, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { type Lang, render } from "../text.ts";
import type { Entry, Inline } from "./block.ts";
import { cellsText, type Figures, valueText } from "./figures.ts";
import { capital, named, roundName, TERMS } from "./terms.ts";

export interface Telling {
  readonly run: ScoreRun;
  readonly lang: Lang;
  readonly shown: Figures;
}

export const titleOf = ({ id, title }: { readonly id: string; readonly title: string }): Inline => [
  { text: `${id}  `, tone: "muted" },
  { text: title, tone: "strong" },
];

/** The rubric's own reason, then what the rule says. */
export function reasonText({ deduction }: LedgerRow, lang: Lang): string {
  const sentence = render(deduction.sentence, lang);
  return deduction.reason === undefined ? sentence : `${deduction.reason.replace(/\.$/, "")}. ${sentence}`;
}

/** The values of the row; of a list, the rows that decided. */
export const readText = ({ values, deduction }: LedgerRow, lang: Lang): string =>
  values.map((each) => valueText(each, deduction.at ?? [], lang)).join("; ");

/** The lines of one row; its own figure stands in them where the criterion has several. */
function rowLines(row: LedgerRow, several: boolean, { lang, shown }: Telling): readonly Inline[] {
  const { points, round, remark } = row.deduction;
  const reason = `${several ? `${shown.taken(points)} — ` : ""}${reasonText(row, lang)}`;
  const lines: Inline[] = [named(TERMS.reason[lang], reason)];
  if (remark !== undefined && remark !== "") lines.push(named(TERMS.remark[lang], remark));
  if (row.values.length > 0) lines.push(named(TERMS.values[lang], readText(row, lang)));
  if (row.cells.length > 0) lines.push(named(TERMS.at[lang], cellsText(row.cells)));
  if (round !== undefined) lines.push(named(TERMS.round[lang], roundName(round, lang)));
  return lines;
}

/** A criterion that lost points, with the rows that took them. */
export function lossEntry(leaf: Leaf, rows: readonly LedgerRow[], telling: Telling): Entry {
  const sum = rows.reduce<Points>((total, { deduction }) => add(total, deduction.points), ZERO);
  const lines = rows.flatMap((row) => rowLines(row, rows.length > 1, telling));
  return {
    title: titleOf(leaf),
    figure: [{ text: telling.shown.taken(sum), tone: "bad" }],
    lines: [...lines, ...ruleLines(leaf, telling.lang)],
  };
}

/** What the rubric itself says beside the answer: where the rule stands, and how it is meant. */
export function ruleLines({ clause, note }: Leaf, lang: Lang): readonly Inline[] {
  return [
    ...(clause === undefined ? [] : [named(TERMS.clause[lang], clause)]),
    ...(note === undefined ? [] : [named(TERMS.ruleNote[lang], note)]),
  ];
}

/** Everything an answer says: its facts, or the points people typed. */
function answerLines(leaf: Leaf, answer: Answer, lang: Lang): readonly Inline[] {
  const values = valuesIn(leaf, answer, [...leaf.fields.map(({ key }) => key), "points"]);
  const cells = cellsOf(values, [], answer.at);
  const lines: Inline[] = [];
  if (answer.notApplicable === true) lines.push(TERMS.notApplicable[lang]);
  if (values.length > 0) lines.push(named(TERMS.values[lang], values.map((each) => valueText(each, [], lang)).join("; ")));
  lines.push(named(TERMS.at[lang], cellsText(cells)));
  if (answer.remark !== undefined && answer.remark !== "") lines.push(named(TERMS.remark[lang], answer.remark));
  return lines;
}

/** A criterion that lost nothing, or has nothing to lose, with what was read. */
export function plainEntry(score: LeafScore, answers: LeafAnswers | undefined, { run, lang, shown }: Telling): Entry {
  const { leaf, round, state, earned } = score;
  const answer = round === undefined ? undefined : answers?.rounds[round];
  const sign = leaf.effect === "bonus" ? "+" : leaf.effect === "penalty" && !isZero(earned) ? "−" : "";
  const figure = leaf.effect === "score" ? `${shown.points(earned)}/${shown.points(leaf.max)}` : `${sign}${shown.points(earned)}`;
  const why = fullMarksOf(score, answers, run.rubric).map((sentence) => named(TERMS.explained[lang], capital(render(sentence, lang))));
  const lines: Inline[] = answer === undefined ? [] : [...why, ...answerLines(leaf, answer, lang)];
  if (answer === undefined) lines.push(state === "not-applicable" ? TERMS.notApplicable[lang] : TERMS.missing[lang]);
  if (state === "awaiting-appraisal") lines.push(TERMS.awaiting[lang]);
  if (round !== undefined) lines.push(named(TERMS.round[lang], roundName(round, lang)));
  lines.push(...ruleLines(leaf, lang));
  return { title: titleOf(leaf), figure: [{ text: figure, tone: "good" }], lines };
}

/** What one round said of a leaf, and what the leaf was worth once it had been said. */
export interface RoundSaid {
  readonly round: Round;
  readonly answer: Answer;
  readonly earned: Points;
}

/** For any leaf of a unit the rounds in their order, as far as the run goes; a round is scored once, however many leaves are asked for. */
export function historyOf(run: ScoreRun, submission: Submission): (leaf: Leaf) => readonly RoundSaid[] {
  const rounds = [...roundsUpTo(run.rubric, run.round).map(({ id }) => id), "survey" as const];
  const cards = new Map<Round, Scorecard>();
  const cardAfter = (round: Round): Scorecard => {
    // Faults were told when the run was made.
    const card = cards.get(round) ?? scoreUnit(run.rubric, submission, { round, problems: new Diagnostics() });
    cards.set(round, card);
    return card;
  };
  return (leaf) => {
    const answers = submission.answers.get(leaf.id);
    return rounds.flatMap((round): readonly RoundSaid[] => {
      const answer = answers?.rounds[round];
      if (answer === undefined) return [];
      const card = cardAfter(round === "survey" ? run.round : round);
      return [{ round, answer, earned: (card.leaves[leaf.index] as LeafScore).earned }];
    });
  };
}

/** One entry a round of the leaf, then the words of the unit. */
export function historyEntries(
  leaf: Leaf,
  said: readonly RoundSaid[],
  answers: LeafAnswers | undefined,
  { lang, shown }: Telling,
): readonly Entry[] {
  const rounds = said.map(
    ({ round, answer, earned }): Entry => ({
      title: `${leaf.id}  ${capital(roundName(round, lang))}`,
      figure: `${shown.points(earned)}/${shown.points(leaf.max)}`,
      lines: answerLines(leaf, answer, lang),
    }),
  );
  const words: Inline[] = [];
  if (answers?.evidence !== undefined) words.push(named(TERMS.evidence[lang], answers.evidence));
  if (answers?.explanation !== undefined) words.push(named(TERMS.explanation[lang], answers.explanation));
  return words.length === 0 ? rounds : [...rounds, { title: `${leaf.id}  ${TERMS.unit[lang]}`, lines: words }];
}
