/**
 * The records of an .xls, walked before the library reads them: one that claims more than it holds would be read beyond its end, without
 * end or with more memory than there is.
 */
import { type Limits, within } from "./limits.ts";

const END = 0x0a;
const CONTINUE = 0x3c;
/** From here on everything is enciphered: the library asks for the password, and reads nothing. */
const PASSWORD = 0x2f;
const STRINGS = 0xfc;
const SHEETS = 0x17;
/** Where a formula says how long it is, by the type of its record; nothing may be missing before that. */
const FORMULAS: ReadonlyMap<number, number> = new Map([
  [0x0006, 20],
  [0x0206, 20],
  [0x0406, 20],
  [0x04bc, 8],
  [0x0221, 12],
]);
/** The least that the name of a range needs. */
const NAME = 0x18;
const NAME_LEAST = 14;
const MERGED = 0xe5;
/** Records of one cell that holds something, and of one that is only formatted. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00fd, 0x00d6]);
const BLANK = 0x0201;
const MANY_NUMBERS = 0xbd;
const MANY_BLANKS = 0xbe;
/** Cells that are only formatted cost memory as well, though they say nothing. */
const BLANKS_FOR_EACH = 4;

interface Found {
  cells: number;
  blanks: number;
}

/** How many bytes belong to the record that begins here, with what continues it. */
function lengthOf(view: DataView, at: number): number {
  let length = view.getUint16(at + 2, true);
  for (let next = at + 4 + length; next + 4 <= view.byteLength && view.getUint16(next, true) === CONTINUE; ) {
    const more = view.getUint16(next + 2, true);
    length += more;
    next += 4 + more;
  }
  return length;
}

/** A table of sheets in the spelling of older programs, which the library knows by this. */
const isOldSpelling = (view: DataView, at: number, length: number): boolean =>
  length >= 2 && length === view.getUint8(at + 4) + (view.getUint8(at + 5) === 3 ? 1 : 0) + 1;

/** Whether a record holds all that it says it holds. */
function isWhole(view: DataView, type: number, at: number): boolean {
  const own = view.getUint16(at + 2, true);
  const formula = FORMULAS.get(type);
  if (formula !== undefined) {
    if (own < formula + 2) return false;
    const claimed = view.getUint16(at + 4 + formula, true);
    return claimed === 0xffff || formula + 2 + claimed <= lengthOf(view, at);
  }
  if (type === NAME) return own >= NAME_LEAST;
  if (type === MERGED) return own >= 2 && 2 + 8 * view.getUint16(at + 4, true) <= lengthOf(view, at);
  if (type === SHEETS) return own >= 2 && (isOldSpelling(view, at, own) || 2 + 6 * view.getUint16(at + 4, true) <= lengthOf(view, at));
  return type !== STRINGS || own >= 8;
}

function count(found: Found, type: number, length: number): void {
  if (CELLS.has(type)) found.cells += 1;
  else if (type === MANY_NUMBERS) found.cells += Math.ceil(length / 6);
  else if (type === BLANK) found.blanks += 1;
  else if (type === MANY_BLANKS) found.blanks += Math.ceil(length / 2);
}

/**
 * Whether the library may read the stream.
 * @throws {Refusal} when it holds more cells or strings than the limits allow
 */
export function isSound(stream: Uint8Array, limits: Limits, file: string): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const found: Found = { cells: 0, blanks: 0 };
  let before = -1;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Behind the last record the stream may be filled up.
    if (type === PASSWORD || (type === 0 && before === END)) break;
    if (at + 4 + length > stream.length || !isWhole(view, type, at)) return false;
    count(found, type, length);
    // A string takes three bytes at least, whatever the record says of their number.
    if (type === STRINGS) {
      const strings = Math.min(view.getUint32(at + 8, true), Math.floor((lengthOf(view, at) - 8) / 3));
      within("shared-strings", strings, limits, file);
    }
    before = type;
    at += 4 + length;
  }
  within("cells", Math.max(found.cells, Math.ceil((found.cells + found.blanks) / BLANKS_FOR_EACH)), limits, file);
  return true;
}
