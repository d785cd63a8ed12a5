import { withNotes } from "../engine/notes.ts";
import { scoreAll } from "../engine/run.ts";
import { auditReport } from "../views/audit.ts";
import { gatherAsked } from "./asked.ts";
import { AUDIT_OPTIONS, auditFor } from "./audit-options.ts";
import { type Command, FINDINGS_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_OPTIONS, roundOf } from "./data-options.ts";
import { outputsOf } from "./outputs.ts";
import { deliver, mostProblems, tell } from "./report.ts";

export const command: Command = {
  name: "audit",
  title: {
    vi: "Rà soát bảng đã điền: vấn đề cần xem xét trước khi công bố",
    en: "Audit filled-in sheets: what to look at before publication",
  },
  examples: ["cchc audit samples/hatinh-huyen-2022.xlsx --threshold gap=5"],
  arguments: [
    {
      name: "<files...>",
      files: "tables",
      doc: { vi: "bảng tính, tệp CSV, thư mục, mẫu tên tệp, hoặc -", en: "workbooks, CSV files, folders, patterns of names, or -" },
    },
  ],
  options: [...DATA_OPTIONS, ...AUDIT_OPTIONS, ...FINDINGS_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    const { host, args, options, lang } = invocation;
    const onScreen = outputsOf(options, true).some(({ file }) => file === undefined);
    const most = mostProblems(options, onScreen && host.out.interactive);
    const round = roundOf(invocation);
    const audit = await auditFor(invocation);
    const gathered = await gatherAsked(invocation, true);
    if (gathered.kind === "refused") {
      await tell(invocation, gathered.diagnostics.list, args.length);
      return gathered.exit;
    }
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
