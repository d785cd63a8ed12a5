/** Turns what zod says of a shape into our own diagnostics, at the place in the file; no library's sentence reaches a reader. */
import type * as z from "zod";
import type { Diagnostic, Diagnostics } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";
import { Numeral } from "./shape.ts";
import { codePoint, type Message, say, words } from "./text.ts";
import { type Advice, numberAdvice, spellingFix, textAdvice } from "./value-advice.ts";
import type { Path, YamlFile } from "./yaml.ts";

const UNKNOWN_KEY = words("unknown-key", "Không có khóa “{key}” ở đây.", "There is no key “{key}” here.");
const ODD_KEY = words(
  "unknown-key",
  "Không có khóa “{key}” ở đây: trong tên khóa có ký tự {point}, trông như chữ hoặc dấu cách thường nhưng không phải.",
  "There is no key “{key}” here: in it stands the character {point}, which looks like a plain letter or blank but is none.",
);
const MISSING_KEY = words("missing-key", "Thiếu khóa “{key}”.", "The key “{key}” is missing.");
const TEXT_EXPECTED = words("text-expected", "“{key}” phải là chữ.", "“{key}” must be text.");
const NUMBER_EXPECTED = words("number-expected", "“{key}” phải là số.", "“{key}” must be a number.");
const LIST_EXPECTED = words("list-expected", "“{key}” phải là danh sách.", "“{key}” must be a list.");
const MAPPING_EXPECTED = words("mapping-expected", "“{key}” phải gồm các khóa con.", "“{key}” must hold keys of its own.");
const ALL_KEYS = words(
  "mapping-expected",
  "Tệp phải gồm các khóa, mỗi khóa một dòng dạng “khóa: giá trị”.",
  "The file must hold keys, each on a line “key: value”.",
);
const VALUE_UNKNOWN = words("value-unknown", "“{key}” không nhận giá trị này.", "“{key}” does not take this value.");
const KIND_UNKNOWN = words("kind-unknown", "Không có cách tính điểm này.", "There is no such rule kind.");
const EMPTY = words("empty", "“{key}” không được để trống.", "“{key}” must not be empty.");
const PATTERN = words("id-pattern", "“{key}” viết không đúng dạng.", "“{key}” is not written the way it must be.");
const OTHER = words("shape", "“{key}” không đúng dạng.", "“{key}” does not have the right shape.");

const BROKEN_DECIMAL = words(
  "fix-broken-decimal",
  "Số thập phân viết bằng dấu chấm, ví dụ 0.{digits}.",
  "Write decimals with a point, such as 0.{digits}.",
);
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const ONE_OF = words("expected-one-of", "một trong: {names}", "one of: {names}");
const ONLY = words("expected-only", "{names}", "{names}");
const ADD_KEY = words("fix-missing-key", "Thêm “{key}: …”.", "Add “{key}: …”.");
const FILL_IN = say(
  words("fix-empty", "Điền nội dung, hoặc bỏ khóa này nếu không bắt buộc.", "Fill it in, or leave the key out where it is not required."),
  {},
);
const AS_LIST = say(
  words("fix-list", "Viết mỗi mục một dòng, bắt đầu bằng “- ”.", "Write each item on a line that begins with “- ”.", ["list-expected"]),
  {},
);
const KEYS = words("expected-keys", "các khóa: {names}", "the keys: {names}");

const DAY = say(words("expected-day-iso", "ngày như 2022-01-15", "a day such as 2022-01-15"), {});
const NODE_ID = say(
  words(
    "expected-node-id",
    "mã như 1, 1.10 hoặc II.2a: chữ và số, nối bằng một dấu chấm hoặc gạch",
    "a code such as 1, 1.10 or II.2a: letters and digits, joined by single dots or dashes",
  ),
  {},
);
const PLAIN_ID = say(
  words("expected-id", "chữ không dấu, số, dấu gạch, như vu-quang", "letters without marks, digits and dashes, such as vu-quang"),
  {},
);

type Issue = z.core.$ZodIssue;

