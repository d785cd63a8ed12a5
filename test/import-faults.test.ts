/** Drafting rubrics from forms with the errors that real ones had: each is told, none is mended in silence. */
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { loadRubric } from "../src/commands/rubrics.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { toDecimal } from "../src/points.ts";
import type { Node } from "../src/rubric/model.ts";
import { importFile, importRows, outline, type Rows, type Value } from "./imported.ts";
import { memoryHost } from "./memory-host.ts";

describe("forms with errors", () => {
  const head = ["STT", "Tiêu chí", "Điểm tối đa"];
  const form = (...rows: Rows): Rows => [head, ...rows];

  test("a code with a trailing space is kept and told, and hides nothing else", async () => {
    const rows = form(
      ["4", "Bộ máy", 3],
      ["4.1 ", "Sắp xếp", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["4.2", "Biên chế", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 3],
    );
    const { draft, told, exit, codes, err } = await importRows(rows);
    expect(draft).toContain('- id: "4.1 " #');
    expect(told).toEqual(["C2 sum-mismatch", "A3 id-pattern"]);
    expect(codes).toEqual(["id-pattern"]);
    expect(err).toContain("“4.1 ”");
    expect(exit).toBe(1);
  });

  test("children under the wrong parent", async () => {
    const rows = form(
      ["4", "Bộ máy", 4],
      ["4.4", "Phân cấp", 3],
      ["4.4.1", "Ban hành", 2],
      [null, "Đạt", 2],
      [null, "Không", 0],
      ["4.5.1", "Kiểm tra", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["4.6", "Khác", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 4],
    );
    const { rubric, told, exit } = await importRows(rows);
    expect(rubric?.nodes.get("4.4")?.kind === "branch" ? outline([rubric.nodes.get("4.4") as Node]) : []).toContain(
      "    4.5.1 Kiểm tra 1 choice",
    );
    expect(told).toContain("A7 child-misplaced");
    expect(exit).toBe(1);
  });

  test("a code given twice", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 2],
      ["1.1", "Kế hoạch", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["1.1", "Báo cáo", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 2],
    );
    const { draft, told, codes, err } = await importRows(rows);
    expect(draft.match(/- id: "1\.1" /g)).toHaveLength(2);
    expect(told).toContain("A6 duplicate-id");
    expect(codes).toContain("duplicate-id");
    expect(err).toContain("bieu-mau.xlsx › 'Biểu'!A3: ghi lần đầu ở đây");
  });

  test("a step above the maximum, and best steps below it", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 3],
      ["1.1", "Kế hoạch", 1],
      [null, "Kịp thời", "1,5"],
      [null, "Không kịp thời", "0"],
      ["1.2", "Báo cáo", 2],
      [null, "Đủ", 1.5],
      [null, "Không", 0],
      [null, "Tổng", 3],
    );
    const { draft, told, codes } = await importRows(rows);
    expect(draft).toContain("- { id: kip-thoi, title: Kịp thời, points: 1.5 } # ô C4");
    expect(told).toContain("C4 option-above-maximum");
    expect(told).toContain("C6 best-below-maximum");
    expect(codes).toContain("best-below-maximum");
  });

  test("two errors that cancel are both told", async () => {
    const leaf = (code: string, max: number): Rows => [
      [code, "Tiêu chí", max],
      [null, "Đạt", max],
      [null, "Không đạt", 0],
    ];
    const rows = form(
      ["1", "Chỉ đạo", 5],
      ...leaf("1.1", 2),
      ...leaf("1.2", 2),
      ["2", "Thể chế", 5],
      ...leaf("2.1", 3),
      ...leaf("2.2", 3),
      [null, "Tổng", 10],
    );
    const { told, codes } = await importRows(rows);
    expect(told).toEqual(["C2 sum-mismatch", "C9 sum-mismatch"]);
    expect(codes).toEqual(["sum-mismatch", "sum-mismatch"]);
  });

  test("the printed total and the counts that the form declares", async () => {
    const rows: Rows = [
      ["Bộ tiêu chí gồm 2 lĩnh vực, 3 tiêu chí"],
      head,
      ["1", "Chỉ đạo", 5],
      ["1.1", "Kế hoạch", 5],
      [null, "Đạt", 5],
      [null, "Không", 0],
      [null, "Tổng cộng", 6],
    ];
    const { told, rubric } = await importRows(rows);
    expect(told).toEqual(["A1 counts-mismatch", "A1 counts-mismatch", "C7 sum-mismatch"]);
    expect(rubric?.counts).toMatchObject({ domains: 2, criteria: 3 });
  });

  test("the best answers everywhere give 96,5 of 100", async () => {
    const leaf = (code: string, max: number, best: number): Rows => [
      [code, "Tiêu chí", max],
      [null, "Đạt", best],
      [null, "Không đạt", 0],
    ];
    const rows = form(
      ["1", "Chỉ đạo", 60],
      ...leaf("1.1", 30, 28.5),
      ...leaf("1.2", 30, 30),
      ["2", "Thể chế", 40],
      ...leaf("2.1", 40, 38),
      [null, "Tổng", 100],
    );
    const { told, err } = await importRows(rows);
    expect(told).toEqual(["C3 best-below-maximum", "C10 best-below-maximum", "C13 best-total"]);
    expect(err).toContain("96,50/100,00");
  });

  test("codes that are missing, became numbers or have no maximum", async () => {
    const sub = (code: Value, name: string, max: Value): Rows => [
      [code, name, max],
      [null, "Đạt", 1],
      [null, "Không đạt", 0],
    ];
    const nine = Array.from({ length: 9 }, (_, index) => sub(`1.${index + 1}`, "Tiêu chí", 1)).flat();
    const rows = form(
      ["1", "CHỈ ĐẠO", 12],
      ...nine,
      ...sub(1.1, "Tiêu chí mười", 1),
      ...sub(null, "Tiêu chí mười một", 1),
      ...sub("1.12", "Tiêu chí mười hai", null),
      [null, "THỂ CHẾ MỚI", 1],
      ...sub("2.1", "Rà soát", 1),
      [null, "Tổng", 13],
    );
    const { rubric, told } = await importRows(rows);
    expect(rubric?.root.children.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(rubric?.nodes.get("1.10")?.title).toBe("Tiêu chí mười");
    expect(rubric?.nodes.get("1.11")?.title).toBe("Tiêu chí mười một");
    expect(told).toEqual(["A30 code-ambiguous", "A33 code-missing", "C36 maximum-missing", "A39 code-missing"]);
  });

  test("a draft that no reader takes is written all the same, with text that YAML would take apart", async () => {
    const rows = form(
      ["1", 'Chỉ đạo: "kế hoạch" # 1', 1],
      ["1.1 ", "- {Ban hành}, & *", 1],
      [null, "yes", 1],
      [null, "no: 0", 0],
      [null, "Tổng", 1],
    );
    const { draft, told, codes } = await importRows(rows);
    expect(codes).toEqual(["id-pattern"]);
    expect(told).toEqual(["A3 id-pattern"]);
    const problems = new Diagnostics();
    const host = memoryHost({ files: { "nhap.yaml": draft.replace('"1.1 "', '"1.1"') } });
    const rubric = await loadRubric(host, "nhap.yaml", problems);
    expect(problems.list).toEqual([]);
    expect(rubric?.nodes.get("1")?.title).toBe('Chỉ đạo: "kế hoạch" # 1');
    expect(rubric?.nodes.get("1.1")?.title).toBe("- {Ban hành}, & *");
  });

  test("a code that is none is kept as it is; hidden rows are read and told", async () => {
    const rows = form(
      ["1", "Chỉ đạo", 2],
      ["1.1*", "Kế hoạch", 1],
      [null, "Đạt", 1],
      [null, "Không", 0],
      ["1.2", "Báo cáo", "1 - 2"],
      [null, "Đạt", "tối đa 1 điểm"],
      [null, "Không", 0],
      [null, "Tổng", 2],
    );
    const { draft, told } = await importRows(rows);
    expect(draft).toContain('- id: "1.1*" #');
    expect(told).toEqual(["A3 id-pattern", "C6 number-unreadable"]);
    const hidden = new Uint8Array(
      await writeXlsx({ sheets: [{ name: "Biểu", rows: rows.map((row) => [...row]), rowDefs: new Map([[3, { hidden: true }]]) }] }),
    );
    expect((await importFile(hidden)).told).toContain("B2 cells-hidden");
  });

  test("what would steer a terminal never leaves the draft raw", async () => {
    const rows = form(["1", "Chỉ đạo \u009b31m\u202e", 1], [null, "Đạt\u0085 # x", 1], [null, "Không", 0], [null, "Tổng", 1]);
    const { draft, told, codes } = await importRows(rows);
    expect(draft.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect([told, codes]).toEqual([[], []]);
  });

  test("a blank form says what must be shown; a filled one says what was", async () => {
    const rows = (own: Value): Rows => [
      [...head, "Điểm tự chấm", "Tài liệu kiểm chứng"],
      ["1", "Chỉ đạo", 1, own, "Quyết định; kế hoạch"],
      [null, "Đạt", 1],
      [null, "Không", 0],
      [null, "Tổng", 1],
    ];
    expect((await importRows(rows(null))).draft).toContain('evidence: "Quyết định; kế hoạch"');
    expect((await importRows(rows(1))).draft).not.toContain("evidence");
  });

  test("points that cannot be read, and names that contradict the column", async () => {
    const rows = form(
      ["1", "Chỉ đạo (3 điểm)", 2],
      ["1.1", "Kế hoạch", "hai"],
      [null, "Đạt", "2"],
      [null, "Không", "0"],
      [null, "Tổng", 2],
    );
    const { told, rubric } = await importRows(rows);
    expect(told).toEqual(["C2 maximum-differs", "C3 maximum-missing"]);
    expect(toDecimal(rubric?.nodes.get("1.1")?.max ?? (null as never))).toBe("2");
  });
});
