/** What layouts with one row a criterion have in common. */
import { rowAt } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { MetCode } from "./code-faults.ts";
import { type CodeReading, Codes } from "./codes.ts";
import type { HeadedColumn, Header } from "./header.ts";
import type { NamedCode } from "./name-doubts.ts";
import type { SheetReader } from "./record.ts";
import { isSummary } from "./summary.ts";

export const CODE_TWICE = words(
  "code-twice",
  "Mã {code} đã có ở dòng khác của trang tính.",
  "The code {code} already stands in another row of the sheet.",
);

const UNNAMED = words(
  "row-name-unknown",
  "Cột số thứ tự không phải mã tiêu chí, và tên “{name}” không có trong bộ tiêu chí; số liệu của dòng không được đọc.",
  "The numbers of the rows are no codes, and the rubric has no criterion called “{name}”; the figures of the row were not read.",
);
const UNNAMED_FIX = say(
  words(
    "fix-row-name-unknown",
    "Ghi mã tiêu chí vào cột số thứ tự hoặc trước tên của từng dòng.",
    "Write the code of the criterion in place of the number, or in front of the name, in each row.",
  ),
  {},
);

interface NameColumns {
  readonly code: number | undefined;
  readonly name: number | undefined;
}

/** Whether the row of a criterion was put to the headings: what stands above it may be the names of units, or all that is a heading. */
export const takesCriterion = (columns: readonly HeadedColumn[], codes: Codes): boolean =>
  columns.some(({ role, cells }) => role?.is === "code" && cells.some((cell) => codes.read(cell).kind === "node"));

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
    if (rowAt(table, row) === undefined) continue;
    rows.push({ row, reading: codeOf(codes, reader, columns, row), at: reader.place(row, columns.code ?? columns.name ?? 0) });
  }
  const { code, name } = columns;
  if (code !== undefined && name !== undefined && onlyCounts(codes, reader, rows, { code, name })) {
    return rows.map(({ row }) => ({ row, reading: countedRow(codes, reader, header, { code, name }, row), at: reader.place(row, name) }));
  }
  const met = new Set(rows.flatMap(({ reading }) => (reading.kind === "node" ? [reading.node.id] : [])));
  // A name stands for a code only where no row has the code itself.
  return rows.map((each) => {
    const named = each.reading.kind === "none" ? codes.byTitle(reader.text(each.row, name)) : each.reading;
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

/** `1`, `II`, `a)`: what counts rows as well as it names a domain. */
const MARK = /^\(?(?:[IVXLC]{1,6}|\d{1,3}|\p{L})[.)]?$/u;

interface BothColumns {
  readonly code: number;
  readonly name: number;
}

/** Whether what stands for codes only counts the rows: no criterion is among them, though the names beside them are those of criteria. */
function onlyCounts(codes: Codes, reader: SheetReader, rows: readonly CodedRow[], { code, name }: BothColumns): boolean {
  let named = false;
  for (const { row } of rows) {
    const reading = codes.read(reader.cell(row, code));
    if (isLeaf(reading) || (reading.kind !== "none" && !MARK.test(reader.text(row, code)))) return false;
    named ||= reader.text(row, code) !== "" && isLeaf(byName(codes, reader.text(row, name)));
  }
  return named;
}

const isLeaf = (reading: CodeReading): boolean => reading.kind === "node" && reading.node.kind === "leaf";

function byName(codes: Codes, name: string): CodeReading {
  const leading = codes.leading(name, true);
  return leading.kind === "none" ? codes.byTitle(name) : leading;
}

/** A row that is known by its name alone; a number and figures beside a name that nobody knows are a fault. */
function countedRow(codes: Codes, reader: SheetReader, header: Header, { code, name }: BothColumns, row: number): CodeReading {
  const text = reader.text(row, name);
  const reading = byName(codes, text);
  const numbered = MARK.test(reader.text(row, code));
  const figures = header.columns.some(
    ({ column, role }) => (role?.is === "points" || role?.is === "facts") && reader.cell(row, column) !== undefined,
  );
  if (reading.kind !== "none" || !numbered || !figures || isSummary(text)) return reading;
  return { kind: "fault", message: say(UNNAMED, { name: text }), found: text, fix: UNNAMED_FIX };
}
