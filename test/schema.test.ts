/**
 * The JSON Schema that editors use says what the reader says: both accept and refuse the same rubrics, save what `NOT_IN_DATA` and
 * `BETWEEN_KEYS` list. `CCHC_UPDATE=1` writes the schema that is kept beside the rubrics anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type * as z from "zod";
import { main } from "../src/cli.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { rubricJsonSchema } from "../src/rubric/json-schema.ts";
import { readRubric } from "../src/rubric/read.ts";
import { rubricShape } from "../src/rubric/schema.ts";
import { checkStructure } from "../src/rubric/structure.ts";
import { ruleKinds } from "../src/rules/index.ts";
import { Numeral } from "../src/shape.ts";
import { lineOf } from "../src/source.ts";
import { readYaml, type YamlFile } from "../src/yaml.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const SCHEMA_FILE = join(home, "rubrics", "rubric.schema.json");
const yamlIn = (folder: string): readonly string[] =>
  readdirSync(join(home, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
const shipped = yamlIn("rubrics");
const broken = yamlIn("test/rubrics");

/** What only the text of a file shows: a schema sees the data that YAML made of it. */
const NOT_IN_DATA: Readonly<Record<string, string>> = {
  "number-spelling": "010, 0x1F, .5 and 1e1 are plain numbers once YAML has read them",
};
/** What is no YAML, or YAML that means more than it shows (anchors, tags, merges), of which the data has no trace either. */
const YAML_FAULT = /^yaml-/;
/** What keys of one rule or items of one list say of each other: declared in the rules as functions, which no schema can hold. */
const BETWEEN_KEYS: Readonly<Record<string, string>> = {
  "id-twice": "ids of a list are compared with each other",
  "id-reserved": "the id `points` is kept for points",
  "only-for-ratio": "keys of bands that need ratio: true",
  "ratio-mode-alone": "ratioMode needs ratioDecimals",
  "each-or-percent": "an incident has either each or percent",
  "step-and-values": "given has either step or values",
  "condition-form": "a condition has exactly one of all, any and fact",
  "condition-mismatch": "a comparison must be one that the fact knows",
  "unknown-fact": "conditions name facts",
  "fact-values": "only a choice has values, and at least two",
  "step-last": "only the last step has no condition",
  "survey-part-missing": "scale and answers go with measure",
  "survey-part-odd": "scale and answers go with measure",
  "scale-empty": "a scale runs upwards",
  "day-impossible": "31 February has the form of a day",
};

const schema = rubricJsonSchema();
// Strict but in one thing: the condition `if` asks for a key that is described beside it, not within.
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
const errorsOf = (data: unknown): readonly ErrorObject[] => (validate(data) ? [] : (validate.errors ?? []));

async function printed(...argv: readonly string[]): Promise<string> {
  const host = memoryHost({ files: {} });
  expect(await main(["schema", ...argv], host)).toBe(0);
  expect(host.stderr()).toBe("");
  return host.stdout();
}

describe("the schema", () => {
  test("kept beside the rubrics is what the command prints", async () => {
    const now = await printed();
    if (process.env.CCHC_UPDATE === "1") writeFileSync(SCHEMA_FILE, now);
    expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(now);
    expect(await printed("--lang", "en")).toBe(now);
    expect(JSON.parse(now)).toEqual(schema);
  });

  test("is of draft 2020-12, closed at every mapping, and every key is described in Vietnamese and in English", () => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    const said = expect.stringMatching(/\S/);
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== "object" || value === null) return;
      const { properties, additionalProperties, type } = value as Record<string, unknown>;
      if (type === "object" && properties !== undefined) {
        expect(additionalProperties, path).toBe(false);
        for (const [key, each] of Object.entries(properties as object)) {
          expect(each, `${path}/${key}`).toMatchObject({ description: said, $comment: said });
        }
      }
      for (const [key, each] of Object.entries(value)) walk(each, `${path}/${key}`);
    };
    walk(schema, "");
    expect(Object.keys(schema.$defs as object)).toEqual(["node", "condition"]);
    expect(JSON.stringify(schema)).not.toContain("__schema");
  });

  test("tells the rule kinds apart by their name", () => {
    const { node } = schema.$defs as { readonly node: { readonly properties: { readonly rule: { readonly oneOf: readonly unknown[] } } } };
    expect(node.properties.rule.oneOf).toHaveLength(ruleKinds.length);
    for (const [index, { kind, title, doc }] of ruleKinds.entries()) {
      expect(node.properties.rule.oneOf[index]).toMatchObject({
        title: title.vi,
        description: doc.vi,
        required: expect.arrayContaining(["kind"]),
        properties: { kind: { const: kind } },
      });
    }
  });

  test("has the ranges of numbers", () => {
    const { properties } = schema as { readonly properties: Record<string, unknown> };
    expect(properties.cchc).toMatchObject({ type: "integer", const: 1 });
    expect(properties.maxPoints).toMatchObject({ type: "number", minimum: 0 });
    expect(properties.rounding).toMatchObject({ properties: { decimals: { type: "integer", minimum: 0, maximum: 6 } } });
    expect(properties.counts).toMatchObject({ properties: { domains: { type: "integer", minimum: 1, maximum: 100_000 } } });
  });
});

