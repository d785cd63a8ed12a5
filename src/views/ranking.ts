/** The ranking of every group: the answer to `cchc score`. */
import { cardsOf, type Ranking, type RankRow } from "../engine/rank.ts";
import { toResult } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { type Hash, sealOf, type Tool } from "../engine/seal.ts";
import { addTo } from "../grouped.ts";
import { equal, isZero, type Points } from "../points.ts";
import { placeName } from "../source.ts";
import { asCount, formatNumber, type Lang, render, say, words } from "../text.ts";
import { apartBlocks } from "./apart.ts";
import type { Block, Column, Inline, Report } from "./block.ts";
import { type Figures, figures } from "./figures.ts";
import { commendText, gradeText, openQuestions } from "./following.ts";
import { rankingRecords, rankingSheet } from "./ranking-records.ts";
import { sealLine } from "./seal-line.ts";
import { absentText, groupHeading, noteText, placeText } from "./standing.ts";
import { TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

export interface RankingOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  /** For the seal under the result; without it there is none. */
  readonly hash?: Hash | undefined;
  /** List everything that was not read. */
  readonly verbose?: boolean | undefined;
}

const READ = words(
  "summary-read",
  "Đã đọc {units} đơn vị × {criteria} tiêu chí: {answered}/{leaves} có số liệu.",
  "Units read: {units} × {criteria} criteria; {answered} of {leaves} have figures.",
);
const NOT_READ = words("summary-not-read", "Chưa đọc {count} mục trong tệp:", "Not read in the files: {count}");
const MORE = words("summary-more", "và {count} mục khác", "and {count} more");
const ALIKE = words("summary-alike", "{text}: {count} chỗ, đầu tiên ở {first}", "{text}: {count} places, first at {first}");
const NOBODY = words("summary-nobody", "Chưa có đơn vị nào để chấm điểm.", "There is no unit to score.");
const TOTAL_OF = words("total-of", "{total} /{max}", "{total} /{max}");
const QUESTIONS = words(
  "following-questions",
  "Xếp loại, khen thưởng theo giới hạn và tỷ lệ",
  "Grades and commendation by ceilings and quotas",
);
const NOT_READ_SHOWN = 5;
const NONE = "–";

interface Line {
  readonly ranking: Ranking;
  readonly card: Scorecard;
  readonly row: RankRow | undefined;
}
interface Choice extends Column {
  /** Whether the column says anything for these units. */
  readonly shown?: (line: Line) => boolean;
  readonly cell: (line: Line) => Inline;
}

/** What follows from a place, or the dash of what does not. */
const following = (row: RankRow | undefined, text: (row: RankRow) => string): string => (row === undefined ? "" : text(row)) || NONE;

const notZero = (points: Points): boolean => !isZero(points);

function columns(run: ScoreRun, lang: Lang, shown: Figures): readonly Choice[] {
  const { maxPoints } = run.rubric;
  const { points } = shown;
  const maybe = (value: Points | undefined): string => (value === undefined ? NONE : points(value));
  const total = render(say(TOTAL_OF, { total: TERMS.total, max: formatNumber(maxPoints, lang) }), lang);
  // Whether there are any notes is known only when they all have been made.
  const notes = new Map<Line, string>();
  const noteOf = (line: Line): string => {
    const known = notes.get(line) ?? noteText(line.card, line.row, shown, lang);
    notes.set(line, known);
    return known;
  };
  const column = (title: string, cell: (card: Scorecard) => Inline, when?: (card: Scorecard) => boolean): Choice => ({
    title,
    align: "right",
    cell: ({ card }) => cell(card),
    ...(when === undefined ? {} : { shown: ({ card }) => when(card) }),
  });
  return [
    {
      title: TERMS.ranking[lang],
      align: "right",
      cell: ({ ranking, row }) => (row?.place === undefined ? NONE : placeText(ranking, row, lang)),
    },
    { title: TERMS.unit[lang], align: "left", flexible: true, cell: ({ card }) => card.unit.name },
    column(
      TERMS.self[lang],
      ({ self }) => maybe(self),
      ({ self }) => self !== undefined,
    ),
    column(
      TERMS.appraised[lang],
      ({ appraised }) => maybe(appraised),
      ({ appraised }) => appraised !== undefined,
    ),
    column(
      TERMS.survey[lang],
      ({ survey }) => maybe(survey),
      ({ survey }) => survey !== undefined,
    ),
    column(
      TERMS.bonus[lang],
      ({ bonus }) => points(bonus),
      ({ bonus }) => notZero(bonus),
    ),
    column(
      TERMS.penalty[lang],
      ({ penalty }) => points(penalty),
      ({ penalty }) => notZero(penalty),
    ),
    column(total, (card) => [{ text: points(card.total), tone: "strong" }]),
    column(
      TERMS.applicableMax[lang],
      ({ applicableMax }) => points(applicableMax),
      ({ applicableMax }) => !equal(applicableMax, maxPoints),
    ),
    column(TERMS.index[lang], ({ index }) => points(index)),
    {
      title: TERMS.grade[lang],
      align: "left",
      flexible: true,
      shown: ({ card }) => card.grade !== undefined,
      cell: ({ row }) => following(row, (each) => gradeText(each.grade, lang)),
    },
    {
      title: TERMS.head[lang],
      align: "left",
      flexible: true,
      shown: ({ row }) => row?.head !== undefined,
      cell: ({ row }) => following(row, (each) => gradeText(each.head, lang)),
    },
    {
      title: TERMS.commended[lang],
      align: "left",
      flexible: true,
      shown: ({ row }) => row?.commended !== undefined,
      cell: ({ row }) => following(row, (each) => commendText(each, lang)),
    },
    column(TERMS.lost[lang], ({ lost }) => points(lost)),
    {
      title: TERMS.note[lang],
      align: "left",
      flexible: true,
      shown: (line) => noteOf(line) !== "",
      cell: noteOf,
    },
  ];
}

