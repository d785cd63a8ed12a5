/** Rows put in or taken out of a sheet do not make the rows below them look changed, and nothing that changed is left out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { tableChanges } from "../src/layouts/table-changes.ts";
import type { Cell, Table } from "../src/tables/index.ts";

const cell = (text: string, formula?: string): Cell => ({ type: "text", text, ...(formula === undefined ? {} : { formula }) });
const table = (rows: readonly (readonly (string | Cell)[] | undefined)[]): Table => ({
  file: "a.xlsx",
  sheet: "Tự chấm",
  hidden: false,
  rows: rows.map((row) => row?.map((each) => (typeof each === "string" ? (each === "" ? undefined : cell(each)) : each))),
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
});
const told = (before: Table, after: Table): readonly string[] =>
  tableChanges(before, after).map(({ was, at, before: old, after: now }) =>
    [
      was === undefined ? "-" : `${was.row}:${was.column}`,
      at === undefined ? "-" : `${at.row}:${at.column}`,
      old?.text ?? "",
      now?.text ?? "",
    ].join(" "),
  );
const ROWS = [
  ["Mã", "Điểm"],
  ["1.1", "Kế hoạch", "1"],
  ["1.2", "Sáng kiến", "2"],
  ["1.3", "Tuyên truyền", "3"],
];

test("a row put in is told alone, and a figure below it with both its places", () => {
  const after = [ROWS[0], ["Ghi chú mới"], ROWS[1], ["1.2", "Sáng kiến", "5"], ROWS[3]] as string[][];
  expect(told(table(ROWS), table(after))).toEqual(["- 1:0  Ghi chú mới", "2:2 3:2 2 5"]);
});

test("a row taken out is told cell by cell", () => {
  expect(told(table(ROWS), table([ROWS[0], ROWS[2], ROWS[3]] as string[][]))).toEqual(["1:0 - 1.1 ", "1:1 - Kế hoạch ", "1:2 - 1 "]);
});

test("a formula that became a value is a change even where the figure is the same", () => {
  const before = table([["Tổng", cell("6", "SUM(C2:C4)")]]);
  expect(tableChanges(before, table([["Tổng", "6"]]))).toHaveLength(1);
  expect(tableChanges(before, before)).toEqual([]);
});

test("applied to the earlier version, the changes give the later one", () => {
  const word = fc.constantFrom("", "a", "b", "c", "1", "2");
  const sheet = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 9 });
  fc.assert(
    fc.property(sheet, sheet, (a, b) => {
      const changes = tableChanges(table(a), table(b));
      const texts = (rows: readonly (readonly string[])[]): readonly string[] =>
        rows
          .flat()
          .filter((text) => text !== "")
          .sort();
      const lost = changes.map(({ before }) => before?.text ?? "").filter((text) => text !== "");
      const won = changes.map(({ after }) => after?.text ?? "").filter((text) => text !== "");
      const left = [...texts(a)];
      for (const text of lost) left.splice(left.indexOf(text), 1);
      expect([...left, ...won].sort()).toEqual(texts(b));
      expect(tableChanges(table(a), table(a))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
