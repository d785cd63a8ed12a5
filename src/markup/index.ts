/**
 * The door of the folder: a workbook that is not ours, and what is to be said of its cells, in; a copy with colours, notes and one more
 * sheet out. Only the parts that carry those are written anew, and of each only the places that change: formulas, protection, drop-down
 * lists, macros and looks stay as they were, byte for byte.
 */
import type { Host } from "../host.ts";
import { cellName } from "../source.ts";
import type { Limits } from "../tables/index.ts";
import { type Package as Read, readWorkbook } from "../tables/ooxml-package.ts";
import { unpackChecked } from "../tables/unpack-checked.ts";
import { commentedCells, type Note, withBoxes, withComments } from "./comments.ts";
import { type List, listSheet } from "./list-sheet.ts";
import { OpenPackage } from "./package.ts";
import { drawingId, type Marks, painted, withDrawing } from "./sheet.ts";
import { LEVELS, type Level, StyleSheet } from "./styles.ts";
import { attributeOf, tagsOf, withChild } from "./xml-edit.ts";

export type { List } from "./list-sheet.ts";
export type { Level } from "./styles.ts";

export interface Remark {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly level: Level;
  /** What the note says; empty for a cell that is only coloured. */
  readonly lines: readonly string[];
}

export interface Annotated {
  readonly bytes: Uint8Array;
  /** Cells with a note of their own, which was left alone: `'Tự chấm'!F12`. */
  readonly kept: readonly string[];
  /** The name that the new sheet got. */
  readonly sheet: string;
  /** How many cells have a note of ours. */
  readonly notes: number;
}

interface Dialect {
  readonly main: string;
  readonly relations: string;
}
const TRANSITIONAL: Dialect = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const STRICT: Dialect = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};
const KIND = "application/vnd.openxmlformats-officedocument";

/** A cell as formulas name it. */
export const reference = (sheet: string, row: number, column: number): string =>
  `'${sheet.replaceAll("'", "''")}'!${cellName(row, column)}`;

/** @throws {Refusal} when the file is not sound; it was read before, so that can only be another file */
export function annotate(
  source: { readonly file: string; readonly bytes: Uint8Array; readonly limits: Limits; readonly inflate: Host["inflate"] },
  remarks: readonly Remark[],
  list: List,
): Annotated {
  const parts = unpackChecked(source);
  const read: Read = { file: source.file, parts, large: new Map(), limits: source.limits };
  const book = new OpenPackage(source.file, source.bytes, parts, source.limits);
  return new Annotation(book, readWorkbook(read).sheets).run(remarks, list);
}

class Annotation {
  readonly #book: OpenPackage;
  readonly #parts: ReadonlyMap<string, string>;
  readonly #dialect: Dialect;
  readonly #kept: string[] = [];
  #count = 0;

  constructor(book: OpenPackage, sheets: readonly { readonly name: string; readonly part: string }[]) {
    this.#book = book;
    this.#parts = new Map(sheets.map(({ name, part }) => [name, part]));
    this.#dialect = book.text(book.workbook).includes(STRICT.main) ? STRICT : TRANSITIONAL;
  }

