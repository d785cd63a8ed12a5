/** What a printed result of ours says beside its figures, against what the program would print of the same data. */
import type { Diagnostics } from "../diagnostic.ts";
import { equal, parseExact } from "../points.ts";
import { cellAt, placeOf, type Table } from "../tables/index.ts";
import { asCount, say, words } from "../text.ts";
import { aloneIn } from "./sheet.ts";

const CELL = words(
  "printed-text-differs",
  "“{what}” của {name} ghi {printed}, tính lại {right}.",
  "“{what}” of {name} is printed as {printed}, worked out as {right}.",
);
const CELLS = words(
  "printed-text-differs",
  "“{what}” ghi {printed}, tính lại {right}, ở {count} dòng, đầu tiên là {name}.",
  "“{what}” is printed as {printed}, worked out as {right}, in {count} lines, the first of which is {name}.",
);
const LINE = words(
  "printed-line-differs",
  "Dòng “{printed}” không phải dòng mà chương trình in ra từ số liệu này: {right}.",
  "The line “{printed}” is not what the program prints of these data: {right}.",
);
const MISSING = words(
  "printed-line-missing",
  "Bảng không còn ghi “{right}” như chương trình in ra từ số liệu này.",
  "The table no longer says “{right}”, as the program prints of these data.",
);
const NOTHING = words("printed-nothing", "để trống", "nothing");
const SOMETHING = words("printed-something", "“{text}”", "“{text}”");
const FIX = words("fix-printed", "In lại kết quả từ số liệu.", "Print the result again from the data.");

/** What the program would print, in one language and shape. */
export interface Printed {
  /** Headings by which a table of this language is known: that of the units, and others. */
  readonly unit: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The headings whose cells are compared; figures, places and grades are compared with their causes elsewhere. */
  readonly compared: ReadonlySet<string>;
  /** `Tính chất: Chính thức`: every line that may stand over or under the table. */
  readonly lines: readonly string[];
  /** Words without which no table is printed. */
  readonly notice: string;
}

const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim().replace(/^'/, "");
const asNumber = (text: string) => (/^-?\d+(?:[.,]\d+)?$/.test(text) ? parseExact(text.replace(",", ".")) : undefined);

function same(a: string, b: string): boolean {
  const [one, other] = [asNumber(a), asNumber(b)];
  return one !== undefined && other !== undefined ? equal(one, other) : a === b;
}

const quoted = (text: string) => (text === "" ? say(NOTHING, {}) : say(SOMETHING, { text }));
const cellText = (table: Table, row: number, column: number): string => tidy(cellAt(table, row, column)?.text ?? "");

/** The row of headings, with where each of them stands. */
function headingsIn(
  table: Table,
  { unit, columns }: Printed,
): { readonly row: number; readonly at: ReadonlyMap<string, number> } | undefined {
  for (const [row, cells] of table.rows.entries()) {
    const at = new Map((cells ?? []).flatMap((cell, column) => (cell === undefined ? [] : [[tidy(cell.text), column] as const])));
    if (at.has(unit) && columns.filter((title) => at.has(title)).length > 2) return { row, at };
  }
  return undefined;
}

interface Odd {
  readonly row: number;
  readonly column: number;
  readonly what: string;
  readonly name: string;
  readonly printed: string;
  readonly right: string;
}

function* oddCells(table: Table, header: NonNullable<ReturnType<typeof headingsIn>>, fresh: Printed): Iterable<Odd> {
  const naming = header.at.get(fresh.unit) as number;
  const ofUnit = fresh.columns.indexOf(fresh.unit);
  const rows = new Map<string, (readonly string[])[]>();
  for (const row of fresh.rows) rows.set(tidy(row[ofUnit] ?? ""), [...(rows.get(tidy(row[ofUnit] ?? "")) ?? []), row]);
  const columns = [...header.at].flatMap(([title, column]) => {
    const index = fresh.compared.has(title) ? fresh.columns.indexOf(title) : -1;
    return index === -1 ? [] : [{ title, column, index }];
  });
  for (let row = header.row + 1; row < table.rows.length; row += 1) {
    const name = cellText(table, row, naming);
    // Units of one name come in the order of the result.
    const right = name === "" ? undefined : rows.get(name)?.shift();
    if (right === undefined) continue;
    for (const { title, column, index } of columns) {
      const [printed, told] = [cellText(table, row, column), tidy(right[index] ?? "")];
      if (!same(printed, told)) yield { row, column, what: title, name, printed, right: told };
    }
  }
}

function tellCells(table: Table, odd: readonly Odd[], problems: Diagnostics): void {
  const alike = new Map<string, Odd[]>();
  for (const each of odd) {
    const key = JSON.stringify([each.what, each.printed, each.right]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [each]);
    else known.push(each);
  }
  for (const all of alike.values()) {
    const [{ row, column, what, name, printed, right }] = all as [Odd, ...Odd[]];
    const args = { what, name, printed: quoted(printed), right: quoted(right) };
    const message = all.length === 1 ? say(CELL, args) : say(CELLS, { ...args, count: asCount(all.length) });
    problems.add("error", message, placeOf(table, row, column), { subject: [name, what], found: printed, fix: say(FIX, {}) });
  }
}

const nameOf = (line: string): string | undefined => /^([^:]{1,40}): /.exec(line)?.[1];

function tellLines(table: Table, fresh: Printed, problems: Diagnostics): void {
  const lines = fresh.lines.map(tidy);
  for (let row = 0; row < table.rows.length; row += 1) {
    const text = tidy(aloneIn(table, row) ?? "");
    const name = nameOf(text);
    const known = name === undefined ? [] : lines.filter((line) => nameOf(line) === name);
    if (known.length === 0 || known.includes(text)) continue;
    const right = quoted(known.at(-1) ?? "");
    problems.add("error", say(LINE, { printed: text, right }), placeOf(table, row, 0), { found: text, fix: say(FIX, {}) });
  }
  const all = (): boolean => table.rows.some((cells) => (cells ?? []).some((cell) => cell?.text.includes(fresh.notice) === true));
  if (fresh.notice !== "" && !all())
    problems.add("error", say(MISSING, { right: fresh.notice }), placeOf(table, 0, 0), { found: "", fix: say(FIX, {}) });
}

/** @param ways what would be printed, in each language and shape: the one that has the most of the table’s headings is compared */
export function comparePrinted(table: Table, ways: readonly Printed[], problems: Diagnostics): void {
  const [best] = ways
    .flatMap((fresh) => {
      const header = headingsIn(table, fresh);
      return header === undefined ? [] : [{ fresh, header, known: fresh.columns.filter((title) => header.at.has(title)).length }];
    })
    .toSorted((a, b) => b.known - a.known);
  if (best === undefined) return;
  tellCells(table, [...oddCells(table, best.header, best.fresh)], problems);
  tellLines(table, best.fresh, problems);
}
