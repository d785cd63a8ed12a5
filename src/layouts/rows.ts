/** What layouts with one row a criterion have in common. */
import { words } from "../text.ts";
import type { MetCode } from "./code-faults.ts";
import { type CodeReading, Codes } from "./codes.ts";
import type { Header } from "./header.ts";
import type { NamedCode } from "./name-doubts.ts";
import type { SheetReader } from "./record.ts";

export const CODE_TWICE = words(
  "code-twice",
  "Mã {code} đã có ở dòng khác của trang tính.",
  "The code {code} already stands in another row of the sheet.",
);

interface NameColumns {
  readonly code: number | undefined;
  readonly name: number | undefined;
}

/** A row with what its code was read as. */
export interface CodedRow extends MetCode {
  readonly row: number;
}

/** Every row below the headings that holds anything. */
export function codedRows(reader: SheetReader, header: Header, columns: NameColumns): readonly CodedRow[] {
  const { table, gathering } = reader;
  const codes = new Codes(gathering.rubric);
  const rows: CodedRow[] = [];
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    if (table.rows[row] === undefined) continue;
    rows.push({ row, reading: codeOf(codes, reader, columns, row), at: reader.place(row, columns.code ?? columns.name ?? 0) });
  }
  const met = new Set(rows.flatMap(({ reading }) => (reading.kind === "node" ? [reading.node.id] : [])));
  // A name stands for a code only where no row has the code itself.
  return rows.map((each) => {
    const named = each.reading.kind === "none" ? codes.byTitle(reader.text(each.row, columns.name)) : each.reading;
    return each.reading.kind === "none" && named.kind === "node" && !met.has(named.node.id) ? { ...each, reading: named } : each;
  });
}

/** The rows with their names, where they have a column of names. */
export const namedRows = (reader: SheetReader, rows: readonly CodedRow[], column: number | undefined): readonly NamedCode[] =>
  column === undefined ? [] : rows.map(({ row, reading }) => ({ reading, name: reader.text(row, column), at: reader.place(row, column) }));

/** The code of a row: in its own column, or in front of the name. */
function codeOf(codes: Codes, reader: SheetReader, { code, name }: NameColumns, row: number): CodeReading {
  const reading: CodeReading = code === undefined ? { kind: "none" } : codes.read(reader.cell(row, code));
  return reading.kind !== "none" || name === undefined ? reading : codes.leading(reader.text(row, name), code !== undefined);
}
