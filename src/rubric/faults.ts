/** Turns what zod says of a shape into our own diagnostics, at the place in the file; no library's sentence reaches a reader. */
import type * as z from "zod";
import type { Diagnostics } from "../diagnostic.ts";
import { nearest } from "../nearest.ts";
import { Numeral } from "../shape.ts";
import { type Message, say, words } from "../text.ts";
import type { YamlFile } from "../yaml.ts";
import type { Path } from "./model.ts";

const UNKNOWN_KEY = words("unknown-key", "Không có khóa “{key}” ở đây.", "There is no key “{key}” here.");
const MISSING_KEY = words("missing-key", "Thiếu khóa “{key}”.", "The key “{key}” is missing.");
const TEXT_EXPECTED = words("text-expected", "“{key}” phải là chữ.", "“{key}” must be text.");
const NUMBER_EXPECTED = words("number-expected", "“{key}” phải là số.", "“{key}” must be a number.");
const LIST_EXPECTED = words("list-expected", "“{key}” phải là danh sách.", "“{key}” must be a list.");
const MAPPING_EXPECTED = words("mapping-expected", "“{key}” phải gồm các khóa con.", "“{key}” must hold keys of its own.");
const VALUE_UNKNOWN = words("value-unknown", "“{key}” không nhận giá trị này.", "“{key}” does not take this value.");
const KIND_UNKNOWN = words("kind-unknown", "Không có cách tính điểm này.", "There is no such rule kind.");
const EMPTY = words("empty", "“{key}” không được để trống.", "“{key}” must not be empty.");
const PATTERN = words("id-pattern", "“{key}” viết không đúng dạng.", "“{key}” is not written the way it must be.");
const OTHER = words("shape", "“{key}” không đúng dạng.", "“{key}” does not have the right shape.");

const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const ONE_OF = words("expected-one-of", "một trong: {names}", "one of: {names}");
const KEYS = words("expected-keys", "các khóa: {names}", "the keys: {names}");
const QUOTE = words("fix-quote", "Đặt trong dấu ngoặc kép: \"{text}\".", "Put it in double quotes: \"{text}\".");
const POINT = words("fix-decimal-point", "Viết {text} (YAML dùng dấu chấm).", "Write {text} (YAML uses a point).");
const UNQUOTE = words("fix-unquote", "Bỏ dấu ngoặc kép: {text}.", "Take the quotes away: {text}.");

type Issue = z.core.$ZodIssue;

/** The value at a path of plain data. */
function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

export class Faults {
  readonly #file: YamlFile;
  readonly #problems: Diagnostics;
  constructor(file: YamlFile, problems: Diagnostics) {
    this.#file = file;
    this.#problems = problems;
  }

  tell(issues: readonly Issue[]): void {
    const misspelt = new Set(issues.flatMap((issue) => this.#misspelt(issue, issues)));
    for (const issue of issues) if (!misspelt.has(issue)) this.#issue(issue, issue.path as Path);
  }

  /** Keys that are missing only because they are misspelt: the unknown key beside them says it all. */
  #misspelt(issue: Issue, issues: readonly Issue[]): readonly Issue[] {
    if (issue.code !== "unrecognized_keys") return [];
    const path = issue.path as Path;
    const meant = issue.keys.map((name) => nearest(name, this.knownKeys(path)));
    return issues.filter((other) => {
      const step = other.path.at(-1);
      const beside = other.path.length === path.length + 1 && path.every((each, index) => other.path[index] === each);
      return beside && typeof step === "string" && meant.includes(step) && valueAt(this.#file.data, other.path as Path) === undefined;
    });
  }

  #add(message: Message, path: Path, more: { found?: string; expected?: Message; fix?: Message } = {}, part: "key" | "value" = "value"): void {
    this.#problems.add("error", message, this.#file.locate(path, part), more);
  }

  #issue(issue: Issue, path: Path): void {
    const value = valueAt(this.#file.data, path);
    const key = String(path.at(-1) ?? "");
    if (issue.code === "invalid_union" && issue.discriminator === "kind") return this.#kind(path);
    const missing = path.length > 0 && value === undefined;
    if (missing) return this.#add(say(MISSING_KEY, { key }), path.slice(0, -1), {}, "key");
    switch (issue.code) {
      case "unrecognized_keys":
        for (const name of issue.keys) this.#unknownKey(name, path);
        return;
      case "invalid_type":
        return this.#wrongType(issue.expected, key, value, path);
      case "invalid_value":
        return this.#unknownValue(issue.values.map(String), key, value, path);
      case "invalid_union":
        return this.#union(issue, key, value, path);
      case "too_small":
        return this.#add(say(EMPTY, { key }), path, {}, "key");
      case "invalid_format":
        return this.#add(say(PATTERN, { key }), path, typeof value === "string" ? { found: value } : {});
      case "custom":
        return this.#custom(issue, key, value, path);
      default:
        return this.#add(say(OTHER, { key }), path);
    }
  }

  #custom(issue: Issue & { code: "custom" }, key: string, value: unknown, path: Path): void {
    const message = issue.params?.message as Message | undefined;
    if (message !== undefined) return this.#add(message, path, value instanceof Numeral ? { found: value.text } : {});
    return this.#wrongType(String(issue.params?.expected ?? ""), key, value, path);
  }

