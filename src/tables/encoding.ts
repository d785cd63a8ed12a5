/** Bytes of a text file as text, by the encoding they show; never with a replacement character for what does not fit. */
import type { Diagnostics } from "../diagnostic.ts";
import { fileSpan } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import { startsWith } from "./content.ts";
import { fromOld, isOldEncoding, type OldEncoding, oldEncodings } from "./old-letters.ts";
import { refuse } from "./refusal.ts";
import { spellingOf } from "./syllable.ts";

const GUESSED = words(
  "text-encoding-guessed",
  "Tệp không ghi theo UTF-8; đã đọc theo bảng mã {encoding}, ví dụ “{sample}”.",
  "The file is not UTF-8; it was read as {encoding}, such as “{sample}”.",
);
const GUESSED_FIX = words(
  "fix-check-encoding",
  "Xem lại chữ có dấu trong kết quả, nếu sai thì thêm --encoding; lần sau lưu bằng Excel kiểu “CSV UTF-8”.",
  "Check the accented letters in the result and add --encoding if they are wrong; next time save from Excel as “CSV UTF-8”.",
  ["text-encoding-guessed"],
);
const INVALID = words(
  "text-encoding",
  "Không đọc được chữ trong tệp: byte thứ {offset} (dòng {line}) không đúng bảng mã {encoding}.",
  "The text of the file cannot be read: byte {offset} (line {line}) does not fit {encoding}.",
);
const INVALID_FIX = words(
  "fix-save-csv-utf8",
  "Mở bằng Excel, chọn Tệp › Lưu thành › CSV UTF-8 hoặc .xlsx. Chữ gõ theo TCVN3 (.VnTime) hay VNI thì thêm --encoding tcvn3 hoặc --encoding vni.",
  "Open it in Excel, choose File › Save As › CSV UTF-8 or .xlsx. For text typed in TCVN3 (.VnTime) or VNI add --encoding tcvn3 or --encoding vni.",
  ["text-encoding"],
);
const UNKNOWN = words(
  "text-encoding-unknown",
  "Không biết bảng mã “{encoding}”. Có thể dùng: {known}.",
  "The encoding “{encoding}” is not known. Use one of: {known}.",
);

const UNICODE = words(
  "text-already-unicode",
  "Tệp đã ghi theo Unicode, ví dụ “{sample}”; không chuyển mã từ {encoding}.",
  "The file is in Unicode already, such as “{sample}”; it was not converted from {encoding}.",
);
const UNICODE_FIX = words(
  "fix-text-already-unicode",
  "Bỏ --encoding {encoding} với tệp này; nếu chữ trong kết quả vẫn sai thì lưu tệp thành .xlsx rồi chuyển mã trong đó.",
  "Leave out --encoding {encoding} for this file; if its text is wrong all the same, save it as .xlsx and convert it there.",
);

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1258", ...oldEncodings] as const;
export type Encoding = (typeof encodings)[number];
/** Those that the platform decodes. */
type Plain = Exclude<Encoding, OldEncoding>;

const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name);

export interface Decoding {
  /** The encoding that the user gave; undefined to find it out. */
  readonly wanted?: string | undefined;
  /** Whether it may have been typed before there was Unicode. */
  readonly old: boolean;
}

/** The text without its byte order mark, not yet normalised. @throws {Refusal} */
export function decodeText(file: string, bytes: Uint8Array, { wanted, old }: Decoding, diagnostics: Diagnostics): string {
  if (wanted !== undefined) {
    const name = wanted.toLowerCase();
    if (!isEncoding(name)) return refuse(say(UNKNOWN, { encoding: wanted, known: encodings.join(", ") }), file);
    const unicode = name === "utf-8" ? undefined : plainlyUnicode(bytes, name);
    if (unicode !== undefined) {
      const message = say(UNICODE, { encoding: name, sample: sampleOf(unicode) });
      diagnostics.add("warning", message, fileSpan(file), { fix: say(UNICODE_FIX, { encoding: name }) });
      return unicode;
    }
    return isOldEncoding(name) ? fromOld(typedText(bytes), name) : strict(file, bytes, name);
  }
  if (startsWith(bytes, [0xff, 0xfe])) return strict(file, bytes, "utf-16le");
  if (startsWith(bytes, [0xfe, 0xff])) return strict(file, bytes, "utf-16be");
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== undefined && !utf8.includes("\0")) return utf8;
  const guess = guessed(bytes, old);
  if (guess === undefined) return utf8 ?? strict(file, bytes, "utf-8");
  const told = say(GUESSED, { encoding: guess.encoding, sample: sampleOf(guess.text) });
  diagnostics.add("warning", told, fileSpan(file), { fix: say(GUESSED_FIX, {}) });
  return guess.text;
}

/** Letters that no keyboard gave before Unicode. */
const BEYOND_OLD = /[\u0102-\u024f\u1ea0-\u1eff]|\p{M}/u;

