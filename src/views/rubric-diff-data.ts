/** A comparison of rubrics as data: one row a change for spreadsheets, everything for programs. */
import { compareRuns, newlyUnread, type Position } from "../engine/compare.ts";
import { messageJson, pointsJson, spanJson } from "../engine/json.ts";
import { standingJson, type Tool } from "../engine/result.ts";
import type { ChangeEffect, DomainMovement, RubricChange, RubricComparison } from "../rubric/compare.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import { placeName } from "../source.ts";
import { type Lang, render, type Text } from "../text.ts";
import type { Records } from "./block.ts";
import { domainOf } from "./rubric-diff-summary.ts";
import { oldCodes, type Replay, typedByOldRule } from "./rubric-diff-units.ts";

const SCHEMA = "cchc-rubric-diff/1";

export const EFFECTS: Readonly<Record<ChangeEffect, Text>> = {
  scores: { vi: "đổi điểm", en: "changes scores" },
  words: { vi: "không đổi điểm", en: "changes no score" },
};
const COLUMNS: readonly Text[] = [
  { vi: "Mã thay đổi", en: "Code of the change" },
  { vi: "Ảnh hưởng", en: "Effect" },
  { vi: "Mã lĩnh vực", en: "Domain id" },
  { vi: "Mã tiêu chí trước", en: "Criterion id before" },
  { vi: "Mã tiêu chí sau", en: "Criterion id after" },
  { vi: "Tiêu chí", en: "Criterion" },
  { vi: "Nội dung thay đổi", en: "Change" },
  { vi: "Vị trí trước", en: "Place before" },
  { vi: "Vị trí sau", en: "Place after" },
];

export function diffRecords(comparison: RubricComparison, lang: Lang): Records {
  return {
    columns: COLUMNS.map((column) => column[lang]),
    rows: comparison.changes.map((change) => [
      change.code,
      EFFECTS[change.effect][lang],
      domainOf(comparison, change)?.id ?? "",
      change.before?.id ?? "",
      change.after?.id ?? "",
      (change.after ?? change.before)?.title ?? "",
      render(change.message, lang),
      placeName(change.at.before),
      placeName(change.at.after),
    ]),
  };
}

const rubricJson = ({ id, version, title, decision, standing, period, maxPoints, sha256, meaning, source, rounding }: Rubric): object => ({
  file: source.name,
  id,
  version,
  title,
  decision: decision ?? null,
  standing,
  period,
  maxPoints: pointsJson(maxPoints, { rounding } as Rubric),
  sha256,
  meaning,
});
const nodeJson = (node: Node | undefined): object | null => (node === undefined ? null : { id: node.id, title: node.title });

const changeJson = (comparison: RubricComparison, change: RubricChange): object => ({
  code: change.code,
  effect: change.effect,
  domain: domainOf(comparison, change)?.id ?? null,
  before: nodeJson(change.before),
  after: nodeJson(change.after),
  message: messageJson(change.message),
  at: { before: spanJson(change.at.before), after: spanJson(change.at.after) },
});

function domainJson({ before, after }: RubricComparison, domain: DomainMovement): object {
  const side = (node: Node | undefined, rubric: Rubric): object | null =>
    node === undefined ? null : { id: node.id, title: node.title, maxPoints: pointsJson(node.max, rubric) };
  return { before: side(domain.before, before), after: side(domain.after, after), difference: pointsJson(domain.moved, after) };
}

function positionJson(position: Position | undefined, rubric: Rubric): object | null {
  if (position === undefined) return null;
  const { row, card, ranking } = position;
  return {
    group: ranking.group.id,
    state: card.state,
    place: row?.place ?? null,
    of: row === undefined ? null : ranking.of,
    total: row === undefined ? null : pointsJson(card.total, rubric),
    index: row === undefined ? null : pointsJson(card.index, rubric),
    grade: row === undefined ? null : (card.grade?.id ?? null),
    head: row?.head?.grade.id ?? null,
    commended: row?.commended?.state ?? null,
    provisional: card.provisional || (row?.provisional ?? false),
  };
}

function replayJson(comparison: RubricComparison, replay: Replay): object {
  const { before, after } = replay;
  return {
    hypothetical: true,
    ...standingJson(after),
    inputs: after.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    units: compareRuns(before, after).map((move) => ({
      unit: { id: (move.after ?? move.before)?.card.unit.id ?? "", name: move.name },
      changed: move.changed,
      before: positionJson(move.before, before.rubric),
      after: positionJson(move.after, after.rubric),
      difference: move.difference === undefined ? null : pointsJson(move.difference, after.rubric),
    })),
    oldCodes: oldCodes(comparison),
    appraiseAgain: typedByOldRule(comparison, replay).map(({ leaf, units }) => ({ node: leaf.id, title: leaf.title, units })),
    notRead: newlyUnread(before, after).map(({ at, message }) => ({ at: spanJson(at), ...messageJson(message) })),
  };
}

export function diffJson(comparison: RubricComparison, tool: Tool, replay: Replay | undefined): object {
  const { before, after, same, changes, domains, asks } = comparison;
  return {
    schema: SCHEMA,
    tool: { name: tool.name, version: tool.version },
    before: rubricJson(before),
    after: rubricJson(after),
    same,
    changes: changes.map((change) => changeJson(comparison, change)),
    domains: domains.map((domain) => domainJson(comparison, domain)),
    asks: asks.map(({ leaf, fields }) => ({
      node: leaf.id,
      title: leaf.title,
      fields: fields?.map(({ key, label }) => ({ key, label })) ?? null,
    })),
    ...(replay === undefined ? {} : { data: replayJson(comparison, replay) }),
  };
}
