/** The sheet of a list that a criterion asks for: one row for each office, under the code of the criterion. */
import type { Field } from "../assessment.ts";
import type { Leaf } from "../rubric/model.ts";
import type { ChoiceLists } from "./choices.ts";
import { entryOf } from "./entries.ts";
import { type Look, letterOf, nameOf, Page } from "./page.ts";
import { listField, quoted } from "./places.ts";

const HEADING = 3;
const ROWS = 60;
const NAME = 1;
const FIRST_FIGURE = 2;
const BLANK = "FFF8DC";
/** Excel takes no longer name of a sheet. */
const LONGEST_NAME = 31;

/** A list of which a sheet can be made. */
export const hasListSheet = (leaf: Leaf): boolean => listField(leaf) !== undefined && leaf.id.length <= LONGEST_NAME;

/** The cells of names in the list of a criterion. */
export const listedCells = (leaf: Leaf): string => {
  const column = letterOf(NAME);
  return `'${leaf.id}'!$${column}$${HEADING + 2}:$${column}$${HEADING + 1 + ROWS}`;
};

export const LIST_HEADING = HEADING;

/** @param unit the cell with the name of the unit, in the sheet to be filled in */
export function listPage(leaf: Leaf, field: Field, unit: string, lists: ChoiceLists): Page {
  const columns = field.columns ?? [];
  const page = new Page([26, 40, ...columns.map(() => 14)]);
  const last = FIRST_FIGURE + columns.length - 1;
  page.span(0, 0, last, `${field.label.vi.toUpperCase()}: TIÊU CHÍ ${leaf.id}`, { bold: true, size: 13, align: "center" });
  page.span(1, 0, last, leaf.title, { italic: true, size: 11, align: "center" });
  const head: Look = { bold: true, boxed: true, align: "center", fill: "D9E2F3" };
  for (const [column, text] of ["Đơn vị", "Cơ quan, đơn vị", ...columns.map(({ label }) => label.vi)].entries())
    page.set(HEADING, column, text, head);
  for (let row = HEADING + 1; row <= HEADING + ROWS; row += 1) {
    // The name stands in a row only once the row says something, or every blank row would be an office.
    const formula = `IF(COUNTA(${nameOf(row, NAME)}:${nameOf(row, last)})=0,${quoted("")},${unit})`;
    page.set(row, 0, "", { boxed: true, size: 9 }, formula);
    const open: Look = { boxed: true, open: true, fill: BLANK };
    page.set(row, NAME, null, open);
    for (const [index, column] of columns.entries()) {
      const at = { row, column: FIRST_FIGURE + index };
      page.set(row, at.column, null, { ...open, align: "center" });
      page.entries.push(columnEntry(column, at, lists));
    }
  }
  page.fit(HEADING);
  return page;
}

/** Words that the rule knows are offered, others may stand too. */
function columnEntry(column: Field, at: { readonly row: number; readonly column: number }, lists: ChoiceLists) {
  const entry = entryOf(column, at, lists, false);
  const known = (column.choices ?? []).map(({ id }) => id);
  if (column.type !== "text" || known.length === 0) return entry;
  const prompt = `Loại mà cách chấm điểm có quy định riêng: ${known.join(", ")}. Loại khác thì để trống.`;
  return {
    ...entry,
    from: { list: lists.of(known).list },
    advised: true,
    prompt,
    refusal: "Loại này không có quy định riêng trong cách chấm điểm.",
  };
}
