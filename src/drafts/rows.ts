/** The rows of a form one by one: what each has for a code, a name and points, before anything is known of their order. */
import { type HeadedColumn, type Header, findHeader } from "../layouts/header.ts";
import { roleOf } from "../layouts/headings.ts";
import { fold } from "../layouts/fold.ts";
import type { CellSpan } from "../source.ts";
import { type Cell, cellAt, placeOf, readColumnConvention, readNumber, type Table } from "../tables/index.ts";
import type { Message } from "../text.ts";
import { type Code, figureOf, leadingCode, readCode } from "./codes.ts";
import { pointsInName, tidyText } from "./options.ts";

export type RowKind = "total" | "bonus" | "penalty" | "node" | "figure" | "plain";

export interface Row {
  readonly kind: RowKind;
  readonly code: Code | undefined;
  /** Of the row of a figure: its key. */
  readonly key: string;
  /** Without the code and the points that stood in it. */
  readonly name: string;
  /** Further lines of the cell of the name, and what the column of scoring says. */
  readonly notes: readonly { readonly text: string; readonly at: CellSpan }[];
  readonly points: string | undefined;
  /** The points that the name itself gives. */
  readonly named: string | undefined;
  /** What is wrong with the cell of points. */
  readonly fault: { readonly message: Message; readonly found: string } | undefined;
  /** Spaces in front of the name. */
  readonly indent: number;
  readonly capitals: boolean;
  readonly cells: { readonly code: CellSpan; readonly name: CellSpan; readonly max: CellSpan };
}

export interface Sheet {
  readonly table: Table;
  readonly header: Header;
  readonly rows: readonly Row[];
}

const TOTAL = /^(?:tổng|tổng cộng|tổng số|tổng điểm|tổng số điểm|cộng|điểm số|tổng cộng điểm|thang điểm|tổng điểm tối đa)$/u;
const BONUS = /^(?:tổng )?điểm (?:thưởng|cộng)(?: thêm)?$/u;
const PENALTY = /^(?:tổng )?điểm (?:phạt|trừ|bị trừ)$/u;
const SCORING = /cách (?:tính|chấm)|phương pháp (?:tính|chấm)/iu;
/** A row that only numbers the columns: `(1)`, `2`, `A`. */
const NUMBERING = /^\(?(?:\d{1,2}|[A-H])\)?$/;

/** The heading row of a form: codes or names, and maxima or at least names that carry them. */
export function formHeader(table: Table): Header | undefined {
  const found =
    findHeader(table, (roles) => roles.some(({ is }) => is === "max") && roles.some(({ is }) => is === "name" || is === "code")) ??
    findHeader(table, (roles) => roles.some(({ is }) => is === "name") && roles.some(({ is }) => is === "code"));
  if (found === undefined) return undefined;
  // Lines of the title may have been taken for upper headings; they have something to say of their own.
  let { top } = found;
  const heads = (row: number): boolean => (table.rows[row] ?? []).some((cell) => cell?.type === "text" && roleOf(cell.text) !== undefined);
  while (top < found.bottom && !heads(top)) top += 1;
  return { ...found, top };
}

interface Columns {
  readonly code: number | undefined;
  readonly name: number;
  readonly max: number | undefined;
  readonly scoring: readonly number[];
}

function columnsOf({ columns }: Header): Columns {
  const first = (is: string): number | undefined => columns.find(({ role }) => role?.is === is)?.column;
  const code = first("code");
  const name = first("name") ?? (code ?? 0) + 1;
  const scores = ({ headings, role }: HeadedColumn): boolean => role?.is !== "max" && headings.some((heading) => SCORING.test(heading));
  return { code, name, max: first("max"), scoring: columns.filter(scores).map(({ column }) => column) };
}

const bareText = (text: string): string => fold(text.replace(/\([^()]*\)/g, " ").replace(/[:.*]+\s*$/, ""));

