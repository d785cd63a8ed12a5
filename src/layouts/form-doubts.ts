/** What in a form is read but cannot be right, or is not read but looks as if it were meant to be. */
import { equal } from "../points.ts";
import type { Node } from "../rubric/model.ts";
import { type Cell, rowAt } from "../tables/index.ts";
import { say, shorten, words } from "../text.ts";
import { codeAsDay } from "./code-as-day.ts";
import { isFigure } from "./figures.ts";
import { nobodyIn } from "./not-a-unit.ts";
import type { SheetReader } from "./record.ts";
import { isSummary } from "./summary.ts";
import { numberFrom } from "./value.ts";

const NO_CODE = words("row-without-code", "dòng không có mã tiêu chí: “{text}”", "row without a code: “{text}”");
const SIGNED = words("row-of-signatures", "dòng ghi ngày, ký tên", "line for the day or those who sign");
const LOST_CODE = words(
  "row-code-lost",
  "Dòng “{text}” có số liệu nhưng không có mã tiêu chí nên không được đọc.",
  "The row “{text}” holds figures but no code, and was not read.",
);
const LOST_CODE_FIX = say(words("fix-row-code-lost", "Ghi lại mã tiêu chí ở đầu dòng.", "Write the code at the beginning of the row."), {});
const MAXIMUM = words(
  "maximum-differs",
  "Biểu ghi điểm tối đa của {node} là {printed:2}, bộ tiêu chí là {max:2}.",
  "The form gives the maximum of {node} as {printed:2}; the rubric has {max:2}.",
);
const MAXIMUM_FIX = say(
  words(
    "fix-maximum-differs",
    "Kiểm tra biểu có đúng bộ tiêu chí và đúng năm; điểm được tính theo bộ tiêu chí.",
    "Check that the form is of this rubric and year; scores follow the rubric.",
  ),
  {},
);

const LONGEST_SHOWN = 60;
const ADJUSTS = /điểm (?:thưởng|cộng|trừ|phạt)/u;

/** Totals, notes and signatures carry no answer and are listed; a row of figures that lost its code is told. */
export function doubtRow(
  reader: SheetReader,
  row: number,
  columns: readonly number[],
  subject: readonly string[],
  severity: "error" | "warning" = "warning",
): void {
  const cells = rowAt(reader.table, row) ?? [];
  const column = cells.findIndex((cell) => cell !== undefined);
  if (column === -1) return;
  const text = shorten(cells[column]?.text.trim() ?? "", LONGEST_SHOWN);
  const at = reader.place(row, column);
  const figures = columns.some((each) => isFigure(reader.cell(row, each)));
  // Bonus and penalty points change the total, whatever the criteria say.
  const adjusts = ADJUSTS.test(text.normalize("NFC").toLowerCase()) && columns.some((each) => /[1-9]/.test(reader.text(row, each)));
  const summed = cells.some((cell) => cell?.type === "text" && isSummary(cell.text));
  if (figures && !summed) {
    const { message, ...rest } = codeAsDay(text) ?? { message: say(LOST_CODE, { text }), fix: LOST_CODE_FIX };
    reader.gathering.problems.add(adjusts ? "error" : severity, message, at, { subject, ...rest });
  } else reader.gathering.skip(at, cells.every(isSigning) ? say(SIGNED, {}) : say(NO_CODE, { text }));
}

/** Every form ends with the same three lines for the day and those who sign: all of one name, they are told once and hide nothing. */
const isSigning = (cell: Cell | undefined): boolean => cell === undefined || (cell.type === "text" && nobodyIn(cell.text) === "signature");

/** The printed maximum of a row against the rubric's: the usual sign of the form of another year. */
export function doubtMaximum(reader: SheetReader, node: Node, row: number, column: number | undefined, subject: readonly string[]): void {
  if (column === undefined) return;
  const reading = numberFrom(reader.cell(row, column), reader.convention(column, "score"));
  if (reading.kind !== "value" || reading.value.type !== "number" || equal(reading.value.number, node.max)) return;
  const message = say(MAXIMUM, { node: node.id, printed: reading.value.number, max: node.max });
  reader.gathering.problems.add("warning", message, reader.place(row, column), { subject: [...subject, node.id], fix: MAXIMUM_FIX });
}
