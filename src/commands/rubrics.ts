/** Reading rubric files. */
import { checkRubric } from "../checks/index.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import type { Rubric } from "../rubric/model.ts";
import { type Register, readRubric } from "../rubric/read.ts";
import type { Source } from "../source.ts";
import { readTextFile } from "../tables/text-file.ts";
import { say, words } from "../text.ts";
import { Failure } from "./failure.ts";
import { folderOf, isTable, join, readInput, refuseData, shownPath } from "./files.ts";

const TABLE = words(
  "register-is-table",
  "{path} là bảng tính, không phải tệp danh sách đơn vị.",
  "{path} is a table, not a file of units.",
);
const TABLE_FIX = words(
  "fix-register-is-table",
  "Lập tệp .yaml có khóa units, mỗi dòng một đơn vị: - {unit}",
  "Make a .yaml file with the key units, a line for each unit: - {unit}",
);
const UNIT = "{ id: vu-quang, name: Huyện Vũ Quang }";
const NAMED_AT = words(
  "register-named-at",
  "{problem} Tệp danh sách đơn vị này đặt ở {place}.",
  "{problem} This register is named by {place}.",
);

/** A register that is to stand in for that of the rubric. */
export interface NamedRegister {
  readonly path: string;
  /** Where it was named: `--register`, `CCHC_REGISTER`, `cchc.yaml:3:1`. */
  readonly place: string;
}

/**
 * Reads one rubric file with its register; undefined when it is not a rubric, with every fault in `problems`.
 * @param instead a register in place of the rubric's own
 */
export async function loadRubric(
  host: Host,
  path: string,
  problems: Diagnostics,
  instead?: NamedRegister | undefined,
): Promise<Rubric | undefined> {
  refuseData(path);
  const bytes = await readInput(host, path);
  const source = readTextFile(shownPath(path), bytes, problems);
  if (source === undefined) return undefined;
  const given = instead === undefined ? undefined : await namedRegister(host, instead, problems);
  if (instead !== undefined && given === undefined) return undefined;
  const registers = given === undefined ? await registersOf(host, path, source, problems) : new Map<string, Register>();
  const rubric = readRubric(source, bytes, { hash: host.hash, register: (file) => registers.get(file), instead: given }, problems);
  if (rubric !== undefined) checkRubric(rubric, problems);
  return rubric;
}

async function readRegister(host: Host, path: string, problems: Diagnostics): Promise<Register | undefined> {
  if (isTable(path)) throw new Failure(say(TABLE, { path }), say(TABLE_FIX, { unit: UNIT }));
  const bytes = await readInput(host, path);
  const source = readTextFile(shownPath(path), bytes, problems);
  return source === undefined ? undefined : { source, sha256: host.hash(bytes) };
}

/** @throws {Failure} that says who named the file as well */
async function namedRegister(host: Host, { path, place }: NamedRegister, problems: Diagnostics): Promise<Register | undefined> {
  try {
    return await readRegister(host, path, problems);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(say(NAMED_AT, { problem: error.what, place }), error.fix);
  }
}

/** A register stands in a file beside the rubric; reading is asynchronous and the reader is not, so it is fetched ahead. */
async function registersOf(host: Host, path: string, source: Source, problems: Diagnostics): Promise<ReadonlyMap<string, Register>> {
  const registers = new Map<string, Register>();
  const named = /^units:[ \t]+["']?([^"'\n#[\]{}]+?)["']?[ \t]*(?:#.*)?$/m.exec(source.text)?.[1];
  if (named === undefined) return registers;
  const register = await readRegister(host, join(folderOf(path), named), problems);
  if (register !== undefined) registers.set(named, register);
  return registers;
}
