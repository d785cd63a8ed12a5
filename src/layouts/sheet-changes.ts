/** What became of the sheets of a workbook: renamed, put elsewhere, hidden, put in or taken out. */
import type { Table } from "../tables/index.ts";
import { rising } from "./rising.ts";
import type { SheetPair } from "./sheet-pairs.ts";

/** A sheet as it is told of. */
export interface ToldSheet {
  readonly file: string;
  readonly sheet: string;
  /** How many of its cells hold anything. */
  readonly filled: number;
}

export interface SheetChange {
  readonly kind: "renamed" | "moved" | "added" | "removed" | "hidden" | "shown";
  /** Undefined where the version has no such sheet. */
  readonly was: ToldSheet | undefined;
  readonly at: ToldSheet | undefined;
}

/** @param before the sheets of the earlier version in their order; the pairs are in that of the later one */
export function sheetChanges(before: readonly Table[], pairs: readonly SheetPair[]): readonly SheetChange[] {
  const moved = movedSheets(before, pairs);
  return pairs.flatMap(({ before: was, after: at }): readonly SheetChange[] => {
    const [old, now] = [told(was), told(at)];
    if (was === undefined || at === undefined) return [{ kind: was === undefined ? "added" : "removed", was: old, at: now }];
    const kinds: SheetChange["kind"][] = [];
    if (was.sheet !== at.sheet) kinds.push("renamed");
    if (moved.has(at)) kinds.push("moved");
    if (was.hidden !== at.hidden) kinds.push(at.hidden ? "hidden" : "shown");
    return kinds.map((kind) => ({ kind, was: old, at: now }));
  });
}

function told(table: Table | undefined): ToldSheet | undefined {
  if (table === undefined) return undefined;
  const { file, sheet, rows } = table;
  return {
    file,
    sheet,
    filled: Array.from(rows, (row) => (row ?? []).filter((cell) => cell !== undefined).length).reduce((sum, count) => sum + count, 0),
  };
}

/** Those that do not stand among the others as they did; only within a file the order of sheets means anything. */
function movedSheets(before: readonly Table[], pairs: readonly SheetPair[]): ReadonlySet<Table> {
  const order = new Map(before.map((table, index) => [table, index]));
  const files = new Map<string, { readonly after: Table; readonly from: number }[]>();
  for (const { before: was, after } of pairs) {
    if (was === undefined || after === undefined) continue;
    const key = `${was.file}\n${after.file}`;
    files.set(key, [...(files.get(key) ?? []), { after, from: order.get(was) ?? 0 }]);
  }
  return new Set(
    [...files.values()].flatMap((sheets) => {
      const kept = rising(sheets.map(({ from }) => from));
      return sheets.filter((_, index) => !kept.has(index)).map(({ after }) => after);
    }),
  );
}
