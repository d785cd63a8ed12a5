/** A zip file written again: the parts that were not touched with the very bytes they had, the others stored as they are. */
import { crc32 } from "../tables/crc32.ts";
import { joined } from "../tables/joined.ts";
import type { ZipEntry } from "../tables/zip-directory.ts";

/** 1 January 1980, the first day that zip knows: no clock may show in a file. */
const DAY = 0x0021;
const UTF8_NAME = 0x0800;

interface Written {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Time and day, as zip keeps them. */
  readonly stamp: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** A part as it stood, still packed. */
function untouched(entry: ZipEntry, bytes: Uint8Array): Written {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const name = bytes.subarray(entry.start + 30, entry.start + 30 + view.getUint16(entry.start + 26, true));
  return {
    name,
    // The sizes go into the header itself, so nothing follows the data any more.
    flags: entry.flags & ~8,
    method: entry.method,
    stamp: view.getUint32(entry.start + 10, true),
    crc: entry.crc,
    size: entry.size,
    packed: bytes.subarray(entry.data, entry.data + entry.packedSize),
  };
}

const stored = (name: string, bytes: Uint8Array): Written => ({
  name: new TextEncoder().encode(name),
  flags: UTF8_NAME,
  method: 0,
  stamp: DAY << 16,
  crc: crc32(bytes),
  size: bytes.length,
  packed: bytes,
});

function header(part: Written, central: boolean, offset: number): Uint8Array {
  const bytes = new Uint8Array((central ? 46 : 30) + part.name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true);
  let at = 4;
  if (central) {
    view.setUint16(at, 20, true);
    at += 2;
  }
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, part.flags, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint32(at + 6, part.stamp, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.packed.length, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.name.length, true);
  if (central) view.setUint32(42, offset, true);
  bytes.set(part.name, central ? 46 : 30);
  return bytes;
}

/**
 * @param bytes the file as it was, with its entries
 * @param changed the parts that are other than they were, and new ones, by name
 */
export function zipAgain(bytes: Uint8Array, entries: readonly ZipEntry[], changed: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const known = new Set(entries.map(({ name }) => name));
  const parts = entries.map((entry) => {
    const other = changed.get(entry.name);
    return other === undefined ? untouched(entry, bytes) : stored(entry.name, other);
  });
  for (const [name, part] of changed) if (!known.has(name)) parts.push(stored(name, part));
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = header(part, false, 0);
    locals.push(local, part.packed);
    directory.push(header(part, true, offset));
    offset += local.length + part.packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, parts.length, true);
  view.setUint16(10, parts.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return joined([...locals, ...directory, end]);
}