function kindOf(label: string, code: Code | undefined): RowKind {
  const text = label
    .normalize("NFC")
    .toLowerCase()
    .replace(/\([^()]*\)/g, " ")
    .replace(/[:.*\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  if (TOTAL.test(text) && bareText(label) !== "") return "total";
  if (code === undefined && BONUS.test(text)) return "bonus";
  if (code === undefined && PENALTY.test(text)) return "penalty";
  return code === undefined ? "plain" : "node";
}

const isCapital = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 3 && text === text.toUpperCase();
};

/** All rows below the heading; rows that hold neither a code, a name nor points are left out. */
export function readRows(table: Table, header: Header): readonly Row[] {
  const columns = columnsOf(header);
  const from = header.bottom + 1;
  const maxima = table.rows.slice(from).map((row) => (columns.max === undefined ? undefined : row?.[columns.max]));
  const convention = readColumnConvention(maxima, "score");
  const points = (cell: Cell | undefined): Pick<Row, "points" | "fault"> => {
    // Both marks stand in one column of a form; only what each could mean in two ways is read by the column.
    const alone = readNumber(cell, { purpose: "score", decimal: "undetermined" });
    const reading = alone.kind === "fault" ? readNumber(cell, convention) : alone;
    if (reading.kind === "number") return { points: reading.text, fault: undefined };
    return { points: undefined, fault: reading.kind === "fault" ? reading : undefined };
  };
  const coded = table.rows.slice(from).some((row) => columns.code !== undefined && readCode(row?.[columns.code]) !== undefined);
  const rows: Row[] = [];
  for (let at = from; at < table.rows.length; at += 1) {
    const row = rowAt(table, at, columns, coded, points);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

function rowAt(
  table: Table,
  at: number,
  columns: Columns,
  coded: boolean,
  points: (cell: Cell | undefined) => Pick<Row, "points" | "fault">,
): Row | undefined {
  const cell = (column: number | undefined): Cell | undefined => (column === undefined ? undefined : cellAt(table, at, column));
  const place = (column: number | undefined): CellSpan => placeOf(table, at, column ?? columns.name);
  const [codeCell, nameCell, maxCell] = [cell(columns.code), cell(columns.name), cell(columns.max)];
  if (codeCell === undefined && nameCell === undefined && maxCell === undefined) return undefined;
  const written = nameCell?.text ?? "";
  if (NUMBERING.test(written.trim()) && NUMBERING.test((maxCell ?? codeCell)?.text.trim() ?? "")) return undefined;
  const figure = figureOf(codeCell);
  const own = figure === undefined ? readCode(codeCell) : undefined;
  const leading = own === undefined && figure === undefined ? leadingCode(written) : undefined;
  // Beside a column of codes a lone number in front of a text only counts steps.
  const inName = leading !== undefined && (!coded || leading.code.text.includes(".")) ? leading : undefined;
  const [first = "", ...lines] = (inName?.name ?? written).split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const stated = pointsInName(tidyText(first));
  // «Tổng cộng» is often merged over the columns of code and name, and so stands in that of codes.
  const label = written.trim() !== "" || own !== undefined ? tidyText(written) : tidyText(codeCell?.text ?? "");
  const code = own ?? inName?.code;
  const read = points(maxCell);
  return {
    kind: figure === undefined ? kindOf(label, code) : "figure",
    code,
    key: figure?.key ?? "",
    name: stated.name !== "" ? stated.name : label,
    notes: [
      ...lines.map((text) => ({ text: tidyText(text), at: place(columns.name) })),
      ...columns.scoring.flatMap((column) => {
        const text = cell(column)?.text.trim() ?? "";
        return text === "" ? [] : [{ text, at: place(column) }];
      }),
    ],
    points: read.points ?? stated.points,
    named: stated.points,
    fault: read.fault,
    indent: /^[ \t\u00a0]*/.exec(written)?.[0].length ?? 0,
    capitals: isCapital(stated.name),
    cells: {
      code: place(own === undefined && inName !== undefined ? columns.name : columns.code),
      name: place(columns.name),
      max: place(columns.max),
    },
  };
}
