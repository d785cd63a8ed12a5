/**
 * A strict linear reading of the XML in a workbook: well-formed or refused, with the part and the place. No entity but the five of XML is
 * known and no DOCTYPE is accepted, so nothing can be expanded or fetched.
 */
import { asCount, say, words } from "../text.ts";
import { joined } from "./joined.ts";
import { within } from "./limits.ts";
import { refuse, saveAgain } from "./refusal.ts";
import { withoutEntities } from "./xml-entities.ts";
import { decodePart, inUtf8, tellDoctype, type XmlPart, type XmlSource } from "./xml-part.ts";

/** Names and values in turn: elements have two or three, so a map would cost more than it saves. */
export type Attributes = readonly string[];

export function attribute(attributes: Attributes, name: string): string | undefined {
  for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1];
  return undefined;
}

/** As `attribute`, whatever prefix the name has: `r:id`. */
export function anyAttribute(attributes: Attributes, local: string): string | undefined {
  for (let i = 0; i < attributes.length; i += 2) if (localName(attributes[i] as string) === local) return attributes[i + 1];
  return undefined;
}

/** Names come without their prefix. */
export interface XmlHandlers {
  /**
   * Takes whole elements that stand at `at` in the plainest spelling there is, and says where they end; `at` itself where they are not
   * spelt so, and then they are read by the rules.
   */
  plain?(text: string, at: number): number;
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MALFORMED = words(
  "xml-malformed",
  "Tệp bị hỏng: phần “{part}” sai cấu trúc ở vị trí {offset}.",
  "The file is damaged: the part “{part}” is malformed at offset {offset}.",
);
const CUT = words(
  "xml-truncated",
  "Tệp bị hỏng: phần “{part}” bị cắt cụt ở vị trí {offset}.",
  "The file is damaged: the part “{part}” is cut off at offset {offset}.",
);
export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Reads the part from beginning to end. @throws {Refusal} */
export function scanXml(source: XmlPart, on: XmlHandlers): void {
  const scanner = new Scanner(source, on);
  scanner.take(decodePart(source), true);
  scanner.end();
}

/** Reads a part that comes in pieces, of which only one is held at a time. @throws {Refusal} */
export async function scanXmlPieces(source: XmlSource, pieces: AsyncIterable<Uint8Array>, on: XmlHandlers): Promise<void> {
  const scanner = new Scanner(source, on);
  let [held, length]: [Uint8Array[], number] = [[], 0];
  for await (const piece of inUtf8(source, pieces)) {
    // A `>` is never a part of another character, so the bytes up to it are whole ones.
    const cut = piece.lastIndexOf(0x3e) + 1;
    if (cut === 0) {
      held.push(piece);
      length += piece.length;
      scanner.refuseLong(length);
      continue;
    }
    scanner.take(decodePart({ ...source, bytes: joined([...held, piece.subarray(0, cut)]) }), false);
    held = cut === piece.length ? [] : [piece.slice(cut)];
    length = piece.length - cut;
  }
  scanner.take(decodePart({ ...source, bytes: joined(held) }), true);
  scanner.end();
}

const LONGEST_TAG = 4 * 1024 * 1024;

/** Thrown where what is held ends in the middle of a tag and more is to come. */
const MORE = Symbol("more");

class Scanner {
  /** What is held of the part, and how much went before it. */
  #text = "";
  #before = 0;
  #last = false;
  /** How far what is held has been read. */
  #read = 0;
  readonly #source: XmlSource;
  readonly #on: XmlHandlers;
  readonly #open: string[] = [];
  readonly #locals = new Map<string, string>();
  #seen = false;

  constructor(source: XmlSource, on: XmlHandlers) {
    this.#source = source;
    this.#on = on;
  }

