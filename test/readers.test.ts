/** Our reader of .xlsx, hucre and SheetJS see the same in every cell of every workbook that is published or made here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { type Cell, decode } from "../src/tables/index.ts";
import { branch, flat, leaf } from "./build.ts";
import { memoryHost } from "./memory-host.ts";
import { shippedRubrics } from "./shipped.ts";
import { assessmentOf, filesOf, type LayoutName, layouts } from "./writers.ts";

const host = memoryHost({ files: {} });
const samples = join(import.meta.dirname, "..", "samples");
const DAY = 86_400_000;

/** Numbers as the fifteen digits that Excel shows, days as ISO has them. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (value instanceof Date) return new Date(Math.round(value.getTime() / DAY) * DAY).toISOString().slice(0, 10);
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  return typeof value === "string" && value.trim() === "" ? "" : String(value).normalize("NFC").replaceAll("\r\n", "\n");
}
const ours = (cell: Cell | undefined): string =>
  cell === undefined ? "" : cell.type === "number" ? shown(Number(cell.text)) : shown(cell.text);

interface Seen {
  readonly cells: number;
  readonly differences: readonly string[];
}
interface Foreign {
  readonly v?: unknown;
  readonly w?: string;
  readonly t?: string;
}
interface Triple {
  readonly at: string;
  readonly cell: Cell | undefined;
  readonly others: readonly string[];
}
type Grid = readonly (readonly unknown[] | undefined)[];

/** Every place that any of them has. */
function placesOf(...grids: readonly Grid[]): readonly (readonly [number, number])[] {
  const rows = Math.max(0, ...grids.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) => {
    const width = Math.max(0, ...grids.map((grid) => grid[row]?.length ?? 0));
    return Array.from({ length: width }, (__, column) => [row, column] as const);
  }).flat();
}

async function compared(bytes: Uint8Array): Promise<Seen> {
  const { tables, diagnostics } = await decode("a.xlsx", bytes, { inflate: host.inflate, inflateInPieces: host.inflateInPieces });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const hucre = await readXlsx(bytes);
  const book = sheetjs.read(bytes, { dense: true, type: "array", cellDates: true, UTC: true } as sheetjs.ParsingOptions);
  expect([tables.map(({ sheet }) => sheet), book.SheetNames]).toEqual([
    hucre.sheets.map(({ name }) => name),
    tables.map(({ sheet }) => sheet),
  ]);
  const all = tables.flatMap(({ sheet, rows: packed }, index) => {
    const rows = [...packed];
    const second = hucre.sheets[index]?.rows ?? [];
    const third = (book.Sheets[sheet] as unknown as { "!data"?: Foreign[][] })["!data"] ?? [];
    return placesOf(rows, second, third).map(([r, c]): Triple => {
      const theirs = third[r]?.[c];
      const cell = rows[r]?.[c];
      return {
        at: `${sheet}!${sheetjs.utils.encode_cell({ r, c })}`,
        cell,
        others: [shown(second[r]?.[c]), shown(theirs?.t === "e" ? theirs.w : theirs?.v)],
      };
    });
  });
  // What was never calculated has no value that readers could agree on; ours says so.
  const differences = all
    .filter(({ cell, others }) => cell?.type !== "uncomputed" && others.some((other) => other !== ours(cell)))
    .map(({ at, cell, others }) => [at, ours(cell), ...others].join(" | "));
  return { cells: all.filter(({ cell }) => cell !== undefined).length, differences };
}

describe("three readers see the same", () => {
  test.each(readdirSync(samples).filter((name) => name.endsWith(".xlsx")))("%s", async (name) => {
    const { cells, differences } = await compared(readFileSync(join(samples, name)));
    expect(differences).toEqual([]);
    expect(cells).toBeGreaterThan(20);
  });

  test.each(Object.keys(layouts) as LayoutName[])("answers written as %s", async (layout) => {
    const small = flat(6, [
      branch("1", 4, [leaf("1.1", 2, "{ kind: proportional }"), leaf("1.2", 2)]),
      leaf("2", 2, "{ kind: per-item, each: 0.35 }"),
    ]);
    const shipped = (await shippedRubrics()).slice(0, 2).map(([, rubric]) => rubric);
    for (const rubric of [small, ...shipped]) {
      const given = assessmentOf(rubric, ["Huyện Hoà An", "Thị xã Kỳ Anh"], 7);
      for (const bytes of Object.values(filesOf(layouts[layout](given), "xlsx"))) expect((await compared(bytes)).differences).toEqual([]);
    }
  });
});