interface Told {
  readonly code: string;
  readonly line: number;
}
/** What the reader says of a file, and the lines in which the schema finds something; no lines where the reader stops at the YAML. */
function both(path: string): { readonly reader: readonly Told[]; readonly lines: ReadonlySet<number> | undefined } {
  const text = readFileSync(join(home, path), "utf8");
  const problems = new Diagnostics();
  readRubric({ name: path, text }, text, { hash: () => "0" }, problems);
  const reader = problems.list.map(({ message, at }) => ({
    code: message.words.code,
    line: at.kind === "text" ? lineOf(text, at.start).line : 0,
  }));
  const file = readYaml({ name: path, text }, new Diagnostics());
  return { reader, lines: file && new Set(errorsOf(parse(text, { version: "1.2" })).map((error) => lineIn(text, file, error))) };
}

function lineIn(text: string, file: YamlFile, { instancePath, params }: ErrorObject): number {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));
  const extra = (params as { readonly additionalProperty?: string }).additionalProperty;
  const at = extra === undefined ? file.locate(path) : file.locate([...path, extra], "key");
  return lineOf(text, at.start).line;
}

describe("the schema and the reader agree", () => {
  test.each(shipped)("on %s", (path) => {
    expect(both(path)).toEqual({ reader: [], lines: new Set() });
    expect(readFileSync(join(home, path), "utf8").split("\n")[0]).toBe("# yaml-language-server: $schema=./rubric.schema.json");
  });

  test.each(broken)("on %s", (path) => {
    const { reader, lines } = both(path);
    if (lines === undefined) {
      expect(reader.map(({ code }) => code)).toEqual([expect.stringMatching(YAML_FAULT)]);
      return;
    }
    const inData = reader.filter(({ code }) => NOT_IN_DATA[code] === undefined && BETWEEN_KEYS[code] === undefined);
    expect(lines.size > 0).toBe(inData.length > 0);
    expect(inData.filter(({ line }) => !lines.has(line))).toEqual([]);
  });
});

type Data = Record<string, unknown>;
const rubricWith = (rule: unknown): Data => ({
  cchc: 1,
  id: "thu",
  title: "Thử",
  version: "1",
  period: "2025",
  standing: "illustrative",
  maxPoints: 2,
  groups: [{ id: "so", title: "Sở", units: 3, grades: [{ id: "tot", title: "Tốt", from: 80 }] }],
  domains: [{ id: "1", title: "Một", maxPoints: 2, criteria: [{ id: "1.1", title: "Hai", maxPoints: 2, rule }] }],
});
/** Every key that a rubric may have besides its rules. */
const FULL: Data = {
  ...rubricWith({ kind: "given" }),
  issuer: "UBND",
  decision: { number: "1/QĐ", date: "2025-01-02" },
  sources: [{ what: "Điểm", from: "Quyết định" }],
  rounding: { decimals: 2, mode: "half-up", at: "leaf" },
  notApplicable: "exclude",
  missing: "zero",
  surveyAbsent: "missing",
  ranking: { by: "published", ties: "shared", tieBreak: ["1.1"] },
  rounds: ["self", { id: "appraisal", covers: "all" }],
  cap: { total: 100, floor: 0 },
  caps: { bonus: 5, penalty: 5 },
  grades: [{ id: "tot", title: "Tốt", from: 80, quota: 20, ceilings: [{ node: "1.1", below: 50, reason: "Kỷ luật" }] }],
  heads: [{ id: "tot", title: "Tốt", to: 80, unitGrade: "tot", ceilings: [{ node: "1", above: 10 }] }],
  commend: { from: 90, grade: "tot", most: 3 },
  units: [
    {
      id: "y-te",
      name: "Sở Y tế",
      aliases: ["Y tế"],
      group: "so",
      from: "2025-07-01",
      until: "2026-06-30",
      becomes: ["y-te"],
      former: ["Ty Y tế"],
    },
  ],
  appraisers: [{ id: "so-noi-vu", name: "Sở Nội vụ" }],
  counts: { domains: 1, criteria: 1, subcriteria: 0, appraised: 2, survey: 0 },
  domains: [
    {
      id: "1",
      title: "Một",
      maxPoints: 2,
      caps: { bonus: 1 },
      criteria: [
        {
          id: "1.1",
          title: "Hai",
          maxPoints: 2,
          source: "self",
          clause: "Mục 1",
          basis: ["107/2020"],
          appraiser: ["so-noi-vu"],
          owner: "Văn phòng",
          evidence: "Kế hoạch",
          reason: "Không làm",
          note: "Không phải tỷ lệ đúng hạn",
          notApplicable: "forbidden",
          effect: "score",
          requires: { node: "1.2", atLeast: 1 },
          gate: { atLeast: 1 },
          rule: { kind: "given" },
          examples: [{ given: { points: 1 }, points: 1 }],
        },
        { id: "1.2", title: "Ba", maxPoints: 2, gate: true, rule: { kind: "given" } },
      ],
    },
  ],
};

