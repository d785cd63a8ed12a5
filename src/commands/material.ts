/** From the files a user names to what is scored: read, choose the rubric, bind. */
import { Diagnostics } from "../diagnostic.ts";
import type { Material } from "../engine/run.ts";
import type { Host } from "../host.ts";
import { bind } from "../layouts/index.ts";
import { fileSpan } from "../source.ts";
import { decode, type Limits, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { EXIT, type ExitCode } from "./command.ts";
import type { RubricOption } from "./data-options.ts";
import { readInput, refuseRubric, shownPath } from "./files.ts";
import { findRubric } from "./find-rubric.ts";

export type Gathered =
  | { readonly kind: "material"; readonly material: Material; readonly tables: readonly Table[] }
  /** A file or the rubric could not be used; what is wrong is told, and nothing can be scored. */
  | { readonly kind: "refused"; readonly diagnostics: Diagnostics; readonly exit: ExitCode };

const NO_UNITS = words("no-units", "Tệp không có dòng số liệu của đơn vị nào.", "The file holds no row with figures of a unit.");
const NO_UNITS_FIX = words(
  "fix-no-units",
  "Kiểm tra đã đúng tệp và đã điền số liệu dưới dòng tiêu đề.",
  "Check that it is the right file and that figures stand below the heading.",
);

/** @throws {Failure} when a file cannot be opened or the rubric cannot be known */
export async function gather(
  host: Host,
  files: readonly string[],
  chosen: string | RubricOption | undefined,
  limits: Partial<Limits> = {},
): Promise<Gathered> {
  const diagnostics = new Diagnostics();
  const tables: Table[] = [];
  const inputs: { file: string; sha256: string }[] = [];
  let unread = false;
  for (const path of files) {
    refuseRubric(path);
    const bytes = await readInput(host, path);
    const file = shownPath(path);
    inputs.push({ file, sha256: host.hash(bytes) });
    const decoded = await decode(file, bytes, { inflate: host.inflate, limits });
    if (decoded.tables.length === 0) unread = true;
    tables.push(...decoded.tables);
    diagnostics.push(...decoded.diagnostics);
  }
  // A file that gave nothing may be any unit's: scoring the others would rank them against a hole.
  if (unread) return { kind: "refused", diagnostics, exit: EXIT.failed };
  const aboutRubric = new Diagnostics();
  const { rubric: given, register }: RubricOption = typeof chosen === "object" ? chosen : { rubric: chosen, register: undefined };
  const rubric = await findRubric(host, { given, register, tables, data: files, problems: aboutRubric });
  diagnostics.push(...aboutRubric.list);
  if (rubric === undefined || aboutRubric.failed) return { kind: "refused", diagnostics, exit: EXIT.failed };
  const bound = bind(tables, rubric, diagnostics);
  if (bound.submissions.length === 0) {
    if (diagnostics.failed) return { kind: "refused", diagnostics, exit: EXIT.failed };
    for (const { file } of inputs) diagnostics.add("error", say(NO_UNITS, {}), fileSpan(file), { fix: say(NO_UNITS_FIX, {}) });
    // The file could be read; that it says nothing is a finding about it.
    return { kind: "refused", diagnostics, exit: EXIT.findings };
  }
  return { kind: "material", material: { rubric, ...bound, inputs, diagnostics: diagnostics.list }, tables };
}