  run(remarks: readonly Remark[], list: List): Annotated {
    const book = this.#book;
    const styles = book.relations(book.workbook).find(({ type, part }) => type === "styles" && book.has(part))?.part;
    const sheet = new StyleSheet(styles === undefined ? undefined : book.text(styles), this.#dialect.main);
    let block = 0;
    for (const [name, part] of this.#parts) {
      block += 1;
      const own = remarks.filter((remark) => remark.sheet === name);
      if (own.length === 0) continue;
      book.write(
        part,
        painted(book.text(part), marksOf(own), (look, level) => sheet.coloured(look, level)),
      );
      this.#notes(name, part, own, block);
    }
    const added = this.#append(list, sheet);
    if (styles === undefined) this.#newStyles(sheet.text());
    else book.write(styles, sheet.text());
    return { bytes: book.bytes(), kept: this.#kept, sheet: added, notes: this.#count };
  }

  #newStyles(text: string): void {
    const part = this.#book.free((number) => `xl/styles${number === 1 ? "" : number}.xml`);
    this.#book.write(part, text);
    this.#book.relate(this.#book.workbook, `${this.#dialect.relations}/styles`, part);
    this.#book.declare(part, `${KIND}.spreadsheetml.styles+xml`);
  }

  #notes(name: string, part: string, remarks: readonly Remark[], block: number): void {
    const book = this.#book;
    const { main, relations } = this.#dialect;
    const comments = book.relations(part).find(({ type, part: target }) => type === "comments" && book.has(target))?.part;
    const taken = comments === undefined ? new Set<string>() : commentedCells(book.text(comments));
    const notes = notesOf(remarks);
    const fresh = notes.filter(({ row, column }) => !taken.has(cellName(row, column)));
    for (const note of notes) if (!fresh.includes(note)) this.#kept.push(reference(name, note.row, note.column));
    this.#count += fresh.length;
    if (fresh.length === 0) return;
    if (comments === undefined) {
      const made = book.free((number) => `xl/comments${number}.xml`);
      book.write(made, withComments(undefined, fresh, main));
      book.relate(part, `${relations}/comments`, made);
      book.declare(made, `${KIND}.spreadsheetml.comments+xml`);
    } else book.write(comments, withComments(book.text(comments), fresh, main));
    const id = drawingId(book.text(part));
    const drawing = id === undefined ? undefined : book.relations(part).find((each) => each.id === id && book.has(each.part))?.part;
    if (drawing !== undefined) {
      book.write(drawing, withBoxes(book.text(drawing), fresh, block));
      return;
    }
    const made = book.free((number) => `xl/drawings/vmlDrawing${number}.vml`);
    book.write(made, withBoxes(undefined, fresh, block));
    book.declareEnding("vml", `${KIND}.vmlDrawing`);
    book.write(part, withDrawing(book.text(part), book.relate(part, `${relations}/vmlDrawing`, made), relations));
  }

  #append(list: List, styles: StyleSheet): string {
    const book = this.#book;
    const { main, relations } = this.#dialect;
    const part = book.free((number) => `xl/worksheets/cchc${number}.xml`);
    book.write(part, listSheet(list, main, styles.listLooks()));
    book.declare(part, `${KIND}.spreadsheetml.worksheet+xml`);
    const id = book.relate(book.workbook, `${relations}/worksheet`, part);
    const text = book.text(book.workbook);
    const sheets = [...tagsOf(text)].filter(({ name, kind }) => name === "sheet" && kind !== "close");
    const number = 1 + sheets.reduce((most, tag) => Math.max(most, Number(attributeOf(tag, "sheetId") ?? 0)), 0);
    const name = freeName(list.name, new Set(sheets.map((tag) => (attributeOf(tag, "name") ?? "").toLowerCase())));
    const child = (p: string): string => `<${p}sheet xmlns:cchc="${relations}" name="${name}" sheetId="${number}" cchc:id="${id}"/>`;
    book.write(book.workbook, withChild(text, "sheets", child));
    return name;
  }
}

/** Two sheets of one name, in whatever case, are not opened by Excel. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

/** The weightiest level decides the colour. */
function marksOf(remarks: readonly Remark[]): Marks {
  const marks = new Map<number, Map<number, Level>>();
  for (const { row, column, level } of remarks) {
    const cells = marks.get(row) ?? new Map<number, Level>();
    marks.set(row, cells);
    const before = cells.get(column);
    if (before === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(before)) cells.set(column, level);
  }
  return marks;
}

/** One note a cell, with everything that is said of it. */
function notesOf(remarks: readonly Remark[]): readonly Note[] {
  const notes = new Map<string, { row: number; column: number; lines: string[] }>();
  for (const { row, column, lines } of remarks) {
    if (lines.length === 0) continue;
    const cell = cellName(row, column);
    const note = notes.get(cell) ?? { row, column, lines: [] };
    if (note.lines.length > 0) note.lines.push("");
    note.lines.push(...lines);
    notes.set(cell, note);
  }
  return [...notes.values()];
}
