/** The results of a survey in a file of their own: one row a unit, or a unit and a criterion; an index, a mean, or counts of answers. */
import type { Field } from "../assessment.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { CodeFaults } from "./code-faults.ts";
import { Codes } from "./codes.ts";
import type { Gathering } from "./gathering.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";
import { isSummary } from "./summary.ts";
import { endsAsUnit, namesField, targetOf, unitColumnOf } from "./wide-target.ts";

const WHICH = words(
  "survey-leaf-unknown",
  "Không rõ đây là kết quả điều tra của tiêu chí nào: {codes}.",
  "It is not clear which criterion these survey results are of: {codes}.",
);
const WHICH_FIX = say(
  words(
    "fix-survey-leaf-unknown",
    "Thêm cột “Mã” với mã tiêu chí của từng dòng, hoặc đặt tên trang tính là mã tiêu chí.",
    "Add a column “Mã” with the code for each row, or name the sheet by the code.",
  ),
  {},
);
const NOT_OF_SURVEY = words(
  "not-a-survey-criterion",
  "Tiêu chí {code} không chấm bằng kết quả điều tra này.",
  "Criterion {code} is not scored by these survey results.",
);
const NO_UNIT = words("row-without-unit-note", "dòng không có tên đơn vị: “{text}”", "row without a unit: “{text}”");
const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");

/** Such columns hold the answers of other layouts. */
const FOREIGN: ReadonlySet<string> = new Set(["points", "value"]);

const surveyed = ({ leaves }: Rubric): readonly Leaf[] => leaves.filter(({ source }) => source === "survey");

/** The figure of a criterion that a column is headed by; the result of a survey may be called just that. */
function fieldOf(leaf: Leaf, { headings, role }: HeadedColumn): Field | undefined {
  const named = leaf.fields.find((field) => namesField(field, headings.at(-1) ?? ""));
  const result = role?.is === "facts" && role.round === "survey" && leaf.fields.length === 1;
  return named ?? (result ? leaf.fields[0] : undefined);
}

/** The criteria of the survey that ask for what the columns hold. */
function leavesOf(columns: readonly HeadedColumn[], rubric: Rubric): readonly Leaf[] {
  const matches = surveyed(rubric).map((leaf) => ({ leaf, count: columns.filter((column) => fieldOf(leaf, column) !== undefined).length }));
  const most = Math.max(0, ...matches.map(({ count }) => count));
  return most === 0 ? [] : matches.filter(({ count }) => count === most).map(({ leaf }) => leaf);
}

export const survey: Layout = {
  id: "survey-results",
  title: { vi: "Kết quả điều tra xã hội học: mỗi dòng một đơn vị", en: "Survey results: one row a unit" },
  doc: {
    vi: "Cột đơn vị, rồi chỉ số hài lòng (%), điểm trung bình, hoặc số phiếu của từng phương án trả lời. Bộ tiêu chí có nhiều tiêu chí điều tra thì thêm cột «Mã», hoặc đặt tên trang tính là mã tiêu chí.",
    en: "A column of units, then an index in %, a mean, or the number of each answer. Where the rubric has several criteria of the survey, add a column of codes or name the sheet by the code.",
  },
  roles: ["unit", "code", "facts", "ignored"],
  recognise(table, rubric) {
    const codes = new Codes(rubric);
    return findHeader(
      table,
      (roles, columns) => {
        const coded = roles.some(({ is }) => is === "code");
        return (
          columns.some(endsAsUnit) &&
          !roles.some(({ is }) => FOREIGN.has(is) || (coded && is === "facts")) &&
          !columns.some((column) => targetOf(column, codes) !== undefined) &&
          leavesOf(columns, rubric).length > 0
        );
      },
      ({ columns }) => Math.max(0, ...surveyed(rubric).map((leaf) => columns.filter((column) => fieldOf(leaf, column)).length)),
    );
  },
  read(table, header, gathering) {
    const codeColumn = header.columns.find(({ role }) => role?.is === "code")?.column;
    const leaves = leavesOf(header.columns, gathering.rubric);
    const sole = codeColumn === undefined ? soleLeaf(table, leaves, gathering, header) : undefined;
    if (codeColumn === undefined && sole === undefined) return;
    readRows(new SheetReader(table, gathering, header.bottom + 1), header, codeColumn ?? sole);
  },
};

/** The one criterion that a sheet without codes is about. */
function soleLeaf(table: Table, leaves: readonly Leaf[], { rubric, problems }: Gathering, header: Header): Leaf | undefined {
  const named = new Codes(rubric).readText(table.sheet);
  const bySheet = named.kind === "node" ? leaves.find(({ id }) => id === named.node.id) : undefined;
  if (bySheet !== undefined || leaves.length === 1) return bySheet ?? leaves[0];
  const codes = leaves.map(({ id }) => id).join(", ");
  problems.add("error", say(WHICH, { codes }), placeOf(table, header.top, 0), { fix: WHICH_FIX });
  return undefined;
}

function readRows(reader: SheetReader, header: Header, given: number | Leaf | undefined): void {
  const { table, gathering } = reader;
  const unitColumn = unitColumnOf(header) as number;
  const codes = new Codes(gathering.rubric);
  noteColumns(reader, header);
  const rows = [...table.rows.keys()].filter((row) => row > header.bottom && table.rows[row] !== undefined);
  const codeAt = typeof given === "number" ? given : unitColumn;
  const met = rows.map((row) => ({
    row,
    at: reader.place(row, codeAt),
    reading: typeof given === "number" ? codes.read(reader.cell(row, given)) : ({ kind: "none" } as const),
  }));
  const faults = new CodeFaults(gathering, met, []);
  for (const each of met) {
    const { row, reading } = each;
    const name = reader.text(row, unitColumn);
    faults.tell(each, []);
    const node = typeof given === "object" ? given : reading.kind === "node" ? reading.node : undefined;
    if (name === "" || isSummary(name) || node === undefined) noteRow(reader, row, unitColumn);
    else if (node.kind === "leaf" && node.source === "survey") readRow(reader, header, node, row, unitColumn);
    else gathering.problems.add("error", say(NOT_OF_SURVEY, { code: node.id }), each.at, { subject: [name] });
  }
}

function readRow(reader: SheetReader, header: Header, leaf: Leaf, row: number, unitColumn: number): void {
  const unit = reader.gathering.unit(reader.text(row, unitColumn), reader.place(row, unitColumn));
  if (unit === undefined) return;
  for (const headed of header.columns) {
    const field = fieldOf(leaf, headed);
    if (field !== undefined) reader.fact(unit, leaf, field, "survey", row, headed.column);
  }
}

function noteColumns(reader: SheetReader, header: Header): void {
  const leaves = surveyed(reader.gathering.rubric);
  for (const headed of header.columns) {
    const { column, headings, role } = headed;
    const fields = leaves.flatMap((leaf) => fieldOf(leaf, headed) ?? []);
    const [field] = fields;
    if (field !== undefined) reader.gathering.notesOn(reader.table).taken.set(column, field.label);
    else if (role === undefined)
      reader.gathering.skip(reader.place(header.bottom, column), say(COLUMN_UNKNOWN, { heading: headings.join(" / ") }));
  }
}

function noteRow({ table, gathering }: SheetReader, row: number, column: number): void {
  const text = table.rows[row]?.find((cell) => cell !== undefined)?.text.trim() ?? "";
  gathering.skip(placeOf(table, row, column), say(NO_UNIT, { text: text.slice(0, 60) }));
}
