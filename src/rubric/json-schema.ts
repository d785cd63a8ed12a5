/**
 * The rubric language as JSON Schema, for editors that complete and check as one types. The keys and their words are those of the shape;
 * what a schema cannot be told by zod (the range of a number that is read from its spelling, which keys stand beside which) is found out
 * by asking the reader itself, so that the two cannot drift apart.
 */
import * as z from "zod";
import { Diagnostics } from "../diagnostic.ts";
import { conditionShape } from "../rules/conditions.ts";
import { ruleKinds } from "../rules/index.ts";
import { Numeral } from "../shape.ts";
import type { YamlFile } from "../yaml.ts";
import { node } from "./node-schema.ts";
import { type NodeFile, rubricShape } from "./schema.ts";
import { checkStructure } from "./structure.ts";

type Json = Record<string, unknown>;

const ID = "urn:cchc:rubric:1";
const TITLE = {
  title: "Bộ tiêu chí CCHC",
  description: "Ngôn ngữ bộ tiêu chí của cchc, phiên bản 1",
  $comment: "The rubric language, version 1",
};
/** Shapes that hold themselves, by the names they have in `$defs`. */
const RECURSIVE: ReadonlyMap<z.ZodType, { readonly name: string; readonly title: string }> = new Map<
  z.ZodType,
  { readonly name: string; readonly title: string }
>([
  [node, { name: "node", title: "Lĩnh vực, tiêu chí hoặc tiêu chí thành phần" }],
  [conditionShape, { name: "condition", title: "Điều kiện" }],
]);

const takes = (shape: z.ZodType, value: number): boolean => shape.safeParse(new Numeral(String(value))).success;

/** Beyond every end that a number of a rubric has. Every number may be 1, and its ends are whole numbers. */
const FAR = 1_000_000_000;

/** The last whole number upwards or downwards that the shape takes; undefined where there is no end. */
function lastTaken(shape: z.ZodType, way: 1 | -1): number | undefined {
  let taken = 1;
  let refused = way * FAR;
  if (takes(shape, refused)) return undefined;
  while (Math.abs(refused - taken) > 1) {
    const middle = Math.trunc((refused + taken) / 2);
    if (takes(shape, middle)) taken = middle;
    else refused = middle;
  }
  return taken;
}

/** Type and range of a number. */
function numberSchema(shape: z.ZodType): Json {
  const least = lastTaken(shape, -1);
  const most = lastTaken(shape, 1);
  if (!takes(shape, 0.5)) {
    return least === most ? { type: "integer", const: least } : { type: "integer", minimum: least, maximum: most };
  }
  return {
    type: "number",
    ...(least === undefined ? {} : takes(shape, least - 0.5) ? { exclusiveMinimum: least - 1 } : { minimum: least }),
    ...(most === undefined ? {} : takes(shape, most + 0.5) ? { exclusiveMaximum: most + 1 } : { maximum: most }),
  };
}

const NOWHERE: YamlFile = {
  data: undefined,
  locate: () => ({ kind: "text", source: { name: "", text: "" }, start: 0, end: 0 }),
};

/** The keys of a node that the reader refuses beside another, each as a property that must not be there. */
function refusedBeside(other: "criteria" | "rule"): Json {
  const refused = Object.keys(node.shape).filter((key) => {
    const problems = new Diagnostics();
    checkStructure([{ [key]: [], [other]: [] } as unknown as NodeFile], [], NOWHERE, problems);
    return key !== other && problems.failed;
  });
  return Object.fromEntries(refused.map((key) => [key, false]));
}

/** Either a branch or a leaf. A condition and not a choice: an editor can then say which key is missing or out of place. */
const structure = (): Json => ({
  if: { required: ["criteria"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: refusedBeside("criteria") },
  else: { required: ["rule"], properties: refusedBeside("rule") },
});

/** What zod leaves open of a shape. */
function complete(shape: z.ZodType, schema: Json): void {
  if (schema.type === "number" || schema.type === "integer") Object.assign(schema, numberSchema(shape));
  if (shape === node) Object.assign(schema, structure());
  const named = RECURSIVE.get(shape);
  if (named !== undefined) schema.title = named.title;
  const kind = ruleKinds.find((each) => each.shape === shape);
  if (kind !== undefined) Object.assign(schema, { title: kind.title.vi, description: kind.doc.vi, $comment: kind.doc.en });
}

/** Keywords in the order in which a person reads them. */
const ORDER =
  "$schema $id $ref title description $comment type const enum pattern minLength minimum exclusiveMinimum maximum exclusiveMaximum minItems items required properties propertyNames additionalProperties oneOf anyOf if then else $defs".split(
    " ",
  );
/** Keywords that hold schemas by names of their own. */
const BY_NAME = ["properties", "$defs"];

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const rankOf = (keyword: string): number => (ORDER.includes(keyword) ? ORDER.indexOf(keyword) : ORDER.length);

/** The schema with its keywords in order and its definitions called by their names. */
function tidy(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => tidy(each, names));
  if (!isJson(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b));
  return Object.fromEntries(
    entries.map(([keyword, each]) => {
      if (keyword === "$ref") return [keyword, `#/$defs/${names.get(String(each)) ?? ""}`];
      if (!BY_NAME.includes(keyword) || !isJson(each)) return [keyword, tidy(each, names)];
      const inside = Object.entries(each).map(([name, schema]) => [names.get(`#/$defs/${name}`) ?? name, tidy(schema, names)]);
      return [keyword, Object.fromEntries(inside)];
    }),
  );
}

/** The names of the definitions, by the references that zod makes to them. */
function definitionNames(definitions: Json): ReadonlyMap<string, string> {
  const byTitle = new Map([...RECURSIVE.values()].map(({ name, title }) => [title, name]));
  return new Map(
    Object.entries(definitions).map(([reference, schema]) => [
      `#/$defs/${reference}`,
      byTitle.get(String(isJson(schema) ? schema.title : "")) ?? reference,
    ]),
  );
}

/** JSON Schema, draft 2020-12, of a rubric file. */
export function rubricJsonSchema(): Json {
  const schema = z.toJSONSchema(rubricShape, {
    target: "draft-2020-12",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => complete(zodSchema as unknown as z.ZodType, jsonSchema as Json),
  }) as Json;
  return tidy({ $id: ID, ...TITLE, ...schema }, definitionNames(schema.$defs as Json)) as Json;
}
