/** Closed conditions on named facts: comparisons joined by all and any, to any depth. There are no free expressions. */
import * as z from "zod";
import type { Facts, Value } from "../assessment.ts";
import { type Bounds, boundsInWords, within } from "../bounds.ts";
import { about, id } from "../shape.ts";
import { type Message, say, type Text, words } from "../text.ts";
import { realDay, serialOf } from "./calendar.ts";
import { type Blanks, both, either, inRange } from "./formula.ts";
import { limits } from "./ladder.ts";

export interface Condition extends Bounds {
  readonly all?: readonly Condition[] | undefined;
  readonly any?: readonly Condition[] | undefined;
  readonly fact?: string | undefined;
  readonly is?: string | boolean | undefined;
  readonly by?: string | undefined;
}
/** A fact that conditions may name. */
export interface NamedFact {
  readonly id: string;
  readonly title: string;
  readonly type: "number" | "flag" | "choice" | "date";
  readonly values?: readonly { readonly id: string; readonly title: string }[] | undefined;
}

export const conditionShape: z.ZodType<Condition> = z.strictObject({
  get all() {
    return z
      .array(conditionShape)
      .min(1)
      .optional()
      .meta(about("Mọi điều kiện trong danh sách đều đúng", "All conditions of the list hold"));
  },
  get any() {
    return z
      .array(conditionShape)
      .min(1)
      .optional()
      .meta(about("Ít nhất một điều kiện trong danh sách đúng", "At least one condition of the list holds"));
  },
  fact: id().optional().meta(about("Mã của số liệu được so", "Id of the fact that is compared")),
  ...limits(),
  is: z
    .union([z.boolean(), id()])
    .optional()
    .meta(
      about(
        "Đúng bằng: true/false, mã của lựa chọn, hoặc never (ngày: không thực hiện)",
        "Equal to: true or false, the id of a choice, or never (a date: not done)",
      ),
    ),
  by: realDay().optional().meta(about("Ngày: chậm nhất ngày này", "A date: by this day at the latest")),
});

const FORM = words(
  "condition-form",
  "Điều kiện phải có đúng một trong ba khóa: all, any, fact; all và any không đi với phép so.",
  "A condition has exactly one of all, any and fact; all and any take no comparison.",
);
const UNKNOWN_FACT = words("unknown-fact", "Không có số liệu “{fact}” trong facts.", "There is no fact “{fact}” in facts.");
const MISMATCH = words("condition-mismatch", "“{fact}” phải được so bằng {keys}.", "“{fact}” has to be compared by {keys}.");
const COMPARED_BY: Readonly<Record<NamedFact["type"], Text>> = {
  number: { vi: "from, above, to hoặc below", en: "from, above, to or below" },
  flag: { vi: "is: true hoặc is: false", en: "is: true or is: false" },
  choice: { vi: "is và mã của một lựa chọn", en: "is and the id of a choice" },
  date: { vi: "by (chậm nhất ngày) hoặc is: never", en: "by (a day) or is: never" },
};

const bounded = ({ from, above, to, below }: Bounds): boolean => [from, above, to, below].some((bound) => bound !== undefined);

/** Whether the comparison is one that facts of this type know. */
function fits(condition: Condition, { type, values = [] }: NamedFact): boolean {
  const { is, by } = condition;
  if (type === "number") return bounded(condition) && is === undefined && by === undefined;
  if (bounded(condition)) return false;
  if (type === "flag") return typeof is === "boolean" && by === undefined;
  if (type === "choice") return by === undefined && values.some((value) => value.id === is);
  return by === undefined ? is === "never" : is === undefined;
}

/** Tells what is wrong with a condition that has the shape: unknown facts, comparisons that the fact does not know. */
export function refineCondition(
  condition: Condition,
  facts: readonly NamedFact[],
  path: readonly (string | number)[],
  tell: (message: Message, path: readonly (string | number)[]) => void,
): void {
  const { all, any, fact, is, by } = condition;
  const compares = bounded(condition) || is !== undefined || by !== undefined;
  const ways = [all, any, fact].filter((way) => way !== undefined).length;
  if (ways !== 1 || (fact === undefined && compares)) {
    tell(say(FORM, {}), path);
  } else if (fact === undefined) {
    const key = all === undefined ? "any" : "all";
    for (const [index, part] of (all ?? any ?? []).entries()) refineCondition(part, facts, [...path, key, index], tell);
  } else {
    const known = facts.find(({ id }) => id === fact);
    if (known === undefined) tell(say(UNKNOWN_FACT, { fact }), [...path, "fact"]);
    else if (!fits(condition, known)) tell(say(MISMATCH, { fact, keys: COMPARED_BY[known.type] }), path);
  }
}

