/** What a rule may not be, and what it gives at the edges: typed points, mixed conditions, odd ids, days. */
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { civilDay } from "../src/rules/calendar.ts";
import { readGiven } from "../src/rules/examples.ts";
import { kindOf, ruleShape } from "../src/rules/index.ts";
import { Numeral } from "../src/shape.ts";
import { type Message, render } from "../src/text.ts";
import { type Given, ledger, plain, pointsOf, result, ruleOf } from "./rules-tried.ts";

const parsed = (yaml: string) => ruleShape.safeParse(plain(parseDocument(yaml).contents));
const codes = (yaml: string): string[] =>
  (parsed(yaml).error?.issues ?? []).map((issue) => {
    const message = issue.code === "custom" ? (issue.params?.message as Message | undefined) : undefined;
    return `${issue.path.join(".")} ${message?.words.code ?? issue.code}`;
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