function groupBlocks(run: ScoreRun, ranking: Ranking, { lang, verbose }: RankingOptions, choices: readonly Choice[]): readonly Block[] {
  const lines = ranking.rows.map((row): Line => ({ ranking, card: row.card, row }));
  const blocks: Block[] = [{ kind: "heading", level: 2, text: groupHeading(run, ranking, lang) }];
  const absent = absentText(ranking, lang);
  if (verbose === true && absent !== "") blocks.push({ kind: "paragraph", text: absent });
  if (lines.length > 0) {
    const kept = choices.filter(({ shown }) => shown === undefined || lines.some(shown));
    blocks.push({
      kind: "table",
      columns: kept.map(({ title, align, flexible }) => ({ title, align, ...(flexible === undefined ? {} : { flexible }) })),
      rows: lines.map((line) => kept.map(({ cell }) => cell(line))),
    });
    const questions = ranking.rows.flatMap((row) => openQuestions(row, lang).map((text) => `${row.card.unit.name}: ${text}`));
    if (questions.length > 0) {
      blocks.push({ kind: "paragraph", text: `${render(say(QUESTIONS, {}), lang)}:` });
      blocks.push({ kind: "list", items: questions });
    }
  }
  return [...blocks, ...apartBlocks([ranking], lang)];
}

/** Every form has the same totals and signatures: what reads alike is told once, with where it first stands and how often. */
function alike(notRead: ScoreRun["notRead"], lang: Lang): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { at, what } of notRead) addTo(places, render(what, lang), placeName(at));
  return [...places].map(([text, [first = "", ...others]]) =>
    others.length === 0 ? `${first}: ${text}` : render(say(ALIKE, { text, count: asCount(others.length + 1), first }), lang),
  );
}

function summary(run: ScoreRun, lang: Lang, verbose: boolean): readonly Block[] {
  const cards = run.rankings.flatMap(cardsOf);
  if (cards.length === 0) return [{ kind: "paragraph", text: render(say(NOBODY, {}), lang) }];
  const answered = cards.reduce((sum, { heard }) => sum + heard, 0);
  const leaves = cards.length * run.rubric.leaves.length;
  const blocks: Block[] = [
    {
      kind: "paragraph",
      text: render(
        say(READ, {
          units: asCount(cards.length),
          criteria: asCount(run.rubric.leaves.length),
          answered: asCount(answered),
          leaves: asCount(leaves),
        }),
        lang,
      ),
    },
  ];
  const { notRead } = run;
  if (notRead.length === 0) return blocks;
  const lines = verbose ? notRead.map(({ at, what }) => `${placeName(at)}: ${render(what, lang)}`) : alike(notRead, lang);
  const listed = verbose ? lines : lines.slice(0, NOT_READ_SHOWN);
  const rest = lines.length - listed.length;
  blocks.push({ kind: "paragraph", text: render(say(NOT_READ, { count: asCount(notRead.length) }), lang) });
  blocks.push({ kind: "list", items: rest === 0 ? listed : [...listed, render(say(MORE, { count: asCount(rest) }), lang)] });
  return blocks;
}

export function ranking(run: ScoreRun, options: RankingOptions): Report {
  const { lang, tool, hash, verbose = false } = options;
  const seal = hash === undefined ? undefined : sealLine(sealOf(run, tool, hash), lang);
  const shown = figures(run.rubric, lang);
  const choices = columns(run, lang, shown);
  return {
    blocks: [
      ...titleBlocks(run, lang, run.rubric.title),
      ...run.rankings.flatMap((each) => groupBlocks(run, each, options, choices)),
      ...summary(run, lang, verbose),
      rulesBlock(run, lang, seal),
    ],
    get records() {
      return rankingRecords(run, lang, shown, seal);
    },
    get sheets() {
      return [rankingSheet(run, lang, shown, seal)];
    },
    get json() {
      return toResult(run, tool, hash);
    },
  };
}
