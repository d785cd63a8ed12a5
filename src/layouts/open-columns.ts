/** Columns whose heading alone leaves open what they hold: what stands below or beside it tells. */
import { cellAt, type Table } from "../tables/index.ts";
import { isTitle, textOf } from "./header-rows.ts";
import { isPoints } from "./heading-roles.ts";
import { isKindOfUnits } from "./headings.ts";
import { isMeasure } from "./not-a-unit.ts";
import type { Role } from "./roles.ts";

interface Column {
  readonly column: number;
  readonly headings: readonly string[];
  readonly role: Role | undefined;
}

/** So many rows tell what a column of units holds. */
const LOOKED_AT = 200;

/** «Đơn vị» over «%», «Văn bản», «Tỷ đồng» is «Đơn vị tính». */
export function withoutMeasures<T extends Column>(columns: readonly T[], table: Table, bottom: number): readonly T[] {
  return columns.map((column) =>
    column.role?.is === "unit" && holdsMeasures(table, bottom, column.column) ? { ...column, role: { is: "ignored" } } : column,
  );
}

function holdsMeasures(table: Table, bottom: number, column: number): boolean {
  const length = Math.max(0, Math.min(LOOKED_AT, table.rows.length - bottom - 1));
  const texts = Array.from({ length }, (_, at) => textOf(cellAt(table, bottom + 1 + at, column))).filter((text) => text !== "");
  const measures = texts.filter(isMeasure).length;
  return measures * 2 > texts.length;
}

/** «Huyện, thị xã, thành phố» heads the units where no other column does; under another text it is the group of a row. */
export function withUnits<T extends Column>(columns: readonly T[], table: Table, top: number): readonly T[] {
  if (columns.some(({ role }) => role?.is === "unit")) return columns;
  const [only, ...others] = columns.filter(
    ({ role, headings }) => role === undefined && headings.length === 1 && headings.every(isKindOfUnits),
  );
  const first = only !== undefined && (isTitle(table, top - 1) || cellAt(table, top - 1, only.column) === undefined);
  if (!first || others.length > 0) return columns;
  return columns.map((column) => (column === only ? { ...column, role: { is: "unit" } } : column));
}

const ANSWERS: ReadonlySet<string> = new Set<Role["is"]>(["points", "facts", "value"]);

/** «Đơn vị | Mã | Vòng | Điểm»: where each row names its round, the one column of points holds those of all rounds. */
export function withValues<T extends Column>(columns: readonly T[]): readonly T[] {
  const has = (is: Role["is"]): boolean => columns.some(({ role }) => role?.is === is);
  const open = columns.filter(({ role, headings }) => role === undefined && headings.every(isPoints));
  const [only] = open;
  const rows = has("unit") && has("code") && has("round");
  if (only === undefined || open.length > 1 || !rows || columns.some(({ role }) => ANSWERS.has(role?.is ?? ""))) return columns;
  return columns.map((column) => (column === only ? { ...column, role: { is: "value" } } : column));
}
