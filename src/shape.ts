/**
 * Building blocks for the shapes of the YAML files we read. zod says whether a value has the shape; its own sentences never leave the
 * program: `faults.ts` turns its issues into ours, and a fault that needs words of its own carries a `Message` in `params`.
 */
import * as z from "zod";
import { type Exact, isNegative, type Points, parseExact } from "./points.ts";
import { type Message, say, shorten, type Text, words } from "./text.ts";

/** A number exactly as it is spelt in the file. YAML would make a double of it; points are read from the spelling. */
export class Numeral {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * What a key is for, in both languages: `.meta(about("Điểm tối đa", "Maximum points"))`. JSON Schema has one `description`; the English
 * travels as its comment, the only keyword that every reader of schemas lets pass.
 */
export const about = (vi: string, en: string): { readonly description: string; readonly $comment: string } => ({
  description: vi,
  $comment: en,
});

/** What `about` said of a shape; undefined where it said nothing. */
export function aboutOf(shape: z.ZodType): Text | undefined {
  const { description, $comment } = shape.meta() ?? {};
  return typeof description === "string" && typeof $comment === "string" ? { vi: description, en: $comment } : undefined;
}

/** What kind of value a shape takes, in words: more than its type in YAML says. */
export const valueNames = z.registry<Text>();

/** A fault of a value with words of its own. */
export const fault = (message: Message): { readonly params: { readonly message: Message } } => ({ params: { message } });

const NUMBER_SPELLING = words(
  "number-spelling",
  "Số “{text}” viết không đúng dạng.",
  "The number “{text}” is not written the way it must be.",
);
/** Digits without end would bury what is said of them. */
const LONGEST_SHOWN = 40;
const NUMBER_NEGATIVE = words("number-negative", "Số “{text}” không được âm.", "The number “{text}” must not be negative.");
const NUMBER_WHOLE = words("number-whole", "Số “{text}” phải là số nguyên.", "The number “{text}” must be whole.");
const NUMBER_RANGE = words(
  "number-range",
  "Số “{text}” không dùng được; ở đây chỉ nhận {allowed}.",
  "The number “{text}” cannot stand here; only {allowed} can.",
);

const numeral = () => z.custom<Numeral>((value) => value instanceof Numeral, { params: { expected: "number" } }).meta({ type: "number" });

/** One way to write a number, so that no reader has to know what `.5`, `1e1`, `010` or `0x1F` mean. */
const SPELLING = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?$/;

/** An exact number, of either sign. */
export const exact = () =>
  numeral()
    .transform((spelt, context): Exact => {
      const value = SPELLING.test(spelt.text) ? parseExact(spelt.text) : undefined;
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", ...fault(say(NUMBER_SPELLING, { text: shorten(spelt.text, LONGEST_SHOWN) })) });
      return z.NEVER;
    })
    .register(valueNames, { vi: "số", en: "number" });

/** An exact number that is not negative. */
export const amount = () =>
  exact()
    .superRefine((value, context) => {
      if (isNegative(value)) context.addIssue({ code: "custom", ...fault(say(NUMBER_NEGATIVE, { text: value })) });
    })
    .register(valueNames, { vi: "số không âm", en: "number, not negative" });

/** A number of points, not negative. */
export const points = () =>
  amount()
    .transform((value) => value as Points)
    .register(valueNames, { vi: "số điểm", en: "points" });

const wholeName = (least: number, most: number): Text =>
  least === most
    ? { vi: `${least}`, en: `${least}` }
    : { vi: `số nguyên từ ${least} đến ${most}`, en: `whole number from ${least} to ${most}` };

/** What is wrong with a number that should have been whole and small: its spelling, its decimals or its size. */
function notWhole(text: string, allowed: Text): Message {
  if (!SPELLING.test(text)) return say(NUMBER_SPELLING, { text: shorten(text, LONGEST_SHOWN) });
  return text.includes(".") ? say(NUMBER_WHOLE, { text }) : say(NUMBER_RANGE, { text, allowed });
}

/** A small whole number, such as a count of decimals. */
export const whole = (least: number, most: number) =>
  numeral()
    .transform((spelt, context): number => {
      const { text } = spelt;
      const value = /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : undefined;
      if (value !== undefined && value >= least && value <= most) return value;
      context.addIssue({ code: "custom", ...fault(notWhole(text, wholeName(least, most))) });
      return z.NEVER;
    })
    .register(valueNames, wholeName(least, most));

/** Words for people; never empty. */
export const text = () => z.string().min(1).register(valueNames, { vi: "chữ", en: "text" });
const ID: Text = { vi: "mã", en: "id" };
/** The id of a level, an item, a group: letters without marks, digits, `-` and `_`. JSON Schema has no flags, so none is used. */
export const id = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/)
    .register(valueNames, ID);
/** The code of a domain or criterion as decisions print it: `1`, `1.10`, `II`, `3.2a`. Always quoted, or `1.10` would be `1.1`. */
export const nodeId = () =>
  z
    .string()
    .regex(/^[\p{L}\d]+(?:[.\-_][\p{L}\d]+)*$/u)
    .register(valueNames, ID);
/** A day, `2022-01-15`. */
export const day = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .register(valueNames, { vi: "ngày", en: "day" });
