/** The changes between two versions as data: one row a change for spreadsheets, everything for programs. */
import type { AnswerChange, ChangeLog, LeafChanges, UnitChanges } from "../engine/changes.ts";
import type { Position } from "../engine/compare.ts";
import { cellJson, messageJson, pointsJson } from "../engine/json.ts";
import { standingJson, type Tool } from "../engine/result.ts";
import type { LeafScore } from "../engine/scorecard.ts";
import type { LineChange } from "../layouts/line-changes.ts";
import type { SheetChange } from "../layouts/sheet-changes.ts";
import type { Changes } from "../layouts/table-changes.ts";
import type { Rubric } from "../rubric/model.ts";
import { type CellSpan, cellInFile } from "../source.ts";
import { type Lang, render, type Text } from "../text.ts";
import type { Records } from "./block.ts";
import { lineMessage, lineName, PLACES, sheetMessage } from "./change-places.ts";
import { formulaChange, OTHER, PARTS, placesText, shownValue } from "./change-words.ts";
import type { Figures } from "./figures.ts";
import { roundName, TERMS } from "./terms.ts";

const SCHEMA = "cchc-log/1";
const COLUMNS: readonly Text[] = [
  TERMS.unit,
  TERMS.criterionId,
  TERMS.criterion,
  TERMS.round,
  { vi: "Phần thay đổi", en: "What changed" },
  { vi: "Trước", en: "Before" },
  { vi: "Sau", en: "After" },
  TERMS.at,
  { vi: "Điểm trước", en: "Points before" },
  { vi: "Điểm sau", en: "Points after" },
];

function leafRows(name: string, { leaf, changes, before, after }: LeafChanges, shown: Figures, lang: Lang): readonly (readonly string[])[] {
  const value = (change: AnswerChange, side: "before" | "after"): string =>
    change[side] === undefined ? "" : shownValue(change, change[side], lang);
  const points = (score: LeafScore | undefined): string => (score === undefined ? "" : shown.cell(score.earned));
  return changes.map((change) => [
    name,
    leaf.id,
    leaf.title,
    change.round === undefined ? "" : roundName(change.round, lang),
    change.part === "value" && change.field !== undefined ? change.field.label[lang] : PARTS[change.part][lang],
    value(change, "before"),
    value(change, "after"),
    placesText(change.was, change.at, lang),
    points(before),
    points(after),
  ]);
}

export function changeRecords({ units }: ChangeLog, others: Changes, shown: Figures, lang: Lang): Records {
  const own = units.flatMap(({ move, leaves }) => leaves.flatMap((each) => leafRows(move.name, each, shown, lang)));
  const places = [
    ...others.sheets.map((change) => [render(sheetMessage(change), lang), change.was?.sheet ?? "", change.at?.sheet ?? "", ""]),
    ...others.lines.map((change) => {
      const texts = change.texts.join("; ");
      const [before, after] = change.kind === "removed" ? [texts, ""] : ["", texts];
      return [render(lineMessage(change), lang), before, after, cellInFile(change.at)];
    }),
  ].map(([what = "", before = "", after = "", where = ""]) => ["", "", PLACES[lang], "", what, before, after, where, "", ""]);
  const rest = others.cells.map((change) => {
    const where = placesText(change.was, change.at, lang);
    return ["", "", "", "", OTHER[lang], change.before?.text ?? "", change.after?.text ?? "", where, "", ""];
  });
  return { columns: COLUMNS.map((column) => column[lang]), rows: [...own, ...places, ...rest] };
}

const place = (cell: CellSpan | undefined): object | null => (cell === undefined ? null : cellJson(cell));

function positionJson(position: Position | undefined, rubric: Rubric): object | null {
  if (position?.row === undefined) return null;
  const { card, row, ranking } = position;
  return {
    total: pointsJson(card.total, rubric),
    index: pointsJson(card.index, rubric),
    place: row.place ?? null,
    of: ranking.of,
    grade: card.grade?.id ?? null,
  };
}

function unitJson({ move, leaves }: UnitChanges, rubric: Rubric): object {
  return {
    unit: { id: (move.after ?? move.before)?.card.unit.id ?? "", name: move.name },
    before: positionJson(move.before, rubric),
    after: positionJson(move.after, rubric),
    difference: move.difference === undefined ? null : pointsJson(move.difference, rubric),
    criteria: leaves.map(({ leaf, changes, before, after }) => ({
      node: leaf.id,
      title: leaf.title,
      before: before === undefined ? null : pointsJson(before.earned, rubric),
      after: after === undefined ? null : pointsJson(after.earned, rubric),
      changes: changes.map((change) => ({
        part: change.part,
        round: change.round ?? null,
        field: change.field?.key ?? null,
        before: change.before === undefined ? null : shownValue(change, change.before, "vi"),
        after: change.after === undefined ? null : shownValue(change, change.after, "vi"),
        was: place(change.was),
        at: place(change.at),
      })),
    })),
  };
}

const sheetJson = ({ kind, was, at }: SheetChange): object => ({
  kind,
  was: was === undefined ? null : { file: was.file, sheet: was.sheet },
  at: at === undefined ? null : { file: at.file, sheet: at.sheet },
});

const lineJson = ({ kind, axis, at, lines, to, texts }: LineChange): object => ({
  kind,
  axis,
  file: at.file,
  sheet: at.sheet,
  lines: lines.map((line) => lineName(axis, line)),
  ...(kind === "moved" ? { to: to.map((line) => lineName(axis, line)) } : { texts }),
});

export function changeJson({ before, after, units }: ChangeLog, others: Changes, tool: Tool): object {
  const { rubric } = after;
  return {
    schema: SCHEMA,
    tool: { name: tool.name, version: tool.version },
    rubric: { id: rubric.id, version: rubric.version, meaning: rubric.meaning },
    ...standingJson(after),
    before: before.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    after: after.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    units: units.filter(({ move, leaves }) => move.changed || leaves.length > 0).map((unit) => unitJson(unit, rubric)),
    sheets: others.sheets.map(sheetJson),
    lines: others.lines.map(lineJson),
    otherCells: others.cells.map((change) => {
      const formula = formulaChange(change);
      return {
        was: place(change.was),
        at: place(change.at),
        before: change.before?.text ?? null,
        after: change.after?.text ?? null,
        ...(formula === undefined ? {} : { formula: messageJson(formula) }),
      };
    }),
  };
}
