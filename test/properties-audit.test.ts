/** Honest sheets, whatever they hold, give nothing that has to be put right; and one wrong figure gives one finding. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { auditAll, thresholdsWith } from "../src/audits/index.ts";
import type { Diagnostic } from "../src/diagnostic.ts";
import { withNotes } from "../src/engine/notes.ts";
import { scoreAll } from "../src/engine/run.ts";
import { cellName } from "../src/source.ts";
import type { Cell, Table } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { branch, flat, leaf, read, sheet, type Written } from "./build.ts";

vi.setConfig({ testTimeout: 600_000 });
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 100) };

const rubric = flat(
  20,
  [
    branch("1", 9, [
      leaf("1.1", 2),
      leaf("1.2", 3, "{ kind: per-item, each: 0.75 }"),
      branch("1.3", 4, [leaf("1.3.1", 1.5), leaf("1.3.2", 2.5)]),
    ]),
    branch("2", 11, [leaf("2.1", 4, "{ kind: proportional }"), leaf("2.2", 3), leaf("2.3", 4, "{ kind: survey }")]),
  ],
  "notApplicable: exclude",
);
const SUMS: readonly (readonly [string, readonly string[]])[] = [
  ["1", ["1.1", "1.2", "1.3.1", "1.3.2"]],
  ["1.3", ["1.3.1", "1.3.2"]],
  ["2", ["2.1", "2.2", "2.3"]],
];
const LEAVES = ["1.1", "1.2", "1.3.1", "1.3.2", "2.1", "2.2", "2.3"];
const ORDER = ["1", "1.1", "1.2", "1.3", "1.3.1", "1.3.2", "2", "2.1", "2.2", "2.3"];
const MAXIMA: Readonly<Record<string, number>> = { "1.1": 200, "1.2": 300, "1.3.1": 150, "1.3.2": 250, "2.1": 400, "2.2": 300, "2.3": 400 };

/** All points in whole hundredths, added up here once more and apart from the program. */
interface Answered {
  readonly fact: string | number | null;
  readonly self: number | "không phát sinh" | null;
  readonly appraisal: number | null;
  readonly again: number | null;
}
type Unit = ReadonlyMap<string, Answered>;

const upTo = (most: number) => fc.integer({ min: 0, max: most });
/** What the unit claims, what the appraisers leave of it, what they give back. */
const typed = (most: number): fc.Arbitrary<Answered> =>
  fc.tuple(upTo(most), fc.nat(3), fc.nat(100), fc.nat(100)).map(([self, turn, down, up]) => {
    const appraisal = turn === 0 ? self : Math.floor((self * down) / 100);
    const again = turn === 3 ? appraisal + Math.floor(((self - appraisal) * up) / 100) : null;
    return { fact: null, self, appraisal, again };
  });
const counted = fc.nat(6).map((items): Answered => {
  const points = Math.min(items * 75, 300);
  return { fact: items, self: points, appraisal: points, again: null };
});
const shares = fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.nat(9000)).map(([whole, part]): Answered => {
  const numerator = Math.min(part, whole);
  const points = Math.floor((numerator * 400 * 2 + whole) / (whole * 2));
  return { fact: `${numerator}/${whole}`, self: points, appraisal: points, again: null };
});
const surveyed = upTo(100).map((percent): Answered => ({ fact: percent, self: null, appraisal: percent * 4, again: null }));
const absent = fc.constant<Answered>({ fact: null, self: "không phát sinh", appraisal: null, again: null });

const unitOf: fc.Arbitrary<Unit> = fc
  .tuple(
    typed(200),
    counted,
    typed(150),
    typed(250),
    fc.oneof({ weight: 4, arbitrary: shares }, { weight: 1, arbitrary: absent }),
    typed(300),
    surveyed,
  )
  .map((answers) => new Map(LEAVES.map((id, index) => [id, answers[index] as Answered])));

type Column = "self" | "appraisal" | "final";
const pointsOf = (answered: Answered | undefined, column: Column): number => {
  const self = typeof answered?.self === "number" ? answered.self : 0;
  if (answered === undefined || column === "self") return self;
  return column === "final" && answered.again !== null ? answered.again : (answered.appraisal ?? self);
};
const sumOf = (unit: Unit, ids: readonly string[], column: Column): number =>
  ids.reduce((sum, id) => sum + pointsOf(unit.get(id), column), 0);

