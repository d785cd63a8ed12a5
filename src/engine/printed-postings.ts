/**
 * The rows of the ledger in the figures that are printed. Where only totals are rounded, points of criteria are fractions, and what is
 * printed of them no longer adds up: a row of its own says what rounding added or took, so that the printed rows lead to the printed total.
 */
import { add, equal, negate, type Points, subtract } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Posting } from "./postings.ts";
import type { Scorecard } from "./scorecard.ts";
import { asPrinted } from "./seal.ts";
import { ROUNDING } from "./total.ts";

const ROUNDED = words(
  "rows-rounded",
  "Làm tròn: điểm của từng dòng trên đây đã làm tròn để in, cộng lại được {sum}; tổng điểm là {total:2}",
  "Rounding: the points of the rows above are rounded for print and come to {sum}; the total is {total:2}",
);

/** A row as printed, with the exact one; undefined where rounding alone made the row. */
export interface Printed {
  readonly posting: Posting;
  readonly exact: Posting | undefined;
}

/** @param postings all rows of one unit, in their order */
export function printedPostings(card: Scorecard, postings: readonly Posting[], { rounding }: Rubric): readonly Printed[] {
  if (rounding.at === "leaf") return postings.map((posting) => ({ posting, exact: posting }));
  const balances = new Map<string, Points>();
  let total = asPrinted(card.applicableMax, rounding);
  const rows: Printed[] = [];
  let rounded: Posting | undefined;
  for (const exact of postings) {
    if (exact.deduction.sentence.words === ROUNDING) {
      rounded = exact;
      continue;
    }
    const change = asPrinted(exact.change, rounding);
    const before = exact.leaf === undefined ? total : (balances.get(exact.leaf.id) ?? asPrinted(exact.before, rounding));
    const after = add(before, change);
    total = add(total, change);
    if (exact.leaf !== undefined) balances.set(exact.leaf.id, after);
    rows.push({ posting: { ...exact, change, before, after }, exact });
  }
  const change = subtract(asPrinted(card.total, rounding), total);
  if (rounded === undefined && equal(total, asPrinted(card.total, rounding))) return rows;
  const sentence = say(ROUNDED, { sum: total, total: card.total });
  const points = negate(change);
  const own = rounded ?? { leaf: undefined, node: "", account: "score" as const, values: [], cells: [], card, answers: undefined };
  const deduction = { ...(rounded?.deduction ?? { fields: [] }), points, sentence };
  return [...rows, { posting: { ...own, deduction, change, before: total, after: add(total, change) }, exact: rounded }];
}
