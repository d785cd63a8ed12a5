/** A text file that is no table (a rubric): bytes → text, with the same care for encodings. */
import type { Diagnostics } from "../diagnostic.ts";
import { fileSpan, type Source } from "../source.ts";
import { say, words } from "../text.ts";
import { decodeText } from "./encoding.ts";
import { Refusal } from "./refusal.ts";

const BINARY = words("file-not-text", "Tệp không phải là tệp văn bản.", "The file is not a text file.");
const EMPTY = words("file-empty", "Tệp rỗng.", "The file is empty.");

/** The text without its byte order mark; undefined, and told, when the bytes are no text. */
export function readTextFile(file: string, bytes: Uint8Array, problems: Diagnostics): Source | undefined {
  if (bytes.length === 0) {
    problems.add("error", say(EMPTY, {}), fileSpan(file));
    return undefined;
  }
  try {
    const text = decodeText(file, bytes, undefined, problems);
    if (!text.includes("\0")) return { name: file, text: text.replace(/^\ufeff/, "") };
    problems.add("error", say(BINARY, {}), fileSpan(file));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.diagnostic);
  }
  return undefined;
}
