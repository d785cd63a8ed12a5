/** A report on a screen: colours if wanted, tables that fit, sentences wrapped; nothing that people wrote reaches it unescaped. */
import type CliTable from "cli-table3";
import type { Block, Column, Entry, Inline, Report, Tone } from "../views/block.ts";
import { Needs, plan } from "./columns.ts";
import { drawTable, isPlain, type Row } from "./drawn-table.ts";
import { treeLines } from "./drawn-tree.ts";
import type { Format, RenderOptions } from "./format.ts";
import { frameLines } from "./frame.ts";
import { hanging, INDENT, type Pen, PROSE, paint, prose, titled } from "./pen.ts";
import { safeLine } from "./safe.ts";
import { type Line, lineWidth, pieces, wrap } from "./wrap.ts";

type Table = Extract<Block, { kind: "table" }>;

/** Where no screen says how wide a table may be. */
const TABLE = 120;

interface TablePen extends Pen {
  readonly table: typeof CliTable;
}

const HEADING_TONE = { 1: "strong", 2: "strong", 3: "strong" } as const;

function heading(text: Inline, level: 1 | 2 | 3, pen: Pen): readonly string[] {
  const lines = prose(text, "", pen, HEADING_TONE[level]);
  if (level === 3) return lines;
  const mark = level === 1 ? (pen.options.ascii ? "=" : "═") : pen.options.ascii ? "-" : "─";
  const widest = wrap(pieces(text), pen.prose).reduce((most, line) => Math.max(most, lineWidth(line)), 0);
  return [...lines, mark.repeat(widest)];
}

function entry({ title, figure, frame, lines }: Entry, pen: Pen): readonly string[] {
  const first = figure === undefined ? prose(title, "", pen) : titled(title, figure, pen);
  const framed = frame === undefined ? [] : frameLines(frame).map((line) => INDENT + line);
  return [...first, ...framed, ...lines.flatMap((line) => hanging(line, pen))];
}

const hasMore = ({ frame, lines }: Entry): boolean => frame !== undefined || lines.length > 0;

function facts(items: Extract<Block, { kind: "facts" }>["items"], pen: Pen): readonly string[] {
  const names = items.map(({ name }) => pieces(name, "muted"));
  const widest = names.reduce((most, name) => Math.max(most, lineWidth(name)), 0) + 2;
  return items.flatMap(({ value }, index) => {
    const name = names[index] as Line;
    const lines = wrap(pieces(value), Math.max(20, pen.prose - widest));
    return lines.map(
      (line, nth) =>
        (nth === 0 ? `${paint(name, pen)}:${" ".repeat(widest - lineWidth(name) - 1)}` : " ".repeat(widest)) + paint(line, pen),
    );
  });
}

/** One line a cell, one paragraph a row. */
function stacked({ columns, rows, foot = [] }: Table, pen: Pen): readonly string[] {
  return [...rows, ...foot].flatMap((row, index) => {
    const cells = columns.flatMap(({ title }, column) => {
      const cell = row[column] ?? "";
      return lineWidth(pieces(cell)) === 0 ? [] : hanging([{ text: `${title}: `, tone: "muted" }, ...pieces(cell)], pen);
    });
    return index === 0 ? cells : ["", ...cells];
  });
}

/** Cells are made safe and measured twice, for the widths and to be drawn: held between, those of thousands of rows would take more room than time. */
function table(block: Table, pen: TablePen): Iterable<string> {
  const { columns, rows, foot = [] } = block;
  const rowOf = (cells: readonly Inline[], tone?: Tone): Row => columns.map((_, column) => pieces(cells[column] ?? "", tone));
  const below = foot.map((cells) => rowOf(cells, "strong"));
  const needs = new Needs(columns);
  const unusual: Row[] = [];
  for (const cells of rows) {
    const row = rowOf(cells);
    needs.meet(row);
    if (!isPlain(row)) unusual.push(row);
  }
  for (const row of below) needs.meet(row);
  const { drawing, gap, widths } = plan(needs, pen.options.width ?? TABLE);
  if (drawing === "stacked") return stacked(block, pen);
  const head = rowOf(columns.map(titleOf), "strong");
  return drawTable(
    pen.table,
    { head, body: rows, rowOf, unusual, foot: below },
    { ascii: pen.options.ascii, boxed: drawing === "boxed", gap, columns, widths, paint: (line) => paint(line, pen) },
  );
}

const titleOf = ({ title }: Column): Inline => title;

function blockLines(block: Block, pen: TablePen): Iterable<string> {
  switch (block.kind) {
    case "heading":
      return heading(block.text, block.level, pen);
    case "paragraph":
      return prose(block.text, "", pen);
    case "list":
      return block.items.flatMap((item) => prose(item, "- ", pen));
    case "facts":
      return facts(block.items, pen);
    case "table":
      return table(block, pen);
    case "entries":
      // Entries of one line stand close together; one with more to it stands apart from both its neighbours.
      return block.items.flatMap((item, index) => {
        const before = block.items[index - 1];
        return [...(before !== undefined && (hasMore(before) || hasMore(item)) ? [""] : []), ...entry(item, pen)];
      });
    case "tree":
      return block.items.flatMap((item) => treeLines(item, pen));
    case "code":
      return block.text
        .normalize("NFC")
        .split(/\r\n|\n|\r/)
        .map((line) => INDENT + safeLine(line));
  }
}

async function render({ blocks }: Report, options: RenderOptions): Promise<Iterable<string>> {
  const [{ Chalk }, { default: table }] = await Promise.all([import("chalk"), import("cli-table3")]);
  const prose = options.width === undefined ? Number.POSITIVE_INFINITY : Math.min(options.width, PROSE);
  const { green, yellow, red, dim, bold } = new Chalk({ level: options.colour ? 1 : 0 });
  const tones = { plain: (text: string) => text, good: green, warning: yellow, bad: red, muted: dim, strong: bold };
  const pen: TablePen = { options, tones, table, prose };
  return {
    *[Symbol.iterator]() {
      for (const [index, block] of blocks.entries()) {
        if (index > 0) yield "\n\n";
        let between = "";
        for (const line of blockLines(block, pen)) {
          yield between + line.trimEnd();
          between = "\n";
        }
      }
      if (blocks.length > 0) yield "\n";
    },
  };
}

export const pretty: Format = {
  id: "pretty",
  alias: "terminal",
  title: { vi: "Bảng trên màn hình", en: "Tables on the screen" },
  extension: "txt",
  binary: false,
  render,
};
