/** The records of a report for Excel with Vietnamese settings: semicolons, CRLF, a byte order mark, and nothing that runs as a formula. */
import type { Report } from "../views/block.ts";
import type { Format } from "./format.ts";

/** What makes a spreadsheet take text for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
const QUOTED = /[";\r\n\t]|^\s|\s$/;
/** All that is not a line break or a tab, which a cell may hold. */
const UNSEEN = /(?![\t\r\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function field(text: string): string {
  const seen = text.normalize("NFC").replace(UNSEEN, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
  const plain = FORMULA.test(seen) && !NUMBER.test(seen) ? `'${seen}` : seen;
  return QUOTED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const line = (fields: readonly string[]): string => `${fields.map(field).join(";")}\r\n`;

export const csv: Format = {
  id: "csv",
  title: { vi: "CSV cho Excel", en: "CSV for Excel" },
  extension: "csv",
  binary: false,
  render: ({ records }: Report) => ({
    *[Symbol.iterator]() {
      yield `\ufeff${line(records.columns)}`;
      for (const row of records.rows) yield line(row);
    },
  }),
};
