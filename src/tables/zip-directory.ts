/** The directory at the end of a zip file, read strictly: what it says must fit the file to the byte. */
import { asCount, say, words } from "../text.ts";
import { type Limits, within } from "./limits.ts";
import { fetchAgain, refuse } from "./refusal.ts";

export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins, and where its data begin. */
  readonly start: number;
  readonly data: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

const TRUNCATED = words(
  "zip-truncated",
  "Tệp bị hỏng: thiếu phần cuối, có thể chưa tải xong.",
  "The file is damaged: its end is missing, perhaps it was not downloaded completely.",
);
const TRAILING = words(
  "zip-trailing-junk",
  "Tệp bị hỏng: có {count} byte lạ nối vào cuối tệp.",
  "The file is damaged: {count} foreign bytes follow its end.",
);
const PREFIXED = words(
  "zip-prefixed-junk",
  "Tệp bị hỏng: có dữ liệu lạ ở đầu tệp hoặc xen giữa các phần.",
  "The file is damaged: foreign data stand at its beginning or between its parts.",
);
const DIRECTORY = words(
  "zip-directory-damaged",
  "Tệp bị hỏng: mục lục các phần trong tệp không khớp (ở byte {offset}).",
  "The file is damaged: its directory of parts does not fit (at byte {offset}).",
);
const ZIP64 = words(
  "zip64",
  "Tệp dùng kiểu nén Zip64 dành cho tệp rất lớn, chương trình không đọc.",
  "The file uses Zip64, made for very large files, which is not read.",
);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The place of the end record nearest to the end of the file; undefined when there is none. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Whether the bytes end like a zip file, whatever they begin with. */
export const endsLikeZip = (bytes: Uint8Array): boolean => findEnd(viewOf(bytes)) !== undefined;

/** The names in the directory, leniently: only to know what kind of file it is. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const names: string[] = [];
  if (end === undefined) return names;
  let at = view.getUint32(end + 16, true);
  while (names.length < 5_000 && at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const length = view.getUint16(at + 28, true);
    names.push(nameOf(bytes, at + 46, length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

const nameOf = (bytes: Uint8Array, start: number, length: number): string =>
  new TextDecoder().decode(bytes.subarray(start, start + length));

/** All entries, in the order of the directory. @throws {Refusal} */
export function zipDirectory(bytes: Uint8Array, file: string, limits: Limits): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return refuse(say(TRUNCATED, {}), file, { fix: fetchAgain });
  const tail = bytes.length - (end + 22 + view.getUint16(end + 20, true));
  if (tail > 0) refuse(say(TRAILING, { count: asCount(tail) }), file, { fix: fetchAgain });
  if (tail < 0) refuse(say(TRUNCATED, {}), file, { fix: fetchAgain });
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) refuse(say(ZIP64, {}), file, { fix: fetchAgain });
  within("entries", count, limits, file);
  if (offset + size > end) refuse(say(DIRECTORY, { offset: asCount(end) }), file, { fix: fetchAgain });
  if (offset + size < end) refuse(say(PREFIXED, {}), file, { fix: fetchAgain });
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) refuse(say(DIRECTORY, { offset: asCount(at) }), file, { fix: fetchAgain });
    entries.push(entryAt(bytes, view, at, offset, file));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end) refuse(say(DIRECTORY, { offset: asCount(at) }), file, { fix: fetchAgain });
  checkGaps(view, entries, offset, file);
  return entries;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, directory: number, file: string): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const start = view.getUint32(at + 42, true);
  if (packedSize === 0xffffffff || size === 0xffffffff || start === 0xffffffff) refuse(say(ZIP64, {}), file, { fix: fetchAgain });
  const name = nameOf(bytes, at + 46, nameLength);
  const damaged = (): never => refuse(say(DIRECTORY, { offset: asCount(start) }), file, { fix: fetchAgain });
  if (start + 30 > directory || view.getUint32(start, true) !== LOCAL) damaged();
  const localName = view.getUint16(start + 26, true);
  const data = start + 30 + localName + view.getUint16(start + 28, true);
  if (data + packedSize > directory || nameOf(bytes, start + 30, localName) !== name) damaged();
  // Without a data descriptor both headers give the sizes, and a reader may believe either.
  const told = (flags & 8) === 0;
  if (view.getUint16(start + 8, true) !== method) damaged();
  if (told && (view.getUint32(start + 18, true) !== packedSize || view.getUint32(start + 22, true) !== size)) damaged();
  return { name, flags, method, crc, packedSize, size, start, data };
}

/** The first part begins at the first byte, and no part that the directory leaves out hides between two others. */
function checkGaps(view: DataView, entries: readonly ZipEntry[], directory: number, file: string): void {
  const ordered = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  const check = (start: number): void => {
    const hidden = start - end >= 30 && view.getUint32(end, true) === LOCAL;
    if (start > end && (end === 0 || hidden)) refuse(say(PREFIXED, {}), file, { fix: fetchAgain });
  };
  for (const entry of ordered) {
    check(entry.start);
    end = Math.max(end, entry.data + entry.packedSize);
  }
  check(directory);
}
