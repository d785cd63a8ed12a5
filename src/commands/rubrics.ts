/** Reading rubric files. */
import { checkRubric } from "../checks/index.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import type { Rubric } from "../rubric/model.ts";
import { readRubric } from "../rubric/read.ts";
import type { Source } from "../source.ts";
import { readTextFile } from "../tables/text-file.ts";
import { folderOf, join, readInput, refuseData, shownPath } from "./files.ts";

/** Reads one rubric file with its register; undefined when it is not a rubric, with every fault in `problems`. */
export async function loadRubric(host: Host, path: string, problems: Diagnostics): Promise<Rubric | undefined> {
  refuseData(path);
  const bytes = await readInput(host, path);
  const source = readTextFile(shownPath(path), bytes, problems);
  if (source === undefined) return undefined;
  const registers = await registersOf(host, path, source, problems);
  const rubric = readRubric(source, bytes, { hash: host.hash, register: (file) => registers.get(file) }, problems);
  if (rubric !== undefined) checkRubric(rubric, problems);
  return rubric;
}

/** A register stands in a file beside the rubric; reading is asynchronous and the reader is not, so it is fetched ahead. */
async function registersOf(host: Host, path: string, source: Source, problems: Diagnostics): Promise<ReadonlyMap<string, Source>> {
  const registers = new Map<string, Source>();
  const named = /^units:[ \t]+["']?([^"'\n#[\]{}]+?)["']?[ \t]*(?:#.*)?$/m.exec(source.text)?.[1];
  if (named === undefined) return registers;
  const file = join(folderOf(path), named);
  const register = readTextFile(shownPath(file), await readInput(host, file), problems);
  if (register !== undefined) registers.set(named, register);
  return registers;
}
