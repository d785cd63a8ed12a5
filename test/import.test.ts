/** How a form says that points are given, and `cchc import` as a command. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { toDecimal } from "../src/points.ts";
import { book, type Imported, importFile, importRows, L10, lineWith, type Rows, type Value } from "./imported.ts";
import { memoryHost } from "./memory-host.ts";

describe("scoring", () => {
  const draftOf = async (max: Value, ...steps: Rows): Promise<Imported> =>
    importRows([["STT", "Tiêu chí", "Điểm tối đa"], ["1", "Lĩnh vực", max], ["1.1", "Tiêu chí", max], ...steps, [null, "Tổng", max]]);

  test("a formula with a floor", async () => {
    const { draft } = await draftOf(2, [null, "Dưới 70%", 0], [null, "Từ 70% trở lên: tỷ lệ % nhân với điểm tối đa"]);
    expect(lineWith(draft, "proportional")).toBe("rule: { kind: proportional, floor: 70 }");
  });
  test("incidents that take points", async () => {
    const { draft, codes } = await draftOf(
      2,
      [null, "Mỗi trường hợp bị khiển trách trừ 0,5 điểm"],
      [null, "Mỗi trường hợp bị cảnh cáo trừ 1 điểm"],
    );
    expect(draft).toContain("- { id: truong-hop-bi-khien-trach, title: trường hợp bị khiển trách, each: 0.5 }");
    expect(codes).toEqual([]);
  });
  test("a step beside the ladder is left out and told", async () => {
    const { told, draft } = await draftOf(2, [null, "Từ 90% trở lên", 2], [null, "Dưới 90%", 0], [null, "Không báo cáo", 0]);
    expect(told).toEqual(["C6 step-left-out"]);
    expect(draft).toContain("# chưa rõ: Mức “Không báo cáo” (0 điểm) của 1.1 chưa đưa vào. (ô C6)");
  });
  test("none at all is the last step of a ladder of counts", async () => {
    const { told, draft } = await draftOf(
      2,
      [null, "Có từ 02 sáng kiến trở lên", 2],
      [null, "Có 01 sáng kiến", 1],
      [null, "Không có sáng kiến", 0],
    );
    expect(told).toEqual([]);
    expect(draft).toContain("- { points: 0 } # ô C6: Không có sáng kiến");
  });
  test("a block of bonus points with a code, and what is in it, stands beside the scale", async () => {
    const bonus: Rows = [
      ["II", "ĐIỂM THƯỞNG", 3],
      ["3", "Sáng kiến", 3],
      [null, "Mỗi sáng kiến cấp tỉnh 1,5 điểm"],
    ];
    const { rubric, told } = await importRows([
      ["STT", "Tiêu chí", "Điểm tối đa"],
      ["I", "Chỉ đạo", 2],
      ["1", "Kế hoạch", 2],
      [null, "Có", 2],
      [null, "Không", 0],
      ...bonus,
      [null, "TỔNG CỘNG (I)", 2],
    ]);
    expect(rubric?.leaves.map(({ id, effect }) => `${id} ${effect}`)).toEqual(["1 score", "3 bonus"]);
    expect(told).toEqual([]);
  });
  test("one step only is a tick", async () => {
    const { told, rubric } = await draftOf(2, [null, "Ban hành kịp thời", 2]);
    expect(told).toEqual(["B3 only-step"]);
    expect(rubric?.leaves[0]?.rule.kind).toBe("checklist");
  });
  test("steps without points are for a person to decide", async () => {
    const { told, draft, exit } = await draftOf(2, [null, "- Ban hành kịp thời"], [null, "- Không ban hành", 0]);
    expect(told).toEqual(["B3 way-unclear"]);
    expect(draft).toContain("# ô B4: Ban hành kịp thời");
    expect(lineWith(draft, "rule:")).toBe("rule: { kind: given }");
    expect(exit).toBe(1);
  });
  test("surveys", async () => {
    const { rubric } = await importRows([
      ["STT", "Tiêu chí", "Điểm tối đa"],
      ["1", "Tác động (điều tra xã hội học)", 10],
      [null, "Tổng", 10],
    ]);
    expect(rubric?.leaves[0]).toMatchObject({ source: "survey", rule: { kind: "survey" } });
  });
});

describe("the command", () => {
  const sample = new Uint8Array(readFileSync(new URL("../samples/hatinh-huyen-2022.xlsx", import.meta.url)));

  test("one sheet of our own sample: 9 domains, 44 criteria, 49 leaves, 100 points, and only scoring undecided", async () => {
    const { rubric, told, codes, exit, draft } = await importFile(sample, "--sheet", "Vũ Quang");
    expect(rubric?.root.children).toHaveLength(9);
    expect(rubric?.counts).toEqual({ domains: 9, criteria: 44, subcriteria: 9 });
    expect(rubric?.leaves).toHaveLength(49);
    expect(toDecimal(rubric?.maxPoints ?? (null as never))).toBe("100");
    expect(codes).toEqual([]);
    expect(new Set(told.map((each) => each.split(" ")[1]))).toEqual(new Set(["way-unknown"]));
    expect(exit).toBe(1);
    const kinds = [...draft.matchAll(/title: (.*)/g)].length;
    expect(kinds).toBeGreaterThan(60);
  });

  test("several forms in one file must be told apart", async () => {
    const host = memoryHost({ files: { "a.xlsx": sample } });
    expect(await main(["import", "a.xlsx"], host)).toBe(2);
    expect(host.stderr()).toMatch(/Tệp có nhiều biểu mẫu: Vũ Quang, .*\nThêm --sheet/);
    const near = memoryHost({ files: { "a.xlsx": sample } });
    expect(await main(["import", "a.xlsx", "--sheet", "Vu Quang"], near)).toBe(2);
    expect(near.stderr()).toContain("Tên gần đúng: Vũ Quang.");
  });

  test("without -o the draft goes to stdout, with an id from the file's name", async () => {
    const host = memoryHost({ files: { "Biểu mẫu 2024.xlsx": await book(L10) } });
    expect(await main(["import", "Biểu mẫu 2024.xlsx"], host)).toBe(0);
    expect(host.stdout()).toContain("\nid: bieu-mau-2024\n");
    expect(host.stderr()).toBe("");
  });

  test("a file that is there is kept unless --force says so; a table that is no form is refused", async () => {
    const files = {
      "a.xlsx": await book(L10),
      "nhap.yaml": "cũ",
      "b.xlsx": await book([
        ["Họ tên", "Ngày sinh"],
        ["A", 1],
      ]),
    };
    const host = memoryHost({ files });
    expect(await main(["import", "a.xlsx", "-o", "nhap.yaml"], host)).toBe(2);
    expect(await main(["import", "a.xlsx", "-o", "nhap.yaml", "--force"], host)).toBe(0);
    expect(new TextDecoder().decode(host.files.get("nhap.yaml"))).toContain("id: nhap");
    expect(await main(["import", "b.xlsx"], host)).toBe(2);
    expect(host.stderr()).toContain("form-not-found");
    expect(await main(["import", "a.xlsx", "--id", "có dấu"], host)).toBe(2);
  });

  test("the same form gives the same draft, in English the same draft with other talk", async () => {
    const bytes = await book(L10);
    expect((await importFile(bytes)).draft).toBe((await importFile(bytes, "--lang", "en")).draft);
  });

  test("whatever stands in a table, there is a draft that YAML takes, or a refusal; never a fault of ours", async () => {
    const pool = [
      "1",
      "1.1",
      "1.1.1",
      "1.2",
      "2",
      "I",
      "A",
      "1.1 ",
      "1..2",
      "Tổng",
      "Điểm thưởng",
      "KẾ HOẠCH",
      "Kế hoạch (2 điểm)",
      "- Đạt: 0,5",
      "   1.1. Kế hoạch",
    ];
    const more = [
      "Từ 70% đến dưới 90%",
      "Dưới 70%: 0; còn lại: 1",
      "Mỗi báo cáo 0,5 điểm",
      "a/b × điểm tối đa",
      "1,5",
      "-1",
      "2.0",
      "hai",
      "{[&*!#: ",
      "'\"\n\\",
      "0/0",
      "100%",
    ];
    const cell = fc.oneof(
      fc.constantFrom<Value>(...pool, ...more, null, 0, 1, 1.1, 2.5),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[^\P{C}\n]/gu, "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 14 }), async (rows) => {
        const { exit, draft, codes } = await importRows([["STT", "Tiêu chí", "Điểm tối đa"], ...rows]);
        expect([0, 1, 2]).toContain(exit);
        expect(draft === "").toBe(exit === 2);
        expect(codes.filter((code) => /^yaml-|unknown|-expected$|missing-key|empty|structure|node-/.test(code))).toEqual([]);
      }),
      { numRuns: 150, seed: 20_241_121 },
    );
  });
});
