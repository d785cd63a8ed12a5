/** The ranking for spreadsheets, one row a unit, those that stand apart included: as a flat table of texts, and as a sheet for an office. */
import type { Ranking, RankRow } from "../engine/rank.ts";
import { roundReached } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { count, type Exact, isZero, toDecimal } from "../points.ts";
import type { Lang, Text } from "../text.ts";
import type { Records, Sheet, SheetCell, SheetColumn } from "./block.ts";
import type { Figures } from "./figures.ts";
import { asksCommend, asksHeads, followsProvisionally, openQuestions, STATES } from "./following.ts";
import { sheetCell, sheetHeading } from "./sheet.ts";
import { apartText, noteText, placeText } from "./standing.ts";
import { capital, roundName, STANDINGS, TERMS } from "./terms.ts";
import { dataStandingOf, rankingInWords, roundingInWords } from "./title.ts";

const PROVISIONAL_GRADES: Text = { vi: "xếp loại, khen thưởng tạm tính", en: "grades and commendation provisional" };

interface Line {
  readonly ranking: Ranking;
  readonly card: Scorecard;
  readonly row: RankRow | undefined;
}
interface Telling {
  readonly run: ScoreRun;
  readonly lang: Lang;
  readonly shown: Figures;
}
interface RankingColumn extends Pick<SheetColumn, "kind" | "width" | "beside"> {
  readonly title: Text;
  /** Told over the table of a sheet, where it need not stand in every row. */
  readonly constant?: true;
  /** Only on a sheet, where a text such as `5/12` is safe: a CSV file gives it as two numbers. */
  readonly sheetOnly?: true;
  /** On a sheet it stands only where it is anything but 0 for some unit. */
  readonly seldom?: true;
  readonly of: (line: Line, telling: Telling) => SheetCell;
}

const text = (title: Text, width: number, of: RankingColumn["of"]): RankingColumn => ({ title, kind: "text", width, of });
const constant = (title: Text, of: RankingColumn["of"]): RankingColumn => ({ ...text(title, 12, of), constant: true });
const points = (title: Text, of: RankingColumn["of"]): RankingColumn => ({ title, kind: "points", width: 10, of });
const whole = (title: Text, of: (line: Line) => number | undefined): RankingColumn => ({
  title,
  kind: "count",
  width: 8,
  of: (line) => {
    const value = of(line);
    return value === undefined ? undefined : count(value);
  },
});
const beside = (column: RankingColumn): RankingColumn => ({ ...column, beside: true });
/** A unit that stands apart has no total. */
const ranked =
  (of: (card: Scorecard) => Exact): RankingColumn["of"] =>
  ({ card, row }) =>
    row === undefined ? undefined : of(card);

function notes({ card, row }: Line, { lang, shown }: Telling): string {
  const provisional = row !== undefined && followsProvisionally(row) ? [PROVISIONAL_GRADES[lang]] : [];
  const questions = row === undefined ? [] : openQuestions(row, lang);
  return [noteText(card, row, shown, lang), ...provisional, ...questions].filter((part) => part !== "").join("; ");
}

