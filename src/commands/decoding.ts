/** Decoding on other threads, where there are enough bytes for them to pay. What comes out is the same as in this one. */
import type { Host, Pool } from "../host.ts";
import { fileSpan } from "../source.ts";
import { type Decoded, type DecodeWork, decode, unpack } from "../tables/index.ts";
import { asCount, say, words } from "../text.ts";

const TOO_LONG = words(
  "reading-too-long",
  "Đọc tệp này quá {minutes} phút vẫn chưa xong nên đã dừng lại.",
  "Reading this file was not done after {minutes} minutes and was cut off.",
);
const TOO_LONG_FIX = words(
  "fix-reading-too-long",
  "Mở bằng Excel, xóa trang tính và vùng không dùng rồi lưu lại; nếu tệp đúng là lớn như vậy thì chấm riêng tệp này.",
  "Open it in Excel, delete sheets and ranges that are not used and save it; if it really is that large, score this file by itself.",
);

/** Decodes a file. */
export type Decoder = (file: string, bytes: Uint8Array) => Promise<Decoded>;

/** In this thread, with all that the world has to offer: a damaged file must not be read for ever, nor a large one be held whole. */
export const decoderHere =
  ({ inflate, inflateInPieces, endsWithin }: Host, choices: DecodeWork["options"]): Decoder =>
  (file, bytes) =>
    decode(file, bytes, { inflate, inflateInPieces, endsWithin, ...choices });

/** What is left to read must be more than this: a thread takes as long to start as this one takes to read so much. */
const PAYS = 1024 * 1024;
/** How many files are in hand for each thread, so that none of them waits; of large ones only the one that it works on. */
const AHEAD = 3;
const LARGE = 2 * 1024 * 1024;
/** No honest file takes a hundredth of it. */
const MINUTES = 5;

/** Threads that are started only when they are needed. */
export class OtherThreads {
  readonly #host: Host;
  readonly #options: DecodeWork["options"];
  #pool: Pool | undefined;
  #average = 0;

  constructor(host: Host, options: DecodeWork["options"]) {
    this.#host = host;
    this.#options = options;
  }

  /** Whether to decode what is left on other threads. @param average the bytes of a file, as far as they are known */
  pay(files: number, average: number): boolean {
    if (files < 2 || files * average < PAYS) return false;
    this.#average = average;
    this.#pool ??= this.#host.pool?.();
    return this.#pool !== undefined;
  }

  /** How many files to have in hand at once. */
  get ahead(): number {
    return (this.#average > LARGE ? 1 : AHEAD) * (this.#pool?.size ?? 1);
  }

  readonly decode: Decoder = async (file, bytes) => {
    const work: DecodeWork = { file, bytes, options: this.#options };
    const answer = await (this.#pool as Pool).run(work, MINUTES * 60_000);
    if (answer !== undefined) return unpack(answer.done as string);
    const message = say(TOO_LONG, { minutes: asCount(MINUTES) });
    return { tables: [], diagnostics: [{ severity: "error", message, at: fileSpan(file), fix: say(TOO_LONG_FIX, {}) }] };
  };

  async end(): Promise<void> {
    await this.#pool?.end();
  }
}

/** Works on several at once and gives what comes of them in their own order. */
export async function* inOrder<From, To>(list: readonly From[], ahead: number, work: (each: From) => Promise<To>): AsyncGenerator<To> {
  const begun: Promise<To>[] = [];
  for (let next = 0; next < list.length || begun.length > 0; ) {
    while (next < list.length && begun.length < ahead) {
      const one = work(list[next] as From);
      // Whoever waits for it is told; that nobody waits yet is no reason for the process to end.
      one.catch(() => undefined);
      begun.push(one);
      next += 1;
    }
    yield await (begun.shift() as Promise<To>);
  }
}
