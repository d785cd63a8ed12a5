/** The phrases in which Vietnamese decisions write the steps of a ladder («từ 70% đến dưới 90%») → a range with open and closed ends. */
import { compare, parseExact, ZERO } from "../points.ts";

/** The ends of a range, as spelt but with a decimal point: `from` ≥, `above` >, `to` ≤, `below` <. */
export interface Range {
  readonly from?: string;
  readonly above?: string;
  readonly to?: string;
  readonly below?: string;
}

export interface Phrase {
  readonly range: Range;
  /** The bounds are percentages. */
  readonly percent: boolean;
  /** The phrase contradicts itself («trên 90% trở lên») or leaves an end unsaid. */
  readonly doubtful: boolean;
}

type End = keyof Range;

interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly percent: boolean;
}

const LONGEST = 400;
/** A number that is neither part of a date, of the number of a decree, nor of a fraction. */
const NUMERAL = /(?<![\d.,/\p{L}])(\d{1,9}(?:[.,]\d{1,9}){0,3})(?![\d/]|[.,]\d)\s*(%|phần trăm)?/gu;

/** Words before a number; the longer ones first, since «không quá» ends in «quá» and «không dưới» in «dưới». */
const BEFORE: readonly (readonly [End, RegExp])[] = [
  [
    "to",
    /(?:không (?:quá|vượt quá|vượt|trên|lớn hơn|cao hơn|nhiều hơn|hơn)|(?:nhỏ|thấp|ít) hơn hoặc bằng|bằng hoặc (?:dưới|nhỏ hơn|thấp hơn|ít hơn)|tối đa|nhiều nhất|cao nhất|≤|<=)$/u,
  ],
  [
    "from",
    /(?:không (?:dưới|ít hơn|thấp hơn|nhỏ hơn|kém)|(?:lớn|cao|nhiều) hơn hoặc bằng|bằng hoặc (?:trên|lớn hơn|cao hơn|nhiều hơn|hơn)|ít nhất|tối thiểu|thấp nhất|từ đủ|≥|>=)$/u,
  ],
  ["below", /(?:dưới|(?:nhỏ|ít|thấp|kém) hơn|(?:chưa|không) (?:đạt|đến|tới|được)|<)$/u],
  ["above", /(?:trên|hơn|vượt quá|vượt|quá|>)$/u],
  ["from", /từ$/u],
  ["to", /(?:đến|tới)$/u],
];
/** Words between such a phrase and its number that change nothing. */
const FILLER = /(?:^|\s)(?:mức|khoảng|đạt|là|có|được|tỷ lệ|tỉ lệ|ngưỡng|đủ|từ (?=$))$/u;
const EXACT = /(?:^|đạt|đủ|đúng|bằng|có|được|=|[-+•*:])$/u;

/** One spelling of spaces, dashes and signs, in lower case. */
const plain = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u00f0]/g, "đ")
    .replace(/≧/g, "≥")
    .replace(/≦/g, "≤")
    .replace(/\s+/g, " ")
    .trim();

/** `0,5` → `0.5`, `05` → `5`; a count such as `1.200` is grouped, a percentage never. */
export function decimalText(text: string, percent: boolean): string {
  const grouped = !percent && /^\d{1,3}(?:\.\d{3})+$/.test(text);
  const [whole = "0", fraction] = grouped ? [text.replaceAll(".", "")] : text.split(/[.,]/);
  const digits = whole.replace(/^0+(?=\d)/, "");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

function numeralsIn(text: string): readonly Numeral[] {
  return [...text.matchAll(NUMERAL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    text: match[1] as string,
    percent: match[2] !== undefined,
  }));
}

const JOINED = /^\s*(?:-|đến|tới|đến dưới)\s*$/u;

/** The numbers that are bounds: the percentages where there are any («năm 2022» is none), else all there are. */
function bounds(text: string): readonly Numeral[] | undefined {
  const all = numeralsIn(text);
  const asPercent = all.map((each, index): Numeral => {
    const next = all[index + 1];
    return !each.percent && next?.percent === true && JOINED.test(text.slice(each.end, next.start)) ? { ...each, percent: true } : each;
  });
  const percentages = asPercent.filter(({ percent }) => percent);
  if (percentages.length > 0) return percentages;
  // Without a percent sign nothing tells a bound from the number of a law, so every digit must belong to a bound.
  const digits = (text.match(/\d/g) ?? []).length;
  return digits === all.reduce((sum, each) => sum + each.text.replace(/\D/g, "").length, 0) ? all : undefined;
}

