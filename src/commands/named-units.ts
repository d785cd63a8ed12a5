/** What names on the command line mean: a unit among the data, a code of the rubric. */
import { cardOfUnit, type ScoreRun } from "../engine/run.ts";
import { Names } from "../layouts/names.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import { Failure } from "./failure.ts";

const UNIT_NEEDED = words("unit-needed", "Cần --unit với tên đơn vị.", "--unit with the name of a unit is needed.");
const UNIT_UNKNOWN = words("unit-option-unknown", "Trong tệp không có đơn vị “{name}”.", "The file has no unit “{name}”.");
const UNIT_AMBIGUOUS = words("unit-option-ambiguous", "“{name}” có thể là {names}.", "“{name}” may be {names}.");
const UNITS = words("fix-unit-option", "Các đơn vị: {names}.", "The units: {names}.", ["unit-needed", "unit-option-unknown"]);
const NEAREST = words("fix-nearest-unit", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const AMBIGUOUS_FIX = words(
  "fix-unit-ambiguous",
  'Ghi đủ loại đơn vị, ví dụ --unit "{name}".',
  'Give the type of the unit, as in --unit "{name}".',
);
const NODES = words("fix-node-option", "Các lĩnh vực: {names}.", "The domains: {names}.", ["node-option-unknown"]);
const CHILDREN = words("fix-node-children", "Các mã dưới {parent}: {names}.", "The codes below {parent}: {names}.", [
  "node-option-unknown",
]);
const NODE_UNKNOWN = words("node-option-unknown", "Bộ tiêu chí không có mã “{id}”.", "The rubric has no code “{id}”.");
const NAMED_AT_MOST = 20;

const ambiguous = (name: string, names: readonly string[]): Failure =>
  new Failure(say(UNIT_AMBIGUOUS, { name, names: names.join("; ") }), say(AMBIGUOUS_FIX, { name: names[0] ?? "" }));

const listed = (names: readonly string[]): string =>
  names.length <= NAMED_AT_MOST ? names.join(", ") : `${names.slice(0, NAMED_AT_MOST).join(", ")} …`;

export const unknownUnit = (name: string, fix?: Failure["fix"]): Failure => new Failure(say(UNIT_UNKNOWN, { name }), fix);

/** The unit of a file that holds one only. @throws {Failure} when it holds more, as it must be said which is meant */
export function onlyUnit({ submissions }: ScoreRun): string {
  const [only] = submissions;
  if (only !== undefined && submissions.length === 1) return only.unit.id;
  throw new Failure(say(UNIT_NEEDED, {}), say(UNITS, { names: listed(submissions.map(({ unit }) => unit.name)) }));
}

/** The unit that a name on the command line means. @throws {Failure} */
export function unitNamed(run: ScoreRun, name: string): string {
  const units = run.submissions.map(({ unit }) => unit);
  const names = units.map((unit) => unit.name);
  const resolved = new Names(run.rubric).resolve(name);
  if (resolved.kind === "ambiguous") throw ambiguous(name, resolved.names);
  if (resolved.kind === "other-time") throw new Failure(resolved.message, resolved.fix);
  const id = resolved.kind === "unit" ? resolved.unit.id : name;
  if (cardOfUnit(run, id) !== undefined) return id;
  // Without a register a name stands for itself; the type before it may still be left out where no other unit has the name.
  const { type, core } = parseName(name);
  const sameCore = type === undefined ? units.filter((unit) => parseName(unit.name).core === core) : [];
  if (sameCore.length > 1)
    throw ambiguous(
      name,
      sameCore.map((unit) => unit.name),
    );
  if (sameCore[0] !== undefined) return sameCore[0].id;
  const near = resolved.kind === "unknown" ? (resolved.suggestion ?? nearest(name, names)) : undefined;
  throw unknownUnit(name, near === undefined ? say(UNITS, { names: listed(names) }) : say(NEAREST, { name: near }));
}

/** The code of a criterion or a domain. @throws {Failure} */
export function nodeNamed({ rubric }: ScoreRun, id: string): string {
  if (rubric.nodes.has(id)) return id;
  const above = rubric.nodes.get(id.replace(/\.[^.]*$/, ""));
  if (above?.kind === "branch") {
    const names = above.children.map((child) => child.id).join(", ");
    throw new Failure(say(NODE_UNKNOWN, { id }), say(CHILDREN, { parent: above.id, names }));
  }
  const near = nearest(id, rubric.nodes.keys());
  throw new Failure(
    say(NODE_UNKNOWN, { id }),
    near === undefined ? say(NODES, { names: rubric.root.children.map((domain) => domain.id).join(", ") }) : say(NEAREST, { name: near }),
  );
}
