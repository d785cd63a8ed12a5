/** Every rule kind, by walking the list: its examples, its words, and what must hold for every answer. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import * as z from "zod";
import type { Facts, Field, Value } from "../src/assessment.ts";
import {
  add,
  compare,
  count,
  equal,
  isNegative,
  type Points,
  parseExact,
  parsePoints,
  type Rounding,
  subtract,
  toDecimal,
  ZERO,
} from "../src/points.ts";
import { civilDay } from "../src/rules/calendar.ts";
import { readGiven, tryExample } from "../src/rules/examples.ts";
import { kindOf, type Rule, ruleKinds, ruleShape } from "../src/rules/index.ts";
import type { Outcome, RuleKind, Setting } from "../src/rules/kind.ts";
import { Numeral } from "../src/shape.ts";
import { type Message, render } from "../src/text.ts";

const TWO: Rounding = { decimals: 2, mode: "half-up" };

/** YAML as plain data in which numbers keep their spelling. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return typeof node.value === "number" ? new Numeral(node.source ?? "") : node.value;
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node))
    return Object.fromEntries(node.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), plain(pair.value)]));
  return undefined;
}
const parsed = (yaml: string) => ruleShape.safeParse(plain(parseDocument(yaml).contents));
const ruleOf = (yaml: string): Rule => ruleShape.parse(plain(parseDocument(yaml).contents));
const pointsOf = (text: string): Points => parsePoints(text) as Points;
const setting = (max: string, rounding: Rounding | undefined = TWO): Setting => ({ max: pointsOf(max), rounding });

type Given = Readonly<Record<string, unknown>>;
/** What comes of an answer, in one word: the points that remain, `not-applicable`, or the code of the fault. */
function result(rule: Rule, given: Given, max: string): string {
  const trial = tryExample(rule, given, setting(max));
  if (trial.kind === "points") return toDecimal(trial.points);
  return trial.kind === "fault" ? trial.message.words.code : "not-applicable";
}
/** The rows of the ledger as an officer reads them. */
function ledger(rule: Rule, given: Given, max: string): string[] {
  const trial = tryExample(rule, given, setting(max));
  return trial.kind === "points"
    ? trial.losses.map((loss) => `${toDecimal(loss.points, 2)} | ${render(loss.sentence, "vi")}`)
    : [trial.kind];
}
const codes = (yaml: string): string[] =>
  (parsed(yaml).error?.issues ?? []).map((issue) => {
    const message = issue.code === "custom" ? (issue.params?.message as Message | undefined) : undefined;
    return `${issue.path.join(".")} ${message?.words.code ?? issue.code}`;
  });

describe.each(ruleKinds.map((kind) => [kind.kind, kind] as const))("%s", (_, kind) => {
  test.each(kind.examples.map((example) => [example.title.vi, example] as const))("%s", (_title, example) => {
    const expected = typeof example.points === "object" ? example.points.fault : example.points;
    expect(result(ruleOf(example.rule), example.given, example.max)).toBe(expected);
  });

  test("says itself in both languages, with examples at a bound, at the maximum and of a fault", () => {
    for (const text of [kind.title, kind.doc, ...kind.examples.map(({ title }) => title)]) {
      expect(text.vi).not.toBe("");
      expect(text.en).not.toBe("");
    }
    expect(kind.examples.length).toBeGreaterThanOrEqual(3);
    expect(kind.examples.some(({ points }) => typeof points === "object")).toBe(true);
    expect(kind.examples.some(({ points, max }) => typeof points === "string" && points === max)).toBe(true);
  });

  test("names its blanks in both languages, each once, none of them `points`", () => {
    for (const { rule } of kind.examples) {
      const fields = kind.fields(ruleOf(rule));
      const keys = fields.map(({ key }) => key);
      expect(new Set([...keys, "points"]).size).toBe(keys.length + 1);
      for (const { label } of fields) expect(label.vi !== "" && label.en !== "").toBe(true);
    }
  });

  test("its sentences leave no blank and know both languages", () => {
    for (const { rule, given, max } of kind.examples) {
      const trial = tryExample(ruleOf(rule), given, setting(max));
      if (trial.kind === "nothing-to-measure") continue;
      for (const message of trial.kind === "fault" ? [trial.message] : trial.losses.map(({ sentence }) => sentence)) {
        for (const lang of ["vi", "en"] as const) expect(render(message, lang)).not.toMatch(/[{}]|undefined|object|^\s|\s$|\s{2}/);
      }
    }
  });

  test("the best answer of an example is within what the rule says is best", () => {
    for (const { rule, points, max } of kind.examples) {
      const best = kind.best(ruleOf(rule), pointsOf(max));
      expect(compare(best, pointsOf(max))).toBeLessThanOrEqual(0);
      const earned = typeof points === "string" ? parsePoints(points) : undefined;
      if (earned !== undefined) expect(compare(earned, best)).toBeLessThanOrEqual(0);
    }
  });

  test("whatever is answered, 0 ≤ points left ≤ maximum, and points left ≤ best", () => {
    fc.assert(
      fc.property(anyCase(kind), ({ rule, facts, max, rounding }) => {
        const outcome = kind.deduct(rule, facts, { max, rounding });
        if (outcome.kind !== "losses") return;
        const left = remains(outcome, max);
        expect(isNegative(left)).toBe(false);
        expect(compare(left, max)).toBeLessThanOrEqual(0);
        expect(compare(left, rounding === undefined ? kind.best(rule, max) : max)).toBeLessThanOrEqual(0);
        for (const { points, fields, sentence } of outcome.losses) {
          expect(isNegative(points) && sentence.words.code !== "cap").toBe(false);
          for (const key of fields) expect(kind.fields(rule).map((field) => field.key)).toContain(key);
        }
      }),
    );
  });
});

