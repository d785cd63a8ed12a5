/** Which rubric a workbook follows. */
import { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { isMarker, type Marker, readMarker } from "../layouts/index.ts";
import { nearest } from "../nearest.ts";
import type { Rubric } from "../rubric/model.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { Failure } from "./failure.ts";
import { filesIn, folderOf, join } from "./files.ts";
import { loadRubric, type NamedRegister } from "./rubrics.ts";

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
  ["rubric-not-found", "rubric-ambiguous"],
);
const UNKNOWN = words("rubric-unknown", "Không có bộ tiêu chí “{id}”.", "There is no rubric “{id}”.");
const NEAREST = words(
  "fix-nearest-rubric",
  "Tên gần đúng: {name}. Các bộ tiêu chí: {names}.",
  "Nearest name: {name}. The rubrics: {names}.",
);
const KNOWN = words("fix-known-rubrics", "Các bộ tiêu chí: {names}.", "The rubrics: {names}.", ["rubric-unknown"]);
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
const CHANGED = words(
  "rubric-changed",
  "Bộ tiêu chí {id} đã thay đổi sau khi lập tệp số liệu này.",
  "The rubric {id} has changed since this data file was made.",
);
const CHANGED_FIX = words(
  "fix-rubric-changed",
  "Xem điểm nào thay đổi: cchc diff; rồi lập lại biểu mẫu nếu cần.",
  "See what changed with cchc diff, and make the form again if need be.",
);

const YAML = /\.ya?ml$/i;
const isPath = (name: string): boolean => YAML.test(name) || name === "-" || /[/\\]/.test(name);

/** Rubric files that a command may find by itself: those beside the data and those that ship with the program. */
export async function rubricsNear(host: Host, data: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const folders = [...new Set(data.filter((path) => path !== "-").map(folderOf))].flatMap((folder) => [folder, join(folder, "rubrics")]);
  for (const folder of [...folders, host.shipped]) {
    if ((await host.kind(folder)) !== "folder") continue;
    for (const name of await filesIn(host, folder, YAML)) {
      const id = name.replace(YAML, "");
      // A file that hides its name is some tool's, not a rubric.
      if (!id.startsWith(".") && !found.has(id)) found.set(id, join(folder, name));
    }
  }
  return found;
}

/** The rubric by its path or its id. @throws {Failure} */
export async function namedRubric(host: Host, name: string, data: readonly string[]): Promise<string> {
  if (isPath(name)) return name;
  const known = await rubricsNear(host, data);
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
async function fittingRubric(host: Host, tables: readonly Table[], data: readonly string[]): Promise<string> {
  const codes = codesIn(tables);
  const known = await rubricsNear(host, data);
  const fits = new Map<string, ReadonlySet<string>>();
  for (const [id, path] of known) {
    const rubric = await loadRubric(host, path, new Diagnostics());
    if (rubric?.leaves.every((leaf) => codes.has(leaf.id)) === true) fits.set(id, new Set(rubric.leaves.map((leaf) => leaf.id)));
  }
  // A sheet of a large rubric holds the codes of many small ones too; they fit only as parts of it.
  const isPart = (small: ReadonlySet<string>, large: ReadonlySet<string>): boolean =>
    small.size < large.size && [...small].every((id) => large.has(id));
  const fitting = [...fits].filter(([, leaves]) => ![...fits.values()].some((others) => isPart(leaves, others))).map(([id]) => id);
  const [only] = fitting;
  const names = [...known.keys()].join(", ");
  if (only === undefined) throw new Failure(say(NONE_FITS, {}), say(CHOOSE, { names }));
  if (fitting.length > 1) throw new Failure(say(SEVERAL_FIT, { names: fitting.join(", ") }), say(CHOOSE, { names: fitting.join(", ") }));
  return known.get(only) as string;
}

export interface RubricChoice {
  readonly given: string | undefined;
  readonly register: NamedRegister | undefined;
  readonly tables: readonly Table[];
  readonly data: readonly string[];
  readonly problems: Diagnostics;
}

/**
 * The rubric of some tables: the one asked for, else the one the workbook names, else the only one that fits.
 * @throws {Failure} naming the candidates
 */
export async function findRubric(host: Host, { given, register, tables, data, problems }: RubricChoice): Promise<Rubric | undefined> {
  const markers = tables.filter(isMarker).map((table) => ({ table, marker: readMarker(table, new Diagnostics()) }));
  const marked = [...new Set(markers.flatMap(({ marker }) => (marker.rubric === undefined ? [] : [marker.rubric])))];
  const [mark] = marked;
  if (marked.length > 1) throw new Failure(say(TWO, { names: marked.join(", ") }), say(TWO_FIX, {}));
  const path =
    given !== undefined
      ? await namedRubric(host, given, data)
      : mark !== undefined
        ? await namedRubric(host, mark, data)
        : await fittingRubric(host, tables, data);
  const found = new Diagnostics();
  const rubric = await loadRubric(host, path, found, register);
  // What is merely doubtful about the rubric is for `cchc validate`; only what makes it unusable is told here.
  problems.append(found.list.filter(({ severity }) => severity === "error"));
  if (rubric === undefined) return undefined;
  if (mark !== undefined && mark !== rubric.id) {
    throw new Failure(say(DIFFERENT, { marked: mark, given: rubric.id }), say(DIFFERENT_FIX, { given: rubric.id }));
  }
  for (const { table, marker } of markers) tellChanged(table, marker, rubric, problems);
  return rubric;
}

/** The workbook was made for another state of the rubric than the one at hand. */
function tellChanged(table: Table, { rubricVersion, rubricHash }: Marker, rubric: Rubric, problems: Diagnostics): void {
  const at = placeOf(table, 0, 0);
  if (rubricVersion !== undefined && rubricVersion !== rubric.version) {
    problems.add("warning", say(VERSION, { marked: rubricVersion, current: rubric.version }), at, { fix: say(CHANGED_FIX, {}) });
  } else if (rubricHash !== undefined && rubricHash !== rubric.meaning) {
    problems.add("warning", say(CHANGED, { id: rubric.id }), at, { fix: say(CHANGED_FIX, {}) });
  }
}
