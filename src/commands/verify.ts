import { ROUNDS } from "../assessment.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import { toResult } from "../engine/result.ts";
import { sealOf } from "../engine/seal.ts";
import { compareWithData, type Outcome } from "../published/compare.ts";
import { checkPublished } from "../published/index.ts";
import { compareWithLastYear } from "../published/last-year.ts";
import type { Block } from "../published/model.ts";
import { checkOwnSeal, compareResult } from "../published/result.ts";
import { checkSeal, checkSources, tellUnsealed } from "../published/sealed.ts";
import type { World } from "../published/world.ts";
import { placeName } from "../source.ts";
import { findingsReport } from "../views/findings.ts";
import { outcomeBlocks, publishedBlocks } from "../views/published.ts";
import { tellFiles } from "./asked.ts";
import { type Command, EXIT, FINDINGS_OPTIONS, type Invocation } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_OPTIONS } from "./data-options.ts";
import { type Publication, type Results, readLastYear, readPublication, type Sheet } from "./publication.ts";
import { deliver, mostFindings } from "./report.ts";
import { TOOL } from "./tool.ts";
import { scoredData } from "./verify-data.ts";
import { verifyPrinted } from "./verify-printed.ts";

const DATA = {
  flags: "--data <files...>",
  files: "tables",
  doc: { vi: "số liệu gốc để tính lại: tệp hoặc thư mục", en: "the data to work it out again from: files or folders" },
} as const;

const LAST_YEAR = {
  flags: "--last-year <file>",
  repeatable: true,
  doc: { vi: "bảng của năm trước, để đối chiếu mức tăng, giảm", en: "last year’s table, to check figures and changes by" },
} as const;

/** What a saved result is by itself, and by the data as far as its round unless another is asked for. */
function verifyResults({ host, options }: Invocation, { results }: Results, world: World | undefined, problems: Diagnostics): void {
  for (const result of results) {
    checkOwnSeal(result, host.hash, problems);
    if (world === undefined) continue;
    const stored = options.round === undefined ? ROUNDS.find((each) => each === result.round) : undefined;
    const { run } = stored === undefined ? world : world.asOf(stored);
    compareResult(result, toResult(run, TOOL, host.hash), sealOf(run, TOOL, host.hash), host.hash, problems);
  }
}

/** Tables by themselves and by the data; what the data have judged no check by itself says anything of. */
function verifyTables(
  { host, options }: Invocation,
  { sheets }: Publication,
  world: World | undefined,
  problems: Diagnostics,
): { readonly blocks: readonly Block[]; readonly outcome: Outcome | undefined; readonly byThemselves: readonly Diagnostic[] } {
  const as = ({ own }: Sheet, by: World): World => (options.round === undefined ? by.reaching(own?.round) : by);
  for (const sheet of sheets) {
    const { own, blocks, table } = sheet;
    if (own === undefined) continue;
    if (own.seal === undefined) tellUnsealed(own.at, problems);
    else {
      if (world !== undefined) checkSources(own.seal, sealOf(world.run, TOOL, host.hash), problems);
      checkSeal(own.seal, blocks, host.hash, problems);
    }
    if (world !== undefined) verifyPrinted(table, as(sheet, world).run, host.hash, problems);
  }
  const blocks = sheets.flatMap((sheet) => sheet.blocks);
  const compared =
    world === undefined
      ? undefined
      : compareWithData(
          sheets.map((sheet) => ({ blocks: sheet.blocks, world: as(sheet, world) })),
          problems,
        );
  const own = new Diagnostics();
  for (const sheet of sheets) checkPublished(sheet.blocks, own, sheet.own !== undefined);
  const byThemselves = own.list.filter(({ at }) => compared?.judged.has(placeName(at)) !== true);
  return { blocks, outcome: compared?.outcome, byThemselves };
}

export const command: Command = {
  name: "verify",
  title: { vi: "Kiểm tra kết quả đã công bố, tính lại từ số liệu", en: "Check published results, working them out again from the data" },
  examples: [
    "cchc verify samples/hatinh-huyen-2022-cong-bo.csv",
    "cchc verify samples/hatinh-huyen-2022-cong-bo.csv --data samples/hatinh-huyen-2022.xlsx",
  ],
  arguments: [
    {
      name: "<files...>",
      files: "patterns",
      doc: {
        vi: "bảng kết quả, hoặc kết quả của cchc score (.xlsx, .csv, .md, .json)",
        en: "tables of results, or what cchc score wrote (.xlsx, .csv, .md, .json)",
      },
    },
  ],
  options: [DATA, LAST_YEAR, ...DATA_OPTIONS, ...FINDINGS_OPTIONS, ...CONTROL_OPTIONS],
  async run(invocation) {
    const { lang, args, options } = invocation;
    const most = mostFindings(invocation);
    await tellFiles(invocation);
    const lastYear = await readLastYear(invocation);
    const problems = new Diagnostics();
    const publication = await readPublication(invocation, args, problems);
    const data = await scoredData(invocation, publication, problems);
    const { world, refused } = data;
    verifyResults(invocation, publication, world, problems);
    const { blocks, outcome, byThemselves } = verifyTables(invocation, publication, world, problems);
    // What differs from the data stands; of what a table printed by itself someone may answer for a misprint.
    const printed = new Diagnostics();
    printed.append(byThemselves);
    if (lastYear !== undefined) compareWithLastYear(blocks, lastYear, printed);
    problems.append(printed.list);
    const verdict = await judge(invocation, problems.list, args, new Set(printed.list));
    const report = findingsReport(verdict.findings, { lang, all: options.verbose === true, most, files: verdict.files });
    const read = [...publishedBlocks(blocks, lastYear !== undefined, lang), ...outcomeBlocks(outcome, lang)];
    await deliver(invocation, { ...report, blocks: [...read, ...report.blocks] }, [...args, ...data.files]);
    const exit = await verdict.finish();
    return refused ?? (publication.unread ? EXIT.failed : exit);
  },
};
