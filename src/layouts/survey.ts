/** The results of a survey in a file of their own: one row a unit, or a unit and a criterion; an index, a mean, or counts of answers. */
import type { Field } from "../assessment.ts";
import { foldHeading } from "../fold.ts";
import { add, type Exact, equal, ZERO } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { placeOf, rowAt, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { CodeFaults } from "./code-faults.ts";
import { Codes } from "./codes.ts";
import { isFigure } from "./figures.ts";
import type { Gathering } from "./gathering.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { withoutYear } from "./heading-years.ts";
import type { Layout } from "./layout.ts";
import { SheetReader } from "./record.ts";
import { spannedColumn } from "./spanned.ts";
import { UnitRows } from "./unit-rows.ts";
import { noteUnitless } from "./unitless.ts";
import { tellUnread } from "./unread-columns.ts";
import { numberFrom } from "./value.ts";
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

const NOT_OF_SURVEY_FIX = say(
  words(
    "fix-not-a-survey-criterion",
    "Kiểm tra mã tiêu chí; điểm của tiêu chí này ghi ở bảng tự đánh giá, thẩm định.",
    "Check the code; the points of this criterion belong into the tables of the self-assessment and the appraisal.",
  ),
  {},
);
const ANSWER_MISSING = words(
  "survey-answer-missing",
  "Bảng không có cột của tiêu chí {code}: {names}.",
  "The table has no column of criterion {code} for: {names}.",
);
const ANSWER_MISSING_FIX = say(
  words(
    "fix-survey-answer-missing",
    "Thêm cột của từng phương án, không ai chọn thì ghi 0; cột có rồi thì đổi tiêu đề đúng như trên.",
    "Add a column for each answer, with 0 where nobody gave it; head the columns exactly so.",
  ),
  {},
);
const TOTAL_DIFFERS = words(
  "survey-total-differs",
  "“{heading}” là {printed}, các phương án đã đọc cộng lại là {sum}.",
  "“{heading}” is {printed}; the answers that were read come to {sum}.",
);
const TOTAL_DIFFERS_FIX = say(
  words(
    "fix-survey-total-differs",
    "Kiểm tra số phiếu của từng phương án và cột tổng; mọi phương án phải có trong bảng.",
    "Check the number of each answer and the total; every answer must stand in the table.",
  ),
  {},
);

/** What follows from the answers, or only tells about the survey. */
const DERIVED = /tỷ lệ|tỉ lệ|%|chỉ số|điểm|phát|thu|không hợp lệ|xếp|mã/u;

/** Such columns hold the answers of other layouts. */
const FOREIGN: ReadonlySet<string> = new Set(["points", "value"]);

const surveyed = ({ leaves }: Rubric): readonly Leaf[] => leaves.filter(({ source }) => source === "survey");

/** Below the heading of an answer these only say that it was counted; beside them often stands its share. */
const COUNTS: ReadonlySet<string> = new Set(["Số phiếu", "Số lượng", "SL", "Số lượt", "Số ý kiến"].map(foldHeading));

/** The figure of a criterion that a column is headed by; the result of a survey may be called just that. */
function fieldOf(leaf: Leaf, { headings, role }: HeadedColumn): Field | undefined {
  const heading = withoutYear(headings.findLast((each) => !COUNTS.has(foldHeading(each))) ?? "");
  const named = leaf.fields.find((field) => namesField(field, heading));
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
    readRows(new SheetReader(table, gathering, header), header, codeColumn ?? sole);
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
  const nameAt = spannedColumn(table, unitColumn);
  const missing = new Set<Leaf>();
  const rows = Array.from({ length: table.rows.length }, (_, row) => row).filter(
    (row) => row > header.bottom && rowAt(table, row) !== undefined,
  );
  const codeAt = typeof given === "number" ? given : unitColumn;
  const met = rows.map((row) => ({
    row,
    at: reader.place(row, codeAt),
    reading: typeof given === "number" ? codes.read(reader.cell(row, given)) : ({ kind: "none" } as const),
  }));
  const faults = new CodeFaults(gathering, met, []);
  const units = new UnitRows(reader, resultColumns(header, gathering.rubric));
  for (const each of met) {
    const { row, reading } = each;
    const name = nameAt(row);
    faults.tell(each, []);
    const node = typeof given === "object" ? given : reading.kind === "node" ? reading.node : undefined;
    if (units.of(row, name) !== "unit" || node === undefined) noteRow(reader, header, row, unitColumn);
    else if (node.kind === "leaf" && node.source === "survey") {
      if (!missing.has(node)) tellMissing(reader, header, node);
      missing.add(node);
      readRow(reader, header, node, name, row, unitColumn);
    } else gathering.problems.add("error", say(NOT_OF_SURVEY, { code: node.id }), each.at, { subject: [name], fix: NOT_OF_SURVEY_FIX });
  }
}

function readRow(reader: SheetReader, header: Header, leaf: Leaf, name: string, row: number, unitColumn: number): void {
  const unit = reader.gathering.unit(name, reader.place(row, unitColumn));
  if (unit === undefined) return;
  for (const headed of header.columns) {
    const field = fieldOf(leaf, headed);
    if (field !== undefined) reader.fact(unit, leaf, field, "survey", row, headed.column);
  }
  if (leaf.fields.length > 1) tellTotals(reader, header, leaf, name, row);
}

/** Answers of a criterion that no column of the sheet holds: nobody can tell whether nobody gave them. */
function tellMissing(reader: SheetReader, header: Header, leaf: Leaf): void {
  const held = new Set(header.columns.flatMap((headed) => fieldOf(leaf, headed) ?? []));
  const missing = leaf.fields.filter((field) => !held.has(field));
  if (missing.length === 0) return;
  const names = (lang: "vi" | "en"): string => missing.map(({ label }) => `“${label[lang]}”`).join(", ");
  const message = say(ANSWER_MISSING, { code: leaf.id, names: { vi: names("vi"), en: names("en") } });
  reader.gathering.problems.add("error", message, reader.place(header.bottom, 0), { fix: ANSWER_MISSING_FIX });
}

/** The number of all answers, where the sheet prints it, against the answers that were read. */
function tellTotals(reader: SheetReader, header: Header, leaf: Leaf, name: string, row: number): void {
  const figure = (column: number): Exact | undefined => {
    const reading = numberFrom(reader.cell(row, column), reader.convention(column, "count"));
    return reading.kind === "value" && reading.value.type === "number" ? reading.value.number : undefined;
  };
  const answers = header.columns.filter((headed) => fieldOf(leaf, headed) !== undefined);
  const sum = answers.reduce<Exact>((all, { column }) => add(all, figure(column) ?? ZERO), ZERO);
  for (const headed of header.columns.filter(saysTotal)) {
    const printed = figure(headed.column);
    if (printed === undefined || equal(printed, sum)) continue;
    const message = say(TOTAL_DIFFERS, { heading: headed.headings.at(-1) ?? "", printed, sum });
    const at = reader.place(row, headed.column);
    reader.gathering.problems.add("error", message, at, { subject: [name, leaf.id], fix: TOTAL_DIFFERS_FIX });
  }
}

/** «Tổng số phiếu», «Số phiếu hợp lệ»: what the answers come to. Ballots sent out or come in count the void ones too. */
function saysTotal({ headings }: HeadedColumn): boolean {
  const text = headings.join(" ").slice(0, 512).normalize("NFC").toLowerCase();
  return /tổng|số phiếu hợp lệ/u.test(text) && !/điểm|phát|thu|không hợp lệ|tỷ lệ|tỉ lệ/u.test(text);
}

function noteColumns(reader: SheetReader, header: Header): void {
  const { table, gathering } = reader;
  const leaves = surveyed(gathering.rubric);
  const taken = new Set<number>();
  for (const headed of header.columns) {
    const { column } = headed;
    const [field] = leaves.flatMap((leaf) => fieldOf(leaf, headed) ?? []);
    if (field !== undefined) gathering.notesOn(table).taken.set(column, field.label);
    if (field !== undefined || saysTotal(headed)) taken.add(column);
  }
  // An answer under a heading that nobody knows changes what all the others come to.
  const derived = ({ headings }: HeadedColumn): boolean => DERIVED.test(headings.join(" ").slice(0, 512).normalize("NFC").toLowerCase());
  tellUnread(table, header, gathering, { layout: survey, taken, severity: (headed) => (derived(headed) ? "warning" : "error") });
}

/** The columns that some criterion of the survey takes its figures from. */
function resultColumns({ columns }: Header, rubric: Rubric): readonly number[] {
  const leaves = surveyed(rubric);
  return columns.flatMap((headed) => (leaves.some((leaf) => fieldOf(leaf, headed) !== undefined) ? [headed.column] : []));
}

/** Results in a row without a unit are of one whose name was lost. */
function noteRow(reader: SheetReader, header: Header, row: number, column: number): void {
  const results = resultColumns(header, reader.gathering.rubric).some((each) => isFigure(reader.cell(row, each)));
  noteUnitless(reader, row, reader.place(row, column), results && reader.cell(row, column) === undefined);
}
