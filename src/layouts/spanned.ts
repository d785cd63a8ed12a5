/** The texts of a column whose cells may be merged over several rows: such a one stands for each of them. */
import { cellAt, type Table } from "../tables/index.ts";

interface Corner {
  readonly row: number;
  readonly column: number;
}

/** What a column says in each row; the merged ranges are sorted out once. */
export function spannedColumn(table: Table, column: number): (row: number) => string {
  const corners = new Map<number, Corner>();
  for (const { top, bottom, left, right } of table.merges) {
    if (column < left || column > right) continue;
    for (let row = top; row <= Math.min(bottom, table.rows.length); row += 1) corners.set(row, { row: top, column: left });
  }
  return (row) => {
    const corner = corners.get(row);
    return (corner === undefined ? cellAt(table, row, column) : cellAt(table, corner.row, corner.column))?.text.trim() ?? "";
  };
}
