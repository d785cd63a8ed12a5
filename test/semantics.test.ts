/** Statements 1 to 9 of «Semantics» of the rubric language: how one unit gets its figures. */
import { describe, expect, test } from "vitest";
import {
  at,
  branch,
  cardOf,
  cardsOf,
  codesOf,
  dec,
  facts,
  flag,
  flat,
  leaf,
  leafOf,
  NA,
  number,
  placesOf,
  ratio,
  rowsOf,
  run,
  UNREADABLE,
  unit,
} from "./build.ts";

const FILES = "{ kind: proportional }";
const AT_TOTAL = "rounding: { decimals: 2, mode: half-up, at: total }";

describe("Semantics 1: total and caps", () => {
  const nodes = [leaf("1", 100), leaf("2", 10, undefined, "effect: bonus"), leaf("3", 10, undefined, "effect: penalty")];
  const capped = flat(100, nodes, "cap: { total: 100 }");

  test("bonus and penalty are netted before the cap: 99 + 5 − 2 gives 100, the cut is a row", () => {
    const card = cardOf(capped, { "1": "99", "2": "5", "3": "2" });
    expect(dec(card.total)).toBe("100");
    expect(rowsOf(card.rows)).toEqual(["2 cap"]);
    expect([card.lost, card.bonus, card.penalty].map(dec)).toEqual(["3", "5", "2"]);
  });
  test("there is no cap unless the rubric has one, and a floor of 0", () => {
    expect(dec(cardOf(flat(100, nodes), { "1": "99", "2": "5" }).total)).toBe("104");
    const card = cardOf(capped, { "1": "3", "3": "10" });
    expect(dec(card.total)).toBe("0");
    expect(rowsOf(card.rows)).toEqual(["-7 floor"]);
  });
  test("exclude lowers the cap by what does not apply", () => {
    const rubric = flat(100, [leaf("1", 95), leaf("2", 5), leaf("3", 10, undefined, "effect: bonus")], "cap: { total: 100 }");
    const card = cardOf(rubric, { "1": "94", "2": { self: NA }, "3": "4" });
    expect([card.total, card.applicableMax, card.index].map(dec)).toEqual(["95", "95", "100"]);
    expect(rowsOf(card.rows)).toEqual(["3 cap"]);
  });
  test("caps of blocks cut bonus and penalty at their node and at the root", () => {
    const block = branch(
      "2",
      10,
      [leaf("2.1", 5, undefined, "effect: bonus"), leaf("2.2", 5, undefined, "effect: bonus")],
      "caps: { bonus: 6 }",
    );
    const rubric = flat(100, [leaf("1", 100), block, leaf("3", 5, undefined, "effect: bonus")], "caps: { bonus: 8 }");
    const card = cardOf(rubric, { "1": "50", "2.1": "4", "2.2": "4", "3": "5" });
    expect([card.bonus, card.total].map(dec)).toEqual(["8", "58"]);
    expect(card.rows.map(({ node, account, points }) => `${node}|${account}|${dec(points)}`)).toEqual(["2|bonus|2", "|bonus|3"]);
  });
});

