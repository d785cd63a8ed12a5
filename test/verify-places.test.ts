/** Places of published tables that are hard to read. */
import { describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { alone, SOUND, verify } from "./verifying.ts";

const table = (...places: readonly string[]): string =>
  ["Xếp hạng;Đơn vị;Tổng điểm", ...places.map((place, index) => `${place};Xã ${"ABCDE"[index]};${90 - index}`)].join("\n");

test.each([
  [["1", "2", "3"]],
  [["1/3", "2/3", "3/3"]],
  [["Hạng 1", "Hạng 2", "Hạng 3"]],
  [["1", "2 (*)", "3.0"]],
  [["1", "2", "Không xếp hạng"]],
  [["1", "2", "–"]],
])("%j are read", async (places) => {
  expect(await alone(table(...places))).toEqual(SOUND);
});

describe("a place that a spreadsheet has turned into a date is an error", () => {
  test.each(["12/13/2024", "2024-01-03", "01-Thg3", "1-Mar", "Mar-13"])("%s", async (written) => {
    const { exit, told } = await alone(table("1", written));
    expect({ exit, told }).toEqual({
      exit: 1,
      told: [`A3 place-is-date Ô xếp hạng của Xã B là ngày ${written}, không phải hạng: Excel đã tự đổi hạng dạng 1/3 thành ngày.`],
    });
  });

  test("in a workbook, where the cell is a date, with what it was", async () => {
    const day = (date: number): sheetjs.CellObject => ({ t: "n", v: date, z: "d-mmm" });
    const sheet = sheetjs.utils.aoa_to_sheet([
      ["Xếp hạng", "Đơn vị", "Tổng điểm"],
      [null, "Xã A", 90],
      [null, "Xã B", 89],
    ]);
    // 1 March and 2 March 2026, as which 1/3 and 2/3 are kept where days come first.
    sheet.A2 = day(46082);
    sheet.A3 = day(46083);
    const book = sheetjs.utils.book_new();
    sheetjs.utils.book_append_sheet(book, sheet, "KQ");
    const bytes = new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
    const { exit, told } = await verify({ "bang.xlsx": bytes }, "bang.xlsx");
    expect({ exit, told }).toEqual({
      exit: 1,
      told: [
        "A2 place-is-date Ô xếp hạng của Xã A là ngày 01/03/2026, không phải hạng: Excel đã tự đổi hạng dạng 1/3 thành ngày.",
        "A3 place-is-date Ô xếp hạng của Xã B là ngày 02/03/2026, không phải hạng: Excel đã tự đổi hạng dạng 1/3 thành ngày.",
      ],
    });
  });
});

test("a place that nobody can read is told, not left out", async () => {
  expect((await alone(table("1", "2-3", "2-3"))).told).toEqual([
    "A3 place-unreadable “2-3” của Xã B không đọc được thành hạng, nên hạng này không được kiểm tra.",
    "A4 place-unreadable “2-3” của Xã C không đọc được thành hạng, nên hạng này không được kiểm tra.",
  ]);
});
