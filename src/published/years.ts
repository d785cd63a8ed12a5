/** The columns of a table that tell of this year, of the year before it, and of the change between them. */
import { type Block, type Column, ownColumns, rankingColumn } from "./model.ts";

interface Years {
  /** The figures that units are ranked by; of the latest year where the table tells of several. */
  readonly later: Column | undefined;
  readonly earlier: Column | undefined;
  readonly change: Column | undefined;
}

/** Of two columns of one year the last counts. */
export function yearsOf(block: Block): Years {
  const years = ownColumns(block, "year");
  const later = rankingColumn(block);
  // Beside a total or an index one column of a year can only be of another year.
  const before = later?.year ?? Math.max(...years.map(({ year = 0 }) => year)) + (years.length === 1 ? 1 : 0);
  return {
    later,
    earlier: years.findLast((column) => column !== later && column.year === before - 1),
    // How many places a unit rose is no difference of figures.
    change: ownColumns(block, "change").find(({ heading }) => !/bậc|hạng/iu.test(heading.normalize("NFC"))),
  };
}
