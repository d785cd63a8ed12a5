/** Small workbooks that stories need: some good, most of them broken the way workbooks break on the way to an office. */
import { writeXlsx } from "hucre/xlsx";
import * as sheetjs from "xlsx";

type Value = string | number | null;
const HEAD = ["Mã", "Nội dung", "Điểm tối đa", "Số liệu", "Điểm tự đánh giá", "Điểm thẩm định"];

interface Cells {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
}

async function workbook(sheets: readonly Cells[]): Promise<Uint8Array> {
  return new Uint8Array(await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })) }));
}

/** The form with one cell as Excel stores a formula that failed, or that was never calculated. */
function withCell(cell: sheetjs.CellObject): Uint8Array {
  const { name, rows } = form("Huyện Vũ Quang", null);
  const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet.E3 = cell;
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}

/** A compound file with the streams that Excel writes when a workbook gets a password. */
function encrypted(): Uint8Array {
  const file = sheetjs.CFB.utils.cfb_new();
  sheetjs.CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.alloc(64, 4));
  sheetjs.CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.alloc(8192, 7));
  return new Uint8Array(sheetjs.CFB.write(file, { type: "buffer" }) as Buffer);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** A form of one unit by the rubric `nho` of the stories. */
const form = (unit: string, points: Value): Cells => ({
  name: unit,
  rows: [
    HEAD,
    ["1", "Chỉ đạo, điều hành", 4, null, null, null],
    ["1.1", "Ban hành kế hoạch", 1, null, points, null],
    ["1.2", "Sáng kiến", 1.5, 1, null, null],
  ],
});

const made: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  empty: () => new Uint8Array(),
  pdf: () => utf8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
  html: () => utf8("<html><body><table><tr><td>Mã</td></tr></table></body></html>\n"),
  text: () => utf8("Mã;Điểm\n1.1;1\n"),
  encrypted,
  truncated: async () => (await workbook([form("Huyện Vũ Quang", 1)])).slice(0, 900),
  good: () => workbook([form("Huyện Vũ Quang", 1), form("Huyện Hương Khê", 0.5)]),
  // Names of units in two sheets, and one that has none.
  units: () =>
    workbook([
      { name: "Huyện", rows: [["Đơn vị"], ["Huyện Vũ Quang"], ["Huyện Hương Khê"]] },
      { name: "Ghi chú", rows: [["Số liệu gửi kèm công văn"]] },
      {
        name: "Thị xã",
        rows: [
          ["TT", "Tên đơn vị"],
          [1, "Thị xã Kỳ Anh"],
          [2, "Huyện Vũ Quang"],
        ],
      },
    ]),
  "one-unit": () => workbook([{ name: "Huyện", rows: [["Đơn vị"], ["Huyện Vũ Quang"]] }]),
  "error-value": () => withCell({ t: "e", v: 0x17, f: "Sheet9!A1" }),
  uncomputed: () => withCell({ t: "n", f: "1-0.5" }),
  other: () =>
    workbook([
      { name: "Huyện Vũ Quang", rows: [HEAD, ["A.1", "Nội dung khác", 5, null, 4, null], ["A.2", "Nội dung khác nữa", 5, null, 3, null]] },
    ]),
  // Excel made a number of the code 1.10, so nothing tells it from 1.1.
  "number-code": () =>
    workbook([
      { name: "Huyện Vũ Quang", rows: [HEAD, [1.1, "Ban hành kế hoạch", 1, null, 1, null], [1.2, "Sáng kiến", 1.5, 1, null, null]] },
    ]),
};

/** @throws {Error} when there is no such workbook */
export async function workbookOf(name: string): Promise<Uint8Array> {
  const make = made[name];
  if (make === undefined) throw new Error(`There is no workbook “${name}”; there are ${Object.keys(made).join(", ")}.`);
  return make();
}
