/**
 * The one door to YAML: text → plain data in which numbers keep their spelling, with the place of every value. The features of YAML
 * that make a file mean more than it shows (anchors, merges, tags, several documents) are refused, each by its own name.
 */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { type Diagnostics, FIRST_GIVEN_HERE } from "./diagnostic.ts";
import { Numeral } from "./shape.ts";
import type { Source, TextSpan } from "./source.ts";
import { asCount, type Message, say, words } from "./text.ts";
import { oddSpace, rawControl, syntaxFault, syntaxFix, TAG } from "./yaml-syntax.ts";

export type Path = readonly (string | number)[];

export interface YamlFile {
  /** Mappings have no prototype; a number is a `Numeral`. */
  readonly data: unknown;
  /** The place of a value, or of the nearest thing around it; `key` gives the place of its key instead. */
  readonly locate: (path: Path, part?: "key" | "value") => TextSpan;
}

/** Deeper than any rubric: a file that nests more was made to exhaust the reader. */
const DEEPEST = 64;
const LONGEST = 1024 * 1024;

const DUPLICATE = words("yaml-duplicate-key", "Khóa này đã có ở trên.", "This key was given before.");
const DIRECTIVE = words("yaml-directive", "Không dùng chỉ thị YAML (%).", "YAML directives (%) are not used here.");
const ANCHOR = words("yaml-anchor", "Không dùng neo và bí danh YAML (& và *).", "YAML anchors and aliases (& and *) are not used here.");
const MERGE = words("yaml-merge", "Không dùng khóa gộp YAML (<<).", "YAML merge keys (<<) are not used here.");
const KEY = words("yaml-key", "Khóa phải là chữ.", "A key must be text.");
const DEEP = words("yaml-depth", "Tệp lồng nhau quá {limit} cấp.", "The file nests deeper than {limit} levels.");
const LONG = words("yaml-size", "Tệp dài quá {limit} byte.", "The file is longer than {limit} bytes.");
const EMPTY = words("yaml-empty", "Tệp rỗng.", "The file is empty.");
const ONE_ONLY = say(words("fix-duplicate-key", "Chỉ để lại một chỗ.", "Keep only one of them.", ["yaml-duplicate-key"]), {});

const spanOf = (source: Source, node: Node, fallback: TextSpan): TextSpan =>
  node.range ? { kind: "text", source, start: node.range[0], end: Math.max(node.range[1], node.range[0]) } : fallback;

/** Nesting is counted on the bare text first, since the parser itself would run out of stack. */
function tooDeep(text: string): number | undefined {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) open += 1;
    else if (char === 0x5d || char === 0x7d) open = Math.max(0, open - 1);
    if (open > DEEPEST) return at;
  }
  const indent = /^( *)(?:- )*/gm;
  for (let line = indent.exec(text); line !== null; line = indent.exec(text)) {
    if (line[0].length > DEEPEST * 8 || line[0].split("- ").length > DEEPEST) return line.index;
    if (line[0] === "") indent.lastIndex += 1;
  }
  return undefined;
}

const whole = (source: Source): TextSpan => ({ kind: "text", source, start: 0, end: 0 });

/** Reads a file; undefined when it is no YAML that we accept, with what is wrong in `problems`. */
export function readYaml(source: Source, problems: Diagnostics): YamlFile | undefined {
  const start = whole(source);
  const refuse = (message: Message, at: TextSpan): undefined => {
    const fix = syntaxFix[message.words.code];
    problems.add("error", message, at, fix === undefined ? {} : { fix });
    return undefined;
  };
  if (source.text.length > LONGEST) return refuse(say(LONG, { limit: asCount(LONGEST) }), start);
  if (source.text.trim() === "") return refuse(say(EMPTY, {}), start);
  const deep = tooDeep(source.text);
  if (deep !== undefined) return refuse(say(DEEP, { limit: asCount(DEEPEST) }), { kind: "text", source, start: deep, end: deep + 1 });

  const control = rawControl(source.text);
  if (control !== undefined) return refuse(control.message, { kind: "text", source, start: control.at, end: control.at + 1 });
  const directive = source.text.search(/^%/m);
  if (directive !== -1) return refuse(say(DIRECTIVE, {}), { kind: "text", source, start: directive, end: directive + 1 });

  // The parser's own check for keys given twice compares each with each, and a long file would hold it for minutes.
  // A lone CR ends a line for editors and for us, though not for the parser; one character for one keeps every place.
  const document = parseDocument(source.text.replace(/\r(?!\n)/g, "\n"), {
    version: "1.2",
    merge: false,
    strict: true,
    uniqueKeys: false,
    prettyErrors: false,
  });
  if (document.errors.length > 0) {
    const { message, at } = oddSpace(source.text) ?? syntaxFault(source.text, document.errors);
    return refuse(message, { kind: "text", source, start: at, end: at + 1 });
  }
  if (document.contents === null) return refuse(say(EMPTY, {}), start);
  const refused = hiddenMeaning(source, document.contents);
  if (refused !== undefined) return refuse(refused.message, refused.at);
  if (givenTwice(source, document.contents, problems)) return undefined;
  return { data: plain(document.contents), locate: (path, part = "value") => locate(source, document.contents, path, part, start) };
}