describe("Semantics 2: rounding", () => {
  const thirds = [leaf("1", 1, FILES), leaf("2", 1, FILES), leaf("3", 1, FILES)];
  const answers = { "1": { self: facts(ratio(1, 3)) }, "2": { self: facts(ratio(1, 3)) }, "3": { self: facts(ratio(1, 3)) } };

  test("at: leaf rounds each share once and adds exactly", () => {
    const card = cardOf(flat(3, thirds), answers);
    expect(dec(card.total)).toBe("0.99");
    expect(card.rows).toEqual([]);
  });
  test("at: total keeps fractions and rounds once, with a signed row", () => {
    const card = cardOf(flat(3, thirds, AT_TOTAL), answers);
    expect(dec(card.total)).toBe("1");
    expect(card.rows).toEqual([]);
    const two = cardOf(flat(3, thirds, AT_TOTAL), { ...answers, "3": { self: "0" } });
    expect(dec(two.total)).toBe("0.67");
    expect(two.rows.map(({ sentence }) => sentence.words.code)).toEqual(["rounding"]);
    const one = cardOf(flat(3, thirds, AT_TOTAL), { ...answers, "2": { self: "0" }, "3": { self: "0" } });
    expect(dec(one.total)).toBe("0.33");
    expect(one.rows.map(({ points }) => dec(points).startsWith("0.0033333333"))).toEqual([true]);
    expect(dec(two.rows[0]?.points)).toMatch(/^-0\.0033333333/);
  });
  test("typed points are never rounded, at the leaf or in the total; too many decimals are a warning", () => {
    const rubric = flat(3, [leaf("1", 2), leaf("2", 1)]);
    const result = run(rubric, [unit("Huyện A", { "1": "1.125", "2": "1" })]);
    expect(dec(cardsOf(result)[0]?.total)).toBe("2.125");
    expect(codesOf(result.diagnostics)).toEqual(["too-many-decimals"]);
  });
  test("a published node is its exact sum at: leaf, so 0,4996 does not reach 0,5", () => {
    const nodes = [leaf("1", 1), leaf("2", 1, undefined, 'requires: { node: "1", atLeast: 0.5 }')];
    expect(dec(cardOf(flat(2, nodes), { "1": "0.4996", "2": "1" }).total)).toBe("0.4996");
    expect(dec(cardOf(flat(2, nodes, AT_TOTAL), { "1": "0.4996", "2": "1" }).total)).toBe("1.5");
  });
});

describe("Semantics 3: ratios", () => {
  const bands = "{ kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { below: 90, points: 1 }] }";
  const code = (given: ReturnType<typeof ratio>, rule = FILES, more = ""): readonly string[] =>
    codesOf(run(flat(2, [leaf("1", 2, rule, more)]), [unit("Huyện A", { "1": { self: facts(given) } })]).diagnostics);

  test("bands compare the exact ratio: 89,996% is below 90%", () => {
    expect(dec(cardOf(flat(2, [leaf("1", 2, bands)]), { "1": { self: facts(ratio(22499, 25000)) } }).total)).toBe("1");
  });
  test("0/0 is not applicable where that is allowed, else denominator-zero", () => {
    const card = cardOf(flat(4, [leaf("1", 2, FILES), leaf("2", 2)]), { "1": { self: facts(ratio(0, 0)) }, "2": "1" });
    expect(leafOf(card, "1").state).toBe("not-applicable");
    expect([card.applicableMax, card.index].map(dec)).toEqual(["2", "50"]);
    expect(code(ratio(0, 0), FILES, "notApplicable: forbidden")).toEqual(["denominator-zero"]);
  });
  test("a numerator above its denominator is an error unless over: true, which is capped at the maximum", () => {
    expect(code(ratio(5, 4))).toEqual(["numerator-over"]);
    const card = cardOf(flat(2, [leaf("1", 2, "{ kind: proportional, over: true }")]), { "1": { self: facts(ratio(5, 4)) } });
    expect(dec(card.total)).toBe("2");
  });
});

describe("Semantics 4: bounds", () => {
  test.each([
    ["from: 90", "below: 90", "90", true],
    ["from: 90", "below: 90", "89.99", false],
    ["above: 90", "to: 90", "90", false],
    ["above: 90", "to: 90", "90.01", true],
    ["to: 90", "above: 90", "90", true],
    ["below: 90", "from: 90", "90", false],
    ["below: 90", "from: 90", "89.99", true],
  ])("a grade with %s, the rest with %s, and an index of %s: %s", (bound, rest, points, holds) => {
    const grades = `grades: [{ id: a, title: A, ${bound} }, { id: b, title: B, ${rest} }]`;
    const card = cardOf(flat(100, [leaf("1", 100)], grades), { "1": points });
    expect(card.grade?.id).toBe(holds ? "a" : "b");
  });
});

