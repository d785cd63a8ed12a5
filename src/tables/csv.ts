/** Text tables: comma, semicolon or tab between the cells. */
import { lineOf, type Source, type TextSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { isBlankText } from "./cell-text.ts";
import { csvDelimiter, misplacedQuote } from "./csv-shape.ts";
import { decodeText } from "./encoding.ts";
import type { FileType, Reading } from "./file-type.ts";
import { Grid } from "./grid.ts";
import { within } from "./limits.ts";
import { refuse, saveAgain } from "./refusal.ts";

const EMPTY = words("csv-empty", "Tệp không có dòng nào.", "The file has no line.");
const NUL = words(
  "csv-nul",
  "Tệp có ký tự NUL ở dòng {line}; đây không phải tệp văn bản.",
  "The file has a NUL character in line {line}; this is not a text file.",
);
const QUOTE = words(
  "csv-quote",
  "Dấu ngoặc kép ở dòng {line} đặt sai chỗ hoặc không được đóng.",
  "The quotation mark in line {line} is misplaced or never closed.",
);
const QUOTE_FIX = words(
  "fix-csv-quote",
  "Đặt cả ô trong dấu ngoặc kép và đóng ngay trước dấu phân cách; dấu ngoặc kép nằm trong nội dung phải viết đôi.",
  "Put the whole cell in quotation marks and close them right before the separator; marks that belong to the text must be doubled.",
);
const RAGGED = words(
  "csv-ragged",
  "Dòng {line} có {found} ô, các dòng khác có {expected} ô.",
  "Line {line} has {found} cells, the others have {expected}.",
);
const RAGGED_FIX = words(
  "fix-csv-ragged",
  "Kiểm tra dấu phân cách thừa hoặc thiếu; số có dấu phẩy trong tệp phân cách bằng dấu phẩy phải đặt trong ngoặc kép.",
  "Look for a separator too many or too few; a number with a comma in a comma-separated file must be quoted.",
);

/** Enough for a thousand columns of the longest text anyone sends; a longer line is the work of a missing line end. */
const LONGEST_RECORD = 4 * 1024 * 1024;

interface Records {
  readonly records: readonly (readonly string[])[];
  /** The line of the file on which each record ends. */
  readonly lines: readonly number[];
}

export const csv: FileType = {
  id: "csv",
  title: { vi: "Bảng dạng văn bản (.csv, .tsv, .txt)", en: "Text table (.csv, .tsv, .txt)" },
  extensions: ["csv", "tsv", "txt", "tab"],
  recognise: ({ text, zip, streams }) => text !== undefined && !zip && streams === undefined,
  async read(reading: Reading) {
    const { file, limits, diagnostics } = reading;
    const whole = decodeText(file, reading.bytes, { wanted: reading.encoding, old: true }, diagnostics);
    const source: Source = { name: file, text: whole };
    const nul = whole.indexOf("\0");
    if (nul !== -1) refuse(say(NUL, { line: lineOf(whole, nul).line }), spanAt(source, nul), { fix: saveAgain });
    const told = /^sep=(.)(?:\r\n|\n|\r|$)/i.exec(whole.slice(0, 16));
    const text = told === null ? whole : whole.slice(told[0].length);
    if (isBlankText(text)) refuse(say(EMPTY, {}), file, { fix: saveAgain });
    const records = await parse(source, whole.length - text.length, told?.[1] ?? csvDelimiter(text), limits["text-length"], reading);
    checkWidths(records, reading);
    if (diagnostics.failed) return [];
    const grid = new Grid(file, "", limits, diagnostics, { cells: 0 });
    records.records.forEach((fields, row) => {
      fields.forEach((field, column) => {
        if (column < 16_384) grid.put(row, column, { type: "text", text: field.normalize("NFC") });
      });
    });
    return [grid.table(false)];
  },
};

const spanAt = (source: Source, start: number): TextSpan => ({ kind: "text", source, start, end: start + 1 });

async function parse(source: Source, from: number, delimiter: string, longest: number, { file, limits }: Reading): Promise<Records> {
  const text = source.text.slice(from);
  const start = misplacedQuote(text, delimiter);
  if (start !== undefined) {
    const line = lineOf(source.text, from + start).line;
    refuse(say(QUOTE, { line }), spanAt(source, from + start), { fix: say(QUOTE_FIX, {}) });
  }
  const { CsvError, parse: parseCsv } = await import("csv-parse/sync");
  try {
    const found = parseCsv(text, {
      delimiter,
      info: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      // Checked below, in our own words.
      relax_column_count: true,
      max_record_size: LONGEST_RECORD,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    const skipped = from === 0 ? 0 : 1;
    return { records: found.map((each) => each.record), lines: found.map((each) => each.info.lines + skipped) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_MAX_RECORD_SIZE") within("text-length", Math.max(LONGEST_RECORD, longest + 1), limits, file);
    return refuse(say(QUOTE, { line: Number(error.lines ?? 1) }), file, { fix: say(QUOTE_FIX, {}) });
  }
}

const NUMBER = /^[-+]?\d+(?:[.,]\d+)?\s*%?$/;

/**
 * Whether the line right above the first of the usual width heads the table with fewer cells than its rows have: all its cells are filled in,
 * none is a label (`Đơn vị:`), and what stands beyond the last of them is a figure, such as the decimals of a number cut at its comma. Of one
 * row alone anything beyond it will do.
 */
function headingAbove(records: Records["records"], first: number, alone: boolean): boolean {
  const above = records[first - 1] ?? [];
  const row = records[first] ?? [];
  if (above.length < 2 || above.length >= row.length || above.some((text) => isBlankText(text) || /:\s*$/.test(text))) return false;
  const beyond = row.slice(above.length).filter((text) => !isBlankText(text));
  return alone ? beyond.length > 0 : beyond.some((text) => NUMBER.test(text.trim()));
}

/**
 * Rows of a table are equally wide. Rows before the table (titles) and lines without any separator (notes, blank lines) are none of it, and
 * blank cells at the end are nothing; a row that is short or has more to say is refused, for its cells may stand under wrong headings.
 */
function checkWidths({ records, lines }: Records, { file, diagnostics }: Reading): void {
  const counts = new Map<number, number>();
  for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
  if (usual === undefined) return;
  const widest = records.findIndex((fields) => fields.length === usual);
  const heading = headingAbove(records, widest, counts.get(usual) === 1);
  const first = heading ? widest - 1 : widest;
  const width = records[first]?.length ?? usual;
  records.forEach((fields, row) => {
    if (row < first || fields.length === 1 || fields.every(isBlankText)) return;
    const extra = fields.findIndex((field, column) => column >= width && !isBlankText(field));
    if (fields.length >= width && extra === -1) return;
    const at = { kind: "cell", file, sheet: "", row, column: Math.min(extra === -1 ? fields.length : extra, 16_383) } as const;
    const message = say(RAGGED, { line: lines[row] ?? row + 1, found: fields.length, expected: width });
    diagnostics.add("error", message, at, { fix: say(RAGGED_FIX, {}) });
  });
}
