/**
 * The formats for continuous integration, against the schemas in `schemas/` (where each comes from stands in its README), with findings
 * whose words and files are as hostile as anyone could make them.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Diagnostic } from "../src/diagnostic.ts";
import { type Finding, findingsOf } from "../src/finding.ts";
import { formatOf, formats } from "../src/formats/index.ts";
import type { CellSpan, Source, TextSpan } from "../src/source.ts";
import { type Lang, say, words } from "../src/text.ts";
import type { Report } from "../src/views/block.ts";
import { findingsReport } from "../src/views/findings.ts";

const schemaOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), "utf8"));
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const HOSTILE = "a%0A::error::b\r\n::warning::c,d:e <b>&\"' ]]> \u001b[31m\u202e [x](http://x.vn) \\ {0} 🎉 \ufffe";
const SAID = words("thing-wrong", "Sai ở {what}.", "Wrong at {what}.");
const FIRST = words("first-here", "lần đầu: {what}", "first: {what}");
const FIX = words("fix-thing", "Sửa {what}.", "Correct {what}.");

const text = `cchc: 1\nid: hỏng\n  khóa: "Tiếng 🎉 Việt", sai: 1\nid: hỏng\n`;
const source = (name: string, content = text): Source => ({ name, text: content });
const span = (from: Source, piece: string, nth = 0): TextSpan => {
  let start = from.text.indexOf(piece);
  for (let count = 0; count < nth; count += 1) start = from.text.indexOf(piece, start + 1);
  return { kind: "text", source: from, start, end: start + piece.length };
};
const cell: CellSpan = { kind: "cell", file: "bao cao/số liệu #1?.xlsx", sheet: "Tự chấm", row: 11, column: 5 };
const rubric = source("rubrics/hỏng, 50%: a.yaml");
const wrong = (what: string) => say(SAID, { what });

const LIST: readonly Diagnostic[] = [
  { severity: "error", message: wrong(HOSTILE), at: span(rubric, "sai"), found: HOSTILE, fix: say(FIX, { what: HOSTILE }) },
  { severity: "error", message: wrong("lần một"), at: span(rubric, "hỏng") },
  {
    severity: "error",
    message: wrong("lần hai"),
    at: span(rubric, "hỏng", 1),
    related: [{ at: span(rubric, "hỏng"), message: say(FIRST, { what: "[đây](1)" }) }],
  },
  { severity: "warning", message: wrong("ô"), at: cell, subject: ["Huyện Hương Khê", "1.1.2"], found: "2,0" },
  { severity: "note", message: wrong("tệp"), at: { kind: "file", file: "C:\\So Noi vu\\a.yaml" } },
  { severity: "warning", message: wrong("luồng"), at: span(source("-"), "sai") },
];
const making = { hash, root: "/nha", fails: ({ severity }: Diagnostic) => severity === "error" };
const FINDINGS: readonly Finding[] = findingsOf(LIST, making).map((finding, index) =>
  index === 1
    ? {
        ...finding,
        failing: false,
        acknowledged: { reason: "Chờ văn bản <mới>", by: "Trưởng phòng", expires: "2026-12-31", refused: false },
      }
    : finding,
);
const FILES = ["rubrics/hỏng, 50%: a.yaml", "rubrics/tốt.yaml"];
const report = (findings: readonly Finding[] = FINDINGS, lang: Lang = "vi"): Report => findingsReport(findings, { lang, files: FILES });
const render = async (id: string, of: Report = report()): Promise<string> =>
  String(await formatOf(id)?.render(of, { colour: false, width: undefined, ascii: false }));

const URI_REFERENCE = /^(?:[a-z][a-z0-9+.-]*:)?(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?#]|%[0-9A-F]{2})*$/;
function validator(name: string): (data: unknown) => readonly unknown[] {
  const { $schema, id, ...schema } = schemaOf(name);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat("uri", /^[a-z][a-z0-9+.-]*:\S+$/);
  // A first step with a colon would be taken for a scheme.
  ajv.addFormat("uri-reference", (uri) => URI_REFERENCE.test(uri) && (!/^[^/]*:/.test(uri) || /^file:\/\//.test(uri)));
  ajv.addFormat("date-time", true);
  const validate = ajv.compile(schema);
  return (data) => (validate(data) ? [] : (validate.errors ?? []));
}

async function faultsByXsd(xml: string, name: string): Promise<readonly string[]> {
  const schema = readFileSync(new URL(`schemas/${name}.xsd`, import.meta.url), "utf8");
  const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
function plain(raw: string): string {
  expect(raw).not.toMatch(/[<>]|&(?!(?:lt|gt|amp|quot|apos);)/);
  return raw.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? "");
}
/** Strict about everything that these files use: tags that match, attributes once and quoted, no character that XML forbids. */
function parseXml(xml: string): Element {
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  expect(xml.startsWith(head)).toBe(true);
  const stack: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [
    { name: "", attributes: {}, children: [], text: "" },
  ];
  const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  token.lastIndex = head.length;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new Error(`not XML at ${xml.slice(at, at + 60)}`);
    const [, close, name = "", attributes = "", empty, words] = found;
    const top = stack.at(-1) as (typeof stack)[number];
    if (words !== undefined) top.text += plain(words);
    else if (close === "/") {
      expect(name).toBe(top.name);
      stack.pop();
    } else {
      const pairs = [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, plain(value)] as const);
      expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      top.children.push(element);
      if (empty !== "/") stack.push(element);
    }
  }
  expect(stack).toHaveLength(1);
  expect(stack[0]?.children).toHaveLength(1);
  return stack[0]?.children[0] as Element;
}
type Grammar = Readonly<
  Record<string, { readonly children: string[]; readonly required: string[]; readonly optional: string[]; readonly text?: boolean }>
