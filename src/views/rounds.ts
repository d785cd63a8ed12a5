/** The rounds of an appraisal side by side, of all units or of one: the answer to `cchc rounds`. */
import type { Round } from "../assessment.ts";
import { submissionOf } from "../engine/ledger.ts";
import type { Tool } from "../engine/result.ts";
import { type Moved, type Rounds, roundsOf, type Stage, type UnitRounds } from "../engine/rounds.ts";
import type { ScoreRun } from "../engine/run.ts";
import { add, isZero, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { asCount, type Lang, render, say, words } from "../text.ts";
import type { Block, Column, Inline, Report } from "./block.ts";
import { historyEntries, historyOf } from "./entries.ts";
import { type Figures, figures } from "./figures.ts";
import { CRITERIA_DOWN, CRITERIA_UP, LOWERED, RAISED, roundsJson, roundsRecords, roundsSheet, scoreIn } from "./rounds-data.ts";
import { isProvisional, totalText } from "./standing.ts";
import { capital, roundName, TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

export interface RoundsOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  /** One unit only, criterion by criterion. */
  readonly unit?: string | undefined;
  /** With a unit: also the criteria that no round changed. */
  readonly all?: boolean | undefined;
}

const TITLE = words("rounds-title", "Các vòng chấm — {title}", "The rounds — {title}");
const PLACED = words("rounds-placed", "{total} ({place}/{of}{mark})", "{total} ({place}/{of}{mark})");
const UP = words("rounds-up", "lên {count} bậc", "up {count}");
const DOWN = words("rounds-down", "xuống {count} bậc", "down {count}");
const SAME = words("rounds-same", "giữ nguyên", "unchanged");
const EFFECT = words("rounds-effect", "Tác động của từng vòng", "What each round did");
const CRITERIA = words("rounds-criteria", "Điểm từng tiêu chí qua các vòng", "Each criterion through the rounds");
const WORDS = words("rounds-words", "Ý kiến và giải trình", "Remarks and explanations");
const ONE_ROUND = words("rounds-one", "Số liệu chỉ có một vòng: {round}.", "The data hold one round only: {round}.");
const NONE = words("rounds-none", "Số liệu chưa có vòng chấm nào.", "The data hold no round yet.");
const EXPLAINED = words(
  "rounds-explained",
  "Đơn vị giải trình {count} tiêu chí: {nodes}.",
  "The unit explained {count} criteria: {nodes}.",
);
const MOVED_PLACE = { vi: "Thay đổi hạng", en: "Change of place" };
const UNITS_UP = { vi: "Số đơn vị lên hạng", en: "Units moved up" };
const UNITS_DOWN = { vi: "Số đơn vị xuống hạng", en: "Units moved down" };
const NOTHING = "–";

interface Telling {
  readonly lang: Lang;
  readonly shown: Figures;
}

/** `89,30 (12/13)`, `6,00 (4/5, tạm tính)` */
function stageText({ card, row, of }: Stage, { lang, shown }: Telling): string {
  if (row === undefined) return NOTHING;
  const total = totalText(card, shown, lang);
  const mark = isProvisional(card, row) ? `, ${TERMS.provisional[lang]}` : "";
  if (row.place === undefined) return `${total}${mark}`;
  return render(say(PLACED, { total, place: asCount(row.place), of: asCount(of), mark }), lang);
}

/** How many places up; negative when down, undefined where there is no place to compare. */
function climbed(before: Stage | undefined, after: Stage | undefined): number | undefined {
  const [from, to] = [before?.row?.place, after?.row?.place];
  return from === undefined || to === undefined ? undefined : from - to;
}

function climbText(count: number | undefined, lang: Lang): string {
  if (count === undefined) return NOTHING;
  return render(count === 0 ? say(SAME, {}) : say(count > 0 ? UP : DOWN, { count: asCount(Math.abs(count)) }), lang);
}

const right = (title: string): Column => ({ title, align: "right" });

function unitsTable({ rounds, units }: Rounds, telling: Telling): Block {
  const { lang } = telling;
  return {
    kind: "table",
    columns: [
      { title: TERMS.unit[lang], align: "left", flexible: true },
      ...rounds.map((round) => right(capital(roundName(round, lang)))),
      { title: MOVED_PLACE[lang], align: "left" },
    ],
    rows: units.map(({ unit, stages }) => [
      unit.name,
      ...rounds.map((round): Inline => {
        const stage = stages.find((each) => each.round === round);
        return stage === undefined ? NOTHING : stageText(stage, telling);
      }),
      climbText(climbed(stages[0], stages.at(-1)), lang),
    ]),
  };
}

const moves = (units: readonly UnitRounds[], round: Round): readonly Moved[] =>
  units.flatMap(({ stages }) => stages.filter((stage) => stage.round === round).map(({ moved }) => moved));

const sumOf = (list: readonly Moved[], pick: (moved: Moved) => Points): Points =>
  list.reduce<Points>((sum, each) => add(sum, pick(each)), ZERO);

/** One row a round but the first: what it lowered and raised, who moved. */
function effectTable({ rounds }: Rounds, units: readonly UnitRounds[], { lang, shown }: Telling): Block {
  const later = rounds.slice(1);
  const places = units.length > 1;
  return {
    kind: "table",
    columns: [
      { title: TERMS.round[lang], align: "left" },
      ...[CRITERIA_DOWN, LOWERED, CRITERIA_UP, RAISED].map((term) => right(term[lang])),
      ...(places ? [right(UNITS_UP[lang]), right(UNITS_DOWN[lang])] : [{ title: MOVED_PLACE[lang], align: "left" } as const]),
    ],
    rows: later.map((round, index) => {
      const list = moves(units, round);
      const climbs = units.map(({ stages }) => {
        const at = (wanted: Round | undefined): Stage | undefined => stages.find((stage) => stage.round === wanted);
        return climbed(at(rounds[index]), at(round));
      });
      return [
        capital(roundName(round, lang)),
        String(list.reduce((sum, { down }) => sum + down.length, 0)),
        shown.points(sumOf(list, ({ lowered }) => lowered)),
        String(list.reduce((sum, { up }) => sum + up.length, 0)),
        shown.points(sumOf(list, ({ raised }) => raised)),
        ...(places
          ? [String(climbs.filter((count = 0) => count > 0).length), String(climbs.filter((count = 0) => count < 0).length)]
          : [climbText(climbs[0], lang)]),
      ];
    }),
  };
}

/** The criteria of a unit that some round changed, or all. */
const shownLeaves = ({ stages }: UnitRounds, leaves: readonly Leaf[], all: boolean): readonly Leaf[] => {
  const changed = new Set(stages.flatMap(({ moved }) => [...moved.down, ...moved.up]));
  return all ? leaves : leaves.filter((leaf) => changed.has(leaf));
};

function criteriaBlocks(rounds: Rounds, own: UnitRounds, all: boolean, telling: Telling): readonly Block[] {
  const { run } = rounds;
  const { lang, shown } = telling;
  const leaves = shownLeaves(own, run.rubric.leaves, all);
  if (leaves.length === 0) return [];
  const submission = submissionOf(run, own.unit.id);
  const total = own.stages.map(({ card }) => shown.points(card.total));
  const historyOfLeaf = submission === undefined ? undefined : historyOf(run, submission);
  const said =
    submission === undefined || historyOfLeaf === undefined
      ? []
      : shownLeaves(own, run.rubric.leaves, false).flatMap((leaf) =>
          historyEntries(leaf, historyOfLeaf(leaf), submission.answers.get(leaf.id), { run, ...telling }),
        );
  const explained = run.rubric.leaves.filter(({ id }) => submission?.answers.get(id)?.explanation !== undefined);
  const table: Block = {
    kind: "table",
    columns: [
      { title: TERMS.code[lang], align: "left" },
      { title: TERMS.criterion[lang], align: "left", flexible: true },
      right(TERMS.max[lang]),
      ...own.stages.map(({ round }) => right(capital(roundName(round, lang)))),
      right(TERMS.difference[lang]),
    ],
    rows: leaves.map((leaf) => {
      const earned = own.stages.map((stage) => scoreIn(stage, leaf).earned);
      const change = subtract(earned.at(-1) ?? ZERO, earned[0] ?? ZERO);
      const tone = isZero(change) ? "plain" : shown.taken(subtract(ZERO, change)).startsWith("−") ? "bad" : "good";
      return [
        leaf.id,
        leaf.title,
        shown.points(leaf.max),
        ...earned.map(shown.points),
        [{ text: isZero(change) ? NOTHING : shown.taken(subtract(ZERO, change)), tone }],
      ];
    }),
    foot: [["", TERMS.total[lang], "", ...total, ""]],
  };
  return [
    { kind: "heading", level: 2, text: render(say(CRITERIA, {}), lang) },
    table,
    ...(explained.length === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: render(say(EXPLAINED, { count: asCount(explained.length), nodes: explained.map(({ id }) => id).join(", ") }), lang),
          } as const,
        ]),
    ...(said.length === 0
      ? []
      : [{ kind: "heading", level: 2, text: render(say(WORDS, {}), lang) } as const, { kind: "entries", items: said } as const]),
  ];
}

