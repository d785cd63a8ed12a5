/** Colours on cells of one sheet, put into its XML where the cells stand. */
import { cellName } from "../source.ts";
import type { Level } from "./styles.ts";
import { attributeOf, childrenOf, Edits, type Element, type Tag, tagsOf, withAttribute } from "./xml-edit.ts";

/** What marks which cell: by row, then by column, both from 0. */
export type Marks = ReadonlyMap<number, ReadonlyMap<number, Level>>;

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined || !/^\d{1,9}$/.test(text) ? undefined : Number(text);

function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? "A") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The looks of whole columns, which blank cells take. */
function columnLooks(text: string): (column: number) => number {
  const columns = childrenOf(text, "cols").map(({ tag }) => ({
    from: (numberOf(attributeOf(tag, "min")) ?? 1) - 1,
    to: (numberOf(attributeOf(tag, "max")) ?? 1) - 1,
    look: numberOf(attributeOf(tag, "style")) ?? 0,
  }));
  return (column) => columns.find(({ from, to }) => column >= from && column <= to)?.look ?? 0;
}

interface OpenRow {
  readonly tag: Tag;
  readonly number: number;
  readonly marks: ReadonlyMap<number, Level>;
  readonly done: Set<number>;
}

class Painter {
  readonly #text: string;
  readonly #marks: Marks;
  readonly #look: (look: number, level: Level) => number;
  readonly #columnLook: (column: number) => number;
  readonly #edits = new Edits();
  readonly #rows = new Set<number>();
  #prefix = "";
  #row: OpenRow | undefined;
  #lastRow = -1;
  #lastColumn = -1;

  constructor(text: string, marks: Marks, look: (look: number, level: Level) => number) {
    this.#text = text;
    this.#marks = marks;
    this.#look = look;
    this.#columnLook = columnLooks(text);
  }

  run(): string {
    let inside = false;
    for (const tag of tagsOf(this.#text)) {
      if (tag.name === "sheetData") {
        this.#prefix = tag.prefix;
        if (tag.kind === "empty") this.#emptyData(tag);
        else if (tag.kind === "close") this.#blankRows(Number.POSITIVE_INFINITY, tag.start);
        inside = tag.kind === "open";
        if (!inside) break;
      } else if (inside && tag.name === "row") this.#onRow(tag);
      else if (inside && tag.name === "c" && tag.kind !== "close") this.#onCell(tag);
    }
    return this.#edits.apply(this.#text);
  }

  #emptyData(tag: Tag): void {
    const rows = this.#takeRows(Number.POSITIVE_INFINITY);
    if (rows !== "") this.#edits.replace(tag.start, tag.end, `<${tag.prefix}sheetData${tag.attributes}>${rows}</${tag.prefix}sheetData>`);
  }

  #onRow(tag: Tag): void {
    if (tag.kind === "close") {
      if (this.#row !== undefined) this.#blankCells(this.#row, Number.POSITIVE_INFINITY, tag.start);
      this.#row = undefined;
      return;
    }
    const number = (numberOf(attributeOf(tag, "r")) ?? this.#lastRow + 2) - 1;
    this.#blankRows(number, tag.start);
    this.#lastRow = number;
    this.#lastColumn = -1;
    const marks = this.#marks.get(number);
    this.#rows.add(number);
    if (marks === undefined) this.#row = undefined;
    else if (tag.kind === "open") this.#row = { tag, number, marks, done: new Set() };
    else {
      const cells = this.#cells({ tag, number, marks, done: new Set() }, Number.POSITIVE_INFINITY);
      this.#edits.replace(tag.start, tag.end, `<${tag.prefix}row${tag.attributes}>${cells}</${tag.prefix}row>`);
    }
  }

  #onCell(tag: Tag): void {
    const reference = attributeOf(tag, "r");
    const column = reference === undefined ? this.#lastColumn + 1 : columnOf(reference);
    this.#lastColumn = column;
    const row = this.#row;
    if (row === undefined) return;
    this.#blankCells(row, column, tag.start);
    const level = row.marks.get(column);
    if (level === undefined) return;
    row.done.add(column);
    const look = this.#look(numberOf(attributeOf(tag, "s")) ?? 0, level);
    const end = tag.kind === "empty" ? "/>" : ">";
    this.#edits.replace(tag.start, tag.end, `<${tag.prefix}c${withAttribute(tag.attributes, "s", look)}${end}`);
  }

