/** Text tables: comma, semicolon or tab between the cells. */
import { lineOf, type Source, type TextSpan } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import { CellPool } from "./cell-pool.ts";
import { isBlankText } from "./cell-text.ts";
import { LARGE, readLargeCsv } from "./csv-large.ts";
import { eachRecord, LONGEST_RECORD } from "./csv-records.ts";
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

export const csv: FileType = {
  id: "csv",
  title: { vi: "Bảng dạng văn bản (.csv, .tsv, .txt)", en: "Text table (.csv, .tsv, .txt)" },
  extensions: ["csv", "tsv", "txt", "tab"],
  recognise: ({ text, zip, streams }) => text !== undefined && !zip && streams === undefined,
  async read(reading: Reading) {
    const { bytes, encoding } = reading;
    const large = bytes.length > LARGE && encoding === undefined ? await readLargeCsv([bytes], gridOf(reading)) : undefined;
    return large === undefined ? readCsv(reading, gridOf(reading)) : [large.table(false)];
  },
};

export const gridOf = ({ file, limits, diagnostics }: Pick<Reading, "file" | "limits" | "diagnostics">): Grid =>
  new Grid(file, "", limits, diagnostics, { cells: 0, pool: new CellPool() });

async function readCsv(reading: Reading, grid: Grid): Promise<readonly Table[]> {
  const { file, diagnostics } = reading;
  const whole = decodeText(file, reading.bytes, { wanted: reading.encoding, old: true }, diagnostics);
  const source: Source = { name: file, text: whole };
  const nul = whole.indexOf("\0");
  if (nul !== -1) refuse(say(NUL, { line: asCount(lineOf(whole, nul).line) }), spanAt(source, nul), { fix: saveAgain });
  const told = /^sep=(.)(?:\r\n|\n|\r|$)/i.exec(whole.slice(0, 16));
  const body = told === null ? whole : whole.slice(told[0].length);
  const remarks = remarksAbove(body);
  const text = body.slice(remarks.join("").length);
  if (isBlankText(text)) refuse(say(EMPTY, {}), file, { fix: saveAgain });
  const cut = await parse(source, whole.length - text.length, told?.[1] ?? csvDelimiter(text), reading);
  const records = [...remarks.map((line) => [line.trimEnd()]), ...cut];
  checkWidths(records, told === null ? 1 : 2, reading);
  if (diagnostics.failed) return [];
  const cells = new TextCells(grid);
  for (const [row, fields] of records.entries()) {
    for (let column = 0; column < fields.length; column += 1) cells.put(row, column, fields[column] as string);
  }
  return [grid.table(false)];
}

/** Lines of a published file that say where its figures are from, as `# Source: …`: each is a text, whatever marks stand in it. */
function remarksAbove(text: string): readonly string[] {
  const remarks: string[] = [];
  for (let at = 0; text.startsWith("# ", at); ) {
    const [line = ""] = /^# [^\t;,\r\n][^\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(at)) ?? [];
    if (line === "") break;
    remarks.push(line);
    at += line.length;
  }
  return remarks;
}

const spanAt = (source: Source, start: number): TextSpan => ({ kind: "text", source, start, end: start + 1 });

type Records = readonly (readonly string[])[];

async function parse(source: Source, from: number, delimiter: string, { file, limits }: Reading): Promise<Records> {
  const text = source.text.slice(from);
  const refuseQuote = (at: number): never =>
    refuse(say(QUOTE, { line: asCount(lineOf(source.text, from + at).line) }), spanAt(source, from + at), { fix: say(QUOTE_FIX, {}) });
  const start = misplacedQuote(text, delimiter);
  if (start !== undefined) refuseQuote(start);
  const records: (readonly string[])[] = [];
  const fault = await eachRecord([text], delimiter, (fields) => records.push(fields));
  if (fault === "too-long") within("text-length", Math.max(LONGEST_RECORD, limits["text-length"] + 1), limits, file);
  return fault === undefined ? records : refuseQuote(0);
}

/** @param line of the file, that on which the first record begins */
function checkWidths(records: Records, line: number, { file, diagnostics }: Reading): void {
  const widths = new Widths();
  for (const fields of records) widths.see(fields);
  const expected = widths.settle();
  let counted = 0;
  let start = line;
  for (const [row, fields] of records.entries()) {
    const column = widths.fault(fields, row);
    if (column === undefined) continue;
    for (; counted < row; counted += 1) start += 1 + lineEnds(records[counted] ?? []);
    const at = { kind: "cell", file, sheet: "", row, column: Math.min(column, 16_383) } as const;
    const message = say(RAGGED, { line: asCount(start), found: asCount(fields.length), expected: asCount(expected) });
    diagnostics.add("error", message, at, { fix: say(RAGGED_FIX, {}) });
  }
}

/** How many lines a record goes on over, because its quoted cells hold line ends. */
const lineEnds = (fields: readonly string[]): number => fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
