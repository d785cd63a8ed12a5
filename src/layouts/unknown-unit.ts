/** What is told of a name that means no unit for certain. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { few, type Message, say, words } from "../text.ts";
import type { Resolved } from "./names.ts";
import { type Nobody, nobodyIn } from "./not-a-unit.ts";

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
  words("fix-unit-type", "Ghi đủ loại đơn vị (thành phố, thị xã, huyện …) trước tên.", "Write the type of the unit before its name.", [
    "unit-ambiguous",
  ]),
  {},
);
const REGISTER = words(
  "fix-unit-register",
  "Các đơn vị trong danh sách: {names}. Tên khác của một đơn vị thì ghi thêm vào aliases của đơn vị đó.",
  "The units of the register: {names}. Another name of one of them belongs in its aliases.",
  ["unit-unknown"],
);
const ADD_UNIT = words("fix-unit-add", "Thêm đơn vị vào danh sách đơn vị.", "Add the unit to the register.", ["unit-unknown"]);
const NAMED_AT_MOST = 8;

const NOT_A_UNIT = words("not-a-unit", "“{name}” không phải tên đơn vị.", "“{name}” is no name of a unit.");
const LETTERS_LOST = words(
  "unit-letters-lost",
  "Tên “{name}” bị mất chữ khi lưu tệp (dấu “?” hoặc “\uFFFD” thay cho chữ) nên không rõ là đơn vị nào.",
  "The name “{name}” lost letters when the file was saved (“?” or “\uFFFD” stands for them), so that nobody can tell which unit it is.",
);
const A_NAME = say(words("expected-unit-name", "tên một đơn vị", "the name of a unit"), {});
const NAME_IT = say(
  words(
    "fix-not-a-unit",
    "Ghi tên đơn vị vào ô này; dòng, cột không phải của một đơn vị thì xóa. Nếu đúng là tên đơn vị thì thêm vào danh sách đơn vị của bộ tiêu chí.",
    "Write the name of the unit into this cell; delete the row or column if it is no unit's. If this is a unit's name, add it to the register of the rubric.",
  ),
  {},
);
const FIXES: Readonly<Partial<Record<Nobody, Message>>> = {
  "lost-letters": say(
    words(
      "fix-unit-letters-lost",
      "Mở tệp gốc còn đủ chữ rồi lưu thành .xlsx hoặc “CSV UTF-8”; không còn tệp gốc thì gõ lại tên.",
      "Open the original file, save it as .xlsx or as “CSV UTF-8”; where there is none left, type the name again.",
    ),
    {},
  ),
  measure: say(
    words(
      "fix-unit-measure",
      "Đây là đơn vị tính thì đổi tiêu đề cột thành “Đơn vị tính”; tên đơn vị ghi ở dòng “Đơn vị: …” phía trên bảng hoặc ở cột “Tên đơn vị”.",
      "Head a column of what figures are counted in “Đơn vị tính”; the unit belongs into “Đơn vị: …” above the table or a column “Tên đơn vị”.",
    ),
    {},
  ),
  group: say(
    words(
      "fix-unit-group",
      "Dòng cộng, bình quân của khối thì ghi rõ “Cộng khối …”, “Bình quân khối …”; dòng tên khối thì để trống các ô số liệu. Nếu đúng là tên đơn vị thì thêm vào danh sách đơn vị của bộ tiêu chí.",
      "Call sums and means of a group “Cộng khối …”, “Bình quân khối …”; a row that names a group holds no figures. If this is a unit's name, add it to the register of the rubric.",
    ),
    {},
  ),
};

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
  const nobody = nobodyIn(name);
  if (nobody !== undefined) {
    const message = say(nobody === "lost-letters" ? LETTERS_LOST : NOT_A_UNIT, { name });
    problems.add("error", message, at, { found: name, expected: A_NAME, fix: FIXES[nobody] ?? NAME_IT });
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
