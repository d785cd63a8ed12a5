/** One row a unit, with sums of domains, totals and places but no criteria: nothing can be scored from it, only compared with it. */
import type { Round } from "../assessment.ts";
import { rowAt, type Table } from "../tables/index.ts";
import { Codes } from "./codes.ts";
import { findHeader, type HeadedColumn, type Header } from "./header.ts";
import { roleOf, roundOf } from "./headings.ts";
import type { Layout } from "./layout.ts";
import { keepPrinted } from "./printed.ts";
import { SheetReader } from "./record.ts";
import { spannedColumn } from "./spanned.ts";
import { UnitRows } from "./unit-rows.ts";
import { noteUnitless } from "./unitless.ts";
import { saysSurvey, tellUnread } from "./unread-columns.ts";
import { keepHeadedMaxima, type PrintedColumn, printedColumnOf } from "./wide-printed.ts";
import { endsAsUnit, unitColumnOf } from "./wide-target.ts";

const ANSWERS: ReadonlySet<string> = new Set(["code", "value", "facts", "field"]);

const printedIn = (columns: readonly HeadedColumn[], codes: Codes): readonly PrintedColumn[] =>
  columns.flatMap((column) => printedColumnOf(column, codes) ?? []);

export const sums: Layout = {
  id: "sums",
  title: { vi: "Bảng điểm theo lĩnh vực: chỉ để đối chiếu", en: "Table of sums by domain: only for comparison" },
  doc: {
    vi: "Mỗi dòng một đơn vị, các cột là điểm của từng lĩnh vực (TC, TĐ, Bị trừ, Tổng), tổng điểm, chỉ số, xếp hạng. Không có điểm của từng tiêu chí nên không tính được từ bảng này; các số được giữ để đối chiếu.",
    en: "One row a unit, columns for the points of domains («TC», «TĐ», lost, total), the total, the index, the rank. It has no points of criteria, so nothing is scored from it; the figures are kept for comparison.",
  },
  roles: ["unit", "group", "points", "printed", "ignored"],
  comparesOnly: true,
  recognise(table, rubric) {
    const codes = new Codes(rubric);
    const count = (columns: readonly HeadedColumn[]): number => printedIn(columns, codes).length;
    return findHeader(
      table,
      (roles, columns) => columns.some(endsAsUnit) && !roles.some(({ is }) => ANSWERS.has(is)) && count(columns) > 0,
      ({ columns }) => count(columns),
    );
  },
  read(table, header, gathering) {
    const codes = new Codes(gathering.rubric);
    const printed = printedIn(header.columns, codes);
    const reader = new SheetReader(table, gathering, header);
    gathering.comparedOnly(table, header);
    keepHeadedMaxima(table, header.columns, codes, gathering);
    const taken = new Set(printed.map(({ column }) => column));
    tellUnread(table, header, gathering, { layout: sums, taken, severity: (headed) => (saysSurvey(headed) ? "error" : "warning") });
    readRows(reader, header, printed);
  },
};

function readRows(reader: SheetReader, header: Header, printed: readonly PrintedColumn[]): void {
  const { table, gathering } = reader;
  const unitColumn = unitColumnOf(header) as number;
  const nameAt = spannedColumn(table, unitColumn);
  const units = new UnitRows(
    reader,
    printed.map(({ column }) => column),
  );
  let before = "";
  for (let row = header.bottom + 1; row < table.rows.length; row += 1) {
    if (rowAt(table, row) === undefined) continue;
    const named = roundOfRow(table, row, unitColumn);
    const own = nameAt(row);
    // One unit may have a row for each round, with its name in the first of them.
    const name = own === "" && named !== undefined ? before : own;
    const at = reader.place(row, unitColumn);
    const unit = units.of(row, name) !== "unit" ? undefined : gathering.compared(name, at);
    if (unit === undefined) {
      noteUnitless(reader, row, at, false);
      continue;
    }
    before = name;
    for (const { column, node, what, round } of printed)
      keepPrinted(reader, { unit: unit.id, node, what, round: round ?? named }, row, column);
  }
}

/** The round that a row names in a cell beside the unit: ĐTC, TĐ1, TĐ2. */
function roundOfRow(table: Table, row: number, unitColumn: number): Round | undefined {
  for (const [column, cell] of (rowAt(table, row) ?? []).entries()) {
    if (column === unitColumn || cell?.type !== "text") continue;
    const role = roleOf(cell.text.trim());
    const round = roundOf(cell.text) ?? (role?.is === "points" ? role.round : undefined);
    if (round !== undefined) return round;
  }
  return undefined;
}
