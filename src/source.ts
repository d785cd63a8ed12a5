/** Places in what people wrote: a stretch of a text file or a cell of a sheet, so that every message and every point can say where. */

/** A text file that was read; `name` is the path as the user gave it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Offsets are UTF-16 units of `source.text`, the end exclusive. */
export interface TextSpan {
  readonly kind: "text";
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Row and column count from 0. A CSV file has one sheet without a name. */
export interface CellSpan {
  readonly kind: "cell";
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A whole file, where no nearer place is known. */
export interface FileSpan {
  readonly kind: "file";
  readonly file: string;
}

export type Span = TextSpan | CellSpan | FileSpan;

export const fileSpan = (file: string): FileSpan => ({ kind: "file", file });

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** `F12` for row 11, column 5. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** 1-based line and offset in that line of a place in a text; CRLF, LF and a lone CR end a line. */
export function lineOf(text: string, offset: number): { readonly line: number; readonly start: number; readonly end: number } {
  let line = 1;
  let start = 0;
  const ending = /\r\n|\n|\r/g;
  for (let found = ending.exec(text); found !== null && ending.lastIndex <= offset; found = ending.exec(text)) {
    line += 1;
    start = ending.lastIndex;
  }
  ending.lastIndex = start;
  const next = ending.exec(text);
  return { line, start, end: next === null ? text.length : next.index };
}

/** One key for each sheet of a run, and for each cell. */
export const sheetKey = ({ file, sheet }: Pick<CellSpan, "file" | "sheet">): string => `${file}\n${sheet}`;
export const cellKey = (at: CellSpan): string => `${sheetKey(at)}\n${at.row}\n${at.column}`;

/** The cell as one writes it within its file: `'Tự chấm'!F12`, `F12` where the file has no sheets. */
export function cellInFile({ sheet, row, column }: Pick<CellSpan, "sheet" | "row" | "column">): string {
  const cell = cellName(row, column);
  return sheet === "" ? cell : `'${sheet}'!${cell}`;
}

/** The place as one writes it: `a.yaml:41:19`, `du-lieu.xlsx › 'Tự chấm'!F12`, `du-lieu.csv › F12`. */
export function placeName(span: Span, width: (text: string) => number = (text) => [...text].length): string {
  if (span.kind === "file") return span.file;
  if (span.kind === "cell") return `${span.file} › ${cellInFile(span)}`;
  const { line, start } = lineOf(span.source.text, span.start);
  return `${span.source.name}:${line}:${width(span.source.text.slice(start, span.start)) + 1}`;
}
