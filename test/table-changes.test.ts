/** What only moved, was put in or taken out does not make the rest look changed, and nothing that changed is left out. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Changes, changesOf, type Version } from "../src/layouts/table-changes.ts";
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
const changes = (before: Table, after: Table): Changes => changesOf(version(before), version(after));
const version = (...tables: readonly Table[]): Version => ({ tables, submissions: [], layoutOf: () => undefined });
const told = (before: Table, after: Table): readonly string[] => {
  const { cells, lines } = changes(before, after);
  return [
    ...lines.map(({ kind, axis, lines: all, to, texts }) => [kind, axis, all.join(","), to.join(","), ...texts].filter(Boolean).join(" ")),
    ...cells.map(({ was, at, before: old, after: now }) =>
      [
        was === undefined ? "-" : `${was.row}:${was.column}`,
        at === undefined ? "-" : `${at.row}:${at.column}`,
        old?.text ?? "",
        now?.text ?? "",
      ].join(" "),
    ),
  ];
};
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

test("a row taken out is told once, with what it held", () => {
  expect(told(table(ROWS), table([ROWS[0], ROWS[2], ROWS[3]] as string[][]))).toEqual(["removed row 1 1.1 · Kế hoạch · 1"]);
});

test("rows sorted and columns put in another order are told in one line each, and what changed besides with both its places", () => {
  const sorted = [ROWS[0], ROWS[3], ROWS[2], ["1.1", "Kế hoạch", "9"]] as string[][];
  expect(told(table(ROWS), table(sorted))).toEqual(["moved row 1,2 3,2", "1:2 3:2 1 9"]);
  const WIDE = [
    ["Đơn vị", "Khối", "Điểm", "Ghi chú"],
    ["Huyện A", "Một", "9,5", ""],
    ["Huyện B", "Hai", "8", "muộn"],
  ];
  const turned = WIDE.map(([unit = "", group = "", points = "", note = ""]) => [unit, points, group, note]);
  expect(told(table(WIDE), table(turned))).toEqual(["moved column 1 2"]);
  const numbered = (order: readonly string[]): Table => table([["STT", "Đơn vị"], ...order.map((name, at) => [String(at + 1), name])]);
  expect(told(numbered(["Huyện A", "Huyện B", "Huyện C"]), numbered(["Huyện C", "Huyện A", "Huyện B"]))).toEqual([
    "moved row 3 1",
    "3:0 1:0 3 1",
    "1:0 2:0 1 2",
    "2:0 3:0 2 3",
  ]);
});

test("a column put in is told once; one cell beside the table as that cell", () => {
  const wider = ROWS.map(([code = "", name = "", points = ""], at) => [code, at === 0 ? "Phòng" : "A", name, points]);
  expect(told(table(ROWS), table(wider))).toContain("added column 1 Phòng · A · A · A");
  expect(told(table(ROWS), table([...ROWS.slice(0, 3), [...(ROWS[3] as string[]), "", "mới"]]))).toEqual(["- 3:4  mới"]);
});

test("a formula that only follows its rows, columns and sheets is no change; one that sums less is", () => {
  const sum = (at: string, formula: string): readonly (readonly (string | Cell)[])[] => [
    ...ROWS.slice(0, 1),
    ...(at === "below" ? [["Ghi chú", "mới"]] : []),
    ...ROWS.slice(1),
    ["", "Tổng", cell("6", formula)],
  ];
  const before = table(sum("", "SUM(C2:C4)+'Tự chấm'!$C$2"));
  expect(told(before, table(sum("below", "SUM(C3:C5)+'Tự chấm'!$C$3")))).toEqual(["added row 1 Ghi chú · mới"]);
  expect(told(before, table(sum("below", "SUM(C3:C4)+'Tự chấm'!$C$3")))).toEqual(["added row 1 Ghi chú · mới", "4:2 5:2 6 6"]);
  const renamed = { ...table(sum("", "SUM(C2:C4)+Mới!$C$2")), sheet: "Mới" };
  expect(changes(before, renamed)).toMatchObject({ cells: [], lines: [], sheets: [{ kind: "renamed" }] });
  const last = table(sum("", "SUM(C2:C4)").filter((_, at) => at !== 3));
  expect(told(table(sum("", "SUM(C2:C4)")), last)).toContain("4:2 3:2 6 6");
  const shorter = table(sum("", "SUM(C2:C3)").filter((_, at) => at !== 3));
  expect(told(table(sum("", "SUM(C2:C4)")), shorter)).toEqual(["removed row 3 1.3 · Tuyên truyền · 3"]);
  const order = [0, 3, 1, 2, 4].map((at) => sum("", "SUM(C2:C4)")[at] ?? []);
  expect(told(table(sum("", "SUM(C2:C4)")), table(order))).toEqual(["moved row 3 1"]);
});

test("sheets are known again under other names, in another order, hidden, and apart from those that are new", () => {
  const [a, b, c] = ["A", "B", "C"].map((name) => ({ ...table([...ROWS, [name, `Trang ${name}`, name]]), sheet: name })) as [
    Table,
    Table,
    Table,
  ];
  const sheets = (before: readonly Table[], after: readonly Table[]): readonly string[] =>
    changesOf(version(...before), version(...after)).sheets.map(({ kind, was, at }) => `${kind} ${was?.sheet ?? "-"} ${at?.sheet ?? "-"}`);
  expect(sheets([a, b, c], [a, b, c])).toEqual([]);
  expect(sheets([a, b, c], [c, a, b])).toEqual(["moved C C"]);
  expect(sheets([a, b], [{ ...a, sheet: "A (2)", hidden: true }, b])).toEqual(["renamed A A (2)", "hidden A A (2)"]);
  const other = {
    ...table([
      ["Khác", "hẳn"],
      ["x", "y"],
    ]),
    sheet: "D",
  };
  expect(sheets([a, b], [a, other])).toEqual(["added - D", "removed B -"]);
});

test("a formula that became a value is a change even where the figure is the same", () => {
  const before = table([["Tổng", cell("6", "SUM(C2:C4)")]]);
  expect(changes(before, table([["Tổng", "6"]])).cells).toHaveLength(1);
  expect(changes(before, before).cells).toEqual([]);
});

test("applied to the earlier version, the changes give the later one", () => {
  const word = fc.constantFrom("", "a", "b", "c", "1", "2");
  const sheet = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 9 });
  const texts = (rows: readonly (readonly string[])[]): readonly string[] =>
    rows
      .flat()
      .filter((text) => text !== "")
      .sort();
  fc.assert(
    fc.property(sheet, sheet, (a, b) => {
      const { cells, lines } = changes(table(a), table(b));
      // A cell where a row and a column cross that both came or went is of both.
      const crossed = (kind: string, rows: readonly (readonly string[])[]): readonly string[] => {
        const of = (axis: string): Set<number> =>
          new Set(lines.filter((line) => line.kind === kind && line.axis === axis).flatMap((line) => line.lines));
        const [inRows, inColumns] = [of("row"), of("column")];
        return rows.flatMap((row, y) => row.filter((text, x) => text !== "" && (inRows.has(y) || inColumns.has(x))));
      };
      const lost = [...cells.map(({ before }) => before?.text ?? "").filter((text) => text !== ""), ...crossed("removed", a)];
      const won = [...cells.map(({ after }) => after?.text ?? "").filter((text) => text !== ""), ...crossed("added", b)];
      const left = [...texts(a)];
      for (const text of lost) {
        expect(left).toContain(text);
        left.splice(left.indexOf(text), 1);
      }
      expect([...left, ...won].sort()).toEqual(texts(b));
      expect(changes(table(a), table(a))).toEqual({ sheets: [], lines: [], cells: [] });
    }),
    { numRuns: 500 },
  );
});
