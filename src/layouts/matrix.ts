/** One row a criterion, one column a unit: the working sheet of an appraisal team. The names of the units are the headings. */
import type { Round } from "../assessment.ts";
import { ROUND_NAMES } from "../assessment.ts";
import { FIRST_GIVEN_HERE } from "../diagnostic.ts";
import type { Leaf } from "../rubric/model.ts";
import type { Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { CodeFaults } from "./code-faults.ts";
import type { CodeReading } from "./codes.ts";
import { roundsIn } from "./composite.ts";
import { doubtMaximum, doubtRow } from "./form-doubts.ts";
import { type Gathered, ONE_PLACE } from "./gathered.ts";
import { findHeader, type Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { doubtNames } from "./name-doubts.ts";
import { keepPrinted } from "./printed.ts";
import { SheetReader } from "./record.ts";
import { CODE_TWICE, codedRows, namedRows } from "./rows.ts";
import { roundOfTitle } from "./title-round.ts";
import { type SumRow, totalsOf } from "./totals.ts";
import { type UnitColumn, unitColumnsOf } from "./unit-columns.ts";
import { tellUnread, unlessSum } from "./unread-columns.ts";

const COLUMN_TWICE = words("unit-column-twice", "Đơn vị {name} đã có ở một cột khác.", "The unit {name} already has another column.");

const NEEDED: ReadonlySet<string> = new Set(["code", "name"]);
/** A table with a column of units, or of values, is another one. */
const FOREIGN: ReadonlySet<string> = new Set(["unit", "value", "facts"]);

/** A column whose unit is known. */
interface Known extends UnitColumn {
  readonly gathered: Gathered;
}
interface Columns {
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly max: number | undefined;
}

export const matrix: Layout = {
  id: "matrix",
  title: { vi: "Bảng tổng hợp: mỗi dòng một tiêu chí, mỗi cột một đơn vị", en: "Matrix: one row a criterion, one column a unit" },
  doc: {
    vi: "Tiêu đề cột là tên đơn vị; vòng chấm ghi ở dòng tiêu đề thứ hai (TC, TĐ), trong ô (ĐTC:25 | TĐ1:25), hoặc theo tên bảng phía trên; không ghi là tự đánh giá.",
    en: "Columns are headed by the names of units; the round stands in a second heading row («TC», «TĐ»), in the cell («ĐTC:25 | TĐ1:25») or in the title above; without any it is the self-assessment.",
  },
  roles: ["code", "name", "max", "printed", "ignored"],
  recognise(table, rubric) {
    const shape = (header: Header): readonly UnitColumn[] =>
      header.columns.some(({ role }) => NEEDED.has(role?.is ?? "")) && !header.columns.some(({ role }) => FOREIGN.has(role?.is ?? ""))
        ? unitColumnsOf(table, header, rubric)
        : [];
    // A header that takes in the rounds below the units says more than one that stops above them.
    return findHeader(
      table,
      (_, __, header) => shape(header).length > 0,
      (header) => shape(header).filter(({ round }) => round).length,
    );
  },
  read(table, header, gathering) {
    const units = unitColumnsOf(table, header, gathering.rubric);
    const reader = new SheetReader(table, gathering, header);
    const taken = new Set(units.map(({ column }) => column));
    tellUnread(table, header, gathering, { layout: matrix, taken, severity: unlessSum });
    readRows(reader, header, knownUnits(reader, units, roundOfTitle(table, header)));
  },
};

/** The columns whose unit is known; a second column of one unit and round is told and not read. */
function knownUnits(reader: SheetReader, units: readonly UnitColumn[], usual: Round | undefined): readonly Known[] {
  const { gathering, table } = reader;
  const met = new Map<string, UnitColumn>();
  return units.flatMap((each) => {
    const at = reader.place(each.row, each.left);
    const gathered = gathering.unit(each.name, at);
    if (gathered === undefined) return [];
    const { name } = gathered.unit;
    const round = each.round ?? usual;
    const title = ROUND_NAMES[round ?? "self"];
    gathering.notesOn(table).taken.set(each.column, { vi: `${name}: ${title.vi}`, en: `${name}: ${title.en}` });
    const key = `${gathered.unit.id}@${round ?? ""}`;
    const first = met.get(key);
    met.set(key, first ?? each);
    if (first === undefined) return [{ ...each, round, gathered }];
    const related = [{ at: reader.place(first.row, first.column), message: FIRST_GIVEN_HERE }];
    const place = reader.place(each.row, each.column);
    gathering.problems.add("error", say(COLUMN_TWICE, { name }), place, { subject: [name], found: each.name, related, fix: ONE_PLACE });
    return [];
  });
}

function readRows(reader: SheetReader, header: Header, units: readonly Known[]): void {
  const { table, gathering } = reader;
  const columnOf = (is: string): number | undefined => header.columns.find(({ role }) => role?.is === is)?.column;
  const columns: Columns = { code: columnOf("code"), name: columnOf("name"), max: columnOf("max") };
  const rows = codedRows(reader, header, columns);
  const faults = new CodeFaults(gathering, rows, []);
  doubtNames(gathering, namedRows(reader, rows, columns.name), []);
  const totals = totalsOf(reader, rows);
  const sheet: Sheet = { reader, columns, units, met: new Map(), composite: isComposite(table, units) };
  for (const each of rows) {
    faults.tell(each, []);
    if (each.reading.kind === "node") readNode(sheet, each.reading, each.row);
    else if (each.reading.kind === "none" && !printSum(sheet, totals.get(each.row), each.row)) {
      const figures = units.map(({ column }) => column);
      doubtRow(reader, each.row, figures, []);
    }
  }
}

interface Sheet {
  readonly reader: SheetReader;
  readonly columns: Columns;
  readonly units: readonly Known[];
  readonly met: Map<string, number>;
  /** Cells name their rounds themselves, and a dash alone is an empty one. */
  readonly composite: boolean;
}

const isComposite = ({ rows }: Table, units: readonly UnitColumn[]): boolean =>
  rows.some((cells) => units.some(({ column }) => roundsIn(cells?.[column]) !== undefined));

function readNode(sheet: Sheet, { node, field }: Extract<CodeReading, { kind: "node" }>, row: number): void {
  const { reader, columns, units, met } = sheet;
  const code = field === undefined ? node.id : `${node.id}/${field}`;
  const column = columns.code ?? columns.name ?? 0;
  const first = met.get(code);
  met.set(code, first ?? row);
  if (first !== undefined) {
    const related = [{ at: reader.place(first, column), message: FIRST_GIVEN_HERE }];
    reader.gathering.problems.add("error", say(CODE_TWICE, { code }), reader.place(row, column), { related });
    if (node.kind === "leaf") for (const unit of units) contest(reader, unit, node, row);
    return;
  }
  if (field === undefined) {
    doubtMaximum(reader, node, row, columns.max, []);
    if (columns.max !== undefined)
      keepPrinted(reader, { unit: undefined, node: node.id, what: "maximum", round: undefined }, row, columns.max);
  }
  if (node.kind === "branch") printSums(sheet, { node: node.id, what: "points" }, row);
  else for (const unit of units) readCell(sheet, unit, node, field, row);
}

function readCell({ reader, composite }: Sheet, unit: Known, leaf: Leaf, key: string | undefined, row: number): void {
  const { column, gathered, round } = unit;
  const cell = reader.cell(row, column);
  const field = key === undefined ? undefined : leaf.fields.find((each) => each.key === key);
  if (field !== undefined) {
    reader.fact(gathered, leaf, field, round ?? usualRound(leaf), row, column);
    return;
  }
  const rounds = roundsIn(cell);
  for (const each of rounds ?? []) reader.pointsOf(gathered, leaf, each.round, each.cell, reader.place(row, column));
  if (rounds !== undefined || (composite && cell?.type === "text" && /^[-–—\s]+$/.test(cell.text))) return;
  reader.points(gathered, leaf, round ?? usualRound(leaf), row, column);
}

/** Where nothing names a round, a criterion has that of those who fill it in. */
const usualRound = ({ source }: Leaf): Round => (source === "survey" ? "survey" : source === "assessor" ? "appraisal" : "self");

/** Which of two rows of one criterion was meant nobody can tell, so neither counts. */
function contest(reader: SheetReader, { column, gathered, round }: Known, leaf: Leaf, row: number): void {
  if (reader.cell(row, column) !== undefined) gathered.unreadable(leaf, round ?? usualRound(leaf), reader.place(row, column));
}

/** The row of totals, of places or of indices. Whether anything was kept. */
function printSum(sheet: Sheet, sum: SumRow | undefined, row: number): boolean {
  if (sum === undefined) return false;
  const { reader, columns } = sheet;
  const whole = { unit: undefined, node: sum.node, what: "maximum", round: undefined } as const;
  const maximum = sum.what === "points" && columns.max !== undefined && keepPrinted(reader, whole, row, columns.max);
  return printSums(sheet, sum, row) || maximum;
}

function printSums({ reader, units }: Sheet, sum: SumRow, row: number): boolean {
  return units
    .map(({ column, gathered, round }) => keepPrinted(reader, { ...sum, unit: gathered.unit.id, round }, row, column))
    .includes(true);
}
