/** The rounds as records and as data: one row a unit and round. */
import { pointsJson } from "../engine/json.ts";
import { submissionOf } from "../engine/ledger.ts";
import { manifestOf, type Tool } from "../engine/result.ts";
import type { Rounds, Stage } from "../engine/rounds.ts";
import type { LeafScore } from "../engine/scorecard.ts";
import { type Points, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Lang } from "../text.ts";
import type { Records } from "./block.ts";
import type { Figures } from "./figures.ts";
import { capital, roundName, TERMS } from "./terms.ts";
import { dataStandingOf } from "./title.ts";

export const LOWERED = { vi: "Điểm hạ", en: "Lowered" };
export const RAISED = { vi: "Điểm nâng", en: "Raised" };
export const CRITERIA_DOWN = { vi: "Số tiêu chí bị hạ", en: "Criteria lowered" };
export const CRITERIA_UP = { vi: "Số tiêu chí được nâng", en: "Criteria raised" };

export const scoreIn = ({ card }: Stage, leaf: Leaf): LeafScore => card.leaves[leaf.index] as LeafScore;

/** One row a unit and round. */
export function roundsRecords({ run, units }: Rounds, { lang, shown }: { readonly lang: Lang; readonly shown: Figures }): Records {
  const columns = [
    ...[TERMS.dataStanding, TERMS.group, TERMS.unitId, TERMS.unit, TERMS.round, TERMS.total, TERMS.place, TERMS.ranked],
    ...[CRITERIA_DOWN, LOWERED, CRITERIA_UP, RAISED],
  ];
  return {
    columns: columns.map((term) => term[lang]),
    rows: units.flatMap(({ unit, stages }) =>
      stages.map(({ round, card, row, of, moved }) => [
        dataStandingOf(run, lang),
        run.rubric.groups.find(({ id }) => id === unit.group)?.title ?? "",
        unit.id,
        unit.name,
        capital(roundName(round, lang)),
        row === undefined ? "" : shown.cell(card.total),
        row?.place === undefined ? "" : String(row.place),
        row === undefined ? "" : String(of),
        String(moved.down.length),
        shown.cell(moved.lowered),
        String(moved.up.length),
        shown.cell(moved.raised),
      ]),
    ),
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
