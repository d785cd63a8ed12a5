import { ROUNDS, type Round } from "../assessment.ts";
import { scoreAll } from "../engine/run.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { ranking } from "../views/ranking.ts";
import { type Command, EXIT, type Invocation, type Option, OUTPUT_OPTIONS } from "./command.ts";
import { Failure } from "./failure.ts";
import { gather } from "./material.ts";
import { deliver, exitOf, formatOf, tell } from "./report.ts";
import { TOOL } from "./tool.ts";

const ROUND_UNKNOWN = words("round-option-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const ROUND_FIX = words("fix-round-option", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-round", "Tên gần đúng: {name}.", "Nearest name: {name}.");

/** Options that every command over data shares. */
export const DATA_OPTIONS: readonly Option[] = [
  {
    flags: "-r, --rubric <rubric>",
    doc: { vi: "mã hoặc tệp bộ tiêu chí; không có thì theo bảng tính", en: "id or file of the rubric; by default the one the workbook names" },
  },
  {
    flags: "--round <round>",
    doc: { vi: "tính đến vòng: self, appraisal, reappraisal, council", en: "count up to this round: self, appraisal, reappraisal, council" },
  },
];

/** The last round that counts. @throws {Failure} */
export function roundOf({ options }: Invocation): Round {
  const { round } = options;
  if (typeof round !== "string") return "council";
  const known = ROUNDS.find((each) => each === round);
  if (known !== undefined) return known;
  const near = nearest(round, ROUNDS);
  throw new Failure(say(ROUND_UNKNOWN, { name: round }), near === undefined ? say(ROUND_FIX, { names: ROUNDS.join(", ") }) : say(NEAREST, { name: near }));
}

export const rubricOption = ({ options }: Invocation): string | undefined => (typeof options.rubric === "string" ? options.rubric : undefined);

export const score: Command = {
  name: "score",
  title: { vi: "Tính điểm và xếp hạng các đơn vị", en: "Score and rank the units" },
  examples: [
    "cchc score samples/hatinh-huyen-2022.xlsx",
    "cchc score samples/hatinh-huyen-2022.xlsx --round self",
    "cchc score samples/hatinh-huyen-2022.xlsx -o ket-qua.json",
  ],
  arguments: [{ name: "<files...>", doc: { vi: "bảng tính hoặc tệp CSV", en: "workbooks or CSV files" } }],
  options: [...DATA_OPTIONS, ...OUTPUT_OPTIONS],
  async run(invocation) {
    formatOf(invocation);
    const round = roundOf(invocation);
    const gathered = await gather(invocation.host, invocation.args, rubricOption(invocation));
    if (gathered.kind === "refused") {
      await tell(invocation, gathered.diagnostics.list, invocation.args.length);
      return EXIT.failed;
    }
    const run = scoreAll(gathered.material, round);
    const report = ranking(run, { lang: invocation.lang, tool: TOOL, verbose: invocation.options.verbose === true });
    await deliver(invocation, report, invocation.args);
    await tell(invocation, run.diagnostics, invocation.args.length);
    return exitOf(run.diagnostics);
  },
};