describe("Semantics 5: which value counts", () => {
  const rubric = flat(2, [leaf("1", 2, FILES)]);

  test("facts decide over points typed beside them, and the difference is told", () => {
    const result = run(rubric, [unit("Huyện A", { "1": { self: { typed: "2", facts: ratio(1, 2) } } })]);
    const [card] = cardsOf(result);
    expect(dec(card?.total)).toBe("1");
    expect(codesOf(result.diagnostics)).toEqual(["claim-differs"]);
    expect(dec(card?.self)).toBe("2");
  });
  test("the self column shows the computed value where none was typed, whatever came later", () => {
    const card = cardOf(rubric, { "1": { self: facts(ratio(3, 4)), appraisal: "1" } });
    expect([card.self, card.appraised, card.total].map(dec)).toEqual(["1.5", "1", "1"]);
  });
  test("facts of an earlier round never undo points typed later", () => {
    expect(dec(cardOf(rubric, { "1": { self: facts(ratio(4, 4)), appraisal: "0.5" } }).total)).toBe("0.5");
  });
  test("facts partly given in a later round are incomplete, not mixed with the earlier ones", () => {
    const result = run(rubric, [unit("Huyện A", { "1": { self: facts(ratio(4, 4)), appraisal: facts({ numerator: number(2) }) } })]);
    expect(codesOf(result.diagnostics)).toEqual(["answer-incomplete"]);
    expect(leafOf(cardsOf(result)[0] as never, "1").state).toBe("missing");
    expect(placesOf(result)).toEqual(["-~ Huyện A"].map((row) => row.replace("~", "")));
  });
  test("ticks left blank in a later round mean không, and that is told", () => {
    const list = "{ kind: checklist, items: [{ id: a, title: A, points: 1 }, { id: b, title: B, points: 1 }] }";
    const given = { "1": { self: facts({ a: flag(true), b: flag(true) }), appraisal: facts({ b: flag(false) }) } };
    const result = run(flat(2, [leaf("1", 2, list)]), [unit("Huyện A", given)]);
    expect(dec(cardsOf(result)[0]?.total)).toBe("0");
    expect(codesOf(result.diagnostics, "warning")).toEqual(["blank-means-none"]);
  });
});

describe("Semantics 6: settling rounds", () => {
  const rubric = flat(4, [leaf("1", 2), leaf("2", 2)]);

  test("the last round with a value decides, up to the round asked for", () => {
    const answers = { "1": { self: "2", appraisal: "1", reappraisal: "1.5", council: "1.25" }, "2": { self: "2", appraisal: "2" } };
    const total = (round: "self" | "appraisal" | "reappraisal" | "council") => dec(cardOf(rubric, answers, round).total);
    expect([total("self"), total("appraisal"), total("reappraisal"), total("council")]).toEqual(["4", "3", "3.5", "3.25"]);
  });
  test("a blank in an opened round that covers all awaits appraisal: the earlier value, from 0 to the maximum", () => {
    const card = cardOf(rubric, { "1": { self: "2", appraisal: "1" }, "2": { self: "1.5" } });
    expect(leafOf(card, "2").state).toBe("awaiting-appraisal");
    expect([card.total, card.low, card.high].map(dec)).toEqual(["2.5", "1", "3"]);
    expect(card.provisional).toBe(true);
  });
  test("a blank in a round of changes leaves things as they were", () => {
    const card = cardOf(rubric, { "1": { self: "2", appraisal: "1", reappraisal: "2" }, "2": { self: "1.5", appraisal: "1" } });
    expect([card.total, card.low, card.high].map(dec)).toEqual(["3", "3", "3"]);
  });
  test("what does not apply may yet apply while appraisal is awaited", () => {
    const given = { "1": { self: "2", appraisal: "1" }, "2": { self: NA } };
    const card = cardOf(rubric, given);
    expect([card.total, card.low, card.high, card.index, card.lowIndex, card.highIndex].map(dec)).toEqual([
      "1",
      "1",
      "3",
      "50",
      "25",
      "75",
    ]);
    expect(
      placesOf(run(rubric, [unit("A", given), unit("B", { "1": { self: "1.2", appraisal: "1.2" }, "2": { self: "1", appraisal: "1" } })])),
    ).toEqual(["1~ B", "2~ A"]);
  });
  test("units may not score what only appraisers do: it awaits them", () => {
    const mixed = flat(4, [leaf("1", 2), leaf("2", 2, undefined, "source: assessor")]);
    const card = cardOf(mixed, { "1": "2", "2": { self: "2" } });
    expect(leafOf(card, "2").state).toBe("awaiting-appraisal");
    expect([card.total, card.low, card.high, card.self].map(dec)).toEqual(["2", "2", "4", "2"]);
    expect(dec(cardOf(mixed, { "1": { self: "2", appraisal: "2" }, "2": { appraisal: "1" } }).high)).toBe("3");
  });
  test("a round asked for that the rubric does not have means those before it", () => {
    const two = flat(2, [leaf("1", 2)], "rounds: [self, council]");
    const answers = { "1": { self: "2", council: "1" } };
    expect([dec(cardOf(two, answers, "appraisal").total), dec(cardOf(two, answers, "council").total)]).toEqual(["2", "1"]);
  });
  test("a penalty that awaits appraisal may rise or fall", () => {
    const penal = flat(4, [leaf("1", 4), leaf("2", 2, undefined, "effect: penalty")]);
    const card = cardOf(penal, { "1": { self: "4", appraisal: "4" }, "2": { self: "1" } });
    expect([card.low, card.total, card.high].map(dec)).toEqual(["2", "3", "4"]);
  });
});

