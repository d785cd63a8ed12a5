/** Two versions of one sheet, cell by cell: rows that were put in or taken out do not make every row below them look changed. */
import type { CellSpan } from "../source.ts";
import { type Cell, placeOf, type Table } from "../tables/index.ts";

export interface CellChange {
  /** Undefined where the version has no such cell. */
  readonly was: CellSpan | undefined;
  readonly at: CellSpan | undefined;
  readonly before: Cell | undefined;
  readonly after: Cell | undefined;
}

type Row = readonly (Cell | undefined)[] | undefined;

const textOf = (cell: Cell | undefined): string => cell?.text.trim() ?? "";
/** What tells a row from others: its first two cells that say anything. */
const keyOf = (row: Row): string =>
  (row ?? [])
    .map(textOf)
    .filter((text) => text !== "")
    .slice(0, 2)
    .join("\n");

/** Pairs of rows that are the same row: the longest run of keys in the same order. */
function pairs(before: readonly Row[], after: readonly Row[]): readonly (readonly [number | undefined, number | undefined])[] {
  const a = before.map(keyOf);
  const b = after.map(keyOf);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const same = (count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, index) => [from + index, to + index] as const);
  return [
    ...same(start, 0, 0),
    ...middle.map(([x, y]) => [x === undefined ? undefined : x + start, y === undefined ? undefined : y + start] as const),
    ...same(end, a.length - end, b.length - end),
  ];
}

/** Longer stretches that differ are told row by row where they stand; finding the best match of them would take too long. */
const LONGEST = 2_000;

function between(a: readonly string[], b: readonly string[]): readonly (readonly [number | undefined, number | undefined])[] {
  if (a.length > LONGEST || b.length > LONGEST || a.length === 0 || b.length === 0) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => [
      index < a.length ? index : undefined,
      index < b.length ? index : undefined,
    ]);
  }
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (x: number, y: number): number => longest[x * width + y] as number;
  for (let x = a.length - 1; x >= 0; x -= 1) {
    for (let y = b.length - 1; y >= 0; y -= 1) {
      longest[x * width + y] = a[x] === b[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
    }
  }
  const found: (readonly [number | undefined, number | undefined])[] = [];
  let x = 0;
  let y = 0;
  while (x < a.length && y < b.length) {
    // Rows that match nothing on either side are taken for one row that was written anew.
    if (a[x] === b[y] || at(x + 1, y + 1) === at(x, y)) found.push([x++, y++]);
    else if (at(x + 1, y) >= at(x, y + 1)) found.push([x++, undefined]);
    else found.push([undefined, y++]);
  }
  while (x < a.length) found.push([x++, undefined]);
  while (y < b.length) found.push([undefined, y++]);
  return found;
}

const same = (a: Cell | undefined, b: Cell | undefined): boolean =>
  textOf(a) === textOf(b) && (a === undefined || b === undefined || (a.formula ?? "") === (b.formula ?? ""));

/** Every cell that is not what it was, in the order of the later version. */
export function tableChanges(before: Table, after: Table): readonly CellChange[] {
  return pairs(before.rows, after.rows).flatMap(([x, y]): readonly CellChange[] => {
    const old = x === undefined ? undefined : before.rows[x];
    const now = y === undefined ? undefined : after.rows[y];
    const width = Math.max(old?.length ?? 0, now?.length ?? 0);
    return Array.from({ length: width }, (_, column) => column)
      .filter((column) => !same(old?.[column], now?.[column]))
      .map((column) => ({
        was: x === undefined ? undefined : placeOf(before, x, column),
        at: y === undefined ? undefined : placeOf(after, y, column),
        before: old?.[column],
        after: now?.[column],
      }));
  });
}
