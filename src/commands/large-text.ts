/** Large text tables, read from the disk piece by piece and never held whole. */
import { type Host, HostError } from "../host.ts";
import { type Decoded, type DecodeWork, decodeInPieces, isTextTable, LARGE_TEXT } from "../tables/index.ts";
import { shownPath } from "./files.ts";

export interface ReadText extends Decoded {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * What such a file holds, with the hash of the very bytes that were read.
 * @returns undefined for all others, for those of another encoding, and where anything is wrong: that is told by whoever reads them whole
 */
export async function readLargeText(host: Host, path: string, { encoding, limits }: DecodeWork["options"]): Promise<ReadText | undefined> {
  const file = shownPath(path);
  if (encoding !== undefined || !isTextTable(file)) return undefined;
  try {
    const pieces = await host.pieces(path, LARGE_TEXT);
    if (pieces === undefined) return undefined;
    const hash = host.hashing();
    let size = 0;
    const seen = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        hash.add(piece);
        size += piece.length;
        yield piece;
      }
    };
    const decoded = await decodeInPieces(file, seen(), { limits });
    return decoded === undefined ? undefined : { ...decoded, sha256: hash.end(), size };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return undefined;
  }
}
