/** What a shape says of its values: what they are called, what kind of value they are, how they are written for people. */
import type * as z from "zod";
import { type Bounds, boundsInWords } from "../bounds.ts";
import { type Exact, isFraction, type Points, toDecimal } from "../points.ts";
import { type Condition, conditionInWords, conditionShape, type NamedFact } from "../rules/conditions.ts";
import { aboutOf, valueNames } from "../shape.ts";
import { bareShape, definition } from "../shape-keys.ts";
import { type Arg, asCount, type Message, say, type Text, words } from "../text.ts";
import { VALUE_WORDS } from "./compare-words.ts";

export type Members = Readonly<Record<string, unknown>>;
/** What the words of a value depend on beside the value. */
export interface Telling {
  /** What follows each bound of a range: `%` or nothing. */
  readonly unit: string;
  /** The facts that conditions name. */
  readonly facts: readonly NamedFact[];
}

const POINTS = words("value-points", "{points:2} điểm", "{points:2} points");
const QUOTED = words("value-quoted", "“{text}”", "“{text}”");
const DAY = words("value-day", "{day:date}", "{day:date}");
const LISTED = words("value-list", "{first}; {rest}", "{first}; {rest}");
const KEYED = words("value-keyed", "{name}: {value}", "{name}: {value}");
const OF_MANY = words("value-list-long", "{told}; … (tất cả {count})", "{told}; … ({count} in all)");
const SAID = 5;
const NONE: Text = { vi: "không có", en: "none" };

/** The shape and what it is wrapped in, from the outside. */
function layers(shape: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input } = definition(shape);
  const inner = innerType ?? input;
  return inner === undefined ? [shape] : [shape, ...layers(inner)];
}

const valueName = (shape: z.ZodType): string | undefined =>
  layers(shape)
    .map((each) => valueNames.get(each)?.en)
    .find((name) => name !== undefined);

export const isMapping = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);
/** Words for people, or a list of them: they change no score. */
export function isWording(shape: z.ZodType): boolean {
  const { element } = definition(bareShape(shape));
  return element === undefined ? valueName(shape) === "text" : isWording(element);
}
export const isPoints = (shape: z.ZodType): boolean => valueName(shape) === "points";
export const isCondition = (shape: z.ZodType): boolean => bareShape(shape) === conditionShape;

const BOUNDS = ["from", "above", "to", "below"] as const;
export const isBound = (key: string): boolean => (BOUNDS as readonly string[]).includes(key);
/** Whether a mapping of this shape states a range. */
export const isRange = (members: Readonly<Record<string, z.ZodType>>): boolean => BOUNDS.every((key) => members[key] !== undefined);
/** The range that a mapping states; undefined when it states none. */
export function rangeOf(value: Members): Bounds | undefined {
  const bounds = Object.fromEntries(BOUNDS.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]])));
  return Object.keys(bounds).length === 0 ? undefined : (bounds as Bounds);
}

/** The shape that fits the value, where there are several. */
export function shapeFor(shape: z.ZodType, value: unknown): z.ZodType {
  const core = bareShape(shape);
  const { options } = definition(core);
  if (options === undefined) return core;
  const fits = (option: z.ZodType): boolean => {
    const { element, shape: members } = definition(bareShape(option));
    return Array.isArray(value) ? element !== undefined : isMapping(value) === (members !== undefined) && element === undefined;
  };
  return options.find(fits) ?? core;
}

