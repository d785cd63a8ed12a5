/** A sheet named by a leaf whose rule asks for a list: one row for each unit and each thing in the list (the offices of headcount). */
import type { Facts, Field, Round, Value } from "../assessment.ts";
import { fold } from "../fold.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { rowAt } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";
import { tellNoRound } from "./row-rounds.ts";
import { spannedColumn } from "./spanned.ts";
import { UnitRows } from "./unit-rows.ts";
import { noteUnitless } from "./unitless.ts";
import { readValue } from "./value.ts";
import { namesField } from "./wide-target.ts";

const NO_UNIT = words("list-row-without-unit", "Dòng của danh sách không có tên đơn vị.", "The row of the list names no unit.");
const NO_UNIT_FIX = say(
  words(
    "fix-list-row-without-unit",
    "Ghi tên đơn vị vào dòng này; dòng không phải của một đơn vị thì xóa.",
    "Write the name of the unit into this row; delete it if it is of no unit.",
  ),
  {},
);
const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");

/** The leaf whose list the sheet holds, by the sheet's name. */
function listOf(sheet: string, rubric: Rubric): { readonly leaf: Leaf; readonly field: Field } | undefined {
  const reading = new Codes(rubric).readText(sheet);
  if (reading.kind !== "node" || reading.node.kind !== "leaf") return undefined;
  const field = reading.node.fields.find(({ type }) => type === "list");
  return field === undefined ? undefined : { leaf: reading.node, field };
}

const columnField = ({ headings }: HeadedColumn, field: Field): Field | undefined =>
  field.columns?.find((each) => namesField(each, headings.at(-1) ?? ""));

export const offices: Layout = {
  id: "offices",
  title: {
    vi: "Danh sách: trang tính mang mã tiêu chí, mỗi dòng một cơ quan của một đơn vị",
    en: "List: a sheet named by a criterion, one row for each item of a unit",
  },
  doc: {
    vi: "Trang tính có tên là mã tiêu chí (ví dụ 4.2), các cột: đơn vị, vòng, tên cơ quan và các số liệu của từng cơ quan. Không ghi vòng là tự đánh giá.",
    en: "The sheet is named by the code (4.2); columns: unit, round, name of the item and its figures. Without a round it is the self-assessment.",
  },
  roles: ["unit", "round"],
  recognise(table, rubric) {
    const list = listOf(table.sheet, rubric);
    if (list === undefined) return undefined;
    const header = findHeader(table, (roles) => roles.some(({ is }) => is === "unit"));
    return header?.columns.some((column) => columnField(column, list.field) !== undefined) === true ? header : undefined;
  },
  read(table, header, gathering) {
    const list = listOf(table.sheet, gathering.rubric);
    if (list !== undefined) readList(new SheetReader(table, gathering, header), header, list.leaf, list.field);
  },
};

const ITEM_NAME = { vi: "Tên cơ quan, đơn vị", en: "Name of the item" };
const NAMES: ReadonlySet<string> = new Set(["cơ quan, đơn vị", "tên cơ quan", "cơ quan", "tên", "tên cơ quan, đơn vị", "name"].map(fold));

type ListColumn = { readonly headed: HeadedColumn; readonly field: Field | undefined };

function readList(reader: SheetReader, header: Header, leaf: Leaf, field: Field): void {
  const { table, gathering } = reader;
  const columnOf = (is: "unit" | "round"): number | undefined => header.columns.find(({ role }) => role?.is === is)?.column;
  const unitColumn = columnOf("unit") as number;
  const roundColumn = columnOf("round");
  const nameColumn = header.columns.find(({ headings }) => NAMES.has(fold(headings.at(-1) ?? "")))?.column;
  const columns = header.columns.map((headed): ListColumn => ({ headed, field: columnField(headed, field) }));
  noteColumns(reader, header, columns, nameColumn);
  const unitAt = spannedColumn(table, unitColumn);
  const units = new UnitRows(
    reader,
    columns.flatMap(({ headed, field: own }) => (own === undefined ? [] : [headed.column])),
  );
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    const at = reader.place(row, unitColumn);
    const name = unitAt(row);
    if (units.of(row, name) !== "unit") {
      noteRow(reader, columns, at, name);
      continue;
    }
    const unit = gathering.unit(name, at);
    const heading = roundColumn === undefined ? "self" : roundAt(reader, row, roundColumn);
    const round = unit === undefined || heading === undefined ? undefined : reader.roundFor(unit, leaf, heading, at, name);
    if (unit === undefined || round === undefined) continue;
    const values = valuesAt(reader, row, columns, () => unit.unreadable(leaf, round, at), [unit.unit.name, leaf.id]);
    const place = reader.place(row, nameColumn ?? unitColumn);
    unit.fact(leaf, round, field.key, { type: "list", rows: [{ name: reader.text(row, nameColumn), values, at: place }] }, place);
  }
}

function noteColumns(reader: SheetReader, { bottom }: Header, columns: readonly ListColumn[], nameColumn?: number): void {
  for (const { headed, field } of columns) {
    const { role, column, headings } = headed;
    if (field !== undefined) reader.gathering.notesOn(reader.table).taken.set(column, field.label);
    else if (column === nameColumn) reader.gathering.notesOn(reader.table).taken.set(column, ITEM_NAME);
    if (role === undefined && field === undefined && column !== nameColumn) {
      reader.gathering.skip(reader.place(bottom, column), say(COLUMN_UNKNOWN, { heading: headings.at(-1) ?? "" }));
    }
  }
}

/** Figures without a unit are a fault, for a line left out of a list could only do the unit good; anything else is a note. */
function noteRow(reader: SheetReader, columns: readonly ListColumn[], at: CellSpan, name: string): void {
  const { table, gathering } = reader;
  const cells = rowAt(table, at.row) ?? [];
  const text = cells.find((cell) => cell !== undefined)?.text.trim() ?? "";
  if (name === "" && columns.some(({ headed, field }) => field !== undefined && cells[headed.column] !== undefined)) {
    gathering.problems.add("error", say(NO_UNIT, {}), at, { found: text, fix: NO_UNIT_FIX });
  } else if (text !== "") noteUnitless(reader, at.row, at, false);
}

function roundAt(reader: SheetReader, row: number, column: number): Round | undefined {
  const name = reader.text(row, column);
  if (name === "") return "self";
  const round = roundOf(name);
  if (round === undefined) tellNoRound(reader, name, row, column);
  return round;
}

function valuesAt(
  reader: SheetReader,
  row: number,
  columns: readonly ListColumn[],
  unreadable: () => void,
  subject: readonly string[],
): Facts {
  const values: Record<string, Value> = Object.create(null);
  for (const { headed, field } of columns) {
    if (field === undefined) continue;
    const reading = readValue(reader.cell(row, headed.column), field, reader.convention(headed.column, "count"));
    if (reading.kind === "value") values[field.key] = reading.value;
    else if (reading.kind === "fault") {
      const fix = reading.fix === undefined ? {} : { fix: reading.fix };
      reader.gathering.problems.add("error", reading.message, reader.place(row, headed.column), { subject, found: reading.found, ...fix });
      unreadable();
    }
  }
  return values;
}
