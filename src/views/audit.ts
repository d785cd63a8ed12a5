/** What an audit found, under the title that every report on these data has: the answer to `cchc audit` in every form. */

import { path } from "../engine/json.ts";
import { standingJson } from "../engine/result.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Finding } from "../finding.ts";
import { asCount, render, say, type Text, words } from "../text.ts";
import { apartBlocks } from "./apart.ts";
import type { Report } from "./block.ts";
import { type FindingsOptions, findingsReport } from "./findings.ts";
import { titleBlocks } from "./title.ts";

const AUDIT: Text = { vi: "Rà soát: vấn đề cần xem xét", en: "Audit: matters to be looked at" };
const TITLE = words("audit-title", "{audit} — {rubric}", "{audit} — {rubric}");
const READ = words("audit-read", "Đã rà soát {units} đơn vị × {leaves} tiêu chí.", "{units} units × {leaves} criteria were audited.");
const NONE: Text = { vi: "Không có vấn đề nào cần xem xét.", en: "There is nothing to be looked at." };

export function auditReport(run: ScoreRun, findings: readonly Finding[], options: FindingsOptions): Report {
  const { lang } = options;
  const { rubric, submissions, inputs } = run;
  const report = findingsReport(findings, options);
  const title = render(say(TITLE, { audit: AUDIT, rubric: rubric.title }), lang);
  const apart = apartBlocks(run.rankings, lang);
  const read = render(say(READ, { units: asCount(submissions.length), leaves: asCount(rubric.leaves.length) }), lang);
  return {
    ...report,
    blocks: [
      ...titleBlocks(run, lang, title),
      { kind: "paragraph", text: read },
      ...apart,
      ...(findings.length + apart.length === 0 ? [{ kind: "paragraph", text: NONE[lang] } as const] : []),
      ...report.blocks,
    ],
    json: {
      ...(report.json as object),
      manifest: {
        rubric: { id: rubric.id, version: rubric.version, sha256: rubric.sha256, meaning: rubric.meaning },
        inputs: inputs.map(({ file, sha256 }) => ({ file: path(file), sha256 })),
        ...standingJson(run),
      },
    },
  };
}