/** What is said where rounds cannot be compared. */
function fewRounds({ rounds }: Rounds, lang: Lang): readonly Block[] {
  const [only] = rounds;
  if (rounds.length > 1) return [];
  const text = only === undefined ? render(say(NONE, {}), lang) : render(say(ONE_ROUND, { round: roundName(only, lang) }), lang);
  return [{ kind: "paragraph", text }];
}

export function roundsReport(run: ScoreRun, { lang, tool, unit, all = false }: RoundsOptions): Report {
  const whole = roundsOf(run);
  const shown = figures(run.rubric, lang);
  const telling = { lang, shown };
  const units = whole.units.filter((each) => unit === undefined || each.unit.id === unit);
  const chosen: Rounds = { ...whole, units };
  const [own] = units;
  const title = unit === undefined || own === undefined ? run.rubric.title : `${own.unit.name} — ${run.rubric.title}`;
  return {
    get blocks() {
      return [
        ...titleBlocks(run, lang, render(say(TITLE, { title }), lang)),
        ...fewRounds(whole, lang),
        unitsTable(chosen, telling),
        ...(whole.rounds.length < 2
          ? []
          : [{ kind: "heading", level: 2, text: render(say(EFFECT, {}), lang) } as const, effectTable(chosen, units, telling)]),
        ...(unit === undefined || own === undefined ? [] : criteriaBlocks(whole, own, all, telling)),
        rulesBlock(run, lang),
      ];
    },
    get records() {
      return roundsRecords(chosen, telling);
    },
    get sheets() {
      return [roundsSheet(chosen, render(say(TITLE, { title }), lang), lang)];
    },
    get json() {
      return roundsJson(chosen, tool);
    },
  };
}
