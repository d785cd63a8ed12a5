/** Which cells of an .xls are written in the colour of their own background, or by a format that shows nothing: the library does not tell. */
import { cellKey } from "./unseen-cells.ts";

const BEGIN = 0x0809;
const END = 0x0a;
const FONT = 0x31;
const PALETTE = 0x92;
const STYLE = 0xe0;
const FORMAT = 0x041e;
const MANY_NUMBERS = 0xbd;
/** Records of one cell: row, column, style. */
const CELLS: ReadonlySet<number> = new Set([0x0006, 0x0203, 0x0204, 0x027e, 0x00fd, 0x00d6]);

const WHITE = "ffffff";
const BLACK = "000000";
/** Colours by number that are black or white in every workbook, unless its palette says otherwise. */
const USUAL: ReadonlyMap<number, string> = new Map([
  [0, BLACK],
  [1, WHITE],
  [8, BLACK],
  [9, WHITE],
  [0x40, BLACK],
  [0x41, WHITE],
  [0x7fff, BLACK],
]);
/** The first colour of a workbook's own. */
const OWN = 8;
/** No font has this number, and those behind it count one more. */
const LEFT_OUT = 4;

interface Looks {
  readonly fonts: number[];
  readonly palette: Map<number, string>;
  readonly silent: Set<number>;
  readonly styles: { readonly font: number; readonly format: number; readonly pattern: number; readonly fill: number }[];
}

function take(looks: Looks, view: DataView, type: number, at: number, length: number): void {
  if (type === FONT && length >= 6) looks.fonts.push(view.getUint16(at + 4, true));
  else if (type === PALETTE) {
    for (let index = 0; 2 + index * 4 + 4 <= length; index += 1) {
      const colour = view.getUint32(at + 2 + index * 4, false) >>> 8;
      looks.palette.set(OWN + index, colour.toString(16).padStart(6, "0"));
    }
  } else if (type === STYLE && length >= 20) {
    const [font, format] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    const [pattern, fill] = [view.getUint32(at + 14, true) >>> 26, view.getUint16(at + 18, true) & 0x7f];
    looks.styles.push({ font, format, pattern, fill });
  } else if (type === FORMAT && length >= 5) {
    const [count, wide] = [view.getUint16(at + 2, true), (view.getUint8(at + 4) & 1) === 1];
    const step = wide ? 2 : 1;
    const letters = Array.from({ length: Math.min(count, Math.floor((length - 5) / step), 4) }, (_, index) =>
      view.getUint8(at + 5 + index * step),
    );
    if (/^;;;?$/.test(String.fromCharCode(...letters))) looks.silent.add(view.getUint16(at, true));
  }
}

/** The numbers of the styles that show nothing. */
function unseenStyles({ fonts, palette, silent, styles }: Looks): ReadonlySet<number> {
  const colour = (number: number | undefined): string | undefined =>
    number === undefined ? undefined : (palette.get(number) ?? USUAL.get(number) ?? `own ${number}`);
  const found = new Set<number>();
  for (const [index, { font, format, pattern, fill }] of styles.entries()) {
    const text = colour(fonts[font > LEFT_OUT ? font - 1 : font]);
    const behind = pattern === 0 ? WHITE : pattern === 1 ? colour(fill) : undefined;
    if (silent.has(format) || (text !== undefined && text === behind)) found.add(index);
  }
  return found;
}

/** The records of a workbook as they come by. */
class UnseenInBiff {
  readonly #view: DataView;
  readonly #looks: Looks = { fonts: [], palette: new Map(), silent: new Set(), styles: [] };
  #unseen: ReadonlySet<number> = new Set();
  #depth = 0;
  readonly sheets: Set<number>[] = [];

  constructor(view: DataView) {
    this.#view = view;
  }

  get ended(): boolean {
    return this.#depth === 0;
  }

  next(record: BiffRecord): void {
    const { type, at, length } = record;
    const sheet = this.sheets.at(-1);
    if (type === BEGIN) this.#begin(at > 4);
    else if (type === END) {
      this.#depth -= 1;
      if (sheet === undefined) this.#unseen = unseenStyles(this.#looks);
    } else if (sheet === undefined) take(this.#looks, this.#view, type, at, length);
    else if (this.#depth === 1 && this.#unseen.size > 0) mark(sheet, this.#unseen, this.#view, record);
  }

  /** The first stream is what all sheets share; a chart within a sheet is none. */
  #begin(behind: boolean): void {
    this.#depth += 1;
    if (this.#depth === 1 && behind) this.sheets.push(new Set());
  }
}

/** The cells of each sheet, in the order of the file. @param stream whose records are sound */
export function unseenOfBiff(stream: Uint8Array): readonly ReadonlySet<number>[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const unseen = new UnseenInBiff(view);
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (type === 0 && unseen.ended) break;
    unseen.next({ type, at: at + 4, length });
    at += 4 + length;
  }
  return unseen.sheets;
}

interface BiffRecord {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

function mark(sheet: Set<number>, unseen: ReadonlySet<number>, view: DataView, { type, at, length }: BiffRecord): void {
  if (CELLS.has(type) && length >= 6) {
    if (unseen.has(view.getUint16(at + 4, true))) sheet.add(cellKey(view.getUint16(at, true), view.getUint16(at + 2, true)));
  } else if (type === MANY_NUMBERS) {
    const [row, first] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    for (let index = 0; 4 + index * 6 + 8 <= length; index += 1) {
      if (unseen.has(view.getUint16(at + 4 + index * 6, true))) sheet.add(cellKey(row, first + index));
    }
  }
}
