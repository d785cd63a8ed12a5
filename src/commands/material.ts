/** From the files a user names to what is scored: read, choose the rubric, bind. */
import { Diagnostics } from "../diagnostic.ts";
import type { Material } from "../engine/run.ts";
import type { Host } from "../host.ts";
import { bind } from "../layouts/index.ts";
import { decode, type Table } from "../tables/index.ts";
import { readInput, shownPath } from "./files.ts";
import { findRubric } from "./rubrics.ts";

export type Gathered =
  | { readonly kind: "material"; readonly material: Material }
  /** A file or the rubric could not be used; what is wrong is told, and nothing can be scored. */
  | { readonly kind: "refused"; readonly diagnostics: Diagnostics };

/** @throws {Failure} when a file cannot be opened or the rubric cannot be known */
export async function gather(host: Host, files: readonly string[], rubricName: string | undefined): Promise<Gathered> {
  const diagnostics = new Diagnostics();
  const tables: Table[] = [];
  const inputs: { file: string; sha256: string }[] = [];
  for (const path of files) {
    const bytes = await readInput(host, path);
    const file = shownPath(path);
    inputs.push({ file, sha256: host.hash(bytes) });
    const decoded = await decode(file, bytes, { inflate: host.inflate });
    tables.push(...decoded.tables);
    diagnostics.push(...decoded.diagnostics);
  }
  if (diagnostics.failed && tables.length === 0) return { kind: "refused", diagnostics };
  const rubric = await findRubric(host, { given: rubricName, tables, data: files, problems: diagnostics, quiet: () => new Diagnostics() });
  if (rubric === undefined || diagnostics.failed) return { kind: "refused", diagnostics };
  const bound = bind(tables, rubric, diagnostics);
  if (bound.submissions.length === 0 && diagnostics.failed) return { kind: "refused", diagnostics };
  return { kind: "material", material: { rubric, ...bound, inputs, diagnostics: diagnostics.list } };
}
