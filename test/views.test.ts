/** The result as data, and what is wrong in words. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../src/diagnostic.ts";
import { toResult } from "../src/engine/result.ts";
import { say, words } from "../src/text.ts";
import { diagnosticsReport } from "../src/views/diagnostics.ts";
import { cell, runOf, shown, THREE, tool } from "./reported.ts";

describe("result", () => {
  test("manifest, decimals as strings, arguments and both sentences, the same bytes every time", () => {
    const run = runOf(THREE);
    const result = toResult(run, tool);
    expect(JSON.stringify(toResult(runOf(THREE), tool))).toBe(JSON.stringify(result));
    expect(result).toMatchObject({
      schema: "cchc-result/1",
      manifest: {
        tool,
        rubric: { id: "thu", version: "2", standing: "reconstructed" },
        inputs: [{ file: "thu/du-lieu.xlsx" }],
        round: "council",
      },
      groups: [{ id: "huyen", of: 3, registered: 3, absent: [], ranked: true, apart: [] }],
      notRead: [],
    });
    expect(result).toHaveProperty(
      "groups.0.units.2",
      expect.objectContaining({ place: 3, of: 3, total: "7.60", index: "76.00", lost: "2.40" }),
    );
    expect(result).toHaveProperty(
      "groups.0.units.2.deductions.0",
      expect.objectContaining({
        node: "1.1",
        domain: "1",
        points: "2.00",
        code: "per-item-short",
        reason: "Không có sáng kiến",
        clause: "Điểm 1.1",
        round: "appraisal",
        cells: [{ file: "du-lieu.xlsx", sheet: "Tự chấm", cell: "F22" }],
      }),
    );
    expect(result).toHaveProperty("groups.0.units.2.deductions.0.sentence.args.items", "0");
    expect(result).toHaveProperty("groups.0.units.2.deductions.0.sentence.text.vi", "Số sáng kiến: 0 × 1,00 điểm = 0,00/2,00 điểm");
    expect(result).toHaveProperty(
      "groups.0.units.2.deductions.0.values.0",
      expect.objectContaining({ field: "items", type: "number", value: "0" }),
    );
    expect(result).toHaveProperty("groups.0.units.2.domains.0", {
      id: "1",
      title: "Chỉ đạo",
      applicableMax: "6.00",
      lost: "2.00",
      earned: "4.00",
    });
  });

  test("the round is the last that the rubric has", () => {
    expect(toResult(runOf(THREE, { head: "rounds: [self, appraisal]" }), tool)).toMatchObject({ manifest: { round: "appraisal" } });
  });
});

describe("diagnostics", () => {
  const CODE = words("number-expected", "maxPoints phải là số.", "maxPoints must be a number.");
  const FIX = words("fix", "Viết 2.5.", "Write 2.5.");
  const source = { name: "thu.yaml", text: "a: 1\r\ntitle: Kế hoạch\r\n\tmax: 2,5\r\n" };
  const start = source.text.indexOf("2,5");
  const inText: Diagnostic = {
    severity: "error",
    message: say(CODE, {}),
    at: { kind: "text", source, start, end: start + 3 },
    found: "2,5",
    fix: say(FIX, {}),
    related: [{ at: { kind: "text", source, start: 0, end: 1 }, message: say(words("r", "ghi lần đầu ở đây", "first here"), {}) }],
  };
  const inCell = (row: number): Diagnostic => ({
    severity: "warning",
    message: say(CODE, {}),
    at: cell(row, 5),
    subject: ["Huyện An", "1.1"],
  });

  test("place first, a frame with the marks under the right columns, what to do", async () => {
    expect(await shown(diagnosticsReport([inText], { lang: "vi" }))).toBe(`thu.yaml:3:7  lỗi  number-expected  maxPoints phải là số.
   2 | title: Kế hoạch
   3 |     max: 2,5
     |          ^^^
   Hiện ghi: “2,5” · Cách khắc phục: Viết 2.5.
   thu.yaml:1:1: ghi lần đầu ở đây

✖ 1 lỗi, 0 cảnh báo trong 1 tệp
`);
  });

  test("cells name unit and criterion; the same code is told five times", async () => {
    const list = Array.from({ length: 8 }, (_, row) => inCell(row));
    const text = await shown(diagnosticsReport(list, { lang: "vi", files: 2 }));
    expect(text).toContain("du-lieu.xlsx › 'Tự chấm'!F1 · Huyện An · 1.1  cảnh báo  number-expected");
    expect(text).toContain("… và 3 chỗ khác cùng mã number-expected");
    expect(text).not.toContain("!F6");
    expect(text.endsWith("0 lỗi, 8 cảnh báo trong 2 tệp\n")).toBe(true);
    expect(await shown(diagnosticsReport(list, { lang: "vi", all: true }))).toContain("!F8");
  });

  test("none", async () => {
    expect(await shown(diagnosticsReport([], { lang: "en", files: 1 }))).toBe("errors: 0, warnings: 0, files: 1\n");
  });
});
