/** The ledger as data: every row with its values and cells, and the sums they come to. */

import { cellJson, messageJson, pointsJson } from "../engine/json.ts";
import type { Chosen } from "../engine/ledger-choice.ts";
import { addTo, appraisersOf, NO_SUMS, type Posting, roleIn, type Sums } from "../engine/postings.ts";
import { manifestOf, type Tool, valueJson } from "../engine/result.ts";
import type { Rubric } from "../rubric/model.ts";
import { GROUPINGS, type GroupKey } from "./ledger-groups.ts";

const LEDGER_SCHEMA = "cchc-ledger/1";

export function postingJson(posting: Posting, rubric: Rubric): object {
  const { card, leaf, node, account, deduction, change, before, after, values, cells, answers } = posting;
  const points = (value: typeof change): string => pointsJson(value, rubric);
  return {
    unit: { id: card.unit.id, name: card.unit.name },
    node,
    title: leaf?.title ?? rubric.nodes.get(node)?.title ?? null,
    domain: leaf?.domain.id ?? null,
    rule: leaf?.rule.kind ?? null,
    account,
    change: points(change),
    before: points(before),
    after: points(after),
    code: deduction.sentence.words.code,
    reason: deduction.reason ?? null,
    sentence: messageJson(deduction.sentence),
    clause: leaf?.clause ?? null,
    round: deduction.round ?? null,
    by: roleIn(answers, deduction.round) ?? null,
    appraisers: appraisersOf(posting),
    division: leaf?.owner ?? null,
    remark: deduction.remark ?? null,
    evidence: answers?.evidence ?? null,
    explanation: answers?.explanation ?? null,
    values: values.map(valueJson),
    cells: cells.map(cellJson),
  };
}

export function ledgerJson({ run, units, printed }: Chosen, tool: Tool, by: GroupKey): object {
  const { rubric } = run;
  const groups = new Map<string, { title: string; rows: number; sums: Sums }>();
  const rows: object[] = [];
  let whole = NO_SUMS;
  for (const posting of printed()) {
    rows.push(postingJson(posting, rubric));
    whole = addTo(whole, posting);
    const { key, title } = GROUPINGS[by].of(posting, { run, lang: "vi" });
    const group = groups.get(key) ?? { title, rows: 0, sums: NO_SUMS };
    groups.set(key, { title, rows: group.rows + 1, sums: addTo(group.sums, posting) });
  }
  const sumsJson = ({ lost, bonus, penalty }: Sums): object => ({
    lost: pointsJson(lost, rubric),
    bonus: pointsJson(bonus, rubric),
    penalty: pointsJson(penalty, rubric),
  });
  return {
    schema: LEDGER_SCHEMA,
    manifest: manifestOf(run, tool),
    units: units.map(({ card }) => ({
      id: card.unit.id,
      name: card.unit.name,
      state: card.state,
      applicableMax: pointsJson(card.applicableMax, rubric),
      lost: pointsJson(card.lost, rubric),
      bonus: pointsJson(card.bonus, rubric),
      penalty: pointsJson(card.penalty, rubric),
      // A unit that stands apart has no total.
      total: card.state === "scored" ? pointsJson(card.total, rubric) : null,
    })),
    rows,
    groups: { by, sums: [...groups].map(([key, { title, rows: count, sums }]) => ({ key, title, rows: count, ...sumsJson(sums) })) },
    sums: { rows: rows.length, ...sumsJson(whole) },
  };
}
