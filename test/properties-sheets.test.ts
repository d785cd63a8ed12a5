/** What must hold of every layout: the same answers give the same scores, however they are written down. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { branch, cardsOf, dec, flat, leaf, read, run, sheet, type Written } from "./build.ts";
import { RUNS, shuffled } from "./property-runs.ts";

vi.setConfig({ testTimeout: 600_000 });

describe("sheets", () => {
  const rubric = flat(10, [
    branch("1", 6, [leaf("1.1", 3, "{ kind: proportional }"), leaf("1.2", 3)]),
    leaf("2", 4, "{ kind: per-item, each: 0.5 }"),
  ]);
  const assessment = fc.record({
    late: fc.nat(40),
    all: fc.integer({ min: 40, max: 90 }),
    typed: fc.nat(12),
    items: fc.nat(12),
    seen: fc.option(fc.nat(12)),
  });
  type One = typeof assessment extends fc.Arbitrary<infer T> ? T : never;
  const name = (index: number): string => `Huyện ${"ABCDEF".charAt(index)}`;
  const cells = ({ late, all, typed, items, seen }: One): readonly (readonly [string, Written, Written])[] => [
    ["1.1/numerator", late, null],
    ["1.1/denominator", all, null],
    ["1.2", typed / 4, seen === null ? null : seen / 4],
    ["2/items", items, null],
  ];
  const wide = (units: readonly One[]) =>
    sheet(
      [
        ["Đơn vị", "1.1/numerator", "1.1/denominator", "1.2", "2/items", "1.2 (thẩm định)"],
        ...units.map((one, index): Written[] => [
          name(index),
          ...cells(one).map(([, value]) => value),
          one.seen === null ? null : one.seen / 4,
        ]),
      ],
      { sheet: "s" },
    );
  const long = (units: readonly One[], seed: number) =>
    sheet(
      [
        ["Đơn vị", "Mã", "Vòng", "Giá trị"],
        ...shuffled(
          units.flatMap((one, index) =>
            cells(one).flatMap(([code, value, later]): Written[][] => [
              [name(index), code, "Tự chấm", value],
              ...(later === null ? [] : [[name(index), code, "Thẩm định", later]]),
            ]),
          ),
          seed,
        ),
      ],
      { sheet: "s" },
    );
  const forms = (units: readonly One[], seed: number) =>
    shuffled(
      units.map((one, index) =>
        sheet(
          [
            ["Mã", "Số liệu", "Điểm tự chấm", "Điểm thẩm định"],
            ...shuffled(
              cells(one).map(([code, value, later]): Written[] => (code === "1.2" ? [code, null, value, later] : [code, value])),
              seed,
            ),
          ],
          { sheet: name(index) },
        ),
      ),
      seed,
    );
  const outcome = (...tables: Parameters<typeof read>[1][]) => {
    const bound = read(rubric, ...tables);
    expect(bound.diagnostics).toEqual([]);
    const cards = cardsOf(run(rubric, bound.submissions));
    return cards
      .map(({ unit: { name: who }, total, low, high, leaves }) =>
        [who, ...[total, low, high, ...leaves.map(({ earned }) => earned)].map(dec)].join(" "),
      )
      .sort();
  };

  test("the same assessment as a wide, a long table or as forms, in any order of rows and sheets, gives the same scores", () => {
    fc.assert(
      fc.property(fc.array(assessment, { minLength: 1, maxLength: 4 }), fc.nat(100), (units, seed) => {
        const expected = outcome(wide(units));
        expect(outcome(long(units, seed))).toEqual(expected);
        expect(outcome(...forms(units, seed))).toEqual(expected);
      }),
      RUNS,
    );
  });
});
