/** The rows of a form one by one: what each has for a code, a name and points, before anything is known of their order. */

import { findHeader, type HeadedColumn, type Header } from "../layouts/header.ts";
import { roleOf } from "../layouts/headings.ts";
import type { Role } from "../layouts/roles.ts";
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
  readonly evidence: string;
  /** Spaces in front of the name. */
  readonly indent: number;
  readonly capitals: boolean;
  readonly cells: { readonly code: CellSpan; readonly name: CellSpan; readonly max: CellSpan };
}

const TOTAL = /^(?:tổng|tổng cộng|tổng số|tổng điểm|tổng số điểm|cộng|điểm số|tổng cộng điểm|thang điểm|tổng điểm tối đa)$/u;
const BONUS = /^(?:tổng )?điểm (?:thưởng|cộng)(?: thêm)?$/u;
const PENALTY = /^(?:tổng )?điểm (?:phạt|trừ|bị trừ)$/u;
const SCORING = /cách (?:tính|chấm)|phương pháp (?:tính|chấm)/iu;
/** A row that only numbers the columns: `(1)`, `2`, `A`. */
const NUMBERING = /^\s*\(?(?:\d{1,2}|[A-H])\)?\s*$/;
const isNumbering = (cell: Cell | undefined): boolean => cell !== undefined && NUMBERING.test(cell.text);

/** The heading row of a form: codes or names, and maxima or at least names that carry them. */
export function formHeader(table: Table): Header | undefined {
  const found =
    findHeader(table, (roles) => roles.some(({ is }) => is === "max") && roles.some(({ is }) => is === "name" || is === "code")) ??
    findHeader(table, (roles) => roles.some(({ is }) => is === "name") && roles.some(({ is }) => is === "code"));
  if (found === undefined) return undefined;
  // Lines of the title may have been taken for upper headings; they have something to say of their own.
  let { top } = found;
  const heads = (row: number): boolean =>
    (table.rows.at(row) ?? []).some((cell) => cell?.type === "text" && roleOf(cell.text) !== undefined);
  while (top < found.bottom && !heads(top)) top += 1;
  return { ...found, top };
}

interface Columns {
  readonly code: number | undefined;
  readonly name: number;
  readonly max: number | undefined;
  readonly scoring: readonly number[];
  /** Undefined where the form is filled in: its column then holds what a unit has shown, not what is asked for. */
  readonly evidence: number | undefined;
}

const isFilled = (role: Role | undefined): boolean => role?.is === "points" || role?.is === "facts" || role?.is === "value";

function columnsOf({ columns, bottom }: Header, table: Table): Columns {
  const first = (is: Role["is"]): number | undefined => columns.find(({ role }) => role?.is === is)?.column;
  const code = first("code");
  const name = first("name") ?? (code ?? 0) + 1;
  const scores = ({ headings, role }: HeadedColumn): boolean => role?.is !== "max" && headings.some((heading) => SCORING.test(heading));
  const answers = columns.filter(({ role }) => isFilled(role)).map(({ column }) => column);
  const filled = table.rows
    .slice(bottom + 1)
    .some((row) => !isNumbering(row?.[name]) && answers.some((column) => row?.[column] !== undefined));
  const scoring = columns.filter(scores).map(({ column }) => column);
  return { code, name, max: first("max"), scoring, evidence: filled ? undefined : first("evidence") };
}

/** A label without case, what stands in brackets, and the marks behind it. */
const bareLabel = (label: string): string =>
  label
    .slice(0, 80)
    .toLowerCase()
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/[:.* ]+$/, "")
    .trim();

/** Whether a part gives points beside the scale or takes them. */
export function effectOf(label: string): "score" | "bonus" | "penalty" {
  const text = bareLabel(label);
  return BONUS.test(text) ? "bonus" : PENALTY.test(text) ? "penalty" : "score";
}

function kindOf(label: string, code: Code | undefined): RowKind {
  if (TOTAL.test(bareLabel(label))) return "total";
  if (code !== undefined) return "node";
  const effect = effectOf(label);
  return effect === "score" ? "plain" : effect;
}

const isCapital = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 3 && text === text.toUpperCase();
};

type Points = Pick<Row, "points" | "fault">;

