/**
 * The one door to YAML: text → plain data in which numbers keep their spelling, with the place of every value. The features of YAML
 * that make a file mean more than it shows (anchors, merges, tags, several documents) are refused, each by its own name.
 */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, parseDocument, visit } from "yaml";
import type { Diagnostics } from "./diagnostic.ts";
import { Numeral } from "./shape.ts";
import type { Source, TextSpan } from "./source.ts";
import { type Message, say, type Words, words } from "./text.ts";

type Path = readonly (string | number)[];

export interface YamlFile {
  /** Mappings have no prototype; a number is a `Numeral`. */
  readonly data: unknown;
  /** The place of a value, or of the nearest thing around it; `key` gives the place of its key instead. */
  readonly locate: (path: Path, part?: "key" | "value") => TextSpan;
}

/** Deeper than any rubric: a file that nests more was made to exhaust the reader. */
const DEEPEST = 64;
const LONGEST = 1024 * 1024;

const SYNTAX: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: words("yaml-tab", "Thụt lề bằng phím Tab.", "Indented with a tab."),
  BAD_INDENT: words("yaml-indent", "Thụt lề không đúng.", "The indentation is wrong."),
  BLOCK_AS_IMPLICIT_KEY: words("yaml-indent", "Thụt lề không đúng.", "The indentation is wrong."),
  BAD_COLLECTION_TYPE: words("yaml-indent", "Thụt lề không đúng.", "The indentation is wrong."),
  MULTIPLE_DOCS: words(
    "yaml-documents",
    "Tệp có nhiều tài liệu YAML (dấu ---); chỉ được một.",
    "The file holds several YAML documents (---); only one is allowed.",
  ),
  DUPLICATE_KEY: words("yaml-duplicate-key", "Khóa này đã có ở trên.", "This key was given before."),
  MISSING_CHAR: words("yaml-unclosed", "Thiếu dấu đóng hoặc dấu ngăn cách.", "A closing mark or a separator is missing."),
  BAD_DIRECTIVE: words("yaml-directive", "Không dùng chỉ thị YAML (%).", "YAML directives (%) are not used here."),
  TAG_RESOLVE_FAILED: words("yaml-tag", "Không dùng thẻ YAML (!).", "YAML tags (!) are not used here."),
};
const OTHER_SYNTAX = words("yaml-syntax", "Tệp không đúng cú pháp YAML.", "The file is not valid YAML.");
const FIX: Readonly<Record<string, Message>> = {
  "yaml-tab": say(words("fix-tab", "Dùng dấu cách, không dùng phím Tab.", "Use spaces, not tabs."), {}),
  "yaml-indent": say(
    words("fix-indent", "Cho các dòng cùng cấp thụt vào bằng nhau, mỗi cấp hai dấu cách.", "Indent lines of one level alike, two spaces a level."),
    {},
  ),
  "yaml-unclosed": say(words("fix-unclosed", "Kiểm tra dấu ngoặc và dấu nháy mở mà chưa đóng.", "Look for a bracket or quote left open."), {}),
  "yaml-syntax": say(
    words("fix-syntax", "Kiểm tra dấu hai chấm, dấu nháy và thụt lề ở dòng này.", "Check colons, quotes and indentation of this line."),
    {},
  ),
};
const ANCHOR = words("yaml-anchor", "Không dùng neo và bí danh YAML (& và *).", "YAML anchors and aliases (& and *) are not used here.");
const TAG = words("yaml-tag", "Không dùng thẻ YAML (!).", "YAML tags (!) are not used here.");
const MERGE = words("yaml-merge", "Không dùng khóa gộp YAML (<<).", "YAML merge keys (<<) are not used here.");
const KEY = words("yaml-key", "Khóa phải là chữ.", "A key must be text.");
const DEEP = words("yaml-depth", "Tệp lồng nhau quá {limit} cấp.", "The file nests deeper than {limit} levels.");
const LONG = words("yaml-size", "Tệp dài quá {limit} byte.", "The file is longer than {limit} bytes.");
const EMPTY = words("yaml-empty", "Tệp rỗng.", "The file is empty.");
const FIRST_HERE = say(words("first-given-here", "ghi lần đầu ở đây", "first given here"), {});

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
    const fix = FIX[message.words.code];
    problems.add("error", message, at, fix === undefined ? {} : { fix });
    return undefined;
  };
  if (source.text.length > LONGEST) return refuse(say(LONG, { limit: LONGEST }), start);
  if (source.text.trim() === "") return refuse(say(EMPTY, {}), start);
  const deep = tooDeep(source.text);
  if (deep !== undefined) return refuse(say(DEEP, { limit: DEEPEST }), { kind: "text", source, start: deep, end: deep + 1 });

  const document = parseDocument(source.text, { version: "1.2", merge: false, strict: true, uniqueKeys: true, prettyErrors: false });
  const [broken] = document.errors.filter((error) => error.code !== "DUPLICATE_KEY");
  if (broken !== undefined) {
    const [from, to] = broken.pos;
    return refuse(say(SYNTAX[broken.code] ?? OTHER_SYNTAX, {}), { kind: "text", source, start: from, end: Math.max(to, from + 1) });
  }
  for (const { pos } of document.errors) duplicate(source, document.contents, pos[0], problems);
  const refused = hiddenMeaning(source, document.contents);
  if (refused !== undefined) return refuse(refused.message, refused.at);
  if (problems.failed && document.errors.length > 0) return undefined;
  return { data: plain(document.contents), locate: (path, part = "value") => locate(source, document.contents, path, part, start) };
}