describe("Semantics 7: attribution", () => {
  const rubric = flat(1.5, [leaf("1", "1.5", "{ kind: per-item, each: 0.5 }")]);
  const rows = (rounds: Parameters<typeof cardOf>[1][string]) => rowsOf(leafOf(cardOf(rubric, { "1": rounds }), "1").deductions);

  test("facts of the deciding round give its rows, labelled with it", () => {
    expect(rows({ self: facts({ items: number(3) }), appraisal: facts({ items: number(2) }) })).toEqual(["0.5 per-item-short appraisal"]);
  });
  test("typed points keep the rows of the last computed value and add one signed row", () => {
    expect(rows({ self: facts({ items: number(2) }), appraisal: "0.5" })).toEqual(["0.5 per-item-short self", "0.5 adjustment appraisal"]);
  });
  test("points are given back: 1,00 → 1,50", () => {
    expect(rows({ self: facts({ items: number(2) }), reappraisal: { typed: "1.5", remark: "bổ sung" } })).toEqual([
      "0.5 per-item-short self",
      "-0.5 adjustment-restored reappraisal",
    ]);
    const card = cardOf(rubric, { "1": { self: facts({ items: number(2) }), reappraisal: { typed: "1.5", remark: "bổ sung" } } });
    expect(leafOf(card, "1").deductions.at(-1)?.remark).toBe("bổ sung");
  });
  test("every round that changed typed points has its row, so that what one took and another gave back is told of each", () => {
    expect(rows({ self: "1.5", appraisal: { typed: "0", remark: "Không có" }, reappraisal: "0.75" })).toEqual([
      "1.5 adjustment appraisal",
      "-0.75 adjustment-restored reappraisal",
    ]);
    expect(rows({ self: "1", appraisal: "1", reappraisal: "1", council: "1" })).toEqual(["0.5 assessed self"]);
    expect(rows({ self: "1.5", appraisal: "0.5", reappraisal: "1.5" })).toEqual([
      "1 adjustment appraisal",
      "-1 adjustment-restored reappraisal",
    ]);
    expect(rows({ self: "1.5", appraisal: facts({ items: number(2) }), reappraisal: "0", council: "0.25" })).toEqual([
      "0.5 per-item-short appraisal",
      "1 adjustment reappraisal",
      "-0.25 adjustment-restored council",
    ]);
  });
  test("the leaf's reason stands only where it earned nothing in the end, on the row that brought it there", () => {
    const told = flat(2, [leaf("1", "2", undefined, "reason: Không làm")]);
    const reasons = (rounds: Parameters<typeof cardOf>[1][string]) =>
      leafOf(cardOf(told, { "1": rounds }), "1").deductions.map(({ reason }) => reason);
    expect(reasons({ self: "2", appraisal: "0", reappraisal: "1" })).toEqual([undefined, undefined]);
    expect(reasons({ self: "0", appraisal: "1" })).toEqual([undefined, undefined]);
    expect(reasons({ self: "2", appraisal: "1", reappraisal: "0" })).toEqual([undefined, "Không làm"]);
    expect(reasons({ self: "0", appraisal: "0" })).toEqual(["Không làm"]);
  });
  test("survey rows are of the round survey", () => {
    const card = cardOf(flat(10, [leaf("1", 10, "{ kind: survey }")]), { "1": { survey: facts({ percent: number("88.57") }) } });
    expect(rowsOf(leafOf(card, "1").deductions)).toEqual(["1.14 survey-percent-short survey"]);
  });
  test("an earlier round that could not be read leaves no trace in the figures once a later one decides", () => {
    const card = cardOf(rubric, { "1": { self: UNREADABLE, appraisal: "1" } });
    expect([card.total, card.low, card.high].map(dec)).toEqual(["1", "1", "1"]);
    expect(card.unreadable).toBe(false);
  });
});

