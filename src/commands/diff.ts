import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import { type ScoreRun, scoreAll } from "../engine/run.ts";
import type { Host } from "../host.ts";
import { bind } from "../layouts/index.ts";
import { compareRubrics } from "../rubric/compare.ts";
import type { Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { rubricDiff } from "../views/rubric-diff.ts";
import type { Replay } from "../views/rubric-diff-units.ts";
import { tellFiles } from "./asked.ts";
import { type Command, EXIT, type Invocation, listOf, OUTPUT_OPTIONS } from "./command.ts";
import { choicesOf, READING_OPTIONS, REGISTER_OPTION, ROUND_OPTION, registerOption, roundOf } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { type Data, readData } from "./read-data.ts";
import { deliver, formatOf, tell } from "./report.ts";
import { loadRubric, type NamedRegister } from "./rubrics.ts";
import { strictly } from "./strict.ts";
import { TOOL } from "./tool.ts";

const TWO_FILES = words(
  "diff-two-files",
  "Cần đúng hai bộ tiêu chí: bộ trước và bộ sau.",
  "Exactly two rubrics are needed: the old and the new.",
);
const TWO_FILES_FIX = words("fix-diff-two-files", "Ghi --data sau hai tên tệp: {example}", "Write --data after the two files: {example}");
const EXAMPLE = "cchc diff cu.yaml moi.yaml --data so-lieu.xlsx";

/** Two versions of one rubric cannot both bear its name, so the name of the file is no fault here. */
const concerns = ({ message }: Diagnostic): boolean => message.words.code !== "file-name";

/** Undefined when the file is not a rubric or breaks a rule of rubrics; why is in `faults`. */
async function validRubric(host: Host, path: string, faults: Diagnostic[], register?: NamedRegister): Promise<Rubric | undefined> {
  const problems = new Diagnostics();
  const rubric = await loadRubric(host, path, problems, register);
  const found = problems.list.filter(concerns);
  const failed = found.some(({ severity }) => severity === "error");
  if (failed) faults.push(...found);
  return failed ? undefined : rubric;
}

/** Whichever rubric the data themselves name does not matter here. */
function scoreBy(rubric: Rubric, { tables, inputs, diagnostics }: Data, invocation: Invocation): ScoreRun {
  const problems = new Diagnostics();
  problems.append(diagnostics.list);
  const choices = choicesOf(invocation);
  const bound = bind(tables, rubric, problems, choices.layouts);
  return scoreAll({ rubric, ...bound, inputs, diagnostics: strictly(problems.list, choices.strict === true) }, roundOf(invocation), {
    otherLevels: true,
  });
}

export const command: Command = {
  name: "diff",
  title: {
    vi: "So sánh hai bộ tiêu chí; thoát 0 khi như nhau, 1 khi khác",
    en: "Compare two rubrics; exit 0 when they mean the same, 1 when not",
  },
  examples: [
    "cchc diff rubrics/hatinh-huyen-2022.yaml rubrics/hatinh-xa-2022.yaml",
    "cchc diff rubrics/hatinh-huyen-2022.yaml rubrics/hatinh-xa-2022.yaml --data samples/hatinh-huyen-2022.xlsx",
    "cchc diff rubrics/hatinh-huyen-2022.yaml rubrics/hatinh-xa-2022.yaml -o so-sanh.md",
  ],
  arguments: [
    { name: "<old>", doc: { vi: "tệp bộ tiêu chí trước", en: "file of the old rubric" } },
    { name: "<new>", doc: { vi: "tệp bộ tiêu chí sau", en: "file of the new rubric" } },
  ],
  options: [
    {
      flags: "--data <files...>",
      files: "tables",
      doc: {
        vi: "chấm số liệu này theo cả hai bộ tiêu chí (giả định): đơn vị nào đổi điểm, đổi hạng",
        en: "score these data by both rubrics (hypothetical): whose score and rank would change",
      },
    },
    REGISTER_OPTION,
    ROUND_OPTION,
    ...READING_OPTIONS,
    ...OUTPUT_OPTIONS,
  ],
  async run(invocation) {
    formatOf(invocation);
    roundOf(invocation);
    const { host, args, lang, options } = invocation;
    const [old, now] = args;
    if (old === undefined || now === undefined) throw new Failure(say(TWO_FILES, {}), say(TWO_FILES_FIX, { example: EXAMPLE }));
    const faults: Diagnostic[] = [];
    const before = await validRubric(host, old, faults);
    const after = await validRubric(host, now, faults);
    if (before === undefined || after === undefined) {
      await tell(invocation, faults, args.length);
      return EXIT.failed;
    }
    const comparison = compareRubrics(before, after);
    const files = listOf(options.data);
    const inputs = [...args, ...files];
    if (files.length === 0) {
      await deliver(invocation, rubricDiff(comparison, { lang, tool: TOOL }), inputs);
      return comparison.same ? EXIT.clean : EXIT.findings;
    }
    const choices = choicesOf(invocation);
    await tellFiles(invocation);
    const data = await readData(host, files, choices);
    if (data.unread || data.diagnostics.failed) {
      await tell(invocation, data.diagnostics.list, files.length);
      return EXIT.failed;
    }
    // A register changes whose data these are, and nothing of what the two rubrics say.
    const register = registerOption(invocation);
    const first = register === undefined ? before : await validRubric(host, old, faults, register);
    const second = register === undefined ? after : await validRubric(host, now, faults, register);
    if (first === undefined || second === undefined) {
      await tell(invocation, faults, args.length);
      return EXIT.failed;
    }
    const replay: Replay = { before: scoreBy(first, data, invocation), after: scoreBy(second, data, invocation) };
    if (replay.before.submissions.length === 0 && replay.after.submissions.length === 0) {
      await tell(invocation, replay.before.diagnostics, files.length);
      return EXIT.failed;
    }
    await deliver(invocation, rubricDiff(comparison, { lang, tool: TOOL, replay }), inputs);
    // What is wrong with the data under the new rubric only stands in the report.
    await tell(invocation, replay.before.diagnostics, files.length);
    return comparison.same && !replay.before.diagnostics.some(({ severity }) => severity === "error") ? EXIT.clean : EXIT.findings;
  },
};