  /** Reads as much as can be read before more comes. */
  take(text: string, last: boolean): void {
    this.#before += this.#read;
    this.#text = this.#text.slice(this.#read) + text;
    this.#read = 0;
    this.#last = last;
    this.refuseLong(this.#text.length - text.length);
    try {
      this.#run();
    } catch (error) {
      if (error !== MORE) throw error;
    }
  }

  /** Refuses what is too long to be held until it ends: no tag and no text of a sheet is, and reading it anew with every piece takes for ever. */
  refuseLong(length: number): void {
    if (length <= LONGEST_TAG) return;
    within("text-length", length, this.#source.limits, this.#source.file);
    this.#fail(MALFORMED, 0);
  }

  end(): void {
    if (this.#open.length > 0 || !this.#seen) this.#fail(CUT, this.#text.length);
  }

  #run(): void {
    const text = this.#text;
    const { plain } = this.#on;
    while (this.#read < text.length) {
      const next = text.indexOf("<", this.#read);
      if (next === -1 && !this.#last) return;
      const end = next === -1 ? text.length : next;
      if (end > this.#read) this.#characters(this.#read, end);
      this.#read = end;
      if (next === -1) return;
      const passed = plain === undefined ? next : plain(text, next);
      this.#read = passed > next ? passed : this.#markup(next);
    }
  }

  #fail(sentence: typeof MALFORMED, at: number): never {
    return refuse(say(sentence, { part: this.#source.part, offset: asCount(this.#before + at) }), this.#source.file, { fix: saveAgain });
  }

  /** What is held ends here. @throws MORE where that is not the end of the part */
  #cut(): never {
    if (!this.#last) throw MORE;
    return this.#fail(CUT, this.#text.length);
  }

  #characters(start: number, end: number): void {
    if (this.#open.length === 0) {
      if (this.#text.slice(start, end).trim() !== "") this.#fail(MALFORMED, start);
    } else this.#on.text?.(this.#decoded(start, end));
  }

  #markup(at: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at + 1);
    if (code === 47) return this.#closing(at);
    if (code === 63) return this.#until("?>", at);
    if (code !== 33) return this.#opening(at);
    if (text.startsWith("<!--", at)) return this.#until("-->", at);
    if (text.startsWith("<![CDATA[", at) && this.#open.length > 0) {
      const end = this.#until("]]>", at);
      this.#on.text?.(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.slice(at, at + 9).toUpperCase() === "<!DOCTYPE") tellDoctype(this.#source);
    return this.#fail(MALFORMED, at);
  }

  #until(mark: string, at: number): number {
    const found = this.#text.indexOf(mark, at + 2);
    return found === -1 ? this.#cut() : found + mark.length;
  }

  #closing(at: number): number {
    const end = this.#text.indexOf(">", at);
    if (end === -1) this.#cut();
    const name = this.#text.slice(at + 2, end).trimEnd();
    if (this.#open.pop() !== name) this.#fail(MALFORMED, at);
    this.#on.close?.(this.#local(name));
    return end + 1;
  }

  /** The name without its prefix; remembered, for a sheet has a million tags and a dozen names. */
  #local(name: string): string {
    const known = this.#locals.get(name);
    if (known !== undefined) return known;
    const local = localName(name);
    if (this.#locals.size < 1_000) this.#locals.set(name, local);
    return local;
  }

  #opening(at: number): number {
    const text = this.#text;
    let i = at + 1;
    for (let code = text.charCodeAt(i); code !== 62 && code !== 47 && !isSpace(code); code = text.charCodeAt(i)) {
      if (Number.isNaN(code)) this.#cut();
      if (code === 60) this.#fail(MALFORMED, i);
      i += 1;
    }
    const name = text.slice(at + 1, i);
    if (name === "" || (this.#open.length === 0 && this.#seen)) this.#fail(MALFORMED, at);
    const attributes: string[] = [];
    i = this.#attributes(i, attributes);
    this.#seen = true;
    const local = this.#local(name);
    const empty = text.charCodeAt(i) === 47;
    if (empty && text.charCodeAt(i + 1) !== 62) this.#fail(MALFORMED, i);
    this.#open.push(name);
    within("xml-depth", this.#open.length, this.#source.limits, this.#source.file);
    this.#on.open?.(local, attributes);
    if (!empty) return i + 1;
    this.#open.pop();
    this.#on.close?.(local);
    return i + 2;
  }

  /** Reads attributes into `into`; returns the place of the `>` or `/` that ends the tag. */
  #attributes(from: number, into: string[]): number {
    const text = this.#text;
    let i = from;
    for (;;) {
      while (isSpace(text.charCodeAt(i))) i += 1;
      const code = text.charCodeAt(i);
      if (code === 62 || code === 47) return i;
      const equals = text.indexOf("=", i);
      if (Number.isNaN(code) || equals === -1) this.#cut();
      const name = text.slice(i, equals).trimEnd();
      i = equals + 1;
      while (isSpace(text.charCodeAt(i))) i += 1;
      const quote = text.charAt(i);
      if ((quote !== '"' && quote !== "'") || name === "" || name.length > 256 || attribute(into, name) !== undefined)
        this.#fail(MALFORMED, i);
      const end = text.indexOf(quote, i + 1);
      if (end === -1) this.#cut();
      into.push(name, this.#decoded(i + 1, end));
      within("xml-attributes", into.length / 2, this.#source.limits, this.#source.file);
      i = end + 1;
    }
  }

  #decoded(start: number, end: number): string {
    const text = this.#text.slice(start, end);
    return text.includes("&") ? (withoutEntities(text) ?? this.#fail(MALFORMED, start)) : text;
  }
}
