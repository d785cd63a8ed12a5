/** The end of reading a file. Thrown and caught inside `tables/` only: from deep in a scanner there is no other way out that cannot be forgotten. */
import type { Diagnostic } from "../diagnostic.ts";
import { fileSpan, type Span } from "../source.ts";
import { type Message, say, words } from "../text.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message.words.code);
    this.diagnostic = diagnostic;
  }
}

type More = Omit<Diagnostic, "severity" | "message" | "at">;

/** @throws {Refusal} always */
export function refuse(message: Message, at: Span | string, more: More = {}): never {
  throw new Refusal({ severity: "error", message, at: typeof at === "string" ? fileSpan(at) : at, ...more });
}

const SAVE_AS = words(
  "fix-save-as-xlsx",
  "Mở bằng Excel, chọn Tệp › Lưu thành › Sổ làm việc Excel (.xlsx), rồi dùng tệp vừa lưu.",
  "Open it in Excel, choose File › Save As › Excel Workbook (.xlsx), and use the file just saved.",
  [
    "ods-bare-cell",
    "file-is-html",
    "file-is-xml",
    "file-is-xml-spreadsheet",
    "file-is-text",
    "zip-not-workbook",
    "workbook-excel-95",
    "workbook-too-long",
  ],
);
const FETCH_AGAIN = words(
  "fix-fetch-again",
  "Tải lại tệp, hoặc đề nghị nơi gửi cung cấp lại tệp gốc.",
  "Download the file again, or ask the sender for the original.",
  [
    "zip-truncated",
    "zip-trailing-junk",
    "zip-prefixed-junk",
    "zip-directory-damaged",
    "zip64",
    "zip-entry-name",
    "zip-overlap",
    "zip-entry-damaged",
    "zip-size-lie",
    "zip-checksum",
    "relation-external",
    "relation-target",
    "workbook-no-sheets",
    "workbook-damaged",
    "file-unknown",
  ],
);
const SAVE_AGAIN = words(
  "fix-save-again",
  "Mở bằng Excel rồi lưu lại (Tệp › Lưu); nếu Excel không mở được, đề nghị lấy lại tệp gốc.",
  "Open it in Excel and save it again (File › Save); if Excel cannot open it, ask for the original file.",
  [
    "csv-nul",
    "csv-empty",
    "shared-string-missing",
    "workbook-part-missing",
    "workbook-sheet-unbound",
    "xml-malformed",
    "xml-truncated",
    "xml-doctype",
    "xml-encoding",
    "cell-reference",
    "zip-duplicate-entry",
    "zip-encrypted",
    "zip-method",
  ],
);

export const saveAsXlsx: Message = say(SAVE_AS, {});
export const fetchAgain: Message = say(FETCH_AGAIN, {});
export const saveAgain: Message = say(SAVE_AGAIN, {});
