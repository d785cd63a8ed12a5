/** A report as a workbook: figures as numbers, words as words, nothing that runs as a formula. */
import { type Exact, round, toDecimal } from "../points.ts";
import type { BookSheet } from "../tables/write-workbook.ts";
import type { Records, Report, Sheet, SheetColumn } from "../views/block.ts";
import type { Format } from "./format.ts";
import { safeLine } from "./safe.ts";

/** More decimals than that no reader of a table can use, and no fraction can fill. */
const FOR_EXCEL = { decimals: 6, mode: "half-up" } as const;
const cell = (value: string | Exact | undefined): string | number | undefined =>
  value === undefined || value === "" ? undefined : typeof value === "string" ? shown(value) : Number(toDecimal(round(value, FOR_EXCEL)));
/** Breaks of lines are welcome in a cell, letters that nobody sees are not. */
const shown = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(safeLine)
    .join("\n");

/** As many decimals as points are printed with, and those of a figure that has more. */
function formatOf({ kind }: SheetColumn, decimals: number): string | undefined {
  if (kind === "text") return undefined;
  if (kind === "count") return "0";
  // `0.######` would leave a point behind whole numbers.
  return decimals === 0 ? "General" : `0.${"0".repeat(decimals)}${"#".repeat(FOR_EXCEL.decimals - decimals)}`;
}

function bookSheet({ name, heading, columns, decimals, rows, foot, notes }: Sheet): BookSheet {
  return {
    name,
    heading: heading.map(shown),
    columns: columns.map((column) => ({ title: column.title, width: column.width, format: formatOf(column, decimals) })),
    printed: columns.filter(({ beside }) => beside !== true).length,
    rows: {
      *[Symbol.iterator]() {
        for (const row of rows) yield row.map(cell);
      },
    },
    foot: foot.map((row) => row.map(cell)),
    notes: notes.map(shown),
  };
}

const WIDTH = 24;
/** Records alone are all words. */
const asSheet = ({ columns, rows }: Records): Sheet => ({
  name: "cchc",
  heading: [],
  columns: columns.map((title) => ({ title, kind: "text", width: WIDTH })),
  decimals: 0,
  rows,
  foot: [],
  notes: [],
});

export const xlsx: Format = {
  id: "xlsx",
  title: { vi: "Bảng tính Excel", en: "Excel workbook" },
  extension: "xlsx",
  binary: true,
  async render({ sheets, records }: Report) {
    const { writeWorkbook } = await import("../tables/write-workbook.ts");
    return writeWorkbook((sheets ?? [asSheet(records)]).map(bookSheet));
  },
};