export const membersOf = (shape: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined => definition(shape).shape;
export const elementOf = (shape: z.ZodType): z.ZodType | undefined => definition(shape).element;

/** What the numbers of a rubric are called that are exact; any other is a small whole number. */
const EXACT: readonly (string | undefined)[] = ["number", "number, not negative", "points"];
export const isExact = (shape: z.ZodType): boolean => EXACT.includes(valueName(shape));

/** One text for all values that mean the same. */
export function canonical(value: unknown): string {
  if (isFraction(value)) return toDecimal(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isMapping(value)) {
    const members = Object.entries(value).filter(([, each]) => each !== undefined);
    return `{${members
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => `${key}:${canonical(each)}`)
      .join(",")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value.normalize("NFC")) : String(value);
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
/** What comes before the first remark: `Trừ tối đa; không ghi thì …` is «Trừ tối đa». */
const REMARK =
  /[;:]| in (?:ra )?khi | printed when |, (?:ví dụ|viết|in |dùng |trùng |đổi |như |hoặc tên |such as|as |the same|changed|printed|used |or the )/;
const briefly = (text: string): string => (text.split(REMARK)[0] as string).trim();

/** What the key is called, briefly; the key itself where its description only lists values. @param small inside a sentence */
export function nameOf(key: string, shape: z.ZodType, small = false): Text {
  const told = layers(shape)
    .map(aboutOf)
    .find((text) => text !== undefined);
  const name = (text: string | undefined): string => {
    const brief = briefly(text ?? "");
    return brief === "" || VALUE_WORDS[brief.split(" ")[0] ?? ""] !== undefined ? `“${key}”` : small ? lower(brief) : brief;
  };
  return { vi: name(told?.vi), en: name(told?.en) };
}

const listed = (parts: readonly Arg[]): Arg =>
  parts.length === 0 ? NONE : parts.reduceRight((rest, first) => say(LISTED, { first, rest }));

function wordOf(value: string, shape: z.ZodType): Arg {
  if (valueName(shape) === "day") return say(DAY, { day: value });
  return VALUE_WORDS[value] !== undefined && valueName(shape) !== "text" ? VALUE_WORDS[value] : say(QUOTED, { text: value });
}

/** A value in words; undefined where nothing is stated. */
export function spoken(value: unknown, given: z.ZodType, telling: Telling): Arg | undefined {
  if (value === undefined) return undefined;
  const shape = shapeFor(given, value);
  if (isCondition(shape)) return conditionInWords(value as Condition, telling.facts);
  if (isPoints(given)) return say(POINTS, { points: value as Points });
  if (isExact(given)) return value as Exact;
  if (typeof value === "number") return asCount(value);
  if (typeof value === "string") return wordOf(value, given);
  if (typeof value === "boolean") return VALUE_WORDS[String(value)];
  if (Array.isArray(value)) return inRow(value, elementOf(shape) ?? shape, telling);
  return mapping(value as Members, shape, telling);
}

/** The items of a list; of long ones the first few and how many there are. */
function inRow(items: readonly unknown[], element: z.ZodType, telling: Telling): Arg {
  const inWords = (item: unknown, index: number): Arg =>
    isMapping(item) && !isFraction(item) ? faceOf(item, shapeFor(element, item), telling, index) : (spoken(item, element, telling) ?? "");
  const told = listed(items.slice(0, SAID).map(inWords));
  return items.length > SAID ? say(OF_MANY, { told, count: asCount(items.length) }) : told;
}

function mapping(value: Members, shape: z.ZodType, telling: Telling): Arg {
  const members = membersOf(shape) ?? {};
  const range = isRange(members) ? rangeOf(value) : undefined;
  const parts: Arg[] = range === undefined ? [] : [boundsInWords(range, telling.unit)];
  for (const [key, member] of Object.entries(members)) {
    if (value[key] === undefined || (isRange(members) && isBound(key))) continue;
    parts.push(say(KEYED, { name: nameOf(key, member, true), value: spoken(value[key], member, telling) ?? NONE }));
  }
  return listed(parts);
}

const BAND = words("item-band", "mức {range}", "the band {range}");
const CASE = words("item-case", "trường hợp {condition}", "the case {condition}");
const NTH = words("item-nth", "mục thứ {nth}", "item {nth}");
export const REST: Text = { vi: "các trường hợp còn lại", en: "everything else" };

/** What people call one item of a list: by its name, its range, its condition, the first words in it, its place. */
export function faceOf(value: Members, shape: z.ZodType, telling: Telling, index: number): Message | Text {
  const members = membersOf(shape) ?? {};
  const name = value.title ?? value.name;
  if (typeof name === "string") return say(QUOTED, { text: name });
  if (isRange(members)) {
    const range = rangeOf(value);
    return range === undefined ? REST : say(BAND, { range: boundsInWords(range, telling.unit) });
  }
  const when = Object.entries(members).find(([, member]) => isCondition(member))?.[0];
  if (when !== undefined)
    return value[when] === undefined ? REST : say(CASE, { condition: conditionInWords(value[when] as Condition, telling.facts) });
  const first = Object.entries(members).find(([key]) => typeof value[key] === "string");
  return first === undefined ? say(NTH, { nth: asCount(index + 1) }) : say(QUOTED, { text: wordIn(value[first[0]] as string) });
}
const wordIn = (value: string): Arg => VALUE_WORDS[value] ?? value;
