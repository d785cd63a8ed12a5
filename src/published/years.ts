/** The columns of a table that tell of this year, of the year before it, and of the change between them. */
import { type Exact, equal, negate, subtract } from "../points.ts";
import { plain } from "./headings.ts";
import { type Block, type Column, figureOf, type Line, ownColumns, rankingColumn } from "./model.ts";

interface Years {
  /** The figures that units are ranked by; of the latest year where the table tells of several. */
  readonly later: Column | undefined;
  readonly earlier: Column | undefined;
  readonly change: Column | undefined;
}

/** A change with the two years it is between. */
export interface Change {
  readonly change: Column;
  readonly later: Column;
  readonly earlier: Column;
}

/** The difference of two years as a line states it: under «Giảm» a fall has no sign. */
export function statedIn(line: Line, change: Column): Exact | undefined {
  const figure = figureOf(line, change);
  return figure === undefined ? undefined : /^giảm(?!.*tăng)/u.test(plain(change.heading)) ? negate(figure.value) : figure.value;
}

function matches({ lines }: Block, { change, later, earlier }: Change): number {
  return lines.filter((line) => {
    const [stated, to, from] = [statedIn(line, change), figureOf(line, later)?.value, figureOf(line, earlier)?.value];
    return stated !== undefined && to !== undefined && from !== undefined && equal(stated, subtract(to, from));
  }).length;
}

/** The year before that of the figures, else the latest but one: of two columns of one year the last counts. */
function earlierOf(block: Block, later: Column | undefined): Column | undefined {
  const years = ownColumns(block, "year").filter((column) => column !== later);
  const before = later?.year === undefined ? Math.max(...years.map(({ year = 0 }) => year)) : later.year - 1;
  return years.findLast(({ year }) => year === before);
}

/** The years that a change is between: this one and the one before, unless more of its lines are the change between two others. */
function changeIn(block: Block, change: Column): Change | undefined {
  const later = rankingColumn(block);
  const earlier = earlierOf(block, later);
  const usual = later === undefined || earlier === undefined ? [] : [{ change, later, earlier }];
  const years = ownColumns(block, "year");
  const others = years.flatMap((to) =>
    years.flatMap((from) => ((from.year ?? 0) < (to.year ?? 0) ? [{ change, later: to, earlier: from }] : [])),
  );
  const [best] = [...usual, ...others].map((each) => ({ each, right: matches(block, each) })).toSorted((a, b) => b.right - a.right);
  return best?.each;
}

/** Every change of figures with the years it is between, as far as the table has them. */
export const changesIn = (block: Block): readonly Change[] =>
  ownColumns(block, "change").flatMap((change) => changeIn(block, change) ?? []);

export function yearsOf(block: Block): Years {
  const later = rankingColumn(block);
  const [change] = ownColumns(block, "change");
  const known = change === undefined ? undefined : changeIn(block, change);
  return known ?? { later, earlier: earlierOf(block, later), change };
}