const number = (cents: number): Cell => ({ type: "number", text: String(cents / 100) });
/** What Excel stores for a sum of doubles. */
const noisy = (parts: readonly number[], formula: string): Cell => ({
  type: "number",
  text: String(parts.reduce((sum, each) => sum + each / 100, 0)),
  formula,
});

const HEAD = [
  "Mã",
  "Điểm tối đa",
  "Số liệu",
  "Điểm tự đánh giá",
  "Điểm thẩm định",
  "Ý kiến thẩm định",
  "Điểm thẩm định lại",
  "Giải trình",
  "Tài liệu kiểm chứng",
];

const row = (id: string): number => ORDER.indexOf(id) + 2;
const maximumOf = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + (MAXIMA[id] ?? 0), 0);
const sums = (unit: Unit, letter: string, ids: readonly string[], column: Column): Cell =>
  noisy(
    ids.map((id) => pointsOf(unit.get(id), column)),
    `SUM(${ids.map((id) => `${letter}${row(id)}`).join(",")})`,
  );
const summed = (unit: Unit, head: readonly Written[], ids: readonly string[]): readonly Written[] => [
  ...head,
  number(maximumOf(ids)),
  null,
  sums(unit, "D", ids, "self"),
  sums(unit, "E", ids, "appraisal"),
];
const cents = (value: number | null): Written => (value === null ? null : number(value));

/** The row of a criterion; the survey stands in the column of the appraisal, as forms have it. */
function answerRow(id: string, { fact, self, appraisal, again }: Answered): readonly Written[] {
  const max = number(MAXIMA[id] ?? 0);
  const evidence = `Báo cáo ${ORDER.indexOf(id)}/BC-UBND ngày 15/12/2022`;
  if (self === "không phát sinh") return [id, max, null, self, self, null, null, "Năm nay không phát sinh", evidence];
  const remark = self !== null && appraisal !== null && appraisal < self ? "Thiếu tài liệu kiểm chứng" : null;
  const explanation = again === null ? null : "Đã bổ sung tài liệu";
  return [id, max, id === "2.3" ? null : fact, cents(self), cents(appraisal), remark, cents(again), explanation, evidence];
}

/** The form of a unit, its sums as formulas. */
function form(name: string, unit: Unit): Table {
  const rows = ORDER.map((id): readonly Written[] => {
    const inside = SUMS.find(([node]) => node === id)?.[1];
    return inside === undefined ? answerRow(id, unit.get(id) as Answered) : summed(unit, [id], inside);
  });
  return sheet([HEAD, ...rows, summed(unit, ["Tổng cộng"], LEAVES)], { sheet: name });
}

/** The table of results: totals, index and places, as an office that works correctly prints them. */
function results(units: readonly Unit[], names: readonly string[]): Table {
  const totals = units.map((unit) => sumOf(unit, LEAVES, "final"));
  const maxima = units.map((unit) =>
    LEAVES.reduce((sum, id) => sum + (unit.get(id)?.self === "không phát sinh" ? 0 : (MAXIMA[id] ?? 0)), 0),
  );
  const indices = totals.map((total, at) => Math.floor((total * 10_000 * 2 + (maxima[at] as number)) / ((maxima[at] as number) * 2)));
  const rows = names.map((name, at): readonly Written[] => {
    const place = 1 + indices.filter((index) => index > (indices[at] as number)).length;
    const points = LEAVES.map((id) => {
      const answered = units[at]?.get(id) as Answered;
      return answered.self === "không phát sinh" ? answered.self : number(pointsOf(answered, "final"));
    });
    return [name, ...points, number(totals[at] as number), number(indices[at] as number), place];
  });
  return sheet([["Đơn vị", ...LEAVES, "Tổng điểm", "Chỉ số (%)", "Xếp hạng"], ...rows], { sheet: "Kết quả" });
}

function told(...tables: readonly Table[]): readonly Diagnostic[] {
  const { diagnostics, submissions, dataStanding, notRead, printed } = read(rubric, ...tables);
  const run = withNotes(scoreAll({ rubric, submissions, dataStanding, inputs: [], notRead, printed, diagnostics }, "council"));
  return auditAll({ run, tables, thresholds: thresholdsWith({}) });
}
const line = ({ at, message }: Diagnostic): string =>
  `${at.kind === "cell" ? `${at.sheet}!${cellName(at.row, at.column)}` : ""} ${message.words.code}: ${render(message, "vi")}`;
