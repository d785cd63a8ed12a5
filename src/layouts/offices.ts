/** A sheet named by a leaf whose rule asks for a list: one row for each unit and each thing in the list (the offices of headcount). */
import type { Field, Facts, Round, Value } from "../assessment.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { Codes } from "./codes.ts";
import { fold, foldHeading } from "./fold.ts";
import type { Gathering } from "./gathering.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";
import { readValue } from "./value.ts";

const NO_ROUND = words("round-unknown", "Không có vòng chấm “{name}”.", "There is no round “{name}”.");
const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");

/** The leaf whose list the sheet holds, by the sheet's name. */
function listOf(sheet: string, rubric: Rubric): { readonly leaf: Leaf; readonly field: Field } | undefined {
  const reading = new Codes(rubric).readText(sheet);
  if (reading.kind !== "node" || reading.node.kind !== "leaf") return undefined;
  const field = reading.node.fields.find(({ type }) => type === "list");
  return field === undefined ? undefined : { leaf: reading.node, field };
}

const columnField = ({ headings }: HeadedColumn, field: Field): Field | undefined => {
  const heading = foldHeading(headings.at(-1) ?? "");
  return field.columns?.find(({ key, label, headings: others = [] }) => [key, label.vi, label.en, ...others].some((name) => foldHeading(name) === heading));
};

export const offices: Layout = {
  id: "offices",
  title: { vi: "Danh sách: trang tính mang mã tiêu chí, mỗi dòng một cơ quan của một đơn vị", en: "List: a sheet named by a criterion, one row for each item of a unit" },
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
    if (list !== undefined) readList(new SheetReader(table, gathering, header.bottom + 1), header, list.leaf, list.field);
  },
};

const NAMES: ReadonlySet<string> = new Set(["cơ quan, đơn vị", "tên cơ quan", "cơ quan", "tên", "tên cơ quan, đơn vị", "name"].map(fold));

function readList(reader: SheetReader, header: Header, leaf: Leaf, field: Field): void {
  const { table, gathering } = reader;
  const unitColumn = header.columns.find(({ role }) => role?.is === "unit")?.column as number;
  const roundColumn = header.columns.find(({ role }) => role?.is === "round")?.column;
  const nameColumn = header.columns.find(({ headings }) => NAMES.has(fold(headings.at(-1) ?? "")))?.column;
  const columns = header.columns.map((headed) => ({ headed, field: columnField(headed, field) }));
  for (const { headed, field: known } of columns) {
    const { role, column } = headed;
    if (role === undefined && known === undefined && column !== nameColumn) {
      gathering.skip(reader.place(header.bottom, column), say(COLUMN_UNKNOWN, { heading: headed.headings.at(-1) ?? "" }));
    }
  }
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    const name = reader.text(row, unitColumn);
    if (name === "") continue;
    const unit = gathering.unit(name, reader.place(row, unitColumn));
    const round = roundColumn === undefined ? "self" : roundAt(reader, gathering, row, roundColumn);
    if (unit === undefined || round === undefined) continue;
    const values = valuesAt(reader, row, columns, () => unit.unreadable(leaf, round, reader.place(row, unitColumn)), [unit.unit.name, leaf.id]);
    const at = reader.place(row, nameColumn ?? unitColumn);
    unit.fact(leaf, round, field.key, { type: "list", rows: [{ name: reader.text(row, nameColumn), values, at }] }, at);
  }
}

function roundAt(reader: SheetReader, gathering: Gathering, row: number, column: number): Round | undefined {
  const name = reader.text(row, column);
  if (name === "") return "self";
  const round = roundOf(name);
  if (round === undefined) gathering.problems.add("error", say(NO_ROUND, { name }), reader.place(row, column), { found: name });
  return round;
}

function valuesAt(
  reader: SheetReader,
  row: number,
  columns: readonly { readonly headed: HeadedColumn; readonly field: Field | undefined }[],
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
