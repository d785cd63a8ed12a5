/** A YAML file of a shape: read, checked, and every fault told at its place. */
import type * as z from "zod";
import type { Diagnostics } from "./diagnostic.ts";
import { Faults } from "./faults.ts";
import { keysAt } from "./shape-keys.ts";
import type { Source } from "./source.ts";
import { readYaml, type YamlFile } from "./yaml.ts";

/** Reads YAML of a shape; undefined when it has not the shape, with every fault in `problems`. */
export function shaped<T>(
  source: Source,
  shape: z.ZodType<T>,
  problems: Diagnostics,
): { readonly value: T; readonly file: YamlFile } | undefined {
  const file = readYaml(source, problems);
  if (file === undefined) return undefined;
  const result = shape.safeParse(file.data);
  if (result.success) return { value: result.data, file };
  const faults = new Faults(file, problems);
  faults.knownKeys = (path) => keysAt(shape, file.data, path);
  faults.tell(result.error.issues);
  return undefined;
}
