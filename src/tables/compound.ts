/**
 * One stream out of an OLE file (Excel 97-2003). Its sectors are chained, and chains that run in a circle or through each other would be
 * followed for ever, or copied over and over: here every chain may visit each sector once.
 */

/** A damaged file has no such stream. */
export type Stream = Uint8Array | undefined;

const HEADER = 512;
const ENTRY = 128;
/** Streams shorter than this are kept in small sectors, inside the stream of the root. */
const SMALL = 4096;
const SMALL_SECTOR = 64;
/** No more sectors of the table are listed in the header. */
const LISTED = 109;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

class Compound {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sector: number;
  readonly #count: number;
  /** Where the sectors of the table are that says what follows each sector. */
  readonly #table: readonly number[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sector = this.#view.getUint16(26, true) === 4 ? 4096 : 512;
    this.#count = Math.ceil(bytes.length / this.#sector) - 1;
    this.#table = this.#listed();
  }

  #int(at: number): number {
    return at + 4 <= this.#bytes.length ? this.#view.getInt32(at, true) : -1;
  }

  #at(sector: number): number {
    return (sector + 1) * this.#sector;
  }

  #listed(): readonly number[] {
    const table: number[] = [];
    for (let slot = 0; slot < LISTED; slot += 1) {
      const sector = this.#int(76 + slot * 4);
      if (sector < 0) return table;
      table.push(sector);
    }
    const last = this.#sector - 4;
    let more = this.#int(68);
    // As many as the sectors of the file need; a chain that goes on says nothing.
    while (more >= 0 && table.length * this.#sector < this.#count * 4) {
      for (let at = 0; at < last; at += 4) table.push(this.#int(this.#at(more) + at));
      more = this.#int(this.#at(more) + last);
    }
    return table;
  }

  #next(sector: number): number {
    const slots = this.#sector / 4;
    const table = this.#table[Math.floor(sector / slots)] ?? -1;
    return table < 0 ? -1 : this.#int(this.#at(table) + (sector % slots) * 4);
  }

  /** The bytes of a chain, `size` at most; undefined where it runs in a circle or out of the file. */
  chain(start: number, size: number): Stream {
    const sectors = Math.ceil(size / this.#sector);
    if (sectors > this.#count) return undefined;
    const whole = new Uint8Array(sectors * this.#sector);
    let sector = start;
    for (let read = 0; read < sectors; read += 1) {
      if (sector < 0 || sector >= this.#count) return undefined;
      const from = this.#at(sector);
      whole.set(this.#bytes.subarray(from, from + this.#sector), read * this.#sector);
      sector = this.#next(sector);
    }
    return whole.subarray(0, size);
  }

  /** How long the chain is; undefined where it runs in a circle. */
  #length(start: number): number | undefined {
    let count = 0;
    for (let sector = start; sector >= 0 && sector < this.#count; sector = this.#next(sector)) {
      count += 1;
      if (count > this.#count) return undefined;
    }
    return count * this.#sector;
  }

  entries(): readonly Entry[] {
    const length = this.#length(this.#int(48));
    const directory = length === undefined ? undefined : this.chain(this.#int(48), length);
    if (directory === undefined) return [];
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const bytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
      entries.push({
        name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + bytes)),
        type: directory[at + 66] as number,
        left: view.getInt32(at + 68, true),
        right: view.getInt32(at + 72, true),
        child: view.getInt32(at + 76, true),
        start: view.getInt32(at + 116, true),
        size: view.getInt32(at + 120, true),
      });
    }
    return entries;
  }

  /** A stream that is kept in the small sectors of the root. */
  small(root: Entry, start: number, size: number): Stream {
    const held = root.size < 0 ? undefined : this.chain(root.start, root.size);
    const length = this.#length(this.#int(60));
    const table = length === undefined ? undefined : this.chain(this.#int(60), length);
    if (held === undefined || table === undefined) return undefined;
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const whole = new Uint8Array(Math.ceil(size / SMALL_SECTOR) * SMALL_SECTOR);
    let sector = start;
    for (let read = 0; read < whole.length; read += SMALL_SECTOR) {
      if (sector < 0 || sector * SMALL_SECTOR >= held.length) return undefined;
      whole.set(held.subarray(sector * SMALL_SECTOR, (sector + 1) * SMALL_SECTOR), read);
      sector = sector * 4 + 4 <= table.length ? view.getInt32(sector * 4, true) : -1;
    }
    return whole.subarray(0, size);
  }
}

/** The entry of this name right below the root: objects that were pasted into the workbook have streams of the same name. */
function below(entries: readonly Entry[], name: string): Entry | undefined {
  const waiting = [entries[0]?.child ?? -1];
  const seen = new Set<number>();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    if (entry.type === 2 && entry.name.toLowerCase() === name.toLowerCase()) return entry;
    waiting.push(entry.left, entry.right);
  }
  return undefined;
}

/** The bytes of a stream; undefined where the file has none of the name, or where its sectors lead nowhere. */
export function streamOf(bytes: Uint8Array, name: string): Stream {
  if (bytes.length < HEADER) return undefined;
  const compound = new Compound(bytes);
  const entries = compound.entries();
  const [root] = entries;
  const entry = below(entries, name);
  if (root === undefined || entry === undefined || entry.size < 0) return undefined;
  return entry.size >= SMALL ? compound.chain(entry.start, entry.size) : compound.small(root, entry.start, entry.size);
}
