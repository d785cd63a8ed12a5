/** How a sheet was read: for whoever wants to see what the program took the headings for. */
import { ROUND_NAMES } from "../assessment.ts";
import type { CellSpan } from "../source.ts";
import { type Convention, cellAt, placeOf, type Table } from "../tables/index.ts";
import type { Text } from "../text.ts";
import type { Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { ROLE_TITLES, type Role } from "./roles.ts";

export interface ColumnReading {
  readonly column: number;
  readonly heading: string;
  /** What the column was taken for; undefined when it was not read. */
  readonly taken: Text | undefined;
  /** The decimal mark, where the column has one. */
  readonly decimal: Convention["decimal"] | undefined;
}
export interface SheetReading {
  /** The first cell of the headings. */
  readonly at: CellSpan;
  readonly layout: Pick<Layout, "id" | "title">;
  /** The last row of the headings. */
  readonly bottom: number;
  readonly columns: readonly ColumnReading[];
}

/** What is learnt about the columns of a sheet while it is read. */
export interface ColumnNotes {
  readonly taken: ReadonlyMap<number, Text>;
  readonly decimals: ReadonlyMap<number, Convention["decimal"]>;
}

const PRINTED = {
  points: { vi: "tổng", en: "total" },
  maximum: { vi: "điểm tối đa", en: "maximum" },
  lost: { vi: "điểm bị trừ", en: "points lost" },
  index: { vi: "chỉ số", en: "index" },
  place: { vi: "xếp hạng", en: "rank" },
} as const;

export function roleText(role: Role): Text {
  const title = ROLE_TITLES[role.is];
  const more = "round" in role ? ROUND_NAMES[role.round] : role.is === "printed" ? PRINTED[role.what] : undefined;
  return more === undefined ? title : { vi: `${title.vi}: ${more.vi}`, en: `${title.en}: ${more.en}` };
}

/** @param shown the table with the headings as they stand in the file */
export function sheetReading(shown: Table, layout: Layout, header: Header, { taken, decimals }: ColumnNotes): SheetReading {
  return {
    at: placeOf(shown, header.top, header.columns[0]?.column ?? 0),
    layout: { id: layout.id, title: layout.title },
    bottom: header.bottom,
    columns: header.columns.map(({ column, places, role }) => ({
      column,
      heading: places.map(({ row, column: left }) => cellAt(shown, row, left)?.text.trim() ?? "").join(" / "),
      taken: taken.get(column) ?? (role === undefined ? undefined : roleText(role)),
      decimal: decimals.get(column),
    })),
  };
}
