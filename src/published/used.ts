/** Which columns of a table anything is worked out from, so that nobody takes one for checked that is not. */
import { type Block, type Column, ownColumns } from "./model.ts";
import { changesIn } from "./years.ts";

/** @param lastYear whether the table of last year is at hand */
export function isUsed(block: Block, column: Column, lastYear: boolean): boolean {
  switch (column.role) {
    case "ignored":
      return false;
    case "change":
      return lastYear || changesIn(block).some(({ change }) => change === column);
    case "former-place":
      return ownColumns(block, "place-change").length > 0;
    case "place-change":
      return ownColumns(block, "former-place").length > 0 && block.lines.some(({ place }) => place !== undefined);
    default:
      return true;
  }
}
