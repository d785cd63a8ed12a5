/**
 * What must be known of an .ods before and beside the library: how many cells it unfolds to, for one cell may stand for sixteen thousand
 * and one row for a million; and what is hidden, which the library does not tell.
 */
import { say, words } from "../text.ts";
import { within } from "./limits.ts";
import { refuse, saveAsXlsx } from "./refusal.ts";
import { UnseenInOds } from "./unseen-cells.ts";
import { type Attributes, attribute, scanXml } from "./xml.ts";
import type { XmlPart } from "./xml-part.ts";

export interface HiddenInSheet {
  readonly sheet: boolean;
  readonly rows: readonly number[];
  /** First and last, from 0. */
  readonly columns: readonly (readonly [number, number])[];
  /** Cells that are written in the colour of their own background. */
  readonly unseen: ReadonlySet<number>;
}

const times = (text: string | undefined): number => {
  const count = Number(text ?? "1");
  return Number.isInteger(count) && count > 0 ? count : 1;
};
const isHidden = (visibility: string | undefined): boolean => visibility === "collapse" || visibility === "filter";
const holdsSomething = (name: string, i: number): boolean => i % 2 === 0 && (name.startsWith("office:") || name === "table:formula");

const BARE_CELL = words(
  "ods-bare-cell",
  "Tệp .ods có ô mang giá trị hoặc công thức nhưng không có chữ hiển thị, không đọc được chắc chắn.",
  "The .ods file has a cell with a value or formula but no displayed text, which cannot be read for certain.",
);

interface Sheet {
  readonly style: string;
  readonly rows: number[];
  readonly columns: [number, number][];
  nextRow: number;
  nextColumn: number;
}

/** What each sheet hides. @throws {Refusal} when the cells that hold something are more than the limit, or the XML is not well-formed */
export function scanOds(source: XmlPart): readonly HiddenInSheet[] {
  const hiddenStyles = new Set<string>();
  const sheets: Sheet[] = [];
  const unseen = new UnseenInOds();
  let style = "";
  let total = 0;
  let inRow = 0;
  let rows = 1;
  let rowHidden = false;
  let bare = false;
  const openColumns = (sheet: Sheet | undefined, attributes: Attributes): void => {
    if (sheet === undefined) return;
    const first = sheet.nextColumn;
    sheet.nextColumn += times(attribute(attributes, "table:number-columns-repeated"));
    if (isHidden(attribute(attributes, "table:visibility"))) sheet.columns.push([first, sheet.nextColumn - 1]);
  };
  const openCell = (attributes: Attributes): void => {
    bare = attributes.some(holdsSomething) && attribute(attributes, "office:value-type") !== "string";
    if (attributes.some(holdsSomething)) inRow += times(attribute(attributes, "table:number-columns-repeated"));
  };
  scanXml(source, {
    open(name, attributes) {
      bare = false;
      unseen.open(name, attributes, attributes.some(holdsSomething));
      const sheet = sheets.at(-1);
      if (name === "style") style = attribute(attributes, "style:name") ?? "";
      else if (name === "table-properties" && attribute(attributes, "table:display") === "false") hiddenStyles.add(style);
      else if (name === "table") {
        sheets.push({ style: attribute(attributes, "table:style-name") ?? "", rows: [], columns: [], nextRow: 0, nextColumn: 0 });
      } else if (name === "table-column") openColumns(sheet, attributes);
      else if (name === "table-row") {
        rows = times(attribute(attributes, "table:number-rows-repeated"));
        rowHidden = isHidden(attribute(attributes, "table:visibility"));
        inRow = 0;
      } else if (name === "table-cell") openCell(attributes);
    },
    close(name) {
      // The library passes over such a cell without a word.
      if (name === "table-cell" && bare) refuse(say(BARE_CELL, {}), source.file, { fix: saveAsXlsx });
      const sheet = sheets.at(-1);
      if (name !== "table-row" || sheet === undefined) return;
      total += inRow * rows;
      within("cells", total, source.limits, source.file);
      // Rows without cells hide nothing; the last of them stands for a million.
      if (rowHidden && inRow > 0) for (let i = 0; i < rows; i += 1) sheet.rows.push(sheet.nextRow + i);
      unseen.endRow(rows);
      sheet.nextRow += rows;
    },
  });
  return sheets.map((sheet, index) => ({
    sheet: hiddenStyles.has(sheet.style),
    rows: sheet.rows,
    columns: sheet.columns,
    unseen: unseen.sheets[index] ?? new Set(),
  }));
}
