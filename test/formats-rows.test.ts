/** Rows of every kind in one table on a screen: those of plain letters and those of any other are drawn in two ways and stand in one order. */
import { describe, expect, test } from "vitest";
import { formatOf } from "../src/formats/index.ts";
import { displayWidth } from "../src/formats/width.ts";
import type { Block, Report } from "../src/views/block.ts";

const NAMES = [
  "Xã Kỳ Anh",
  "統計局 北京",
  "Phường có tên rất dài, dài hơn mọi cột của bảng",
  "각각각 tỉnh của một nước khác, cũng rất dài",
];
const ROWS = 250;
const placeOf = (at: number): string => `${at + 1}/${ROWS}`;
const nameOf = (at: number): string => NAMES[at % NAMES.length] as string;

const TABLE: Block = {
  kind: "table",
  columns: [
    { title: "Xếp hạng", align: "right" },
    { title: "Đơn vị", align: "left", flexible: true },
  ],
  rows: Array.from({ length: ROWS }, (_, at) => [placeOf(at), nameOf(at)]),
  foot: [
    ["统", "Tổng cộng"],
    ["", String(ROWS)],
  ],
};
const REPORT: Report = { blocks: [TABLE], records: { columns: [], rows: [] }, json: null };

async function linesOn(width: number, ascii: boolean): Promise<Iterable<string>> {
  return (await formatOf("pretty")?.render(REPORT, { colour: false, width, ascii })) as Iterable<string>;
}

/** The rows as they can be read back: whatever has a place begins one, the lines below go on with its name. */
function readBack(lines: readonly string[]): readonly string[] {
  const rows: string[] = [];
  for (const line of lines) {
    const [, place = "", name = ""] = /^[│|]? *(\d+\/\d+)? +(?:[│|] )?(.*?) *[│|]?$/.exec(line) ?? [];
    if (place !== "") rows.push(`${place} ${name}`);
    else if (rows.length > 0) rows.push(`${rows.pop()} ${name}`);
  }
  return rows;
}

describe.each([44, 30, 24])("on %i columns", (width) => {
  test.each([false, true])("rows stand in their order, each with all of its lines (ASCII: %s)", async (ascii) => {
    const lines = [...(await linesOn(width, ascii))].join("").split("\n");
    const first = lines.findIndex((line) => line.includes(placeOf(0)));
    const last = lines.findIndex((line) => line.includes("统"));
    const rows = readBack(lines.slice(first, last - 1));
    expect(rows.map((row) => row.trim())).toEqual(Array.from({ length: ROWS }, (_, at) => `${placeOf(at)} ${nameOf(at)}`));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(lines.slice(last).join(" ")).toMatch(/统.*Tổng cộng.*250/s);
  });

  test("the lines are the same when they are gone through again", async () => {
    const lines = await linesOn(width, false);
    expect([...lines]).toEqual([...lines]);
  });
});
