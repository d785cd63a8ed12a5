/** Which lines the averages and the words around published tables are said of. */
import { compare } from "../points.ts";
import { rowAt, type Table } from "../tables/index.ts";
import { declaredIn } from "./declared.ts";
import { gradeName } from "./grades.ts";
import type { Gathering } from "./groups.ts";
import { plain } from "./headings.ts";
import { type Column, figureOf, type Line, rankingColumn, type Saying } from "./model.ts";

/** One table of a sheet with its groups, and the rows of words over it, the nearest last. */
export interface Gathered {
  readonly columns: readonly Column[];
  readonly groups: readonly Gathering[];
  readonly titles: readonly number[];
}

type Among = Saying["among"];
const none: Pick<Saying, "averages" | "declared"> = { averages: [], declared: [] };
const withLines = ({ groups }: Gathered): readonly Gathering[] => groups.filter(({ lines }) => lines.length > 0);
const linesOf = (tables: readonly Gathered[]): readonly Line[] => tables.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines));

/** Figures beside the heading of a group are its average where they lie among those of its lines; what else they may be nobody says. */
function averageBeside({ beside, lines }: Gathering, columns: readonly Column[]): readonly Line[] {
  const column = rankingColumn({ columns });
  const own = beside === undefined ? undefined : figureOf(beside, column);
  const figures = lines.flatMap((line) => figureOf(line, column) ?? []);
  if (beside === undefined || own === undefined || lines.length < 2) return [];
  const above = figures.some(({ value }) => compare(value, own.value) >= 0);
  return above && figures.some(({ value }) => compare(value, own.value) <= 0) ? [beside] : [];
}

/** What is said on a sheet of all its tables, of one, of one group. */
export class Sayings {
  readonly #table: Table;
  readonly #tables: readonly Gathered[];
  readonly #all: readonly Line[];
  readonly #grades: readonly string[];

  constructor(table: Table, tables: readonly Gathered[]) {
    this.#table = table;
    this.#tables = tables;
    this.#all = linesOf(tables);
    this.#grades = [...new Set(this.#all.flatMap(({ grade }) => (grade === undefined ? [] : [gradeName(grade.text)])))];
  }

  #words(rows: readonly number[], among: Among): Saying {
    return { ...none, among, declared: rows.flatMap((row) => declaredIn(this.#table, row, this.#grades)) };
  }

  /** Over a table: of all its groups, over the first of several perhaps of all of them. */
  #over(of: Gathered, groups: readonly Gathering[]): readonly Saying[] {
    const lines = linesOf([of]);
    const own: Among = groups.length > 1 ? [lines, groups[0]?.lines ?? []] : [lines];
    const several = this.#tables.length > 1;
    if (!several || of !== this.#tables[0]) return [this.#words(of.titles, own)];
    const nearest = of.titles.at(-1);
    const rest = of.titles.slice(0, -1);
    const titled = this.#tables.slice(1).every(({ titles }) => titles.length > 0);
    const text = nearest === undefined ? "" : plain(rowAt(this.#table, nearest)?.find((cell) => cell !== undefined)?.text ?? "");
    const alone = nearest === undefined ? [] : [nearest];
    const wide: Among = [...own, this.#all];
    return [this.#words(rest, wide), this.#words(alone, titled && (rest.length > 0 || /khối|nhóm|cụm/u.test(text)) ? own : wide)];
  }

  /** What is said of a group; under the last perhaps of all. */
  of(of: Gathered, group: Gathering): readonly Saying[] {
    const groups = withLines(of);
    const [first] = groups;
    const last = groups.at(-1);
    const lines = linesOf([of]);
    const heading = { ...this.#words(group.headings, [group.lines]), averages: averageBeside(group, of.columns) };
    const over = group === first ? this.#over(of, groups) : [];
    if (group !== last) return [...over, heading, { ...this.#words(group.notes, [group.lines]), averages: group.averages }];
    // What no group gave for itself is said of all; so is what stands in a group that is none.
    const others = groups.slice(0, -1);
    const whole: Among = this.#tables.length > 1 && of === this.#tables.at(-1) ? [lines, this.#all] : [lines];
    const order = (apart: boolean): Among => (groups.length === 1 ? whole : apart ? [group.lines, ...whole] : [...whole, group.lines]);
    const loose = of.groups.filter((each) => each.lines.length === 0);
    const [average, ...more] = group.averages;
    return [
      ...over,
      heading,
      this.#words(group.notes, order(others.some(({ notes }) => notes.length > 0))),
      this.#words(
        loose.flatMap(({ notes }) => notes),
        whole,
      ),
      {
        ...none,
        among: order(others.some(({ averages }) => averages.length > 0)),
        averages: average === undefined ? [] : [average],
      },
      { ...none, among: whole, averages: [...more, ...loose.flatMap(({ averages }) => averages)] },
    ];
  }
}
