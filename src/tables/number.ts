/**
 * Reads numbers as people write them in cells. Which mark is the decimal one is decided once for a column from all its texts; a cell that
 * could mean two numbers is a fault, never a guess.
 */
import { type Message, say, shorten } from "../text.ts";
import { isBlankText } from "./cell-text.ts";
import type { Convention } from "./convention.ts";
import {
  AMBIGUOUS,
  AMBIGUOUS_FIX,
  CELL_ERROR,
  CELL_ERROR_FIX,
  CELL_ERROR_OF,
  CONTRADICTS,
  CONTRADICTS_FIX,
  IS_DATE,
  IS_DATE_FIX,
  ODD_SPELLING,
  PARENTHESES,
  PARENTHESES_FIX,
  UNCOMPUTED,
  UNCOMPUTED_FIX,
  UNREADABLE,
  UNREADABLE_FIX,
  ZERO_OR_BLANK,
  ZERO_OR_BLANK_FIX,
} from "./number-words.ts";
import { isTooLong, type Mark, otherMark, type Spelling, spellingOf, tidy, unsigned } from "./spelling.ts";
import type { Cell } from "./table.ts";

/** What a cell says where a number is wanted. All numbers are exact decimal text with a point, fit for `parseExact`. */
export type NumberReading =
  | {
      readonly kind: "number";
      readonly text: string;
      /** `%` was written after it. */
      readonly percent: boolean;
      /** `đ` or `điểm` was written after it. */
      readonly points: boolean;
      /** Read, but spelt so that another program would not read it. */
      readonly warning?: Message;
    }
  /** `39.5/50` */
  | { readonly kind: "pair"; readonly numerator: string; readonly denominator: string }
  | { readonly kind: "blank" }
  /** A dash alone. */
  | { readonly kind: "dash"; readonly found: string }
  /** `không áp dụng`, `không phát sinh`, `N/A`, `KP` */
  | { readonly kind: "not-applicable"; readonly found: string }
  /** Any other words: `x`, `Không`. */
  | { readonly kind: "word"; readonly found: string }
  /** `told` where it has been said of the file already. */
  | { readonly kind: "fault"; readonly message: Message; readonly found: string; readonly fix: Message; readonly told?: true };

const NOT_APPLICABLE: ReadonlySet<string> = new Set([
  "không áp dụng",
  "không phát sinh",
  "không có phát sinh",
  "n/a",
  "na",
  "kp",
  "kad",
  "kps",
]);

const POINT = { vi: "dấu chấm", en: "point" };
const COMMA = { vi: "dấu phẩy", en: "comma" };
const markName = (mark: Mark) => (mark === "comma" ? COMMA : POINT);

/** Reads a cell where a number is wanted. */
export function readNumber(cell: Cell | undefined, convention: Convention): NumberReading {
  if (cell === undefined) return { kind: "blank" };
  switch (cell.type) {
    case "text":
      return readText(cell.text, convention);
    case "number":
      return fits(cell.text) ? { kind: "number", text: cell.text, percent: false, points: false } : unreadable(cell.text);
    case "boolean":
      return { kind: "word", found: cell.text };
    case "date":
      return fault(say(IS_DATE, { date: cell.text }), cell.text, say(IS_DATE_FIX, {}));
    case "error": {
      const error = shorten(cell.text);
      const message =
        cell.formula === undefined ? say(CELL_ERROR, { error }) : say(CELL_ERROR_OF, { error, formula: shorten(cell.formula) });
      const found = fault(message, cell.text, say(CELL_ERROR_FIX, {}));
      return cell.told === true ? { ...found, told: true } : found;
    }
    case "uncomputed":
      if (cell.zero === true) return fault(say(ZERO_OR_BLANK, { formula: shorten(cell.formula) }), "0", say(ZERO_OR_BLANK_FIX, {}));
      return fault(say(UNCOMPUTED, { formula: shorten(cell.formula) }), `=${cell.formula}`, say(UNCOMPUTED_FIX, {}));
  }
}

const fault = (message: Message, found: string, fix: Message): Extract<NumberReading, { kind: "fault" }> => ({
  kind: "fault",
  message,
  found: shorten(found),
  fix,
});
const unreadable = (written: string) => fault(say(UNREADABLE, { text: shorten(written) }), written, say(UNREADABLE_FIX, {}));

