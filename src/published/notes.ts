/** Texts that stand alone around a published table: which are notes under it, which are the heading of what follows. */
import { rowAt, type Table } from "../tables/index.ts";
import { plain } from "./headings.ts";
import { aloneIn } from "./sheet.ts";

/** How a text begins that is no heading. */
const NOTE =
  /^(?:…|\.{3}|_|\*|\(ký|\(\*|ghi chú|lưu ý|nguồn|người |t[lm]\.|kt\.|lãnh đạo|ngày |[\p{L} ]+, ngày|(?:điểm |giá trị )?(?:bình quân|trung bình)|tổng (?:cộng|số))/u;

/** Where the heading of what begins at a row begins: with the texts right over it, as far down as a note or a blank row. */
export function headingsFrom(table: Table, from: number, row: number): number {
  let first = row;
  while (first > from) {
    const text = aloneIn(table, first - 1);
    if (text === undefined || NOTE.test(plain(text))) break;
    first -= 1;
  }
  return first;
}

/** Where the title of a table begins: right over its headings, else the last texts over them that stand apart from the table above. */
export function titlesFrom(table: Table, from: number, top: number): number {
  let end = top;
  while (end > from && rowAt(table, end - 1) === undefined) end -= 1;
  const first = headingsFrom(table, from, end);
  return first < end ? first : top;
}
