/** Small .xls files record by record, for the library writes no formulas into them. */
import * as sheetjs from "xlsx";

/** A formula in the tokens of the file, with the number that is stored as its result. */
export interface BiffFormula {
  readonly row: number;
  readonly column: number;
  readonly tokens: readonly number[];
  readonly result: number;
}

/** `IF(A1="","",1)`, but for the jumps between its parts that only speed Excel up. */
export const EMPTY_OR_ONE = [0x44, 0, 0, 0, 0xc0, 0x17, 0, 0, 0x0b, 0x17, 0, 0, 0x1e, 1, 0, 0x42, 3, 1, 0] as const;
/** `SUM(A1)` */
export const SUM_OF_ONE = [0x44, 0, 0, 0, 0xc0, 0x19, 0x10, 0, 0] as const;

function record(type: number, data: readonly number[]): readonly number[] {
  return [type & 255, type >> 8, data.length & 255, data.length >> 8, ...data];
}
const short = (value: number): readonly number[] => [value & 255, value >> 8];
const long = (value: number): readonly number[] => [...short(value & 0xffff), ...short(value >>> 16)];
const text = (value: string): readonly number[] => [...Buffer.from(value, "utf16le")];
const EOF = record(0x0a, []);

/**
 * @param shared records of what all sheets share: fonts, styles, colours
 * @param systems what Excel writes of the systems that the file was edited on; 0 as LibreOffice leaves it
 */
export function biffBook(
  sheet: string,
  texts: readonly (readonly [row: number, column: number, text: string])[],
  formulas: readonly BiffFormula[],
  systems: number,
  shared: readonly (readonly [type: number, body: readonly number[]])[] = [],
  numbers: readonly (readonly [row: number, column: number, style: number, number: number])[] = [],
): Uint8Array {
  const begin = (kind: number): readonly number[] =>
    record(0x0809, [...short(0x0600), ...short(kind), ...short(0x0dbb), ...short(0x07cc), ...long(systems), ...long(6)]);
  const opening = begin(5);
  const bound = (at: number): readonly number[] => record(0x0085, [...long(at), 0, 0, sheet.length, 1, ...text(sheet)]);
  const looks = shared.flatMap(([type, body]) => record(type, body));
  const first = opening.length + looks.length + bound(0).length + EOF.length;
  const cells = texts.map(([row, column, each]) =>
    record(0x0204, [...short(row), ...short(column), 0, 0, ...short(each.length), 1, ...text(each)]),
  );
  const counted = formulas.map(({ row, column, tokens, result }) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(result);
    return record(0x0006, [...short(row), ...short(column), 0, 0, ...bytes, 0, 0, ...long(0), ...short(tokens.length), ...tokens]);
  });
  const plain = numbers.map(([row, column, style, number]) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(number);
    return record(0x0203, [...short(row), ...short(column), ...short(style), ...bytes]);
  });
  const sheetCells = [...cells, ...counted, ...plain].flat();
  const stream = [...opening, ...looks, ...bound(first), ...EOF, ...begin(0x10), ...sheetCells, ...EOF];
  return inFile(Buffer.from(stream));
}

function inFile(stream: Buffer): Uint8Array {
  const container = sheetjs.CFB.utils.cfb_new();
  sheetjs.CFB.utils.cfb_add(container, "/Workbook", stream);
  return new Uint8Array(sheetjs.CFB.write(container, { type: "buffer", fileType: "cfb" }) as Buffer);
}

/** The records of an .xls. */
export const recordsOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(sheetjs.CFB.find(sheetjs.CFB.read(Buffer.from(bytes), { type: "buffer" }), "/Workbook")?.content ?? []);

/** An .xls with more records in front of the end of its last sheet, each with its type. */
export function withRecords(bytes: Uint8Array, ...records: readonly (readonly [type: number, body: readonly number[]])[]): Uint8Array {
  const more = records.map(([type, body]) => Buffer.from(record(type, body)));
  return inFile(Buffer.concat([recordsOf(bytes).subarray(0, -EOF.length), ...more, Buffer.from(EOF)]));
}

/** A link of every cell that there could be, and of those beyond: walked cell by cell it takes minutes. */
export const LINK_OF_ALL = [
  0x01b8,
  [0, 0, 255, 255, 0, 0, 255, 255, ...Array.from({ length: 16 }, () => 0), 2, 0, 0, 0, 0, 0, 0, 0],
] as const;
