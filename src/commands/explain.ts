import type { Diagnostic } from "../diagnostic.ts";
import { withNotes } from "../engine/notes.ts";
import { cardOfUnit, type ScoreRun, scoreAll } from "../engine/run.ts";
import { Names } from "../layouts/names.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import { explanation } from "../views/explanation.ts";
import { readingBlocks } from "../views/readings.ts";
import { gatherAsked } from "./asked.ts";
import { type Command, type Given, OUTPUT_OPTIONS } from "./command.ts";
import { DATA_OPTIONS, roundOf } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { deliver, exitOf, formatOf, note, tell } from "./report.ts";
import { TOOL } from "./tool.ts";

const UNIT_NEEDED = words("unit-needed", "Cần --unit với tên đơn vị.", "--unit with the name of a unit is needed.");
const UNIT_UNKNOWN = words("unit-option-unknown", "Trong tệp không có đơn vị “{name}”.", "The file has no unit “{name}”.");
const UNIT_AMBIGUOUS = words("unit-option-ambiguous", "“{name}” có thể là {names}.", "“{name}” may be {names}.");
const UNITS = words("fix-unit-option", "Các đơn vị: {names}.", "The units: {names}.");
const NEAREST = words("fix-nearest-unit", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const AMBIGUOUS_FIX = words(
  "fix-unit-ambiguous",
  'Ghi đủ loại đơn vị, ví dụ --unit "{name}".',
  'Give the type of the unit, as in --unit "{name}".',
);
const NODES = words("fix-node-option", "Các lĩnh vực: {names}.", "The domains: {names}.");
const NODE_UNKNOWN = words("node-option-unknown", "Bộ tiêu chí không có mã “{id}”.", "The rubric has no code “{id}”.");

const ambiguous = (name: string, names: readonly string[]): Failure =>
  new Failure(say(UNIT_AMBIGUOUS, { name, names: names.join("; ") }), say(AMBIGUOUS_FIX, { name: names[0] ?? "" }));

/** The unit that a name on the command line means. @throws {Failure} */
function unitOf(run: ScoreRun, name: Given[string]): string {
  const units = run.submissions.map(({ unit }) => unit);
  const names = units.map((unit) => unit.name);
  const [only] = units;
  if (typeof name !== "string") {
    if (only !== undefined && units.length === 1) return only.id;
    throw new Failure(say(UNIT_NEEDED, {}), say(UNITS, { names: names.join(", ") }));
  }
  const resolved = new Names(run.rubric).resolve(name);
  if (resolved.kind === "ambiguous") throw ambiguous(name, resolved.names);
  const id = resolved.kind === "unit" ? resolved.unit.id : name;
  if (cardOfUnit(run, id) !== undefined) return id;
  // Without a register a name stands for itself; the type before it may still be left out where no other unit has the name.
  const { type, core } = parseName(name);
  const sameCore = type === undefined ? units.filter((unit) => parseName(unit.name).core === core) : [];
  if (sameCore.length > 1)
    throw ambiguous(
      name,
      sameCore.map((unit) => unit.name),
    );
  if (sameCore[0] !== undefined) return sameCore[0].id;
  const near = resolved.kind === "unknown" ? (resolved.suggestion ?? nearest(name, names)) : undefined;
  throw new Failure(
    say(UNIT_UNKNOWN, { name }),
    near === undefined ? say(UNITS, { names: names.join(", ") }) : say(NEAREST, { name: near }),
  );
}

/** What is wrong with the answers of a unit or may concern every one. */
function aboutUnit({ diagnostics, submissions }: ScoreRun, id: string): readonly Diagnostic[] {
  const others = new Set(submissions.filter(({ unit }) => unit.id !== id).map(({ unit }) => unit.name));
  return diagnostics.filter(({ subject }) => !others.has(subject?.[0] ?? ""));
}

/** @throws {Failure} */
function nodeOf(run: ScoreRun, id: Given[string]): string | undefined {
  if (typeof id !== "string") return undefined;
  if (run.rubric.nodes.has(id)) return id;
  const near = nearest(id, run.rubric.nodes.keys());
  throw new Failure(
    say(NODE_UNKNOWN, { id }),
    near === undefined
      ? say(NODES, { names: run.rubric.root.children.map((domain) => domain.id).join(", ") })
      : say(NEAREST, { name: near }),
  );
}

export const command: Command = {
  name: "explain",
  title: { vi: "Giải thích điểm của một đơn vị: bảng kê điểm bị trừ", en: "Explain the score of one unit: its ledger of deductions" },
  examples: [
    'cchc explain samples/hatinh-huyen-2022.xlsx --unit "Vũ Quang"',
    'cchc explain samples/hatinh-huyen-2022.xlsx --unit "Vũ Quang" --node 1.5',
    'cchc explain samples/hatinh-huyen-2022.xlsx --unit "Vũ Quang" --all -o vu-quang.md',
  ],
  arguments: [
    {
      name: "<files...>",
      files: "tables",
      doc: { vi: "bảng tính, tệp CSV, thư mục, mẫu tên tệp, hoặc -", en: "workbooks, CSV files, folders, patterns of names, or -" },
    },
  ],
  options: [
    { flags: "-u, --unit <unit>", doc: { vi: "tên đơn vị", en: "name of the unit" } },
    { flags: "-n, --node <id>", doc: { vi: "chỉ một lĩnh vực hoặc tiêu chí, theo mã", en: "one domain or criterion only, by its code" } },
    { flags: "--all", doc: { vi: "cả những tiêu chí không mất điểm", en: "also the criteria that lost nothing" } },
    ...DATA_OPTIONS,
    ...OUTPUT_OPTIONS,
  ],
  async run(invocation) {
    formatOf(invocation);
    const { args, options, lang } = invocation;
    const round = roundOf(invocation);
    const gathered = await gatherAsked(invocation);
    if (gathered.kind === "refused") {
      await tell(invocation, gathered.diagnostics.list, args.length);
      return gathered.exit;
    }
    const run = withNotes(scoreAll(gathered.material, round));
    const unit = unitOf(run, options.unit);
    const report = explanation(run, unit, {
      lang,
      tool: TOOL,
      hash: invocation.host.hash,
      node: nodeOf(run, options.node),
      all: options.all === true,
    });
    if (report === undefined) throw new Failure(say(UNIT_UNKNOWN, { name: String(options.unit) }));
    await deliver(invocation, report, args);
    if (options.verbose === true) await note(invocation, readingBlocks(gathered.readings, lang));
    const told = aboutUnit(run, unit);
    await tell(invocation, told, args.length, run.diagnostics.length - told.length);
    // A fault of another unit may still move this one's place.
    return exitOf(run.diagnostics);
  },
};
