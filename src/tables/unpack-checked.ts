/** The container of a workbook, opened as every file type that is one must open it. */
import { type Packed, type Parts, type Unpacked, unpack } from "./container.ts";
import { refuseDoctype } from "./xml-part.ts";

/** Unpacks the container and refuses a DOCTYPE anywhere in it, also in parts that are never read. @throws {Refusal} */
export const unpackChecked = (packed: Packed): Parts => unpackCheckedBut(packed, () => false).parts;

/** As `unpackChecked`, but for large parts that are read in pieces, whose reading refuses it. @throws {Refusal} */
export function unpackCheckedBut(packed: Packed, inPieces: (name: string) => boolean): Unpacked {
  const unpacked = unpack(packed, inPieces);
  for (const [part, bytes] of unpacked.parts) {
    if (/\.(?:xml|rels|vml)$/i.test(part.slice(-256))) refuseDoctype({ file: packed.file, part, bytes });
  }
  return unpacked;
}