const errors = (list: readonly Diagnostic[]): readonly string[] => list.filter(({ severity }) => severity === "error").map(line);
/** What may be said of honest sheets: questions, never something to put right. */
const QUESTIONS = new Set(["unequal-treatment"]);
const warnings = (list: readonly Diagnostic[]): readonly string[] =>
  list.filter(({ severity, message }) => severity === "warning" && !QUESTIONS.has(message.words.code)).map(line);

const NAMES = ["Huyện A", "Huyện B", "Huyện C", "Huyện D"];
const world = fc.array(unitOf, { minLength: 1, maxLength: 4 });

describe("honest sheets", () => {
  test("forms with every round, sums as formulas: nothing to put right", () => {
    fc.assert(
      fc.property(world, (units) => {
        const list = told(...units.map((unit, at) => form(NAMES[at] as string, unit)));
        expect(errors(list)).toEqual([]);
        expect(warnings(list)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("tables of results with totals, index and places: nothing to put right", () => {
    fc.assert(
      fc.property(world, (units) => {
        const list = told(results(units, NAMES.slice(0, units.length)));
        expect(errors(list)).toEqual([]);
        expect(warnings(list)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("one wrong figure", () => {
  const change = fc.integer({ min: 1, max: 90 });
  test("in the total of a form is one finding, at its cell", () => {
    fc.assert(
      fc.property(unitOf, change, fc.constantFrom(3, 4), (unit, more, column) => {
        const honest = form("Huyện A", unit);
        const rows = honest.rows.map((row) => row?.slice());
        const last = rows.length - 1;
        const cells = rows[last] as (Cell | undefined)[];
        const printed = Number(cells[column]?.text);
        // A total that leaves the survey out is one that sheets may mean.
        const survey = pointsOf(unit.get("2.3"), "appraisal") / 100;
        const wrong = printed + more / 100;
        const final = sumOf(unit, LEAVES, "final") / 100;
        fc.pre([printed - survey, printed + survey, final].every((each) => Math.abs(wrong - each) > 0.001));
        cells[column] = number(Math.floor(wrong * 100 + 0.5));
        const found = told({ ...honest, rows });
        expect(errors(found).map((each) => each.split(":")[0])).toEqual([`Huyện A!${cellName(last, column)} total-differs`]);
      }),
      RUNS,
    );
  });

  test("in a sum of a form is one finding, whatever follows from it", () => {
    fc.assert(
      fc.property(unitOf, change, fc.constantFrom("1", "1.3", "2"), (unit, more, node) => {
        const honest = form("Huyện A", unit);
        const rows = honest.rows.map((row) => row?.slice());
        const at = ORDER.indexOf(node) + 1;
        const total = rows.length - 1;
        // The sums above are added up from the sum that was typed wrong.
        const above = node === "1.3" ? [ORDER.indexOf("1") + 1, total] : [total];
        for (const row of [at, ...above]) {
          const cells = rows[row] as (Cell | undefined)[];
          cells[3] = number(Math.floor(Number(cells[3]?.text) * 100 + 0.5) + more);
        }
        const found = told({ ...honest, rows });
        const survey = pointsOf(unit.get("2.3"), "appraisal");
        fc.pre(more !== survey);
        expect(errors(found).map((each) => each.split(":")[0])).toEqual([`Huyện A!${cellName(at, 3)} sum-differs`]);
      }),
      RUNS,
    );
  });

  test("in a table of results is one finding each, at its cell", () => {
    fc.assert(
      fc.property(world, change, fc.nat(3), (units, more, which) => {
        const honest = results(units, NAMES.slice(0, units.length));
        const at = 1 + (which % units.length);
        for (const [column, code] of [
          [8, "total-differs"],
          [9, "printed-index-differs"],
          [10, "place-differs"],
        ] as const) {
          const rows = honest.rows.map((each) => each?.slice());
          const cells = rows[at] as (Cell | undefined)[];
          const wrong = Math.floor(Number(cells[column]?.text) * 100 + 0.5) + more;
          // An index may be printed with one decimal.
          fc.pre(column !== 9 || wrong % 10 !== 0);
          cells[column] = column === 10 ? { type: "number", text: String(Number(cells[column]?.text) + more) } : number(wrong);
          expect(errors(told({ ...honest, rows })).map((each) => each.split(":")[0])).toEqual([`Kết quả!${cellName(at, column)} ${code}`]);
        }
      }),
      RUNS,
    );
  });
});
