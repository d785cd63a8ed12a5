/** The explanation of one unit: its ledger, with the place and the reason of every lost point. */
import { describe, expect, test } from "vitest";
import { explanation } from "../src/views/explanation.ts";
import { EXTRAS, fact, GOOD, type Leaves, runOf, shown, THREE, tool, typed, unitOf } from "./reported.ts";

describe("explanation", () => {
  const options = { lang: "vi", tool } as const;

  test("every lost point with reason, clause, value, cell and round, and the sum", async () => {
    const text = await shown(explanation(runOf(THREE), "b", options));
    expect(text).toContain("Huyện Bình — Chỉ số CCHC thử");
    expect(text).toContain("7,60/10 điểm, xếp thứ 3/3");
    expect(text).toContain("1. Chỉ đạo: bị trừ 2,00/6,00 điểm");
    expect(text).toMatch(/1\.1 {2}Sáng kiến +−2,00/);
    expect(text).toContain("Lý do trừ điểm: Không có sáng kiến. Số sáng kiến: 0 × 1,00 điểm = 0,00/2,00 điểm");
    expect(text).toContain("Căn cứ: Điểm 1.1");
    expect(text).toContain("Số liệu ghi nhận: Số sáng kiến: 0");
    expect(text).toContain("Vị trí: du-lieu.xlsx › 'Tự chấm'!F22");
    expect(text).toContain("Vòng chấm: thẩm định");
    expect(text).toContain("10,00 − 2,40 = 7,60");
    expect(text).toContain("Chỉ số CCHC 76,00%, xếp loại Khá, xếp thứ 3/3, khối Huyện");
    expect(text).not.toContain("1.2  Kế hoạch");
  });

  test("the appraiser's remark stands with the row", async () => {
    expect(await shown(explanation(runOf(THREE), "a", options))).toContain("Ý kiến thẩm định: Một sáng kiến cấp huyện");
  });

  test("all shows also what lost nothing", async () => {
    const text = await shown(explanation(runOf(THREE), "b", { ...options, all: true }));
    expect(text).toMatch(/1\.2 {2}Kế hoạch +4,00\/4,00/);
    expect(text).toContain("Số liệu ghi nhận: Điểm ghi: 4,00");
  });

  test("one criterion with what each round said and the unit's words", async () => {
    const unit = unitOf("a", "Huyện An", GOOD, { explanation: "Quyết định gửi sau", evidence: "Quyết định 5" });
    const run = runOf([unit, ...THREE.slice(1)]);
    const report = explanation(run, "a", { ...options, node: run.rubric.nodes.get("1.1") });
    const text = await shown(report);
    expect(text).toMatch(/1\.1 {2}Tự đánh giá +2,00\/2,00/);
    expect(text).toMatch(/1\.1 {2}Thẩm định +1,00\/2,00/);
    expect(text).toContain("Giải trình của đơn vị: Quyết định gửi sau");
    expect(text).not.toContain("2.1");
    expect([...(report?.records.rows ?? [])].map((row) => row[7])).toEqual(["1.1"]);
  });

  test("bonus and penalty stand apart and in the identity", async () => {
    const unit = unitOf("a", "Huyện An", {
      ...GOOD,
      "3.1": { self: typed("1", 31), appraisal: typed("1", 31) },
      "3.2": { appraisal: typed("0.5", 32) },
    });
    const report = explanation(runOf([unit], { more: EXTRAS }), "a", options);
    const text = await shown(report);
    expect(text).toMatch(/3\.1 {2}Được khen +\+1,00/);
    expect(text).toMatch(/3\.2 {2}Bị nhắc +−0,50/);
    expect(text).toContain("10,00 − 1,90 + 1,00 − 0,50 = 8,60");
    expect(report?.json).toMatchObject({ unit: { bonus: "1.00", penalty: "0.50", extras: [{ node: "3.1" }, { node: "3.2" }] } });
  });

  test("a typed change of a computed value gives two rows of one criterion", async () => {
    const restored: Leaves = {
      ...GOOD,
      "1.1": { self: fact("items", "1", 11), appraisal: fact("items", "0", 11), reappraisal: typed("1", 11, "Chấp nhận") },
    };
    const text = await shown(explanation(runOf([unitOf("a", "Huyện An", restored)]), "a", options));
    expect(text).toMatch(/1\.1 {2}Sáng kiến +−1,00/);
    expect(text).toContain("Lý do trừ điểm: −2,00 — Số sáng kiến: 0");
    expect(text).toContain("Lý do trừ điểm: +1,00 — Điều chỉnh từ 0,00 lên 1,00 điểm (thẩm định lại)");
    expect(text).toContain("10,00 − 1,90 = 8,10");
  });

  test("the rounding of a total is a row of its own and nothing is shown as if exact", async () => {
    const head = "rounding: { decimals: 1, mode: half-up, at: total }";
    const third: Leaves = { ...GOOD, "2.1": { survey: fact("percent", "33.333", 13) } };
    const report = explanation(runOf([unitOf("a", "Huyện An", third)], { head }), "a", options);
    const text = await shown(report);
    expect(text).toContain("Làm tròn tổng điểm từ 5,83332 thành 5,80");
    expect(text).toContain("10,0 − 4,2 = 5,8");
    expect(text).toContain("≈ −2,7");
    expect(report?.json).toMatchObject({ unit: { total: "5.8", exactTotal: "5.83332", lost: "4.2" } });
  });

  test("nothing lost, nothing sent, nobody there", async () => {
    const full: Leaves = {
      "1.1": { self: fact("items", "2", 1) },
      "1.2": { self: typed("4", 2) },
      "2.1": { survey: fact("percent", "100", 3) },
    };
    const run = runOf([unitOf("a", "Huyện An", full), unitOf("b", "Huyện Bình", {})]);
    const text = await shown(explanation(run, "a", options));
    expect(text).toContain("Không bị trừ điểm.");
    expect(text).toContain("10,00 − 0,00 = 10,00");
    expect(await shown(explanation(run, "b", options))).toContain("Chưa gửi hồ sơ tự đánh giá");
    expect(explanation(run, "c", options)).toBeUndefined();
  });

  test("in English", async () => {
    const text = await shown(explanation(runOf(THREE), "b", { lang: "en", tool }));
    expect(text).toContain("7.60 of 10 points, rank 3 of 3");
    expect(text).toContain("Reason: Không có sáng kiến. Số sáng kiến: 0 × 1.00 points = 0.00/2.00 points");
    expect(text).not.toMatch(/Lý do trừ|Vị trí|Căn cứ:/);
  });
});
