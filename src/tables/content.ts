/** What can be seen of a file without reading it: the facts by which its type is recognised. */
import { endsLikeZip, zipNames } from "./zip-directory.ts";

export interface Content {
  readonly bytes: Uint8Array;
  /** It begins as a zip archive, or ends as one after something else. */
  readonly zip: boolean;
  /** The names of the parts of a zip archive. */
  readonly names: readonly string[];
  /** The names of the streams of an OLE file (Excel 97-2003, protected workbooks); undefined when it is none. */
  readonly streams: readonly string[] | undefined;
  /** The beginning as text, lower case; undefined when it does not look like text. */
  readonly text: string | undefined;
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);

export function contentOf(bytes: Uint8Array): Content {
  const zip = startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]) || (bytes.length >= 22 && endsLikeZip(bytes));
  return {
    bytes,
    zip,
    names: zip && bytes.length >= 22 ? zipNames(bytes) : [],
    streams: startsWith(bytes, OLE) ? oleStreams(bytes) : undefined,
    text: zip ? undefined : textOf(bytes.subarray(0, 4096)),
  };
}

/**
 * Stream names of an OLE file, found by their shape: entries of 128 bytes on a grid, a UTF-16 name, its length at 64, type 2 at 66. The
 * chains of sectors need not be followed, so a damaged file cannot lead astray.
 */
function oleStreams(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (let at = 512; at + 128 <= bytes.length && names.length < 1_000; at += 128) {
    const length = (bytes[at + 64] as number) | ((bytes[at + 65] as number) << 8);
    if (bytes[at + 66] !== 2 || length < 4 || length > 64 || length % 2 !== 0) continue;
    if (bytes[at + length - 1] !== 0 || bytes[at + length - 2] !== 0) continue;
    names.push(new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)));
  }
  return names;
}

/** Text has no control characters but tab and line ends; UTF-16 is seen by its mark. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return undefined;
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes).toLowerCase();
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes).toLowerCase();
  const control = bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 26);
  return control
    ? undefined
    : new TextDecoder()
        .decode(bytes)
        .replace(/^\ufeff/, "")
        .trimStart()
        .toLowerCase();
}
