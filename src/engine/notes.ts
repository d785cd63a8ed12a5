/** What is worth a warning once everything is scored: answers that were merely left blank, which make places provisional. */
import type { Diagnostic } from "../diagnostic.ts";
import { asCount, few, say, type Text, words } from "../text.ts";
import { placeOfInputs } from "./inputs-place.ts";
import { cardsOf } from "./rank.ts";
import type { ScoreRun } from "./run.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";

const BLANK = words("answers-missing", "{count} tiêu chí chưa có số liệu: {nodes}.", "Criteria without figures: {count} ({nodes}).");
const BLANK_FIX = words(
  "fix-answers-missing",
  "Bổ sung số liệu; khi còn thiếu, điểm và thứ hạng chỉ là tạm tính.",
  "Fill in the figures; as long as some are missing, points and places are provisional.",
);
const NO_SURVEY = words(
  "survey-missing",
  "Chưa đơn vị nào có kết quả điều tra xã hội học của {count} tiêu chí: {nodes}.",
  "No unit has the survey results of {count} criteria: {nodes}.",
);
const NAMED_AT_MOST = 5;

const namesOf = (codes: readonly string[]): Text => few(codes, NAMED_AT_MOST, "tiêu chí");

/** What cannot be read was told where it stands; a unit that sent nothing is told apart as a whole. */
const blanksOf = ({ leaves, state }: Scorecard): readonly LeafScore[] =>
  state === "not-submitted"
    ? []
    : leaves.filter((score) => score.leaf.effect === "score" && score.state === "missing" && !score.unreadable);

const warning = (blanks: readonly string[], sentence: typeof BLANK, more: Pick<Diagnostic, "at" | "subject">): Diagnostic => ({
  severity: "warning",
  message: say(sentence, { count: asCount(blanks.length), nodes: namesOf(blanks) }),
  fix: say(BLANK_FIX, {}),
  ...more,
});

/** The run with a warning for each unit that left criteria blank; a survey that no unit has results of is told once. */
export function withNotes(run: ScoreRun): ScoreRun {
  const { rubric, submissions, rankings, inputs } = run;
  const cards = new Map(rankings.flatMap(cardsOf).map((card) => [card.unit.id, card]));
  const held = new Set(
    rubric.leaves.filter(
      ({ source, id }) => source === "survey" && submissions.some(({ answers }) => answers.get(id)?.rounds.survey !== undefined),
    ),
  );
  const awaited = new Set<string>();
  const notes = submissions.flatMap(({ unit, at }): readonly Diagnostic[] => {
    const card = cards.get(unit.id);
    const own: string[] = [];
    for (const { leaf } of card === undefined ? [] : blanksOf(card)) {
      if (leaf.source === "survey" && !held.has(leaf)) awaited.add(leaf.id);
      else own.push(leaf.id);
    }
    return own.length === 0 ? [] : [warning(own, BLANK, { at, subject: [unit.name] })];
  });
  const survey = rubric.leaves.map(({ id }) => id).filter((id) => awaited.has(id));
  const at = placeOfInputs(inputs) ?? rubric.locate(["nodes"]);
  const whole = survey.length === 0 ? [] : [warning(survey, NO_SURVEY, { at })];
  return { ...run, diagnostics: [...run.diagnostics, ...notes, ...whole] };
}
