/** Where the pages of the form end: never between a heading and what it heads, nor within a criterion. */
import type { Rubric } from "../rubric/model.ts";
import type { Page } from "./page.ts";
import { inOwnRow, isOwn, type Places } from "./places.ts";

/** How the form is printed, in %, so that its columns fit the width of the page with something to spare. */
export const SCALE = 85;
/** The height of a page between its margins, in points of the sheet, less what programs differ by. */
const PAGE_HEIGHT = 555;

/** Rows that stay together, the first and the last. */
type Block = readonly [first: number, last: number];

/** A criterion with its figures and with the headings right above it; the sums and the signatures. */
function blocksOf(page: Page, { leaves }: Rubric, places: Places, heading: number): readonly Block[] {
  const blocks: Block[] = [];
  let first = heading + 1;
  for (const leaf of leaves) {
    const last = places.rowOf(leaf.id) + (isOwn(leaf) && !inOwnRow(leaf) ? leaf.fields.length : 0);
    blocks.push([first, last]);
    first = last + 1;
  }
  return [...blocks, [places.end, page.last]];
}

/** Rows after which a new page begins. @param heading the row of the headings, which every page repeats */
export function breaksOf(page: Page, rubric: Rubric, places: Places, heading: number): readonly number[] {
  const breaks: number[] = [];
  let head = 0;
  for (let row = 0; row <= heading; row += 1) head += page.heightOf(row);
  let left = PAGE_HEIGHT - head;
  for (const [first, last] of blocksOf(page, rubric, places, heading)) {
    let height = 0;
    for (let row = first; row <= last; row += 1) height += page.heightOf(row);
    if (height > left && first > heading + 1) {
      breaks.push(first - 1);
      left = PAGE_HEIGHT - page.heightOf(heading);
    }
    left -= height;
  }
  return breaks;
}
