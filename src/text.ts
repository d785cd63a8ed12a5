/**
 * What the program says, in two languages. A sentence is declared once, beside the code that says it, as a pair of templates; what
 * travels through the program is the sentence's `Words` and its arguments. It becomes a string only where it is printed.
 */
import { decimalsOf, type Exact, round, toDecimal } from "./points.ts";

export type Lang = "vi" | "en";

/** A fixed text in both languages. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export const text = (vi: string, en: string): Text => ({ vi, en });

/** What is put together in each language by itself. */
export const inBoth = (made: (lang: Lang) => string): Text => ({ vi: made("vi"), en: made("en") });

/** A text without its end where there is too much of it. */
export const shorten = (whole: string, most = 80): string => (whole.length > most ? `${whole.slice(0, most - 1)}…` : whole);

/** The first few of many names, where no words can stand. */
export const begun = (names: readonly string[], most: number): string =>
  names.length > most ? `${names.slice(0, most).join(", ")}, …` : names.join(", ");

/** `U+00A0`: a letter that looks like another one, or like nothing. */
export const codePoint = (letter: string): string => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The first few of many names, and how many more there are. @param others what those are called in Vietnamese */
export function few(names: readonly string[], most: number, others: "đơn vị" | "tiêu chí" | "mục" | "mã" | "cột" | "dòng"): Text {
  const more = names.length - most;
  const named = names.slice(0, most).join(", ");
  return more <= 0 ? { vi: named, en: named } : { vi: `${named} và ${more} ${others} khác`, en: `${named} and ${more} more` };
}

/** A whole number that the program counted, to stand in a sentence; never taken for an exact quantity, which may be a number as well. */
export interface Counted {
  readonly counted: number;
}
export const asCount = (number: number): Counted => ({ counted: number });

/** Something a template can be filled with. Exact numbers and counts are written as the language writes them, other values as they stand. */
export type Arg = string | Counted | Exact | Text | Message;
export type Args = Readonly<Record<string, Arg>>;

