/**
 * What a rule kind is. One file a kind declares everything about it: its shape in YAML, the fields it asks to be filled in, how points
 * are lost, what it is for in two languages, and worked examples that are documentation and first test at once.
 *
 * A rule never gives a score; it gives deductions from the maximum of its leaf, and the score is what they leave.
 */
import type * as z from "zod";
import type { Facts, Field } from "../assessment.ts";
import { compare, type Exact, equal, isNegative, isWhole, type Points, type Rounding, round, smaller, subtract, ZERO } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Stretch } from "../stretch.ts";
import { type Arg, type Message, say, type Text, words } from "../text.ts";
import type { Blanks } from "./formula.ts";

/** Points that a rule takes off the maximum. */
export interface Loss {
  /** Points lost; negative where a cap gives some back. */
  readonly points: Points;
  /** What happened, with the values read: printed in every ledger. */
  readonly sentence: Message;
  /** Words that the level, band, item or incident carries itself; printed before the sentence. */
  readonly reason?: string | undefined;
  /** The fields whose values decided, so that the ledger can name value and cell. */
  readonly fields: readonly string[];
  /** The rows of a list that decided. */
  readonly at?: readonly CellSpan[];
}

export type Outcome =
  /** No rows: nothing was lost. */
  | { readonly kind: "losses"; readonly losses: readonly Loss[] }
  /** There was nothing to measure (0 of 0): not applicable if the leaf allows it, else the fault `denominator-zero`. */
  | { readonly kind: "nothing-to-measure"; readonly field: string }
  /** The facts contradict themselves; told at the cell of the field. */
  | { readonly kind: "fault"; readonly field: string; readonly message: Message };

export interface Setting {
  /** The maximum of the leaf. */
  readonly max: Points;
  /** How a computed share is rounded at the leaf; undefined where the rubric rounds only its total. */
  readonly rounding: Rounding | undefined;
  /** Full marks are told as well: a row that takes nothing, with the sentence of what was reached. */
  readonly told?: true;
}

/** A worked example: what is filled in, and the points that remain. `max` is the leaf's maximum. */
export interface Example {
  readonly title: Text;
  /** The rule as it stands in YAML. */
  readonly rule: string;
  readonly max: string;
  /** Facts by field key, written as in a rubric's own `examples`. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The points that remain, or what else comes of it. */
  readonly points: string | "not-applicable" | { readonly fault: string };
}

/** What the figure that decides on a ladder of ranges can be. */
export interface Figures {
  /** All that it can be. */
  readonly figures: Stretch;
  /** It is a whole number: days, people. */
  readonly whole: boolean;
  /** What the bounds are followed by in words. */
  readonly unit: "%" | "";
}

export interface RuleKind<R> {
  readonly kind: string;
  readonly title: Text;
  /** What it is for, how it counts, and which words of decisions it stands for. */
  readonly doc: Text;
  readonly shape: z.ZodType<R>;
  readonly examples: readonly Example[];
  /** The blanks it needs; a kind without any takes the points that people type. */
  fields(rule: R): readonly Field[];
  /** All fields that are not optional are present. Never called with facts of another type than the field's. */
  deduct(rule: R, facts: Facts, setting: Setting): Outcome;
  /** How points are counted, as a form prints it beside the criterion: a line for each level, band or incident. */
  scale(rule: R, max: Points): readonly Message[];
  /**
   * The same for a spreadsheet: what is left of the maximum, where every field that is needed is filled in as its type asks. Undefined
   * where no formula is certain to give what `deduct` does.
   */
  formula?(rule: R, blanks: Blanks, setting: Setting): string | undefined;
  /** A key that only facts with the same outcome share, where few different answers are given; undefined for facts like no others. */
  alike?(rule: R, facts: Facts): string | number | bigint | undefined;
  /** The most points that any answer can leave; a rubric whose best answers do not reach the maximum is wrong. */
  best(rule: R, max: Points): Points;
  /** Only of kinds with a ladder of ranges: what its figure can be, so that gaps and ranges beyond it are found. */
  figures?(rule: R): Figures;
  /**
   * Only of kinds whose cases are told apart by conditions: where in the rule a case stands that no answer comes to, and whether its
   * condition may hold at all, only never before another does.
   */
  idle?(rule: R): readonly { readonly path: readonly (string | number)[]; readonly holds: boolean }[];
  /** On a penalty leaf the kind charges what it takes off, not what it leaves. */
  readonly takes?: true;
  /** Whether points that people type are allowed (steps, lists of values); undefined when they are, else why not. */
  refuse?(rule: R, typed: Points, max: Points): Message | undefined;
}

/** Keeps the type of the rule between the shape and the functions. */
export const kind = <R>(declared: RuleKind<R>): RuleKind<R> => declared;

