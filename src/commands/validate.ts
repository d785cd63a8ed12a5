import { adviseRubric } from "../checks/index.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { fileSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { findingsReport } from "../views/findings.ts";
import { type Command, EXIT, FINDINGS_OPTIONS, type Option } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { Failure } from "./failure.ts";
import { filesIn, join, shownPath } from "./files.ts";
import { deliver, mostFindings } from "./report.ts";
import { loadRubric } from "./rubrics.ts";
import { CONFIG_FILE, WAIVERS_FILE } from "./settings.ts";

const NO_RUBRICS = words("no-rubrics", "Thư mục {path} không có tệp .yaml nào.", "The folder {path} holds no .yaml file.");

const NO_RUBRICS_FIX = words("fix-no-rubrics", "Chọn thư mục hoặc tệp bộ tiêu chí khác.", "Choose another folder or a rubric file.");

const YAML = /\.ya?ml$/i;
/** Files of the program's own that may stand beside rubrics. */
const OWN: readonly string[] = [CONFIG_FILE, WAIVERS_FILE];

/** Files as named, folders as the YAML files in them. @throws {Failure} */
async function rubricFiles(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === "-" || (await host.kind(path)) !== "folder") files.push(path);
    else {
      const names = (await filesIn(host, path, YAML)).filter((name) => !OWN.includes(name));
      if (names.length === 0) throw new Failure(say(NO_RUBRICS, { path }), say(NO_RUBRICS_FIX, {}));
      for (const name of names) files.push(join(path, name));
    }
  }
  return [...new Map(files.map((file) => [file === "-" ? file : host.absolute(file), file])).values()];
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** Some file could not be read at all. */
  readonly unread: boolean;
}

/** Every file, so that all faults are told in one run. @throws {Failure} when the only file cannot be opened */
async function check(host: Host, files: readonly string[]): Promise<Checked> {
  const diagnostics: Diagnostic[] = [];
  let unread = false;
  for (const file of files) {
    const problems = new Diagnostics();
    try {
      const rubric = await loadRubric(host, file, problems);
      if (rubric !== undefined) adviseRubric(rubric, problems);
      if (rubric === undefined && problems.list.every(({ at }) => at.kind === "file")) unread = true;
    } catch (error) {
      if (!(error instanceof Failure) || files.length === 1) throw error;
      unread = true;
      problems.add("error", error.what, fileSpan(shownPath(file)), error.fix === undefined ? {} : { fix: error.fix });
    }
    for (const each of problems.list.toSorted((a, b) => offsetOf(a) - offsetOf(b))) diagnostics.push(each);
  }
  return { diagnostics, unread };
}

/** Faults are told as one reads the file, whichever check found them. */
const offsetOf = ({ at }: Diagnostic): number => (at.kind === "text" ? at.start : -1);

const STRICT_WAIVERS: Option = {
  flags: "--strict",
  doc: { vi: "coi miễn trừ thừa hoặc hết hạn là lỗi", en: "unused and expired waivers are errors" },
};

export const command: Command = {
  name: "validate",
  title: { vi: "Kiểm tra bộ tiêu chí", en: "Check rubrics" },
  examples: [
    "cchc validate rubrics/",
    "cchc validate rubrics/hatinh-huyen-2022.yaml --format json",
    "cchc validate rubrics/ --format sarif=kq.sarif --format github",
  ],
  arguments: [
    {
      name: "<files...>",
      files: "patterns",
      doc: { vi: "tệp bộ tiêu chí, thư mục, mẫu tên tệp, hoặc -", en: "rubric files, folders, patterns of names, or -" },
    },
  ],
  options: [...FINDINGS_OPTIONS, ...CONTROL_OPTIONS, STRICT_WAIVERS],
  async run(invocation) {
    const { host, lang, args, options } = invocation;
    const most = mostFindings(invocation);
    const files = await rubricFiles(host, args);
    const { diagnostics, unread } = await check(host, files);
    const verdict = await judge(invocation, diagnostics, files);
    const report = findingsReport(verdict.findings, { lang, all: options.verbose === true, most, files: verdict.files });
    await deliver(invocation, report, files);
    const exit = await verdict.finish();
    return unread ? EXIT.failed : exit;
  },
};