/** What is known of the whole table while its rows are read. */
interface Reader {
  readonly table: Table;
  readonly columns: Columns;
  /** The column of codes holds some. */
  readonly coded: boolean;
  readonly points: (cell: Cell | undefined) => Points;
}

/** «Tối đa 2 điểm» is a number of points. */
const plainPoints = (cell: Cell | undefined): Cell | undefined =>
  cell?.type === "text" ? { ...cell, text: cell.text.replace(/^\s*tối đa\s+/iu, "") } : cell;

/** All rows below the heading; rows that hold neither a code, a name nor points are left out. */
export function readRows(table: Table, header: Header): readonly Row[] {
  const columns = columnsOf(header, table);
  const from = header.bottom + 1;
  const maxima = table.rows.slice(from).map((row) => (columns.max === undefined ? undefined : row?.[columns.max]));
  const convention = readColumnConvention(maxima, "score");
  const points = (cell: Cell | undefined): Points => {
    // Both marks stand in one column of a form; only what each could mean in two ways is read by the column.
    const alone = readNumber(plainPoints(cell), { purpose: "score", decimal: "undetermined" });
    const reading = alone.kind === "fault" ? readNumber(plainPoints(cell), convention) : alone;
    if (reading.kind === "number") return { points: reading.text, fault: undefined };
    return { points: undefined, fault: reading.kind === "fault" ? reading : undefined };
  };
  const coded = table.rows.slice(from).some((row) => columns.code !== undefined && readCode(row?.[columns.code]) !== undefined);
  const rows: Row[] = [];
  for (let at = from; at < table.rows.length; at += 1) {
    const row = rowAt({ table, columns, coded, points }, at);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** The code of a row from its own cell, else from in front of the name; and the name without it. */
function identity({ coded }: Reader, codeCell: Cell | undefined, written: string) {
  const figure = figureOf(codeCell);
  if (figure !== undefined) return { figure, code: undefined, inName: false, name: written };
  const own = readCode(codeCell);
  if (own !== undefined) return { figure, code: own, inName: false, name: written };
  const leading = leadingCode(written);
  // Beside a column of codes a lone number in front of a text only counts steps.
  if (leading === undefined || (coded && !leading.code.text.includes(".")))
    return { figure, code: undefined, inName: false, name: written };
  return { figure, code: leading.code, inName: true, name: leading.name };
}

function rowAt(reader: Reader, at: number): Row | undefined {
  const { table, columns } = reader;
  const cell = (column: number | undefined): Cell | undefined => (column === undefined ? undefined : cellAt(table, at, column));
  const place = (column: number | undefined): CellSpan => placeOf(table, at, column ?? columns.name);
  const [codeCell, nameCell, maxCell] = [cell(columns.code), cell(columns.name), cell(columns.max)];
  if (codeCell === undefined && nameCell === undefined && maxCell === undefined) return undefined;
  if (isNumbering(nameCell) && isNumbering(maxCell ?? codeCell)) return undefined;
  const written = nameCell?.text ?? "";
  const { figure, code, inName, name } = identity(reader, codeCell, written);
  const [first = "", ...lines] = name.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const stated = pointsInName(tidyText(first));
  // «Tổng cộng» is often merged over the columns of code and name, and so stands in that of codes.
  const label = tidyText(written.trim() !== "" || code !== undefined ? written : (codeCell?.text ?? ""));
  const read = reader.points(maxCell);
  const scoring = columns.scoring.map((column) => ({ text: cell(column)?.text.trim() ?? "", at: place(column) }));
  return {
    kind: figure === undefined ? kindOf(label, code) : "figure",
    code,
    key: figure?.key ?? "",
    name: stated.name !== "" ? stated.name : label,
    notes: [...lines.map((text) => ({ text: tidyText(text), at: place(columns.name) })), ...scoring.filter(({ text }) => text !== "")],
    points: read.points ?? stated.points,
    named: stated.points,
    fault: read.fault,
    evidence: tidyText(cell(columns.evidence)?.text ?? ""),
    indent: /^[ \t\u00a0]*/.exec(written)?.[0].length ?? 0,
    capitals: isCapital(stated.name),
    cells: { code: place(inName ? columns.name : columns.code), name: place(columns.name), max: place(columns.max) },
  };
}
