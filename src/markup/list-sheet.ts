/** A sheet of our own with a list: a title, lines above, a heading, rows of text of which one column leads to the cell it is about. */
import { escaped } from "../formats/xml-text.ts";
import { cellName } from "../source.ts";
import type { ListLooks } from "./styles.ts";

export interface ListColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export interface ListRow {
  readonly cells: readonly string[];
  /** Where a click on the place leads: `'Tự chấm'!F12`. */
  readonly target?: string | undefined;
}

export interface List {
  readonly name: string;
  readonly title: string;
  readonly above: readonly string[];
  readonly columns: readonly ListColumn[];
  /** Which column carries the link, from 0. */
  readonly linked: number;
  readonly rows: readonly ListRow[];
}

const text = (row: number, column: number, value: string, look: number): string =>
  value === ""
    ? `<c r="${cellName(row, column)}" s="${look}"/>`
    : `<c r="${cellName(row, column)}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${value.split("\n").map(escaped).join("\n")}</t></is></c>`;

/** In points: programs do not measure wrapped text when they open a file. */
const LINE = 15;
const TALLEST = 409;

/** As many lines as the longest cell needs in its column; letters are narrower than the digits that widths count. */
function heightOf(cells: readonly string[], columns: readonly ListColumn[]): string {
  const lines = cells.map((value, column) =>
    value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((columns[column]?.width ?? 10) * 1.05))), 0),
  );
  return ` ht="${Math.min(TALLEST, LINE * Math.max(1, ...lines))}" customHeight="1"`;
}

const rowOf = (row: number, cells: readonly string[], look: (column: number) => number, height = ""): string =>
  `<row r="${row + 1}"${height}>${cells.map((value, column) => text(row, column, value, look(column))).join("")}</row>`;

export function listSheet(list: List, namespace: string, looks: ListLooks): string {
  const { title, above, columns, rows, linked } = list;
  const head = above.length + 2;
  const lines = [
    rowOf(0, [title], () => looks.title, ` ht="${LINE + 7}" customHeight="1"`),
    ...above.map((line, index) => rowOf(index + 1, [line], () => 0)),
    rowOf(
      head,
      columns.map((column) => column.title),
      () => looks.heading,
    ),
    ...rows.map(({ cells, target }, index) => {
      const look = (column: number): number => (column === linked && target !== undefined ? looks.link : looks.text);
      return rowOf(head + 1 + index, cells, look, heightOf(cells, columns));
    }),
  ];
  const links = rows.flatMap(({ target }, index) =>
    target === undefined ? [] : [`<hyperlink ref="${cellName(head + 1 + index, linked)}" location="${escaped(target)}"/>`],
  );
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const last = cellName(head + rows.length, columns.length - 1);
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${head + 1}" topLeftCell="A${head + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.join("")}</cols><sheetData>${lines.join("")}</sheetData>`,
    rows.length === 0 ? "" : `<autoFilter ref="${cellName(head, 0)}:${last}"/>`,
    links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`,
    '<pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    "</worksheet>",
  ].join("");
}
