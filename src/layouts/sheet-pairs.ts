/** Which sheets of two versions of the data are the same sheet, whatever they are called now. */
import { sheetKey } from "../source.ts";
import type { Table } from "../tables/index.ts";
import type { Moved } from "./answer-places.ts";
import { mostly } from "./answer-places.ts";

/** Undefined where a version has no such sheet. */
export interface SheetPair {
  readonly before: Table | undefined;
  readonly after: Table | undefined;
}

const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? file;

/** Texts of rows, to see how much of two sheets is the same. */
const rowsOf = ({ rows }: Table): ReadonlySet<string> =>
  new Set([...rows].flatMap((row) => (row === undefined ? [] : [row.map((cell) => cell?.text ?? "").join("\n")])));

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let same = 0;
  for (const row of a) if (b.has(row)) same += 1;
  return same / Math.max(a.size, b.size, 1);
}

/** @param moved where the answers stand that both versions have; only those of sheets that are read alike */
export function pairSheets(before: readonly Table[], after: readonly Table[], moved: readonly Moved[]): readonly SheetPair[] {
  const found = new Map<Table, Table>();
  const taken = new Set<Table>();
  const pair = (was: Table | undefined, now: Table | undefined): void => {
    if (was === undefined || now === undefined || found.has(was) || taken.has(now)) return;
    found.set(was, now);
    taken.add(now);
  };
  const [old, now] = [before, after].map((tables) => new Map((tables ?? []).map((table) => [sheetKey(table), table] as const)));
  for (const [was, at] of mostly(moved, sheetKey)) pair(old?.get(was), now?.get(at));
  const pairBy = (name: (table: Table) => string): void => {
    for (const was of before)
      pair(
        was,
        after.find((each) => !taken.has(each) && name(each) === name(was)),
      );
  };
  pairBy(({ file, sheet }) => `${baseName(file)}\n${sheet}`);
  pairBy(({ sheet }) => sheet);
  if (before.length === 1 && after.length === 1) pair(before[0], after[0]);
  byContent(before, after, found, taken, pair);
  const there = new Map([...found].map(([was, at]) => [at, was]));
  const gone = before.filter((was) => !found.has(was));
  return [
    ...after.map((table) => ({ before: there.get(table), after: table })),
    ...gone.map((table) => ({ before: table, after: undefined })),
  ];
}

/** A sheet that was given another name and holds mostly what it held. */
function byContent(
  before: readonly Table[],
  after: readonly Table[],
  found: ReadonlyMap<Table, Table>,
  taken: ReadonlySet<Table>,
  pair: (was: Table, now: Table) => void,
): void {
  const left = before.filter((was) => !found.has(was)).map((table) => ({ table, rows: rowsOf(table) }));
  const free = after.filter((now) => !taken.has(now)).map((table) => ({ table, rows: rowsOf(table) }));
  const alike = left.flatMap((was) => free.map((now) => ({ was, now, much: likeness(was.rows, now.rows) })));
  for (const { was, now, much } of alike.sort((a, b) => b.much - a.much)) if (much >= 0.5) pair(was.table, now.table);
}
