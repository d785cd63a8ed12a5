/** One unit a sheet: one row a criterion, columns for maximum, facts and points of each round, evidence, remarks. */
import type { Round } from "../assessment.ts";
import type { Leaf } from "../rubric/model.ts";
import { cellAt, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { Codes, type CodeReading } from "./codes.ts";
import { fold } from "./fold.ts";
import type { Gathered, Gathering } from "./gathering.ts";
import { findHeader, type Header } from "./header.ts";
import type { Role } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";

const CODE_TWICE = words("code-twice", "Mã {code} đã có ở dòng khác của trang tính.", "The code {code} already stands in another row of the sheet.");
const FIRST_AT = say(words("first-given-here", "ghi lần đầu ở đây", "first given here"), {});
const NO_CODE = words("row-without-code", "dòng không có mã tiêu chí: “{text}”", "row without a code: “{text}”");
const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");

const UNIT_LABELS: ReadonlySet<string> = new Set(["Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Địa phương", "Unit"].map(fold));

const has = (roles: readonly Role[], is: Role["is"]): boolean => roles.some((role) => role.is === is);

interface Columns {
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly evidence: number | undefined;
  readonly explanation: number | undefined;
  readonly facts: readonly (readonly [Round, number])[];
  readonly points: readonly (readonly [Round, number])[];
  readonly remarks: readonly (readonly [Round, number])[];
}

function columnsOf(header: Header): Columns {
  const first = (is: Role["is"]): number | undefined => header.columns.find(({ role }) => role?.is === is)?.column;
  const rounds = (is: "facts" | "points" | "remark"): readonly (readonly [Round, number])[] =>
    header.columns.flatMap(({ role, column }) => (role?.is === is ? [[role.round, column] as const] : []));
  return {
    code: first("code"),
    name: first("name"),
    evidence: first("evidence"),
    explanation: first("explanation"),
    facts: rounds("facts"),
    points: rounds("points"),
    remarks: rounds("remark"),
  };
}

export const form: Layout = {
  id: "form",
  title: { vi: "Biểu tự đánh giá: mỗi đơn vị một trang tính", en: "Form: one sheet for each unit" },
  doc: {
    vi: "Mỗi dòng một tiêu chí (mã, tên, điểm tối đa), các cột là số liệu và điểm của từng vòng. Tên đơn vị ở dòng «Đơn vị: …» phía trên bảng, hoặc là tên trang tính.",
    en: "One row for each criterion, columns for the figures and points of each round. The unit's name stands above the table after «Đơn vị:», or is the name of the sheet.",
  },
  roles: ["code", "name", "max", "facts", "points", "remark", "evidence", "explanation", "ignored"],
  recognise: (table) =>
    findHeader(table, (roles) => (has(roles, "code") || has(roles, "name")) && (has(roles, "points") || has(roles, "facts")) && !has(roles, "unit")),
  read(table, header, gathering) {
    const columns = columnsOf(header);
    const named = unitOf(table, header, gathering);
    const unit = gathering.home(named.name, { kind: "cell", file: table.file, sheet: table.sheet, ...named.at });
    if (unit === undefined) return;
    for (const { column, headings, role } of header.columns) {
      if (role === undefined) gathering.skip({ kind: "cell", file: table.file, sheet: table.sheet, row: header.bottom, column }, say(COLUMN_UNKNOWN, { heading: headings.at(-1) ?? "" }));
    }
    readRows(new SheetReader(table, gathering, header.bottom + 1), header, columns, unit);
  },
};

/** The unit's name: after «Đơn vị:» above the table, any unit of the register there, or the sheet's own name. */
function unitOf(table: Table, header: Header, gathering: Gathering): { readonly name: string; readonly at: { row: number; column: number } } {
  let known: { name: string; at: { row: number; column: number } } | undefined;
  for (let row = 0; row < header.top; row += 1) {
    for (const [column, cell] of (table.rows[row] ?? []).entries()) {
      if (cell?.type !== "text") continue;
      const at = { row, column };
      const [label = "", ...rest] = cell.text.split(":");
      if (rest.length > 0 && UNIT_LABELS.has(fold(label))) {
        const behind = rest.join(":").trim();
        const next = cellAt(table, row, column + 1);
        if (behind !== "" || next !== undefined) return { name: behind === "" ? (next?.text.trim() ?? "") : behind, at };
      }
      if (known === undefined && gathering.knows(cell.text)) known = { name: cell.text.trim(), at };
    }
  }
  return known ?? { name: table.sheet === "" ? baseName(table.file) : table.sheet, at: { row: 0, column: 0 } };
}

const baseName = (file: string): string => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.[^.]*$/, "");

