/** One sheet of an .xlsx, cell by cell as it is stored. */
import { cellName } from "../source.ts";
import { say, words } from "../text.ts";
import { type Address, addressOf, moveFormula, rowOf } from "./formula.ts";
import type { Grid } from "./grid.ts";
import { within } from "./limits.ts";
import { PlainCells } from "./plain-cells.ts";
import { refuse, saveAgain } from "./refusal.ts";
import { RichText } from "./rich-text.ts";
import { type Shared, storedCell } from "./stored-cell.ts";
import { type Attributes, attribute, scanXml, scanXmlPieces, type XmlHandlers } from "./xml.ts";
import type { XmlPart, XmlSource } from "./xml-part.ts";

const REFERENCE = words(
  "cell-reference",
  "Tệp bị hỏng: phần “{part}” có địa chỉ ô không tồn tại “{reference}”.",
  "The file is damaged: the part “{part}” has a cell address that cannot be, “{reference}”.",
);
const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Reads the sheet into the grid. @throws {Refusal} */
export function readWorksheet(source: XmlPart, shared: Shared, grid: Grid): void {
  scanXml(source, handlers(source, shared, grid));
}

/** As `readWorksheet`, of a sheet that is too large to be held. */
export const readLargeWorksheet = (source: XmlSource, pieces: AsyncIterable<Uint8Array>, shared: Shared, grid: Grid): Promise<void> =>
  scanXmlPieces(source, pieces, handlers(source, shared, grid));

function handlers(source: XmlSource, shared: Shared, grid: Grid): XmlHandlers {
  const reader = new SheetReader(source, shared, grid);
  const plain = new PlainCells(shared, grid);
  const passed = (row: number, column: number): void => reader.passed(row, column);
  return {
    plain: (text, at) => (reader.betweenCells ? plain.read(text, at, passed) : at),
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  };
}

type Inside = "value" | "formula" | "inline" | undefined;

class SheetReader {
  readonly #source: XmlSource;
  readonly #shared: Shared;
  readonly #grid: Grid;
  readonly #masters = new Map<string, Address & { readonly formula: string }>();
  #moved = 0;
  #inData = false;
  #row = -1;
  #column = -1;
  // The cell being read.
  #inCell = false;
  #type = "n";
  #style = 0;
  #value: string | undefined;
  #inline: string | undefined;
  #formula: string | undefined;
  #master: string | undefined;
  #inside: Inside;
  #aid = 0;
  readonly #rich = new RichText();

  constructor(source: XmlSource, shared: Shared, grid: Grid) {
    this.#source = source;
    this.#shared = shared;
    this.#grid = grid;
  }

  /** Among the cells of the sheet, and in none of them. */
  get betweenCells(): boolean {
    return this.#inData && !this.#inCell;
  }

  /** Cells up to this one were read elsewhere. */
  passed(row: number, column: number): void {
    this.#row = row;
    this.#column = column;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#inCell) this.#openInCell(name, attributes);
    else if (this.#inData) {
      if (name === "c") this.#openCell(attributes);
      else if (name === "row") this.#openRow(attributes);
    } else if (name === "sheetData") this.#inData = true;
    else if (name === "col") this.#openColumns(attributes);
    else if (name === "mergeCell") this.#openMerge(attribute(attributes, "ref") ?? "");
  }

  text(text: string): void {
    if (this.#inside === "value") this.#value = (this.#value ?? "") + text;
    else if (this.#inside === "formula") this.#formula = (this.#formula ?? "") + text;
    else if (this.#inside === "inline" && this.#aid === 0) this.#inline = (this.#inline ?? "") + this.#rich.shown(text);
  }

  close(name: string): void {
    if (name === "sheetData") this.#inData = false;
    if (!this.#inCell) return;
    if (name === "v" || name === "f" || name === "t") this.#inside = undefined;
    else if (name === "rPh") this.#aid -= 1;
    else if (name === "c") {
      this.#inCell = false;
      const [row, column, formula] = [this.#row, this.#column, this.#ownFormula()];
      const stored = { row, column, type: this.#type, style: this.#style, value: this.#value, inline: this.#inline, formula };
      const cell = storedCell(stored, this.#shared, this.#grid);
      if (cell !== undefined) this.#grid.put(this.#row, this.#column, cell);
    }
  }

  #damaged(reference: string): never {
    const message = say(REFERENCE, { part: this.#source.part, reference: reference.slice(0, 40) });
    return refuse(message, this.#source.file, { fix: saveAgain });
  }

  #openColumns(attributes: Attributes): void {
    const width = attribute(attributes, "width");
    if (!isTrue(attribute(attributes, "hidden")) && width !== "0") return;
    this.#grid.hideColumns(Number(attribute(attributes, "min")) - 1, Number(attribute(attributes, "max")) - 1);
  }

  #openMerge(reference: string): void {
    const [first = "", last = first] = reference.split(":");
    const a = addressOf(first) ?? this.#damaged(reference);
    const b = addressOf(last) ?? this.#damaged(reference);
    if (b.row < a.row || b.column < a.column) this.#damaged(reference);
    this.#grid.merge({ top: a.row, left: a.column, bottom: b.row, right: b.column });
  }

  #openRow(attributes: Attributes): void {
    const number = attribute(attributes, "r");
    const row = number === undefined ? this.#row + 1 : rowOf(number);
    this.#row = row ?? this.#damaged(number ?? "");
    this.#column = -1;
    if (isTrue(attribute(attributes, "hidden")) || attribute(attributes, "ht") === "0") this.#grid.hiddenRows.add(this.#row);
  }

  #openCell(attributes: Attributes): void {
    const reference = attribute(attributes, "r");
    if (reference === undefined) {
      this.#column += 1;
      if (this.#row < 0 || this.#column > 16_383) this.#damaged(cellName(Math.max(this.#row, 0), this.#column));
    } else {
      const address = addressOf(reference) ?? this.#damaged(reference);
      this.#row = address.row;
      this.#column = address.column;
    }
    this.#inCell = true;
    this.#type = attribute(attributes, "t") ?? "n";
    this.#style = Number(attribute(attributes, "s") ?? "0");
    this.#value = undefined;
    this.#inline = undefined;
    this.#formula = undefined;
    this.#master = undefined;
  }

  #openInCell(name: string, attributes: Attributes): void {
    this.#rich.open(name, attributes);
    if (name === "v") {
      this.#inside = "value";
      this.#value = "";
    } else if (name === "t") this.#inside = "inline";
    else if (name === "rPh") this.#aid += 1;
    else if (name === "f") {
      this.#inside = "formula";
      this.#formula = "";
      if (attribute(attributes, "t") === "shared") this.#master = attribute(attributes, "si");
    }
  }

  /** The formula of the cell as the cell has it; a shared one is moved here from where it was written out. */
  #ownFormula(): string | undefined {
    const formula = this.#formula;
    if (formula === undefined || this.#master === undefined) return formula;
    if (formula !== "") {
      this.#masters.set(this.#master, { row: this.#row, column: this.#column, formula });
      return formula;
    }
    const master = this.#masters.get(this.#master);
    // A long formula shared by a million cells would unfold to gigabytes.
    this.#moved += master?.formula.length ?? 0;
    within("unpacked-size", this.#moved, this.#source.limits, this.#source.file);
    return master === undefined ? "" : moveFormula(master.formula, this.#row - master.row, this.#column - master.column);
  }
}
