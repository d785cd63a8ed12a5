/** The rounds as records and as data: one row a unit and round. */
import { pointsJson } from "../engine/json.ts";
import { submissionOf } from "../engine/ledger.ts";
import { manifestOf, type Tool } from "../engine/result.ts";
import type { Rounds, Stage, UnitRounds } from "../engine/rounds.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { LeafScore } from "../engine/scorecard.ts";
import { count, type Points, toDecimal, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Lang, Text } from "../text.ts";
import type { Records, Sheet, SheetCell, SheetColumn } from "./block.ts";
import type { Figures } from "./figures.ts";
import { sheetCell, sheetHeading } from "./sheet.ts";
import { isProvisional } from "./standing.ts";
import { capital, roundName, TERMS } from "./terms.ts";
import { dataStandingOf, rankingInWords, roundingInWords } from "./title.ts";

export const LOWERED = { vi: "Điểm hạ", en: "Lowered" };
export const RAISED = { vi: "Điểm nâng", en: "Raised" };
export const CRITERIA_DOWN = { vi: "Số tiêu chí bị hạ", en: "Criteria lowered" };
export const CRITERIA_UP = { vi: "Số tiêu chí được nâng", en: "Criteria raised" };

export const scoreIn = ({ card }: Stage, leaf: Leaf): LeafScore => card.leaves[leaf.index] as LeafScore;

interface Line {
  readonly unit: UnitRounds["unit"];
  readonly stage: Stage;
}
interface RoundColumn extends Pick<SheetColumn, "kind" | "width"> {
  readonly title: Text;
  readonly of: (line: Line, run: ScoreRun, lang: Lang) => SheetCell;
}
const column = (title: Text, kind: SheetColumn["kind"], width: number, of: RoundColumn["of"]): RoundColumn => ({ title, kind, width, of });

const COLUMNS: readonly RoundColumn[] = [
  column(TERMS.dataStanding, "text", 12, (_, run, lang) => dataStandingOf(run, lang)),
  column(TERMS.group, "text", 18, ({ unit }, run) => run.rubric.groups.find(({ id }) => id === unit.group)?.title),
  column(TERMS.unitId, "text", 14, ({ unit }) => unit.id),
  column(TERMS.unit, "text", 24, ({ unit }) => unit.name),
  column(TERMS.round, "text", 18, ({ stage }, _, lang) => capital(roundName(stage.round, lang))),
  column(TERMS.total, "points", 10, ({ stage: { row, card } }) => (row === undefined ? undefined : card.total)),
  column(TERMS.index, "points", 10, ({ stage: { row, card } }) => (row === undefined ? undefined : card.index)),
  column(TERMS.place, "count", 8, ({ stage: { row } }) => (row?.place === undefined ? undefined : count(row.place))),
  column(TERMS.ranked, "count", 10, ({ stage: { row, of } }) => (row === undefined ? undefined : count(of))),
  column(CRITERIA_DOWN, "count", 10, ({ stage }) => count(stage.moved.down.length)),
  column(LOWERED, "points", 10, ({ stage }) => stage.moved.lowered),
  column(CRITERIA_UP, "count", 10, ({ stage }) => count(stage.moved.up.length)),
  column(RAISED, "points", 10, ({ stage }) => stage.moved.raised),
  column(TERMS.note, "text", 14, ({ stage: { card, row } }, _, lang) => (isProvisional(card, row) ? TERMS.provisional[lang] : undefined)),
];

const linesOf = ({ units }: Rounds): readonly Line[] => units.flatMap(({ unit, stages }) => stages.map((stage) => ({ unit, stage })));

/** One row a unit and round. */
export function roundsRecords(rounds: Rounds, { lang, shown }: { readonly lang: Lang; readonly shown: Figures }): Records {
  const told = (value: SheetCell, { kind }: RoundColumn): string =>
    value === undefined || typeof value === "string" ? (value ?? "") : kind === "count" ? toDecimal(value) : shown.cell(value);
  return {
    columns: COLUMNS.map(({ title }) => title[lang]),
    rows: linesOf(rounds).map((line) => COLUMNS.map((each) => told(each.of(line, rounds.run, lang), each))),
  };
}

/** The same rows as a sheet, figures as numbers. */
export function roundsSheet(rounds: Rounds, title: string, lang: Lang): Sheet {
  const { run } = rounds;
  return {
    name: TERMS.round[lang],
    heading: sheetHeading(run, title, lang),
    columns: COLUMNS.map((each) => ({ title: each.title[lang], kind: each.kind, width: each.width })),
    decimals: run.rubric.rounding.decimals,
    rows: linesOf(rounds).map((line) => COLUMNS.map(({ of }) => sheetCell(of(line, run, lang), run.rubric))),
    foot: [],
    notes: [roundingInWords(run.rubric, lang), rankingInWords(run.rubric, lang)],
  };
}

export function roundsJson({ run, rounds, units }: Rounds, tool: Tool): object {
  const { rubric } = run;
  const points = (value: Points): string => pointsJson(value, rubric);
  return {
    schema: "cchc-rounds/1",
    manifest: manifestOf(run, tool),
    rounds,
    units: units.map(({ unit, stages }) => ({
      id: unit.id,
      name: unit.name,
      stages: stages.map(({ round, card, row, of, moved }) => ({
        round,
        total: row === undefined ? null : points(card.total),
        index: row === undefined ? null : pointsJson(card.index, rubric),
        provisional: isProvisional(card, row),
        place: row?.place ?? null,
        of: row === undefined ? null : of,
        lowered: points(moved.lowered),
        raised: points(moved.raised),
        down: moved.down.map(({ id }) => id),
        up: moved.up.map(({ id }) => id),
      })),
      criteria: rubric.leaves.flatMap((leaf) => {
        const submission = submissionOf(run, unit.id);
        const answers = submission?.answers.get(leaf.id);
        const earned = stages.map((stage) => scoreIn(stage, leaf).earned);
        if (answers === undefined) return [];
        return [
          {
            node: leaf.id,
            points: Object.fromEntries(stages.map(({ round }, index) => [round, points(earned[index] ?? ZERO)])),
            remarks: Object.fromEntries(
              Object.entries(answers.rounds).flatMap(([round, answer]) => (answer?.remark === undefined ? [] : [[round, answer.remark]])),
            ),
            explanation: answers.explanation ?? null,
          },
        ];
      }),
    })),
  };
}
