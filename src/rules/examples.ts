/** What an example of a rule says is filled in: from the plain data of YAML to the facts that the kind's fields ask for. */
import type { Facts, Field, ListRow, Value } from "../assessment.ts";
import { type Exact, type Points, parseExact, subtract } from "../points.ts";
import { Numeral } from "../shape.ts";
import { type Message, say, type Text, words } from "../text.ts";
import { civilDay } from "./calendar.ts";
import { kindOf, type Rule } from "./index.ts";
import { DAY_IMPOSSIBLE, type Loss, type Setting, UNKNOWN_CHOICE } from "./kind.ts";

const UNKNOWN_KEY = words(
  "example-unknown-key",
  "Cách tính này không có ô “{key}”; các ô: {known}.",
  "This rule has no field “{key}”; its fields: {known}.",
);
const WRONG_TYPE = words("example-wrong-type", "“{key}” phải là {expected}.", "“{key}” must be {expected}.");
const INCOMPLETE = words("example-incomplete", "Ví dụ thiếu “{key}”.", "The example lacks “{key}”.");

const EXPECTED: Readonly<Record<Field["type"], Text>> = {
  number: { vi: "số", en: "a number" },
  choice: { vi: "mã của một lựa chọn", en: "the id of a choice" },
  flag: { vi: "true hoặc false", en: "true or false" },
  date: { vi: "ngày dạng 2022-01-15, hoặc never", en: "a day such as 2022-01-15, or never" },
  text: { vi: "chữ", en: "text" },
  list: { vi: "danh sách", en: "a list" },
};

const ROW: Text = { vi: "các khóa của một dòng", en: "the keys of one row" };

type Path = readonly (string | number)[];
/** What is wrong with an example, at the path below its `given`. */
export interface GivenFault {
  readonly path: Path;
  readonly message: Message;
}
export type Given =
  | { readonly kind: "facts"; readonly facts: Facts }
  /** Typed points, for a kind without fields. */
  | { readonly kind: "points"; readonly points: Points }
  | { readonly kind: "faults"; readonly faults: readonly GivenFault[] };

/** How an example says that a thing was never done. */
const NEVER: readonly unknown[] = ["never", "không", "Không"];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Numeral);

function numberFrom(value: unknown): Exact | undefined {
  if (value instanceof Numeral) return parseExact(value.text);
  return typeof value === "number" || typeof value === "string" ? parseExact(String(value)) : undefined;
}

class Reader {
  readonly faults: GivenFault[] = [];

  tell(path: Path, message: Message): undefined {
    this.faults.push({ path, message });
    return undefined;
  }

  facts(fields: readonly Field[], given: Readonly<Record<string, unknown>>, path: Path): Facts {
    const read: [string, Value][] = [];
    for (const [key, value] of Object.entries(given)) {
      const field = fields.find((candidate) => candidate.key === key);
      if (field === undefined) {
        this.tell([...path, key], say(UNKNOWN_KEY, { key, known: fields.map((known) => known.key).join(", ") }));
        continue;
      }
      const fact = this.#value(field, value, [...path, key]);
      if (fact !== undefined) read.push([key, fact]);
    }
    for (const { key, optional, blankIsNone } of fields) {
      if (optional !== true && blankIsNone !== true && !Object.hasOwn(given, key)) this.tell(path, say(INCOMPLETE, { key }));
    }
    return Object.fromEntries(read);
  }

  #value(field: Field, value: unknown, path: Path): Value | undefined {
    const { type } = field;
    const number = type === "number" ? numberFrom(value) : undefined;
    if (number !== undefined) return { type: "number", number };
    if (type === "flag" && typeof value === "boolean") return { type, flag: value };
    if (type === "list" && Array.isArray(value)) return { type, rows: value.flatMap((row, index) => this.#row(field, row, index, path)) };
    const text = value instanceof Numeral ? value.text : value;
    if (type === "choice" && typeof text === "string") return this.#choice(field, text, path);
    if (type === "text" && typeof text === "string") return { type, text };
    if (type === "date" && typeof text === "string") return this.#date(text, path);
    return this.tell(path, say(WRONG_TYPE, { key: field.key, expected: EXPECTED[type] }));
  }

  #choice({ choices = [], label }: Field, id: string, path: Path): Value | undefined {
    if (choices.some((choice) => choice.id === id)) return { type: "choice", id };
    return this.tell(path, say(UNKNOWN_CHOICE, { value: id, label }));
  }

  #date(text: string, path: Path): Value | undefined {
    if (NEVER.includes(text)) return { type: "date", date: "never" };
    if (civilDay(text) !== undefined) return { type: "date", date: text };
    return this.tell(path, say(DAY_IMPOSSIBLE, { value: text }));
  }

  /** `name` is not a column: every row of a list has one. */
  #row({ key, columns = [] }: Field, row: unknown, index: number, path: Path): ListRow[] {
    const here = [...path, index];
    if (!isRecord(row)) {
      this.tell(here, say(WRONG_TYPE, { key: `${key}[${index}]`, expected: ROW }));
      return [];
    }
    const { name, ...values } = row;
    const at = { kind: "cell", file: "", sheet: key, row: index, column: 0 } as const;
    return [{ name: typeof name === "string" ? name : `${index + 1}`, values: this.facts(columns, values, here), at }];
  }
}

/** Reads the `given` of an example by the fields of its rule; all faults are told. */
export function readGiven(rule: Rule, given: Readonly<Record<string, unknown>>): Given {
  const fields = kindOf(rule).fields(rule);
  const reader = new Reader();
  // A kind without fields takes points that people type.
  const asked: readonly Field[] = fields.length > 0 ? fields : [{ key: "points", type: "number", label: { vi: "Điểm", en: "Points" } }];
  const facts = reader.facts(asked, given, []);
  if (reader.faults.length === 0 && Object.keys(facts).length === 0) reader.tell([], say(INCOMPLETE, { key: asked[0]?.key ?? "" }));
  if (reader.faults.length > 0) return { kind: "faults", faults: reader.faults };
  const typed = facts.points;
  return fields.length === 0 && typed?.type === "number" ? { kind: "points", points: typed.number as Points } : { kind: "facts", facts };
}

export type Trial =
  | { readonly kind: "points"; readonly points: Points; readonly losses: readonly Loss[] }
  | { readonly kind: "nothing-to-measure"; readonly field: string }
  /** The first thing that is wrong, in what is given or found by the rule. */
  | { readonly kind: "fault"; readonly path: Path; readonly message: Message };

/** Runs an example: the points that remain of the maximum, or what else comes of it. */
export function tryExample(rule: Rule, given: Readonly<Record<string, unknown>>, setting: Setting): Trial {
  const kind = kindOf(rule);
  const read = readGiven(rule, given);
  if (read.kind === "faults") return { kind: "fault", ...(read.faults[0] as GivenFault) };
  if (read.kind === "points") {
    const message = kind.refuse?.(rule, read.points, setting.max);
    return message === undefined ? { kind: "points", points: read.points, losses: [] } : { kind: "fault", path: ["points"], message };
  }
  const outcome = kind.deduct(rule, read.facts, setting);
  if (outcome.kind === "fault") return { kind: "fault", path: [outcome.field], message: outcome.message };
  if (outcome.kind === "nothing-to-measure") return outcome;
  const points = outcome.losses.reduce((left, loss) => subtract(left, loss.points), setting.max);
  return { kind: "points", points, losses: outcome.losses };
}
