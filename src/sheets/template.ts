/** The blank workbook that a unit fills in: the form, its lists, the instructions, and a hidden sheet that tells programs what it is. */
import type { Field } from "../assessment.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { ChoiceLists, MARKER_SHEET } from "./choices.ts";
import { FormSheet } from "./form.ts";
import { guidePage } from "./guide.ts";
import { hasListSheet, LIST_HEADING, listedCells, listPage } from "./list.ts";
import { Page } from "./page.ts";
import { SCALE } from "./pages.ts";
import { FORM_SHEET, isOwn, listField } from "./places.ts";
import { footerText, type Sheet, writeWorkbook } from "./write.ts";

export interface Whose {
  /** The official name of the unit; undefined when whoever fills the form in says it. */
  readonly unit: string | undefined;
  readonly group: string | undefined;
}

/** Lists of words stand clear of what the marker says. */
const LISTS_COLUMN = 4;

function markerPage({ id, version, meaning, period }: Rubric): Page {
  const page = new Page([18, 70, 4, 4, 60]);
  const rows = [
    ["key", "value"],
    ["rubric", id],
    ["rubricVersion", version],
    ["rubricHash", meaning],
    // What a unit says of itself is no published result.
    ["dataStanding", "draft"],
    ["period", period],
  ];
  for (const [row, [key = "", value = ""]] of rows.entries()) {
    page.set(row, 0, key, {});
    page.set(row, 1, value, {});
  }
  return page;
}

export async function template(rubric: Rubric, whose: Whose): Promise<Uint8Array> {
  const marker = markerPage(rubric);
  const lists = new ChoiceLists(marker, LISTS_COLUMN);
  const listed = (leaf: Leaf): string | undefined => (isOwn(leaf) && hasListSheet(leaf) ? listedCells(leaf) : undefined);
  const form = new FormSheet(rubric, whose, lists, listed);
  const unitCell = `'${FORM_SHEET}'!$${form.unitCell.replace(/(\d+)$/, "$$$1")}`;
  const footer = footerText(`Bộ tiêu chí ${rubric.id}, phiên bản ${rubric.version}`);
  const listSheets = rubric.leaves
    .filter((leaf) => listed(leaf) !== undefined)
    .map((leaf): Sheet => {
      const page = listPage(leaf, listField(leaf) as Field, unitCell, lists);
      return { name: leaf.id, page, print: { landscape: true, heading: LIST_HEADING, footer } };
    });
  const sheets: readonly Sheet[] = [
    { name: FORM_SHEET, page: form.page, print: { landscape: true, heading: form.heading, columns: 2, scale: SCALE, footer } },
    ...listSheets,
    { name: "Hướng dẫn", page: guidePage(rubric, form.untold), print: { landscape: false, single: true, footer } },
    { name: MARKER_SHEET, page: marker, print: "hidden" },
  ];
  const subject = `Biểu tự đánh giá theo bộ tiêu chí ${rubric.id}, phiên bản ${rubric.version}`;
  return writeWorkbook({ title: rubric.title, subject, day: dayOf(rubric), sheets });
}

/** The file bears the day of the decision, or the first of the period's year: no clock is read. */
const dayOf = ({ decision, period }: Rubric): string => decision?.date ?? `${/\d{4}/.exec(period)?.[0] ?? "2000"}-01-01`;