/** Numbers as the reader gets them. */
function spelt(value: unknown): unknown {
  if (typeof value === "number") return new Numeral(String(value));
  if (Array.isArray(value)) return value.map(spelt);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spelt(each)]));
}

const NOWHERE: YamlFile = { data: undefined, locate: () => ({ kind: "text", source: { name: "", text: "" }, start: 0, end: 0 }) };
const codeOf = (issue: z.core.$ZodIssue): string =>
  (issue.code === "custom" ? (issue.params?.message as { words: { code: string } } | undefined)?.words.code : undefined) ?? issue.code;

/** The codes of what the reader refuses. */
function refusals(data: unknown): readonly string[] {
  const result = rubricShape.safeParse(spelt(data));
  if (!result.success) return result.error.issues.map(codeOf);
  const problems = new Diagnostics();
  checkStructure(result.data.domains, ["domains"], NOWHERE, problems);
  return problems.list.map(({ message }) => message.words.code);
}

type Holder = Record<string | number, unknown>;
/** Every place in the data, as the thing that holds it and its key there. */
function places(holder: unknown): readonly (readonly [Holder, string | number])[] {
  if (typeof holder !== "object" || holder === null) return [];
  const keys = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
  return keys.flatMap((key) => [[holder as Holder, key] as const, ...places((holder as Holder)[key])]);
}

const PUT = [null, true, "", "x", "a b", "points", "choice", "2025-02-03", "2025-02-31", 0, 1, -1, 1.5, 200_000, [], {}, ["x"], { x: 1 }];
/** Keys that stand in some rules, and not beside every other key. */
const ADD: Holder = { step: 0.5, ratioMode: "down" };

/** Alters a part of the data at every place in every way, and gives it back as it was. */
function* altered(part: unknown): Generator<string> {
  for (const [key, value] of Object.entries(ADD)) {
    const holder = part as Holder;
    if (Object.hasOwn(holder, key)) continue;
    holder[key] = value;
    yield `with ${key}`;
    delete holder[key];
  }
  for (const [holder, key] of places(part)) {
    const was = holder[key];
    for (const value of PUT) {
      holder[key] = value;
      yield `${key}: ${JSON.stringify(value)}`;
    }
    holder[key] = was;
    if (Array.isArray(holder)) {
      holder.push(was);
      yield `${key} twice`;
      holder.pop();
      continue;
    }
    delete holder[key];
    yield `without ${key}`;
    holder[`${key}x`] = was;
    yield `${key}x`;
    delete holder[`${key}x`];
    holder[key] = was;
  }
}

describe("the schema and the reader agree on every small change", () => {
  // Of the examples that use the same keys one is enough.
  const keysIn = (rule: string): string =>
    [...new Set(places(parse(rule)).flatMap(([, key]) => (typeof key === "string" ? [key] : [])))].sort().join(" ");
  const rules = ruleKinds.flatMap(({ kind, examples }) =>
    [...new Map(examples.map(({ rule }) => [keysIn(rule), rule])).values()].map((rule, at) => [`${kind} ${at + 1}`, parse(rule)] as const),
  );
  const ratio = { kind: "bands", ratio: true, ratioDecimals: 2, ratioMode: "down", bands: [{ points: 2 }] };
  // What is altered, and the rubric that it is a part of.
  const cases = [
    ["all keys but those of rules", FULL, FULL] as const,
    ...[...rules, ["bands with ratioMode", ratio] as const].map(([name, rule]) => [name, rule, rubricWith(rule)] as const),
  ];
  const met = new Set<string>();

  test.each(cases)("of %s", (_, part, data) => {
    expect([refusals(data), errorsOf(data)]).toEqual([[], []]);
    const disagreements: unknown[] = [];
    for (const change of altered(part)) {
      const codes = refusals(data);
      const errors = errorsOf(data);
      // A schema must not refuse what the reader takes; what it may let pass is listed.
      const beyond = codes.length > 0 && codes.every((code) => BETWEEN_KEYS[code] !== undefined);
      if (beyond) for (const code of codes) met.add(code);
      const agreed = beyond ? errors.length === 0 : errors.length > 0 === codes.length > 0;
      if (!agreed) disagreements.push([change, codes, errors]);
    }
    expect(disagreements).toEqual([]);
  });

  test("and no exception is listed in vain", () => {
    expect(Object.keys(BETWEEN_KEYS).filter((code) => !met.has(code))).toEqual([]);
    const inFixtures = new Set(broken.flatMap((path) => both(path).reader.map(({ code }) => code)));
    expect(Object.keys(NOT_IN_DATA).filter((code) => !inFixtures.has(code))).toEqual([]);
  });
});
