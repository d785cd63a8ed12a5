/** Published tables against the data: each cause is found where it was planted, and no fault goes by. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";
import { against, type Cell, RUBRIC, THU, type Told, table, type Unit } from "./verified.ts";

/** The units as the program scores them by a rubric. */
async function scored(rubric: string, ...options: readonly string[]): Promise<readonly Unit[]> {
  const host = memoryHost({ files: { "thu.yaml": rubric, "so-lieu.csv": THU }, shipped: "rubrics" });
  await main(["score", "so-lieu.csv", "--rubric", "thu.yaml", "--format", "json", ...options], host);
  return (JSON.parse(host.stdout()) as { readonly groups: readonly { readonly units: readonly Unit[] }[] }).groups[0]?.units ?? [];
}
const causes = (told: readonly Told[], column: string): readonly (string | undefined)[] => [
  ...new Set(told.filter(({ subject }) => subject[1] === column).map(({ cause }) => cause)),
];
const plus = (a: string, b: string, sign = 1): string => (Math.trunc(Number(a) * 1e6 + sign * Number(b) * 1e6) / 1e6).toString();

let units: readonly Unit[];
beforeAll(async () => {
  units = await scored(RUBRIC);
});

test("what the program itself printed is borne out, cell by cell", async () => {
  expect(units).toHaveLength(8);
  expect(await against(table(units))).toEqual([]);
});

describe("tables that were made in another way are found out", () => {
  const variants: readonly (readonly [string, string, string, string])[] = [
    ["rounded after adding", "at: leaf", "at: total", "way-rounded-after"],
    ["cut off", "mode: half-up", "mode: down", "way-cut"],
    ["to one decimal", "decimals: 2", "decimals: 1", "way-decimals"],
    ["to three decimals", "decimals: 2", "decimals: 3", "way-decimals"],
  ];
  test.each(variants)("%s", async (_, from, to, cause) => {
    const told = await against(table(await scored(RUBRIC.replace(from, to))));
    expect(told.length).toBeGreaterThan(0);
    expect(causes(told, "Tổng điểm")).toEqual([cause]);
  });

  test("the points of an earlier round", async () => {
    const before = await scored(RUBRIC, "--round", "appraisal");
    const told = await against(table(before));
    for (const column of ["Tổng điểm", "Chỉ số (%)"]) expect(causes(told, column)).toEqual(["way-round"]);
  });

  const totals: readonly (readonly [string, Cell, string])[] = [
    ["the survey left out", ({ total, survey }) => plus(total, survey, -1), "way-without-survey"],
    ["the bonus left out", ({ total, bonus }) => plus(total, bonus, -1), "way-without-bonus"],
    ["the penalty left out", ({ total, penalty }) => plus(total, penalty), "way-without-penalty"],
    ["bonus and penalty left out", ({ total, bonus, penalty }) => plus(plus(total, bonus, -1), penalty), "way-without-extras"],
    ["the index in the column of totals but for one", ({ total, index }, row) => (row === 0 ? total : index), "way-other-figure"],
    ["the self-assessment", ({ self }) => self, "way-other-figure"],
  ];
  test.each(totals)("%s", async (_, cell, cause) => {
    expect(causes(await against(table(units, { "Tổng điểm": cell })), "Tổng điểm")).toEqual([cause]);
  });

  test("out of the whole scale where a criterion did not apply", async () => {
    const whole: Cell = ({ total, applicableMax, index }) => (applicableMax === "20.00" ? index : (Number(total) * 5).toFixed(2));
    const told = await against(table(units, { "Chỉ số (%)": whole }));
    expect(told.map(({ subject, cause }) => [subject[0], cause])).toEqual([["Xã Gia Lâm", "way-whole-scale"]]);
  });

  test("two units swapped", async () => {
    const total: Cell = ({ total: own }, row, all) => (row === 1 ? (all[2] as Unit).total : row === 2 ? (all[1] as Unit).total : own);
    const told = await against(table(units, { "Tổng điểm": total }));
    expect(told.map(({ cause }) => cause)).toEqual(["cause-swapped", "cause-swapped"]);
  });

  test("the figure of the line above copied", async () => {
    const total: Cell = ({ total: own }, row, all) => (row === 2 ? (all[1] as Unit).total : own);
    expect((await against(table(units, { "Tổng điểm": total }))).map(({ cause }) => cause)).toEqual(["cause-copied"]);
  });

  const slips: readonly (readonly [string, (own: string) => string, string])[] = [
    ["digits transposed", (own) => own.replace(/(\d)(\d)$/, "$2$1"), "slip-transposed"],
    ["a digit too many", (own) => `1${own}`, "slip-extra-digit"],
    ["the decimal mark misplaced", (own) => (Number(own) / 10).toString(), "slip-decimal-mark"],
    ["typed by hand", () => "3.21", "slip-by-hand"],
  ];
  test.each(slips)("%s", async (_, slip, cause) => {
    const row = units.findIndex(({ total }) => /(\d)(?!\1)\d$/.test(total) && !total.endsWith("0"));
    const total: Cell = ({ total: own }, index) => (index === row ? slip(own) : own);
    expect((await against(table(units, { "Tổng điểm": total }))).map((each) => each.cause)).toEqual([cause]);
  });

  const places: readonly (readonly [string, Cell, string])[] = [
    ["by the order of rows", (_, row, all) => `${row + 1}/${all.length}`, "way-row-order"],
    [
      "without leaving places out",
      ({ index }, _, all) => `${new Set(all.filter((each) => Number(each.index) >= Number(index)).map((each) => each.index)).size}/8`,
      "way-dense",
    ],
    [
      "by the total instead of the index",
      ({ total }, _, all) => `${all.filter((each) => Number(each.total) > Number(total)).length + 1}/8`,
      "way-by-total",
    ],
    [
      "without the survey",
      ({ total, survey }, _, all) =>
        `${all.filter((each) => Number(plus(each.total, each.survey, -1)) > Number(plus(total, survey, -1))).length + 1}/8`,
      "way-rank-without-survey",
    ],
    ["two places swapped", (unit, row) => `${row === 0 ? 2 : row === 1 ? 1 : unit.place}/8`, "cause-swapped"],
  ];
  test.each(places)("ranked %s", async (_, place, cause) => {
    const told = await against(table(units, { "Xếp hạng": place }));
    expect(told.length).toBeGreaterThan(0);
    expect(causes(told, "Xếp hạng")).toEqual([cause]);
  });
});

test("no single changed digit of a published table goes by", async () => {
  const sound = table(units);
  const [heading = "", ...rows] = sound.split("\n");
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: rows.length - 1 }),
      fc.constantFrom(2, 3, 6, 8),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      async (row, column, at, by) => {
        const cells = (rows[row] as string).split(";");
        const text = cells[column] as string;
        const digits = [...text].flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
        const index = digits[at % digits.length] as number;
        cells[column] = text.slice(0, index) + String((Number(text[index]) + by) % 10) + text.slice(index + 1);
        const told = await against([heading, ...rows.with(row, cells.join(";"))].join("\n"));
        const cell = `${"ABCDEFGHI"[column]}${row + 2}`;
        expect(told.map((each) => each.cell)).toEqual([cell]);
      },
    ),
    { numRuns: 40 },
  );
});
