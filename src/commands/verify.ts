import { Diagnostics } from "../diagnostic.ts";
import { checkPublished } from "../published/index.ts";
import { readPublished } from "../published/read.ts";
import { fileSpan } from "../source.ts";
import { decode } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { findingsReport } from "../views/findings.ts";
import { publishedBlocks } from "../views/published.ts";
import { type Command, EXIT, FINDINGS_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { readInput, refuseRubric, shownPath } from "./files.ts";
import { outputsOf } from "./outputs.ts";
import { deliver } from "./report.ts";

const NO_TABLE = words("no-published-table", "Không thấy bảng kết quả nào trong tệp.", "No table of results was found in the file.");
const NO_TABLE_FIX = words(
  "fix-no-published-table",
  "Cần dòng tiêu đề có cột “Đơn vị” (hoặc “Tiêu chí”) và ít nhất một cột điểm, chỉ số hoặc xếp hạng.",
  "A heading row is needed with a column “Đơn vị” of units (or “Tiêu chí” of criteria) and one of points, index or places at least.",
);

export const command: Command = {
  name: "verify",
  title: { vi: "Kiểm tra bảng kết quả đã công bố", en: "Check a published table of results" },
  examples: ["cchc verify samples/hatinh-huyen-2022-cong-bo.csv", "cchc verify samples/hatinh-huyen-2022-cong-bo.csv --format json"],
  arguments: [
    {
      name: "<files...>",
      files: "patterns",
      doc: { vi: "bảng kết quả đã công bố: .xlsx, .xls, .ods, .csv", en: "published tables of results: .xlsx, .xls, .ods, .csv" },
    },
  ],
  options: [...FINDINGS_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    outputsOf(invocation.options, true);
    const { host, lang, args, options, settings } = invocation;
    const problems = new Diagnostics();
    const blocks = [];
    let unread = false;
    for (const path of args) {
      refuseRubric(path);
      const file = shownPath(path);
      const decoded = await decode(file, await readInput(host, path), { inflate: host.inflate, limits: settings.limits });
      problems.push(...decoded.diagnostics);
      const found = decoded.tables.flatMap((table) => readPublished(table, problems));
      if (decoded.tables.length === 0) unread = true;
      else if (found.length === 0) problems.add("error", say(NO_TABLE, {}), fileSpan(file), { fix: say(NO_TABLE_FIX, {}) });
      blocks.push(...found);
    }
    checkPublished(blocks, problems);
    const verdict = await judge(invocation, problems.list, args);
    const report = findingsReport(verdict.findings, { lang, all: options.verbose === true, files: verdict.files });
    await deliver(invocation, { ...report, blocks: [...publishedBlocks(blocks, lang), ...report.blocks] }, args);
    const exit = await verdict.finish();
    return unread ? EXIT.failed : exit;
  },
};