describe("Semantics 8: not applicable", () => {
  const with8 = (rule: string) => flat(10, [leaf("1", 4), leaf("2", 4), leaf("3", 2, undefined, `notApplicable: ${rule}`)]);
  const answers = { "1": "4", "2": "2", "3": { self: NA } };
  const figures = (rule: string) => {
    const card = cardOf(with8(rule), answers);
    return [card.total, card.applicableMax, card.index].map(dec);
  };

  test("exclude, full, zero and pro-rata", () => {
    expect(figures("exclude")).toEqual(["6", "8", "75"]);
    expect(figures("full")).toEqual(["8", "10", "80"]);
    expect(figures("zero")).toEqual(["6", "10", "60"]);
    expect(figures("pro-rata")).toEqual(["7.5", "10", "75"]);
  });
  test("pro-rata counts the survey, not other leaves that do not apply, and rounds at its leaf", () => {
    const rubric = flat(12, [
      leaf("1", 7),
      leaf("2", 2, "{ kind: survey }"),
      leaf("3", 1, undefined, "notApplicable: pro-rata"),
      leaf("4", 2, undefined, "notApplicable: full"),
    ]);
    const card = cardOf(rubric, { "1": "6", "2": { survey: facts({ percent: number(50) }) }, "3": { self: NA }, "4": { self: NA } });
    expect(dec(leafOf(card, "3").earned)).toBe("0.78"); // 1 × 7/9
    expect(rowsOf(leafOf(card, "3").deductions)).toEqual(["0.22 not-applicable-pro-rata self"]);
  });
  test("pro-rata of Công văn 1098: 55,5 of 62 points that apply, 3 points of 65 that do not", () => {
    const rubric = flat(65, [leaf("1", 62), leaf("2", 3, undefined, "notApplicable: pro-rata")]);
    expect(dec(cardOf(rubric, { "1": "55.5", "2": { self: NA } }).total)).toBe("58.19"); // 55.5 + round(3 × 55.5/62)
  });
  test("pro-rata follows what is uncertain, from end to end", () => {
    const rubric = with8("pro-rata");
    const card = cardOf(rubric, { "1": "4", "3": { self: NA } });
    expect([card.low, card.total, card.high].map(dec)).toEqual(["5", "5", "10"]);
  });
  test.each(["half-up", "half-even", "down"])("pro-rata of everything is the whole maximum, however fine it is (%s)", (mode) => {
    const nodes = [leaf("1", "8.25"), leaf("2", "1.75", undefined, "notApplicable: pro-rata")];
    const card = cardOf(flat(10, nodes, `rounding: { decimals: 1, mode: ${mode}, at: leaf }`), { "1": "8.25", "2": { self: NA } });
    expect([leafOf(card, "2").earned, card.total].map(dec)).toEqual(["1.75", "10"]);
  });
  test("what may yet be found to apply brings a share back into the maximum as well, so that no index is above 100%", () => {
    const nodes = [leaf("1", 1, undefined, "notApplicable: full"), leaf("2", 1, undefined, "notApplicable: pro-rata")];
    const card = cardOf(flat(2, nodes), { "1": { self: NA }, "2": { self: NA, appraisal: NA } });
    expect([card.total, card.applicableMax, card.high, card.lowIndex, card.highIndex].map(dec)).toEqual(["1", "1", "2", "0", "100"]);
  });
  test("where nothing else applies there is nothing to be in proportion to: no points out of nothing", () => {
    const card = cardOf(flat(2, [leaf("1", 2, undefined, "notApplicable: pro-rata")]), { "1": { self: NA } });
    expect([card.total, card.applicableMax, card.index].map(dec)).toEqual(["0", "0", "0"]);
  });
  test("a later round overrules it, either way", () => {
    expect(dec(cardOf(with8("exclude"), { ...answers, "3": { self: NA, appraisal: "1" } }).total)).toBe("7");
    expect(dec(cardOf(with8("exclude"), { ...answers, "3": { self: "2", appraisal: NA } }).total)).toBe("6");
  });
  test("forbidden is an error, and so is «không áp dụng» beside figures", () => {
    const forbidden = run(with8("forbidden"), [unit("Huyện A", answers)]);
    expect(codesOf(forbidden.diagnostics)).toEqual(["not-applicable-forbidden"]);
    const rubric = flat(2, [leaf("1", 2, FILES, "notApplicable: full")]);
    const both = run(rubric, [unit("Huyện A", { "1": { self: { ...NA, facts: ratio(1, 40) } } })]);
    expect(codesOf(both.diagnostics)).toEqual(["not-applicable-contradicted"]);
    const zero = run(rubric, [unit("Huyện A", { "1": { self: { ...NA, facts: ratio(0, 0) } } })]);
    expect(codesOf(zero.diagnostics)).toEqual([]);
    const typed = run(rubric, [unit("Huyện A", { "1": { self: { at, ...NA, typed: "1" } as never } })]);
    expect(codesOf(typed.diagnostics)).toEqual(["points-beside-not-applicable"]);
  });
});

