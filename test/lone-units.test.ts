/** Names that differ from table to table: marks that are none of the name, and units that only one body speaks of. */
import { expect, test } from "vitest";
import { parseName } from "../src/unit-name.ts";
import { CODES, MAXIMA, OPEN, type Rows, RUBRIC, score, workbook } from "./headed-sheets.ts";

test.each([
  "1. Huyện Kỳ Anh",
  "12) Huyện Kỳ Anh",
  "- Huyện Kỳ Anh",
  "Huyện Kỳ Anh (*)",
  "Huyện Kỳ Anh**",
  "Huyện Kỳ Anh¹",
  "2. UBND huyện Kỳ Anh *",
])("%s is huyện Kỳ Anh", (name) => expect(parseName(name)).toEqual(parseName("Huyện Kỳ Anh")));
test.each([
  ["Phường 1", "Phường"],
  ["Phường 1", "Phường 2"],
  ["Xã An (1)", "Xã An (2)"],
  ["1 Phường", "Phường"],
])("%s is not %s", (one, other) => expect(parseName(one).key).not.toBe(parseName(other).key));

const table = (heads: readonly string[], ...names: readonly string[]): Rows => [
  ["Đơn vị", ...heads],
  ...names.map((name) => [name, ...MAXIMA]),
];
const APPRAISED = CODES.map((code) => `${code} (thẩm định)`);
const both = (given: readonly string[], rubric = OPEN) =>
  score(workbook({ "Tự chấm": table(CODES, "Sở Nội vụ", "Sở Tư pháp"), "Thẩm định": table(APPRAISED, ...given) }, []), rubric);

test("a unit with a self-assessment only beside one with an appraisal only may be one unit", async () => {
  const [, units, told] = await both(["Sở Nội vụ tỉnh", "Sở Tư pháp"]);
  expect(units).toHaveLength(3);
  expect(told).toEqual(["warning A2 units-of-one-side"]);
});
test("while some wait for their appraisal nothing is told, nor where all agree", async () => {
  expect((await both(["Sở Tư pháp"]))[2]).toEqual([]);
  expect((await both(["SỞ NỘI VỤ", "Sở Tư  pháp"]))[2]).toEqual([]);
});
test("with a register the name itself is told", async () => {
  const [, , told] = await both(["Huyện A", "Huyện B"], RUBRIC);
  expect(told).not.toContain("warning A2 units-of-one-side");
});
