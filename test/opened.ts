/** Files as bytes, opened as tables. */
import { inflateRawSync } from "node:zlib";
import { expect } from "vitest";
import * as sheetjs from "xlsx";
import { type Decoded, decode, type Limits, type Table } from "../src/tables/index.ts";

export const inflate = (bytes: Uint8Array, limit: number): Uint8Array | undefined => {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) });
  } catch {
    return undefined;
  }
};
export const open = (file: string, bytes: Uint8Array | string, limits: Partial<Limits> = {}): Promise<Decoded> =>
  decode(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes, { inflate, limits });
export const codes = ({ diagnostics }: Decoded): readonly string[] => diagnostics.map((each) => each.message.words.code);
export const only = (decoded: Decoded): Table => {
  expect(decoded.diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  expect(decoded.tables).toHaveLength(1);
  return decoded.tables[0] as Table;
};
/** Quicker than `toEqual` by far, and as strict where a hundred thousand cells are compared. */
export const same = (one: Table["rows"], other: Table["rows"]): boolean => JSON.stringify(one) === JSON.stringify(other);
/** Cells as short text: `A1` → what it holds. */
export const cells = (table: Table): Record<string, string> => {
  const out: Record<string, string> = {};
  for (const [r, row] of table.rows.entries()) {
    row?.forEach((cell, c) => {
      if (cell !== undefined) out[sheetjs.utils.encode_cell({ r, c })] = `${cell.type}:${cell.text}`;
    });
  }
  return out;
};
