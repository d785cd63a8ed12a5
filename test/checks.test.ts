/** The catalogue of checks: every example is run, every code has one check, and what is shipped is sound. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adviseRubric, checks } from "../src/checks/index.ts";
import { loadRubric } from "../src/commands/rubrics.ts";
import { type Diagnostic, Diagnostics } from "../src/diagnostic.ts";
import { placeName } from "../src/source.ts";
import { render } from "../src/text.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const FILE = "huyen-2025.yaml";

/** A small rubric that is sound. */
const SCAFFOLD: Readonly<Record<string, string>> = {
  cchc: "1",
  id: "huyen-2025",
  title: "Bộ tiêu chí thử",
  version: '"1"',
  period: '"2025"',
  standing: "illustrative",
  maxPoints: "2",
  groups: "[{ id: huyen, title: Huyện }]",
};
const PLAIN = '- { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }';
/** What examples leave out so that only what matters shows. */
const LEFT_OUT = ["clause-missing", "reason-missing", "example-coverage"];

/** The whole rubric of an example: a list of criteria, or top-level keys in place of those of the scaffold. */
function rubricOf(example: string): string {
  const text = example.trim();
  const isList = text.startsWith("- ");
  const own = new Set(isList ? ["domains"] : [...text.matchAll(/^(\w+):/gm)].map(([, key = ""]) => key));
  const head = Object.entries(SCAFFOLD).filter(([key]) => !own.has(key));
  const criteria = (isList ? text : PLAIN).replace(/^/gm, "      ");
  const domains = `domains:\n  - id: "1"\n    title: Chỉ đạo\n    maxPoints: 2\n    criteria:\n${criteria}\n`;
  const keys = head.map(([key, value]) => `${key}: ${value}\n`).join("");
  return isList ? keys + domains : `${keys}${text}\n${own.has("domains") ? "" : domains}`;
}

async function validate(name: string, text: string): Promise<readonly Diagnostic[]> {
  const problems = new Diagnostics();
  const rubric = await loadRubric(memoryHost({ files: { [name]: text } }), name, problems);
  if (rubric !== undefined) adviseRubric(rubric, problems);
  return problems.list;
}
const told = async (example: string, code: string): Promise<readonly string[]> =>
  (await validate(FILE, rubricOf(example)))
    .map(({ message }) => message.words.code)
    .filter((each) => each === code || !LEFT_OUT.includes(each));

describe.each(checks.map((check) => [check.code, check] as const))("%s", (code, check) => {
  test("its bad example breaks this rule, once, and no other", async () => {
    expect(await told(check.bad, code)).toEqual([code]);
  });

  test("its good example breaks none", async () => {
    expect(await told(check.good, code)).toEqual([]);
  });

  test("what it finds has its severity and says how to put it right", async () => {
    const found = (await validate(FILE, rubricOf(check.bad))).filter(({ message }) => message.words.code === code);
    for (const { severity, fix, message } of found) {
      expect(severity).toBe(check.severity);
      expect(render(fix as NonNullable<typeof fix>, "vi")).toMatch(/\.$/);
      for (const lang of ["vi", "en"] as const) expect(render(message, lang)).toMatch(/^[^{}]+\.$/);
    }
  });
});

