/** The same answers in any layout, any kind of file and any encoding are the same result. `FC_RUNS` for more. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { main } from "../src/cli.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { branch, leaf, rubricOf } from "./build.ts";
import { type Dice, diceOf } from "./fill.ts";
import { memoryHost } from "./memory-host.ts";
import {
  type Assessment,
  assessmentOf,
  type Files,
  filesOf,
  type KindName,
  kinds,
  type LayoutName,
  layouts,
  type Mark,
  type Page,
  pick,
  withoutWords,
} from "./writers.ts";

vi.setConfig({ testTimeout: 3_600_000 });
const runs = (few: number): fc.Parameters<unknown> => ({ numRuns: Math.ceil((few * Number(process.env.FC_RUNS ?? 100)) / 100) });

const LEVELS =
  "{ kind: choice, levels: [{ id: dung-han, title: Đúng hạn, points: 2 }, { id: cham, title: Chậm, points: 0.5 }, { id: khong, title: Không có, points: 0 }] }";
const RULES: readonly (readonly [string, string?])[] = [
  ["{ kind: given }"],
  ["{ kind: given }", "source: assessor"],
  ["{ kind: proportional }"],
  ["{ kind: per-item, each: 0.35 }"],
  [LEVELS],
  ["{ kind: checklist, items: [{ id: a, title: A, points: 1.25 }, { id: b, title: B, points: 0.75 }] }"],
  ["{ kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { from: 50, below: 90, points: 0.7 }, { below: 50, points: 0 }] }"],
  ["{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 2 }, { from: 1, to: 10, points: 1 }, { from: 11, points: 0 }] }"],
  ["{ kind: deduct, incidents: [{ id: a, title: A, each: 0.35 }, { id: b, title: B, each: 0.5, cap: 1 }] }"],
  ["{ kind: survey }"],
];
/** Every one of them can be spelt in more than one way. */
const UNITS = ["Huyện Hoà An", "Thị xã Kỳ Anh", "Huyện Đức Thọ", "Thành phố Thủy Nguyên", "Huyện Mường Khương"];
const SPELT: readonly (readonly string[])[] = [
  ["Huyện Hoà An", "Huyện Hòa An", "HUYỆN  HÒA AN", "H. Hòa An"],
  ["Thị xã Kỳ Anh", "TX. Kỳ Anh", "UBND thị xã Kỳ Anh"],
  ["Huyện Đức Thọ", "Huyện Ðức Thọ", "huyện đức thọ"],
  ["Thành phố Thủy Nguyên", "TP. Thuỷ Nguyên", "TP Thủy Nguyên"],
  ["Huyện Mường Khương", "Huyện\u00a0Mường Khương", "Huyện Mường Khương."],
];