  /** Cells that are marked but were never written, before a column. */
  #blankCells(row: OpenRow, before: number, at: number): void {
    const cells = this.#cells(row, before);
    if (cells !== "") this.#edits.insert(at, cells);
  }

  #cells({ tag, number, marks, done }: OpenRow, before: number): string {
    const own = attributeOf(tag, "customFormat") === "1" ? numberOf(attributeOf(tag, "s")) : undefined;
    const blank = [...marks].filter(([column]) => column < before && !done.has(column)).sort(([a], [b]) => a - b);
    return blank
      .map(([column, level]) => {
        done.add(column);
        return `<${this.#prefix}c r="${cellName(number, column)}" s="${this.#look(own ?? this.#columnLook(column), level)}"/>`;
      })
      .join("");
  }

  #blankRows(before: number, at: number): void {
    const rows = this.#takeRows(before);
    if (rows !== "") this.#edits.insert(at, rows);
  }

  #takeRows(before: number): string {
    const blank = [...this.#marks]
      .filter(([row]) => row < before && !this.#rows.has(row) && !this.#standsLater(row))
      .sort(([a], [b]) => a - b);
    return blank
      .map(([number, marks]) => {
        this.#rows.add(number);
        const tag: Tag = { name: "row", prefix: this.#prefix, kind: "empty", attributes: "", start: 0, end: 0, depth: 0 };
        const cells = this.#cells({ tag, number, marks, done: new Set() }, Number.POSITIVE_INFINITY);
        return `<${this.#prefix}row r="${number + 1}">${cells}</${this.#prefix}row>`;
      })
      .join("");
  }

  /** Rows may stand in any order: one that comes further down is not made twice. */
  #standsLater(row: number): boolean {
    this.#numbers ??= rowNumbers(this.#text);
    return this.#numbers.has(row);
  }
  #numbers: ReadonlySet<number> | undefined;
}

function rowNumbers(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  let last = -1;
  for (const tag of tagsOf(text)) {
    if (tag.name !== "row" || tag.kind === "close") continue;
    last = (numberOf(attributeOf(tag, "r")) ?? last + 2) - 1;
    numbers.add(last);
  }
  return numbers;
}

/** @param look the number of a look like another one, in the colour of a level */
export const painted = (text: string, marks: Marks, look: (look: number, level: Level) => number): string =>
  marks.size === 0 ? text : new Painter(text, marks, look).run();

/** What stands behind the drawing of the notes in a sheet, by the order that its schema wants. */
const BEHIND = new Set(["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]);

/** The sheet with its notes drawn by a part. @param relations the namespace of relations in this workbook */
export function withDrawing(text: string, id: string, relations: string): string {
  const children = childrenOf(text, "worksheet");
  const place = children.find(({ tag }) => BEHIND.has(tag.name))?.tag.start ?? (children.at(-1) as Element).end;
  const prefix = children[0]?.tag.prefix ?? "";
  const edits = new Edits();
  edits.insert(place, `<${prefix}legacyDrawing xmlns:cchc="${relations}" cchc:id="${id}"/>`);
  return edits.apply(text);
}

export const drawingId = (text: string): string | undefined => {
  const drawing = childrenOf(text, "worksheet").find(({ tag }) => tag.name === "legacyDrawing")?.tag;
  return drawing === undefined ? undefined : /\s(?:[\w.-]+:)?id\s*=\s*"([^"]*)"/.exec(drawing.attributes)?.[1];
};