/** Exactly what the rows leave. */
function remains(outcome: Outcome, max: Points): Points {
  if (outcome.kind !== "losses") throw new Error(outcome.kind);
  const lost = outcome.losses.reduce((sum, row) => add(sum, row.points), ZERO);
  const left = subtract(max, lost);
  expect(equal(add(left, lost), max)).toBe(true);
  return left;
}

const anyDecimal = fc
  .tuple(fc.integer({ min: -5, max: 400 }), fc.constantFrom("", ".5", ".25", ".333"))
  .map(([whole, rest]) => parseExact(`${whole}${rest}`) ?? ZERO);
const anyNumber = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 120 }).map((value) => count(value)) },
  { weight: 1, arbitrary: anyDecimal },
);
const anyDay = fc.constantFrom("never", "2021-12-31", "2022-01-15", "2022-01-16", "2022-01-30", "2022-01-31", "2022-12-15", "2024-02-29");

function anyValue(field: Field): fc.Arbitrary<Value> {
  switch (field.type) {
    case "number":
      return anyNumber.map((number) => ({ type: "number", number }));
    case "choice":
      return fc.constantFrom(...(field.choices ?? []).map(({ id }) => id)).map((id) => ({ type: "choice", id }));
    case "flag":
      return fc.boolean().map((flag) => ({ type: "flag", flag }));
    case "date":
      return anyDay.map((date) => ({ type: "date", date }));
    case "text":
      return fc.constantFrom("phong", "Phong", "truong").map((text) => ({ type: "text", text }));
    case "list":
      return fc.array(anyFacts(field.columns ?? []), { maxLength: 6 }).map((rows) => ({
        type: "list",
        rows: rows.map((values, row) => ({ name: `${row}`, values, at: { kind: "cell", file: "", sheet: "", row, column: 0 } })),
      }));
  }
}
function anyFacts(fields: readonly Field[]): fc.Arbitrary<Facts> {
  const blank = (field: Field) => field.optional === true || field.blankIsNone === true;
  return fc.record(Object.fromEntries(fields.map((field) => [field.key, anyValue(field)])), {
    requiredKeys: fields.filter((field) => !blank(field)).map(({ key }) => key),
  }) as fc.Arbitrary<Facts>;
}
const anyMax = fc.constantFrom("0.25", "0.333", "1", "1.5", "2.5", "10", "14.55").map(pointsOf);
const anyRounding = fc.constantFrom<Rounding | undefined>(
  undefined,
  TWO,
  { decimals: 0, mode: "half-up" },
  { decimals: 1, mode: "half-even" },
  { decimals: 2, mode: "down" },
);
const anyCase = (kind: RuleKind<Rule>) =>
  fc
    .record({ rule: fc.constantFrom(...kind.examples.map(({ rule }) => ruleOf(rule))), max: anyMax, rounding: anyRounding })
    .chain((base) => anyFacts(kind.fields(base.rule)).map((facts) => ({ ...base, facts })));