describe("Semantics 9: index, rank and grade read one figure", () => {
  const grades = "grades: [{ id: a, title: A, from: 90 }, { id: b, title: B, below: 90 }]";
  const rubric = (by: string) => flat(3, [leaf("1", 3, FILES)], `ranking: { by: ${by} }\n${AT_TOTAL}\n${grades}`);
  const units = [unit("A", { "1": { self: facts(ratio(89996, 100000)) } }), unit("B", { "1": { self: facts(ratio(9, 10)) } })];

  test("published: rounded figures, equal ones tie, the grade reads the same", () => {
    const result = run(rubric("published"), units);
    expect(placesOf(result)).toEqual(["1= A", "1= B"]);
    expect(cardsOf(result).map(({ grade, index }) => `${grade?.id} ${dec(index)}`)).toEqual(["a 90", "a 90"]);
  });
  test("exact: all three read the unrounded one", () => {
    const result = run(rubric("exact"), units);
    expect(placesOf(result)).toEqual(["1 B", "2 A"]);
    expect(cardsOf(result).map(({ grade }) => grade?.id)).toEqual(["a", "b"]);
  });
  test("the grades of a group replace the list", () => {
    const groups = "groups: [{ id: huyen, title: Huyện, grades: [{ id: c, title: C, from: 0 }] }]";
    expect(cardOf(flat(2, [leaf("1", 2)], `${grades}\n${groups}`), { "1": "2" }).grade?.id).toBe("c");
  });
  test("the index is rounded once more", () => {
    const card = cardOf(flat(3, [leaf("1", 3)]), { "1": "2" });
    expect([card.total, card.index].map(dec)).toEqual(["2", "66.67"]);
  });
});
