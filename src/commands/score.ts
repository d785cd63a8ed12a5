import { withNotes } from "../engine/notes.ts";
import { scoreAll } from "../engine/run.ts";
import { acknowledgedBlocks } from "../views/findings.ts";
import { ranking } from "../views/ranking.ts";
import { standing } from "../waivers.ts";
import { type Command, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_OPTIONS, roundOf, rubricOption } from "./data-options.ts";
import { gather } from "./material.ts";
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
  arguments: [{ name: "<files...>", patterns: true, doc: { vi: "bảng tính hoặc tệp CSV", en: "workbooks or CSV files" } }],
  options: [...DATA_OPTIONS, ...OUTPUT_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    formatOf(invocation);
    const round = roundOf(invocation);
    const gathered = await gather(invocation.host, invocation.args, rubricOption(invocation), invocation.settings.limits);
    if (gathered.kind === "refused") {
      await tell(invocation, gathered.diagnostics.list, invocation.args.length);
      return gathered.exit;
    }
    const run = withNotes(scoreAll(gathered.material, round));
    const report = ranking(run, { lang: invocation.lang, tool: TOOL, verbose: invocation.options.verbose === true });
    const { findings, finish } = await judge(invocation, run.diagnostics, invocation.args);
    await deliver(invocation, report, invocation.args);
    const counted = standing(findings).map(({ diagnostic }) => diagnostic);
    await note(invocation, acknowledgedBlocks(findings, invocation.lang));
    await tell(invocation, counted, invocation.args.length);
    return finish();
  },
};
