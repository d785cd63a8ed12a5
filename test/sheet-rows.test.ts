import fc from "fast-check";
import { expect, test } from "vitest";
import { Diagnostics } from "../src/diagnostic.ts";
import { CellPool, wholeIn } from "../src/tables/cell-pool.ts";
import { Grid } from "../src/tables/grid.ts";
import { type Cell, cellAt, defaultLimits, rowAt, type Table, widthAt } from "../src/tables/index.ts";

const text = (written: string): Cell => ({ type: "text", text: written });

/** Cells in any order of rows and columns, with long gaps, in rows that are come back to. */
const placed = fc.array(
  fc.record({
    row: fc.oneof(fc.nat(12), fc.constantFrom(900, 2_000)),
    column: fc.oneof(fc.nat(9), fc.constantFrom(300, 16_383)),
    written: fc.constantFrom("a", "b", "7", "1023", "1024", "999999999"),
    whole: fc.constantFrom("no", "text", "number"),
  }),
  { maxLength: 60 },
);

interface Filled {
  readonly table: Table;
  readonly expected: ReadonlyMap<string, Cell>;
  /** How many cells were given another content later. */
  readonly twice: number;
  readonly told: number;
}

function filled(
  cells: readonly { readonly row: number; readonly column: number; readonly written: string; readonly whole: string }[],
): Filled {
  const pool = new CellPool();
  const problems = new Diagnostics();
  const grid = new Grid("a.xlsx", "s", defaultLimits, problems, { cells: 0, pool });
  const expected = new Map<string, Cell>();
  const twice = new Set<string>();
  for (const { row, column, written, whole } of cells) {
    const number = whole === "no" ? -1 : wholeIn(written);
    const cell: Cell = number === -1 || whole === "text" ? text(written) : { type: "number", text: written };
    if (number === -1) grid.put(row, column, cell);
    else grid.place(row, column, pool.whole(number, cell.type as "text"));
    const key = `${row} ${column}`;
    const before = expected.get(key) ?? cell;
    expected.set(key, before);
    if (before.type !== cell.type || before.text !== cell.text) twice.add(key);
  }
  for (const key of twice) expected.delete(key);
  return { table: grid.table(false), expected, twice: twice.size, told: problems.list.length };
}

const cellsIn = ({ rows }: Table): readonly (readonly [string, Cell])[] =>
  [...rows.entries()].flatMap(([row, cells]) =>
    [...(cells ?? []).entries()].flatMap(([column, cell]) => (cell === undefined ? [] : [[`${row} ${column}`, cell] as const])),
  );

test("a sheet gives back every cell that was put into it, whatever the order", () => {
  fc.assert(
    fc.property(placed, (cells) => {
      const { table, expected, twice, told } = filled(cells);
      expect(new Map(cellsIn(table).filter(([, { type }]) => type !== "error"))).toEqual(expected);
      expect([cellsIn(table).length, told]).toEqual([expected.size + twice, twice]);
    }),
  );
});

test("a sheet answers as the list of its rows does", () => {
  fc.assert(
    fc.property(placed, (cells) => {
      const { table } = filled(cells);
      const listed: Table = { ...table, rows: [...table.rows] };
      const asked = ({ rows, ...more }: Table, row: number, column: number) => [
        cellAt({ rows, ...more }, row, column),
        rowAt({ rows, ...more }, row),
        widthAt({ rows, ...more }, row),
        rows.at(row - rows.length),
        rows.slice(Math.max(row, 0), row + 2),
        rows.some((each) => each?.[column] !== undefined),
      ];
      for (const { row, column } of [...cells, { row: -1, column: 0 }, { row: 2_500, column: 0 }]) {
        expect(asked(table, row, column)).toEqual(asked(listed, row, column));
        expect(cellAt(table, row, column + 1)).toEqual(cellAt(listed, row, column + 1));
      }
      expect(JSON.stringify(table.rows)).toBe(JSON.stringify(listed.rows));
    }),
    { numRuns: 30 },
  );
});

test("only whole numbers in their one spelling are told as numbers", () => {
  const spelt = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[-+ .0-9]{0,11}$/), fc.constantFrom("", "0", "00", "٣", "1e3"));
  fc.assert(
    fc.property(spelt, fc.string(), (written, before) => {
      const whole = /^(?:0|[1-9][0-9]{0,8})$/.test(written) ? Number(written) : -1;
      expect(wholeIn(written)).toBe(whole);
      expect(wholeIn(`${before}${written}`, before.length)).toBe(whole);
    }),
  );
});
