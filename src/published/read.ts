/** Sheets → published blocks: every heading with the lines under it. */
import type { Diagnostics } from "../diagnostic.ts";
import { compare, type Exact } from "../points.ts";
import { placeOf, rowAt, type Table } from "../tables/index.ts";
import { gather } from "./groups.ts";
import { type Header, headerAt } from "./header.ts";
import { type Block, type Column, figureOf, type Line, rankingColumn } from "./model.ts";
import { titlesFrom } from "./notes.ts";
import { type Gathered, Sayings } from "./sayings.ts";
import { aloneIn, Sheet } from "./sheet.ts";

function kindOf(sheet: Sheet): { readonly kind: Block["kind"]; readonly naming: Column } | undefined {
  const unit = sheet.column("unit");
  if (unit !== undefined) return { kind: "units", naming: unit };
  const grade = sheet.column("class");
  if (grade !== undefined && sheet.column("count") !== undefined) return { kind: "grades", naming: grade };
  const name = sheet.column("name");
  return name === undefined ? undefined : { kind: "parts", naming: name };
}

/** So many lines in order show that one out of order is a fault. */
const LINES_A_FAULT = 8;

/** How many figures have to go for the others to fall, or stay. */
function unsorted(figures: readonly Exact[]): number {
  const longest: number[] = [];
  for (const [index, figure] of figures.entries()) {
    const before = longest.filter((_, earlier) => compare(figures[earlier] as Exact, figure) >= 0);
    longest[index] = Math.max(0, ...before) + 1;
  }
  return figures.length - Math.max(0, ...longest);
}

/** Numbers of the lines are places where the lines stand in the order of their figures and nothing else says who is which. */
function numbered(sheet: Sheet, block: Block): Block {
  const order = sheet.column("order");
  if (block.kind !== "units" || order === undefined || sheet.column("place") !== undefined || block.lines.length < 3) return block;
  const column = rankingColumn(block);
  const figures = block.lines.map((line) => figureOf(line, column));
  const known = figures.filter((figure) => figure !== undefined);
  // A figure or two that are wrong do not hide what the list is sorted by.
  const falling = known.length === figures.length && unsorted(known.map(({ value }) => value)) * LINES_A_FAULT <= figures.length;
  const numbers = block.lines.map(({ at }) => Number(sheet.text(at.row, order)));
  const outOfTurn = numbers.filter((number, index) => number !== index + 1).length;
  if (!falling || outOfTurn * LINES_A_FAULT > numbers.length || numbers.some((number) => !Number.isInteger(number))) return block;
  const lines = block.lines.map(
    (line, index): Line => ({
      ...line,
      place: {
        value: numbers[index] as number,
        of: undefined,
        at: placeOf(sheet.table, line.at.row, order.column),
        written: sheet.text(line.at.row, order),
      },
    }),
  );
  return { ...block, lines, numbered: true };
}

interface Read extends Gathered {
  readonly kind: Block["kind"];
  readonly sheet: Sheet;
}

function gatherUnder(table: Table, header: Header, from: number, end: number, problems: Diagnostics): Read | undefined {
  const sheet = new Sheet(table, header, end, problems);
  const kind = kindOf(sheet);
  if (kind === undefined) return undefined;
  const titles = Array.from({ length: header.top - from }, (_, index) => from + index);
  const title = titles.map((row) => aloneIn(table, row)).findLast((text) => text !== undefined) ?? "";
  const groups = gather(sheet, kind.kind, kind.naming, title);
  const lines = groups.reduce((sum, each) => sum + each.lines.length, 0);
  return lines === 0
    ? undefined
    : { sheet, kind: kind.kind, columns: header.columns, groups, titles: titles.filter((row) => rowAt(table, row) !== undefined) };
}

/** All published blocks of a sheet, in their order. What cannot be read goes to `problems`. */
export function readPublished(table: Table, problems: Diagnostics): readonly Block[] {
  const headers: Header[] = [];
  for (let row = 0; row < table.rows.length; row += 1) {
    const header = headerAt(table, row, headers.at(-1));
    if (header === undefined) continue;
    headers.push(header);
    row = header.bottom;
  }
  const titles = headers.map(({ top }, index) => (index === 0 ? 0 : titlesFrom(table, (headers[index - 1] as Header).bottom + 1, top)));
  const tables = headers.flatMap(
    (header, index) => gatherUnder(table, header, titles[index] as number, titles[index + 1] ?? table.rows.length, problems) ?? [],
  );
  const sayings = new Sayings(
    table,
    tables.filter(({ kind }) => kind === "units"),
  );
  return tables.flatMap((each) =>
    each.groups
      .filter(({ lines }) => lines.length > 0)
      .map((group): Block => {
        const { title, at, lines, sum, unfilled } = group;
        const { kind, sheet, columns } = each;
        return numbered(sheet, { kind, title, at, columns, lines, sum, sayings: sayings.of(each, group), unfilled, numbered: false });
      }),
  );
}