/** UTF-8 or marked UTF-16 in which as many words are Vietnamese than in the encoding that was asked for: that one would spoil them. */
function plainlyUnicode(bytes: Uint8Array, asked: Exclude<Encoding, "utf-8">): string | undefined {
  const utf8 = attempt(bytes, "utf-8");
  const text = isOldEncoding(asked) ? (wideText(bytes) ?? utf8) : utf8;
  if (text === undefined || text.includes("\0") || !BEYOND_OLD.test(text)) return undefined;
  const first = Math.max(0, text.search(/[^\x00-\x7f]/) - 16);
  const sample = text.slice(first, first + LOOKED_AT);
  const otherwise = isOldEncoding(asked) ? fromOld(sample, asked) : (attempt(new TextEncoder().encode(sample), asked) ?? "");
  return spellingOf(sample).good >= spellingOf(otherwise).good ? text.replace(/^\ufeff/, "") : undefined;
}

/** What the keys typed, before any font made Vietnamese of it: in one byte a letter, or stored as Unicode since. */
const typedText = (bytes: Uint8Array): string =>
  (wideText(bytes) ?? attempt(bytes, "utf-8") ?? new TextDecoder("windows-1252").decode(bytes)).replace(/^\ufeff/, "");

const wideText = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, [0xff, 0xfe])) return attempt(bytes, "utf-16le");
  return startsWith(bytes, [0xfe, 0xff]) ? attempt(bytes, "utf-16be") : undefined;
};

function attempt(bytes: Uint8Array, encoding: Plain): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function strict(file: string, bytes: Uint8Array, encoding: Plain): string {
  const text = attempt(bytes, encoding);
  if (text !== undefined) return text;
  const offset = encoding === "utf-8" ? firstInvalid(bytes) : 0;
  return refuse(say(INVALID, { offset: asCount(offset), line: asCount(lineAt(bytes, offset)), encoding }), file, {
    fix: say(INVALID_FIX, {}),
  });
}

interface Guess {
  readonly text: string;
  readonly encoding: Encoding;
}

function guessed(bytes: Uint8Array, old: boolean): Guess | undefined {
  for (const [encoding, high] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    const text = looksWide(bytes, high) ? attempt(bytes, encoding) : undefined;
    if (text !== undefined) return { text, encoding };
  }
  return bytes.includes(0) ? undefined : guessedByWords(bytes, old);
}

/** UTF-16 without its mark: half of the high bytes and more are zero, and none of the low ones. @param high where the high byte stands */
function looksWide(bytes: Uint8Array, high: 0 | 1): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const units = Math.min(bytes.length / 2, 4_096);
  let zeros = 0;
  for (let i = 0; i < units; i += 1) {
    if (bytes[2 * i + 1 - high] === 0) return false;
    if (bytes[2 * i + high] === 0) zeros += 1;
  }
  return zeros * 2 >= units;
}

/** Enough words to tell encodings apart, and no more than a moment's work. */
const LOOKED_AT = 64 * 1024;

function readAs(bytes: Uint8Array, encoding: "windows-1258" | OldEncoding): string | undefined {
  if (encoding === "windows-1258") return attempt(bytes, encoding);
  return fromOld(new TextDecoder("windows-1252").decode(bytes), encoding);
}

/** Of the encodings with one byte a letter, the one in which the words with marks are words of Vietnamese: four in five at least. */
function guessedByWords(bytes: Uint8Array, old: boolean): Guess | undefined {
  const first = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 16);
  const sample = bytes.subarray(first, first + LOOKED_AT);
  let best: "windows-1258" | OldEncoding | undefined;
  let most = 0;
  for (const encoding of ["windows-1258", ...(old ? oldEncodings : [])] as const) {
    const { good, bad } = spellingOf(readAs(sample, encoding) ?? "");
    // One word in the old letters may be chance.
    const few = isOldEncoding(encoding) && good < 2;
    if (few || good <= most || bad * 4 > good) continue;
    [best, most] = [encoding, good];
  }
  const text = best === undefined ? undefined : readAs(bytes, best);
  return best === undefined || text === undefined ? undefined : { text, encoding: best };
}

/** The first words that show how the text was read. */
function sampleOf(text: string): string {
  const first = text.search(/[^\x00-\x7f]/);
  const around = text.slice(Math.max(0, first - 60), first + 60).normalize("NFC");
  return (/[\p{L}\p{M}\d .-]*[^\x00-\x7f\P{L}][\p{L}\p{M}\d .-]*/u.exec(around)?.[0] ?? "").trim();
}

const lineAt = (bytes: Uint8Array, offset: number): number => {
  let line = 1;
  for (let i = 0; i < offset; i += 1) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) line += 1;
  return line;
};

/** The byte at which UTF-8 breaks. */
function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** How long the character at `at` is in bytes; 0 when it is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  return length > 0 && attempt(bytes.subarray(at, at + length), "utf-8") !== undefined ? length : 0;
}
