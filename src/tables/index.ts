/** The door of the folder: bytes of a spreadsheet in, tables and what is wrong with them out. */
import { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { fileSpan } from "../source.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import { type Content, contentOf } from "./content.ts";
import { gridOf } from "./csv.ts";
import { type Pieces, readLargeCsv } from "./csv-large.ts";
import type { FileType } from "./file-type.ts";
import { defaultLimits, type Limits, within } from "./limits.ts";
import { Refusal, refuse } from "./refusal.ts";
import { refuseStrangers, refuseText, refuseUnknown } from "./strangers.ts";
import type { Decoded } from "./table.ts";
import { inUnicode } from "./typed-before-unicode.ts";

export {
  type ColumnMarks,
  type Convention,
  conventionOf,
  markOfAll,
  type Purpose,
  readColumnConvention,
  readColumnMarks,
} from "./convention.ts";
export { LARGE as LARGE_TEXT } from "./csv-large.ts";
export { serialDay } from "./decimal.ts";
export { encodings } from "./encoding.ts";
export type { FileType } from "./file-type.ts";
export { addressOf } from "./formula.ts";
export { defaultLimits, type LimitName, type Limits, limitNames, limitTitle } from "./limits.ts";
export { type NumberReading, readNumber } from "./number.ts";
export { pack, unpack } from "./packed.ts";
export { type Cell, cellAt, type Decoded, placeOf, type Range, type Row, type Rows, rowAt, type Table, widthAt, widthOf } from "./table.ts";

/** Text comes last: everything else that could be taken for it has been ruled out by then. */
export const fileTypes: readonly FileType[] = Object.values(all).sort((a, b) => Number(a.id === "csv") - Number(b.id === "csv"));

export interface DecodeOptions {
  readonly inflate: Host["inflate"];
  /** Large sheets are held whole without it. */
  readonly inflateInPieces?: Host["inflateInPieces"];
  /** Without it a damaged .xls may be read for ever. */
  readonly endsWithin?: Host["endsWithin"];
  readonly limits?: Partial<Limits> | undefined;
  /** The character encoding of a text file, when the user knows better. */
  readonly encoding?: string | undefined;
}

/** A file to be decoded, as it travels to another thread. */
export interface DecodeWork {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly options: Pick<DecodeOptions, "limits" | "encoding">;
}

const EXTENSION = words(
  "file-extension",
  "Tệp mang đuôi .{extension} nhưng nội dung là: {kind}.",
  "The file is named .{extension}, but its content is: {kind}.",
);
const EXTENSION_FIX = words(
  "fix-file-extension",
  "Đổi đuôi tệp thành .{extension}, hoặc mở bằng Excel và lưu thành .xlsx.",
  "Rename the file to .{extension}, or open it in Excel and save it as .xlsx.",
);

const MACROS = words(
  "macros-ignored",
  "Tệp có macro; chương trình chỉ đọc số liệu, không chạy macro.",
  "The file has macros; only its data are read, and no macro is run.",
);

/** The parts in which Excel keeps programs. */
const hasMacros = ({ names, streams }: Content): boolean =>
  names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name.slice(-64))) || streams?.includes("_VBA_PROJECT") === true;

/** Reads a file of any known type, recognised by its content. Faults are diagnostics; nothing is read by halves. */
export async function decode(file: string, bytes: Uint8Array, options: DecodeOptions): Promise<Decoded> {
  const diagnostics = new Diagnostics();
  const { inflate, inflateInPieces, endsWithin, encoding } = options;
  try {
    within("file-size", bytes.length, { ...defaultLimits, ...options.limits }, file);
    const content = contentOf(bytes);
    const type = typeOf(file, content);
    if (hasMacros(content)) diagnostics.add("note", say(MACROS, {}), fileSpan(file));
    const limits: Limits = { ...defaultLimits, ...type.limits, ...options.limits };
    const tables = await type.read({ file, bytes, limits, inflate, inflateInPieces, endsWithin, encoding, diagnostics });
    return { tables: inUnicode(tables, { encoding, textFile: type.id === "csv", diagnostics }), diagnostics: diagnostics.list };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { tables: [], diagnostics: [...diagnostics.list, error.diagnostic] };
  }
}

/** Whether a name is that of a text table. */
export const isTextTable = (file: string): boolean => all.csv.extensions.includes(extensionOf(file));

/**
 * Reads a large text table in UTF-8 whose bytes come in pieces.
 * @returns undefined where anything is to be told of the file, which `decode` can do with the whole of it at hand
 */
export async function decodeInPieces(file: string, pieces: Pieces, options: Pick<DecodeOptions, "limits">): Promise<Decoded | undefined> {
  const diagnostics = new Diagnostics();
  const limits: Limits = { ...defaultLimits, ...options.limits };
  try {
    const grid = await readLargeCsv(textPieces(file, pieces, limits), gridOf({ file, limits, diagnostics }));
    if (grid === undefined) return undefined;
    return { tables: inUnicode([grid.table(false)], { encoding: undefined, textFile: true, diagnostics }), diagnostics: diagnostics.list };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

/** @throws {Refusal} when the beginning is not that of a text table, and when there are too many of them */
async function* textPieces(file: string, pieces: Pieces, limits: Limits): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    if (size === 0) {
      const content = contentOf(piece);
      if (typeOf(file, content) !== all.csv) refuseUnknown(file, content);
    }
    size += piece.length;
    within("file-size", size, limits, file);
    yield piece;
  }
}

const extensionOf = (file: string): string => /\.([^./\\]{1,16})$/.exec(file.slice(-256))?.[1]?.toLowerCase() ?? "";

/** The type of the file by its content, which must agree with its extension unless that says nothing. */
function typeOf(file: string, content: Content): FileType {
  const extension = extensionOf(file);
  const named = fileTypes.find((type) => type.extensions.includes(extension));
  refuseStrangers(file, content);
  const found = fileTypes.find((type) => type.recognise(content));
  if (found === undefined) return unrecognised(file, content, named);
  if (named === undefined || named === found) return found;
  if (found.id === "csv") return refuseText(file, extension);
  const fix = say(EXTENSION_FIX, { extension: found.extensions[0] ?? "" });
  return refuse(say(EXTENSION, { extension, kind: found.title }), file, { fix });
}

/** A zip archive that was cut off has no names to know it by, and text with broken bytes does not look like text: there the extension helps. */
function unrecognised(file: string, content: Content, named: FileType | undefined): FileType {
  if (content.zip && content.names.length === 0 && named !== undefined && named.id !== "csv") return named.id === "xls" ? all.xlsx : named;
  if (!content.zip && content.streams === undefined && named?.id === "csv") return named;
  return refuseUnknown(file, content);
}
