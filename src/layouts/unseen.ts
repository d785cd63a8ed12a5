/** Figures in the colour of their own background are read like any other, and said: nobody sees them on paper. */
import type { Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { addTo } from "../grouped.ts";
import { type CellSpan, cellName, sheetKey } from "../source.ts";
import { cellAt, type Table } from "../tables/index.ts";
import { asCount, begun, say, words } from "../text.ts";

const UNSEEN = words(
  "cells-unseen",
  "{count} ô số liệu, điểm được tính nhưng không nhìn thấy (chữ cùng màu nền hoặc định dạng không hiện gì): {cells}.",
  "Cells with figures or points that count but cannot be seen (the colour of the background, or a format that shows nothing): {count} ({cells}).",
);
const FIX = say(
  words(
    "fix-cells-unseen",
    "Đổi màu chữ hoặc định dạng để mọi người cùng thấy; số không dùng thì xóa hẳn.",
    "Change the colour or the format so that everybody sees them; delete what is not meant to count.",
  ),
  {},
);
const NAMED_AT_MOST = 8;

function* cellsOf(submissions: readonly Submission[]): Iterable<CellSpan> {
  for (const { answers } of submissions) {
    for (const { rounds } of answers.values()) {
      for (const answer of Object.values(rounds)) yield* Object.values(answer?.cells ?? {});
    }
  }
}

const holdsUnseen = ({ rows }: Table): boolean =>
  rows.some((cells) => cells?.some((cell) => cell !== undefined && "unseen" in cell) === true);

/** Tells of answers that cannot be seen, once for each sheet. */
export function tellUnseen(tables: readonly Table[], submissions: readonly Submission[], problems: Diagnostics): void {
  const suspects = new Map(tables.filter(holdsUnseen).map((table) => [sheetKey(table), table]));
  if (suspects.size === 0) return;
  const found = new Map<Table, CellSpan[]>();
  for (const at of cellsOf(submissions)) {
    const table = suspects.get(sheetKey(at));
    const cell = table === undefined ? undefined : cellAt(table, at.row, at.column);
    if (table === undefined || cell === undefined || !("unseen" in cell)) continue;
    addTo(found, table, at);
  }
  for (const all of found.values()) {
    // A cell may hold the answer of several fields.
    const cells = [...new Map(all.map((at) => [cellName(at.row, at.column), at]))];
    const names = cells.map(([name]) => name);
    const [first] = all;
    if (first === undefined) continue;
    problems.add("warning", say(UNSEEN, { count: asCount(cells.length), cells: begun(names, NAMED_AT_MOST) }), first, { fix: FIX });
  }
}