function readRows(reader: SheetReader, header: Header, columns: Columns, unit: Gathered): void {
  const { table, gathering } = reader;
  const codes = new Codes(gathering.rubric);
  const met = new Map<string, number>();
  const codeColumn = columns.code ?? columns.name ?? 0;
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    if (table.rows[row] === undefined) continue;
    const reading = codeOf(codes, reader, columns, row);
    const at = reader.place(row, codeColumn);
    if (reading.kind === "fault") {
      gathering.problems.add("error", reading.message, at, {
        subject: [unit.unit.name],
        found: reading.found,
        ...(reading.fix === undefined ? {} : { fix: reading.fix }),
      });
    } else if (reading.kind === "none") noteRow(reader, row);
    else {
      const code = reading.field === undefined ? reading.node.id : `${reading.node.id}/${reading.field}`;
      const first = met.get(code);
      if (first !== undefined) {
        const related = [{ at: reader.place(first, codeColumn), message: FIRST_AT }];
        gathering.problems.add("error", say(CODE_TWICE, { code }), at, { subject: [unit.unit.name], related });
        continue;
      }
      met.set(code, row);
      if (reading.node.kind === "leaf") readLeaf(reader, columns, unit, reading.node, reading.field, row);
    }
  }
}

function codeOf(codes: Codes, reader: SheetReader, columns: Columns, row: number): CodeReading {
  const reading: CodeReading = columns.code === undefined ? { kind: "none" } : codes.read(reader.cell(row, columns.code));
  if (reading.kind !== "none" || columns.name === undefined) return reading;
  return codes.leading(reader.text(row, columns.name));
}

/** Totals, notes and signatures carry no answer; they are listed. */
function noteRow(reader: SheetReader, row: number): void {
  const cells = reader.table.rows[row] ?? [];
  const column = cells.findIndex((cell) => cell !== undefined);
  const text = cells[column]?.text.trim() ?? "";
  if (column !== -1) reader.gathering.skip(reader.place(row, column), say(NO_CODE, { text: text.length > 60 ? `${text.slice(0, 59)}…` : text }));
}

function readLeaf(reader: SheetReader, columns: Columns, unit: Gathered, leaf: Leaf, key: string | undefined, row: number): void {
  const field = key === undefined ? undefined : leaf.fields.find((each) => each.key === key);
  for (const [round, column] of columns.facts) {
    if (field === undefined) reader.ownFacts(unit, leaf, round, row, column);
    else reader.fact(unit, leaf, field, round, row, column);
  }
  if (field !== undefined) return;
  for (const [round, column] of columns.points) reader.points(unit, leaf, round, row, column);
  for (const [round, column] of columns.remarks) {
    const text = reader.text(row, column);
    if (text !== "") unit.remark(leaf, leaf.source === "survey" ? "survey" : round, text, reader.place(row, column));
  }
  const evidence = reader.text(row, columns.evidence);
  if (evidence !== "") unit.evidence(leaf, evidence);
  const explanation = reader.text(row, columns.explanation);
  if (explanation !== "") unit.explanation(leaf, explanation);
}
