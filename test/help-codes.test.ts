/** Every code that a message can have is a page of help, made of the sentences that the program says, in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { EXIT, EXIT_MEANINGS, GLOBAL_OPTIONS } from "../src/commands/command.ts";
import { loadCommands } from "../src/commands/index.ts";
import type { Diagnostic } from "../src/diagnostic.ts";
import { formats } from "../src/formats/index.ts";
import { decode } from "../src/tables/index.ts";
import { mendingOf, sentencesOf } from "../src/text.ts";
import { topicsOf } from "../src/views/reference.ts";
import { messageCodes, messageTopic } from "../src/views/reference-codes.ts";
import { branch, flat, leaf, read, sheet } from "./build.ts";
import { memoryHost } from "./memory-host.ts";
import { book, data } from "./packages.ts";

const SOURCES = join(import.meta.dirname, "..", "src");
const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(SOURCES, name), "utf8"));
/** Every code that a sentence is declared with, as it stands in the sources. */
const written = new Set(sources.flatMap((text) => [...text.matchAll(/\bwords\(\s*"([a-z0-9-]+)",\s*"/g)].map(([, code = ""]) => code)));
const isPart = (code: string): boolean => /^(?:fix|expected|first)-|-fix$/.test(code);

let pages: ReadonlySet<string>;
beforeAll(async () => {
  const program = { commands: await loadCommands(), options: GLOBAL_OPTIONS, exits: EXIT_MEANINGS, formats, rubrics: [] };
  // What is loaded only where it is needed is loaded by the command.
  await help("unit-ended");
  pages = new Set(topicsOf(program).map(({ id }) => id));
});
async function help(...argv: readonly string[]): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const host = memoryHost({ files: {} });
  return { exit: await main(["help", ...argv], host), out: host.stdout(), err: host.stderr() };
}

describe("the codes of messages", () => {
  test("all that stand in the sources have a page, and no part of a message has", () => {
    const codes = [...written];
    expect(codes.length).toBeGreaterThan(900);
    expect(codes.filter((code) => !isPart(code) && !pages.has(code) && messageTopic(code) === undefined)).toEqual([]);
    expect(codes.filter((code) => isPart(code) && messageTopic(code) !== undefined)).toEqual([]);
    expect(new Set(messageCodes())).toEqual(new Set(messageCodes().filter((code) => sentencesOf(code).length > 0)));
  });

  test("every page says in both languages all that may be said under its code, its blanks by their names", () => {
    for (const code of messageCodes()) {
      const topic = messageTopic(code);
      for (const lang of ["vi", "en"] as const) {
        const text = JSON.stringify(topic?.page(lang));
        expect(text, code).not.toMatch(/undefined|\[object|\{\}/);
        // A blank that an English word names would be left to a reader of Vietnamese.
        if (lang === "vi") expect(text.replaceAll(/"[a-z]+":/g, ""), code).not.toMatch(/\{[A-Za-z]+(?::[^}"]*)?\}/);
        for (const sentence of [...sentencesOf(code), ...mendingOf(code)]) {
          for (const piece of sentence[lang].split(/\{[^}]*\}/)) expect(text, code).toContain(JSON.stringify(piece).slice(1, -1));
        }
      }
    }
  });

  test("what a remedy says that it mends is a code that exists", () => {
    const lists = sources.flatMap((text) =>
      [...text.matchAll(/",\s*\[((?:\s*"[a-z0-9-]+",?)+)\s*\],?\s*\)/g)].map(([, list = ""]) => list),
    );
    const codes = lists
      .flatMap((list) => [...list.matchAll(/"([a-z0-9-]+)"/g)].map(([, code = ""]) => code))
      .filter((code) => code.includes("-"));
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => sentencesOf(code).length === 0 && !written.has(code))).toEqual([]);
  });

  test("one is asked for like any topic, in every format", async () => {
    const { exit, out } = await help("unit-ended");
    expect(exit).toBe(EXIT.clean);
    expect(out).toMatch(/Thông báo unit-ended[\s\S]*\{tên\} hoạt động đến ngày \{ngày[\s\S]*Cách khắc phục[\s\S]*Nay là/);
    const json = JSON.parse((await help("code-became-date", "--format", "json")).out);
    expect(json).toMatchObject({ schema: "cchc-help/1", topic: "code-became-date", about: "message" });
    expect(json.sentences.length).toBeGreaterThan(1);
    expect(json.fixes.map(({ vi }: { vi: string }) => vi)).toContain("Định dạng cột mã là Văn bản rồi nhập lại mã.");
    expect((await help("unit-ended", "--lang", "en", "--format", "markdown")).out).toContain("{name}");
  });

  test("a slip of the pen is answered with the nearest code, a part of a message with nothing", async () => {
    expect(await help("unit-endde")).toMatchObject({ exit: EXIT.failed, err: expect.stringContaining("Tên gần đúng: unit-ended.") });
    expect(await help("cell-numbr")).toMatchObject({ exit: EXIT.failed, err: expect.stringContaining("Tên gần đúng: cell-number.") });
    expect((await help("fix-cell-dash")).exit).toBe(EXIT.failed);
  });
});

describe("what is told to be done stands on the page of what is told", () => {
  const rubric = flat(
    2,
    [branch("1", 2, [leaf("1.1", 1), leaf("1.2", 1)])],
    "units: [{ id: a, name: Huyện A }, { id: b, name: Thị xã A }]",
  );
  const form = (...rows: readonly (readonly (string | number)[])[]): readonly Diagnostic[] =>
    read(rubric, sheet([["Đơn vị", "Mã", "Điểm tự chấm"], ...rows.map((row) => [...row])], { sheet: "s" })).diagnostics;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files: readonly (readonly [string, Uint8Array])[] = [
    ["a.xlsx", new Uint8Array()],
    ["a.xlsx", bytes("%PDF-1.7")],
    ["a.xlsx", bytes("<html><table></table></html>")],
    ["a.xlsx", bytes("{\\rtf1}")],
    ["a.xlsx", bytes("Mã;Điểm\n")],
    ["a.xlsx", book(data("")).subarray(0, 300)],
    ["a.xlsx", Buffer.concat([book(data("")), Buffer.from("x")])],
    ["a.xlsx", book(data('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))],
    ["a.xlsx", book(data('<row r="1"><c r="A1"><v>1,5</v></c></row>'))],
    ["a.xlsx", book(data('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))],
    ["a.xlsx", book("<sheetData><row></sheetData>")],
    ["a.xlsx", book('<?xml version="1.0"?><!DOCTYPE a><worksheet/>')],
    ["a.xlsx", book("", { drop: "xl/workbook.xml" })],
    ["a.csv", bytes("a;b\n1;\0\n")],
    ["a.csv", bytes("a;b;c\n1;2;3\n1;2\n")],
    ["a.csv", bytes('a;b\n1;"x\n')],
    ["a.csv", bytes("\ufeff")],
    ["a.csv", Buffer.from("señor;Köln\n", "latin1")],
    ["a.csv", Buffer.concat([bytes("Đơn vị;Mã\n"), Buffer.from([0xe1, 0xbb]), bytes(";x\n")])],
  ];
  test("of files, sheets and cells", async () => {
    const { inflate } = memoryHost({ files: {} });
    const told = (await Promise.all(files.map(([name, content]) => decode(name, content, { inflate })))).flatMap(
      ({ diagnostics }) => diagnostics,
    );
    const cells = [
      ["Huyện A", "1.1", "-"],
      ["Huyện A", "1.1", "1.234"],
      ["Huyện A", "1.1", "(0,5)"],
      ["Huyện A", "1.1", "về đích"],
      ["Huyện A", "1.9", 1],
      ["Huyện A", "", 1],
      ["Huyện A", "1-Feb", 1],
      ["Huyện B", "1.1", 1],
      ["A", "1.1", 1],
      ["", "1.1", 1],
    ];
    const all = [...told, ...cells.flatMap((row) => form(row)), ...form(["Huyện A", "1.1", 1], ["Huyện A", "1.1", 0])];
    const mended = all.filter(
      ({ fix, message }) => fix !== undefined && !pages.has(message.words.code) && fix.words.code !== "fix-nearest",
    );
    expect(mended.length).toBeGreaterThan(25);
    const without = mended.filter(({ message, fix }) => !mendingOf(message.words.code).some(({ code }) => code === fix?.words.code));
    expect(without.map(({ message, fix }) => `${message.words.code}: ${fix?.words.code}`)).toEqual([]);
  });
});
