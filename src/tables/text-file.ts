/** A text file that is no table (a rubric): bytes → text, with the same care for encodings. */
import { Diagnostics } from "../diagnostic.ts";
import { fileSpan, type Source } from "../source.ts";
import { say, words } from "../text.ts";
import { contentOf } from "./content.ts";
import { decodeText } from "./encoding.ts";
import { Refusal } from "./refusal.ts";

const BINARY = words("file-not-text", "Tệp không phải là tệp văn bản.", "The file is not a text file.");
const BINARY_FIX = words(
  "fix-file-not-text",
  "Cần tệp văn bản YAML (.yaml) ghi theo UTF-8; kiểm tra lại tên tệp.",
  "A text file in YAML (.yaml), saved as UTF-8, is needed; check the name of the file.",
);
const ENCODING_FIX = words(
  "fix-save-utf8",
  "Mở bằng trình soạn thảo văn bản và lưu lại với bảng mã UTF-8.",
  "Open it in a text editor and save it again as UTF-8.",
);
const EMPTY = words("file-empty", "Tệp rỗng.", "The file is empty.");

/** The text without its byte order mark; undefined, and told, when the bytes are no text. */
export function readTextFile(file: string, bytes: Uint8Array, problems: Diagnostics): Source | undefined {
  if (bytes.length === 0) {
    problems.add("error", say(EMPTY, {}), fileSpan(file));
    return undefined;
  }
  try {
    const doubts = new Diagnostics();
    const text = decodeText(file, bytes, { old: false }, doubts);
    problems.append(doubts.list.map((doubt) => ({ ...doubt, fix: say(ENCODING_FIX, {}) })));
    if (!text.includes("\0")) return { name: file, text: text.replace(/^\ufeff/, "") };
    tellBinary(file, problems);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A picture or an archive has no encoding to be wrong about.
    if (contentOf(bytes).text === undefined) tellBinary(file, problems);
    else problems.append([{ ...error.diagnostic, fix: say(ENCODING_FIX, {}) }]);
  }
  return undefined;
}

const tellBinary = (file: string, problems: Diagnostics): void =>
  problems.add("error", say(BINARY, {}), fileSpan(file), { fix: say(BINARY_FIX, {}) });