test("a code is declared by one check only, in a file of its name, and the English of every text is English", () => {
  expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
  const folder = join(home, "src", "checks");
  const files = readdirSync(folder).filter((name) => /: Check = /.test(readFileSync(join(folder, name), "utf8")));
  expect(files.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(checks.map(({ code }) => code).sort());
  for (const { fix } of checks) expect(fix.en.replace(/«[^»]*»/g, "")).not.toMatch(/[ăâđêôơưàảãáạ]/i);
  for (const name of files) {
    const own = name.replace(/\.ts$/, "");
    const said = [...readFileSync(join(folder, name), "utf8").matchAll(/words\(\s*"([a-z-]+)"/g)].map(([, code = ""]) => code);
    expect(said.filter((code) => code !== own && !/^(?:fix|expected|first)-/.test(code))).toEqual([]);
  }
});

describe("rubrics that are shipped", () => {
  test.each(readdirSync(join(home, "rubrics")).filter((name) => name.endsWith(".yaml")))("%s has no fault and no warning", async (name) => {
    const found = await validate(name, readFileSync(join(home, "rubrics", name), "utf8"));
    const serious = found.filter(({ severity }) => severity !== "note");
    expect(serious.map(({ message, at }) => `${placeName(at)} ${message.words.code} ${render(message, "vi")}`)).toEqual([]);
  });
});

/** A criterion of 2 points with this rule. */
const ruled = (rule: string, more = ""): string => `- { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: ${rule}${more} }`;
const bands = (list: string, more = "ratio: true"): string => ruled(`{ kind: bands, ${more}, bands: [${list}] }`);
const grades = (list: string, more = ""): string => `grades: [${list}]\n${more}`;
const A = "{ id: a, title: A, ";
const B = "{ id: b, title: B, ";

/** What is easily told wrongly: a fault with consequences, an end that may be open, and what is no fault at all. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["a cascade without upper ends", bands("{ from: 90, points: 2 }, { from: 70, points: 1 }, { below: 70, points: 0 }"), ["bands-overlap"]],
  ["an overlap is not unreachable as well", bands("{ from: 0, points: 2 }, { from: 90, points: 1 }"), ["bands-overlap"]],
  [
    "swapped ends leave no gap to tell",
    bands("{ from: 90, points: 2 }, { from: 90, below: 70, points: 1 }, { below: 70, points: 0 }"),
    ["band-unreachable"],
  ],
  ["a last band for the rest", bands("{ from: 90, points: 2 }, { from: 50, below: 70, points: 1 }, { points: 0 }"), []],
  ["a ratio up to 100 is closed", bands("{ from: 50, to: 100, points: 2 }, { from: 0, below: 50, points: 0 }"), []],
  ["but not with over", bands("{ from: 50, to: 100, points: 2 }, { below: 50, points: 0 }", "ratio: true, over: true"), ["bands-open-end"]],
  ["a single number excluded", bands("{ above: 90, points: 2 }, { below: 90, points: 0 }"), ["bands-gap"]],
  ["a number below zero needs bands", bands("{ from: 5, points: 2 }, { from: -5, below: 5, points: 0 }", "of: Lệch"), ["bands-open-end"]],
  [
    "two ends open at once",
    bands("{ from: 80, to: 90, points: 2 }, { from: 10, below: 80, points: 0 }"),
    ["bands-open-end", "bands-open-end"],
  ],
  [
    "days are whole",
    ruled("{ kind: deadline, due: 2025-01-15, bands: [{ to: 0, points: 2 }, { above: 0, to: 15, points: 1 }, { from: 16, points: 0 }] }"),
    [],
  ],
  ["a day left out", ruled("{ kind: deadline, due: 2025-01-15, bands: [{ to: 0, points: 2 }, { from: 2, points: 0 }] }"), ["bands-gap"]],
  [
    "a day that counts twice",
    ruled("{ kind: deadline, due: 2025-01-15, bands: [{ to: 0, points: 2 }, { from: 0, points: 0 }] }"),
    ["bands-overlap"],
  ],
  [
    "early days without a band",
    ruled("{ kind: deadline, due: 2025-01-15, bands: [{ from: 0, to: 0, points: 2 }, { from: 1, points: 0 }] }"),
    ["bands-open-end"],
  ],
  [
    "a fall is 100% at most",
    ruled("{ kind: change, toward: decrease, bands: [{ from: 10, to: 100, points: 2 }, { below: 10, points: 0 }] }"),
    [],
  ],
  [
    "a rise has no limit",
    ruled("{ kind: change, bands: [{ from: 10, to: 100, points: 2 }, { below: 10, points: 0 }] }"),
    ["bands-open-end"],
  ],
  [
    "tiers of two types are two tables",
    ruled(
      "{ kind: headcount, tiers: [{ below: 8, type: a, deputies: 1 }, { from: 8, type: a, deputies: 2 }, { deputies: 1, from: 1, type: b }], each: 1, counts: [over] }",
    ),
    [],
  ],
  [
    "tiers with a gap and an overlap",
    ruled(
      "{ kind: headcount, tiers: [{ below: 8, deputies: 1 }, { from: 9, to: 15, deputies: 2 }, { from: 15, deputies: 3 }], each: 1, counts: [over] }",
    ),
    ["bands-gap", "bands-overlap"],
  ],
  [
    "tiers of people have no halves",
    ruled("{ kind: headcount, tiers: [{ to: 8, deputies: 1 }, { from: 9, deputies: 2 }], each: 1, counts: [over] }"),
    [],
  ],
  [
    "conditions are no bands",
    ruled(
      "{ kind: steps, facts: [{ id: a, title: A, type: number }], steps: [{ when: { any: [{ fact: a, above: 10 }, { fact: a, from: 5, to: 7 }] }, points: 2 }, { points: 0 }] }",
    ),
    [],
  ],
  [
    "a step above the maximum",
    ruled("{ kind: steps, facts: [{ id: a, title: A, type: flag }], steps: [{ when: { fact: a, is: true }, points: 3 }, { points: 0 }] }"),
    ["option-above-maximum"],
  ],
  [
    "a step that two above it take together",
    ruled(
      "{ kind: steps, facts: [{ id: a, title: A, type: number }], steps: [{ when: { fact: a, below: 5 }, points: 2 }, { when: { fact: a, from: 5, to: 10 }, points: 1 }, { when: { fact: a, from: 3, to: 8 }, points: 0.5 }, { points: 0 }] }",
    ),
    ["step-unreachable"],
  ],
  [
    "a single number between two steps",
    ruled(
      "{ kind: steps, facts: [{ id: a, title: A, type: number }], steps: [{ when: { fact: a, above: 5 }, points: 2 }, { when: { fact: a, below: 5 }, points: 1 }, { when: { fact: a, from: 4, to: 6 }, points: 0.5 }, { points: 0 }] }",
    ),
    [],
  ],
  [
    "conditions of more cases than can be gone through are left alone",
    ruled(
      `{ kind: steps, facts: [${Array.from({ length: 16 }, (_, index) => `{ id: f${index}, title: F${index}, type: flag }`).join(", ")}], steps: [{ when: { all: [${Array.from({ length: 16 }, (_, index) => `{ fact: f${index}, is: true }`).join(", ")}] }, points: 2 }, { when: { all: [{ fact: f0, is: true }, { fact: f0, is: false }] }, points: 1 }, { points: 0 }] }`,
    ),
    [],
  ],
  ["values above the maximum", ruled("{ kind: given, values: [0, 2, 3] }"), ["option-above-maximum"]],
  [
    "an example that follows a wrong option",
    ruled(
      "{ kind: choice, levels: [{ id: a, title: A, points: 3 }, { id: b, title: B, points: 0 }] }",
      ", examples: [{ given: { level: a }, points: 3 }]",
    ),
    ["option-above-maximum"],
  ],
  [
    "more than all is taken, cap or no cap",
    ruled("{ kind: deduct, cap: 2, incidents: [{ id: a, title: A, percent: 150 }] }"),
    ["deduction-above-maximum"],
  ],
  ["the cap on all below one case", ruled("{ kind: deduct, cap: 0.5, incidents: [{ id: a, title: A, each: 1 }] }"), ["cap-below-step"]],
  ["an office that costs more than all", ruled("{ kind: headcount, each: 3, counts: [over] }"), ["deduction-above-maximum"]],
  ["the points of an item are no deduction", ruled("{ kind: per-item, each: 3 }"), []],
  ["grades by lower ends only", grades(`${A}from: 80 }, ${B}from: 0 }`), []],
  ["grades by upper ends only", grades(`${A}below: 50 }, ${B}to: 100 }`), []],
  ["grades that begin above 0", grades(`${A}from: 80 }, ${B}from: 40 }`), ["grades-gap"]],
  ["a grade of the ends swapped", grades(`${A}from: 80 }, ${B}from: 80, below: 0 }`), ["grade-unreachable"]],
  ["grades of a group of its own", `groups: [{ id: huyen, title: Huyện, grades: [${A}from: 80 }] }]`, ["grades-gap"]],
  [
    "grades up to 100 where bonus points go beyond",
    grades(
      `${A}from: 80, to: 100 }, ${B}from: 0, below: 80 }`,
      'domains: [{ id: "1", title: Một, maxPoints: 2, rule: { kind: given } }, { id: "2", title: Thưởng, maxPoints: 1, effect: bonus, rule: { kind: given } }]',
    ),
    ["grades-gap"],
  ],
  [
    "Roman domains",
    'domains: [{ id: "I", title: Một, maxPoints: 1, criteria: [{ id: "1.1", title: A, maxPoints: 1, rule: { kind: given } }] }, { id: "II", title: Hai, maxPoints: 1, criteria: [{ id: "II.1", title: A, maxPoints: 1, rule: { kind: given } }] }]',
    [],
  ],
  [
    "numbers that run on through the domains",
    'domains: [{ id: "I", title: Một, maxPoints: 1, criteria: [{ id: "1", title: A, maxPoints: 1, rule: { kind: given } }] }, { id: "II", title: Hai, maxPoints: 1, criteria: [{ id: "2", title: A, maxPoints: 1, rule: { kind: given } }] }]',
    [],
  ],
  [
    "a domain left out",
    'domains: [{ id: "I", title: Một, maxPoints: 1, rule: { kind: given } }, { id: "III", title: Ba, maxPoints: 1, rule: { kind: given } }]',
    ["numbering-gap"],
  ],
  [
    "a letter behind the number",
    '- { id: "1.1a", title: A, maxPoints: 1, rule: { kind: given } }\n- { id: "1.1b", title: B, maxPoints: 0.5, rule: { kind: given } }\n- { id: "1.2", title: C, maxPoints: 0.5, rule: { kind: given } }',
    [],
  ],
  [
    "1.10 follows 1.9",
    Array.from({ length: 10 }, (_, index) => `- { id: "1.${index + 1}", title: A, maxPoints: 0.2, rule: { kind: given } }`).join("\n"),
    [],
  ],
  [
    "a wrong code above many is told once",
    '- { id: "1.1", title: A, maxPoints: 2, criteria: [{ id: "1.2.1", title: A, maxPoints: 1, rule: { kind: given } }, { id: "1.2.2", title: B, maxPoints: 1, rule: { kind: given } }] }',
    ["child-misplaced"],
  ],
  [
    "a code used twice says nothing of what is in it",
    '- { id: "1.1", title: A, maxPoints: 1, criteria: [{ id: "1.1.1", title: A, maxPoints: 1, rule: { kind: given } }] }\n- { id: "1.1", title: B, maxPoints: 1, criteria: [{ id: "1.2.1", title: B, maxPoints: 1, rule: { kind: given } }] }',
    ["duplicate-id"],
  ],
  [
    "an alias of the unit's own",
    "units: [{ id: a, name: Thị xã Kỳ Anh, aliases: [TX Kỳ Anh, UBND thị xã Kỳ Anh] }, { id: b, name: Huyện Kỳ Anh }]",
    [],
  ],
  ["a tone put elsewhere is the same name", "units: [{ id: a, name: Xã Hòa Hải }, { id: b, name: Xã Hoà Hải }]", ["unit-name-collision"]],
  [
    "a type behind the name, as the reader of sheets takes it",
    "units: [{ id: a, name: Thị xã Kỳ Anh }, { id: b, name: Huyện Kỳ Anh, aliases: [Kỳ Anh (TX)] }]",
    ["unit-name-collision"],
  ],
  [
    "a short form that the reader of sheets knows",
    "units: [{ id: a, name: Đặc khu Vân Đồn }, { id: b, name: Xã Vân Đồn, aliases: [ĐK. Vân Đồn] }]",
    ["unit-name-collision"],
  ],
  ["another tone is another name", "units: [{ id: a, name: Xã Tân Mỹ }, { id: b, name: Xã Tấn Mỹ }]", []],
  [
    "a clause that admits it",
    'standing: reconstructed\nsources: [{ what: a, from: b }]\ndomains: [{ id: "1", title: A, maxPoints: 2, clause: "Phụ lục I (dựng lại)", rule: { kind: given } }]',
    [],
  ],
  [
    "an official clause",
    'standing: official\nsources: [{ what: a, from: b }]\ndomains: [{ id: "1", title: A, maxPoints: 2, clause: "Phụ lục I, mục 1", rule: { kind: given } }]',
    [],
  ],
];

describe("one fault, one finding", () => {
  test.each(cases)("%s", async (_, example, expected) => {
    expect(await told(example, "")).toEqual(expected);
  });
});
