/** Plain data as YAML that people would write: a mapping a line a key, short mappings in braces. */
import { Numeral } from "../shape.ts";

/** Letters, digits and what cannot be taken for punctuation, a number or a word of YAML itself. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off)$)\p{L}(?:[\p{L}\p{M}\d ./()%≥≤><_-]*[\p{L}\p{M}\d)%])?$/iu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WIDTH = 92;

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Numeral);
const isScalar = (value: unknown): boolean => !isMapping(value) && !Array.isArray(value);

function scalar(value: unknown): string {
  if (value instanceof Numeral) return value.text;
  if (typeof value !== "string") return String(value);
  return PLAIN.test(value) || DAY.test(value) ? value : JSON.stringify(value);
}

/** On one line: `{ id: tot, points: 1 }`. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(", ")}]`;
  if (!isMapping(value)) return scalar(value);
  const members = Object.entries(value).map(([key, each]) => `${key}: ${flowYaml(each)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** A value behind its key or dash: on the same line if it is short, else on lines of its own. */
function behind(value: unknown, indent: string, head: string): readonly string[] {
  const flow = `${indent}${head} ${flowYaml(value)}`;
  if (isScalar(value) || (flow.length <= WIDTH && isFlat(value))) return [flow];
  return [`${indent}${head}`, ...block(value, `${indent}  `)];
}

/** A mapping of nothing but scalars, or a list of scalars. */
const isFlat = (value: unknown): boolean => (isMapping(value) ? Object.values(value) : (value as readonly unknown[])).every(isScalar);

function block(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const flow = `${indent}- ${flowYaml(item)}`;
      if (isScalar(item) || (flow.length <= WIDTH && isFlat(item))) return [flow];
      const [start = "", ...rest] = block(item, `${indent}  `);
      return [`${indent}- ${start.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value as Mapping).flatMap(([key, each]) => behind(each, indent, `${key}:`));
}

/** A mapping as a piece of a file. */
export const blockYaml = (value: Mapping): string => block(value, "").join("\n");
