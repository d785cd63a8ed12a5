/** The ledger of one unit as a flat table for spreadsheets: one row a deduction, every column of the printed ledger. */
import type { LedgerRow } from "../engine/ledger.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { type Lang, render } from "../text.ts";
import type { Records } from "./block.ts";
import { readText } from "./entries.ts";
import { cellsText, type Figures } from "./figures.ts";
import { roundName, STANDINGS, TERMS } from "./terms.ts";
import { dataStandingOf } from "./title.ts";

/** @param noted whether the rubric has notes: a column that nothing stands in would only be asked about */
const columnsOf = (noted: boolean) => [
  ...(["dataStanding", "rubric", "standing", "unitId", "unit", "domain", "criterionId", "criterion", "account", "max", "lost"] as const),
  ...(["reason", "explained", "remark", "clause"] as const),
  ...(noted ? (["ruleNote"] as const) : []),
  ...(["values", "at", "round"] as const),
];

interface Told {
  readonly run: ScoreRun;
  readonly card: Scorecard;
  readonly ledger: readonly LedgerRow[];
  readonly lang: Lang;
  readonly shown: Figures;
}

export function ledgerRecords({ run, card, ledger, lang, shown }: Told): Records {
  const { rubric } = run;
  const noted = rubric.leaves.some(({ note }) => note !== undefined);
  const rows = ledger.map((row): readonly string[] => {
    const { leaf, node, account, deduction, cells } = row;
    const { points, reason, sentence, remark, round } = deduction;
    return [
      dataStandingOf(run, lang),
      rubric.id,
      STANDINGS[rubric.standing][lang],
      card.unit.id,
      card.unit.name,
      leaf?.domain.title ?? "",
      node,
      leaf?.title ?? rubric.nodes.get(node)?.title ?? "",
      TERMS[account === "score" ? "lost" : account][lang],
      leaf === undefined ? "" : shown.cell(leaf.max),
      shown.cell(points),
      reason ?? "",
      render(sentence, lang),
      remark ?? "",
      leaf?.clause ?? "",
      ...(noted ? [leaf?.note ?? ""] : []),
      readText(row, lang),
      cellsText(cells),
      round === undefined ? "" : roundName(round, lang),
    ];
  });
  return { columns: columnsOf(noted).map((name) => TERMS[name][lang]), rows };
}
