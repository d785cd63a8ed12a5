/** «Xếp hạng: 12/13» above or below the table of a form: the place of its unit, in a line of its own. */
import { count } from "../points.ts";
import { rowAt } from "../tables/index.ts";
import type { Header } from "./header.ts";
import { placeIn } from "./place-text.ts";
import type { SheetReader } from "./record.ts";
import { resultOf } from "./totals.ts";

/** Keeps what the lines above the table say; one right above the headings may have been taken for one of their rows. */
export function keepPlacesAbove(reader: SheetReader, unit: string, { top, bottom }: Header): void {
  for (let row = 0; row < bottom; row += 1) keepPlaceLine(reader, unit, row, row >= top);
}

/**
 * Whether the row is such a line, with the place behind the label in the same cell or in the next one that is filled.
 * @param marked only a colon tells the label from a heading
 */
export function keepPlaceLine(reader: SheetReader, unit: string, row: number, marked = false): boolean {
  const cells = rowAt(reader.table, row) ?? [];
  const { printed, rubric } = reader.gathering;
  for (const [column, cell] of cells.entries()) {
    if (cell?.type !== "text" || cell.text.length > 120 || (marked && !cell.text.includes(":"))) continue;
    const [label = "", ...rest] = cell.text.split(":");
    if (resultOf(label, rubric.period) !== "place") continue;
    const own = rest.join(":").trim();
    const at = own === "" ? cells.findIndex((each, index) => index > column && each !== undefined) : column;
    const place = placeIn(own === "" ? (cells[at]?.text ?? "") : own);
    if (place === undefined) continue;
    printed.push({ unit, node: "", what: "place", round: undefined, value: count(place.value), at: reader.place(row, at) });
    return true;
  }
  return false;
}
