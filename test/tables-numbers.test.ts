/** Numbers as people write them, and the sentences about tables. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseExact } from "../src/points.ts";
import {
  type Cell,
  type Convention,
  conventionOf,
  markOfAll,
  readColumnConvention,
  readColumnMarks,
  readNumber,
} from "../src/tables/index.ts";
import { formatNumber, render } from "../src/text.ts";

describe("numbers", () => {
  const text = (value: string): Cell => ({ type: "text", text: value });
  const comma: Convention = { purpose: "score", decimal: "comma" };
  const point: Convention = { purpose: "score", decimal: "point" };
  const unknown: Convention = { purpose: "score", decimal: "undetermined" };
  const count: Convention = { purpose: "count", decimal: "comma" };
  const short = (value: string, convention: Convention): string => {
    const reading = readNumber(text(value), convention);
    if (reading.kind === "number") return reading.text + (reading.percent ? "%" : "") + (reading.warning === undefined ? "" : " !");
    if (reading.kind === "pair") return `${reading.numerator} / ${reading.denominator}`;
    return reading.kind === "fault" ? reading.message.words.code : reading.kind;
  };
  test.each<[string, Convention, string]>([
    ["1,5", comma, "1.5"],
    ["1.5", point, "1.5"],
    ["1,5", unknown, "1.5"],
    ["1,5", point, "number-convention"],
    ["12.5", comma, "number-convention"],
    ["100", unknown, "100"],
    ["1,50 điểm", comma, "1.50"],
    ["0,5đ", comma, "0.5"],
    ["−0,5", comma, "-0.5 !"],
    ["–0,5", comma, "-0.5 !"],
    ["-0,5", comma, "-0.5"],
    ["+0,5", comma, "0.5"],
    ["１，５", comma, "1.5 !"],
    ["1\u00a0234,5", comma, "1234.5"],
    ["1.234,5", comma, "1234.5"],
    ["1,234.5", point, "1234.5"],
    ["1,234.5", comma, "number-convention"],
    ["1.234", comma, "number-ambiguous"],
    ["1,234", comma, "1.234"],
    ["1.234", unknown, "number-ambiguous"],
    ["1,234", unknown, "1.234"],
    ["1,234", point, "number-ambiguous"],
    ["1,234", { purpose: "count", decimal: "undetermined" }, "number-ambiguous"],
    ["0,125", unknown, "0.125"],
    ["319.370", count, "319370"],
    ["319.370.000", count, "319370000"],
    ["1 234 567", count, "1234567"],
    ["89,57%", comma, "89.57%"],
    ["89,57 %", comma, "89.57%"],
    ["39.5/50", point, "39.5 / 50"],
    ["39,5 / 50", comma, "39.5 / 50"],
    ["1/2/2024", comma, "number-unreadable"],
    ["007", comma, "7"],
    ["(0,5)", comma, "number-parentheses"],
    ["1,2,3", comma, "number-unreadable"],
    ["1.23.4", comma, "number-unreadable"],
    ["1e3", comma, "number-unreadable"],
    [",5", comma, "number-unreadable"],
    ["12 34", comma, "number-unreadable"],
    ["ĐTC:25 | TĐ1:25", comma, "number-unreadable"],
    ["9".repeat(31), comma, "number-unreadable"],
    ["1".repeat(300), comma, "number-unreadable"],
    ["", comma, "blank"],
    [" \u00a0\u200b", comma, "blank"],
    ["-", comma, "dash"],
    ["–", comma, "dash"],
    ["x", comma, "word"],
    ["Không", comma, "word"],
    ["N/A", comma, "not-applicable"],
    ["KP", comma, "not-applicable"],
    ["Không áp dụng", comma, "not-applicable"],
    ["không  phát sinh ", comma, "not-applicable"],
  ])("%s", (value, convention, expected) => {
    expect(short(value, convention)).toBe(expected);
  });

  test("the convention of a column", () => {
    const of = (values: readonly string[], purpose: "score" | "count" = "score") => readColumnConvention(values.map(text), purpose).decimal;
    expect(of(["1,5", "2", "", "x", "1.234,5"])).toBe("comma");
    expect(of(["12.5", "100"])).toBe("point");
    expect(of(["39.5/50"])).toBe("point");
    expect(of(["1.234"])).toBe("undetermined");
    expect(of(["319.370", "1.200"], "count")).toBe("comma");
    expect(of(["319,370", "1,200"], "count")).toBe("undetermined");
    expect(of(["319,370", "1.200"], "count")).toBe("undetermined");
    expect(of(["1.234.567"])).toBe("comma");
    expect(of(["1,5", "1,25", "2.5"])).toBe("comma");
    expect(of(["2.5", "1,5"])).toBe("point");
    expect(of([])).toBe("undetermined");
  });

  test("the convention of a column of counts that leaves it open, by the other columns", () => {
    const of = (values: readonly string[], others: readonly string[]) =>
      conventionOf(readColumnMarks(values.map(text)), "count", () => markOfAll([readColumnMarks(others.map(text))])).decimal;
    expect(of(["12,345", "99,125"], ["1,5", "2", "1,25"])).toBe("comma");
    expect(of(["12,345", "99,125"], ["1.5"])).toBe("point");
    expect(of(["12,345", "99,125"], ["1.5", "1,5"])).toBe("undetermined");
    expect(of(["1,250", "999"], ["1,5"])).toBe("undetermined");
    expect(of(["1.250", "999"], ["1,5"])).toBe("comma");
    expect(of(["1.250", "999"], ["1.5"])).toBe("point");
    expect(of(["1,5", "12,345", "7"], ["1.5"])).toBe("comma");
  });

  test("cells that are no text", () => {
    const read = (cell: Cell | undefined) => readNumber(cell, comma);
    expect(read(undefined)).toEqual({ kind: "blank" });
    expect(read({ type: "number", text: "1.234", format: "0.00" })).toEqual({
      kind: "number",
      text: "1.234",
      percent: false,
      points: false,
    });
    expect(read({ type: "date", text: "2024-02-01" })).toMatchObject({ kind: "fault", message: { words: { code: "number-is-date" } } });
    expect(read({ type: "error", text: "#REF!" })).toMatchObject({ message: { words: { code: "cell-error" } } });
    expect(read({ type: "error", text: "#REF!", formula: "A1" })).toMatchObject({ message: { words: { code: "cell-error-formula" } } });
    expect(read({ type: "uncomputed", text: "A1", formula: "A1" })).toMatchObject({ message: { words: { code: "formula-uncomputed" } } });
    expect(read({ type: "uncomputed", text: "A1", formula: "A1", zero: true })).toMatchObject({
      found: "0",
      message: { words: { code: "formula-zero-or-blank" } },
    });
    expect(read({ type: "boolean", text: "true" })).toEqual({ kind: "word", found: "true" });
  });

  test("what we print we read", () => {
    const decimal = fc.tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 6 })).map(([n, places]) => {
      const digits = String(Math.abs(n)).padStart(places + 1, "0");
      return `${n < 0 ? "-" : ""}${digits.slice(0, digits.length - places)}${places === 0 ? "" : `.${digits.slice(-places)}`}`;
    });
    fc.assert(
      fc.property(decimal, fc.constantFrom("vi" as const, "en" as const), (value, lang) => {
        const exact = parseExact(value);
        const printed = formatNumber(exact as NonNullable<typeof exact>, lang);
        const reading = readNumber(text(printed), { purpose: "count", decimal: lang === "vi" ? "comma" : "point" });
        // A point before three digits may be an office's thousands; then it is refused, never taken for another number.
        if (lang === "en" && /^\D?\d{1,3}\.\d{3}$/.test(printed)) expect(["fault", "number"]).toContain(reading.kind);
        else expect(reading.kind === "number" && parseExact(reading.text)).toEqual(exact);
      }),
    );
  });

  test("a count with thousands beside one with a decimal point is not taken for a small number", () => {
    const column = ["293.184", "98.5", "50"].map(text);
    const convention = readColumnConvention(column, "count");
    expect(column.map((cell) => readNumber(cell, convention).kind)).toEqual(["fault", "number", "number"]);
  });

  test.each<[string, Convention, string]>([
    ["1.234", unknown, "Nếu là số thập phân, viết 1,234 (dấu phẩy thập phân); nếu là số nguyên, viết 1234."],
    ["1.500", comma, "Nếu là số thập phân, viết 1,5 (dấu phẩy thập phân); nếu là số nguyên, viết 1500."],
    ["1,234", point, "Nếu là số thập phân, viết 1.234 (dấu chấm thập phân); nếu là số nguyên, viết 1234."],
    [
      "1,234",
      { purpose: "count", decimal: "undetermined" },
      "Nếu là số thập phân, viết 1,2340 (dấu phẩy thập phân); nếu là số nguyên, viết 1234.",
    ],
  ])("the advice on an ambiguous number is itself not ambiguous: %s", (written, convention, advice) => {
    const reading = readNumber(text(written), convention);
    expect(reading.kind === "fault" && render(reading.fix, "vi")).toBe(advice);
    for (const [, better = ""] of advice.matchAll(/viết ([\d,.]*\d)/g)) expect(readNumber(text(better), convention).kind).toBe("number");
  });

  test("in a column of its own the advice is taken as well", () => {
    const alone = (written: string) => readNumber(text(written), readColumnConvention([text(written)], "score"));
    expect([alone("1.234").kind, alone("1,234")]).toEqual(["fault", { kind: "number", text: "1.234", percent: false, points: false }]);
  });
});

describe("sentences", () => {
  const folder = new URL("../src/tables/", import.meta.url);
  const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
  test("codes are kebab-case, unique, and say something in both languages", () => {
    const found = sources.flatMap(({ text }) => [
      ...text.matchAll(/\bwords\(\s*"([^"]+)",\s*(["'`].+?["'`]),\s*(["'`].+?["'`])(?:,\s*\[[^\]]*\])?,?\s*\)/gs),
    ]);
    expect(found.length).toBe(sources.reduce((sum, { text }) => sum + (text.match(/\bwords\(\s*"/g)?.length ?? 0), 0));
    const names = found.map(([, code]) => code);
    expect(new Set(names).size).toBe(names.length);
    for (const [, code, vi, en] of found) {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(vi).toMatch(/[à-ỹđ]/i);
      expect(en).not.toMatch(/[ạ-ỹđ]/i);
    }
  });
  test("nothing of node is imported, and no library but where a file needs it; its types cost nothing", () => {
    for (const { name, text } of sources)
      expect([name, /from "node:|^import (?!type )[^;]*from "(?:xlsx|hucre|csv-parse)/m.test(text)]).toEqual([name, false]);
  });
});
