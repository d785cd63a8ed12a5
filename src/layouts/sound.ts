/** What of a sheet can be read for what it is: the rest of its columns and rows is told here, and no layout ever sees it. */
import type { Table } from "../tables/index.ts";
import type { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import { tellAbove, withoutLaterHeadings } from "./later-headings.ts";
import type { Layout } from "./layout.ts";
import { withoutOtherYears } from "./other-years.ts";
import { withoutQualified } from "./qualified.ts";
import { withoutBlankTwins, withoutSame } from "./same-columns.ts";
import { tellTitleYear } from "./title-year.ts";
import { tellUnheaded } from "./unheaded.ts";

interface Sound {
  readonly table: Table;
  readonly header: Header;
  /** All headings; those of columns that are not read are taken for nothing. */
  readonly shown: Header;
}

export function soundPart(table: Table, header: Header, layout: Layout, gathering: Gathering): Sound {
  tellAbove(table, header, gathering);
  tellTitleYear(table, header, gathering);
  const below = withoutLaterHeadings(table, header, gathering);
  tellUnheaded(below, header, gathering);
  const own = withoutOtherYears(below, withoutBlankTwins(below, header), gathering);
  const sound = withoutSame(below, withoutQualified(own, layout), layout, gathering);
  const read = new Map(sound.columns.map((column) => [column.column, column]));
  const columns = header.columns.map((column) => read.get(column.column) ?? { ...column, role: undefined });
  return { table: below, header: sound, shown: { ...header, columns } };
}
