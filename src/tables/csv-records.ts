/** Cuts text tables into records: lines without quotation marks at their separators, all others by the library that is made for them. */

type Fields = readonly string[];
type Pieces = Iterator<string> | AsyncIterator<string>;
export type CsvFault = "quote" | "too-long";

/** Enough for a thousand columns of the longest text anyone sends; a longer line is the work of a missing line end. */
export const LONGEST_RECORD = 4 * 1024 * 1024;
/** The library counts bytes; a line of so many letters has no more of them than a record may have. */
const LONGEST_LINE = LONGEST_RECORD / 3;

/**
 * Gives every record of the text, which comes in pieces without a byte order mark, cut between any two characters.
 * @returns what is wrong with it; undefined where nothing is
 */
export async function eachRecord(
  pieces: Iterable<string> | AsyncIterable<string>,
  delimiter: string,
  take: (fields: Fields) => void,
): Promise<CsvFault | undefined> {
  const rest = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  const left = await eachPlainRecord(rest, delimiter, take);
  return left === undefined ? undefined : eachQuotedRecord(left, rest, delimiter, take);
}

/**
 * Without quotation marks a separator always parts two cells and a line end two records, whatever else stands there, so that nothing needs to
 * be looked at letter by letter.
 * @returns what has been taken from the pieces and is not for this way: all from the line with the first mark or of an uncommon length
 */
async function eachPlainRecord(pieces: Pieces, delimiter: string, take: (fields: Fields) => void): Promise<string | undefined> {
  const line = (text: string): void => take(text.split(delimiter));
  let text = "";
  for (let next = await pieces.next(); ; next = await pieces.next()) {
    const last = next.done === true;
    if (!last) text += next.value;
    const { end, plain } = eachPlainLine(text, last, line);
    text = text.slice(end);
    if (!plain) return text;
    if (!last) continue;
    if (text !== "") line(text);
    return undefined;
  }
}

const CARRIAGE_RETURN = 13;

/** Gives every whole line. @returns where the last of them ends, and whether what follows may go on as a plain line */
function eachPlainLine(text: string, last: boolean, take: (line: string) => void): { readonly end: number; readonly plain: boolean } {
  const mark = text.indexOf('"');
  const isPlain = (from: number, end: number): boolean => (mark === -1 || mark >= end) && end - from <= LONGEST_LINE;
  const [feeds, returns] = [finder(text, "\n"), finder(text, "\r")];
  let from = 0;
  for (let end = Math.min(feeds(0), returns(0)); end < text.length; end = Math.min(feeds(from), returns(from))) {
    const returned = text.charCodeAt(end) === CARRIAGE_RETURN;
    // At the end of a piece a carriage return may be the first half of a line end.
    if (!isPlain(from, end) || (returned && end === text.length - 1 && !last)) break;
    take(text.slice(from, end));
    from = end + (returned && feeds(end) === end + 1 ? 2 : 1);
  }
  return { end: from, plain: isPlain(from, text.length) };
}

/** Where the letter next stands from a place on, asked for places in their order; the length of the text where it stands nowhere. */
function finder(text: string, letter: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = text.indexOf(letter, from);
      found = at === -1 ? text.length : at;
    }
    return found;
  };
}

/** The door of the library. @param first what comes before the pieces */
async function eachQuotedRecord(
  first: string,
  pieces: Pieces,
  delimiter: string,
  take: (fields: Fields) => void,
): Promise<CsvFault | undefined> {
  const { CsvError, Parser } = await import("csv-parse");
  const options = {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    // How wide rows may be is ours to say.
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
    // All records of a piece are taken as soon as it is written.
    readableHighWaterMark: Number.MAX_SAFE_INTEGER,
  };
  const parser = new Parser(options);
  const ended = new Promise<unknown>((resolve) => {
    parser.once("error", resolve).once("finish", () => resolve(undefined));
  });
  const drain = (): void => {
    for (let record = parser.read(); record !== null; record = parser.read()) take(record as Fields);
  };
  const encoder = new TextEncoder();
  for (
    let text = first, next: IteratorResult<string> | undefined;
    next?.done !== true;
    next = await pieces.next(), text = next.value ?? ""
  ) {
    if (parser.destroyed) break;
    parser.write(encoder.encode(text));
    drain();
  }
  parser.end();
  const error = await ended;
  drain();
  if (error === undefined) return undefined;
  if (!(error instanceof CsvError)) throw error;
  return error.code === "CSV_MAX_RECORD_SIZE" ? "too-long" : "quote";
}
