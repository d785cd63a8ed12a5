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

/** A column repeats its texts. */
const MET_AT_MOST = 4096;

/** What the marks in the numbers of a column say, whatever the numbers are for. */
export interface ColumnMarks {
  /** The mark that is certainly a decimal one in most of them; of as many for one mark as for the other, the first one. */
  readonly decimal: Mark | undefined;
  /** All that occur. */
  readonly marks: ReadonlySet<Mark>;
}

/** Numbers that Excel holds as numbers have no mark and say nothing. */
export function readColumnMarks(cells: Iterable<Cell | undefined>): ColumnMarks {
  const markedIn = remembering();
  const certain = { comma: 0, point: 0 };
  const marks = new Set<Mark>();
  let first: Mark | undefined;
  for (const cell of cells) {
    if (cell?.type !== "text") continue;
    for (const { kind, mark } of markedIn(cell)) {
      marks.add(mark);
      if (kind === "either") continue;
      first ??= mark;
      certain[mark] += 1;
    }
  }
  if (certain.comma !== certain.point) return { decimal: certain.comma > certain.point ? "comma" : "point", marks };
  return { decimal: first, marks };
}

export function conventionOf({ decimal, marks }: ColumnMarks, purpose: Purpose): Convention {
  if (decimal !== undefined) return { purpose, decimal };
  // Counts in groups of three throughout (`319.370`) can only be counts: the mark that groups them is not the decimal one.
  const [only] = marks;
  return { purpose, decimal: purpose === "count" && marks.size === 1 && only !== undefined ? otherMark(only) : "undetermined" };
}

export const readColumnConvention = (cells: Iterable<Cell | undefined>, purpose: Purpose): Convention =>
  conventionOf(readColumnMarks(cells), purpose);

/** `marked`, which reads equal cells of a large sheet once: they are one object. */
function remembering(): (cell: Cell) => readonly Marked[] {
  const met = new Map<Cell, readonly Marked[]>();
  return (cell) => {
    const known = met.get(cell);
    if (known !== undefined) return known;
    const fresh = marked(cell.text);
    if (met.size < MET_AT_MOST) met.set(cell, fresh);
    return fresh;
  };
}

type Marked = Exclude<Spelling, { kind: "whole" }>;

function marked(text: string): readonly Marked[] {
  if (isTooLong(text)) return [];
  const spellings = unsigned(tidy(text).text)
    .split("/")
    .map((piece) => spellingOf(piece.trim()));
  return spellings.filter((each): each is Marked => each !== undefined && each.kind !== "whole");
}
