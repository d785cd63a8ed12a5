/** Sheets → published blocks: every heading with the lines under it. */
import type { Diagnostics } from "../diagnostic.ts";
import { compare } from "../points.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { declaredIn } from "./declared.ts";
import { gradeName } from "./grades.ts";
import { gather } from "./groups.ts";
import { type Header, headerAt } from "./header.ts";
import { type Block, type Column, type Declared, figureOf, type Line, rankingColumn } from "./model.ts";
import { aloneIn, Sheet } from "./sheet.ts";

function kindOf(sheet: Sheet): { readonly kind: Block["kind"]; readonly naming: Column } | undefined {
  const unit = sheet.column("unit");
  if (unit !== undefined) return { kind: "units", naming: unit };
  const grade = sheet.column("class");
  if (grade !== undefined && sheet.column("count") !== undefined) return { kind: "grades", naming: grade };
  const name = sheet.column("name");
  return name === undefined ? undefined : { kind: "parts", naming: name };
}

/** Numbers of the lines are places where the lines stand in the order of their figures and nothing else says who is which. */
function numbered(sheet: Sheet, block: Block): Block {
  const order = sheet.column("order");
  if (block.kind !== "units" || order === undefined || sheet.column("place") !== undefined || block.lines.length < 3) return block;
  const column = rankingColumn(block);
  const figures = block.lines.map((line) => figureOf(line, column));
  const falling = figures.every((figure, index) => {
    const above = figures[index - 1];
    return figure !== undefined && (above === undefined || compare(above.value, figure.value) >= 0);
  });
  const numbers = block.lines.map(({ at }) => Number(sheet.text(at.row, order)));
  const inTurn = numbers.every((number, index) => number === (numbers[0] as number) + index);
  if (!falling || !inTurn || numbers[0] !== 1) return block;
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

function blocksOf(table: Table, header: Header, from: number, end: number, problems: Diagnostics): readonly Block[] {
  const sheet = new Sheet(table, header, end, problems);
  const kind = kindOf(sheet);
  if (kind === undefined) return [];
  const titles = Array.from({ length: header.top - from }, (_, index) => from + index);
  const title = titles.map((row) => aloneIn(table, row)).findLast((text) => text !== undefined) ?? "";
  const gathered = gather(sheet, kind.naming, title);
  return gathered.map((each, index): Block => {
    const grades = [...new Set(each.lines.flatMap(({ grade }) => (grade === undefined ? [] : [gradeName(grade.text)])))];
    // What stands over the first table is said of all its groups only when it has one.
    const rows = gathered.length === 1 ? [...titles, ...each.notes] : index === 0 && each.notes.length === 0 ? [] : each.notes;
    const declared = rows.flatMap((row): readonly Declared[] => declaredIn(table, row, grades));
    const { lines, sum, average, at } = each;
    return numbered(sheet, {
      kind: kind.kind,
      title: each.title,
      at,
      columns: header.columns,
      lines,
      sum,
      average,
      declared,
      numbered: false,
    });
  });
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
  return headers.flatMap((header, index) => {
    const from = (headers[index - 1]?.bottom ?? -1) + 1;
    // Titles of the next table stand between its headings and the last line of this one.
    const end = headers[index + 1]?.top ?? table.rows.length;
    return blocksOf(table, header, index === 0 ? 0 : lastLine(table, from, header.top) + 1, end, problems);
  });
}

/** The last row before `to` that holds more than one text. */
function lastLine(table: Table, from: number, to: number): number {
  for (let row = to - 1; row >= from; row -= 1) if (table.rows[row] !== undefined && aloneIn(table, row) === undefined) return row;
  return from - 1;
}
