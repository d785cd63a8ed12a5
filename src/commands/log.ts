import { changesBetween } from "../engine/changes.ts";
import { type ScoreRun, scoreAll } from "../engine/run.ts";
import { type CellChange, type Changes, changesOf, type Version } from "../layouts/table-changes.ts";
import { cellKey, sheetKey } from "../source.ts";
import { say, words } from "../text.ts";
import { changeLog, isUnchanged } from "../views/change-log.ts";
import { gatherFiles, refuse, tellFiles } from "./asked.ts";
import { type Command, EXIT, type Invocation, OUTPUT_OPTIONS } from "./command.ts";
import { choicesOf, DATA_OPTIONS, roundOf, rubricOption } from "./data-options.ts";
import { Failure } from "./failure.ts";
import type { Gathered, Refused } from "./material.ts";
import { deliver, formatOf, tell } from "./report.ts";
import { TOOL } from "./tool.ts";

const DIFFERENT = words(
  "log-two-rubrics",
  "Hai bản theo hai bộ tiêu chí khác nhau: {before} và {after}.",
  "The two versions follow two rubrics: {before} and {after}.",
);
const DIFFERENT_FIX = words(
  "fix-log-two-rubrics",
  "Thêm --rubric với bộ tiêu chí dùng cho cả hai; muốn so hai bộ tiêu chí thì dùng cchc diff.",
  "Add --rubric with the one that both are to be scored by; to compare two rubrics use cchc diff.",
);

type Usable = Exclude<Gathered, Refused>;

/** Cells from which an answer was taken; what changed there is told as an answer. */
function answered({ submissions }: ScoreRun): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const { answers } of submissions) {
    for (const { rounds } of answers.values()) {
      for (const answer of Object.values(rounds)) for (const cell of Object.values(answer.cells ?? {})) cells.add(cellKey(cell));
    }
  }
  return cells;
}

const wordsOf = (log: ReturnType<typeof changesBetween>): ReadonlySet<string> =>
  new Set(
    log.units.flatMap(({ leaves }) =>
      leaves.flatMap(({ changes }) =>
        changes.flatMap(({ after, before }) => [after, before].flatMap((value) => (value?.type === "text" ? [value.text] : []))),
      ),
    ),
  );

function versionIn({ material, tables = [], readings }: Usable): Version {
  const layouts = new Map(readings.map(({ at, layout }) => [sheetKey(at), layout.id]));
  return { tables, submissions: material.submissions, layoutOf: (at) => layouts.get(sheetKey(at)) };
}

/** What changed in the sheets and is not told as an answer. */
function othersOf(log: ReturnType<typeof changesBetween>, before: Usable, after: Usable): Changes {
  const old = answered(log.before);
  const now = answered(log.after);
  const told = wordsOf(log);
  const used = ({ was, at, before: cell, after: other }: CellChange): boolean =>
    (was !== undefined && old.has(cellKey(was))) ||
    (at !== undefined && now.has(cellKey(at))) ||
    [cell, other].some((each) => each !== undefined && told.has(each.text.trim()));
  const changes = changesOf(versionIn(before), versionIn(after));
  return { ...changes, cells: changes.cells.filter((change) => !used(change)) };
}

const versionOf = (invocation: Invocation, path: string): Promise<Gathered> =>
  gatherFiles(invocation, [path], rubricOption(invocation), { ...choicesOf(invocation), keepTables: true });

export const command: Command = {
  name: "log",
  title: {
    vi: "Hai bản của một tệp số liệu khác nhau ở đâu, điểm và hạng đổi thế nào",
    en: "What changed between two versions of the data, and what it did",
  },
  examples: [
    "cchc log samples/hatinh-huyen-2022.xlsx samples/hatinh-huyen-2022.xlsx",
    "cchc log samples/hatinh-huyen-2022.xlsx samples/hatinh-huyen-2022.xlsx -o thay-doi.md",
  ],
  arguments: [
    { name: "<old>", doc: { vi: "bản trước", en: "the earlier version" } },
    { name: "<new>", doc: { vi: "bản sau", en: "the later version" } },
  ],
  options: [...DATA_OPTIONS, ...OUTPUT_OPTIONS],
  async run(invocation) {
    formatOf(invocation);
    const round = roundOf(invocation);
    const { args, lang, options } = invocation;
    const [old = "", now = ""] = args;
    await tellFiles(invocation);
    const before = await versionOf(invocation, old);
    const after = await versionOf(invocation, now);
    if (before.kind === "refused") return refuse(invocation, before);
    if (after.kind === "refused") return refuse(invocation, after);
    const ids = { before: before.material.rubric.id, after: after.material.rubric.id };
    if (ids.before !== ids.after) throw new Failure(say(DIFFERENT, ids), say(DIFFERENT_FIX, {}));
    const log = changesBetween(scoreAll(before.material, round), scoreAll(after.material, round));
    const others = othersOf(log, before, after);
    await deliver(invocation, changeLog(log, others, { lang, tool: TOOL, verbose: options.verbose === true }), args);
    // What was wrong before and is no longer is part of the change; what is wrong now still has to be mended.
    await tell(invocation, log.after.diagnostics, args.length);
    return isUnchanged(log, others) ? EXIT.clean : EXIT.findings;
  },
};
