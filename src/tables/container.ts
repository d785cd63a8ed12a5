/**
 * The guard of the zip container: our own reading of it, before any spreadsheet code sees a byte. Everything that two programs could read
 * in two ways (duplicates, overlaps, junk, sizes that lie) is refused, and memory is bounded by what is counted, never by what is declared.
 */
import type { Host } from "../host.ts";
import { asCount, say, words } from "../text.ts";
import { crc32 } from "./crc32.ts";
import { type Limits, within } from "./limits.ts";
import { fetchAgain, refuse, saveAgain } from "./refusal.ts";
import { type ZipEntry, zipDirectory } from "./zip-directory.ts";

const DAMAGED = words(
  "zip-entry-damaged",
  "Tệp bị hỏng: không giải nén được phần “{part}”, hoặc phần này dài hơn cỡ đã ghi.",
  "The file is damaged: the part “{part}” cannot be unpacked, or is longer than it says.",
);
const SIZE_LIE = words(
  "zip-size-lie",
  "Tệp bị hỏng: phần “{part}” giải nén ra {found} byte nhưng ghi là {declared} byte.",
  "The file is damaged: the part “{part}” unpacks to {found} bytes but says {declared}.",
);
const CHECKSUM = words(
  "zip-checksum",
  "Tệp bị hỏng: nội dung phần “{part}” đã bị thay đổi (sai mã kiểm tra CRC-32).",
  "The file is damaged: the content of the part “{part}” has changed (CRC-32 does not match).",
);
const ENCRYPTED = words(
  "zip-encrypted",
  "Tệp có phần “{part}” được đặt mật khẩu nên không đọc được.",
  "The part “{part}” of the file is protected by a password and cannot be read.",
);
const METHOD = words(
  "zip-method",
  "Phần “{part}” được nén theo kiểu {method}, không phải kiểu Excel dùng.",
  "The part “{part}” is compressed by method {method}, which Excel does not use.",
);
const NAME = words("zip-entry-name", "Tệp có phần mang tên không an toàn “{part}”.", "The file has a part with an unsafe name “{part}”.");
const DUPLICATE = words(
  "zip-duplicate-entry",
  "Tệp có hai phần cùng tên “{part}”, không biết phần nào đúng.",
  "The file has two parts named “{part}”; which one holds cannot be known.",
);
const OVERLAP = words(
  "zip-overlap",
  "Tệp bị hỏng hoặc có ý đánh lừa: phần “{part}” nằm chồng lên phần khác.",
  "The file is damaged or deceitful: the part “{part}” overlaps another one.",
);

/** The unpacked parts of a file by name. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** A part that is unpacked anew whenever it is read; refused while it is read when it is damaged. */
export type PartInPieces = () => AsyncIterable<Uint8Array>;

export interface Packed {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly inflate: Host["inflate"];
  readonly inflateInPieces?: Host["inflateInPieces"] | undefined;
}

export interface Unpacked {
  readonly parts: Parts;
  readonly large: ReadonlyMap<string, PartInPieces>;
}

/** Parts larger than this need not be held. */
const LARGE = 4 * 1024 * 1024;

/**
 * Every part of the container, checked and unpacked; of large parts only what is needed to read them piece by piece.
 * @param inPieces whether a part may be read so
 * @throws {Refusal}
 */
export function unpack(packed: Packed, inPieces: (name: string) => boolean): Unpacked {
  const { file, limits, inflateInPieces } = packed;
  const entries = zipDirectory(packed.bytes, file, limits);
  checkNames(entries, file);
  checkPlaces(entries, file);
  const parts = new Map<string, Uint8Array>();
  const large = new Map<string, PartInPieces>();
  let total = 0;
  let streamed = 0;
  for (const entry of entries) {
    if (entry.size > 1024 * 1024) within("ratio", Math.ceil(entry.size / Math.max(entry.packedSize, 1)), limits, file);
    if (inflateInPieces !== undefined && entry.size > LARGE && inPieces(entry.name)) {
      streamed += entry.size;
      within("streamed-size", streamed, limits, file);
      large.set(entry.name, () => piecesOf(entry, packed, inflateInPieces));
      continue;
    }
    // What is declared can only be too small, and then the inflating stops there: so the sum is checked before memory is taken.
    within("unpacked-size", total + entry.size, limits, file);
    const part = unpackEntry(entry, packed);
    total += part.length;
    parts.set(entry.name, part);
  }
  return { parts, large };
}

const hasDrive = (name: string): boolean => name.charAt(1) === ":";
export const isUnsafePath = (name: string): boolean =>
  name === "" || name.includes("\\") || name.includes("\0") || name.startsWith("/") || hasDrive(name) || name.split("/").includes("..");

function checkNames(entries: readonly ZipEntry[], file: string): void {
  const seen = new Set<string>();
  for (const { name, flags, method } of entries) {
    if (isUnsafePath(name)) refuse(say(NAME, { part: name }), file, { fix: fetchAgain });
    const key = name.toLowerCase();
    if (seen.has(key)) refuse(say(DUPLICATE, { part: name }), file, { fix: saveAgain });
    seen.add(key);
    if ((flags & 0x2041) !== 0) refuse(say(ENCRYPTED, { part: name }), file, { fix: saveAgain });
    if (method !== 0 && method !== 8) refuse(say(METHOD, { part: name, method: asCount(method) }), file, { fix: saveAgain });
  }
}

function checkPlaces(entries: readonly ZipEntry[], file: string): void {
  const ordered = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const entry of ordered) {
    if (entry.start < end) refuse(say(OVERLAP, { part: entry.name }), file, { fix: fetchAgain });
    end = entry.data + entry.packedSize;
  }
}

function unpackEntry(entry: ZipEntry, { file, bytes, inflate }: Packed): Uint8Array {
  const part = entry.name;
  const packed = bytes.subarray(entry.data, entry.data + entry.packedSize);
  const data = entry.method === 0 ? packed : inflate(packed, Math.max(entry.size, 1));
  if (data === undefined) return refuse(say(DAMAGED, { part }), file, { fix: fetchAgain });
  if (data.length !== entry.size)
    refuse(say(SIZE_LIE, { part, found: asCount(data.length), declared: asCount(entry.size) }), file, { fix: fetchAgain });
  if (crc32(data) !== entry.crc) refuse(say(CHECKSUM, { part }), file, { fix: fetchAgain });
  return data;
}

async function* piecesOf(entry: ZipEntry, { file, bytes }: Packed, inflate: Host["inflateInPieces"]): AsyncIterable<Uint8Array> {
  const part = entry.name;
  const packed = bytes.subarray(entry.data, entry.data + entry.packedSize);
  let [found, crc] = [0, 0];
  for await (const piece of entry.method === 0 ? [packed] : inflate(packed)) {
    found += piece?.length ?? 0;
    if (piece === undefined || found > entry.size) return refuse(say(DAMAGED, { part }), file, { fix: fetchAgain });
    crc = crc32(piece, crc);
    yield piece;
  }
  if (found !== entry.size)
    refuse(say(SIZE_LIE, { part, found: asCount(found), declared: asCount(entry.size) }), file, { fix: fetchAgain });
  if (crc !== entry.crc) refuse(say(CHECKSUM, { part }), file, { fix: fetchAgain });
}
