/** The columns of the ledger, the same in every form: what each is called, how wide it stands on paper, and what a row says in it. */
import type { LeafAnswers } from "../assessment.ts";
import { type Posting, pointsOf, roleIn } from "../engine/postings.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Exact } from "../points.ts";
import { remembering } from "../remembering.ts";
import { appraisersNamed, type Rubric } from "../rubric/model.ts";
import { type Lang, type Message, render, type Text, text } from "../text.ts";
import type { SheetColumn } from "./block.ts";
import { readText } from "./entries.ts";
import { cellsText } from "./figures.ts";
import { capital, roundName, STANDINGS, TERMS } from "./terms.ts";
import { dataStandingOf } from "./title.ts";

const BEFORE = text("Điểm trước", "Points before");
const AFTER = text("Điểm sau", "Points after");
const KIND = text("Cách tính", "Rule");
const BY = text("Người chấm", "Scored by");
export const APPRAISER = text("Cơ quan thẩm định", "Appraising body");
export const OWNER = text("Bộ phận chịu trách nhiệm", "Responsible division");

/** What a row says in a column: words, a number, or nothing. */
type Value = string | Exact | undefined;

interface LedgerColumn extends Pick<SheetColumn, "kind" | "width"> {
  readonly title: Text;
  /** The same in every row of a run, and told once above the table where there is a place for it. */
  readonly constant?: true;
  /** Its numbers add up. */
  readonly summed?: true;
  /** Only for rubrics that have notes: a column that nothing stands in would only be asked about. */
  readonly noted?: true;
  /** On a sheet it stands beside the others, outside of what is printed. */
  readonly beside?: true;
  readonly of: (posting: Posting, telling: LedgerTelling) => Value;
}
interface LedgerTelling {
  readonly run: ScoreRun;
  readonly lang: Lang;
  /** A file that need not be named in every row. */
  readonly file: string | undefined;
  readonly written: (sentence: Message) => string;
}

/** Units that answered alike lost their points by the same sentence, which is written out once. */
export const tellingOf = (run: ScoreRun, lang: Lang, file?: string): LedgerTelling => ({
  run,
  lang,
  file,
  written: remembering((sentence: Message) => render(sentence, lang)),
});

const words = (title: Text, width: number, of: LedgerColumn["of"]): LedgerColumn => ({ title, kind: "text", width, of });
const beside = (title: Text, width: number, of: LedgerColumn["of"]): LedgerColumn => ({ ...words(title, width, of), beside: true });
const points = (title: Text, of: LedgerColumn["of"]): LedgerColumn => ({ title, kind: "points", width: 9, of });
const said =
  (key: Exclude<keyof LeafAnswers, "rounds" | "evidenceAt" | "explanationAt">): LedgerColumn["of"] =>
  ({ answers }) =>
    answers?.[key];

const COLUMNS: readonly LedgerColumn[] = [
  { ...words(TERMS.dataStanding, 12, (_, { run, lang }) => dataStandingOf(run, lang)), constant: true },
  { ...words(TERMS.rubric, 16, (_, { run }) => run.rubric.id), constant: true },
  { ...words(TERMS.standing, 16, (_, { run, lang }) => STANDINGS[run.rubric.standing][lang]), constant: true },
  beside(TERMS.group, 18, ({ card }, { run }) => run.rubric.groups.find(({ id }) => id === card.unit.group)?.title),
  beside(TERMS.unitId, 14, ({ card }) => card.unit.id),
  words(TERMS.unit, 18, ({ card }) => card.unit.name),
  beside(TERMS.domain, 26, ({ leaf }) => leaf?.domain.title),
  words(TERMS.criterionId, 8, ({ node }) => node),
  words(TERMS.criterion, 30, ({ leaf, node }, { run }) => leaf?.title ?? run.rubric.nodes.get(node)?.title),
  beside(KIND, 18, ({ leaf }, { lang }) => leaf?.ruleKind.title[lang]),
  beside(TERMS.account, 12, ({ account }, { lang }) => TERMS[account === "score" ? "lost" : account][lang]),
  { ...points(TERMS.max, ({ leaf }) => leaf?.max), beside: true },
  points(BEFORE, ({ before }) => before),
  ...(["score", "bonus", "penalty"] as const).map(
    (account): LedgerColumn => ({
      ...points(TERMS[account === "score" ? "lost" : account], (posting) => (posting.account === account ? pointsOf(posting) : undefined)),
      summed: true,
    }),
  ),
  points(AFTER, ({ after }) => after),
  words(TERMS.reason, 26, ({ deduction }) => deduction.reason),
  words(TERMS.explained, 36, ({ deduction }, { written }) => written(deduction.sentence)),
  words(TERMS.remark, 28, ({ deduction }) => deduction.remark),
  beside(TERMS.clause, 30, ({ leaf }) => leaf?.clause),
  { ...beside(TERMS.ruleNote, 30, ({ leaf }) => leaf?.note), noted: true },
  beside(TERMS.values, 36, (posting, { lang }) => readText(posting, lang)),
  words(TERMS.at, 22, ({ cells }, { file }) => cellsText(cells, file)),
  words(TERMS.round, 14, ({ deduction }, { lang }) =>
    deduction.round === undefined ? undefined : capital(roundName(deduction.round, lang)),
  ),
  words(BY, 14, ({ answers, deduction }) => roleIn(answers, deduction.round)),
  beside(APPRAISER, 20, ({ leaf }) => (leaf === undefined ? undefined : appraisersNamed(leaf).join(", "))),
  beside(OWNER, 20, ({ leaf }) => leaf?.owner),
  beside(TERMS.evidence, 30, said("evidence")),
  beside(TERMS.explanation, 30, said("explanation")),
];

export const ledgerColumns = ({ leaves }: Rubric): readonly LedgerColumn[] =>
  leaves.some(({ note }) => note !== undefined) ? COLUMNS : COLUMNS.filter(({ noted }) => noted !== true);