const NOTHING_LOST: Outcome = { kind: "losses", losses: [] };
/** Whether full marks end here: nothing was lost, and nobody asked why. */
export const isFull = (earned: Points, { max, told }: Setting): boolean => told !== true && equal(earned, max);

/** One shared answer for the most frequent case, so that thousands of units do not each hold an empty list. */
export const nothingLost = (): Outcome => NOTHING_LOST;
export const losses = (...rows: readonly Loss[]): Outcome => (rows.length === 0 ? NOTHING_LOST : { kind: "losses", losses: rows });

/** A share as the leaf rounds it; exact where the rubric rounds only its total. */
export const settled = <T extends Exact>(value: T, { rounding }: Setting): T => (rounding === undefined ? value : round(value, rounding));

/**
 * What a computed share leaves of the maximum: rounded once, as the leaf says, and never above the maximum, which may itself have more
 * decimals than the rounding keeps.
 */
export function earn(value: Points, setting: Setting): Points {
  return compare(value, setting.max) >= 0 ? setting.max : smaller(settled(value, setting), setting.max);
}

/** The most points among the options, as far as the maximum of the leaf lets them count. */
export function mostOf(options: readonly { readonly points: Points }[], max: Points): Points {
  let most = ZERO;
  for (const option of options) if (compare(option.points, most) > 0) most = option.points;
  return smaller(most, max);
}

const WORTH = words("scale-worth", "{what}: {points} điểm", "{what}: {points} points");
/** A line of a scale: what is worth how many points. */
export const worth = (what: Arg, points: Points, max: Points): Message => say(WORTH, { what, points: smaller(points, max) });

/** Words of the rubric as a text: the same in every language. */
export const same = (text: string): Text => ({ vi: text, en: text });

const CAP = words("cap", "{of}: chỉ trừ tối đa {cap:2} điểm", "{of}: at most {cap:2} points are taken");
const ALL_TOGETHER: Text = { vi: "Tính chung", en: "All together" };
/** The row that gives back what a cap does not let a rule take. @param of what the cap is on; all that was taken if left out */
export const cutBack = (taken: Points, cap: Points, fields: readonly string[], of?: string): Loss => ({
  points: subtract(cap, taken),
  sentence: say(CAP, { of: of ?? ALL_TOGETHER, cap }),
  fields,
});

const NOT_LISTED = words(
  "points-not-listed",
  "Điểm {typed} không phải là một mức điểm được phép: {allowed}.",
  "{typed} points are not among the values allowed: {allowed}.",
);
const ONE_OF = words("points-one-of", "{first}; {rest}", "{first}; {rest}");

/** Why typed points cannot stand where only some values can be reached; undefined when they can. */
export function notAmong(options: readonly { readonly points: Points }[], typed: Points, max: Points): Message | undefined {
  const values: Points[] = [];
  for (const option of options) {
    const value = smaller(option.points, max);
    if (equal(value, typed)) return undefined;
    if (!values.some((known) => equal(known, value))) values.push(value);
  }
  const allowed = values
    .sort(compare)
    .reduceRight<Arg | undefined>((rest, first) => (rest === undefined ? first : say(ONE_OF, { first, rest })), undefined);
  return say(NOT_LISTED, { typed, allowed: allowed ?? "" });
}

const COUNT_NOT_WHOLE = words(
  "count-not-whole",
  "“{label}” phải là số nguyên không âm, ở đây là {value}.",
  "“{label}” must be a whole number and not negative, here it is {value}.",
);
export const VALUE_NEGATIVE = words(
  "value-negative",
  "“{label}” không được âm, ở đây là {value}.",
  "“{label}” must not be negative, here it is {value}.",
);

export const DENOMINATOR_ZERO = words(
  "denominator-zero",
  "Mẫu số bằng 0 nên không tính được tỷ lệ.",
  "The denominator is 0, so there is no ratio.",
);
export const UNKNOWN_CHOICE = words(
  "unknown-choice",
  "“{value}” không phải là một lựa chọn của “{label}”.",
  "“{value}” is not one of the choices of “{label}”.",
);
export const DAY_IMPOSSIBLE = words("day-impossible", "Ngày “{value}” không có trong lịch.", "There is no day “{value}” in the calendar.");

export const faulty = (field: string, message: Message): Outcome => ({ kind: "fault", field, message });

/** Undefined when the value can be a count: whole and not negative. */
export const notACount = (field: string, label: Arg, value: Exact): Outcome | undefined =>
  isNegative(value) || !isWhole(value) ? faulty(field, say(COUNT_NOT_WHOLE, { label, value })) : undefined;

/** Undefined when the value can be an amount: not negative. */
export const notAnAmount = (field: string, label: Arg, value: Exact): Outcome | undefined =>
  isNegative(value) ? faulty(field, say(VALUE_NEGATIVE, { label, value })) : undefined;
