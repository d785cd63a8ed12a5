/** A YAML file told key by key, read off its zod shape: every key with its type, whether it is needed, and what it is for. */
import type * as z from "zod";
import { aboutOf, valueNames } from "../shape.ts";
import { bareShape, definition } from "../shape-keys.ts";
import type { Text } from "../text.ts";

export interface KeyDoc {
  /** `levels[].id`: the key `id` of each item of `levels`. */
  readonly path: string;
  readonly type: Text;
  readonly required: boolean;
  readonly about: Text;
}

const same = (text: string): Text => ({ vi: text, en: text });
const MAPPING: Text = { vi: "nhóm khóa", en: "mapping" };
const FREE: Text = { vi: "nhóm khóa tự đặt", en: "mapping with free keys" };
const LIST: Text = { vi: "danh sách", en: "list" };
const RULE: Text = { vi: "cách tính điểm (cchc help kinds)", en: "rule (cchc help kinds)" };
const NOTHING_SAID: Text = { vi: "", en: "" };

const joined = (texts: readonly Text[]): Text => ({
  vi: texts.map(({ vi }) => vi).join(" hoặc "),
  en: texts.map(({ en }) => en).join(" or "),
});
const listOf = (item: Text): Text => (item === MAPPING ? LIST : { vi: `danh sách ${item.vi}`, en: `list of ${item.en}` });

/** The shape and what it is wrapped in, from the outside. */
function layers(shape: z.ZodType): readonly z.ZodType[] {
  const { innerType, in: input } = definition(shape);
  const inner = innerType ?? input;
  return inner === undefined ? [shape] : [shape, ...layers(inner)];
}

function first<T>(list: readonly z.ZodType[], find: (shape: z.ZodType) => T | undefined): T | undefined {
  for (const each of list) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function typeOf(shape: z.ZodType): Text {
  const name = first(layers(shape), (each) => valueNames.get(each));
  if (name !== undefined) return name;
  const { type, element, options, values, entries, discriminator } = definition(bareShape(shape));
  if (element !== undefined) return listOf(typeOf(element));
  if (discriminator !== undefined) return RULE;
  if (options !== undefined) return joined(options.map(typeOf));
  if (values !== undefined) return same(values.map(String).join(" | "));
  if (entries !== undefined) return same(Object.values(entries).join(" | "));
  if (type === "boolean") return same("true | false");
  return type === "object" ? MAPPING : FREE;
}

/** The mappings that a value may be or hold, with the path that leads to them. */
function mappings(shape: z.ZodType, path: string): readonly { readonly shape: z.ZodType; readonly path: string }[] {
  const core = bareShape(shape);
  const { shape: members, element, options, discriminator } = definition(core);
  if (members !== undefined) return [{ shape: core, path }];
  if (element !== undefined) return mappings(element, `${path}[]`);
  return options === undefined || discriminator !== undefined ? [] : options.flatMap((option) => mappings(option, path));
}

/** @param told the mappings told so far and where: a mapping that comes again, as a tree does, is told once */
function keysOf(shape: z.ZodType, path: string, told: Map<z.ZodType, string>): readonly KeyDoc[] {
  told.set(shape, path);
  return Object.entries(definition(shape).shape ?? {}).flatMap(([key, member]) => {
    const here = path === "" ? key : `${path}.${key}`;
    const inside = mappings(member, here);
    const again = inside.map((each) => told.get(each.shape)).find((each) => each !== undefined);
    const type = typeOf(member);
    const doc: KeyDoc = {
      path: here,
      type: again === undefined ? type : { vi: `${type.vi}, như ${again}`, en: `${type.en}, like ${again}` },
      required: !layers(member).some((each) => definition(each).type === "optional"),
      about: first(layers(member), aboutOf) ?? NOTHING_SAID,
    };
    return [doc, ...(again === undefined ? inside.flatMap((each) => keysOf(each.shape, each.path, told)) : [])];
  });
}

/** Every key of a mapping, each followed by the keys inside it. */
export const outline = (shape: z.ZodType): readonly KeyDoc[] => keysOf(bareShape(shape), "", new Map());
