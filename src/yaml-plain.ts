/**
 * YAML in the plain spelling that rubrics have: keys and lists by indentation, brackets and quotes that close on their line, no escapes. It
 * is read in one pass over the text. Whatever is spelt otherwise, be it right or wrong, is left to the library, which knows the whole
 * language; so there is no fault to tell here, and nothing may be taken that the library would take for something else.
 */
import { APOSTROPHE, COLON, COMMA, DASH, HASH, isLineEnd, Lines, OTHERWISE, otherwise, QUOTE, SPACE } from "./yaml-lines.ts";
import { scalarOf, type YamlEntry, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from "./yaml-tree.ts";

/** The file as a tree; undefined when some of it is spelt otherwise. */
export function plainYaml(text: string): YamlNode | undefined {
  // Tabs, lone carriage returns and whatever else ends a line or is none to see.
  if (/[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]|\r(?!\n)/.test(text)) return undefined;
  try {
    return new PlainYaml(text).file();
  } catch (error) {
    if (error !== OTHERWISE) throw error;
    return undefined;
  }
}

const DEEPEST = 48;
/** The library refuses keys that are much longer. */
const LONGEST_KEY = 512;
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125] as const;

/** What a text without quotes may not begin with; a dash may stand in front of a number. */
const INDICATOR = /^(?:[?:,[\]{}#&*!|>'"%@`=]|-(?!\d)|<<|\.\.\.)/;
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** What YAML takes for a number, spelt in a way that nobody should write one. */
const ODD_NUMBER = /^(?:[-+]?\.?\d[\d.]*(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);
const ODD_WORD = /^(?:~|null|Null|NULL|True|TRUE|False|FALSE)$/;

class PlainYaml extends Lines {
  file(): YamlNode {
    const root = this.indent === 0 ? this.#block(0, 0) : otherwise();
    return this.indent === -1 ? root : otherwise();
  }

  #isItem(): boolean {
    const next = this.code(this.at + 1);
    return this.code() === DASH && (next === SPACE || isLineEnd(next));
  }

  /** A mapping or a list whose lines begin in this column. */
  #block(column: number, depth: number): YamlNode {
    if (depth > DEEPEST) otherwise();
    return this.#isItem() ? this.#list(column, depth) : this.#map(column, this.#scalar(false), depth);
  }

  #list(column: number, depth: number): YamlList {
    const start = this.at;
    const items: YamlNode[] = [];
    while (this.indent === column && this.#isItem()) {
      const dash = this.at;
      this.at += 1;
      this.skipSpaces();
      items.push(this.#item(column + this.at - dash, depth));
      if (this.indent > column) otherwise();
    }
    return { kind: "list", items, start, end: this.lineEnd(start) };
  }

  /** @param column of what stands behind the dash */
  #item(column: number, depth: number): YamlNode {
    const node = this.#inline(false, depth);
    if (node.kind === "scalar" && this.code() === COLON) {
      this.indent = column;
      return this.#map(column, node, depth + 1);
    }
    this.endLine();
    return node;
  }

  /** @param first its first key, which has just been read */
  #map(column: number, first: YamlScalar, depth: number): YamlMap {
    const entries: YamlEntry[] = [];
    for (let key = first; ; key = this.#scalar(false)) {
      this.#colon(key);
      entries.push({ key, value: this.#value(column, depth) });
      if (this.indent > column) otherwise();
      if (this.indent < column) return { kind: "map", entries, start: first.start, end: this.lineEnd(first.start) };
    }
  }

  #colon(key: YamlScalar): void {
    const next = this.code(this.at + 1);
    if (this.code() !== COLON || (next !== SPACE && !isLineEnd(next)) || this.at !== key.end) otherwise();
    if (key.end - key.start > LONGEST_KEY) otherwise();
    this.at += 1;
    this.skipSpaces();
  }

  /** What a key in this column has: on its line, or below it. */
  #value(column: number, depth: number): YamlNode {
    const code = this.code();
    if (code !== HASH && !isLineEnd(code)) {
      const node = this.#inline(false, depth);
      this.endLine();
      return node;
    }
    this.endLine();
    if (this.indent > column) return this.#block(this.indent, depth + 1);
    return this.indent === column && this.#isItem() ? this.#list(column, depth + 1) : otherwise();
  }

  /** A scalar, or a mapping or list in brackets. @param bracketed whether it stands between brackets */
  #inline(bracketed: boolean, depth: number): YamlNode {
    if (depth > DEEPEST) otherwise();
    const code = this.code();
    if (code === OPEN_MAP) return this.#bracketedMap(depth + 1);
    return code === OPEN_LIST ? this.#bracketedList(depth + 1) : this.#scalar(bracketed);
  }

  #bracketedMap(depth: number): YamlMap {
    const start = this.at;
    const entries: YamlEntry[] = [];
    this.#between(CLOSE_MAP, () => {
      const key = this.#scalar(true);
      this.#colon(key);
      entries.push({ key, value: this.#inline(true, depth) });
    });
    return { kind: "map", entries, start, end: this.at };
  }

  #bracketedList(depth: number): YamlList {
    const start = this.at;
    const items: YamlNode[] = [];
    this.#between(CLOSE_LIST, () => items.push(this.#inline(true, depth)));
    return { kind: "list", items, start, end: this.at };
  }

  /** What stands between two brackets, if anything, with a comma before each but the first. */
  #between(close: number, read: () => void): void {
    const next = (): void => {
      this.at += 1;
      this.skipSpaces();
    };
    next();
    if (this.code() !== close) read();
    for (this.skipSpaces(); this.code() === COMMA; this.skipSpaces()) {
      next();
      read();
    }
    if (this.code() !== close) otherwise();
    this.at += 1;
  }

  #scalar(bracketed: boolean): YamlScalar {
    const code = this.code();
    return code === QUOTE || code === APOSTROPHE ? this.#quoted(code) : this.#bare(bracketed);
  }

  #quoted(mark: number): YamlScalar {
    const start = this.at;
    const end = this.text.indexOf(String.fromCharCode(mark), start + 1);
    const content = end === -1 ? otherwise() : this.text.slice(start + 1, end);
    if (/[\\\n]/.test(content)) otherwise();
    this.at = end + 1;
    return scalarOf(content, content, { start, end: this.at });
  }

  /** A scalar without quotes. */
  #bare(bracketed: boolean): YamlScalar {
    const start = this.at;
    let end = start;
    for (let code = this.code(); !isLineEnd(code); code = this.code()) {
      if (code === COLON && this.#endsKey(this.at + 1, bracketed)) break;
      if (code === HASH && this.code(this.at - 1) === SPACE) break;
      if (bracketed && isBracketOrComma(code)) break;
      this.at += 1;
      if (code !== SPACE) end = this.at;
    }
    const text = this.text.slice(start, end);
    if (text === "" || INDICATOR.test(text)) otherwise();
    this.at = end;
    return scalarOf(text, meant(text), { start, end });
  }

  /** Whether a colon before this place ends a key. */
  #endsKey(at: number, bracketed: boolean): boolean {
    const code = this.code(at);
    return code === SPACE || isLineEnd(code) || (bracketed && isBracketOrComma(code));
  }
}

const isBracketOrComma = (code: number): boolean =>
  code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;

/** What YAML takes a scalar without quotes for. */
function meant(text: string): unknown {
  if (NUMBER.test(text)) return Number(text);
  if (ODD_NUMBER.test(text) || ODD_WORD.test(text)) otherwise();
  return WORDS.get(text) ?? text;
}
