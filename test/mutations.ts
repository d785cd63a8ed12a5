/** Files as they are after a bad disk, a bad line or a bad hand: the same damage for the same plan. */
import fc from "fast-check";
import * as sheetjs from "xlsx";
import { type Entry, zip } from "./packages.ts";

interface Damage {
  readonly kind: "flip" | "set" | "cut" | "drop" | "repeat" | "move" | "zero";
  /** Where, and how far, as shares of a million of the file. */
  readonly at: number;
  readonly to: number;
  readonly byte: number;
}
export type Damages = readonly Damage[];

const share = fc.nat(999_999);
export const damages: fc.Arbitrary<Damages> = fc.array(
  fc.record({
    kind: fc.constantFrom<Damage["kind"]>("flip", "flip", "flip", "set", "set", "cut", "drop", "repeat", "move", "zero"),
    at: share,
    to: share,
    byte: fc.oneof(fc.constantFrom(0, 1, 9, 10, 34, 38, 44, 59, 60, 62, 127, 128, 255), fc.nat(255)),
  }),
  { minLength: 1, maxLength: 4 },
);
/** Stretches are short: a file that lost most of itself is refused for that and shows nothing more. */
const LONGEST = 64;

function damaged(bytes: Uint8Array, { kind, at, to, byte }: Damage): Uint8Array {
  const start = Math.floor((at * bytes.length) / 1_000_000);
  const other = Math.floor((to * bytes.length) / 1_000_000);
  const end = Math.min(bytes.length, start + 1 + (other % LONGEST));
  const copy = Uint8Array.from(bytes);
  switch (kind) {
    case "flip":
      copy[start] = (copy[start] as number) ^ (1 << (byte & 7));
      return copy;
    case "set":
      copy[start] = byte;
      return copy;
    case "zero":
      return copy.fill(0, start, end);
    case "cut":
      return copy.subarray(0, Math.max(start, other));
    case "drop":
      return Buffer.concat([copy.subarray(0, start), copy.subarray(end)]);
    case "repeat":
      return Buffer.concat([copy.subarray(0, end), copy.subarray(start, end), copy.subarray(end)]);
    case "move":
      copy.copyWithin(other, start, end);
      return copy;
  }
}

/** What is left of a file; an empty one cannot be damaged any more. */
export const after = (bytes: Uint8Array, plan: Damages): Uint8Array =>
  plan.reduce((left, each) => (left.length === 0 ? left : damaged(left, each)), bytes);

/** The parts of a zipped workbook, as they are once they are unpacked. */
export const unzipped = (bytes: Uint8Array): readonly Entry[] => {
  const { FullPaths, FileIndex } = sheetjs.CFB.read(bytes, { type: "buffer" });
  return FullPaths.flatMap((path: string, index: number) => {
    const entry = FileIndex[index];
    const name = path.replace(/^Root Entry\//, "");
    return entry === undefined || name === "" || name.endsWith("/") ? [] : [{ name, data: Uint8Array.from(entry.content as number[]) }];
  });
};

/** The workbook with one of its parts damaged before it was packed, so that sums and sizes are right. */
export function afterInside(bytes: Uint8Array, part: number, plan: Damages): Uint8Array {
  const entries = unzipped(bytes);
  const hit = part % entries.length;
  return zip(entries.map((entry, index) => (index === hit ? { ...entry, data: after(Buffer.from(entry.data), plan) } : entry)));
}
