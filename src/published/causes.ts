/** Which of the ways that were tried explains a cell, judged by how much of its column each of them explains. */
import { type Exact, equal } from "../points.ts";
import { type Message, say, words } from "../text.ts";
import { byHand, slipBetween } from "./slips.ts";

const SWAPPED = words("cause-swapped", "đổi chỗ với {name}", "swapped with {name}");
const COPIED = words("cause-copied", "trùng số của {name}", "the same as that of {name}");

/** A cell of a column, as printed and as worked out. */
export interface Compared<T> {
  readonly id: string;
  readonly name: string;
  readonly printed: T;
  readonly right: T;
}

export interface Candidate<T> {
  readonly cause: Message;
  readonly value: (id: string) => T | undefined;
  /** So seldom given by anything else that one cell is enough. */
  readonly telling?: true;
}

interface Weighed {
  readonly cause: Message;
  readonly telling: boolean;
  /** How many cells of the column it gives. */
  readonly matches: number;
  /** How many of those that differ. */
  readonly explains: ReadonlySet<string>;
}

type Same<T> = (a: T, b: T) => boolean;

function weigh<T>(cells: readonly Compared<T>[], candidates: readonly Candidate<T>[], same: Same<T>): readonly Weighed[] {
  return candidates
    .map(({ cause, value, telling = false }) => {
      const given = cells.filter(({ id, printed }) => {
        const other = value(id);
        return other !== undefined && same(other, printed);
      });
      const explains = new Set(given.filter(({ printed, right }) => !same(printed, right)).map(({ id }) => id));
      return { cause, telling, matches: given.length, explains };
    })
    .filter(({ explains }) => explains.size > 0)
    .sort((a, b) => b.matches - a.matches);
}

/** A way that explains several cells, or the whole column, is no coincidence. */
const strong = <T>({ matches, explains, telling }: Weighed, cells: readonly Compared<T>[]): boolean =>
  telling || explains.size > 1 || matches === cells.length;

function swapOf<T>(cell: Compared<T>, cells: readonly Compared<T>[], same: Same<T>): Message | undefined {
  const other = cells.find((each) => each !== cell && same(each.right, cell.printed) && same(each.printed, cell.right));
  return other === undefined ? undefined : say(SWAPPED, { name: other.name });
}

function copyOf<T>(cell: Compared<T>, cells: readonly Compared<T>[], same: Same<T>): Message | undefined {
  const index = cells.indexOf(cell);
  const nearby = [...cells].sort((a, b) => Math.abs(cells.indexOf(a) - index) - Math.abs(cells.indexOf(b) - index));
  const other = nearby.find((each) => each !== cell && same(each.right, cell.printed));
  return other === undefined ? undefined : say(COPIED, { name: other.name });
}

export interface Explaining<T> {
  readonly same: Same<T>;
  /** A slip of the pen between the two. */
  readonly slip?: (printed: T, right: T) => Message | undefined;
  /** Whether a cell that has what belongs to another unit may have been copied from it. */
  readonly copies?: boolean;
}

/** The likely cause of every cell that differs, by id. */
export function causesOf<T>(
  cells: readonly Compared<T>[],
  candidates: readonly Candidate<T>[],
  { same, slip, copies }: Explaining<T>,
): ReadonlyMap<string, Message> {
  const weighed = weigh(cells, candidates, same);
  const differing = cells.filter(({ printed, right }) => !same(printed, right));
  return new Map(
    differing.map((cell) => {
      const fitting = weighed.filter(({ explains }) => explains.has(cell.id));
      const [best] = fitting;
      const sure = fitting.find((each) => strong(each, cells))?.cause;
      const cause =
        sure ??
        swapOf(cell, cells, same) ??
        slip?.(cell.printed, cell.right) ??
        best?.cause ??
        (copies === true ? copyOf(cell, cells, same) : undefined) ??
        byHand();
      return [cell.id, cause] as const;
    }),
  );
}

/** Figures, with the slips of the pen that turn one into another. */
export const FIGURES: Explaining<Exact> = { same: equal, slip: slipBetween, copies: true };
