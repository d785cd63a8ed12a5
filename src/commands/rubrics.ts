/** Finding and reading the rubric that a workbook follows. */

import { checkRubric } from "../checks/index.ts";
import type { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { isMarker, readMarker } from "../layouts/index.ts";
import { nearest } from "../nearest.ts";
import type { Rubric } from "../rubric/model.ts";
import { readRubric } from "../rubric/read.ts";
import type { Source } from "../source.ts";
import type { Table } from "../tables/index.ts";
import { readTextFile } from "../tables/text-file.ts";
import { say, words } from "../text.ts";
import { Failure } from "./failure.ts";
import { filesIn, folderOf, join, readInput, shownPath } from "./files.ts";

const NONE_FITS = words(
  "rubric-not-found",
  "Không xác định được bộ tiêu chí của tệp số liệu.",
  "The rubric of the data file is not known.",
);
const SEVERAL_FIT = words(
  "rubric-ambiguous",
  "Nhiều bộ tiêu chí cùng khớp với tệp số liệu: {names}.",
  "Several rubrics fit the data file: {names}.",
);
const CHOOSE = words(
  "fix-rubric",
  "Thêm --rubric với tên hoặc tệp bộ tiêu chí: {names}.",
  "Add --rubric with the name or file of the rubric: {names}.",
);
const UNKNOWN = words("rubric-unknown", "Không có bộ tiêu chí “{id}”.", "There is no rubric “{id}”.");
const NEAREST = words(
  "fix-nearest-rubric",
  "Tên gần đúng: {name}. Các bộ tiêu chí: {names}.",
  "Nearest name: {name}. The rubrics: {names}.",
);
const KNOWN = words("fix-known-rubrics", "Các bộ tiêu chí: {names}.", "The rubrics: {names}.");
const DIFFERENT = words(
  "rubric-differs",
  "Tệp số liệu lập theo bộ tiêu chí “{marked}”, không phải “{given}”.",
  "The data file was made for the rubric “{marked}”, not “{given}”.",
);
const DIFFERENT_FIX = words(
  "fix-rubric-differs",
  "Bỏ --rubric để tính theo bộ tiêu chí ghi trong tệp, hoặc dùng tệp số liệu của bộ tiêu chí “{given}”.",
  "Leave --rubric out to use the rubric that the file names, or take the data file of the rubric “{given}”.",
);
const TWO = words("rubric-mixed", "Các tệp số liệu theo nhiều bộ tiêu chí: {names}.", "The data files follow several rubrics: {names}.");
const TWO_FIX = words(
  "fix-rubric-mixed",
  "Tính từng bộ tiêu chí riêng, mỗi lần một loại tệp.",
  "Score each rubric by itself, one kind of file at a time.",
);
const VERSION = words(
  "rubric-version",
  "Tệp số liệu lập theo phiên bản {marked} của bộ tiêu chí, nay là phiên bản {current}.",
  "The data file was made for version {marked} of the rubric, which is now {current}.",
);

const YAML = /\.ya?ml$/i;
const isPath = (name: string): boolean => YAML.test(name) || name === "-" || /[/\\]/.test(name);

/** Reads one rubric file with its register; undefined when it is not a rubric, with every fault in `problems`. */
export async function loadRubric(host: Host, path: string, problems: Diagnostics): Promise<Rubric | undefined> {
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

/** Rubric files that a command may find by itself: those beside the data and those that ship with the program. */
async function candidates(host: Host, data: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const folders = [...new Set(data.filter((path) => path !== "-").map(folderOf))].flatMap((folder) => [folder, join(folder, "rubrics")]);
  for (const folder of [...folders, host.shipped]) {
    if ((await host.kind(folder)) !== "folder") continue;
    for (const name of await filesIn(host, folder, YAML)) {
      const id = name.replace(YAML, "");
      if (!found.has(id)) found.set(id, join(folder, name));
    }
  }
  return found;
}

/** The rubric by its path or its id. @throws {Failure} */
async function namedRubric(host: Host, name: string, data: readonly string[]): Promise<string> {
  if (isPath(name)) return name;
  const known = await candidates(host, data);
  const path = known.get(name);
  if (path !== undefined) return path;
  const names = [...known.keys()].join(", ");
  const near = nearest(name, known.keys());
  throw new Failure(say(UNKNOWN, { id: name }), near === undefined ? say(KNOWN, { names }) : say(NEAREST, { name: near, names }));
}

/** Texts of a workbook that may be codes of criteria. */
function codesIn(tables: readonly Table[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const table of tables) {
    for (const row of table.rows) {
      for (const cell of row ?? []) {
        const code =
          cell?.type === "text" || cell?.type === "number"
            ? /^\s*(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s*(?:\/|$)/.exec(cell.text)?.[1]
            : undefined;
        if (code !== undefined) codes.add(code);
      }
    }
  }
  return codes;
}

/** The only rubric all of whose leaves the workbook names. @throws {Failure} */
async function fittingRubric(host: Host, tables: readonly Table[], data: readonly string[], quiet: () => Diagnostics): Promise<string> {
  const codes = codesIn(tables);
  const known = await candidates(host, data);
  const fitting: string[] = [];
  for (const [id, path] of known) {
    const rubric = await loadRubric(host, path, quiet());
    if (rubric?.leaves.every((leaf) => codes.has(leaf.id)) === true) fitting.push(id);
  }
  const [only] = fitting;
  const names = [...known.keys()].join(", ");
  if (only === undefined) throw new Failure(say(NONE_FITS, {}), say(CHOOSE, { names }));
  if (fitting.length > 1) throw new Failure(say(SEVERAL_FIT, { names: fitting.join(", ") }), say(CHOOSE, { names: fitting.join(", ") }));
  return known.get(only) as string;
}

export interface RubricChoice {
  readonly given: string | undefined;
  readonly tables: readonly Table[];
  readonly data: readonly string[];
  readonly problems: Diagnostics;
  /** A place for what is wrong with rubrics that are only being tried. */
  readonly quiet: () => Diagnostics;
}

/**
 * The rubric of some tables: the one asked for, else the one the workbook names, else the only one that fits.
 * @throws {Failure} naming the candidates
 */
export async function findRubric(host: Host, { given, tables, data, problems, quiet }: RubricChoice): Promise<Rubric | undefined> {
  const markers = tables.filter(isMarker).map((table) => ({ table, marker: readMarker(table, quiet()) }));
  const marked = [...new Set(markers.flatMap(({ marker }) => (marker.rubric === undefined ? [] : [marker.rubric])))];
  const [mark] = marked;
  if (marked.length > 1) throw new Failure(say(TWO, { names: marked.join(", ") }), say(TWO_FIX, {}));
  const path =
    given !== undefined
      ? await namedRubric(host, given, data)
      : mark !== undefined
        ? await namedRubric(host, mark, data)
        : await fittingRubric(host, tables, data, quiet);
  const rubric = await loadRubric(host, path, problems);
  if (rubric !== undefined && mark !== undefined && mark !== rubric.id) {
    throw new Failure(say(DIFFERENT, { marked: mark, given: rubric.id }), say(DIFFERENT_FIX, { given: rubric.id }));
  }
  for (const { table, marker } of rubric === undefined ? [] : markers) {
    if (marker.rubricVersion !== undefined && marker.rubricVersion !== rubric?.version) {
      const at = { kind: "cell", file: table.file, sheet: table.sheet, row: 0, column: 0 } as const;
      problems.add("warning", say(VERSION, { marked: marker.rubricVersion, current: rubric?.version ?? "" }), at);
    }
  }
  return rubric;
}
