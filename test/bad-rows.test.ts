/** Rows 36 to 63 of what people send: each with what is told, where, and how the program ends. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const rubric = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"));
const HEAD = "Đơn vị;Mã;Điểm tự đánh giá\n";
/** What is told in every run of a few units with a few answers. */
const USUAL = ["answers-missing", "survey-missing", "group-size-differs"];

async function told(csv: string): Promise<readonly string[]> {
  const host = memoryHost({ files: { "rubrics/nho.yaml": rubric, "a.csv": csv }, shipped: "rubrics" });
  const exit = await main(["score", "a.csv", "-r", "nho"], host);
  const lines = [...host.stderr().matchAll(/^a\.csv(?: › (\w+))?.*? {2}(lỗi|cảnh báo) {2}([a-z0-9-]+) {2}/gm)]
    .filter(([, , , code = ""]) => !USUAL.includes(code))
    .map(([, at, severity, code]) => `${at} ${severity} ${code}`);
  return [`→ ${exit}`, ...lines];
}

describe("a text table", () => {
  test.each<[string, string, readonly string[]]>([
    ["37: thousands or decimals", "Huyện Vũ Quang;1.3;1.234", ["→ 1", "C2 lỗi number-ambiguous"]],
    ["38: a minus of print", "Huyện Vũ Quang;1.3;−0,5", ["→ 1", "C2 cảnh báo number-spelling-odd", "C2 lỗi points-negative"]],
    ["38: brackets of bookkeepers", "Huyện Vũ Quang;1.3;(0,5)", ["→ 1", "C2 lỗi number-parentheses"]],
    ["38: wide digits", "Huyện Vũ Quang;1.3;１", ["→ 1", "C2 cảnh báo number-spelling-odd"]],
    ["39: a dash", "Huyện Vũ Quang;1.3;-", ["→ 1", "C2 lỗi cell-dash"]],
    ["39: a cross", "Huyện Vũ Quang;1.3;x", ["→ 1", "C2 lỗi cell-number"]],
    ["40: above the maximum", "Huyện Vũ Quang;1.3;2", ["→ 1", "C2 lỗi over-maximum"]],
    ["43: no code", "Huyện Vũ Quang;;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-missing"]],
    ["43: an unknown code", "Huyện Vũ Quang;1.1.9;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-unknown"]],
    ["43: a Roman code", "Huyện Vũ Quang;I.1;1\nHuyện Vũ Quang;1.3;1", ["→ 1", "B2 lỗi code-unknown"]],
    ["43: a comma in a code", "Huyện Vũ Quang;1,3;1", ["→ 1", "B2 cảnh báo code-spelling-odd"]],
    ["49: two units of one name", "Kỳ Anh;1.3;1", ["→ 2", "A2 lỗi unit-ambiguous"]],
    ["57: a letter of another script", "Huyện Hươпg Khê;1.3;1", ["→ 2", "A2 lỗi unit-unknown"]],
    ["59: a name that turns its letters", "\u202eHuyện Vũ Quang;1.3;1", ["→ 2", "A2 lỗi unit-unknown"]],
    ["59: a name that colours the screen", "\u001b[31mHuyện;1.3;1", ["→ 2", "A2 lỗi unit-unknown"]],
    ["63: a cell of 40,000 letters", `${"a".repeat(40_000)};1.3;1`, ["→ 2", "A2 lỗi over-limit"]],
  ])("row %s", async (_, rows, expected) => {
    expect(await told(`${HEAD}${rows}\n`)).toEqual(expected);
  });
  test("row 62: headings that programs keep for themselves are names, and nothing else changes", async () => {
    expect(await told("__proto__;constructor;toString\n1;2;3\n")).toEqual(["→ 2", "undefined lỗi no-table"]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
