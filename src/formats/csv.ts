/** The records of a report for Excel with Vietnamese settings: semicolons, CRLF, a byte order mark, and nothing that runs as a formula. */
import type { Report } from "../views/block.ts";
import type { Format } from "./format.ts";
import { isSimple } from "./width.ts";

/** What makes a spreadsheet take text for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const QUOTED = /[";\r\n\t]|^\s|\s$/;
/** All that is not a line break or a tab, which a cell may hold. */
const UNSEEN = /(?![\t\r\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text that any reader of CSV takes for itself, as most of a table is. */
const PLAIN = /^[0-9A-Za-z][\w ,.()%:/-]*$/;

function field(text: string): string {
  if (PLAIN.test(text) && !text.endsWith(" ")) return text;
  const seen = isSimple(text)
    ? text
    : text.normalize("NFC").replace(UNSEEN, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
  const plain = FORMULA.test(seen) && !NUMBER.test(seen) ? `'${seen}` : seen;
  return QUOTED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** So many different texts of a column are kept: names and titles come back row after row, sentences do not. */
const KEPT = 512;

/** A column as it is written. What it has said before need not be looked at again, least of all what stands in the row above. */
class Column {
  readonly #known = new Map<string, string>();
  #above = "";
  #written = "";

  write(text: string): string {
    if (text === this.#above) return this.#written;
    const written = this.#known.get(text) ?? field(text);
    if (this.#known.size < KEPT) this.#known.set(text, written);
    this.#above = text;
    this.#written = written;
    return written;
  }
}

function writer(): (fields: readonly string[]) => string {
  const columns: Column[] = [];
  const writtenAs = (text: string, index: number): string => {
    columns[index] ??= new Column();
    return columns[index].write(text);
  };
  return (fields) => `${fields.map(writtenAs).join(";")}\r\n`;
}

export const csv: Format = {
  id: "csv",
  title: { vi: "CSV cho Excel", en: "CSV for Excel" },
  extension: "csv",
  binary: false,
  render: ({ records }: Report) => ({
    *[Symbol.iterator]() {
      const line = writer();
      yield `\ufeff${line(records.columns)}`;
      for (const row of records.rows) yield line(row);
    },
  }),
};
