/** Text tables: comma, semicolon or tab between the cells. */
import { lineOf, type Source, type TextSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { isBlankText } from "./cell-text.ts";
import { LARGE, readLargeCsv } from "./csv-large.ts";
import { splitRecords } from "./csv-records.ts";
import { csvDelimiter, misplacedQuote } from "./csv-shape.ts";
import { Widths } from "./csv-widths.ts";
import { decodeText } from "./encoding.ts";
import type { FileType, Reading } from "./file-type.ts";
import { Grid } from "./grid.ts";
import { within } from "./limits.ts";
import { refuse, saveAgain } from "./refusal.ts";
import type { Table } from "./table.ts";
import { TextCells } from "./text-cells.ts";

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

interface CsvRecord {
  readonly fields: readonly string[];
  /** Where it begins in the file. */
  readonly at: number;
}

export const csv: FileType = {
  id: "csv",
  title: { vi: "Bảng dạng văn bản (.csv, .tsv, .txt)", en: "Text table (.csv, .tsv, .txt)" },
  extensions: ["csv", "tsv", "txt", "tab"],
  recognise: ({ text, zip, streams }) => text !== undefined && !zip && streams === undefined,
  read(reading: Reading): Promise<readonly Table[]> {
    const { bytes, encoding, file, limits, diagnostics } = reading;
    const grid = (): Grid => new Grid(file, "", limits, diagnostics, { cells: 0 });
    const large = bytes.length > LARGE && encoding === undefined ? readLargeCsv(bytes, grid) : undefined;
    return Promise.resolve(large === undefined ? readCsv(reading, grid()) : [large.table(false)]);
  },
};

function readCsv(reading: Reading, grid: Grid): readonly Table[] {
  const { file, diagnostics } = reading;
  const whole = decodeText(file, reading.bytes, { wanted: reading.encoding, old: true }, diagnostics);
  const source: Source = { name: file, text: whole };
  const nul = whole.indexOf("\0");
  if (nul !== -1) refuse(say(NUL, { line: lineOf(whole, nul).line }), spanAt(source, nul), { fix: saveAgain });
  const told = /^sep=(.)(?:\r\n|\n|\r|$)/i.exec(whole.slice(0, 16));
  const text = told === null ? whole : whole.slice(told[0].length);
  if (isBlankText(text)) refuse(say(EMPTY, {}), file, { fix: saveAgain });
  const records = parse(source, whole.length - text.length, told?.[1] ?? csvDelimiter(text), reading);
  checkWidths(records, source, reading);
  if (diagnostics.failed) return [];
  const cells = new TextCells(grid);
  for (const [row, { fields }] of records.entries()) {
    for (const [column, field] of fields.entries()) cells.put(row, column, field);
  }
  return [grid.table(false)];
}

const spanAt = (source: Source, start: number): TextSpan => ({ kind: "text", source, start, end: start + 1 });

function parse(source: Source, from: number, delimiter: string, { file, limits }: Reading): readonly CsvRecord[] {
  const text = source.text.slice(from);
  const start = misplacedQuote(text, delimiter);
  if (start !== undefined) {
    const line = lineOf(source.text, from + start).line;
    refuse(say(QUOTE, { line }), spanAt(source, from + start), { fix: say(QUOTE_FIX, {}) });
  }
  const records: CsvRecord[] = [];
  splitRecords(text, delimiter, true, (fields, at) => {
    const before = records.at(-1)?.at ?? from;
    if (from + at - before > LONGEST_RECORD) within("text-length", Math.max(LONGEST_RECORD, limits["text-length"] + 1), limits, file);
    records.push({ fields, at: from + at });
  });
  const last = source.text.length - (records.at(-1)?.at ?? from);
  if (last > LONGEST_RECORD) within("text-length", Math.max(LONGEST_RECORD, limits["text-length"] + 1), limits, file);
  return records;
}

function checkWidths(records: readonly CsvRecord[], source: Source, { file, diagnostics }: Reading): void {
  const widths = new Widths();
  for (const { fields } of records) widths.see(fields);
  widths.settle();
  let [line, from] = [1, 0];
  for (const [row, { fields, at: start }] of records.entries()) {
    const column = widths.fault(fields, row);
    if (column === undefined) continue;
    const at = { kind: "cell", file, sheet: "", row, column: Math.min(column, 16_383) } as const;
    line += lineOf(source.text.slice(from, start), start - from).line - 1;
    from = start;
    const message = say(RAGGED, { line, found: fields.length, expected: widths.expected });
    diagnostics.add("error", message, at, { fix: say(RAGGED_FIX, {}) });
  }
}
