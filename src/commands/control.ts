/** When a command fails: the level, the number of warnings, the waivers. */
import { LEVELS } from "../config.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import { type Finding, findingsOf } from "../finding.ts";
import { plainPath, seenFrom } from "../paths.ts";
import { asCount, render, say, words } from "../text.ts";
import { applyWaivers, isDay, standing, type Waiver } from "../waivers.ts";
import { EXIT, type ExitCode, type Invocation, type Option } from "./command.ts";
import { Failure, FaultyHelper } from "./failure.ts";
import { folderOf, readInput } from "./files.ts";
import { note } from "./report.ts";
import { strictly } from "./strict.ts";

const TOO_MANY = words(
  "too-many-warnings",
  "Có {count} cảnh báo, nhiều hơn mức cho phép là {most} (--max-warnings).",
  "There are {count} warnings; {most} are allowed (--max-warnings).",
);
const NO_DAY = words("option-day", "Tùy chọn --date không nhận “{value}”.", "The option --date does not take “{value}”.");
const NO_EPOCH = words(
  "epoch-value",
  "Biến môi trường SOURCE_DATE_EPOCH không nhận “{value}”.",
  "The environment variable SOURCE_DATE_EPOCH does not take “{value}”.",
);
const DAY_FIX = words("fix-option-day", "Ghi ngày có thật, như 2026-01-31.", "Give a day of the calendar, such as 2026-01-31.");
const EPOCH_FIX = words("fix-epoch-value", "Ghi số giây từ 1970-01-01.", "Give the seconds since 1970-01-01.");

export const CONTROL_OPTIONS: readonly Option[] = [
  {
    flags: "--fail-level <level>",
    doc: {
      vi: "thoát 1 từ mức này: error (mặc định), warning, note",
      en: "exit 1 from this level: error (default), warning, note",
    },
  },
  { flags: "--max-warnings <n>", doc: { vi: "thoát 1 khi có nhiều cảnh báo hơn", en: "exit with 1 when there are more warnings" } },
  { flags: "--exit-zero", doc: { vi: "thoát 0 dù có lỗi trong nội dung", en: "exit with 0 whatever is found" } },
  {
    flags: "--waivers <file>",
    doc: { vi: "tệp miễn trừ; không có thì tìm waivers.yaml", en: "file of waivers; by default waivers.yaml is looked for" },
  },
  {
    flags: "--date <day>",
    doc: { vi: "ngày để xét hạn miễn trừ, như 2026-01-31", en: "the day on which waivers are judged, as 2026-01-31" },
  },
];

/** The day on which waivers are judged: as asked, as the build says, else today. @throws {Failure} */
function dayOf({ host, options: { date } }: Invocation): string {
  if (typeof date === "string") {
    if (isDay(date)) return date;
    throw new Failure(say(NO_DAY, { value: date }), say(DAY_FIX, {}));
  }
  const epoch = host.env.SOURCE_DATE_EPOCH ?? "";
  if (epoch === "") return host.today();
  if (!/^\d{1,11}$/.test(epoch)) throw new Failure(say(NO_EPOCH, { value: epoch }), say(EPOCH_FIX, {}));
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
}

/** @throws {Failure | FaultyHelper} when the file is missing or faulty: nothing may pass because its waivers could not be read */
async function waiversOf({ host, options, settings }: Invocation): Promise<{ readonly list: readonly Waiver[]; readonly folder: string }> {
  const path = typeof options.waivers === "string" ? options.waivers : settings.waivers;
  if (path === undefined) return { list: [], folder: "." };
  const [{ readWaivers }, { readTextFile }] = await Promise.all([import("../waivers-file.ts"), import("../tables/text-file.ts")]);
  const shown = plainPath(seenFrom(host.absolute("."), path));
  const problems = new Diagnostics();
  const source = readTextFile(shown, await readInput(host, path), problems);
  const list = source === undefined ? undefined : readWaivers(source, problems);
  if (list === undefined) throw new FaultyHelper(problems.list);
  return { list, folder: folderOf(shown) };
}

export interface Verdict {
  /** All of them, what is wrong with the waivers last. */
  readonly findings: readonly Finding[];
  /** The files that were looked at, as findings name them. */
  readonly files: readonly string[];
  /** Says why it fails where the findings themselves do not; to be called when everything else is said. */
  finish(): Promise<ExitCode>;
}

/**
 * What counts and whether the command fails.
 * @param inputs the files that were looked at
 * @param printed errors at cells on which no score rests
 * @throws {Failure | FaultyHelper}
 */
export async function judge(
  invocation: Invocation,
  diagnostics: readonly Diagnostic[],
  inputs: readonly string[],
  printed?: ReadonlySet<Diagnostic>,
): Promise<Verdict> {
  const { host, options, lang } = invocation;
  const level = LEVELS.findIndex((each) => each === (options.failLevel ?? "error"));
  const root = host.absolute(".");
  const fails = ({ severity }: Diagnostic): boolean => LEVELS.indexOf(severity) <= level;
  const today = dayOf(invocation);
  const files = inputs.map((file) => (file === "-" ? file : plainPath(seenFrom(root, file))));
  const { list: waivers, folder } = await waiversOf(invocation);
  const making = { hash: host.hash, root, fails };
  const { findings, problems } = applyWaivers(findingsOf(diagnostics, making), waivers, { today, folder, files, printed });
  const doubts = strictly(problems, options.strict === true, ({ severity }) => severity === "warning");
  const all = [...findings, ...findingsOf(doubts, making)];
  const counted = standing(all);
  const warnings = counted.filter(({ diagnostic }) => diagnostic.severity === "warning").length;
  const most = typeof options.maxWarnings === "string" ? Number(options.maxWarnings) : Number.POSITIVE_INFINITY;
  return {
    findings: all,
    files,
    async finish() {
      if (warnings > most) {
        const text = render(say(TOO_MANY, { count: asCount(warnings), most: asCount(most) }), lang);
        await note(invocation, [{ kind: "paragraph", text }]);
      }
      const failed = warnings > most || counted.some(({ failing }) => failing);
      return failed && options.exitZero !== true ? EXIT.findings : EXIT.clean;
    },
  };
}
