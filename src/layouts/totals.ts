/** Which rows of a sheet with one row a node are totals, and of what. */
import { leavesOf, type Node } from "../rubric/model.ts";
import type { CodeReading } from "./codes.ts";
import type { SheetReader } from "./record.ts";
import { isTotal } from "./summary.ts";

interface Row {
  readonly row: number;
  readonly reading: CodeReading;
}

const domainOf = (node: Node): string => leavesOf(node)[0]?.domain.id ?? node.id;

/**
 * The node of each row of totals, by row; empty for the whole. A total above all criteria, and the last one below them, is of the whole;
 * one between them is of the domain above it.
 */
export function totalsOf(reader: SheetReader, rows: readonly Row[]): ReadonlyMap<number, string> {
  const totals = new Map<number, string>();
  const coded = rows.flatMap(({ reading }, index) => (reading.kind === "node" ? [index] : []));
  const sums = rows.flatMap(({ row, reading }, index) => (reading.kind === "none" && isTotalRow(reader, row) ? [index] : []));
  const [first = 0] = coded;
  const last = coded.at(-1) ?? 0;
  const below = sums.filter((index) => index > last);
  const between = sums.some((index) => index > first && index < last);
  let domain = "";
  for (const [index, { row, reading }] of rows.entries()) {
    if (reading.kind === "node") domain = domainOf(reading.node);
    else if (sums.includes(index)) {
      const whole = index < first || index === below.at(-1);
      // Of several totals below the table only the last one is certain, unless domains have totals of their own.
      if (whole || index < last || (between && index === below[0])) totals.set(row, whole ? "" : domain);
    }
  }
  return totals;
}

const isTotalRow = ({ table }: SheetReader, row: number): boolean =>
  table.rows[row]?.some((cell) => cell?.type === "text" && isTotal(cell.text)) === true;
