/** Which mark is the decimal one in a column, decided once from all its cells. */
import { isTooLong, type Mark, type Spelling, spellingOf, tidy, unsigned } from "./spelling.ts";
import type { Cell } from "./table.ts";

/** A score lies between 0 and a few hundred, so dots never group its thousands; a count may be any whole number or amount. */
export type Purpose = "score" | "count";

export interface Convention {
  readonly purpose: Purpose;
  /** The decimal mark of the column. */
  readonly decimal: Mark | "undetermined";
  /** Only whole numbers are asked for: what may be one is one. */
  readonly whole?: true;
}

/** A column repeats its texts. */
const MET_AT_MOST = 4096;

/** What the marks in the numbers of a column say, whatever the numbers are for. */
export interface ColumnMarks {
  /** The mark that is certainly a decimal one in most of them; of as many for one mark as for the other, the first one. */
  readonly decimal: Mark | undefined;
  /** How many numbers leave no doubt of their decimal mark, by that mark. */
  readonly certain: Readonly<Record<Mark, number>>;
  /** All that occur. */
  readonly marks: ReadonlySet<Mark>;
  /** There are numbers without any mark. */
  readonly plain: boolean;
}

/** Numbers that Excel holds as numbers have no mark and say nothing. */
export function readColumnMarks(cells: Iterable<Cell | undefined>): ColumnMarks {
  const markedIn = remembering();
  const certain = { comma: 0, point: 0 };
  const marks = new Set<Mark>();
  let first: Mark | undefined;
  let plain = false;
  for (const cell of cells) {
    if (cell?.type === "number") plain = true;
    if (cell?.type !== "text") continue;
    const found = markedIn(cell);
    plain ||= found.length === 0 && /\d/.test(cell.text);
    for (const { kind, mark } of found) {
      marks.add(mark);
      if (kind === "either") continue;
      first ??= mark;
      certain[mark] += 1;
    }
  }
  return { decimal: moreOf(certain) ?? first, certain, marks, plain };
}

/** The mark that more numbers have; undefined where as many have the other. */
function moreOf({ comma, point }: ColumnMarks["certain"]): Mark | undefined {
  return comma === point ? undefined : comma > point ? "comma" : "point";
}

/** The decimal mark that several columns together have. */
export const markOfAll = (columns: readonly ColumnMarks[]): Mark | undefined =>
  moreOf({
    comma: columns.reduce((sum, { certain }) => sum + certain.comma, 0),
    point: columns.reduce((sum, { certain }) => sum + certain.point, 0),
  });

/** @param elsewhere the decimal mark of the other columns, asked where a column of counts leaves it open */
export function conventionOf(column: ColumnMarks, purpose: Purpose, elsewhere: () => Mark | undefined = () => undefined): Convention {
  const { decimal, marks } = column;
  if (decimal !== undefined) return { purpose, decimal };
  return { purpose, decimal: purpose === "score" || marks.size === 0 ? "undetermined" : openCounts(column, elsewhere()) };
}

/** Counts with three digits behind their only mark. */
function openCounts({ marks, plain }: ColumnMarks, usual: Mark | undefined): Convention["decimal"] {
  // Beside `999`, `1,250` may be more than it or less, whatever the other columns write.
  if (usual === "comma" && marks.has("comma") && plain) return "undetermined";
  // Counts in groups of three throughout (`319.370`) are counts where offices here group them with a point; `12,345` may be either.
  return usual ?? (marks.has("comma") ? "undetermined" : "comma");
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