  #unknownKey(name: string, path: Path): void {
    const near = nearest(name, this.knownKeys(path));
    this.#add(
      say(UNKNOWN_KEY, { key: name }),
      [...path, name],
      near === undefined
        ? { expected: say(KEYS, { names: this.knownKeys(path).join(", ") }) }
        : { fix: say(NEAREST, { name: near }) },
      "key",
    );
  }

  /** The keys that a mapping at this path may have; set by the reader, which knows the shape. */
  knownKeys: (path: Path) => readonly string[] = () => [];

  #wrongType(expected: string, key: string, value: unknown, path: Path): void {
    if (expected === "number") {
      const spelt = typeof value === "string" ? value : "";
      const more =
        /^-?\d+,\d+$/.test(spelt) ? { found: spelt, fix: say(POINT, { text: spelt.replace(",", ".") }) }
        : /^-?\d+(\.\d+)?$/.test(spelt) ? { found: spelt, fix: say(UNQUOTE, { text: spelt }) }
        : {};
      return this.#add(say(NUMBER_EXPECTED, { key }), path, more);
    }
    if (expected === "string") {
      const more = value instanceof Numeral ? { found: value.text, fix: say(QUOTE, { text: value.text }) } : {};
      return this.#add(say(TEXT_EXPECTED, { key }), path, more);
    }
    if (expected === "array") return this.#add(say(LIST_EXPECTED, { key }), path);
    if (expected === "object" || expected === "record") return this.#add(say(MAPPING_EXPECTED, { key }), path);
    return this.#add(say(OTHER, { key }), path);
  }

  #unknownValue(names: readonly string[], key: string, value: unknown, path: Path): void {
    const spelt = value instanceof Numeral ? value.text : typeof value === "string" ? value : undefined;
    const near = spelt === undefined ? undefined : nearest(spelt, names);
    this.#add(say(VALUE_UNKNOWN, { key }), path, {
      ...(spelt === undefined ? {} : { found: spelt }),
      expected: say(ONE_OF, { names: names.join(", ") }),
      ...(near === undefined ? {} : { fix: say(NEAREST, { name: near }) }),
    });
  }

  /** @param path of the key `kind` itself */
  #kind(path: Path): void {
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

  #union(issue: Issue & { code: "invalid_union" }, key: string, value: unknown, path: Path): void {
    // Of a choice between shapes the branch that came furthest says best what is wrong.
    const deepest = issue.errors.map((branch) => branch.map((each) => ({ ...each, path: [...path, ...each.path] }) as Issue));
    const best = deepest.filter((branch) => branch.every((each) => each.path.length > path.length));
    if (best[0] !== undefined) return this.tell(best[0]);
    return this.#add(say(OTHER, { key }), path);
  }
}