>;
function checkXml(element: Element, grammar: Grammar): void {
  const rule = grammar[element.name];
  if (rule === undefined) throw new Error(`no element ${element.name}`);
  const names = Object.keys(element.attributes);
  expect(names).toEqual(expect.arrayContaining(rule.required));
  expect(names.filter((name) => ![...rule.required, ...rule.optional].includes(name))).toEqual([]);
  if (rule.text !== true) expect(element.text.trim()).toBe("");
  for (const child of element.children) {
    expect(rule.children).toContain(child.name);
    checkXml(child, grammar);
  }
}
const all = (element: Element, name: string): readonly Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

describe("fingerprints", () => {
  const of = (list: readonly Diagnostic[], root = "/nha"): readonly string[] =>
    findingsOf(list, { ...making, root }).map(({ fingerprint }) => fingerprint);

  test("are SHA-256 and no two are the same", () => {
    const prints = of(LIST);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(prints).size).toBe(LIST.length);
    // The very same thing twice is told apart by its turn.
    const [first] = LIST as [Diagnostic];
    expect(new Set(of([first, first, first])).size).toBe(3);
  });

  test("stay when lines move, when indentation changes, in either language and for either spelling of a path", () => {
    const one = source("rubrics/a.yaml", "id: a\nsai: 1\n");
    const moved = source("./rubrics/b/../a.yaml", "# ghi chú\n\n\nid: a\n      sai: 1\n");
    const there = source("/nha/rubrics/a.yaml", "sai: 1\r\n");
    const at = (from: Source): Diagnostic => ({ severity: "error", message: wrong("x"), at: span(from, "sai") });
    const [expected] = of([at(one)]);
    expect(of([at(moved)])).toEqual([expected]);
    expect(of([at(there)])).toEqual([expected]);
    expect(of([at(source("rubrics/c.yaml", one.text))])).not.toEqual([expected]);
    expect(of([at(source("rubrics/a.yaml", "sai: 2\n"))])).not.toEqual([expected]);
    expect(findingsOf([at(moved)], making)[0]?.file).toBe("rubrics/a.yaml");
    expect(findingsOf([at(there)], making)[0]?.file).toBe("rubrics/a.yaml");
  });

  test("of a cell stay when rows are added above, as long as it is known whose answer it is", () => {
    const at = (row: number): Diagnostic => ({
      severity: "error",
      message: wrong("x"),
      at: { ...cell, row },
      subject: ["Huyện Vũ Quang", "1.1"],
    });
    expect(of([at(3)])).toEqual(of([at(8)]));
  });
});