function readText(written: string, convention: Convention): NumberReading {
  if (isBlankText(written)) return { kind: "blank" };
  const { text, unit, odd } = tidy(written);
  const found = shorten(written.trim());
  if (/^-{1,3}$/.test(text)) return { kind: "dash", found };
  if (NOT_APPLICABLE.has(text)) return { kind: "not-applicable", found };
  if (!/\d/.test(text) || isTooLong(written)) return isTooLong(written) && /\d/.test(text) ? unreadable(written) : { kind: "word", found };
  if (/^\(.*\)$/.test(text)) return fault(say(PARENTHESES, { text: found }), written, say(PARENTHESES_FIX, {}));
  const pieces = text.split("/").map((piece) => decimalOf(piece.trim(), found, convention));
  for (const piece of pieces) if (typeof piece !== "string") return piece;
  const [first, second] = pieces as readonly string[];
  if (first === undefined || pieces.length > 2) return unreadable(written);
  if (second !== undefined) return { kind: "pair", numerator: first, denominator: second };
  const number = { kind: "number", text: first, percent: unit === "%", points: unit === "points" } as const;
  return odd ? { ...number, warning: say(ODD_SPELLING, { text: found, number: first }) } : number;
}

/** Whether `parseExact` takes it: no figure of an assessment is longer. */
const fits = (decimal: string): boolean =>
  decimal.length <= 30 ||
  decimal
    .replace("-", "")
    .split(".")
    .every((digits) => digits.length <= 30);

/** One signed number as decimal text, or what is wrong with it. */
function decimalOf(text: string, written: string, convention: Convention): string | NumberReading {
  const spelling = spellingOf(unsigned(text));
  if (spelling === undefined) return unreadable(written);
  const plain = plainOf(spelling, convention, written);
  if (typeof plain !== "string") return plain;
  if (!fits(plain)) return unreadable(written);
  const [whole = "", fraction = ""] = plain.split(".");
  const trimmed = whole.replace(/^0+(?=\d)/, "") + (fraction === "" ? "" : `.${fraction}`);
  return text.startsWith("-") ? `-${trimmed}` : trimmed;
}

function plainOf(spelling: Spelling, convention: Convention, written: string): string | NumberReading {
  if (spelling.kind === "whole") return spelling.digits;
  const { decimal, purpose, whole } = convention;
  if (spelling.kind === "either") {
    if (decimal === "undetermined" && whole === true) return spelling.whole + spelling.fraction;
    // Offices here write thousands with a point: beside `98.5`, nobody can tell whether `293.184` is a count or has three decimals.
    if (decimal === spelling.mark && (purpose === "score" || decimal === "comma")) return `${spelling.whole}.${spelling.fraction}`;
    if (decimal === otherMark(spelling.mark) && purpose === "count") return spelling.whole + spelling.fraction;
    // A score has no thousands, and the comma is what offices here write before decimals.
    if (decimal === "undetermined" && spelling.mark === "comma" && purpose === "score") return `${spelling.whole}.${spelling.fraction}`;
    return ambiguous(spelling, convention, written);
  }
  if (decimal !== "undetermined" && decimal !== spelling.mark) {
    const fix = say(CONTRADICTS_FIX, { mark: markName(decimal) });
    return fault(say(CONTRADICTS, { text: written, mark: markName(decimal) }), written, fix);
  }
  return spelling.kind === "grouped" ? spelling.digits : `${spelling.whole}.${spelling.fraction}`;
}

/** The advice names what this very column reads in one way only. */
function ambiguous(
  { whole, fraction }: Extract<Spelling, { kind: "either" }>,
  { purpose, decimal: mark }: Convention,
  written: string,
): NumberReading {
  const thousands = whole + fraction;
  const message = say(AMBIGUOUS, { text: written, decimal: { vi: `${whole},${fraction}`, en: `${whole}.${fraction}` }, thousands });
  const used = mark === "point" ? "point" : "comma";
  const digits = fraction.replace(/0+$/, "");
  // Where a column of counts says nothing, three digits behind a mark are thousands again: a fourth tells them apart.
  const clear = purpose === "count" && mark === "undetermined" && digits.length === 3 ? `${digits}0` : digits;
  const decimal = digits === "" ? whole : `${whole}${used === "point" ? "." : ","}${clear}`;
  return fault(message, written, say(AMBIGUOUS_FIX, { decimal, mark: markName(used), thousands }));
}
