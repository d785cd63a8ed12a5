/** One unit a sheet: one row a criterion, columns for maximum, facts and points of each round, evidence, remarks. */

import type { Round, Unit } from "../assessment.ts";
import { FIRST_GIVEN_HERE } from "../diagnostic.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { CodeFaults } from "./code-faults.ts";
import { type CodeReading, Codes } from "./codes.ts";
import { doubtMaximum, doubtRow } from "./form-doubts.ts";
import { groupOf, unitOf } from "./form-unit.ts";
import type { Gathered } from "./gathered.ts";
import { findHeader, type Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { doubtNames } from "./name-doubts.ts";
import { keepPlaceLine, keepPlacesAbove } from "./place-lines.ts";
import { Printing } from "./printed.ts";
import { SheetReader } from "./record.ts";
import type { Role } from "./roles.ts";
import { CODE_TWICE, type CodedRow, codedRows, namedRows, takesCriterion } from "./rows.ts";
import { type SumRow, totalsOf } from "./totals.ts";
import { unitColumnsOf } from "./unit-columns.ts";
import { tellUnread } from "./unread-columns.ts";

const POINTS_OF_FIELD = words(
  "points-of-field",
  "điểm ghi ở dòng số liệu {code}; điểm chỉ lấy ở dòng của tiêu chí",
  "points in the row of the figure {code}; points are taken from the criterion's own row",
);

const has = (roles: readonly Role[], is: Role["is"]): boolean => roles.some((role) => role.is === is);

interface Columns {
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly max: number | undefined;
  readonly evidence: number | undefined;
  readonly explanation: number | undefined;
  readonly facts: readonly (readonly [Round, number])[];
  readonly points: readonly (readonly [Round, number])[];
  readonly remarks: readonly (readonly [Round, number])[];
  readonly by: readonly (readonly [Round, number])[];
}

function columnsOf(header: Header): Columns {
  const first = (is: Role["is"]): number | undefined => header.columns.find(({ role }) => role?.is === is)?.column;
  const rounds = (is: "facts" | "points" | "remark" | "by"): readonly (readonly [Round, number])[] =>
    header.columns.flatMap(({ role, column }) => (role?.is === is ? [[role.round, column] as const] : []));
  return {
    code: first("code"),
    name: first("name"),
    max: first("max"),
    evidence: first("evidence"),
    explanation: first("explanation"),
    facts: rounds("facts"),
    points: rounds("points"),
    remarks: rounds("remark"),
    by: rounds("by"),
  };
}

export const form: Layout = {
  id: "form",
  title: { vi: "Biểu tự đánh giá: mỗi đơn vị một trang tính", en: "Form: one sheet for each unit" },
  doc: {
    vi: "Mỗi dòng một tiêu chí (mã, tên, điểm tối đa), các cột là số liệu và điểm của từng vòng. Tên đơn vị ở dòng «Đơn vị: …» phía trên bảng, hoặc là tên trang tính; khối ở dòng «Khối: …».",
    en: "One row for each criterion, columns for the figures and points of each round. The unit's name stands above the table after «Đơn vị:», or is the name of the sheet; its group after «Khối:».",
  },
  roles: ["code", "name", "max", "facts", "points", "remark", "by", "evidence", "explanation", "printed", "ignored"],
  recognise(table, rubric) {
    const codes = new Codes(rubric);
    const found = findHeader(
      table,
      (roles, columns, header) =>
        (has(roles, "code") || has(roles, "name")) &&
        (has(roles, "points") || has(roles, "facts")) &&
        !has(roles, "unit") &&
        !takesCriterion(columns, codes) &&
        unitColumnsOf(table, header, rubric).length === 0,
    );
    return found === undefined || standsUnderUnits(table, found, rubric) ? undefined : found;
  },
  read(table, header, gathering) {
    const columns = columnsOf(header);
    const named = unitOf(table, header, gathering);
    const reader = new SheetReader(table, gathering, header);
    const rows = codedRows(reader, header, columns);
    if (named !== undefined && sumsOnly(rows)) {
      const compared = gathering.compared(named.name, named.at);
      if (compared !== undefined) printRows(reader, header, columns, rows, compared);
      return;
    }
    // A form of later rounds or of the survey stands beside the unit's own self-assessment.
    const claims = [...columns.facts, ...columns.points].some(([round]) => round === "self");
    const unit =
      named === undefined
        ? undefined
        : claims
          ? gathering.home(named.name, named.at, leavesIn(rows))
          : gathering.unit(named.name, named.at);
    if (unit === undefined) return;
    const group = groupOf(table, header);
    if (group !== undefined) gathering.join(unit, group.name, group.at);
    tellUnread(table, header, gathering, { layout: form, subject: [unit.unit.name] });
    readRows(reader, header, columns, rows, unit);
  },
};

/** Whether the headings are the lower rows of some that name several units above them. */
const standsUnderUnits = (table: Table, { top, bottom }: Header, rubric: Rubric): boolean =>
  findHeader(table, (_, __, other) => other.top < top && other.bottom >= bottom && unitColumnsOf(table, other, rubric).length > 0) !==
  undefined;

const leavesIn = (rows: readonly CodedRow[]): ReadonlySet<Leaf> =>
  new Set(rows.flatMap(({ reading }) => (reading.kind === "node" && reading.node.kind === "leaf" ? [reading.node] : [])));

/** A sheet of one unit whose rows are domains, each once, and none of them a criterion: nothing can be scored from it. */
function sumsOnly(rows: readonly CodedRow[]): boolean {
  const nodes = rows.flatMap(({ reading }) => (reading.kind === "node" ? [reading.node] : []));
  const domains = nodes.length > 0 && nodes.every(({ kind }) => kind === "branch") && new Set(nodes).size === nodes.length;
  return domains && rows.every(({ reading }) => reading.kind !== "fault");
}

function printRows(reader: SheetReader, header: Header, columns: Columns, rows: readonly CodedRow[], { id, name }: Unit): void {
  const { gathering } = reader;
  gathering.comparedOnly(reader.table, header);
  const printing = new Printing(reader, header.columns);
  const totals = totalsOf(reader, rows);
  doubtNames(gathering, namedRows(reader, rows, columns.name), [name]);
  tellUnread(reader.table, header, gathering, { layout: form, subject: [name], severity: () => "warning" });
  keepPlacesAbove(reader, id, header);
  for (const { row, reading } of rows) {
    const sum: SumRow | undefined = reading.kind === "node" ? { node: reading.node.id, what: "points" } : totals.get(row);
    if (sum !== undefined) printing.sum(id, sum, row);
    else if (!keepPlaceLine(reader, id, row)) doubtRow(reader, row, figureColumns(columns), [name], "error");
  }
}

/** The rows of one sheet: whose answers they are, and which codes have been met where. */
interface Rows {
  readonly reader: SheetReader;
  readonly columns: Columns;
  readonly unit: Gathered;
  readonly met: Map<string, number>;
  readonly printing: Printing;
}

function readRows(reader: SheetReader, header: Header, columns: Columns, met: readonly CodedRow[], unit: Gathered): void {
  const { gathering } = reader;
  const rows: Rows = { reader, columns, unit, met: new Map(), printing: new Printing(reader, header.columns) };
  const subject = [unit.unit.name];
  const faults = new CodeFaults(gathering, met, subject);
  doubtNames(gathering, namedRows(reader, met, columns.name), subject);
  const totals = totalsOf(reader, met);
  keepPlacesAbove(reader, unit.unit.id, header);
  for (const each of met) {
    const { row, reading } = each;
    faults.tell(each, subject);
    if (reading.kind === "node") readNode(rows, reading, row);
    else if (reading.kind === "none" && !printTotal(rows, totals.get(row), row)) {
      doubtRow(reader, row, figureColumns(columns), [unit.unit.name]);
    }
  }
}

const printTotal = ({ printing, unit, reader }: Rows, sum: SumRow | undefined, row: number): boolean =>
  sum === undefined ? keepPlaceLine(reader, unit.unit.id, row) : printing.sum(unit.unit.id, sum, row);

const figureColumns = ({ facts, points }: Columns): readonly number[] => [...facts, ...points].map(([, column]) => column);

const codeColumn = ({ code, name }: Columns): number => code ?? name ?? 0;

function readNode(
  { reader, columns, unit, met, printing }: Rows,
  { node, field }: Extract<CodeReading, { kind: "node" }>,
  row: number,
): void {
  const code = field === undefined ? node.id : `${node.id}/${field}`;
  const first = met.get(code);
  if (first === undefined) {
    met.set(code, row);
    if (field === undefined) doubtMaximum(reader, node, row, columns.max, [unit.unit.name]);
    if (node.kind === "leaf") {
      if (field === undefined) printing.beside(unit.unit.id, node.id, row);
      readLeaf(reader, columns, unit, node, field, row);
    } else printing.sum(unit.unit.id, { node: node.id, what: "points" }, row);
    return;
  }
  const column = codeColumn(columns);
  const related = [{ at: reader.place(first, column), message: FIRST_GIVEN_HERE }];
  reader.gathering.problems.add("error", say(CODE_TWICE, { code }), reader.place(row, column), { subject: [unit.unit.name], related });
  if (node.kind === "leaf") contest(reader, columns, unit, node, row);
}

/** Which of two rows of one criterion was meant nobody can tell, so neither counts. */
function contest(reader: SheetReader, columns: Columns, unit: Gathered, leaf: Leaf, row: number): void {
  for (const [round, column] of [...columns.facts, ...columns.points]) {
    if (reader.cell(row, column) !== undefined)
      unit.unreadable(leaf, leaf.source === "survey" ? "survey" : round, reader.place(row, column));
  }
}

function readLeaf(reader: SheetReader, columns: Columns, unit: Gathered, leaf: Leaf, key: string | undefined, row: number): void {
  if (key !== undefined) {
    readField(reader, columns, unit, leaf, key, row);
    return;
  }
  for (const [round, column] of columns.facts) reader.ownFacts(unit, leaf, round, row, column);
  for (const [round, column] of columns.points) reader.points(unit, leaf, round, row, column);
  for (const [round, column] of columns.remarks) {
    const text = reader.text(row, column);
    if (text !== "") unit.remark(leaf, leaf.source === "survey" ? "survey" : round, text, reader.place(row, column));
  }
  for (const [round, column] of columns.by) {
    const role = reader.text(row, column);
    if (role !== "") unit.by(leaf, leaf.source === "survey" ? "survey" : round, role, reader.place(row, column));
  }
  if (columns.evidence !== undefined) reader.evidence(unit, leaf, row, columns.evidence);
  if (columns.explanation !== undefined) reader.explanation(unit, leaf, row, columns.explanation);
}

function readField(reader: SheetReader, columns: Columns, unit: Gathered, leaf: Leaf, key: string, row: number): void {
  const field = leaf.fields.find((each) => each.key === key);
  if (field === undefined) return;
  for (const [round, column] of columns.facts) reader.fact(unit, leaf, field, round, row, column);
  for (const [, column] of columns.points) {
    if (reader.cell(row, column) === undefined) continue;
    reader.gathering.skip(reader.place(row, column), say(POINTS_OF_FIELD, { code: `${leaf.id}/${key}` }));
  }
}