describe("every format that shows findings", () => {
  const own = formats.filter(({ needs }) => needs === "findings");

  test.each(own.map(({ id }) => id))("%s lets nothing steer a terminal or a log, in both languages", async (id) => {
    for (const lang of ["vi", "en"] as const) {
      const out = await render(id, report(FINDINGS, lang));
      expect(out).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(out).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test.each(own.map(({ id }) => id))("%s is sound with nothing found", async (id) => {
    const out = await render(id, report([]));
    expect(out.endsWith("\n")).toBe(true);
    if (id === "gitlab") expect(JSON.parse(out)).toEqual([]);
    if (id === "sarif") expect(JSON.parse(out).runs[0].results).toEqual([]);
  });
});

test("concise: one line a finding, and how many last", async () => {
  const lines = (await render("concise")).trimEnd().split("\n");
  expect(lines).toHaveLength(LIST.length);
  expect(lines[1]).toBe("rubrics/hỏng, 50%: a.yaml:4:5: lỗi thing-wrong Sai ở lần hai.");
  expect(lines[2]).toBe("bao cao/số liệu #1?.xlsx: cảnh báo thing-wrong 'Tự chấm'!F12 · Huyện Hương Khê · 1.1.2: Sai ở ô.");
  expect(lines.at(-1)).toBe("2 lỗi, 2 cảnh báo trong 2 tệp; 1 lưu ý; 1 được miễn trừ");
});

describe("sarif", () => {
  const validate = validator("sarif-2.1.0-rtm.5");

  test("has the shape that the standard asks for, and the schema does refuse", async () => {
    const log = JSON.parse(await render("sarif"));
    expect(validate(log)).toEqual([]);
    expect(validate({ ...log, version: "2.0.0" })).not.toEqual([]);
    expect(validate({ ...log, more: 1 })).not.toEqual([]);
  });

  test("places, rules, fingerprints, what was waived", async () => {
    const [run] = JSON.parse(await render("sarif")).runs;
    const { results } = run;
    expect(results).toHaveLength(LIST.length);
    expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 3, startColumn: 25, endLine: 3, endColumn: 28 });
    expect(run.tool.driver.rules.map(({ id }: { readonly id: string }) => id)).toEqual(["thing-wrong"]);
    for (const result of results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    const prints = results.map((result: { readonly partialFingerprints: Record<string, string> }) => result.partialFingerprints["cchc/v1"]);
    expect(prints).toEqual(FINDINGS.map(({ fingerprint }) => fingerprint));
    const uriOf = (index: number): string => results[index].locations[0].physicalLocation.artifactLocation.uri;
    expect(decodeURIComponent(uriOf(0))).toBe(FILES[0]);
    expect(uriOf(0)).not.toMatch(/[\\ #?]|:/);
    expect(uriOf(4)).toBe("file:///C:/So%20Noi%20vu/a.yaml");
    expect(results[3].message.text).toContain("'Tự chấm'!F12");
    expect(results[0].message.text).toContain("\\[x\\](http");
    expect(results.filter(({ suppressions }: { readonly suppressions?: unknown }) => suppressions !== undefined)).toHaveLength(1);
    expect(results[2].relatedLocations[0].physicalLocation.region.startLine).toBe(2);
  });

  test("leaves out what GitHub would not show, the least grave first", async () => {
    const [error, , , warning] = LIST as [Diagnostic, Diagnostic, Diagnostic, Diagnostic];
    const many = findingsOf([...Array.from({ length: 5_000 }, () => warning), error], making);
    const log = JSON.parse(await render("sarif", report(many)));
    expect(log.runs[0].results).toHaveLength(5_000);
    expect(log.runs[0].results.at(-1).level).toBe("error");
    expect(validate(log)).toEqual([]);
  });
});

test("gitlab", async () => {
  const validate = validator("gitlab-code-quality");
  const issues = JSON.parse(await render("gitlab"));
  expect(validate(issues)).toEqual([]);
  expect(validate([{ ...issues[0], severity: "bad" }])).not.toEqual([]);
  // What was waived is no issue.
  expect(issues).toHaveLength(LIST.length - 1);
  expect(new Set(issues.map(({ fingerprint }: Finding) => fingerprint)).size).toBe(issues.length);
  expect(issues[1].location).toEqual({ path: FILES[0], lines: { begin: 4, end: 4 } });
  expect(issues[2].description).toContain("'Tự chấm'!F12");
  expect(issues.map(({ severity }: { readonly severity: string }) => severity)).toEqual(["major", "major", "minor", "info", "minor"]);
});

describe("github", () => {
  /** As the runner takes a command apart. */
  function taken(line: string): { command: string; properties: Record<string, string>; data: string } {
    const [, command = "", given = "", data = ""] = /^::([a-z]+) (.*?)::(.*)$/.exec(line) ?? [];
    const undone = (value: string, of: readonly (readonly [string, string])[]): string =>
      of.reduce((done, [from, to]) => done.replaceAll(from, to), value);
    const inData = [
      ["%0D", "\r"],
      ["%0A", "\n"],
      ["%25", "%"],
    ] as const;
    const inProperty = [
      ["%0D", "\r"],
      ["%0A", "\n"],
      ["%3A", ":"],
      ["%2C", ","],
      ["%25", "%"],
    ] as const;
    const properties = given.split(",").map((each) => {
      const cut = each.indexOf("=");
      return [each.slice(0, cut), undone(each.slice(cut + 1), inProperty)] as const;
    });
    return { command, properties: Object.fromEntries(properties), data: undone(data, inData) };
  }

  test("one command a finding, and nothing that people wrote makes another", async () => {
    const lines = (await render("github")).trimEnd().split("\n");
    const commands = lines.slice(0, -1).map(taken);
    expect(commands).toHaveLength(LIST.length - 1);
    expect(lines.at(-1)).not.toMatch(/^::/);
    expect(commands.map(({ command }) => command)).toEqual(["error", "error", "warning", "notice", "warning"]);
    expect(commands[0]?.properties).toEqual({
      file: "rubrics/hỏng, 50%: a.yaml",
      line: "3",
      endLine: "3",
      col: "25",
      endColumn: "28",
      title: "thing-wrong",
    });
    expect(commands[0]?.data).toContain("a%0A::error::b ::warning::c,d:e");
    expect(commands[0]?.data.split("\n")).toHaveLength(2);
    expect(commands[2]?.properties).toEqual({ file: "bao cao/số liệu #1?.xlsx", title: "thing-wrong" });
    expect(commands[4]?.properties.file).toBeUndefined();
  });
});

test("junit", async () => {
  // The older schema gives a skipped case no attributes; today's readers take its message from one.
  const standing = await render("junit", report(FINDINGS.filter(({ acknowledged }) => acknowledged === undefined)));
  expect(await faultsByXsd(standing, "junit")).toEqual([]);
  expect(await faultsByXsd(standing.replace("<testcase name=", "<testcase title="), "junit")).not.toEqual([]);
  const root = parseXml(await render("junit"));
  checkXml(root, schemaOf("junit") as Grammar);
  expect(root.name).toBe("testsuites");
  expect(root.attributes).toEqual({ name: "cchc", tests: "7", failures: "2", errors: "0" });
  for (const suite of all(root, "testsuite")) {
    expect(Number(suite.attributes.tests)).toBe(all(suite, "testcase").length);
    expect(Number(suite.attributes.failures)).toBe(all(suite, "failure").length);
    expect(Number(suite.attributes.skipped)).toBe(all(suite, "skipped").length);
  }
  expect(all(root, "skipped")).toHaveLength(1);
  // A file with nothing wrong has a case that passes.
  const fine = all(root, "testsuite").find(({ attributes }) => attributes.name === "rubrics/tốt.yaml");
  expect(fine?.children).toEqual([expect.objectContaining({ name: "testcase", children: [] })]);
  const names = all(root, "testcase").map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
  expect(new Set(names).size).toBe(names.length);
});

test("checkstyle", async () => {
  const root = parseXml(await render("checkstyle"));
  checkXml(root, schemaOf("checkstyle") as Grammar);
  expect(root.name).toBe("checkstyle");
  const errors = all(root, "error");
  expect(errors).toHaveLength(LIST.length - 1);
  for (const { attributes } of errors) {
    expect(["ignore", "info", "warning", "error"]).toContain(attributes.severity);
    expect(attributes.line).toMatch(/^[1-9]\d*$/);
    expect(attributes.source).toBe("cchc.thing-wrong");
  }
  expect(errors[0]?.attributes.message).toContain("<b>&\"' ]]>");
  expect(all(root, "file").map(({ attributes }) => attributes.name)).toEqual([
    ...FILES,
    "bao cao/số liệu #1?.xlsx",
    "C:/So Noi vu/a.yaml",
    "-",
  ]);
});

test("json", async () => {
  const validate = validator("cchc-diagnostics-1");
  const data = JSON.parse(await render("json"));
  expect(validate(data)).toEqual([]);
  expect(validate({ ...data, more: 1 })).not.toEqual([]);
  expect(data.diagnostics).toHaveLength(LIST.length - 1);
  expect(data.waived[0].acknowledged.by).toBe("Trưởng phòng");
});

test("markdown lists what was waived before the summary, which comes last", async () => {
  const lines = (await render("markdown")).trimEnd().split("\n");
  expect(lines.at(-1)).toContain("2 lỗi, 2 cảnh báo trong 2 tệp");
  const at = lines.findIndex((line) => line.startsWith("Đã miễn trừ"));
  expect(lines.slice(at).join("\n")).toContain("Chờ văn bản &lt;mới&gt;");
});
