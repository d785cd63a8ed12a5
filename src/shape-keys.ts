/** Which keys a mapping of a YAML file may have, read off its zod shape: for suggestions, the reference and completion. */
import type * as z from "zod";
import type { Path } from "./yaml.ts";

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
}

export const definition = (shape: z.ZodType): Definition => (shape as unknown as { _zod: { def: Definition } })._zod.def;

/** The shape without `optional` and `transform` around it. */
export function bareShape(shape: z.ZodType): z.ZodType {
  const { innerType, in: input } = definition(shape);
  const inner = innerType ?? input;
  return inner === undefined ? shape : bareShape(inner);
}

const kindOf = (shape: z.ZodType): string | undefined => {
  const literal = definition(shape).shape?.kind;
  return literal === undefined ? undefined : String(definition(literal).values?.[0]);
};

function inside(shape: z.ZodType, step: string | number, value: unknown): readonly z.ZodType[] {
  const { shape: members, element, valueType } = definition(shape);
  if (members !== undefined) return members[step] === undefined ? [] : alternatives(members[step], value);
  if (element !== undefined) return alternatives(element, value);
  return valueType === undefined ? [] : alternatives(valueType, value);
}

/** The shapes that a value may have; of a choice by `kind`, the one that the value names. */
function alternatives(shape: z.ZodType, value: unknown): readonly z.ZodType[] {
  const core = bareShape(shape);
  const { options } = definition(core);
  if (options === undefined) return [core];
  const kind = (value as Record<string, unknown> | null | undefined)?.kind;
  const named = options.find((option) => kind !== undefined && kindOf(option) === kind);
  return named === undefined ? options.flatMap((option) => alternatives(option, value)) : [named];
}

/** The keys allowed in the mapping at `path`; at a path that ends in `kind`, the kinds there are. */
export function keysAt(root: z.ZodType, data: unknown, path: Path): readonly string[] {
  let shapes = alternatives(root, data);
  let value = data;
  for (const [depth, step] of path.entries()) {
    if (step === "kind" && depth === path.length - 1) return shapes.map(kindOf).filter((kind) => kind !== undefined);
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
    shapes = shapes.flatMap((shape) => inside(shape, step, value));
  }
  return [...new Set(shapes.flatMap((shape) => Object.keys(definition(shape).shape ?? {})))];
}
