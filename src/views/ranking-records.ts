/** The ranking as a flat table for spreadsheets: one row a unit, those that stand apart included. */
import type { Ranking, RankRow } from "../engine/rank.ts";
import { roundReached } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import type { Points } from "../points.ts";
import type { Lang, Text } from "../text.ts";
import type { Records } from "./block.ts";
import type { Figures } from "./figures.ts";
import { asksCommend, asksHeads, followsProvisionally, openQuestions, STATES } from "./following.ts";
import { apartText, noteText } from "./standing.ts";
import { capital, roundName, STANDINGS, TERMS } from "./terms.ts";
import { dataStandingOf } from "./title.ts";

const PROVISIONAL_GRADES: Text = { vi: "xếp loại, khen thưởng tạm tính", en: "grades and commendation provisional" };

interface Line {
  readonly ranking: Ranking;
  readonly card: Scorecard;
  readonly row: RankRow | undefined;
}

/** Rank and number of units are two columns: a spreadsheet would take `5/12` for a date. @param seal stands behind the last row */
export function rankingRecords(run: ScoreRun, lang: Lang, shown: Figures, seal?: string): Records {
  const { cell } = shown;
  const round = roundReached(run);
  const maybe = (value: Points | undefined): string => (value === undefined ? "" : cell(value));
  // A column more than the rubric speaks of would only be asked about.
  const heads = asksHeads(run.rubric.groups);
  const commends = asksCommend(run.rubric.groups);
  const names = [
    ...([
      "dataStanding",
      "rubric",
      "standing",
      "round",
      "group",
      "place",
      "ranked",
      "bestPlace",
      "worstPlace",
      "unitId",
      "unit",
      "state",
      "self",
      "appraised",
      "survey",
    ] as const),
    ...(["bonus", "penalty", "total", "lowest", "highest", "applicableMax", "index", "grade"] as const),
    ...(heads ? (["head"] as const) : []),
    ...(commends ? (["commended"] as const) : []),
    ...(["lost", "note"] as const),
  ];
  // The bare words, so that a spreadsheet can count them; that they are provisional is said in the note.
  const following = (row: RankRow | undefined): readonly string[] => {
    const texts = [row?.grade?.grade.title, row?.head?.grade.title, row?.commended && STATES[row.commended.state][lang]];
    return texts.filter((_, index) => [true, heads, commends][index]).map((text) => text ?? "");
  };
  const notes = (card: Scorecard, row: RankRow | undefined): string => {
    const provisional = row !== undefined && followsProvisionally(row) ? [PROVISIONAL_GRADES[lang]] : [];
    const questions = row === undefined ? [] : openQuestions(row, lang);
    return [noteText(card, row, shown, lang), ...provisional, ...questions].filter((text) => text !== "").join("; ");
  };
  const record = ({ ranking, card, row }: Line): readonly string[] => [
    dataStandingOf(run, lang),
    run.rubric.id,
    STANDINGS[run.rubric.standing][lang],
    round === undefined ? "" : capital(roundName(round, lang)),
    ranking.group.title,
    row?.place === undefined ? "" : String(row.place),
    row === undefined ? "" : String(ranking.of),
    row?.range === undefined ? "" : String(row.range.best),
    row?.range === undefined ? "" : String(row.range.worst),
    card.unit.id,
    card.unit.name,
    row !== undefined && row.place === undefined ? TERMS.unranked[lang] : apartText(card, lang),
    maybe(card.self),
    maybe(card.appraised),
    maybe(card.survey),
    ...[card.bonus, card.penalty].map(cell),
    // A unit that stands apart has no total.
    ...[card.total, card.low, card.high].map((value) => (row === undefined ? "" : cell(value))),
    cell(card.applicableMax),
    row === undefined ? "" : cell(card.index),
    ...following(row),
    cell(card.lost),
    notes(card, row),
  ];
  const lines = run.rankings.flatMap((ranking): readonly Line[] => [
    ...ranking.rows.map((row): Line => ({ ranking, card: row.card, row })),
    ...ranking.apart.map((card): Line => ({ ranking, card, row: undefined })),
  ]);
  // Every row has as many cells as the first, or readers of CSV take the file for damaged.
  const foot = seal === undefined ? [] : [names.map((_, column) => (column === 0 ? TERMS.seal[lang] : column === 1 ? seal : ""))];
  return { columns: names.map((name) => TERMS[name][lang]), rows: [...lines.map(record), ...foot] };
}
