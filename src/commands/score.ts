import { withNotes } from "../engine/notes.ts";
import { scoreAll } from "../engine/run.ts";
import { acknowledgedBlocks } from "../views/findings.ts";
import { ranking } from "../views/ranking.ts";
import { readingBlocks } from "../views/readings.ts";
import { standing } from "../waivers.ts";
import { gatherAsked } from "./asked.ts";
import { type Command, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_OPTIONS, roundOf } from "./data-options.ts";
import { deliver, formatOf, note, tell } from "./report.ts";
import { TOOL } from "./tool.ts";

export const command: Command = {
  name: "score",
  title: { vi: "Tính điểm và xếp hạng các đơn vị", en: "Score and rank the units" },
  examples: [
    "cchc score samples/hatinh-huyen-2022.xlsx",
    "cchc score samples/hatinh-huyen-2022.xlsx --round self",
    "cchc score samples/hatinh-huyen-2022.xlsx -o ket-qua.json",
  ],
  arguments: [
    {
      name: "<files...>",
      files: "tables",
      doc: { vi: "bảng tính, tệp CSV, thư mục, mẫu tên tệp, hoặc -", en: "workbooks, CSV files, folders, patterns of names, or -" },
    },
  ],
  options: [...DATA_OPTIONS, ...OUTPUT_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    formatOf(invocation);
    const round = roundOf(invocation);
    const gathered = await gatherAsked(invocation);
    if (gathered.kind === "refused") {
      await tell(invocation, gathered.diagnostics.list, invocation.args.length);
      return gathered.exit;
    }
    const run = withNotes(scoreAll(gathered.material, round));
    const report = ranking(run, {
      lang: invocation.lang,
      tool: TOOL,
      hash: invocation.host.hash,
      verbose: invocation.options.verbose === true,
    });
    const { findings, finish } = await judge(invocation, run.diagnostics, invocation.args);
    await deliver(invocation, report, invocation.args);
    const counted = standing(findings).map(({ diagnostic }) => diagnostic);
    if (invocation.options.verbose === true) await note(invocation, readingBlocks(gathered.readings, invocation.lang));
    await note(invocation, acknowledgedBlocks(findings, invocation.lang));
    await tell(invocation, counted, invocation.args.length);
    return finish();
  },
};
