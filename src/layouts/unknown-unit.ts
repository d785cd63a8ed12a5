/** What is told of a name that means no unit for certain. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { few, type Message, say, words } from "../text.ts";
import type { Resolved } from "./names.ts";

const UNKNOWN_UNIT = words("unit-unknown", "Bộ tiêu chí không có đơn vị “{name}”.", "The rubric has no unit “{name}”.");
const AMBIGUOUS_UNIT = words("unit-ambiguous", "Chưa xác định được đơn vị: {names}.", "The unit is not certain: {names}.");
const NOT_REGISTERED = words(
  "unit-unknown",
  "Danh sách đơn vị {register} không có đơn vị “{name}”.",
  "The register {register} has no unit “{name}”.",
);
const BROKEN = words(
  "unit-broken",
  "Ô tên đơn vị là một công thức lỗi: {error}.",
  "The name of the unit is a formula that failed: {error}.",
);
const BROKEN_FIX = say(
  words(
    "fix-unit-broken",
    "Sửa công thức, hoặc gõ tên đơn vị vào ô này, rồi lưu.",
    "Correct the formula, or type the unit's name, and save.",
  ),
  {},
);
/** What Excel shows where a formula fails, in a workbook as in a text file saved from one. */
const FAILED = /^#[A-Z0-9/_]{1,16}[!?]?$/;
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const NAME_TYPE = say(
  words("fix-unit-type", "Ghi đủ loại đơn vị (thành phố, thị xã, huyện …) trước tên.", "Write the type of the unit before its name."),
  {},
);
const REGISTER = words(
  "fix-unit-register",
  "Các đơn vị trong danh sách: {names}. Tên khác của một đơn vị thì ghi thêm vào aliases của đơn vị đó.",
  "The units of the register: {names}. Another name of one of them belongs in its aliases.",
);
const ADD_UNIT = words("fix-unit-add", "Thêm đơn vị vào danh sách đơn vị.", "Add the unit to the register.");
const NAMED_AT_MOST = 8;

/** A name with where it stands and what it was taken for. */
export interface UnknownUnit {
  readonly name: string;
  readonly resolved: Exclude<Resolved, { kind: "unit" }>;
  readonly at: CellSpan;
}

export function tellUnknownUnit(problems: Diagnostics, rubric: Rubric, { name, resolved, at }: UnknownUnit): void {
  if (resolved.kind === "ambiguous") {
    problems.add("error", uncertainUnit(resolved.names), at, { found: name, fix: NAME_TYPE });
    return;
  }
  if (FAILED.test(name)) {
    problems.add("error", say(BROKEN, { error: name }), at, { found: name, fix: BROKEN_FIX });
    return;
  }
  if (resolved.kind === "other-time") {
    problems.add("error", resolved.message, at, { found: name, fix: resolved.fix });
    return;
  }
  const fix = resolved.suggestion === undefined ? listed(rubric) : say(NEAREST, { name: resolved.suggestion });
  const { register } = rubric;
  const message = register === undefined ? say(UNKNOWN_UNIT, { name }) : say(NOT_REGISTERED, { name, register: register.file });
  problems.add("error", message, at, { found: name, fix });
}

/** A name is only unknown where there is a register. */
function listed({ units = [] }: Rubric): Message {
  const names = units.map((unit) => unit.name);
  return names.length === 0 ? say(ADD_UNIT, {}) : say(REGISTER, { names: few(names, NAMED_AT_MOST, "đơn vị") });
}

/** «Thị xã Kỳ Anh hay Huyện Kỳ Anh» */
export const uncertainUnit = (names: readonly string[]): Message =>
  say(AMBIGUOUS_UNIT, { names: { vi: names.join(" hay "), en: names.join(" or ") } });
