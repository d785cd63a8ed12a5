/** The criteria that decided real scores, each with the points that were given for it. */
import { describe, expect, test } from "vitest";
import { toDecimal } from "../src/points.ts";
import { kindOf } from "../src/rules/index.ts";
import { ledger, pointsOf, result, ruleOf } from "./rules-tried.ts";

describe("the criteria that decided real scores", () => {
  test("projects by count and size: 5-10 projects or 100-200 billion", () => {
    const rule = ruleOf(`
kind: steps
facts:
  - { id: du-an, title: Số dự án, type: number }
  - { id: von, title: Tổng vốn (tỷ đồng), type: number }
steps:
  - { when: { any: [{ fact: du-an, above: 10 }, { fact: von, above: 200 }] }, points: 2 }
  - { when: { any: [{ fact: du-an, from: 5, to: 10 }, { fact: von, from: 100, to: 200 }] }, points: 1.5 }
  - { points: 0, reason: Không có từ 5-10 dự án nào được chấp thuận đầu tư với số vốn từ 100 - 200 tỷ }`);
    expect(result(rule, { "du-an": 11, von: 0 }, "2")).toBe("2");
    expect(result(rule, { "du-an": 5, von: 0 }, "2")).toBe("1.5");
    expect(result(rule, { "du-an": 1, von: 200 }, "2")).toBe("1.5");
    expect(ledger(rule, { "du-an": 7, von: 99 }, "2")).toEqual([
      "0.50 | Số dự án: 7; Tổng vốn (tỷ đồng): 99; thuộc bậc “Số dự án từ 5 đến 10 hoặc Tổng vốn (tỷ đồng) từ 100 đến 200”: 1,50/2,00 điểm",
    ]);
    expect(ledger(rule, { "du-an": 1, von: 99 }, "2")).toEqual([
      "2.00 | Số dự án: 1; Tổng vốn (tỷ đồng): 99; thuộc bậc “các trường hợp còn lại”: 0,00/2,00 điểm",
    ]);
  });

  test("the business share of revenue: 20.304/84.600 = 24,00%", () => {
    const rule = ruleOf(
      "{ kind: bands, ratio: true, bands: [{ from: 40, points: 2 }, { from: 30, below: 40, points: 1.5 }, { from: 20, below: 30, points: 1 }, { below: 20, points: 0 }] }",
    );
    expect(ledger(rule, { numerator: 20304, denominator: 84600 }, "2")).toEqual([
      "1.00 | Đạt 24,00% (20.304/84.600), thuộc mức từ 20% đến dưới 30%: 1,00/2,00 điểm",
    ]);
    expect(result(rule, { numerator: 26226, denominator: 84600 }, "2")).toBe("1.5");
  });

  test("25/31 agencies with a regulation: 80,65%", () => {
    const rule = ruleOf(
      "{ kind: bands, of: Cơ quan có quy chế phối hợp, ratio: true, outOf: 31, bands: [{ from: 100, points: 1 }, { from: 80, below: 100, points: 0.5 }, { below: 80, points: 0 }] }",
    );
    expect(
      kindOf(rule)
        .fields(rule)
        .map(({ key }) => key),
    ).toEqual(["numerator"]);
    expect(ledger(rule, { numerator: 25 }, "1")).toEqual([
      "0.50 | Cơ quan có quy chế phối hợp: 80,65% (25/31), thuộc mức từ 80% đến dưới 100%: 0,50/1,00 điểm",
    ]);
    expect(result(rule, { numerator: 32 }, "1")).toBe("numerator-over");
  });

  test("293.184/319.370 files resolved: 91,80%", () => {
    expect(ledger(ruleOf("{ kind: proportional, floor: 90 }"), { numerator: 293184, denominator: 319370 }, "3")).toEqual([
      "0.25 | Đạt 91,80% (293.184/319.370), thiếu 26.186: 2,75/3,00 điểm",
    ]);
  });

  test("months: 12/12 is the maximum, 11/12 is not", () => {
    const rule = ruleOf("{ kind: bands, ratio: true, outOf: 12, bands: [{ from: 100, points: 0.5 }, { below: 100, points: 0 }] }");
    expect(ledger(rule, { numerator: 12 }, "0.5")).toEqual([]);
    expect(result(rule, { numerator: 11 }, "0.5")).toBe("0");
  });

  test("NĐ 107/2020: deputies of a division by tiers of staff", () => {
    const rule = ruleOf(
      "{ kind: headcount, tiers: [{ below: 9, deputies: 1 }, { from: 9, to: 14, deputies: 2 }, { from: 15, deputies: 3 }], each: 0.5, counts: [over] }",
    );
    const office = (staff: number, deputies: number) => ({ name: `Phòng ${staff}`, staff, deputies });
    expect(ledger(rule, { offices: [office(8, 1), office(9, 2), office(14, 2), office(15, 3), office(20, 1)] }, "2")).toEqual([]);
    expect(ledger(rule, { offices: [office(8, 2), office(14, 3)] }, "2")).toEqual([
      "0.50 | Phòng 8: 2 cấp phó, vượt quy định 1: trừ 0,50 điểm",
      "0.50 | Phòng 14: 3 cấp phó, vượt quy định 2: trừ 0,50 điểm",
    ]);
    expect(result(rule, { offices: [{ name: "Phòng Tài chính", deputies: 2 }] }, "2")).toBe("no-tier");
  });

  test("NĐ 108/2020: 2 deputies a division on average, over the whole district", () => {
    const rule = ruleOf("{ kind: headcount, average: { limit: 2, over: phong }, each: 1, counts: [over, under] }");
    expect(ledger(rule, { averageOffices: 12, averageDeputies: 21, over: 1 }, "2.5")).toEqual([
      "1.00 | 1 đơn vị có số cấp phó vượt quy định × 1,00 điểm, trừ 1,00 điểm",
    ]);
    expect(ledger(rule, { averageOffices: 12, averageDeputies: 27, over: 1, under: 1 }, "2.5")).toEqual([
      "1.00 | Bình quân 2,25 cấp phó mỗi đơn vị (27/12), vượt mức 2: trừ 1,00 điểm",
      "1.00 | 1 đơn vị có số cấp phó vượt quy định × 1,00 điểm, trừ 1,00 điểm",
      "1.00 | 1 đơn vị có số cấp phó thiếu so với quy định × 1,00 điểm, trừ 1,00 điểm",
      "-0.50 | Tính chung: chỉ trừ tối đa 2,50 điểm",
    ]);
    expect(result(rule, { averageOffices: 0, averageDeputies: 3 }, "2.5")).toBe("denominator-zero");
  });

  test("discipline: reviewed without a decision, each form, percentages, caps of a kind and of all", () => {
    const rule = ruleOf(`
kind: deduct
incidents:
  - { id: kiem-diem, title: "Bị kiểm điểm, xem xét xử lý kỷ luật (chưa có quyết định)", each: 0.5, reason: "Có CBCC bị kiểm điểm, xem xét xử lý kỷ luật" }
  - { id: khien-trach, title: Khiển trách, each: 0.75 }
  - { id: canh-cao, title: Cảnh cáo, each: 1 }
  - { id: nang-hon, title: "Hạ bậc lương, giáng chức, cách chức, bãi nhiệm, buộc thôi việc", each: 2 }
  - { id: nhe, title: Vi phạm nhẹ, percent: 50, cap: 1.5 }`);
    expect(ledger(rule, { "kiem-diem": 2 }, "2")).toEqual([
      "1.00 | Bị kiểm điểm, xem xét xử lý kỷ luật (chưa có quyết định): 2 trường hợp × 0,50 điểm, trừ 1,00 điểm",
    ]);
    for (const [form, left] of [
      ["khien-trach", "1.25"],
      ["canh-cao", "1"],
      ["nang-hon", "0"],
      ["nhe", "1"],
    ] as const) {
      expect(result(rule, { [form]: 1 }, "2")).toBe(left);
    }
    expect(ledger(rule, { nhe: 2, "khien-trach": 1 }, "2")).toEqual([
      "0.75 | Khiển trách: 1 trường hợp × 0,75 điểm, trừ 0,75 điểm",
      "2.00 | Vi phạm nhẹ: 2 trường hợp × 50% của 2,00 điểm, trừ 2,00 điểm",
      "-0.50 | Vi phạm nhẹ: chỉ trừ tối đa 1,50 điểm",
      "-0.25 | Tính chung: chỉ trừ tối đa 2,00 điểm",
    ]);
  });

  test("late files against last year, a plan issued late, SIPAS", () => {
    const files = ruleOf(
      "{ kind: change, of: Số hồ sơ quá hạn, toward: decrease, bands: [{ from: 10, points: 2 }, { above: 0, below: 10, points: 1 }, { to: 0, points: 0 }] }",
    );
    expect(ledger(files, { now: 500, before: 512 }, "2")).toEqual([
      "1.00 | Số hồ sơ quá hạn: 500 so với 512 kỳ trước, giảm 2,34%, thuộc mức giảm trên 0% và dưới 10%: 1,00/2,00 điểm",
    ]);
    expect(ledger(files, { now: 3, before: 0 }, "2")).toEqual([
      "2.00 | Số hồ sơ quá hạn: 3 so với 0 kỳ trước, tăng từ 0, thuộc mức không giảm: 0,00/2,00 điểm",
    ]);
    const plan = ruleOf(
      "{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 1 }, { from: 1, to: 15, points: 0.5 }, { from: 16, points: 0 }] }",
    );
    expect(ledger(plan, { date: "2022-01-20" }, "1")).toEqual([
      "0.50 | Thực hiện ngày 20/01/2022, chậm 5 ngày so với hạn 15/01/2022 (số ngày chậm từ 1 đến 15): 0,50/1,00 điểm",
    ]);
    expect(ledger(ruleOf("{ kind: survey }"), { percent: 84.37 }, "10")).toEqual([
      "1.56 | Kết quả điều tra xã hội học 84,37%: 8,44/10,00 điểm",
    ]);
  });

  test("items that add up to more than the maximum: the cut is a row of its own", () => {
    const rule = ruleOf(
      "{ kind: checklist, items: [{ id: a, title: A, points: 0.5 }, { id: b, title: B, points: 0.5 }, { id: c, title: C, points: 0.5 }] }",
    );
    expect(ledger(rule, { a: true }, "1")).toEqual([
      "0.50 | Chưa đạt “B”: trừ 0,50 điểm",
      "0.50 | Chưa đạt “C”: trừ 0,50 điểm",
      "-0.50 | Tính chung: chỉ trừ tối đa 0,50 điểm",
    ]);
  });

  test("items that add up to less than the maximum leave no more than they add up to", () => {
    const rule = ruleOf("{ kind: checklist, items: [{ id: a, title: A, points: 0.5 }, { id: b, title: B, points: 0.25 }] }");
    expect(toDecimal(kindOf(rule).best(rule, pointsOf("1")))).toBe("0.75");
    expect(ledger(rule, { a: true }, "1")).toEqual([
      "0.25 | Chưa đạt “B”: trừ 0,25 điểm",
      "0.25 | Các nội dung cộng lại chỉ được 0,75/1,00 điểm",
    ]);
  });

  test("a percentage just below a bound is not shown as the bound", () => {
    const rule = ruleOf("{ kind: bands, ratio: true, bands: [{ from: 90, points: 1 }, { below: 90, points: 0 }] }");
    expect(ledger(rule, { numerator: 22499, denominator: 25000 }, "1")[0]).toContain("89,996%");
  });
});
