import { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { say, words } from "../text.ts";
import { diagnosticsReport } from "../views/diagnostics.ts";
import { type Command, EXIT, OUTPUT_OPTIONS } from "./command.ts";
import { Failure } from "./failure.ts";
import { filesIn, join } from "./files.ts";
import { deliver, exitOf, formatOf } from "./report.ts";
import { loadRubric } from "./rubrics.ts";

const NO_RUBRICS = words("no-rubrics", "Thư mục {path} không có tệp .yaml nào.", "The folder {path} holds no .yaml file.");

const NO_RUBRICS_FIX = words("fix-no-rubrics", "Chọn thư mục hoặc tệp bộ tiêu chí khác.", "Choose another folder or a rubric file.");

const YAML = /\.ya?ml$/i;

/** Files as named, folders as the YAML files in them. @throws {Failure} */
async function rubricFiles(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === "-" || (await host.kind(path)) !== "folder") files.push(path);
    else {
      const names = await filesIn(host, path, YAML);
      if (names.length === 0) throw new Failure(say(NO_RUBRICS, { path }), say(NO_RUBRICS_FIX, {}));
      files.push(...names.map((name) => join(path, name)));
    }
  }
  return files;
}

export const command: Command = {
  name: "validate",
  title: { vi: "Kiểm tra bộ tiêu chí", en: "Check rubrics" },
  examples: ["cchc validate rubrics/", "cchc validate rubrics/hatinh-huyen-2022.yaml --format json"],
  arguments: [{ name: "<files...>", doc: { vi: "tệp bộ tiêu chí hoặc thư mục", en: "rubric files or folders" } }],
  options: OUTPUT_OPTIONS,
  async run(invocation) {
    formatOf(invocation);
    const { host, lang, args, options } = invocation;
    const files = await rubricFiles(host, args);
    const problems = new Diagnostics();
    let read = 0;
    for (const file of files) if ((await loadRubric(host, file, problems)) !== undefined) read += 1;
    await deliver(invocation, diagnosticsReport(problems.list, { lang, all: options.verbose === true, files: files.length }), files);
    return read === 0 && problems.list.every(({ at }) => at.kind === "file") ? EXIT.failed : exitOf(problems.list);
  },
};
