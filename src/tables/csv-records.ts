/** The door of the library that cuts text tables into records. */

type Fields = readonly string[];
export type CsvFault = "quote" | "too-long";

/** Enough for a thousand columns of the longest text anyone sends; a longer line is the work of a missing line end. */
export const LONGEST_RECORD = 4 * 1024 * 1024;

/**
 * Gives every record of the text, which comes in pieces of UTF-8 without a byte order mark, cut wherever it may be.
 * @returns what is wrong with it; undefined where nothing is
 */
export async function eachRecord(
  pieces: Iterable<Uint8Array>,
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
  for (const piece of pieces) {
    if (parser.destroyed) break;
    parser.write(piece);
    drain();
  }
  parser.end();
  const error = await ended;
  drain();
  if (error === undefined) return undefined;
  if (!(error instanceof CsvError)) throw error;
  return error.code === "CSV_MAX_RECORD_SIZE" ? "too-long" : "quote";
}