/** What a pattern of `shape.ts` asks for. */
const patternInWords = ({ pattern = "" }: Issue & { code: "invalid_format" }): Message =>
  pattern.includes("{4}") ? DAY : pattern.includes("\\p{L}") ? NODE_ID : PLAIN_ID;

/** The value at a path of plain data. */
function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** What nobody sees, or takes for a Latin letter. */
const ODD_LETTER = /[\u00a0\u00ad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\u0370-\u052f]/;

/** A file with more faults than this was never meant to be a rubric; finding the place of each would take minutes. */
const MOST_TOLD = 50;

export class Faults {
  readonly #file: YamlFile;
  readonly #problems: Diagnostics;
  readonly #told: Diagnostic[] = [];
  constructor(file: YamlFile, problems: Diagnostics) {
    this.#file = file;
    this.#problems = problems;
  }

  /** Tells everything that zod says of the file, in the order of its lines. */
  tell(issues: readonly Issue[]): void {
    this.#tell(issues);
    const start = ({ at }: Diagnostic): number => (at.kind === "text" ? at.start : 0);
    this.#problems.append(this.#told.sort((a, b) => start(a) - start(b)));
  }

  #tell(issues: readonly Issue[]): undefined {
    const misspelt = new Set(issues.flatMap((issue) => this.#misspelt(issue, issues)));
    for (const issue of issues.slice(0, MOST_TOLD)) if (!misspelt.has(issue)) this.#issue(issue, issue.path as Path);
  }

  /** Keys that are missing only because they are misspelt: the unknown key beside them says it all. */
  #misspelt(issue: Issue, issues: readonly Issue[]): readonly Issue[] {
    if (issue.code !== "unrecognized_keys") return [];
    const path = issue.path as Path;
    const meant = issue.keys.slice(0, MOST_TOLD).map((name) => nearest(name, this.knownKeys(path)));
    return issues.filter((other) => {
      const step = other.path.at(-1);
      const beside = other.path.length === path.length + 1 && path.every((each, index) => other.path[index] === each);
      return beside && typeof step === "string" && meant.includes(step) && valueAt(this.#file.data, other.path as Path) === undefined;
    });
  }

  #add(message: Message, path: Path, more: Advice = {}, part: "key" | "value" = "value"): undefined {
    this.#told.push({ severity: "error", message, at: this.#file.locate(path, part), ...more });
  }

