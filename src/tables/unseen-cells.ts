/** Cells that are written in the colour of their own background, as their file comes by; each is one number, to keep a set of them. */
import { type Attributes, attribute } from "./xml.ts";

const COLUMNS = 16_384;

export const cellKey = (row: number, column: number): number => row * COLUMNS + column;

/** The colours of a style of cells. */
interface Look {
  readonly text: string;
  readonly behind: string;
}
/** What is automatic is black on white. */
const USUAL: Look = { text: "#000000", behind: "#ffffff" };
const coloured = (colour: string | undefined, usual: string): string =>
  colour === undefined || colour === "transparent" ? usual : colour.toLowerCase();

/** As the elements of an .ods come by. */
export class UnseenInOds {
  readonly #looks = new Map<string, Look>();
  #style = "";
  #row = 0;
  #column = 0;
  readonly #inRow: number[] = [];
  /** By sheet. */
  readonly sheets: Set<number>[] = [];

  /** @param held whether a cell holds something */
  open(name: string, attributes: Attributes, held: boolean): void {
    if (name === "style") this.#style = attribute(attributes, "style:name") ?? "";
    else if (name === "text-properties") this.#change({ text: attribute(attributes, "fo:color") });
    else if (name === "table-cell-properties") this.#change({ behind: attribute(attributes, "fo:background-color") });
    else if (name === "table") {
      this.sheets.push(new Set());
      this.#row = 0;
    }
    if (name === "table-row") this.#column = 0;
    else if (name === "table-cell" || name === "covered-table-cell") this.#cell(attributes, held);
  }

  #change({ text, behind }: { readonly [K in keyof Look]?: string | undefined }): void {
    const known = this.#looks.get(this.#style) ?? USUAL;
    this.#looks.set(this.#style, { text: coloured(text, known.text), behind: coloured(behind, known.behind) });
  }

  #cell(attributes: Attributes, held: boolean): void {
    const repeated = Number(attribute(attributes, "table:number-columns-repeated") ?? "1");
    const end = Math.min(COLUMNS, this.#column + (Number.isInteger(repeated) && repeated > 0 ? repeated : 1));
    const look = this.#looks.get(attribute(attributes, "table:style-name") ?? "");
    if (held && look !== undefined && look.text === look.behind)
      for (let column = this.#column; column < end; column += 1) this.#inRow.push(column);
    this.#column = end;
  }

  /** @param rows how many the row stands for; its cells have been counted by now */
  endRow(rows: number): void {
    for (let each = 0; each < rows && this.#inRow.length > 0; each += 1) {
      for (const column of this.#inRow) this.sheets.at(-1)?.add(cellKey(this.#row + each, column));
    }
    this.#inRow.length = 0;
    this.#row += rows;
  }
}
