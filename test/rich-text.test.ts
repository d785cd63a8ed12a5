/** Marks of notes and struck figures: what is raised or struck out in a cell is no digit of its number, of its code or of its heading. */
import { expect, test } from "vitest";
import { foldHeading } from "../src/fold.ts";
import { readNumber } from "../src/tables/number.ts";
import { answersOf, flat, leaf, read, sheet } from "./build.ts";
import { cells, only, open } from "./opened.ts";
import { book, data } from "./packages.ts";

const run = (text: string, look = ""): string => `<r><rPr>${look}</rPr><t xml:space="preserve">${text}</t></r>`;
const RAISED = '<vertAlign val="superscript"/>';
const LOWERED = '<vertAlign val="subscript"/>';
const STRUCK = "<strike/>";

/** The cell with these runs, once as a shared text and once as one of its own. */
async function shownAs(...runs: readonly string[]): Promise<readonly (string | undefined)[]> {
  const inside = runs.join("");
  const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is>${inside}</is></c></row>`;
  const table = only(await open("a.xlsx", book(data(row), { strings: `<sst><si>${inside}</si><si><t>12</t></si></sst>` })));
  const { A1, B1 } = cells(table);
  return [A1, B1];
}

test.each([
  [[run("1,5"), run("1", RAISED)], "1,5¹"],
  [[run("12"), run("(2)", RAISED)], "12(²)"],
  [[run("CO"), run("2", LOWERED)], "CO₂"],
  [[run("2", STRUCK), run("1,5")], "2\u03361,5"],
  [[run("1,5"), run("0", '<strike val="0"/>')], "1,50"],
  [[run("1,5", '<b/><sz val="12"/>'), run("0", '<vertAlign val="baseline"/>')], "1,50"],
  [[run("1,5", RAISED), run("đ", RAISED)], "¹,⁵đ"],
])("%j is shown as %s", async (runs, shown) => {
  expect(await shownAs(...runs)).toEqual([`text:${shown}`, `text:${shown}`]);
});

test.each(["1,5¹", "12²", "2\u03361,5", "20\u0336"])("%s is no number", (text) => {
  expect(readNumber({ type: "text", text }, { purpose: "score", decimal: "comma" }).kind).toBe("fault");
});

test("a note behind a code or a heading changes neither", () => {
  const rubric = flat(13, [leaf("1.1", 2), leaf("1.11", 11)]);
  const bound = read(
    rubric,
    sheet(
      [
        ["Mã", "Điểm tự chấm²"],
        ["1.1¹", 2],
      ],
      { sheet: "Huyện A" },
    ),
  );
  expect(answersOf(bound)).toEqual(["Huyện A 1.1 self 2"]);
  expect(foldHeading("Điểm thẩm định¹")).toBe(foldHeading("Điểm thẩm định"));
});
