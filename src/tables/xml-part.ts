/** The parts of a workbook as text. */
import { say, words } from "../text.ts";
import { joined } from "./joined.ts";
import type { Limits } from "./limits.ts";
import { refuse, saveAgain } from "./refusal.ts";

/** Which part is read, by which limits. */
export interface XmlSource {
  readonly file: string;
  readonly part: string;
  readonly limits: Limits;
}
export interface XmlPart extends XmlSource {
  readonly bytes: Uint8Array;
}

const DOCTYPE = words(
  "xml-doctype",
  "Không chấp nhận tệp: phần “{part}” có khai báo DOCTYPE, tệp Excel bình thường không có.",
  "The file is not accepted: the part “{part}” declares a DOCTYPE, which no ordinary workbook has.",
);
const ENCODING = words(
  "xml-encoding",
  "Tệp bị hỏng: phần “{part}” có ký tự không đúng bảng mã.",
  "The file is damaged: the part “{part}” has characters that do not fit its encoding.",
);

/** @throws {Refusal} always */
export const tellDoctype = ({ file, part }: Pick<XmlSource, "file" | "part">): never =>
  refuse(say(DOCTYPE, { part }), file, { fix: saveAgain });

/** By the mark at the beginning of the part. */
const encodingOf = ([first, second]: Uint8Array): "utf-16le" | "utf-16be" | "utf-8" =>
  first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";

/** A part that comes in pieces, in UTF-8 whatever it was written in: a piece may end in the middle of a character. @throws {Refusal} */
export async function* inUtf8({ file, part }: XmlSource, pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let first: Uint8Array | undefined = new Uint8Array();
  let decode: ((piece: Uint8Array, stream: boolean) => Uint8Array) | undefined;
  for await (const piece of pieces) {
    const next: Uint8Array = first === undefined ? piece : joined([first, piece]);
    if (first !== undefined) {
      first = next.length < 2 ? next : undefined;
      if (first !== undefined) continue;
      decode = recoder(encodingOf(next), () => refuse(say(ENCODING, { part }), file, { fix: saveAgain }));
    }
    yield decode === undefined ? next : decode(next, true);
  }
  if (first !== undefined) yield first;
  if (decode !== undefined) yield decode(new Uint8Array(), false);
}

/** From UTF-16 to UTF-8; undefined where there is nothing to do. */
function recoder(
  label: ReturnType<typeof encodingOf>,
  broken: () => never,
): ((piece: Uint8Array, stream: boolean) => Uint8Array) | undefined {
  if (label === "utf-8") return undefined;
  const decoder = new TextDecoder(label, { fatal: true });
  const encoder = new TextEncoder();
  return (piece, stream) => {
    try {
      return encoder.encode(decoder.decode(piece, { stream }));
    } catch {
      return broken();
    }
  };
}

/** @throws {Refusal} */
export function decodePart({ bytes, file, part }: XmlPart): string {
  const label = encodingOf(bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return refuse(say(ENCODING, { part }), file, { fix: saveAgain });
  }
}

/** Whether the bytes declare a DOCTYPE; for parts that are never read any further. */
export function refuseDoctype({ bytes, file, part }: Omit<XmlPart, "limits">): void {
  for (let at = bytes.indexOf(0x21); at !== -1; at = bytes.indexOf(0x21, at + 1)) {
    const word = String.fromCharCode(...bytes.subarray(at + 1, at + 8));
    if (bytes[at - 1] === 0x3c && word.toUpperCase() === "DOCTYPE") tellDoctype({ file, part });
  }
}