/** The names between braces in a template: `"còn {count} đơn vị"` gives `"count"`. */
type Blank<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}` ? NameOf<Inside> | Blank<Rest> : never;
type NameOf<S extends string> = S extends `${infer Name}:${string}` ? Name : S;

/** A sentence in both languages with a stable code; `Names` are its blanks. */
export interface Words<Names extends string = string> {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Only for the type checker: which blanks must be filled. */
  readonly blanks?: Names;
}

/** A sentence with its blanks filled, not yet written out. */
export interface Message {
  readonly words: Words;
  readonly args: Args;
}

/** Every sentence that was declared, by its code, so that help can tell what a code stands for; and those that tell what to do about it. */
const declared = new Map<string, Words[]>();
const mending = new Map<string, Words[]>();
function keep(among: Map<string, Words[]>, code: string, sentence: Words): void {
  const known = among.get(code) ?? [];
  if (!known.some(({ vi }) => vi === sentence.vi)) among.set(code, [...known, sentence]);
}

/**
 * Declares a sentence. Both templates must name the same blanks, or it does not compile. A blank may say how its number is written:
 * `{x}` as it is, `{x:2}` with at least two decimals, `{x:%}` as a percentage with two decimals.
 * @param mends of a sentence that tells what to do: the codes it is said of, besides the one that it is named for (`fix-no-table` mends `no-table`)
 */
export function words<const V extends string, const E extends string>(
  code: string,
  vi: V,
  en: Blank<E> extends Blank<V> ? (Blank<V> extends Blank<E> ? E : never) : never,
  mends: readonly string[] = [],
): Words<Blank<V>> {
  const sentence = { code, vi, en: en as string };
  keep(declared, code, sentence);
  const own = /^fix-(.+)|^(.+)-fix$/.exec(code);
  for (const each of own === null ? mends : [...mends, own[1] ?? own[2] ?? ""]) keep(mending, each, sentence);
  return sentence;
}

/** The sentences that have been declared under a code; none where no part of the program that says it has been loaded. */
export const sentencesOf = (code: string): readonly Words[] => declared.get(code) ?? [];
/** The sentences that tell what to do about what a code stands for. */
export const mendingOf = (code: string): readonly Words[] => mending.get(code) ?? [];
export const declaredCodes = (): Iterable<string> => declared.keys();

/** Fills the blanks of a sentence. */
export function say<Names extends string>(sentence: Words<Names>, args: { readonly [K in Names]: Arg }): Message {
  return { words: sentence, args: args as Args };
}

/** A sentence whose blanks follow from the figures behind it. */
export interface LateWords<Figures> extends Words {
  readonly fill: (figures: Figures) => Args;
}

/**
 * Declares how a sentence is filled from the figures behind it. A ledger holds hundreds of thousands of sentences, of which a reader sees
 * a page: a late one keeps only its figures and makes its parts (a band, a percentage) when it is printed.
 */
export function late<Figures>() {
  return <Names extends string>(
    { code, vi, en }: Words<Names>,
    fill: (figures: Figures) => { readonly [K in Names]: Arg },
  ): LateWords<Figures> => ({ code, vi, en, fill: fill as LateWords<Figures>["fill"] });
}

class LateMessage<Figures> implements Message {
  readonly words: LateWords<Figures>;
  readonly figures: Figures;
  constructor(sentence: LateWords<Figures>, figures: Figures) {
    this.words = sentence;
    this.figures = figures;
  }

  get args(): Args {
    return this.words.fill(this.figures);
  }
}

/** A sentence that is filled when it is printed. */
export const sayLate = <Figures>(sentence: LateWords<Figures>, figures: Figures): Message => new LateMessage(sentence, figures);

/** Groups the digits of a whole part by three. */
const grouped = (digits: string, separator: string): string =>
  digits.length <= 3 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, separator);

/**
 * A number as an office of the language prints it: `1.234,50` or `1,234.50`.
 * @param places decimals at least shown; a number that needs more shows them all
 */
export function formatNumber(value: Exact, lang: Lang, places = 0): string {
  const text = toDecimal(value, places);
  const from = text.startsWith("-") ? 1 : 0;
  const point = text.indexOf(".");
  const digits = grouped(text.slice(from, point === -1 ? undefined : point), lang === "vi" ? "." : ",");
  return `${from === 1 ? "−" : ""}${digits}${point === -1 ? "" : (lang === "vi" ? "," : ".") + text.slice(point + 1)}`;
}

/** A day as the language writes it, from its ISO form `2022-01-15`. */
export function formatDate(iso: string, lang: Lang): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return lang === "vi" ? `${day}/${month}/${year}` : iso;
}

function argument(value: Arg | undefined, form: string, lang: Lang): string {
  if (value === undefined) return "";
  if (typeof value === "string") return form === "date" ? formatDate(value, lang) : value;
  if (typeof value === "object" && "words" in value) return render(value, lang);
  if (typeof value === "object" && "vi" in value) return value[lang];
  if (typeof value === "object" && "counted" in value) return grouped(String(value.counted), lang === "vi" ? "." : ",");
  const exact = value as Exact;
  if (form === "%") return formatPercent(exact, lang);
  const places = form === "" ? 0 : Number(form);
  return formatNumber(shown(exact, Math.max(places, 6)), lang, places);
}

const cut = (value: Exact, decimals: number): Exact => round(value, { decimals, mode: "half-up" });

/** A fraction that no decimals can hold is shown cut; in words only, the figure itself stays whole. */
function shown(value: Exact, places: number): Exact {
  const needed = decimalsOf(value);
  return needed !== undefined && needed <= places ? value : cut(value, Math.min(places, 6));
}

/** `98,67%`: always two decimals, cut by half-up for the eye only; a comparison has been made on the exact figure before. */
export const formatPercent = (value: Exact, lang: Lang): string => `${formatNumber(cut(value, 2), lang, 2)}%`;

const BLANK = /\{(\w+)(?::([^}]+))?\}/;

/** Templates cut at their blanks, once each: text, name, form, text, name, form, … text. */
const templates = new Map<string, readonly (string | undefined)[]>();
function partsOf(template: string): readonly (string | undefined)[] {
  const known = templates.get(template);
  if (known !== undefined) return known;
  const parts = template.split(BLANK);
  templates.set(template, parts);
  return parts;
}

/** Writes a message out in a language. */
export function render(message: Message, lang: Lang): string {
  const { words: sentence, args } = message;
  const parts = partsOf(sentence[lang]);
  let text = parts[0] ?? "";
  for (let at = 1; at < parts.length; at += 3) text += argument(args[parts[at] ?? ""], parts[at + 1] ?? "", lang) + (parts[at + 2] ?? "");
  return text;
}