const anyPlan = fc.record({
  domains: fc.array(
    fc.array(fc.tuple(fc.nat(RULES.length - 1), fc.constantFrom("forbidden", "exclude", "pro-rata", "full", "zero")), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  units: fc.integer({ min: 1, max: UNITS.length }),
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
});
type Plan = typeof anyPlan extends fc.Arbitrary<infer T> ? T : never;
/** Some answer at least: a long table of none has no row to name a unit in. */
const planOf = anyPlan.filter((plan) => worldOf(plan).given.marks.length > 0);

/** A rubric with a register; two of its leaves at least, or nothing would tell a wide table. */
function yamlOf({ domains, units }: Plan): string {
  const nodes = domains.map((leaves, domain) => {
    const plans = domain === 0 ? [[0, "forbidden"] as const, ...leaves] : leaves;
    const children = plans.map(([rule, notApplicable], at) => {
      const [kind, more] = RULES[rule] as readonly [string, string?];
      return leaf(
        `${domain + 1}.${at + 1}`,
        2,
        kind,
        [`notApplicable: ${notApplicable}`, ...(more === undefined ? [] : [more])].join(", "),
      );
    });
    return branch(String(domain + 1), 2 * children.length, children);
  });
  const total = domains.reduce((sum, leaves) => sum + 2 * leaves.length, 2);
  const register = UNITS.slice(0, units).map((name, at) => `{ id: u${at}, name: ${name} }`);
  return `maxPoints: ${total}\nunits: [${register.join(", ")}]\ndomains: [${nodes.join(", ")}]`;
}
const HEAD =
  'cchc: 1\nid: thu\ntitle: Bộ tiêu chí thử\nversion: "1"\nperiod: "2022"\nstanding: illustrative\ngroups: [{ id: huyen, title: Huyện }]\n';
interface World {
  readonly rubric: Rubric;
  readonly yaml: string;
  readonly given: Assessment;
}
const worldOf = (plan: Plan): World => {
  const body = yamlOf(plan);
  const rubric = rubricOf(body);
  return { rubric, yaml: `${HEAD}${body}\n`, given: assessmentOf(rubric, UNITS.slice(0, plan.units), plan.seed) };
};

/** What is left out says where an answer stands, in which file and what was seen on the way. */
const PLACES: ReadonlySet<string> = new Set(["cell", "cells", "inputs", "notRead", "diagnostics", "seal", "readings"]);
const withoutPlaces = (key: string, value: unknown): unknown => (PLACES.has(key) ? undefined : value);

interface Outcome {
  readonly exit: number;
  readonly result: unknown;
  /** Codes of what was found, apart from what the encoding and the spelling of names make it say. */
  readonly told: readonly string[];
}
const OF_SPELLING = /^(?:text-|unit-name-)/;
async function outcome({ yaml }: World, files: Readonly<Record<string, Uint8Array>>): Promise<Outcome> {
  const host = memoryHost({ files: { "thu.yaml": yaml, ...files } });
  const paths = Object.keys(files);
  const folder = paths.every((path) => path.startsWith("thu-muc/"));
  const exit = await main(["score", ...(folder ? ["thu-muc"] : paths), "-r", "thu.yaml", "--format", "json"], host);
  expect(host.stdout(), host.stderr()).not.toBe("");
  const json = JSON.parse(host.stdout());
  const told = json.diagnostics.map(({ code, severity }: { code: string; severity: string }) => `${severity} ${code}`);
  return {
    exit,
    result: { ...JSON.parse(JSON.stringify(json, withoutPlaces)), figures: json.seal.figures },
    told: [...new Set<string>(told)].filter((each) => !OF_SPELLING.test(each.split(" ")[1] ?? "")).sort(),
  };
}
const bare = (given: Assessment): Assessment => ({ ...given, words: [] });
const LAYOUTS = Object.keys(layouts) as LayoutName[];
const KINDS = Object.keys(kinds) as KindName[];
/** Forms of several units need a workbook with as many sheets, or a file each; a matrix of one unit is a form as well. */
const fits = (layout: LayoutName, kind: KindName, { units }: Assessment): boolean =>
  layout === "forms" ? !kinds[kind].single || units.length === 1 : layout !== "matrix" || units.length > 1;

describe("the same assessment", () => {
  test.each(LAYOUTS)("as %s, in every kind of file, is the result of the long table", async (layout) => {
    await fc.assert(
      fc.asyncProperty(planOf, async (plan) => {
        const world = worldOf(plan);
        const given = withoutWords.has(layout) ? bare(world.given) : world.given;
        const expected = await outcome(world, filesOf(layouts.long(given), "utf8"));
        for (const kind of KINDS.filter((each) => fits(layout, each, given))) {
          expect([kind, await outcome(world, filesOf(layouts[layout](given), kind))]).toEqual([kind, expected]);
        }
      }),
      runs(2),
    );
  });
});

// ── what must not matter ──

const shuffled = <T>(list: readonly T[], dice: Dice): readonly T[] =>
  list
    .map((one) => [dice(1_000_000), one] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one);
const inPages = (books: Files, change: (page: Page, at: number) => Page): Files =>
  Object.fromEntries(Object.entries(books).map(([name, pages]) => [name, pages.map(change)]));
const inText = (books: Files, change: (text: string) => string): Files =>
  inPages(books, (page) => ({
    ...page,
    rows: page.rows.map((row) => row.map((cell) => (typeof cell === "string" ? change(cell) : cell))),
  }));
/** Rows put in above everything; what is merged moves down with the rest. */
const below = (page: Page, above: Page["rows"]): Page => ({
  ...page,
  rows: [...above, ...page.rows],
  head: page.head + above.length,
  ...(page.merges === undefined
    ? {}
    : { merges: page.merges.map(({ s, e }) => ({ s: { ...s, r: s.r + above.length }, e: { ...e, r: e.r + above.length } })) }),
});
const TITLES: Page["rows"] = [
  ["ỦY BAN NHÂN DÂN TỈNH X", null, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
  ["SỞ NỘI VỤ", null, "Độc lập - Tự do - Hạnh phúc"],
  [],
  ["BẢNG TỔNG HỢP CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2022"],
  [],
];
const NOTES: Page["rows"] = [
  [],
  ["Ghi chú: số liệu tính đến hết ngày 31/12/2022"],
  [],
  [null, "NGƯỜI LẬP BIỂU", null, "THỦ TRƯỞNG ĐƠN VỊ"],
];

type Change = (books: Files, dice: Dice) => Files;
const harmless: Readonly<Record<string, Change>> = {
  "order of rows": (books, dice) =>
    inPages(books, (page) => ({ ...page, rows: [...page.rows.slice(0, page.head), ...shuffled(page.rows.slice(page.head), dice)] })),
  "order of sheets": (books, dice) => Object.fromEntries(Object.entries(books).map(([name, pages]) => [name, shuffled(pages, dice)])),
  "names of sheets": (books) => inPages(books, (page, at) => ({ ...page, name: `Sheet${at + 1}` })),
  "empty rows": (books, dice) =>
    inPages(books, (page) => ({ ...page, rows: page.rows.flatMap((row, at) => (at > page.head && dice(3) === 0 ? [[], row] : [row])) })),
  "titles above": (books) => inPages(books, (page) => below(page, TITLES)),
  "notes and signatures below": (books) => inPages(books, (page) => ({ ...page, rows: [...page.rows, ...NOTES] })),
  "what is hidden": (books, dice) =>
    inPages(books, (page) => ({ ...page, hidden: { sheet: dice(2) === 0, rows: [page.head + 1], columns: [1, 2] } })),
  "letters with marks of their own": (books) => inText(books, (text) => text.normalize("NFD")),
  "spaces around": (books) => inText(books, (text) => `  ${text} \u00a0`),
  "spelling of units": (books, dice) =>
    inText(books, (text) => {
      const unit = UNITS.findIndex((name) => text === name || text === `Đơn vị: ${name}`);
      return unit === -1 ? text : text.replace(UNITS[unit] as string, pick(dice, SPELT[unit] as readonly string[]));
    }),
  "another sheet": (books) =>
    Object.fromEntries(
      Object.entries(books).map(([name, pages]) => [
        name,
        [{ name: "Bìa", rows: [["BÌA"], [], ["Kính gửi: Sở Nội vụ"]], head: 0 }, ...pages],
      ]),
    ),
};

describe("the result does not depend on", () => {
  test.each(Object.entries(harmless))("%s", async (_, change) => {
    await fc.assert(
      fc.asyncProperty(
        planOf,
        fc.constantFrom(...LAYOUTS),
        fc.constantFrom<KindName>("xlsx", "xlsx", "xls", "ods"),
        async (plan, layout, kind) => {
          const world = worldOf(plan);
          fc.pre(fits(layout, kind, world.given));
          const books = layouts[layout](world.given);
          const { exit, result } = await outcome(world, filesOf(books, kind));
          const after = await outcome(world, filesOf(change(books, diceOf(plan.seed)), kind));
          expect([layout, kind, { exit: after.exit, result: after.result }, after.told]).toEqual([
            layout,
            kind,
            { exit, result },
            after.told,
          ]);
        },
      ),
      runs(5),
    );
  });

  test("the answers of other units", async () => {
    const own = (result: unknown): ReadonlyMap<string, string> => {
      const { groups } = result as { groups: Record<"units" | "apart", { unit: { id: string } }[]>[] };
      const place = [
        "place",
        "of",
        "tied",
        "tiedWith",
        "tieBreaks",
        "bestPlace",
        "worstPlace",
        "provisional",
        "grade",
        "head",
        "commended",
      ];
      const kept = (key: string, value: unknown): unknown => (place.includes(key) ? undefined : value);
      return new Map(groups.flatMap(({ units, apart }) => [...units, ...apart]).map((each) => [each.unit.id, JSON.stringify(each, kept)]));
    };
    await fc.assert(
      fc.asyncProperty(planOf, fc.constantFrom(...LAYOUTS), fc.nat(999), async (plan, layout, which) => {
        const world = worldOf(plan);
        fc.pre(fits(layout, "xlsx", world.given) && world.given.marks.length > 0);
        const at = which % world.given.marks.length;
        const { unit } = world.given.marks[at] as Mark;
        const marks = world.given.marks.map((mark, index) => (index === at ? { ...mark, value: "không rõ" } : mark));
        const before = own((await outcome(world, filesOf(layouts[layout](world.given), "xlsx"))).result);
        const after = own((await outcome(world, filesOf(layouts[layout]({ ...world.given, marks }), "xlsx"))).result);
        for (const [id, kept] of before)
          if (UNITS[Number(id.slice(1))] !== unit) expect([layout, id, after.get(id)]).toEqual([layout, id, kept]);
      }),
      runs(5),
    );
  });
});
