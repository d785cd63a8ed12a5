/** What the sheets of all reports share: the lines over the table, and figures as they are printed elsewhere. */

import type { ScoreRun } from "../engine/run.ts";
import { asPrinted } from "../engine/seal.ts";
import type { Rubric } from "../rubric/model.ts";
import type { Lang } from "../text.ts";
import type { SheetCell } from "./block.ts";
import { STANDINGS, TERMS } from "./terms.ts";
import { noticeOf } from "./title.ts";

/** The title, with what the data say of themselves, then by which rubric. @param more told behind the rubric */
export function sheetHeading(run: ScoreRun, title: string, lang: Lang, more = ""): readonly string[] {
  const notice = noticeOf(run, lang);
  return [
    notice === "" ? title : `${title} — ${notice}`,
    `${TERMS.rubric[lang]}: ${run.rubric.id}, ${STANDINGS[run.rubric.standing][lang]}${more}`,
  ];
}

/** The number that a screen or a paper shows, so that a workbook says no other. */
export const sheetCell = (value: SheetCell, { rounding }: Rubric): SheetCell =>
  value === undefined || typeof value === "string" ? value : asPrinted(value, rounding);
