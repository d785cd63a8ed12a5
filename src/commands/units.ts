/** The units that workbooks are made for: one by its name, those that a file lists, or all of the rubric's register. */
import { Diagnostics } from "../diagnostic.ts";
import { fold } from "../fold.ts";
import { findHeader } from "../layouts/header.ts";
import { Names, type Resolved } from "../layouts/names.ts";
import { nobodyIn } from "../layouts/not-a-unit.ts";
import { nearest } from "../nearest.ts";
import type { Group, Rubric } from "../rubric/model.ts";
import { cellAt, type Table } from "../tables/index.ts";
import { begun, say, words } from "../text.ts";
import type { Invocation } from "./command.ts";
import { fileChoicesOf } from "./data-options.ts";
import { decoderHere } from "./decoding.ts";
import { Failure, FaultyHelper } from "./failure.ts";
import { readInput, shownPath } from "./files.ts";
import { tell } from "./report.ts";
import { loadRubric } from "./rubrics.ts";

const UNKNOWN = words("template-unit-unknown", "Danh sách đơn vị không có “{name}”.", "The register of units does not have “{name}”.");
const OTHER_GROUP = words(
  "template-unit-other-group",
  "{name} thuộc khối {own}, không thuộc khối {group}.",
  "{name} belongs to the group {own}, not to {group}.",
);
const OTHER_GROUP_FIX = words(
  "fix-template-other-group",
  "Bỏ --group, hoặc sửa tên đơn vị.",
  "Leave --group out, or correct the name of the unit.",
);
const AMBIGUOUS = words("template-unit-ambiguous", "“{name}” có thể là {names}.", "“{name}” may be {names}.");
const AMBIGUOUS_FIX = words(
  "fix-template-unit-type",
  "Ghi đủ loại đơn vị trước tên, ví dụ {name}.",
  "Write the type before the name, such as {name}.",
);
const NEAREST = words("fix-template-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const UNITS = words("fix-template-units", "Các đơn vị: {names}.", "The units: {names}.");
const GROUP_UNKNOWN = words("template-group-unknown", "Bộ tiêu chí không có khối “{name}”.", "The rubric has no group “{name}”.");
const GROUPS = words("fix-template-groups", "Các khối: {names}.", "The groups: {names}.");
const EMPTY = words("template-name-empty", "Tên đơn vị không được để trống.", "The name of a unit must not be empty.");
const EMPTY_FIX = words("fix-template-name-empty", "Ghi tên đầy đủ của đơn vị.", "Give the unit's full name.");
const NO_COLUMN = words("units-column-missing", "Không thấy cột tên đơn vị trong {path}.", "No column of units was found in {path}.");
const NO_COLUMN_FIX = words(
  "fix-units-column",
  "Cần một cột có tiêu đề “Đơn vị”, mỗi dòng một tên; cột “Khối” nếu có nhiều khối.",
  "A column headed “Đơn vị” is needed, a name in each row; and one headed “Khối” where there are several groups.",
);
const NO_REGISTER = words("template-no-units", "Bộ tiêu chí {id} không có danh sách đơn vị.", "The rubric {id} has no register of units.");
const NO_REGISTER_FIX = words(
  "fix-template-no-units",
  "Thêm --units-from với tệp danh sách, hoặc --unit với tên một đơn vị.",
  "Add --units-from with a file of units, or --unit with the name of one.",
);
const NONE = words("template-units-none", "Không có đơn vị nào để lập biểu.", "There is no unit to make a form for.");
const NONE_FIX = words("fix-template-units-none", "Kiểm tra --group và danh sách đơn vị.", "Check --group and the list of units.");

export interface Named {
  readonly name: string;
  readonly group: string | undefined;
}

const NAMED_AT_MOST = 8;

/** What cannot be seen has no place in a name. */
const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();

/** The group that an id or a title means. @throws {Failure} */
export function groupNamed({ groups }: Rubric, name: string): Group {
  const wanted = fold(name);
  const group = groups.find(({ id, title }) => fold(id) === wanted || fold(title) === wanted);
  if (group !== undefined) return group;
  const near = nearest(
    name,
    groups.flatMap(({ id, title }) => [id, title]),
  );
  const names = groups.map(({ id, title }) => `${id} (${title})`).join(", ");
  throw new Failure(say(GROUP_UNKNOWN, { name }), near === undefined ? say(GROUPS, { names }) : say(NEAREST, { name: near }));
}

const titleOf = ({ groups }: Rubric, id: string | undefined): string | undefined => groups.find((group) => group.id === id)?.title;

/** The unit that a name means: as the register writes it, or where there is none as it was given. @throws {Failure} */
function unitNamed(rubric: Rubric, names: Names, given: string, group?: string): Named {
  const name = tidy(given);
  if (name === "") throw new Failure(say(EMPTY, {}), say(EMPTY_FIX, {}));
  if (rubric.units === undefined) return { name, group };
  const resolved: Resolved = names.resolve(name);
  if (resolved.kind === "unit") return { name: resolved.unit.name, group: titleOf(rubric, resolved.unit.group) };
  if (resolved.kind === "ambiguous") {
    const [first = ""] = resolved.names;
    throw new Failure(say(AMBIGUOUS, { name, names: resolved.names.join("; ") }), say(AMBIGUOUS_FIX, { name: first }));
  }
  if (resolved.kind === "other-time") throw new Failure(resolved.message, resolved.fix);
  const { suggestion } = resolved;
  const known = begun(
    rubric.units.map((unit) => unit.name),
    NAMED_AT_MOST,
  );
  throw new Failure(say(UNKNOWN, { name }), suggestion === undefined ? say(UNITS, { names: known }) : say(NEAREST, { name: suggestion }));
}

/** @throws {Failure} */
export function oneUnit(rubric: Rubric, given: string, group: Group | undefined): Named {
  const unit = unitNamed(rubric, new Names(rubric), given, group?.title);
  const { name, group: own } = unit;
  if (group !== undefined && own !== undefined && own !== group.title) {
    throw new Failure(say(OTHER_GROUP, { name, own, group: group.title }), say(OTHER_GROUP_FIX, {}));
  }
  return unit;
}

/** Every unit of the register, or of one group of it. @throws {Failure} */
export function registeredUnits(rubric: Rubric, group: Group | undefined): readonly Named[] {
  if (rubric.units === undefined) throw new Failure(say(NO_REGISTER, { id: rubric.id }), say(NO_REGISTER_FIX, {}));
  const all = rubric.units.filter((unit) => group === undefined || unit.group === group.id);
  return someOf(all.map(({ name, group: id }) => ({ name, group: titleOf(rubric, id) })));
}

function someOf(units: readonly Named[]): readonly Named[] {
  if (units.length === 0) throw new Failure(say(NONE, {}), say(NONE_FIX, {}));
  return units;
}

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** The units that a file lists: the register of another rubric, or a column of a table. @throws {Failure | FaultyHelper} */
export async function unitsFrom(invocation: Invocation, rubric: Rubric, path: string, group: Group | undefined): Promise<readonly Named[]> {
  const listed = isYaml(path) ? await ofRubric(invocation, path) : await ofTable(invocation, path);
  const names = new Names(rubric);
  const found = listed.map(({ name, group: own }) =>
    unitNamed(rubric, names, name, own === undefined ? group?.title : groupNamed(rubric, own).title),
  );
  const wanted = group === undefined ? found : found.filter((unit) => unit.group === undefined || unit.group === group.title);
  return someOf([...new Map(wanted.map((unit) => [fold(unit.name), unit])).values()]);
}

/** @throws {FaultyHelper} when the file is no rubric */
async function ofRubric({ host }: Invocation, path: string): Promise<readonly Named[]> {
  const problems = new Diagnostics();
  const other = await loadRubric(host, path, problems);
  if (other === undefined || problems.failed) throw new FaultyHelper(problems.list);
  return registeredUnits(other, undefined);
}

/** Every sheet that has a column of units; what was doubtful in reading them is told. @throws {Failure | FaultyHelper} */
async function ofTable(invocation: Invocation, path: string): Promise<readonly Named[]> {
  const { host } = invocation;
  const { tables, diagnostics } = await decoderHere(host, fileChoicesOf(invocation))(shownPath(path), await readInput(host, path));
  if (tables.length === 0 || diagnostics.some(({ severity }) => severity === "error")) throw new FaultyHelper(diagnostics);
  const units = tables.flatMap(column);
  if (units.length === 0) throw new Failure(say(NO_COLUMN, { path }), say(NO_COLUMN_FIX, {}));
  await tell(invocation, diagnostics, 1);
  return units;
}

function column(table: Table): readonly Named[] {
  const header = findHeader(table, (roles) => roles.some(({ is }) => is === "unit"));
  const columnOf = (is: "unit" | "group"): number | undefined => header?.columns.find(({ role }) => role?.is === is)?.column;
  const [unit, group] = [columnOf("unit"), columnOf("group")];
  if (header === undefined || unit === undefined) return [];
  const units: Named[] = [];
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    const name = tidy(cellAt(table, row, unit)?.text ?? "");
    const own = group === undefined ? "" : tidy(cellAt(table, row, group)?.text ?? "");
    if (name !== "" && [undefined, "lost-letters"].includes(nobodyIn(name))) units.push({ name, group: own === "" ? undefined : own });
  }
  return units;
}
