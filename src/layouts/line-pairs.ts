/** Which rows, or columns, of two versions of a sheet are the same one, wherever they stand now. */

/** A row or a column as it is told from others. */
export interface Line {
  /** What names it; empty for one that holds nothing. */
  readonly key: string;
  /** All of it. */
  readonly content: () => string;
}

/** Longer stretches are matched by what names their lines alone; finding the best order of them would take too long. */
const LONGEST = 2_000;

/** Pairs found so far, from the earlier version to the later one and back. */
class Found {
  readonly there = new Map<number, number>();
  readonly back = new Map<number, number>();

  add(x: number, y: number): void {
    this.there.set(x, y);
    this.back.set(y, x);
  }

  isFree(x: number, y: number): boolean {
    return !this.there.has(x) && !this.back.has(y);
  }
}

/**
 * @param known lines that are the same for a better reason than their texts, such as that they hold the answers of one unit
 * @returns by the line of the earlier version, that of the later one
 */
export function pairLines(
  before: readonly Line[],
  after: readonly Line[],
  known: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const found = new Found();
  for (const [x, y] of known) if (found.isFree(x, y)) found.add(x, y);
  // What is wholly the same goes before what only has the same name.
  for (const say of [({ content }: Line): string => content(), ({ key }: Line): string => key]) {
    for (const { xs, ys } of gaps(before.length, after.length, found)) inOrder(xs.map(of(before, say)), ys.map(of(after, say)), found);
    anywhere(before, after, found, say);
  }
  writtenAnew(before, after, found);
  return found.there;
}

interface Gap {
  readonly xs: number[];
  readonly ys: number[];
}

/** The lines of both versions that stand behind the same known line. */
function gaps(before: number, after: number, { there, back }: Found): readonly Gap[] {
  const all = new Map<number, Gap>();
  const open = (behind: number): Gap => {
    const gap = all.get(behind) ?? { xs: [], ys: [] };
    all.set(behind, gap);
    return gap;
  };
  let behind = -1;
  for (let x = 0; x < before; x += 1) {
    if (there.has(x)) behind = x;
    else open(behind).xs.push(x);
  }
  behind = -1;
  for (let y = 0; y < after; y += 1) {
    const x = back.get(y);
    if (x !== undefined) behind = x;
    else open(behind).ys.push(y);
  }
  return [...all.values()];
}

interface Said {
  readonly line: number;
  readonly text: string;
}

const of =
  (lines: readonly Line[], say: (line: Line) => string) =>
  (line: number): Said => ({ line, text: say(lines[line] as Line) });

/** The longest run of lines that say the same, in the same order. */
function inOrder(xs: readonly Said[], ys: readonly Said[], found: Found): void {
  const a = xs.map(({ text }) => text);
  const b = ys.map(({ text }) => text);
  const pair = (x: number, y: number): void => {
    if (a[x] !== "") found.add((xs[x] as Said).line, (ys[y] as Said).line);
  };
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) pair(start, start++);
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) pair(--endA, --endB);
  const [middleA, middleB] = [a.slice(start, endA), b.slice(start, endB)];
  if (middleA.length > LONGEST || middleB.length > LONGEST) return;
  for (const [x, y] of longestRun(middleA, middleB)) pair(x + start, y + start);
}

function longestRun(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (x: number, y: number): number => longest[x * width + y] as number;
  for (let x = a.length - 1; x >= 0; x -= 1) {
    for (let y = b.length - 1; y >= 0; y -= 1) {
      longest[x * width + y] = a[x] === b[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
    }
  }
  const run: (readonly [number, number])[] = [];
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) run.push([x++, y++]);
    else if (at(x + 1, y) >= at(x, y + 1)) x += 1;
    else y += 1;
  }
  return run;
}

/** Lines that were moved: what is left of either version and says the same, the first with the first. */
function anywhere(before: readonly Line[], after: readonly Line[], found: Found, say: (line: Line) => string): void {
  const free = new Map<string, number[]>();
  for (const [y, line] of after.entries()) {
    if (line.key === "" || found.back.has(y)) continue;
    const same = free.get(say(line));
    if (same === undefined) free.set(say(line), [y]);
    else same.push(y);
  }
  // From the end, so that taking the next one costs nothing.
  for (const list of free.values()) list.reverse();
  for (const [x, line] of before.entries()) {
    if (line.key === "" || found.there.has(x)) continue;
    const y = free.get(say(line))?.pop();
    if (y !== undefined) found.add(x, y);
  }
}

/** What stands right behind, or right before, the same line in both versions is one line, written anew. */
function writtenAnew(before: readonly Line[], after: readonly Line[], found: Found): void {
  const filled = (lines: readonly Line[]): readonly number[] => [...lines.keys()].filter((at) => lines[at]?.key !== "");
  const [xs, ys] = [filled(before), filled(after)];
  onwards(xs, ys, found);
  onwards(xs.toReversed(), ys.toReversed(), found);
}

function onwards(xs: readonly number[], ys: readonly number[], found: Found): void {
  const spot = new Map(ys.map((y, at) => [y, at]));
  let next: number | undefined = 0;
  for (const x of xs) {
    const y = next === undefined ? undefined : ys[next];
    if (y !== undefined && found.isFree(x, y)) found.add(x, y);
    const at = spot.get(found.there.get(x) ?? -1);
    next = at === undefined ? undefined : at + 1;
  }
}