/** Rules whose better answer never lowers the points: the field that is made better, and which way. */
const MONOTONE: [rule: string, key: string, better: "more" | "fewer", others: Given][] = [
  ["{ kind: per-item, each: 0.35 }", "items", "more", {}],
  ["{ kind: proportional, outOf: 120, floor: 50, full: 95 }", "numerator", "more", {}],
  [
    "{ kind: bands, ratio: true, outOf: 121, ratioDecimals: 1, bands: [{ from: 90, points: 1 }, { from: 50, below: 90, points: 0.5 }, { below: 50, points: 0 }] }",
    "numerator",
    "more",
    {},
  ],
  ["{ kind: bands, bands: [{ above: 10, points: 1 }, { from: 5, to: 10, points: 0.5 }, { below: 5, points: 0 }] }", "value", "more", {}],
  ["{ kind: survey }", "percent", "more", {}],
  ["{ kind: survey, measure: mean, scale: { from: 1, to: 5 } }", "mean", "more", {}],
  [
    "{ kind: survey, measure: answers, answers: [{ id: a, title: A, weight: 100 }, { id: d, title: D, weight: 0 }] }",
    "a",
    "more",
    { d: 7 },
  ],
  [
    "{ kind: deduct, incidents: [{ id: nhe, title: Nhẹ, percent: 15, cap: 0.6 }, { id: nang, title: Nặng, each: 0.3 }], cap: 0.8 }",
    "nhe",
    "fewer",
    { nang: 1 },
  ],
  ["{ kind: headcount, tiers: [{ from: 0, deputies: 1 }], each: 0.15, counts: [over, under] }", "over", "fewer", { under: 2 }],
  ["{ kind: headcount, average: { limit: 2 }, each: 0.5, counts: [over] }", "averageDeputies", "fewer", { averageOffices: 12 }],
  [
    "{ kind: change, toward: decrease, bands: [{ from: 10, points: 1 }, { above: 0, below: 10, points: 0.5 }, { to: 0, points: 0 }] }",
    "now",
    "fewer",
    { before: 60 },
  ],
  [
    "{ kind: steps, facts: [{ id: n, title: N, type: number }, { id: m, title: M, type: number }], steps: [{ when: { any: [{ fact: n, from: 90 }, { fact: m, from: 9 }] }, points: 1 }, { points: 0 }] }",
    "n",
    "more",
    { m: 3 },
  ],
];

