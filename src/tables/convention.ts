/** Which mark is the decimal one in a column, decided once from all its cells. */
import { isTooLong, type Mark, otherMark, type Spelling, spellingOf, tidy, unsigned } from "./spelling.ts";
import type { Cell } from "./table.ts";

/** A score lies between 0 and a few hundred, so dots never group its thousands; a count may be any whole number or amount. */
export type Purpose = "score" | "count";

export interface Convention {
  readonly purpose: Purpose;
  /** The decimal mark of the column. */
  readonly decimal: Mark | "undetermined";
}

/** Numbers that Excel holds as numbers have no mark and say nothing; of as many for one mark as for the other, the first one counts. */
export function readColumnConvention(cells: readonly (Cell | undefined)[], purpose: Purpose): Convention {
  const spellings = cells.flatMap((cell) => (cell?.type === "text" ? marked(cell.text) : []));
  const certain = spellings.filter((each) => each.kind !== "either").map((each) => each.mark);
  const commas = certain.filter((mark) => mark === "comma").length;
  const points = certain.length - commas;
  if (commas !== points) return { purpose, decimal: commas > points ? "comma" : "point" };
  if (certain[0] !== undefined) return { purpose, decimal: certain[0] };
  // Counts in groups of three throughout (`319.370`) can only be counts: the mark that groups them is not the decimal one.
  const grouping = new Set(spellings.map((each) => each.mark));
  const [only] = grouping;
  return { purpose, decimal: purpose === "count" && grouping.size === 1 && only !== undefined ? otherMark(only) : "undetermined" };
}

type Marked = Exclude<Spelling, { kind: "whole" }>;

function marked(text: string): readonly Marked[] {
  if (isTooLong(text)) return [];
  const spellings = unsigned(tidy(text).text)
    .split("/")
    .map((piece) => spellingOf(piece.trim()));
  return spellings.filter((each): each is Marked => each !== undefined && each.kind !== "whole");
}
