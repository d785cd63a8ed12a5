/** What a file may do to us is bounded: so many bytes come of it, so much time is spent on it. As Node has it. */
import { createContext, runInContext } from "node:vm";
import { createInflateRaw, inflateRawSync } from "node:zlib";
import type { Host } from "./host.ts";
import { boundNursery } from "./nursery.ts";

/** So many bytes are inflated at once. */
const PIECE = 256 * 1024;
/** A sheet of so many bytes is a large one. */
const LARGE = 16 * 1024 * 1024;

/** The same bytes, not a copy of them, without what Node's own kind of bytes does otherwise than all others. */
export const plain = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

export const inflate: Host["inflate"] = (bytes, limit) => {
  try {
    return plain(inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) }));
  } catch {
    return undefined;
  }
};

/** Nothing else in a thread of its own stops a loop without end. What was cut off runs no `finally` either. */
export function endsWithin(milliseconds: number, work: () => void): boolean {
  try {
    runInContext("work()", createContext({ work }), { timeout: milliseconds });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw error;
  }
}

export async function* inflateInPieces(bytes: Uint8Array): AsyncIterable<Uint8Array | undefined> {
  const stream = createInflateRaw({ chunkSize: PIECE });
  stream.end(bytes);
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const damaged: IteratorResult<Uint8Array | undefined> = { done: false, value: undefined };
  let inflated = 0;
  try {
    for (;;) {
      const next: IteratorResult<Uint8Array | undefined> = await pieces.next().catch((): IteratorResult<Uint8Array | undefined> => damaged);
      if (next.done === true) return;
      inflated += next.value?.length ?? 0;
      if (inflated > LARGE) boundNursery();
      yield next.value === undefined ? undefined : plain(next.value);
      if (next === damaged) return;
    }
  } finally {
    stream.destroy();
  }
}
