/** In which forms a result is wanted and where each goes: `--format sarif=kq.sarif --format github`, `-o kq.md`. */
import type { Format } from "../formats/format.ts";
import { formatOf, formats } from "../formats/index.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import type { Given } from "./command.ts";
import { Failure } from "./failure.ts";

const UNKNOWN = words("format-unknown", "Không có định dạng “{name}”.", "There is no format “{name}”.");
const KNOWN = words("fix-format", "Dùng một trong: {names}.", "Use one of: {names}.", ["format-unknown", "format-unfit"]);
const NEAREST = words("fix-nearest-format", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const UNFIT = words(
  "format-unfit",
  "Định dạng “{name}” chỉ dùng cho kết quả kiểm tra, rà soát (cchc validate, cchc audit).",
  "The format “{name}” is only for what a check or an audit finds (cchc validate, cchc audit).",
);
const NO_FILE = words("format-without-file", "Sau “{name}=” cần tên tệp.", "“{name}=” needs the name of a file.");
const NO_FILE_FIX = words(
  "fix-format-without-file",
  "Ví dụ: --format {name}=ket-qua.{ending}",
  "For example: --format {name}=ket-qua.{ending}",
);
const TWO = words(
  "format-two-on-screen",
  "Chỉ một định dạng được in ra màn hình: {names}.",
  "Only one format can go to the screen: {names}.",
);
const TWO_FIX = words(
  "fix-format-two-on-screen",
  "Cho mỗi định dạng khác một tệp, ví dụ --format {name}=ket-qua.{ending}",
  "Give every other format a file, such as --format {name}=ket-qua.{ending}",
);
const SAME_FILE = words("format-same-file", "Hai định dạng cùng ghi vào {path}.", "Two formats go to {path}.");
const SAME_FILE_FIX = words("fix-format-same-file", "Cho mỗi định dạng một tệp riêng.", "Give each format a file of its own.");

const BINARY = words(
  "format-needs-file",
  "Định dạng “{name}” là tệp, không in được ra màn hình.",
  "The format “{name}” is a file and cannot be printed.",
);
const BINARY_FIX = words("fix-format-needs-file", "Ghi vào tệp: -o ket-qua.{ending}", "Write it to a file: -o ket-qua.{ending}");

const ENDING = words("output-ending", "Không ghi được kết quả thành tệp .{ending}.", "A result cannot be written as a .{ending} file.");
const ENDING_FIX = words("fix-output-ending", "Dùng đuôi .xlsx, .csv, .md, .json hoặc .txt.", "Use .xlsx, .csv, .md, .json or .txt.");

/** Files that other programs open as what their names say; a report under such a name would be taken for damaged. */
const FOREIGN = /\.(xlsx|xlsm|xls|xlsb|ods|docx?|odt|pdf|html?|ya?ml|pptx?|zip)$/i;

const OTHER_ENDING = words(
  "format-ending",
  "Định dạng “{name}” phải ghi vào tệp .{ending}, không phải {path}.",
  "The format “{name}” belongs in a .{ending} file, not in {path}.",
);

export interface Output {
  readonly format: Format;
  /** Undefined for the screen. */
  readonly file: string | undefined;
}

/** @param findings whether the report is of what is wrong, which some formats cannot do without */
function named(name: string, findings: boolean): Format {
  const format = formatOf(name);
  const fitting = formats.filter(({ needs }) => findings || needs === undefined);
  const names = fitting.map(({ id }) => id);
  if (format !== undefined) {
    if (fitting.includes(format)) return format;
    throw new Failure(say(UNFIT, { name }), say(KNOWN, { names: names.join(", ") }));
  }
  const near = nearest(name, names);
  throw new Failure(say(UNKNOWN, { name }), near === undefined ? say(KNOWN, { names: names.join(", ") }) : say(NEAREST, { name: near }));
}

/** The format that the name of a file tells, where only one has that ending or only one of them shows every report. */
function byEnding(file: string | undefined, findings: boolean): Format {
  const ending = file === undefined ? undefined : /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  const fitting = formats.filter(({ extension, needs }) => extension === ending && (findings || needs === undefined));
  const [first, ...others] = fitting.some(({ needs }) => needs === undefined)
    ? fitting.filter(({ needs }) => needs === undefined)
    : fitting;
  return first !== undefined && others.length === 0 ? first : named("pretty", findings);
}

function outputOf(asked: string, rest: string | undefined, findings: boolean): Output {
  const cut = asked.indexOf("=");
  const name = cut === -1 ? asked : asked.slice(0, cut);
  const format = named(name, findings);
  if (cut === -1) return { format, file: rest };
  const file = asked.slice(cut + 1);
  if (file !== "") return { format, file };
  throw new Failure(say(NO_FILE, { name }), say(NO_FILE_FIX, { name, ending: format.extension }));
}

/** The ending of a file that other programs would open as something else. @throws {Failure} when bytes would stand under the name of a text */
function foreignEnding({ format: { id, extension, binary }, file }: Output): string | undefined {
  if (file === undefined || file.toLowerCase().endsWith(`.${extension}`)) return undefined;
  if (binary) throw new Failure(say(OTHER_ENDING, { name: id, ending: extension, path: file }), say(BINARY_FIX, { ending: extension }));
  return FOREIGN.exec(file)?.[1];
}

/** Every output that was asked for; one without a file goes to `-o`, or else to the screen. @throws {Failure} */
export function outputsOf({ format, output }: Given, findings: boolean): readonly Output[] {
  const rest = typeof output === "string" && output !== "-" ? output : undefined;
  const asked = typeof format === "string" ? [format] : Array.isArray(format) ? (format as readonly string[]) : [];
  const outputs = asked.map((each) => outputOf(each, rest, findings));
  // `-o` beside formats that all have their own file still wants its own result.
  const wanting = rest !== undefined && outputs.every(({ file }) => file !== rest);
  if (outputs.length === 0 || wanting) outputs.push({ format: byEnding(rest, findings), file: rest });
  const onScreen = outputs.filter(({ file }) => file === undefined).map((each) => each.format);
  const last = onScreen.at(-1);
  if (last !== undefined && onScreen.length > 1) {
    const names = onScreen.map(({ id }) => id).join(", ");
    throw new Failure(say(TWO, { names }), say(TWO_FIX, { name: last.id, ending: last.extension }));
  }
  if (last?.binary === true) throw new Failure(say(BINARY, { name: last.id }), say(BINARY_FIX, { ending: last.extension }));
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const foreign = outputs.map(foreignEnding).find((ending) => ending !== undefined);
  if (foreign !== undefined) throw new Failure(say(ENDING, { ending: foreign }), say(ENDING_FIX, {}));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new Failure(say(SAME_FILE, { path: twice }), say(SAME_FILE_FIX, {}));
  return outputs;
}