/** A column more than the rubric speaks of would only be asked about. Grades are bare words; that they are provisional is in the note. */
function columnsOf({ rubric }: ScoreRun): readonly RankingColumn[] {
  const heads = text(TERMS.head, 14, ({ row }) => row?.head?.grade.title);
  const commends = text(TERMS.commended, 14, ({ row }, { lang }) => row?.commended && STATES[row.commended.state][lang]);
  return [
    constant(TERMS.dataStanding, (_, { run, lang }) => dataStandingOf(run, lang)),
    constant(TERMS.rubric, (_, { run }) => run.rubric.id),
    constant(TERMS.standing, (_, { run, lang }) => STANDINGS[run.rubric.standing][lang]),
    constant(TERMS.round, (_, { run, lang }) => roundText(run, lang)),
    text(TERMS.group, 16, ({ ranking }) => ranking.group.title),
    { ...text(TERMS.ranking, 8, ({ ranking, row }, { lang }) => placeText(ranking, row, lang)), sheetOnly: true },
    beside(whole(TERMS.place, ({ row }) => row?.place)),
    beside(whole(TERMS.ranked, ({ ranking, row }) => (row === undefined ? undefined : ranking.of))),
    beside(whole(TERMS.bestPlace, ({ row }) => row?.range?.best)),
    beside(whole(TERMS.worstPlace, ({ row }) => row?.range?.worst)),
    beside(text(TERMS.unitId, 14, ({ card }) => card.unit.id)),
    text(TERMS.unit, 24, ({ card }) => card.unit.name),
    beside(
      text(TERMS.state, 16, ({ card, row }, { lang }) =>
        row !== undefined && row.place === undefined ? TERMS.unranked[lang] : apartText(card, lang),
      ),
    ),
    points(TERMS.self, ({ card }) => card.self),
    points(TERMS.appraised, ({ card }) => card.appraised),
    points(TERMS.survey, ({ card }) => card.survey),
    { ...points(TERMS.bonus, ({ card }) => card.bonus), seldom: true },
    { ...points(TERMS.penalty, ({ card }) => card.penalty), seldom: true },
    points(
      TERMS.total,
      ranked(({ total }) => total),
    ),
    beside(
      points(
        TERMS.lowest,
        ranked(({ low }) => low),
      ),
    ),
    beside(
      points(
        TERMS.highest,
        ranked(({ high }) => high),
      ),
    ),
    points(TERMS.applicableMax, ({ card }) => card.applicableMax),
    points(
      TERMS.index,
      ranked(({ index }) => index),
    ),
    text(TERMS.grade, 12, ({ row }) => row?.grade?.grade.title),
    ...(asksHeads(rubric.groups) ? [heads] : []),
    ...(asksCommend(rubric.groups) ? [commends] : []),
    points(TERMS.lost, ({ card }) => card.lost),
    text(TERMS.note, 30, notes),
  ];
}

function roundText(run: ScoreRun, lang: Lang): string {
  const round = roundReached(run);
  return round === undefined ? "" : capital(roundName(round, lang));
}

const linesOf = ({ rankings }: ScoreRun): readonly Line[] =>
  rankings.flatMap((ranking): readonly Line[] => [
    ...ranking.rows.map((row): Line => ({ ranking, card: row.card, row })),
    ...ranking.apart.map((card): Line => ({ ranking, card, row: undefined })),
  ]);

/** Rank and number of units are two columns: a spreadsheet would take `5/12` for a date. @param seal stands behind the last row */
export function rankingRecords(run: ScoreRun, lang: Lang, shown: Figures, seal?: string): Records {
  const telling = { run, lang, shown };
  const columns = columnsOf(run).filter(({ sheetOnly }) => sheetOnly !== true);
  const told = (value: SheetCell, { kind }: RankingColumn): string =>
    value === undefined || typeof value === "string" ? (value ?? "") : kind === "count" ? toDecimal(value) : shown.cell(value);
  // Every row has as many cells as the first, or readers of CSV take the file for damaged.
  const foot = seal === undefined ? [] : [columns.map((_, column) => (column === 0 ? TERMS.seal[lang] : column === 1 ? seal : ""))];
  return {
    columns: columns.map(({ title }) => title[lang]),
    rows: [...linesOf(run).map((line) => columns.map((each) => told(each.of(line, telling), each))), ...foot],
  };
}

/** The same as a sheet: figures as numbers, the columns that say something for any unit, the bare numbers beside the printed table. */
export function rankingSheet(run: ScoreRun, lang: Lang, shown: Figures, seal?: string): Sheet {
  const telling = { run, lang, shown };
  const lines = linesOf(run);
  const says = ({ of, seldom }: RankingColumn): boolean =>
    lines.some((line) => {
      const value = of(line, telling);
      return value !== undefined && value !== "" && (seldom !== true || typeof value === "string" || !isZero(value));
    });
  const said = columnsOf(run).filter((column) => column.constant !== true && says(column));
  const columns = [...said.filter((column) => column.beside !== true), ...said.filter((column) => column.beside === true)];
  const round = roundText(run, lang);
  return {
    name: TERMS.ranking[lang],
    heading: [...sheetHeading(run, run.rubric.title, lang), ...(round === "" ? [] : [`${TERMS.round[lang]}: ${round}`])],
    columns: columns.map(({ title, kind, width, beside: outside }) => ({
      title: title[lang],
      kind,
      width,
      ...(outside === true ? { beside: outside } : {}),
    })),
    decimals: run.rubric.rounding.decimals,
    rows: lines.map((line) => columns.map(({ of }) => sheetCell(of(line, telling), run.rubric))),
    foot: [],
    notes: [
      roundingInWords(run.rubric, lang),
      rankingInWords(run.rubric, lang),
      ...(seal === undefined ? [] : [`${TERMS.seal[lang]}: ${seal}`]),
    ],
  };
}
