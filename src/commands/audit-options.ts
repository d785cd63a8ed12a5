/** What an audit is told beside the data: its thresholds, and last year's file. */
import { auditAll, THRESHOLDS, type ThresholdName, type Thresholds, thresholdNames, thresholdsWith } from "../audits/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type ScoreRun, scoreAll } from "../engine/run.ts";
import { fold } from "../fold.ts";
import { nearest } from "../nearest.ts";
import { type Exact, isNegative, parseExact } from "../points.ts";
import type { Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { gatherFiles } from "./asked.ts";
import { type Invocation, listOf, type Option } from "./command.ts";
import { Failure, FaultyHelper } from "./failure.ts";
import { lastYearFaults } from "./last-year-faults.ts";
import { strictly } from "./strict.ts";

const THRESHOLD_UNKNOWN = words("threshold-unknown", "Không có ngưỡng “{name}”.", "There is no threshold “{name}”.");
const THRESHOLD_VALUE = words(
  "threshold-value",
  "Ngưỡng “{name}” không nhận “{value}”.",
  "The threshold “{name}” does not take “{value}”.",
);
const NUMBER = words(
  "fix-threshold-value",
  "Ghi một số từ 0, như --threshold {name}={usual}.",
  "Give a number from 0, as in --threshold {name}={usual}.",
);
const KNOWN = words(
  "fix-threshold",
  "Các ngưỡng: {names}; xem cchc help thresholds.",
  "The thresholds: {names}; see cchc help thresholds.",
);
const NEAREST = words("fix-nearest-threshold", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const RUBRIC_ALONE = words("last-rubric-alone", "--last-rubric chỉ dùng cùng --last-year.", "--last-rubric only goes with --last-year.");
const SAME_FILE = words(
  "last-year-same",
  "Tệp năm trước “{file}” có nội dung giống hệt tệp đang rà soát.",
  "Last year's file “{file}” holds the very same bytes as the file that is audited.",
);
const SAME_FILE_FIX = words("fix-last-year-same", "Chọn đúng tệp của năm trước.", "Name the file of last year.");
const RUBRIC_ALONE_FIX = words(
  "fix-last-rubric-alone",
  "Thêm --last-year với tệp của năm trước.",
  "Add --last-year with last year's file.",
);

const STRANGERS = words(
  "last-year-other-units",
  "Tệp năm trước không có đơn vị nào của tệp đang rà soát.",
  "Last year’s file has none of the units that are audited.",
);
const STRANGERS_FIX = words(
  "fix-last-year-other-units",
  "Kiểm tra tên tệp sau --last-year và tên đơn vị ở hai tệp.",
  "Check the file behind --last-year and the names of units in both files.",
);

export const AUDIT_OPTIONS: readonly Option[] = [
  {
    flags: "--last-year <file>",
    repeatable: true,
    doc: { vi: "tệp của năm trước, để tìm điểm trừ lặp lại", en: "last year's file, to find what was lost again" },
  },
  { flags: "--last-rubric <rubric>", doc: { vi: "bộ tiêu chí của tệp năm trước", en: "rubric of last year's file" } },
  {
    flags: "--threshold <name=value>",
    repeatable: true,
    doc: {
      vi: "ngưỡng, như gap=5; xem cchc help thresholds",
      en: "limits, such as gap=5; see cchc help thresholds",
    },
  },
];

/** @throws {Failure} */
function thresholdOf(text: string): readonly [ThresholdName, Exact] {
  const [typed = "", value = ""] = text.split("=", 2);
  const name = thresholdNames.find((each) => each === typed.trim());
  if (name === undefined) {
    const near = nearest(typed, thresholdNames);
    const fix = near === undefined ? say(KNOWN, { names: thresholdNames.join(", ") }) : say(NEAREST, { name: near });
    throw new Failure(say(THRESHOLD_UNKNOWN, { name: typed }), fix);
  }
  const number = parseExact(value.trim().replace(",", "."));
  if (number !== undefined && !isNegative(number)) return [name, number];
  throw new Failure(say(THRESHOLD_VALUE, { name, value }), say(NUMBER, { name, usual: THRESHOLDS[name].usual }));
}

/** @throws {Failure} */
const thresholdsOf = ({ options }: Invocation): Thresholds =>
  thresholdsWith(Object.fromEntries(listOf(options.threshold).map(thresholdOf)));

/** Last year's scoring, if its file is given. @throws {Failure | FaultyHelper} */
async function lastYearOf(invocation: Invocation): Promise<ScoreRun | undefined> {
  const { lastYear, lastRubric } = invocation.options;
  const files = listOf(lastYear);
  const rubric = typeof lastRubric === "string" ? lastRubric : undefined;
  if (files.length === 0) {
    if (rubric !== undefined) throw new Failure(say(RUBRIC_ALONE, {}), say(RUBRIC_ALONE_FIX, {}));
    return undefined;
  }
  const gathered = await gatherFiles(invocation, files, { rubric });
  if (gathered.kind === "refused") throw new FaultyHelper(gathered.diagnostics.list);
  return scoreAll(gathered.material, "council");
}

/** Every loss of a file is one of last year's if that is the same file. @throws {Failure} */
function refuseSame(lastYear: ScoreRun | undefined, inputs: ScoreRun["inputs"]): void {
  const now = new Set(inputs.map(({ sha256 }) => sha256));
  const same = lastYear?.inputs.find(({ sha256 }) => now.has(sha256));
  if (same !== undefined) throw new Failure(say(SAME_FILE, { file: same.file }), say(SAME_FILE_FIX, {}));
}

/** Nothing could be found again, which would look as if nothing had been lost again. @throws {Failure} */
function refuseStrangers(lastYear: ScoreRun | undefined, run: ScoreRun): void {
  if (lastYear === undefined || run.submissions.length === 0) return;
  const known = new Set(lastYear.submissions.map(({ unit }) => fold(unit.name)));
  if (!run.submissions.some(({ unit }) => known.has(fold(unit.name)))) throw new Failure(say(STRANGERS, {}), say(STRANGERS_FIX, {}));
}

/** The audit as asked for, to be run on the data once they are scored. @throws {Failure | FaultyHelper} so does the audit itself */
export async function auditFor(invocation: Invocation): Promise<(run: ScoreRun, tables: readonly Table[]) => readonly Diagnostic[]> {
  const thresholds = thresholdsOf(invocation);
  const lastYear = await lastYearOf(invocation);
  return (run, tables) => {
    refuseSame(lastYear, run.inputs);
    refuseStrangers(lastYear, run);
    const found = strictly(auditAll({ run, tables, thresholds, lastYear }), invocation.options.strict === true);
    return [...found, ...lastYearFaults(lastYear)];
  };
}
