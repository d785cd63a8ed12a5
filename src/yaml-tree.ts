/** A YAML file as what it shows: mappings, lists and scalars, each with its place. Nothing here depends on who read it. */
import { Numeral } from "./shape.ts";
import type { Source, TextSpan } from "./source.ts";

interface Placed {
  readonly start: number;
  readonly end: number;
}
export interface YamlScalar extends Placed {
  readonly kind: "scalar";
  /** As it is spelt, without its quotes. */
  readonly text: string;
  /** A number is a `Numeral`. */
  readonly value: unknown;
}
export interface YamlMap extends Placed {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
}
export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode | undefined;
}
export interface YamlList extends Placed {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}
export type YamlNode = YamlScalar | YamlMap | YamlList;

export type Path = readonly (string | number)[];

/** The value without its places. Mappings have no prototype. */
export function dataOf(node: YamlNode | undefined): unknown {
  if (node === undefined) return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(dataOf);
  const record = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) record[key.text] = dataOf(value);
  return record;
}

/** A plain scalar that spells a number keeps its spelling. */
export const scalarOf = (text: string, value: unknown, { start, end }: Placed): YamlScalar => ({
  kind: "scalar",
  text,
  value: typeof value === "number" ? new Numeral(text) : value,
  start,
  end,
});

export const spanOf = (source: Source, { start, end }: Placed): TextSpan => ({ kind: "text", source, start, end });

/** The place of a value, or of the nearest thing around it. */
export function locate(source: Source, root: YamlNode, path: Path, part: "key" | "value"): TextSpan {
  let node: YamlNode | undefined = root;
  let at: TextSpan = { kind: "text", source, start: 0, end: 0 };
  for (const [depth, step] of path.entries()) {
    const { key, value }: { readonly key?: YamlScalar; readonly value: YamlNode | undefined } = childOf(node, step);
    if (key === undefined && value === undefined) break;
    if (key !== undefined) at = spanOf(source, key);
    // An item of a list has no key to point at; a mapping or list under a key is pointed at by its key.
    const wanted = key === undefined || (value?.kind === "scalar" && (part === "value" || depth < path.length - 1));
    if (value !== undefined && wanted) at = spanOf(source, value);
    node = value;
  }
  return node === undefined || node.kind === "scalar" ? at : firstLine(source, at);
}

function childOf(node: YamlNode | undefined, step: string | number): { readonly key?: YamlScalar; readonly value: YamlNode | undefined } {
  if (node?.kind === "list") return { value: node.items[Number(step)] };
  return (node?.kind === "map" ? node.entries.find(({ key }) => key.text === step) : undefined) ?? { value: undefined };
}

/** A mapping or a list is pointed at by its first line; its whole text would be a frame of pages. */
function firstLine(source: Source, span: TextSpan): TextSpan {
  const end = source.text.indexOf("\n", span.start);
  return end === -1 || end >= span.end ? span : { ...span, end };
}
