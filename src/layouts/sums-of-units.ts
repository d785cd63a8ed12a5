/** Units whose figures are the sums or the means of those above: a row that sums up under a name that does not say so would be ranked. */
import type { Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { groupedBy } from "../grouped.ts";
import { add, count, decimalsOf, type Exact, equal, isZero, ONE, round, share, subtract, ZERO } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { sheetKey } from "../source.ts";
import { asCount, say, type Text, words } from "../text.ts";
import { parseName } from "../unit-name.ts";

const SUMS = words(
  "unit-sums-others",
  "“{name}” được tính như một đơn vị, nhưng mọi số của dòng, cột này đều bằng {what} của {count} đơn vị đứng trước.",
  "“{name}” is taken for a unit, but each of its figures is the {what} of the {count} units before it.",
);
const FIX = say(
  words(
    "fix-unit-sums-others",
    "Nếu là dòng, cột tổng hợp thì xóa, hoặc ghi tên là “Tổng cộng”, “Trung bình”; nếu đúng là một đơn vị thì không cần sửa.",
    "If it sums up the others, delete it or call it “Tổng cộng” or “Trung bình”; if it is a unit, there is nothing to do.",
  ),
  {},
);
const KINDS: Readonly<Record<"sum" | "mean", Text>> = {
  sum: { vi: "tổng", en: "sum" },
  mean: { vi: "trung bình cộng", en: "mean" },
};
type Kind = keyof typeof KINDS;

/** Fewer figures than this agree by chance. */
const LEAST_FIGURES = 3;
/** A mean is typed with two decimals or more, or it is exact. */
const LEAST_DECIMALS = 2;

/** Told where no register says who is a unit, of names that do not say of what kind theirs is. */
export function tellSumsOfUnits(submissions: readonly Submission[], rubric: Rubric, problems: Diagnostics): void {
  if (rubric.units !== undefined) return;
  const sheets = groupedBy(submissions, ({ at }) => sheetKey(at));
  for (const units of sheets.values()) tellIn(units, rubric.leaves, problems);
}

function tellIn(units: readonly Submission[], leaves: readonly Leaf[], problems: Diagnostics): void {
  const running = new Running(leaves);
  let block = 0;
  for (const submission of units) {
    const { unit, at } = submission;
    const others = running.size;
    const typed = parseName(unit.name).type !== undefined;
    const found = typed
      ? undefined
      : [...new Set([block, 0])].map((from) => running.agrees(submission, from)).find((each) => each !== undefined);
    if (found === undefined) running.push(submission);
    else {
      const { kind, among } = found;
      problems.add("warning", say(SUMS, { name: unit.name, what: KINDS[kind], count: asCount(among) }), at, {
        subject: [unit.name],
        fix: FIX,
      });
      block = others;
    }
  }
}

/** The figures that a unit has for a criterion: those of its rounds, points and numbers. */
function figuresOf({ answers }: Submission, { id }: Leaf): ReadonlyMap<string, Exact> {
  const figures = new Map<string, Exact>();
  for (const [name, { points, facts = {} }] of Object.entries(answers.get(id)?.rounds ?? {})) {
    if (points !== undefined) figures.set(name, points);
    for (const [key, value] of Object.entries(facts)) if (value.type === "number") figures.set(`${name}/${key}`, value.number);
  }
  return figures;
}

/** How the figures of the units add up, up to each of them; what nobody asks for is never added. */
class Running {
  readonly #leaves: readonly Leaf[];
  readonly #units: Submission[] = [];
  /** By criterion and figure: the sums of no unit, of the first, of the first two, and so on. */
  readonly #sums = new Map<Leaf, Map<string, Exact[]>>();

  constructor(leaves: readonly Leaf[]) {
    this.#leaves = leaves;
  }

  get size(): number {
    return this.#units.length;
  }

  push(submission: Submission): void {
    this.#units.push(submission);
  }

  /** What all figures of a unit are of those of the units from one on; undefined where they are neither, or say nothing. */
  agrees(submission: Submission, from: number): { readonly kind: Kind; readonly among: number } | undefined {
    const among = this.#units.length - from;
    if (among < 2) return undefined;
    const kinds = new Set<Kind>(["sum", "mean"]);
    const telling: Leaf[] = [];
    for (const leaf of this.#leaves) {
      for (const [figure, value] of figuresOf(submission, leaf)) {
        const sum = this.#sumOf(leaf, figure, from);
        if (!equal(value, sum)) kinds.delete("sum");
        if (!isMean(value, sum, among)) kinds.delete("mean");
        if (kinds.size === 0) return undefined;
        if (!isZero(value)) telling.push(leaf);
      }
    }
    const [kind] = kinds;
    const enough = telling.filter((leaf) => this.#differ(leaf, from)).length >= LEAST_FIGURES;
    return kind === undefined || !enough ? undefined : { kind, among };
  }

  /** Where all units have the same figures, their mean is nothing but what each of them has. */
  #differ(leaf: Leaf, from: number): boolean {
    const [first, ...others] = this.#units.slice(from).map((unit) => figuresOf(unit, leaf));
    return others.some((each) => [...each].some(([figure, value]) => !equal(value, first?.get(figure) ?? ZERO)));
  }

  #sumOf(leaf: Leaf, figure: string, from: number): Exact {
    const sums = this.#sums.get(leaf) ?? new Map<string, Exact[]>();
    this.#sums.set(leaf, sums);
    const known = sums.get(figure) ?? [ZERO];
    sums.set(figure, known);
    for (let index = known.length - 1; index < this.#units.length; index += 1) {
      known.push(add(known[index] as Exact, figuresOf(this.#units[index] as Submission, leaf).get(figure) ?? ZERO));
    }
    return subtract(known[this.#units.length] as Exact, known[from] as Exact);
  }
}

function isMean(value: Exact, sum: Exact, among: number): boolean {
  const mean = share(sum, ONE, count(among));
  const decimals = Math.max(decimalsOf(value) ?? 0, LEAST_DECIMALS);
  return equal(value, mean) || equal(value, round(mean, { decimals, mode: "half-up" }));
}
