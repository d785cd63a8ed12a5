import { roundsReport } from "../views/rounds.ts";
import { type Command, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS } from "./control.ts";
import { DATA_FILES, DATA_OPTIONS } from "./data-options.ts";
import { unitNamed } from "./named-units.ts";
import { aboutUnits, showScored } from "./scored.ts";
import { TOOL } from "./tool.ts";

export const command: Command = {
  name: "rounds",
  title: { vi: "Điểm và hạng qua các vòng chấm", en: "Points and places through the rounds" },
  examples: [
    "cchc rounds samples/hatinh-huyen-2022.xlsx",
    'cchc rounds samples/hatinh-huyen-2022.xlsx --unit "Vũ Quang"',
    "cchc rounds samples/hatinh-huyen-2022.xlsx -o cac-vong.csv",
  ],
  arguments: [DATA_FILES],
  options: [
    { flags: "-u, --unit <unit>", doc: { vi: "một đơn vị, theo từng tiêu chí", en: "one unit, criterion by criterion" } },
    { flags: "--all", doc: { vi: "với --unit: cả tiêu chí không vòng nào đổi", en: "with --unit: also criteria that no round changed" } },
    ...DATA_OPTIONS,
    ...OUTPUT_OPTIONS,
    ...CONTROL_OPTIONS,
  ],
  run: (invocation) =>
    showScored(invocation, (run) => {
      const { options, lang } = invocation;
      const unit = typeof options.unit === "string" ? unitNamed(run, options.unit) : undefined;
      const report = roundsReport(run, { lang, tool: TOOL, unit, all: options.all === true });
      return unit === undefined ? { report } : { report, about: aboutUnits(run, [unit]) };
    }),
};
