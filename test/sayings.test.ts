/** What cells say of units, packed into numbers: nothing of it may come back as another thing or from another cell. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer, LeafAnswers, LeafOutline, Round, Value } from "../src/assessment.ts";
import { Said } from "../src/layouts/said.ts";
import { SAID, Sayings } from "../src/layouts/sayings.ts";
import { parseExact, parsePoints } from "../src/points.ts";
import type { Leaf } from "../src/rubric/model.ts";
import type { CellSpan } from "../src/source.ts";

const leaves = ["1", "2", "3"].map((id, index) => ({ id, index }) as Leaf);
const cell = (file: string, sheet: string, row: number, column: number): CellSpan => ({ kind: "cell", file, sheet, row, column });
const number = (text: string): Value => ({ type: "number", number: parseExact(text) as never });
const points = (text: string): never => parsePoints(text) as never;

const cells = fc.record({
  kind: fc.constant("cell" as const),
  file: fc.constantFrom("a.xlsx", "b.csv"),
  sheet: fc.constantFrom("", "Tự chấm", "Thẩm định"),
  row: fc.oneof(fc.nat(50), fc.constant(1_048_575)),
  column: fc.oneof(fc.nat(50), fc.constantFrom(16_383, 16_384, 70_000)),
});
const FIGURES = ["0", "0.5", "12345678.25"].map(points);
const VALUES = ["0", "7", "0.1234567"].map(number);
const KEYS = ["items", "constructor", "__proto__", "percent"];

interface Told {
  readonly unit: number;
  readonly leaf: Leaf;
  readonly round: Round;
  readonly what: keyof typeof SAID | "fact";
  readonly figure: number;
  readonly key: string;
  readonly at: CellSpan;
}
const told: fc.Arbitrary<Told> = fc.record({
  unit: fc.nat(1),
  leaf: fc.constantFrom(...leaves),
  round: fc.constantFrom<Round>("self", "appraisal", "reappraisal", "council", "survey"),
  what: fc.constantFrom(...(Object.keys(SAID) as (keyof typeof SAID)[]), "fact" as const, "fact" as const),
  figure: fc.nat(2),
  key: fc.constantFrom(...KEYS),
  at: cells,
});

function contentOf({ what, figure }: Told) {
  if (what === "fact") return VALUES[figure];
  if (what === "points") return FIGURES[figure];
  return what === "notApplicable" || what === "unreadable" ? undefined : `lời ${figure}`;
}

/** An answer without its places. */
const bare = ({ at: _at, cells: _cells, remarkAt: _remarkAt, ...rest }: Answer) => rest;
const outlineOf = (answers: LeafAnswers): LeafOutline => ({
  rounds: Object.fromEntries(Object.entries(answers.rounds).map(([round, answer]) => [round, bare(answer)])),
});

const codeIn = (sayings: Sayings, { what, key }: Told): number => (what === "fact" ? sayings.fact(key) : SAID[what]);

/** Tells it all to two units. @returns what was said first of each kind, by unit, leaf, round and kind */
function tellAll(list: readonly Told[], sayings: Sayings, units: readonly Said[]) {
  const first = new Map<string, { content: unknown; at: CellSpan }>();
  for (const each of list) {
    const { unit, leaf, round, at } = each;
    const code = codeIn(sayings, each);
    units[unit]?.add(leaf, round, code, contentOf(each), at);
    const name = [unit, leaf.id, round, code].join(" ");
    if (!first.has(name)) first.set(name, { content: contentOf(each), at });
  }
  return first;
}

test("whatever is said of whichever cell comes back as it was said first, and an outline says what the answers say", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 40 }), (list) => {
      const sayings = new Sayings(leaves);
      const units = [new Said(sayings), new Said(sayings)];
      const first = tellAll(list, sayings, units);
      for (const each of list) {
        const { unit, leaf, round } = each;
        const code = codeIn(sayings, each);
        expect(units[unit]?.find(leaf, round, code)).toEqual(first.get([unit, leaf.id, round, code].join(" ")));
      }
      const outlines = units.flatMap((unit) => leaves.map(({ id }) => [unit.outline(id), unit.get(id)] as const));
      for (const [outline, answers] of outlines) if (outline !== undefined) expect(outline).toEqual(outlineOf(answers as LeafAnswers));
    }),
  );
});

test("more kinds of facts than one number holds beside a column are each their own", () => {
  const sayings = new Sayings(leaves);
  const unit = new Said(sayings);
  const [leaf] = leaves as [Leaf];
  const kinds = Array.from({ length: 30_000 }, (_, index) => sayings.fact(`f${index}`));
  for (const index of [0, 25_000, 26_214, 29_999])
    unit.add(leaf, "council", kinds[index] as number, number(String(index)), cell("a", "", index, 16_000));
  const answer = unit.get("1")?.rounds.council;
  expect(Object.entries(answer?.facts ?? {}).map(([key, value]) => [key, value])).toEqual(
    [0, 25_000, 26_214, 29_999].map((index) => [`f${index}`, number(String(index))]),
  );
  expect(Object.values(answer?.cells ?? {}).map(({ row, column }) => [row, column])).toEqual(
    [0, 25_000, 26_214, 29_999].map((index) => [index, 16_000]),
  );
});

test("a cell of any of many sheets is found again, also where a sheet is read twice", () => {
  const sayings = new Sayings(leaves);
  const [leaf] = leaves as [Leaf];
  const places = Array.from({ length: 40_000 }, (_, index) => cell("a.xlsx", `Trang ${Math.floor(index / 3) % 500}`, index, index % 7));
  const units = places.map((at) => {
    const unit = new Said(sayings);
    unit.add(leaf, "self", SAID.points, points("1"), at);
    return unit;
  });
  expect(units.map((unit) => unit.get("1")?.rounds.self?.at)).toEqual(places);
});

test("one answer is one outline for all units; two answers, a remark or none are put together", () => {
  const sayings = new Sayings(leaves);
  const [leaf, other] = leaves as [Leaf, Leaf];
  const unit = (...rounds: readonly Round[]): Said => {
    const said = new Said(sayings);
    for (const round of rounds) said.add(leaf, round, SAID.points, points("0.5"), cell("a", "", 1, 1));
    said.add(leaf, "self", SAID.evidence, "Báo cáo", cell("a", "", 1, 2));
    return said;
  };
  expect(unit("self").outline("1")).toEqual({ rounds: { self: { points: points("0.5") } } });
  expect(unit("self").outline("1")).toBe(unit("self").outline("1"));
  expect(unit("council").outline("1")).toEqual({ rounds: { council: { points: points("0.5") } } });
  expect(unit("self", "council").outline("1")).toBeUndefined();
  expect(unit().outline("1")).toBeUndefined();
  const remarked = unit("self");
  remarked.add(leaf, "self", SAID.remark, "Thiếu", cell("a", "", 1, 3));
  expect([remarked.outline("1"), remarked.outline(other.id), remarked.outline("9")]).toEqual([undefined, undefined, undefined]);
});
