/** The help that the program carries: every page of it, in both languages, by walking what is declared. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { audits } from "../src/audits/index.ts";
import { checks } from "../src/checks/index.ts";
import { main } from "../src/cli.ts";
import { type Command, EXIT, EXIT_MEANINGS, GLOBAL_OPTIONS } from "../src/commands/command.ts";
import { commandNames, loadCommands } from "../src/commands/index.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { formats } from "../src/formats/index.ts";
import { layouts } from "../src/layouts/index.ts";
import { parseExact } from "../src/points.ts";
import { dataChecks } from "../src/published/against-data.ts";
import { publishedChecks } from "../src/published/index.ts";
import { lastYearChecks } from "../src/published/last-year.ts";
import { meaningOf } from "../src/rubric/meaning.ts";
import { outline } from "../src/rubric/outline.ts";
import { rubricShape } from "../src/rubric/schema.ts";
import { ruleKinds } from "../src/rules/index.ts";
import { formatNumber, type Lang, type Text } from "../src/text.ts";
import type { Block } from "../src/views/block.ts";
import { placeholdersIn } from "../src/views/placeholders.ts";
import { type Program, type Topic, topicsOf } from "../src/views/reference.ts";
import { kindExamples, kindPage } from "../src/views/reference-rules.ts";
import { readYaml } from "../src/yaml.ts";
import { memoryHost } from "./memory-host.ts";

const LANGS = ["vi", "en"] as const satisfies readonly Lang[];
/** Letters that only Vietnamese has. */
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;
const FILES = Object.fromEntries(
  [
    "rubrics/hatinh-huyen-2022.yaml",
    "rubrics/hatinh-xa-2022.yaml",
    "samples/hatinh-huyen-2022.xlsx",
    "samples/hatinh-huyen-2022-cong-bo.csv",
  ].map((path) => [path, new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)))]),
);

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a world with the sample and its rubric. */
async function cchc(...argv: readonly string[]): Promise<Said> {
  const host = memoryHost({ files: FILES, columns: 80, shipped: "rubrics" });
  return { code: await main(argv, host), out: host.stdout(), err: host.stderr() };
}
/** The words of an example; a name of several words stands in quotes. */
const wordsOf = (example: string): readonly string[] =>
  [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
const linesOf = (text: string): readonly string[] => text.trimEnd().split("\n");
const titlesOf = (topics: readonly Topic[], about: Topic["about"]): readonly string[] =>
  topics.filter((topic) => topic.about === about).map(({ id }) => id);

let commands: readonly Command[];
let topics: readonly Topic[];
beforeAll(async () => {
  commands = await loadCommands();
  const program: Program = { commands, options: GLOBAL_OPTIONS, exits: EXIT_MEANINGS, formats, rubrics: [] };
  topics = topicsOf(program);
});

test("everything declared has a page of its own, and no two share a name", () => {
  expect(titlesOf(topics, "command")).toEqual(commandNames);
  expect(titlesOf(topics, "kind")).toEqual(ruleKinds.map(({ kind }) => kind));
  expect(titlesOf(topics, "check")).toEqual(checks.map(({ code }) => code));
  expect(titlesOf(topics, "published")).toEqual([...publishedChecks, ...dataChecks, ...lastYearChecks].map(({ code }) => code));
  expect(titlesOf(topics, "audit")).toEqual(audits.map(({ code }) => code));
  expect(titlesOf(topics, "layout")).toEqual(layouts.map(({ id }) => id));
  expect(titlesOf(topics, "format")).toEqual(formats.map(({ id }) => id));
  expect(titlesOf(topics, "page")).toEqual([
    "rubric",
    "rubrics",
    "commands",
    "kinds",
    "checks",
    "published",
    "audits",
    "layouts",
    "formats",
    "seal",
    "thresholds",
    "exit-codes",
    "topics",
  ]);
  const ids = topics.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(LANGS)("in %s", (lang) => {
  test("every page says something, in every format, with nothing left open", async () => {
    for (const { id } of topics) {
      for (const format of formats.filter(({ needs, binary }) => needs === undefined && !binary)) {
        const { code, out, err } = await cchc("help", id, "--lang", lang, "--format", format.id);
        expect([id, format.id, code, err]).toEqual([id, format.id, EXIT.clean, ""]);
        expect(out.trim(), id).not.toBe("");
        expect(out, id).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });

  test("no cell, name or line of a page is empty where words belong", () => {
    const whole = (text: unknown): string =>
      typeof text === "string" ? text : (text as readonly { readonly text: string }[]).map((span) => span.text).join("");
    const words = (block: Block): readonly string[] => {
      switch (block.kind) {
        case "heading":
        case "paragraph":
        case "code":
          return [whole(block.text)];
        case "facts":
          return block.items.flatMap(({ name, value }) => [name, whole(value)]);
        case "list":
          return block.items.map(whole);
        case "table":
          return block.rows.flatMap((row) => [whole(row[0]), whole(row.at(-1))]);
        default:
          return block.items.flatMap(({ title, figure, lines }) => [whole(title), whole(figure ?? ""), ...lines.map(whole)]);
      }
    };
    for (const topic of topics) {
      const blocks = topic.page(lang);
      expect(blocks.length, topic.id).toBeGreaterThan(1);
      for (const text of blocks.flatMap(words)) expect(text.trim(), topic.id).not.toMatch(/^$|^·|·$|:$|undefined/);
    }
  });

  test("the bare program fits on a small screen and shows commands that run", async () => {
    const { code, out } = await cchc("--lang", lang);
    expect(code).toBe(EXIT.clean);
    expect(linesOf(out).length).toBeLessThanOrEqual(20);
    const shown = linesOf(out)
      .map((line) => line.trim())
      .filter((line) => line.startsWith("cchc ") && !line.startsWith("cchc help"));
    expect(shown).toHaveLength(3);
    for (const line of shown) expect(commands.some(({ examples }) => examples[0] === line)).toBe(true);
    for (const [, named = ""] of out.matchAll(/cchc help ([a-z-]+)/g)) expect(topics.map(({ id }) => id)).toContain(named);
  });

  test("the page of a command has its examples first, all its options, and fits on a screen", async () => {
    for (const { name, examples, options } of commands) {
      const { out } = await cchc("help", name, "--lang", lang);
      const lines = linesOf(out);
      expect(lines.length, name).toBeLessThanOrEqual(45);
      expect(lines[3]?.trim()).toBe(examples[0]);
      for (const { flags } of [...options, ...GLOBAL_OPTIONS]) expect(out).toContain(placeholdersIn(flags, lang));
      expect((await cchc(name, "--help", "--lang", lang)).out).toBe(out);
    }
  });

  test("examples show the points that were computed, and the computed are the declared", () => {
    for (const kind of ruleKinds) {
      const figures = kindPage(kind, lang).flatMap((block) =>
        block.kind === "entries" ? block.items.map(({ title, figure }) => [title, typeof figure === "string" ? figure : figure?.[0]]) : [],
      );
      expect(figures).toHaveLength(kind.examples.length);
      for (const { title, points, max } of kind.examples) {
        const shown = figures.filter(([each]) => each === title[lang]).map(([, figure]) => figure);
        const number = (text: string) => formatNumber(parseExact(text) as never, lang, 2);
        if (points === "not-applicable") expect(shown).toContainEqual(expect.objectContaining({ tone: "muted" }));
        else if (typeof points === "object")
          expect(shown).toContainEqual(expect.objectContaining({ text: expect.stringContaining(points.fault) }));
        else
          expect(
            shown.some((figure) => String(figure).startsWith(`${number(points)}/${number(max)} `)),
            `${kind.kind}: ${title.vi}`,
          ).toBe(true);
      }
    }
  });

  test("an unknown topic is answered in two lines with the nearest", async () => {
    const slip = await cchc("help", "per-itm", "--lang", lang);
    expect(slip.code).toBe(EXIT.failed);
    expect(slip.err).toContain("per-item");
    const code = await cchc("help", "kkkk-zzzz-qqqq", "--lang", lang);
    expect(code.err).toMatch(/“(?:lỗi|error)”/);
    const strange = await cchc("help", "zzzzzz", "--lang", lang);
    expect(strange.err).toContain("cchc help topics");
    for (const { out, err } of [slip, code, strange]) {
      expect(out).toBe("");
      expect(linesOf(err)).toHaveLength(2);
      expect(err).not.toMatch(/undefined|[{}]/);
    }
  });
});

test("every key is told in both languages, and the English is English", () => {
  const shapes = [["rubric", rubricShape] as const, ...ruleKinds.map((kind) => [kind.kind, kind.shape] as const)];
  for (const [name, shape] of shapes) {
    const keys = outline(shape);
    expect(new Set(keys.map(({ path }) => path)).size, name).toBe(keys.length);
    for (const { path, type, about } of keys) {
      expect([about.vi, about.en, type.vi, type.en], `${name} ${path}`).not.toContain("");
      expect(`${about.en} ${type.en}`, `${name} ${path}`).not.toMatch(VIETNAMESE);
      expect(about.vi, `${name} ${path}`).toMatch(VIETNAMESE);
    }
  }
});

test("titles and explanations in English quote Vietnamese only between «…»", () => {
  const texts: readonly Text[] = [
    ...[...ruleKinds, ...checks, ...audits, ...layouts].flatMap(({ title, doc }) => [title, doc]),
    ...commands.flatMap(({ title, options, arguments: args }) => [title, ...options.map(({ doc }) => doc), ...args.map(({ doc }) => doc)]),
    ...[...formats, ...topics].map(({ title }) => title),
    ...GLOBAL_OPTIONS.map(({ doc }) => doc),
    ...Object.values(EXIT_MEANINGS),
  ];
  for (const { vi, en } of texts) {
    expect(vi).not.toBe("");
    expect(en.replace(/«[^»]*»/g, "")).not.toMatch(VIETNAMESE);
  }
});

test("the rubric is told once: a tree refers to itself", () => {
  const keys = outline(rubricShape);
  const typeOf = (path: string) => keys.find((key) => key.path === path)?.type.en;
  expect(typeOf("domains[].criteria")).toBe("list, like domains[]");
  expect(typeOf("rounding.mode")).toBe("half-up | half-even | down");
  expect(typeOf("rounding.decimals")).toBe("whole number from 0 to 6");
  expect(keys.find(({ path }) => path === "domains[].maxPoints")?.required).toBe(true);
  expect(keys.find(({ path }) => path === "domains[].clause")?.required).toBe(false);
});

test("a rule printed in YAML is read back as the rule that was declared", () => {
  const read = (text: string): unknown => {
    const problems = new Diagnostics();
    const file = readYaml({ name: "", text }, problems);
    expect(problems.list).toEqual([]);
    return file?.data;
  };
  for (const kind of ruleKinds) {
    for (const [index, shown] of (kindExamples(kind) as readonly { readonly rule: string }[]).entries()) {
      const printed = read(shown.rule) as Readonly<Record<string, unknown>>;
      expect(meaningOf(printed.rule)).toBe(meaningOf(read(kind.examples[index]?.rule ?? "")));
    }
  }
});

test("words that are no name of a page find the pages about them, with or without marks", async () => {
  for (const asked of [["xếp", "hạng"], ["xep hang"]]) {
    const { code, out } = await cchc("help", ...asked);
    expect(code).toBe(EXIT.clean);
    expect(out).toContain("Tính điểm và xếp hạng các đơn vị");
    expect(out).not.toContain("verify:");
  }
  expect((await cchc("help", "encoding")).out).toContain("score:");
  expect((await cchc("help", "cột", "ẩn", "hiện")).code).toBe(EXIT.failed);
});

test("no placeholder of the usage is left in English in Vietnamese", () => {
  const usages = [...commands, { options: GLOBAL_OPTIONS, arguments: [] }].flatMap(({ options, arguments: args }) => [
    ...options.map(({ flags }) => flags),
    ...args.map(({ name }) => name),
  ]);
  for (const usage of usages.filter((each) => /[<[]/.test(each))) {
    expect(placeholdersIn(usage, "vi"), usage).not.toBe(usage);
    expect(placeholdersIn(usage, "en")).toBe(usage);
  }
});

test("the rubrics at hand are listed with what an officer chooses by, in every format", async () => {
  const { code, out } = await cchc("help", "rubrics");
  expect(code).toBe(EXIT.clean);
  expect(out).toMatch(/hatinh-huyen-2022\n.*\n.*UBND tỉnh Hà Tĩnh.* · Kỳ: 2022 · Số tiêu chí: \d+ · Dựng lại/);
  const json = JSON.parse((await cchc("help", "rubrics", "--format", "json")).out);
  expect(json.rubrics).toMatchObject([
    { id: "hatinh-huyen-2022", period: "2022", standing: "reconstructed", issuer: "UBND tỉnh Hà Tĩnh", criteria: expect.any(Number) },
    { id: "hatinh-xa-2022" },
  ]);
  expect((await cchc("help", "rubrics", "--format", "csv")).out.trim().split("\n")).toHaveLength(3);
});

test("the examples of every command run", async () => {
  for (const { name, examples } of commands) {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const [program, command, ...rest] = wordsOf(example);
      expect([program, command]).toEqual(["cchc", name]);
      const { code, err } = await cchc(name, ...rest);
      expect([EXIT.clean, EXIT.findings], `${example}\n${err}`).toContain(code);
    }
  }
});

test("JSON Schema describes every key of a rubric in Vietnamese, with the English as its comment", () => {
  const bare: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    const { properties } = value as { properties?: Record<string, { description?: string; $comment?: string }> };
    for (const [key, { description, $comment }] of Object.entries(properties ?? {})) {
      if (description === undefined || $comment === undefined) bare.push(`${path}/${key}`);
    }
    for (const [key, each] of Object.entries(value)) walk(each, `${path}/${key}`);
  };
  const schema = z.toJSONSchema(rubricShape, { io: "input", unrepresentable: "any" });
  walk(schema, "");
  expect(bare).toEqual([]);
  // Flags of a pattern do not travel: the id must allow capitals by itself.
  expect(schema.properties).toMatchObject({ id: { pattern: "^[A-Za-z0-9][A-Za-z0-9_-]*$" } });
});
