/** Which rows of a sheet with one row a node print what follows from the others: totals, places, indices; and of what. */
import { leavesOf, type Node } from "../rubric/model.ts";
import { isOfPeriod } from "../rubric/period.ts";
import { type Cell, rowAt } from "../tables/index.ts";
import type { CodeReading } from "./codes.ts";
import { isYearBefore, withoutYear, yearsIn } from "./heading-years.ts";
import { roleOf } from "./headings.ts";
import type { SheetReader } from "./record.ts";
import { isTotal } from "./summary.ts";

interface Row {
  readonly row: number;
  readonly reading: CodeReading;
}

/** What a row prints in its columns of points. */
export interface SumRow {
  /** Id of the node; empty for the whole. */
  readonly node: string;
  readonly what: "points" | "place" | "index";
}

const domainOf = (node: Node): string => leavesOf(node)[0]?.domain.id ?? node.id;

/**
 * What each row of totals, places and indices is of, by row. One above all criteria, and the last one below them, is of the whole; one
 * between them is of the domain above it.
 */
export function totalsOf(reader: SheetReader, rows: readonly Row[]): ReadonlyMap<number, SumRow> {
  const said = rows.map(({ row, reading }) => (reading.kind === "none" ? whatOf(reader, row) : undefined));
  const totals = new Map<number, SumRow>();
  for (const what of ["points", "place", "index"] as const) {
    const sums = rows.flatMap((_, index) => (said[index] === what ? [index] : []));
    for (const [row, node] of nodesOf(rows, sums)) totals.set(row, { node, what });
  }
  return totals;
}

function nodesOf(rows: readonly Row[], sums: readonly number[]): ReadonlyMap<number, string> {
  const totals = new Map<number, string>();
  if (sums.length === 0) return totals;
  const coded = rows.flatMap(({ reading }, index) => (reading.kind === "node" ? [index] : []));
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

function whatOf({ table, gathering }: SheetReader, row: number): SumRow["what"] | undefined {
  const cells = rowAt(table, row) ?? [];
  if (cells.some((cell) => cell?.type === "text" && isTotal(cell.text))) return "points";
  const label = cells.find((cell) => cell !== undefined);
  return label?.type === "text" ? resultOf(label.text, gathering.rubric.period) : undefined;
}

/** What a row says that it prints, in any of its cells but that of its unit. */
export function resultIn(cells: readonly (Cell | undefined)[], unit: number, period: string): "place" | "index" | undefined {
  const said = cells.map((cell, column) => (column === unit || cell?.type !== "text" ? undefined : resultOf(cell.text, period)));
  return said.find((what) => what !== undefined);
}

/** «Xếp hạng», «Chỉ số (%)», «Thứ hạng năm 2025» in that very year: what follows from all points of a unit. */
export function resultOf(label: string, period: string): "place" | "index" | undefined {
  if (isYearBefore(label) || yearsIn(label).some((year) => !isOfPeriod(year, period))) return undefined;
  const role = roleOf(withoutYear(label));
  return role?.is === "printed" && (role.what === "place" || role.what === "index") ? role.what : undefined;
}
