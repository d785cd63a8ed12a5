/** The container of a workbook, opened as every file type that is one must open it. */
import { type Packed, type Parts, unpack } from "./container.ts";
import { refuseDoctype } from "./xml.ts";

/** Unpacks the container and refuses a DOCTYPE anywhere in it, also in parts that are never read. @throws {Refusal} */
export function unpackChecked(packed: Packed): Parts {
  const parts = unpack(packed);
  for (const [part, bytes] of parts) if (/\.(?:xml|rels|vml)$/i.test(part.slice(-256))) refuseDoctype({ file: packed.file, part, bytes });
  return parts;
}
