/** XML as text of which a few places are changed: where its tags stand, and pieces put in while every other byte stays as it was. */

export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  /** With its colon; empty where there is none. */
  readonly prefix: string;
  readonly kind: "open" | "close" | "empty";
  /** As written, from the first space on. */
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
  /** How many elements are open around it. */
  readonly depth: number;
}

/** Comments, CDATA and instructions are taken whole, so that what stands in them is no tag. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.-]+:)?([\w.-]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/** The tags in their order. The text has been found well-formed before. */
export function* tagsOf(text: string): Generator<Tag> {
  let depth = 0;
  for (const found of text.matchAll(MARKUP)) {
    const [whole, close, prefix = "", name, attributes = "", empty] = found;
    if (name === undefined) continue;
    const kind = close === "/" ? "close" : empty === "/" ? "empty" : "open";
    if (kind === "close") depth -= 1;
    yield { name, prefix, kind, attributes, start: found.index, end: found.index + whole.length, depth };
    if (kind === "open") depth += 1;
  }
}

export interface Element {
  readonly tag: Tag;
  /** Where its content begins and ends; both are the end of the tag for an empty one. */
  readonly from: number;
  readonly to: number;
  /** Behind its closing tag. */
  readonly end: number;
}

/** The elements that stand right inside the first one of a name, in their order. */
export function childrenOf(text: string, parent: string): readonly Element[] {
  const around = firstNamed(text, parent);
  if (around === undefined) return [];
  const children: Element[] = [];
  let open: Tag | undefined;
  for (const tag of tagsOf(text)) {
    if (tag.start >= around.to) break;
    if (tag.start < around.from || tag.depth !== around.tag.depth + 1) continue;
    if (tag.kind === "empty") children.push({ tag, from: tag.end, to: tag.end, end: tag.end });
    else if (tag.kind === "open") open = tag;
    else if (open !== undefined) children.push({ tag: open, from: open.end, to: tag.start, end: tag.end });
  }
  return children;
}

/** The first element of a name, wherever it stands. */
export function firstNamed(text: string, name: string): Element | undefined {
  let open: Tag | undefined;
  for (const tag of tagsOf(text)) {
    if (tag.name !== name || (open !== undefined && tag.depth !== open.depth)) continue;
    if (open !== undefined) return { tag: open, from: open.end, to: tag.start, end: tag.end };
    if (tag.kind === "empty") return { tag, from: tag.end, to: tag.end, end: tag.end };
    open = tag;
  }
  return undefined;
}

/** The text with one more child in an element: the last one, or the first. @throws {Error} when there is no such element */
export function withChild(text: string, parent: string, child: (prefix: string) => string, first = false): string {
  const element = firstNamed(text, parent);
  if (element === undefined) throw new Error(`no ${parent}`);
  const { tag, from, to } = element;
  const edits = new Edits();
  const name = `${tag.prefix}${tag.name}`;
  if (tag.kind === "empty") edits.replace(tag.start, tag.end, `<${name}${tag.attributes}>${child(tag.prefix)}</${name}>`);
  else edits.insert(first ? from : to, child(tag.prefix));
  return edits.apply(text);
}

export const elementNamed = (list: readonly Element[], name: string): Element | undefined => list.find(({ tag }) => tag.name === name);

/** The value of an attribute as written. */
export const attributeOf = ({ attributes }: Pick<Tag, "attributes">, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined);

/** The attributes with one of them given another value, or added. @param value needs no escaping */
export function withAttribute(attributes: string, name: string, value: string | number): string {
  const pattern = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  return pattern.test(attributes)
    ? attributes.replace(pattern, (_, start: string) => `${start}"${value}"`)
    : `${attributes} ${name}="${value}"`;
}

/** Pieces to put into a text; at one place they stand in the order in which they were given. */
export class Edits {
  readonly #list: { readonly start: number; readonly end: number; readonly text: string }[] = [];

  replace(start: number, end: number, text: string): void {
    this.#list.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  apply(text: string): string {
    const pieces: string[] = [];
    let from = 0;
    for (const edit of [...this.#list].sort((a, b) => a.start - b.start || a.end - b.end)) {
      pieces.push(text.slice(from, edit.start), edit.text);
      from = edit.end;
    }
    return pieces.join("") + text.slice(from);
  }
}