describe("a better answer never lowers the points", () => {
  test.each(MONOTONE)("%s: %s", (yaml, key, better, others) => {
    const rule = ruleOf(yaml);
    const kind = kindOf(rule);
    const whole = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(whole, whole, anyRounding, (a, b, rounding) => {
        const [worse, best] = (better === "more") === a < b ? [a, b] : [b, a];
        const left = [worse, best].map((value) => {
          const read = readGiven(rule, { ...others, [key]: value });
          const outcome = read.kind === "facts" ? kind.deduct(rule, read.facts, setting("1", rounding)) : undefined;
          return outcome?.kind === "losses" ? remains(outcome, pointsOf("1")) : undefined;
        });
        const [low, high] = left;
        if (low !== undefined && high !== undefined) expect(compare(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("ticks: one tick more never lowers the points", () => {
    const rule = ruleOf(
      "{ kind: checklist, items: [{ id: a, title: A, points: 0.5 }, { id: b, title: B, points: 0.4 }, { id: c, title: C, points: 0.3 }] }",
    );
    fc.assert(
      fc.property(fc.tuple(fc.boolean(), fc.boolean()), ([a, b]) => {
        const without = tryExample(rule, { a, b, c: false }, setting("1"));
        const withIt = tryExample(rule, { a, b, c: true }, setting("1"));
        if (without.kind !== "points" || withIt.kind !== "points") throw new Error();
        expect(compare(without.points, withIt.points)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

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

describe("points that people type, where only some can be reached", () => {
  const LEVELS = "{ id: a, title: A, points: 1 }, { id: b, title: B, points: 0.5 }, { id: c, title: C, points: 0 }";
  const BANDS = "[{ from: 90, points: 1 }, { from: 50, below: 90, points: 0.5 }, { below: 50, points: 0 }]";
  const refused = (yaml: string, typed: string, max = "1"): string | undefined => {
    const rule = ruleOf(yaml);
    const message = kindOf(rule).refuse?.(rule, pointsOf(typed), pointsOf(max));
    return message === undefined ? undefined : render(message, "vi");
  };

  test.each([
    ["choice", `{ kind: choice, levels: [${LEVELS}] }`],
    ["bands", `{ kind: bands, bands: ${BANDS} }`],
    ["bands of a ratio", `{ kind: bands, ratio: true, bands: ${BANDS} }`],
    ["change", `{ kind: change, bands: ${BANDS} }`],
    ["deadline", "{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 1 }, { from: 1, points: 0.5 }] }"],
    [
      "steps",
      "{ kind: steps, facts: [{ id: n, title: N, type: number }], steps: [{ when: { fact: n, above: 2 }, points: 1 }, { when: { fact: n, above: 1 }, points: 0.5 }, { points: 0 }] }",
    ],
    ["given", "{ kind: given, values: [1, 0, 0.5] }"],
  ])("%s takes its levels and no points between them", (_, yaml) => {
    for (const level of ["0", "0.5", "0.50", "1"]) expect(refused(yaml, level)).toBeUndefined();
    expect(refused(yaml, "0.33")).toBe("Điểm 0,33 không phải là một mức điểm được phép: 0; 0,5; 1.");
  });

  test("a level above the maximum counts as the maximum; a deadline may also be never kept", () => {
    expect(refused(`{ kind: choice, levels: [${LEVELS}] }`, "0.75", "0.75")).toBeUndefined();
    expect(refused(`{ kind: choice, levels: [${LEVELS}] }`, "0.7", "0.75")).toContain("0; 0,5; 0,75");
    const never = "{ kind: deadline, due: 2022-01-15, notDone: 0.2, bands: [{ to: 0, points: 1 }, { from: 1, points: 0.5 }] }";
    expect(refused(never, "0.2")).toBeUndefined();
    expect(refused(never, "0")).toContain("0,2; 0,5; 1");
  });

  test("a value above the maximum cannot be given at all", () => {
    expect(refused("{ kind: given, values: [0, 0.5, 2] }", "1")).toContain("được phép: 0; 0,5.");
  });

  test("kinds that count or measure take any points", () => {
    for (const yaml of ["{ kind: proportional }", "{ kind: per-item, each: 0.5 }", "{ kind: survey }", "{ kind: given }"]) {
      expect(refused(yaml, "0.33")).toBeUndefined();
    }
  });
});

describe("what a rule may not be", () => {
  test.each([
    ["{ kind: given, step: 0 }", "step step-zero"],
    ["{ kind: given, step: 0.5, values: [1] }", "values step-and-values"],
    ["{ kind: choice, levels: [{ id: a, title: A, points: 1 }, { id: a, title: B, points: 0 }] }", "levels.1.id id-twice"],
    ["{ kind: checklist, items: [{ id: points, title: A, points: 1 }] }", "items.0.id id-reserved"],
    ["{ kind: bands, outOf: 12, bands: [{ points: 0 }] }", "outOf only-for-ratio"],
    ["{ kind: bands, ratio: true, outOf: 0, bands: [{ points: 0 }] }", "outOf out-of-zero"],
    ["{ kind: bands, ratio: true, ratioMode: down, bands: [{ points: 0 }] }", "ratioMode ratio-mode-alone"],
    ["{ kind: deduct, incidents: [{ id: a, title: A, each: 1, percent: 5 }] }", "incidents.0 each-or-percent"],
    ["{ kind: deduct, incidents: [{ id: a, title: A }] }", "incidents.0 each-or-percent"],
    ["{ kind: deadline, due: 2023-02-29, bands: [{ points: 0 }] }", "due day-impossible"],
    ["{ kind: survey, measure: mean }", " survey-part-missing"],
    ["{ kind: survey, scale: { from: 1, to: 5 } }", "scale survey-part-odd"],
    ["{ kind: survey, measure: mean, scale: { from: 5, to: 5 } }", "scale scale-empty"],
    [
      "{ kind: steps, facts: [{ id: a, title: A, type: flag }], steps: [{ when: { fact: b, is: true }, points: 1 }, { points: 0 }] }",
      "steps.0.when.fact unknown-fact",
    ],
    [
      "{ kind: steps, facts: [{ id: a, title: A, type: flag }], steps: [{ when: { all: [{ any: [{ fact: a, from: 1 }] }] }, points: 1 }, { points: 0 }] }",
      "steps.0.when.all.0.any.0 condition-mismatch",
    ],
    [
      "{ kind: steps, facts: [{ id: a, title: A, type: flag }], steps: [{ when: { is: true }, points: 1 }, { points: 0 }] }",
      "steps.0.when condition-form",
    ],
    ["{ kind: steps, facts: [{ id: a, title: A, type: flag }], steps: [{ when: { fact: a, is: true }, points: 1 }] }", "steps.0 step-last"],
    ["{ kind: steps, facts: [{ id: a, title: A, type: choice }], steps: [{ points: 1 }] }", "facts.0 fact-values"],
    ["{ kind: headcount, each: -1, counts: [over] }", "each number-negative"],
  ])("%s", (yaml, found) => {
    expect(codes(yaml)).toEqual([found]);
  });
});

test("a step may ask for a choice, a tick and a date at once", () => {
  const rule = ruleOf(`
kind: steps
facts:
  - { id: hinh-thuc, title: Hình thức, type: choice, values: [{ id: van-ban, title: Văn bản }, { id: loi, title: Lời nói }] }
  - { id: du, title: Đủ số lượng, type: flag }
  - { id: gui, title: Ngày gửi, type: date }
steps:
  - { when: { all: [{ fact: hinh-thuc, is: van-ban }, { fact: du, is: true }, { fact: gui, by: 2022-12-15 }] }, points: 1 }
  - { when: { any: [{ fact: gui, is: never }, { fact: du, is: false }] }, points: 0 }
  - { points: 0.5 }`);
  expect(result(rule, { "hinh-thuc": "van-ban", du: true, gui: "2022-12-15" }, "1")).toBe("1");
  expect(result(rule, { "hinh-thuc": "van-ban", gui: "2022-12-15" }, "1")).toBe("0");
  expect(ledger(rule, { "hinh-thuc": "loi", du: true, gui: "never" }, "1")).toEqual([
    "1.00 | Hình thức: Lời nói; Đủ số lượng: có; Ngày gửi: không thực hiện; thuộc bậc “Ngày gửi: không thực hiện hoặc không: Đủ số lượng”: 0,00/1,00 điểm",
  ]);
  expect(result(rule, { "hinh-thuc": "loi", du: true, gui: "2022-12-16" }, "1")).toBe("0.5");
});

test("what an example gives is checked against the fields", () => {
  const rule = ruleOf("{ kind: headcount, tiers: [{ from: 0, deputies: 1 }], each: 1, counts: [over] }");
  const faults = (given: Given) => {
    const read = readGiven(rule, given);
    return read.kind === "faults" ? read.faults.map(({ path, message }) => `${path.join(".")} ${message.words.code}`) : [];
  };
  expect(faults({ over: "một", officers: [] })).toEqual(["over example-wrong-type", "officers example-unknown-key"]);
  expect(faults({ offices: [{ staff: 3 }, 5] })).toEqual(["offices.0 example-incomplete", "offices.1 example-wrong-type"]);
  expect(faults({})).toEqual([" example-incomplete"]);
  expect(faults({ over: new Numeral("2") })).toEqual([]);
});

test("an id that every object inherits is an id like any other", () => {
  const rule = ruleOf("{ kind: checklist, items: [{ id: constructor, title: A, points: 0.5 }, { id: b, title: B, points: 0.5 }] }");
  expect(result(rule, { b: true }, "1")).toBe("0.5");
});

test("days are counted without gaps", () => {
  const gap = (from: string, to: string) => (civilDay(to) ?? 0) - (civilDay(from) ?? 0);
  expect(gap("2023-12-31", "2024-01-01")).toBe(1);
  expect(gap("2024-02-28", "2024-03-01")).toBe(2);
  expect(gap("1900-02-28", "1900-03-01")).toBe(1);
  expect(gap("1970-01-01", "2022-01-15")).toBe(19007);
  for (const day of ["2023-02-29", "2022-00-10", "2022-13-01", "2022-04-31", "2022-01-00", "15/01/2022"])
    expect(civilDay(day)).toBeUndefined();
});

test("the shape of a rule is a JSON Schema in which every key is described", () => {
  const schema = z.toJSONSchema(ruleShape, { io: "input", unrepresentable: "any" }) as { oneOf: unknown[] };
  expect(schema.oneOf).toHaveLength(ruleKinds.length);
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    const { properties } = node as { properties?: Record<string, { description?: string }> };
    for (const [key, value] of Object.entries(properties ?? {})) if (value.description === undefined) bare.push(`${path}/${key}`);
    for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`);
  };
  walk(schema, "");
  expect(bare).toEqual([]);
});
