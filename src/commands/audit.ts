import { withNotes } from "../engine/notes.ts";
import { scoreAll } from "../engine/run.ts";
import { auditReport } from "../views/audit.ts";
import { gatherAsked, refuse } from "./asked.ts";
import { AUDIT_OPTIONS, auditFor } from "./audit-options.ts";
import { type Command, FINDINGS_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_FILES, DATA_OPTIONS, roundOf } from "./data-options.ts";
import { deliver, mostFindings } from "./report.ts";

export const command: Command = {
  name: "audit",
  title: {
    vi: "Rà soát bảng đã điền: vấn đề cần xem xét trước khi công bố",
    en: "Audit filled-in sheets: what to look at before publication",
  },
  examples: ["cchc audit samples/hatinh-huyen-2022.xlsx --threshold gap=5"],
  arguments: [DATA_FILES],
  options: [...DATA_OPTIONS, ...AUDIT_OPTIONS, ...FINDINGS_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    const { args, options, lang } = invocation;
    const most = mostFindings(invocation);
    const round = roundOf(invocation);
    const audit = await auditFor(invocation);
    const gathered = await gatherAsked(invocation, true);
    if (gathered.kind === "refused") return refuse(invocation, gathered);
    const run = withNotes(scoreAll(gathered.material, round));
    const verdict = await judge(invocation, audit(run, gathered.tables ?? []), args);
    await deliver(
      invocation,
      auditReport(run, verdict.findings, { lang, all: options.verbose === true, most, files: verdict.files }),
      args,
    );
    return verdict.finish();
  },
};