  #issue(issue: Issue, path: Path): undefined {
    const value = valueAt(this.#file.data, path);
    // An item of a list is called by the name of its list.
    const key = String(path.findLast((step) => typeof step === "string") ?? "");
    if (issue.code === "invalid_union" && issue.discriminator === "kind") return this.#kind(path);
    const missing = path.length > 0 && value === undefined;
    if (missing) return this.#add(say(MISSING_KEY, { key }), path.slice(0, -1), { fix: say(ADD_KEY, { key }) }, "key");
    switch (issue.code) {
      case "unrecognized_keys":
        for (const name of issue.keys.slice(0, MOST_TOLD)) this.#unknownKey(name, path);
        return;
      case "invalid_type":
        return this.#wrongType(issue.expected, key, value, path);
      case "invalid_value":
        return this.#unknownValue(issue.values.map(String), key, value, path);
      case "invalid_union":
        return this.#union(issue, key, value, path);
      case "too_small":
        return this.#add(say(EMPTY, { key }), path, { fix: FILL_IN }, "key");
      case "invalid_format":
        return this.#add(say(PATTERN, { key }), path, {
          expected: patternInWords(issue),
          ...(typeof value === "string" ? { found: value } : {}),
        });
      case "custom":
        return this.#custom(issue, key, value, path);
      default:
        return this.#add(say(OTHER, { key }), path);
    }
  }

  #custom(issue: Issue & { code: "custom" }, key: string, value: unknown, path: Path): undefined {
    const message = issue.params?.message as Message | undefined;
    if (message !== undefined) {
      const found: { readonly found?: string } = value instanceof Numeral ? { found: value.text } : {};
      return this.#add(message, path, message.words.code === "number-spelling" ? { ...found, fix: spellingFix(found.found ?? "") } : found);
    }
    return this.#wrongType(String(issue.params?.expected ?? ""), key, value, path);
  }

  #unknownKey(name: string, path: Path): undefined {
    const near = nearest(name, this.knownKeys(path));
    const odd = ODD_LETTER.exec(name)?.[0];
    this.#add(
      odd === undefined ? say(UNKNOWN_KEY, { key: name }) : say(ODD_KEY, { key: name, point: codePoint(odd) }),
      [...path, name],
      // Between braces `0,5` is the value 0 and then a key 5.
      /^\d+$/.test(name)
        ? { fix: say(BROKEN_DECIMAL, { digits: name }) }
        : near === undefined
          ? this.#keysOf(path)
          : { fix: say(NEAREST, { name: near }) },
      "key",
    );
  }

  /** The keys that a mapping at this path may have; set by the reader, which knows the shape. */
  knownKeys: (path: Path) => readonly string[] = () => [];

  #wrongType(expected: string, key: string, value: unknown, path: Path): undefined {
    switch (expected) {
      case "number":
        return this.#add(say(NUMBER_EXPECTED, { key }), path, numberAdvice(value));
      case "string":
        return this.#add(say(TEXT_EXPECTED, { key }), path, textAdvice(value));
      case "array":
        return this.#add(say(LIST_EXPECTED, { key }), path, { fix: AS_LIST });
      case "object":
      case "record":
        return this.#add(key === "" ? say(ALL_KEYS, {}) : say(MAPPING_EXPECTED, { key }), path, this.#keysOf(path));
      default:
        return this.#add(say(OTHER, { key }), path);
    }
  }

  #keysOf(path: Path): { readonly expected?: Message } {
    const names = this.knownKeys(path);
    return names.length === 0 ? {} : { expected: say(KEYS, { names: names.join(", ") }) };
  }

  #unknownValue(names: readonly string[], key: string, value: unknown, path: Path): undefined {
    const spelt = value instanceof Numeral ? value.text : typeof value === "string" ? value : undefined;
    const near = spelt === undefined ? undefined : nearest(spelt, names);
    this.#add(say(VALUE_UNKNOWN, { key }), path, {
      ...(spelt === undefined ? {} : { found: spelt }),
      expected: say(names.length === 1 ? ONLY : ONE_OF, { names: names.join(", ") }),
      ...(near === undefined ? {} : { fix: say(NEAREST, { name: near }) }),
    });
  }

  /** @param path of the key `kind` itself */
  #kind(path: Path): undefined {
    const spelt = valueAt(this.#file.data, path);
    const rule = path.slice(0, -1);
    const names = this.knownKeys(path);
    const expected = say(ONE_OF, { names: names.join(", ") });
    if (spelt === undefined) return this.#add(say(MISSING_KEY, { key: "kind" }), rule, { expected }, "key");
    const near = typeof spelt === "string" ? nearest(spelt, names) : undefined;
    this.#add(say(KIND_UNKNOWN, {}), path, {
      ...(typeof spelt === "string" ? { found: spelt } : {}),
      expected,
      ...(near === undefined ? {} : { fix: say(NEAREST, { name: near }) }),
    });
  }

  #union(issue: Issue & { code: "invalid_union" }, key: string, value: unknown, path: Path): undefined {
    const branches = issue.errors.map((branch) => branch.map((each) => ({ ...each, path: [...path, ...each.path] }) as Issue));
    const refusesWhole = (each: Issue): boolean => each.path.length === path.length && each.code !== "unrecognized_keys";
    // Of a choice between shapes the one that the value was meant to have says best what is wrong.
    const meant = branches.find((branch) => !branch.some(refusesWhole));
    if (meant !== undefined) return this.#tell(meant);
    const [first] = branches;
    const values = branches.flat().find((each) => each.code === "invalid_value");
    const isScalar = typeof value !== "object" || value instanceof Numeral;
    if (isScalar && values !== undefined) return this.#tell([values]);
    if (first !== undefined) return this.#tell(first);
    return this.#add(say(OTHER, { key }), path);
  }
}