function compared(condition: Condition, value: Value | undefined): boolean {
  switch (value?.type) {
    case "number":
      return within(value.number, condition);
    case "choice":
      return value.id === condition.is;
    case "date":
      // ISO days compare as text; what was never done was not done by any day.
      return condition.by === undefined ? value.date === "never" : value.date !== "never" && value.date <= condition.by;
    case "flag":
      return value.flag === condition.is;
    default:
      // Only a tick may be left blank: it means no.
      return condition.is === false;
  }
}

export function holds(condition: Condition, facts: Facts): boolean {
  if (condition.all !== undefined) return condition.all.every((part) => holds(part, facts));
  if (condition.any !== undefined) return condition.any.some((part) => holds(part, facts));
  const key = condition.fact ?? "";
  return compared(condition, Object.hasOwn(facts, key) ? facts[key] : undefined);
}

/** The condition as a sheet tells it, where every cell holds what its type asks. */
export function conditionFormula(condition: Condition, facts: readonly NamedFact[], blanks: Blanks): string {
  const { all, any, fact = "", is, by } = condition;
  const inner = (parts: readonly Condition[]): readonly string[] => parts.map((part) => conditionFormula(part, facts, blanks));
  if (all !== undefined) return both(...inner(all));
  if (any !== undefined) return either(...inner(any));
  const cell = blanks.cell(fact);
  if (by !== undefined) return `AND(ISNUMBER(${cell}),${cell}<=${serialOf(by)})`;
  if (typeof is === "boolean") return is ? `${cell}=${blanks.yes}` : `${cell}<>${blanks.yes}`;
  if (is === undefined) return inRange(cell, condition);
  return facts.find(({ id }) => id === fact)?.type === "date" ? `${cell}=${blanks.never}` : `${cell}=${blanks.choice(fact, is)}`;
}

const AND = words("condition-and", "{first} và {rest}", "{first} and {rest}");
const OR = words("condition-or", "{first} hoặc {rest}", "{first} or {rest}");
const GROUP = words("condition-group", "({inner})", "({inner})");
const IN_RANGE = words("condition-range", "{title} {range}", "{title} {range}");
const YES = words("condition-yes", "{title}", "{title}");
const NO = words("condition-no", "không: {title}", "not: {title}");
const IS = words("condition-is", "{title} là “{value}”", "{title} is “{value}”");
const BY = words("condition-by", "{title} chậm nhất ngày {day:date}", "{title} by {day:date}");
const NEVER = words("condition-never", "{title}: không thực hiện", "{title}: not done");

/** The condition in words, for a step without a title. */
export function conditionInWords(condition: Condition, facts: readonly NamedFact[]): Message {
  const parts = condition.all ?? condition.any;
  if (parts !== undefined) {
    const joint = condition.all === undefined ? OR : AND;
    const spoken = parts.map((part) => {
      const inner = conditionInWords(part, facts);
      return part.fact === undefined && parts.length > 1 ? say(GROUP, { inner }) : inner;
    });
    return spoken.reduceRight((rest, first) => say(joint, { first, rest }));
  }
  const fact = facts.find(({ id }) => id === condition.fact);
  const title = fact?.title ?? "";
  if (bounded(condition)) return say(IN_RANGE, { title, range: boundsInWords(condition) });
  if (condition.by !== undefined) return say(BY, { title, day: condition.by });
  if (typeof condition.is === "boolean") return say(condition.is ? YES : NO, { title });
  if (fact?.type === "date") return say(NEVER, { title });
  return say(IS, { title, value: fact?.values?.find(({ id }) => id === condition.is)?.title ?? "" });
}
