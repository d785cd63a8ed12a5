import { ranking } from "../views/ranking.ts";
import { type Command, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS } from "./control.ts";
import { DATA_FILES, DATA_OPTIONS } from "./data-options.ts";
import { showScored } from "./scored.ts";
import { TOOL } from "./tool.ts";

export const command: Command = {
  name: "score",
  title: { vi: "Tính điểm và xếp hạng các đơn vị", en: "Score and rank the units" },
  examples: [
    "cchc score samples/hatinh-huyen-2022.xlsx",
    "cchc score samples/hatinh-huyen-2022.xlsx --round self",
    "cchc score samples/hatinh-huyen-2022.xlsx -o ket-qua.json",
  ],
  arguments: [DATA_FILES],
  options: [...DATA_OPTIONS, ...OUTPUT_OPTIONS, ...CONTROL_OPTIONS],
  run: (invocation) =>
    showScored(invocation, (run) => ({
      report: ranking(run, { lang: invocation.lang, tool: TOOL, hash: invocation.host.hash, verbose: invocation.options.verbose === true }),
    })),
};