/** Keys given twice, each told at the second with the first beside it. */
function givenTwice(source: Source, contents: unknown, problems: Diagnostics): boolean {
  let found = false;
  firstOf(contents, (node) => {
    if (!isMap<Node>(node)) return;
    const seen = new Map<string, Node>();
    for (const { key } of node.items) {
      const name = keyText(key);
      const first = seen.get(name);
      if (first === undefined) seen.set(name, key);
      else {
        found = true;
        const related = [{ at: spanOf(source, first, whole(source)), message: FIRST_GIVEN_HERE }];
        problems.add("error", say(DUPLICATE, {}), spanOf(source, key, whole(source)), { found: name, fix: ONE_ONLY, related });
      }
    }
  });
  return found;
}

/** Whatever makes a file mean something else than it shows. */
function hiddenMeaning(source: Source, contents: unknown): { readonly message: Message; readonly at: TextSpan } | undefined {
  return firstOf(contents, (node, depth) => {
    const found = depth > DEEPEST * 3 ? { sentence: say(DEEP, { limit: asCount(DEEPEST) }), node: node as Node } : hidden(node);
    return found === undefined ? undefined : { message: found.sentence, at: spanOf(source, found.node, whole(source)) };
  });
}

/**
 * What is first found in the order of the file. The library's own way through a document makes a list of all that is around each of its nodes.
 */
function firstOf<T>(node: unknown, find: (node: unknown, depth: number) => T | undefined, depth = 0): T | undefined {
  const found = find(node, depth);
  if (found !== undefined) return found;
  const below = isPair(node) ? [node.key, node.value] : isMap(node) || isSeq(node) ? node.items : [];
  for (const each of below) {
    const deeper = firstOf(each, find, depth + 1);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function hidden(node: unknown): { readonly sentence: Message; readonly node: Node } | undefined {
  if (isPair<Node, Node>(node)) {
    const { key, value } = node;
    if (!isScalar(key)) return { sentence: say(KEY, {}), node: key ?? value };
    return key.source === "<<" && key.type === "PLAIN" ? { sentence: say(MERGE, {}), node: key } : undefined;
  }
  if (!isNode(node)) return undefined;
  if (isAlias(node) || ("anchor" in node && node.anchor)) return { sentence: say(ANCHOR, {}), node };
  // Only a tag that is written stands here; what the parser finds out by itself does not.
  return node.tag ? { sentence: say(TAG, {}), node } : undefined;
}

/** A scalar key as it is written, so that `1.10:` stays `1.10`. */
const keyText = (key: unknown): string => (isScalar(key) ? (key.source ?? String(key.value)) : "");

function plain(node: unknown): unknown {
  if (isMap(node)) {
    const record = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of node.items) record[keyText(key)] = plain(value);
    return record;
  }
  if (isSeq(node)) return node.items.map(plain);
  if (!isScalar(node)) return null;
  return typeof node.value === "number" ? new Numeral(node.source ?? "") : node.value;
}

function locate(source: Source, contents: unknown, path: Path, part: "key" | "value", start: TextSpan): TextSpan {
  let node: unknown = contents;
  let at = start;
  for (const [depth, step] of path.entries()) {
    const { key, value } = childOf(node, step);
    if (key === undefined && !isNode(value)) break;
    if (isNode(key)) at = spanOf(source, key, at);
    // An item of a list has no key to point at; a mapping or list under a key is pointed at by its key.
    const wanted = !isNode(key) || (isScalar(value) && (part === "value" || depth < path.length - 1));
    if (isNode(value) && wanted) at = spanOf(source, value, at);
    node = value;
  }
  return isMap(node) || isSeq(node) ? firstLine(source, at) : at;
}

function childOf(node: unknown, step: string | number): { readonly key?: unknown; readonly value: unknown } {
  if (isSeq(node)) return { value: node.items[Number(step)] };
  const pair = isMap(node) ? node.items.find(({ key }) => keyText(key) === step) : undefined;
  return { key: pair?.key, value: pair?.value };
}

/** A mapping or a list is pointed at by its first line; its whole text would be a frame of pages. */
function firstLine(source: Source, span: TextSpan): TextSpan {
  const end = source.text.indexOf("\n", span.start);
  return end === -1 || end >= span.end ? span : { ...span, end };
}
