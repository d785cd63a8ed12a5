/** How people write numbers: the characters and units around the digits, and which mark is the decimal one. */

/** Longer texts are no numbers; nothing longer ever meets a pattern. */
const LONGEST = 256;

/** What a text is once the spellings of spaces, signs and digits are made one. */
export interface Tidied {
  /** ASCII digits, `-`, single spaces, lower case, unit taken off. */
  readonly text: string;
  readonly unit: "%" | "points" | undefined;
  /** Characters were replaced that a program would not take for a sign or a digit. */
  readonly odd: boolean;
}

/** `ð` is what the Icelandic letter becomes that some keyboards give for `Đ`. */
const UNIT = /\s?(?:%|[đð]iểm|[đð])$/;

export function tidy(written: string): Tidied {
  const spaced = written
    .slice(0, LONGEST)
    .normalize("NFC")
    .replace(/[\s\u200b-\u200d\u2060]+/g, " ")
    .trim();
  // Full-width forms stand at a fixed distance from ASCII; ％ ． ， － are among them.
  const narrow = spaced.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  const plain = narrow.replace(/[\u2212\u2013\u2014\u2012\u2010\u2011]/g, "-").toLowerCase();
  const unit = UNIT.exec(plain)?.[0];
  return {
    text: (unit === undefined ? plain : plain.slice(0, -unit.length)).trim(),
    unit: unit === undefined ? undefined : unit.trim() === "%" ? "%" : "points",
    odd: plain !== spaced.toLowerCase(),
  };
}

export const unsigned = (text: string): string => text.replace(/^[+-] ?/, "");
export const isTooLong = (written: string): boolean => written.length > LONGEST;

export type Mark = "comma" | "point";

/** What the marks of one number say. `places` are the digits after the decimal mark. */
export type Spelling =
  /** No mark at all: right in every convention. */
  | { readonly kind: "whole"; readonly digits: string }
  /** The decimal mark is certain: `12,5`, `0.125`, `1.234,5`. */
  | { readonly kind: "decimal"; readonly mark: Mark; readonly whole: string; readonly fraction: string }
  /** Thousands are grouped for certain, so the decimal mark is the other one: `1.234.567`. */
  | { readonly kind: "grouped"; readonly mark: Mark; readonly digits: string }
  /** `1.234`: a decimal number or one thousand two hundred and thirty-four. */
  | { readonly kind: "either"; readonly mark: Mark; readonly whole: string; readonly fraction: string };

const markOf = (char: string): Mark => (char === "," ? "comma" : "point");
export const otherMark = (mark: Mark): Mark => (mark === "comma" ? "point" : "comma");

/** `1 234,5`: spaces between groups of three say nothing of the decimal mark. */
const SPACED = /^\d{1,3}(?: \d{3})+(?=$|[.,])/;
const NUMERAL = /^\d+(?:[.,]\d+)*$/;

/** Reads the marks of an unsigned number; undefined when it is not written as any office writes numbers. */
export function spellingOf(text: string): Spelling | undefined {
  const spaced = SPACED.exec(text);
  const joined = spaced === null ? text : spaced[0].replaceAll(" ", "") + text.slice(spaced[0].length);
  if (!NUMERAL.test(joined)) return undefined;
  const marks = joined.replace(/\d/g, "");
  const pieces = joined.split(/[.,]/);
  const last = pieces.at(-1) as string;
  const digits = pieces.join("");
  if (marks === "") return { kind: "whole", digits };
  const mark = markOf(marks.at(-1) as string);
  const mixed = new Set(marks).size === 2;
  const groups = mixed ? pieces.slice(0, -1) : pieces;
  if (mixed && new Set(marks.slice(0, -1)).size === 2) return undefined;
  if (mixed && marks.lastIndexOf(marks.at(-1) as string, marks.length - 2) !== -1) return undefined;
  if (marks.length > 1) {
    if (!isGrouped(groups)) return undefined;
    if (mixed) return { kind: "decimal", mark, whole: groups.join(""), fraction: last };
    return { kind: "grouped", mark: otherMark(mark), digits };
  }
  const whole = pieces[0] as string;
  // `1 234.567` and `0.125` and `12.50` can only be decimals.
  const certain = spaced !== null || last.length !== 3 || whole.length > 3 || whole.startsWith("0");
  return { kind: certain ? "decimal" : "either", mark, whole, fraction: last };
}

const isGrouped = ([first = "", ...rest]: readonly string[]): boolean =>
  first.length >= 1 && first.length <= 3 && first !== "0" && rest.every((group) => group.length === 3);