/** What the words right before a number say of it. */
function endBefore(before: string): End | undefined {
  let text = before.trimEnd();
  for (let rest = text.replace(FILLER, "").trimEnd(); rest !== text; rest = text.replace(FILLER, "").trimEnd()) {
    const found = direct(text);
    if (found !== undefined) return found;
    text = rest;
  }
  return direct(text);
}

const direct = (text: string): End | undefined => BEFORE.find(([, words]) => words.test(text))?.[0];

function single(text: string, only: Numeral): Phrase | undefined {
  const { percent } = only;
  const value = decimalText(only.text, percent);
  const before = text.slice(0, only.start);
  const after = text.slice(only.end);
  const end = endBefore(before);
  const told = (range: Range, doubtful = false): Phrase => ({ range, percent, doubtful });
  if (/trở lên/u.test(after)) return end === "to" || end === "below" ? undefined : told({ from: value }, end === "above");
  if (/trở xuống/u.test(after)) return end === "above" ? undefined : told({ to: value }, end === "below");
  if (/^\s*(?:≤|<=|<|≥|>=|>)/u.test(after)) return undefined;
  if (end !== undefined) return told({ [end]: value });
  if (percent && value === "100") return told({ from: value });
  if (percent) return told({ from: value, to: value }, value !== "0");
  return EXACT.test(before.trimEnd()) ? told({ from: value, to: value }) : undefined;
}

const isBelow = (a: string, b: string): boolean => compare(parseExact(a) ?? ZERO, parseExact(b) ?? ZERO) < 0;

const SIGNS = /^\s*(≤|<=|<)[^<>≤≥]*?(≤|<=|<)\s*$/u;
const UPPER_OPEN = /(?:^|\s|-)(?:dưới|(?:nhỏ|ít|thấp) hơn|chưa (?:đến|đạt|tới)|<)$/u;
const UPPER_CLOSED = /(?:^|[\s,])(?:đến|tới|đến hết|đến không quá|và không quá|nhưng không quá|không quá|tối đa|-|~|≤|<=)$/u;

function double(text: string, low: Numeral, high: Numeral): Phrase | undefined {
  const percent = low.percent || high.percent;
  const a = decimalText(low.text, percent);
  const b = decimalText(high.text, percent);
  const between = text.slice(low.end, high.start).trimEnd();
  const after = text.slice(high.end);
  // «từ 90% xuống 70%» and «trên 90% trở lên, 100% …» say something else; told as a choice they are at least seen.
  if (/trở lên|trở xuống|xuống|hoặc/u.test(between) || /trở (?:lên|xuống)/u.test(after) || isBelow(b, a)) return undefined;
  const signs = SIGNS.exec(between);
  if (signs !== null)
    return { range: { [signs[1] === "<" ? "above" : "from"]: a, [signs[2] === "<" ? "below" : "to"]: b }, percent, doubtful: false };
  const first = endBefore(text.slice(0, low.start));
  if (first === "to" || first === "below") return undefined;
  const lower: Range = first === "above" ? { above: a } : { from: a };
  const upper = UPPER_OPEN.test(between) ? "below" : UPPER_CLOSED.test(between) ? "to" : undefined;
  return upper === undefined ? undefined : { range: { ...lower, [upper]: b }, percent, doubtful: false };
}

/** The range that a phrase names; undefined when it names none, or more than one. */
export function readPhrase(written: string): Phrase | undefined {
  const text = plain(written);
  const [first, second, ...more] = bounds(text) ?? [];
  if (first === undefined || more.length > 0) return undefined;
  return second === undefined ? single(text, first) : double(text, first, second);
}

/** «các trường hợp còn lại», «mức khác»: whatever no other step holds. */
export const isRest = (text: string): boolean =>
  /^(?:[-+•*]\s*)?(?:(?:các |những )?(?:trường hợp |mức )?(?:còn lại|khác)|không đạt(?: yêu cầu| các mức trên)?|ngoài các trường hợp trên)[.:;]?$/u.test(
    plain(text),
  );
