/** Row 33: points that nobody sees are told in .xls and .ods as they are in .xlsx. */
import { describe, expect, test } from "vitest";
import { biffBook } from "./biff.ts";
import { zip } from "./packages.ts";
import { run, saying, toldBy } from "./told.ts";

const TEXTS = ["Đơn vị", "Mã", "Điểm tự đánh giá", "Huyện Vũ Quang", "1.3"] as const;
const told = async (file: string, bytes: Uint8Array, ...more: readonly string[]): Promise<readonly string[]> =>
  toldBy(await run({ [file]: bytes }, ...more));
const UNSEEN = ["→ 1", "C2 cảnh báo cells-unseen"];

describe("an .xls", () => {
  const short = (value: number): readonly number[] => [value & 255, (value >> 8) & 255];
  const font = (colour: number): readonly [number, readonly number[]] => [
    0x31,
    [...short(200), 0, 0, ...short(colour), ...Array(8).fill(0), 0, 0],
  ];
  /** @param pattern 0 for none, 1 for one colour */
  const style = (of: number, pattern: number, fill: number, format = 0): readonly [number, readonly number[]] => [
    0xe0,
    [...short(of), ...short(format), ...Array(13).fill(0), pattern << 2, ...short(fill)],
  ];
  const silent: readonly [number, readonly number[]] = [0x041e, [...short(164), ...short(3), 0, 0x3b, 0x3b, 0x3b]];
  const own: readonly [number, readonly number[]] = [0x92, [...short(2), 0, 0, 0, 0, 0xff, 0, 0, 0]];
  const book = (...shared: readonly (readonly [number, readonly number[]])[]): Uint8Array => {
    const texts = TEXTS.map((text, at) => [Math.floor(at / 3), at % 3, text] as const);
    return biffBook("Số liệu", texts, [], 0x000100c1, shared, [[1, 2, 1, 1]]);
  };
  const BLACK = [font(0x7fff), style(0, 0, 0)] as const;
  test.each([
    ["white on nothing", book(...BLACK, font(9), style(1, 0, 0))],
    ["white of the system", book(...BLACK, font(1), style(1, 0, 0))],
    ["the colour of the fill", book(...BLACK, font(13), style(1, 1, 13))],
    ["a format that shows nothing", book(...BLACK, silent, style(0, 0, 0, 164))],
  ])("%s", async (_, bytes) => {
    expect(await told("a.xls", bytes)).toEqual(UNSEEN);
    expect(await told("a.xls", bytes, "--strict")).toEqual(["→ 1", "C2 lỗi cells-unseen"]);
    expect(saying(await run({ "a.xls": bytes }), "cells-unseen")).toMatch(/1 ô số liệu.*: C2\.[\s\S]*Đổi màu chữ/);
  });
  test.each([
    ["black on white", book(...BLACK, font(8), style(1, 0, 0))],
    ["white on blue", book(...BLACK, font(9), style(1, 1, 12))],
    ["white under a pattern", book(...BLACK, font(9), style(1, 5, 9))],
    ["a ninth colour that the workbook makes red", book(...BLACK, own, font(9), style(1, 0, 0))],
  ])("%s is seen", async (_, bytes) => {
    expect(await told("a.xls", bytes)).toEqual(["→ 1"]);
  });
});

describe("an .ods", () => {
  const styled = (text: string, cell: string): string =>
    `<style:style style:name="ce1" style:family="table-cell"><style:table-cell-properties ${cell}/><style:text-properties ${text}/></style:style>`;
  const cell = (text: string): string => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const book = (style: string, before = ""): Uint8Array => {
    const points =
      '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>';
    const rows = [TEXTS.slice(0, 3).map(cell).join(""), `${TEXTS.slice(3).map(cell).join("")}${points}`];
    const table = rows.map((cells) => `<table:table-row>${cells}</table:table-row>${before}`).join("");
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f"><office:automatic-styles>${style}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="a">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
    return zip([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml", data: content },
      { name: "styles.xml", data: "<s/>" },
      { name: "META-INF/manifest.xml", data: "<m/>" },
    ]);
  };
  test.each([
    ["white on nothing", styled('fo:color="#FFFFFF"', 'fo:background-color="transparent"')],
    ["the colour of the fill", styled('fo:color="#ffff00"', 'fo:background-color="#FFFF00"')],
  ])("%s", async (_, style) => {
    expect(await told("a.ods", book(style))).toEqual(UNSEEN);
    expect(await told("a.ods", book(style), "--strict")).toEqual(["→ 1", "C2 lỗi cells-unseen"]);
  });
  test.each([
    ["black on white", styled('fo:color="#000000"', "")],
    ["white on blue", styled('fo:color="#ffffff"', 'fo:background-color="#1f4e78"')],
    ["a usual style", styled('fo:font-size="12pt"', 'fo:padding="1mm"')],
  ])("%s is seen", async (_, style) => {
    expect(await told("a.ods", book(style))).toEqual(["→ 1"]);
  });
  test("a white cell that stands for more than any sheet has is no work", async () => {
    const style = styled('fo:color="#ffffff"', "");
    const bomb = `<table:table-row><table:table-cell table:style-name="ce1" table:number-columns-repeated="2147483647" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`;
    expect(await told("a.ods", book(style, bomb))).toEqual(["→ 2", "undefined lỗi over-limit"]);
  });
});
