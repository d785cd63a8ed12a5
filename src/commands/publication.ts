/** What was published, from the files that a user names: sheets with tables of results, or results that the program saved. */
import { Diagnostics } from "../diagnostic.ts";
import type { Hash } from "../engine/seal.ts";
import { isMarkdown, tableOfMarkdown } from "../published/markdown-table.ts";
import type { Block } from "../published/model.ts";
import { type Own, ownIn } from "../published/own.ts";
import { readPublished } from "../published/read.ts";
import { looksLikeJson, readResult, type StoredResult } from "../published/result.ts";
import { fileSpan } from "../source.ts";
import type { Table } from "../tables/index.ts";
import { readTextFile } from "../tables/text-file.ts";
import { say, words } from "../text.ts";
import { type Invocation, listOf } from "./command.ts";
import { fileChoicesOf } from "./data-options.ts";
import { decoderHere } from "./decoding.ts";
import { FaultyHelper } from "./failure.ts";
import { readInput, refuseRubric, shownPath } from "./files.ts";

const NO_TABLE = words("no-published-table", "Không thấy bảng kết quả nào trong tệp.", "No table of results was found in the file.");
const NO_TABLE_FIX = words(
  "fix-no-published-table",
  "Cần dòng tiêu đề có cột “Đơn vị” (hoặc “Tiêu chí”) và ít nhất một cột điểm, chỉ số hoặc xếp hạng.",
  "A heading row is needed with a column “Đơn vị” of units (or “Tiêu chí” of criteria) and one of points, index or places at least.",
);

const NO_RESULT = words(
  "table-foreign",
  "Tệp do cchc lập (bảng kê, các vòng chấm hoặc giải trình của một đơn vị) nhưng không phải kết quả của cchc score.",
  "The file was made by cchc (a ledger, the rounds or the explanation of one unit), but is no result of cchc score.",
);
const NO_RESULT_FIX = words(
  "fix-table-foreign",
  "Dùng tệp ghi bằng: cchc score TỆP -o ket-qua.xlsx",
  "Take a file written by: cchc score FILE -o ket-qua.xlsx",
);

export interface Sheet {
  readonly table: Table;
  readonly blocks: readonly Block[];
  /** Where the sheet is a result of ours. */
  readonly own: Own | undefined;
}
export interface Results {
  readonly results: readonly StoredResult[];
}
export interface Publication extends Results {
  readonly sheets: readonly Sheet[];
  /** Some file could not be read at all. */
  readonly unread: boolean;
}

const asJson = (bytes: Uint8Array): boolean => looksLikeJson(new TextDecoder().decode(bytes.subarray(0, 64)));

async function tablesOf(invocation: Invocation, file: string, bytes: Uint8Array, problems: Diagnostics): Promise<readonly Table[]> {
  if (isMarkdown(file)) {
    const source = readTextFile(file, bytes, problems);
    return source === undefined ? [] : [tableOfMarkdown(file, source.text)];
  }
  const decoded = await decoderHere(invocation.host, fileChoicesOf(invocation))(file, bytes);
  problems.append(decoded.diagnostics);
  return decoded.tables;
}

/** The tables of last year. @throws {Failure | FaultyHelper} when they cannot be read: nothing may pass for having been compared */
export async function readLastYear(invocation: Invocation): Promise<readonly Block[] | undefined> {
  const paths = listOf(invocation.options.lastYear);
  if (paths.length === 0) return undefined;
  const problems = new Diagnostics();
  const { sheets } = await readPublication(invocation, paths, problems);
  const blocks = sheets.flatMap((sheet) => sheet.blocks);
  if (blocks.length === 0 && problems.list.length === 0)
    problems.add("error", say(NO_TABLE, {}), fileSpan(shownPath(paths[0] ?? "")), { fix: say(NO_TABLE_FIX, {}) });
  if (problems.failed) throw new FaultyHelper(problems.list);
  return blocks;
}

/** Undefined for a report of ours that is no result: what its columns hold is nothing that could be checked. */
function sheetOf(table: Table, hash: Hash, problems: Diagnostics): Sheet | undefined {
  const told = new Diagnostics();
  const blocks = readPublished(table, told);
  const own = ownIn(table, blocks, hash);
  if (own?.result === false) {
    problems.add("error", say(NO_RESULT, {}), own.at, { fix: say(NO_RESULT_FIX, {}) });
    return undefined;
  }
  problems.append(told.list);
  // What a result of ours says of all units together is no heading of one table.
  return { table, blocks: own === undefined ? blocks : blocks.map((block) => ({ ...block, sayings: [] })), own };
}

/** @throws {Failure} when a file cannot be opened */
export async function readPublication(invocation: Invocation, paths: readonly string[], problems: Diagnostics): Promise<Publication> {
  const results: StoredResult[] = [];
  const sheets: Sheet[] = [];
  let unread = false;
  for (const path of paths) {
    refuseRubric(path);
    const file = shownPath(path);
    const bytes = await readInput(invocation.host, path);
    if (asJson(bytes)) {
      const source = readTextFile(file, bytes, problems);
      const result = source === undefined ? undefined : readResult(source, problems);
      if (result === undefined) unread = true;
      else results.push(result);
      continue;
    }
    const tables = await tablesOf(invocation, file, bytes, problems);
    const found = tables.map((table) => sheetOf(table, invocation.host.hash, problems));
    const read = found.filter((sheet) => sheet !== undefined);
    if (read.length === 0) unread = true;
    if (found.length > 0 && found.every((sheet) => sheet?.blocks.length === 0 && sheet.own === undefined)) {
      problems.add("error", say(NO_TABLE, {}), fileSpan(file), { fix: say(NO_TABLE_FIX, {}) });
    }
    for (const sheet of read) sheets.push(sheet);
  }
  return { results, sheets, unread };
}