/** A key given twice, told at the second with the first beside it. */
function duplicate(source: Source, contents: unknown, offset: number, problems: Diagnostics): void {
  let found = false;
  visit(contents as Node, {
    Map(_, map) {
      const seen = new Map<string, Node>();
      for (const { key } of map.items as Pair<Node>[]) {
        const name = isScalar(key) ? String(key.value) : "";
        const first = seen.get(name);
        if (first !== undefined && isNode(key) && (key.range?.[0] ?? -1) >= offset && !found) {
          found = true;
          const related = [{ at: spanOf(source, first, whole(source)), message: FIRST_HERE }];
          problems.add("error", say(SYNTAX.DUPLICATE_KEY as Words, {}), spanOf(source, key, whole(source)), { found: name, related });
        } else if (isNode(key) && first === undefined) seen.set(name, key);
      }
    },
  });
}

/** Whatever makes a file mean something else than it shows. */
function hiddenMeaning(source: Source, contents: unknown): { readonly message: Message; readonly at: TextSpan } | undefined {
  let refused: { readonly message: Message; readonly at: TextSpan } | undefined;
  visit(contents as Node, (key, node, ancestors) => {
    const no = (message: Message, at: Node): symbol => {
      refused = { message, at: spanOf(source, at, whole(source)) };
      return visit.BREAK;
    };
    if (ancestors.length > DEEPEST * 3) return no(say(DEEP, { limit: DEEPEST }), node as Node);
    if (isAlias(node)) return no(say(ANCHOR, {}), node);
    if (isPair(node)) {
      if (!isScalar(node.key)) return no(say(KEY, {}), (node.key ?? node.value) as Node);
      return node.key.source === "<<" && node.key.type === "PLAIN" ? no(say(MERGE, {}), node.key) : undefined;
    }
    if (isNode(node) && "anchor" in node && node.anchor) return no(say(ANCHOR, {}), node);
    if (isNode(node) && node.tag && key !== null && !node.tag.startsWith("tag:yaml.org,2002:")) return no(say(TAG, {}), node);
    return undefined;
  });
  return refused;
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
    let next: unknown;
    let key: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyText(item.key) === step);
      next = pair?.value;
      key = pair?.key;
    } else if (isSeq(node)) next = node.items[Number(step)];
    if (key === undefined && !isNode(next)) break;
    if (isNode(key)) at = spanOf(source, key, at);
    // An item of a list has no key to point at.
    if (isNode(next) && (part === "value" || depth < path.length - 1 || !isNode(key))) {
      if (isScalar(next) || !isNode(key)) at = spanOf(source, next, at);
    }
    node = next;
  }
  return isMap(node) || isSeq(node) ? firstLine(source, at) : at;
}

/** A mapping or a list is pointed at by its first line; its whole text would be a frame of pages. */
function firstLine(source: Source, span: TextSpan): TextSpan {
  const end = source.text.indexOf("\n", span.start);
  return end === -1 || end >= span.end ? span : { ...span, end };
}
