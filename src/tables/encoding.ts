/** Bytes of a text file as text, by the encoding they show; never with a replacement character for what does not fit. */
import type { Diagnostics } from "../diagnostic.ts";
import { fileSpan } from "../source.ts";
import { say, words } from "../text.ts";
import { startsWith } from "./content.ts";
import { refuse } from "./refusal.ts";

const GUESSED = words(
  "text-encoding-guessed",
  "Tệp không ghi theo UTF-8; đã đọc theo bảng mã {encoding}.",
  "The file is not UTF-8; it was read as {encoding}.",
);
const GUESSED_FIX = words(
  "fix-check-encoding",
  "Xem lại chữ có dấu trong kết quả; lần sau lưu bằng Excel kiểu “CSV UTF-8”.",
  "Check the accented letters in the result; next time save from Excel as “CSV UTF-8”.",
);
const INVALID = words(
  "text-encoding",
  "Không đọc được chữ trong tệp: byte thứ {offset} (dòng {line}) không đúng bảng mã {encoding}.",
  "The text of the file cannot be read: byte {offset} (line {line}) does not fit {encoding}.",
);
const INVALID_FIX = words(
  "fix-save-csv-utf8",
  "Mở bằng Excel, chọn Tệp › Lưu thành › CSV UTF-8 hoặc .xlsx. Chữ gõ theo TCVN3 (.VnTime) hay VNI phải chuyển mã sang Unicode trước, chẳng hạn bằng UniKey.",
  "Open it in Excel, choose File › Save As › CSV UTF-8 or .xlsx. Text in TCVN3 (.VnTime) or VNI must be converted to Unicode first.",
);
const UNKNOWN = words(
  "text-encoding-unknown",
  "Không biết bảng mã “{encoding}”. Có thể dùng: {known}.",
  "The encoding “{encoding}” is not known. Use one of: {known}.",
);

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1258"] as const;
export type Encoding = (typeof encodings)[number];

const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name);

/** The text without its byte order mark, not yet normalised. @throws {Refusal} */
export function decodeText(file: string, bytes: Uint8Array, wanted: string | undefined, diagnostics: Diagnostics): string {
  if (wanted !== undefined) {
    const name = wanted.toLowerCase();
    if (!isEncoding(name)) return refuse(say(UNKNOWN, { encoding: wanted, known: encodings.join(", ") }), file);
    return strict(file, bytes, name);
  }
  if (startsWith(bytes, [0xff, 0xfe])) return strict(file, bytes, "utf-16le");
  if (startsWith(bytes, [0xfe, 0xff])) return strict(file, bytes, "utf-16be");
  const utf8 = attempt(bytes, "utf-8");
  if (utf8 !== undefined && !utf8.includes("\0")) return utf8;
  const guess = guessed(bytes);
  if (guess === undefined) return utf8 ?? strict(file, bytes, "utf-8");
  diagnostics.add("warning", say(GUESSED, { encoding: guess.encoding }), fileSpan(file), { fix: say(GUESSED_FIX, {}) });
  return guess.text;
}

function attempt(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function strict(file: string, bytes: Uint8Array, encoding: Encoding): string {
  const text = attempt(bytes, encoding);
  if (text !== undefined) return text;
  const offset = encoding === "utf-8" ? firstInvalid(bytes) : 0;
  return refuse(say(INVALID, { offset, line: lineAt(bytes, offset), encoding }), file, { fix: say(INVALID_FIX, {}) });
}

function guessed(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } | undefined {
  for (const encoding of ["utf-16le", "windows-1258"] as const) {
    if (encoding === "utf-16le" ? !looksWide(bytes) : bytes.includes(0)) continue;
    const text = attempt(bytes, encoding);
    if (text !== undefined && (encoding === "utf-16le" || looksVietnamese(text))) return { text, encoding };
  }
  return undefined;
}

/** UTF-16 without its mark: a good part of the second bytes is zero, and none of the first. */
function looksWide(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const units = Math.min(bytes.length / 2, 4_096);
  let zeros = 0;
  for (let i = 0; i < units; i += 1) {
    if (bytes[2 * i] === 0) return false;
    if (bytes[2 * i + 1] === 0) zeros += 1;
  }
  return zeros * 4 >= units;
}

const VOWEL = /[aăâeêioôơuưy]/i;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/**
 * Whether text read as windows-1258 is Vietnamese and not another encoding read wrongly: tone marks follow vowels, and no sign such as ¸ or ®
 * stands beside a letter (TCVN3 and broken UTF-8 are full of them).
 */
function looksVietnamese(text: string): boolean {
  let good = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0xa0) return false;
    const before = text.charAt(i - 1);
    if (TONE.test(text.charAt(i))) {
      if (!VOWEL.test(before)) return false;
      good += 1;
    } else if (code >= 0xa1 && code <= 0xbf && code !== 0xab && code !== 0xbb) {
      if (/\p{L}/u.test(before) || /\p{L}/u.test(text.charAt(i + 1))) return false;
    } else good += 1;
  }
  return good > 0;
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
