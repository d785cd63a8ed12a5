/** Files that people send instead of a workbook: told by name, with what to do. A list; order matters where one looks like another. */
import { say, type Text, words } from "../text.ts";
import { type Content, startsWith } from "./content.ts";
import { fetchAgain, refuse, saveAsXlsx } from "./refusal.ts";

interface Stranger {
  readonly title: Text;
  /** Excel can open it, so that saving it anew helps. */
  readonly convertible: boolean;
  recognise(content: Content): boolean;
}

const same = (title: string): Text => ({ vi: title, en: title });
const ascii = (text: string) => [...text].map((char) => char.charCodeAt(0));
const starts =
  (...signatures: readonly (readonly number[])[]) =>
  ({ bytes }: Content) =>
    signatures.some((signature) => startsWith(bytes, signature));
const part =
  (pattern: RegExp) =>
  ({ names }: Content) =>
    names.some((name) => pattern.test(name.slice(0, 256)));
const stream =
  (...wanted: readonly string[]) =>
  ({ streams }: Content) =>
    streams?.some((name) => wanted.includes(name)) === true;

/** Kinds in the order they are tried. */
const strangers: ReadonlyMap<string, Stranger> = new Map<string, Stranger>([
  [
    "file-is-pdf",
    {
      title: same("PDF"),
      convertible: false,
      recognise: ({ bytes, text }) => startsWith(bytes, ascii("%PDF")) || text?.startsWith("%pdf") === true,
    },
  ],
  [
    "file-is-xml-spreadsheet",
    {
      title: { vi: "bảng tính XML 2003", en: "XML Spreadsheet 2003" },
      convertible: true,
      recognise: ({ text }) =>
        text !== undefined && (text.includes("urn:schemas-microsoft-com:office:spreadsheet") || text.includes('progid="excel.sheet"')),
    },
  ],
  [
    "file-is-html",
    {
      title: { vi: "trang web (HTML) mang tên bảng tính", en: "a web page (HTML) named as a spreadsheet" },
      convertible: true,
      recognise: ({ text }) =>
        text !== undefined &&
        /^(?:<!doctype html|<(?:html|head|body|table|meta|style|div)[\s>])|^<[\s\S]{0,2000}?<html[\s>]/.test(text.slice(0, 2048)),
    },
  ],
  ["file-is-xml", { title: same("XML"), convertible: true, recognise: ({ text }) => text?.startsWith("<?xml") === true }],
  ["file-is-rtf", { title: same("RTF"), convertible: false, recognise: ({ text }) => text?.startsWith("{\\rtf") === true }],
  [
    "file-is-numbers",
    { title: same("Apple Numbers (.numbers)"), convertible: false, recognise: part(/^index\/document\.iwa$|^index\.zip$/i) },
  ],
  [
    "file-is-word",
    {
      title: { vi: "văn bản Word", en: "a Word document" },
      convertible: false,
      recognise: (content) => part(/^word\//)(content) || stream("WordDocument")(content),
    },
  ],
  [
    "file-is-powerpoint",
    {
      title: { vi: "bản trình chiếu PowerPoint", en: "a PowerPoint presentation" },
      convertible: false,
      recognise: (content) => part(/^ppt\//)(content) || stream("PowerPoint Document")(content),
    },
  ],
  [
    "file-is-image",
    {
      title: { vi: "ảnh", en: "an image" },
      convertible: false,
      recognise: starts([0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], ascii("GIF8")),
    },
  ],
  [
    "file-is-archive",
    {
      title: { vi: "tệp nén RAR, 7-Zip hoặc GZip", en: "a RAR, 7-Zip or GZip archive" },
      convertible: false,
      recognise: starts(ascii("Rar!"), [0x37, 0x7a, 0xbc, 0xaf], [0x1f, 0x8b]),
    },
  ],
]);

const PDF_FIX = words(
  "fix-ask-for-workbook",
  "Đề nghị nơi gửi cung cấp bảng tính gốc (.xlsx).",
  "Ask the sender for the spreadsheet itself (.xlsx).",
  ["file-is-pdf", "file-is-rtf", "file-is-word", "file-is-powerpoint", "file-is-image", "file-is-archive"],
);
const NUMBERS_FIX = words(
  "fix-export-numbers",
  "Mở bằng Numbers, chọn Tệp › Xuất sang › Excel, rồi dùng tệp .xlsx vừa xuất.",
  "Open it in Numbers, choose File › Export To › Excel, and use the .xlsx just exported.",
  ["file-is-numbers"],
);
/** Each kind has its own code, so that help can say more of each. */
const sentences = new Map(
  [...strangers.keys()].map((code) => [
    code,
    words(
      code,
      "Tệp này thực ra là {kind}, không phải bảng tính mà chương trình đọc được.",
      "This file is in fact {kind}, not a spreadsheet that can be read.",
    ),
  ]),
);

const PASSWORD = words(
  "workbook-password",
  "Tệp có mật khẩu nên không đọc được.",
  "The file is protected by a password and cannot be read.",
);
const PASSWORD_FIX = words(
  "fix-remove-password",
  "Mở bằng Excel, chọn Tệp › Thông tin › Bảo vệ Sổ làm việc › Mã hóa bằng Mật khẩu, xóa mật khẩu rồi lưu.",
  "Open it in Excel, choose File › Info › Protect Workbook › Encrypt with Password, clear the password and save.",
  ["workbook-password"],
);
const EMPTY = words("spreadsheet-empty", "Tệp rỗng (0 byte).", "The file is empty (0 bytes).");
const EMPTY_FIX = words(
  "fix-download-placeholder",
  "Nếu tệp nằm trên OneDrive hoặc Google Drive, bấm chuột phải chọn “Luôn giữ trên thiết bị này”, chờ tải xong rồi chạy lại; nếu không, lấy lại tệp gốc.",
  "If the file is on OneDrive or Google Drive, choose “Always keep on this device”, wait for the download and run again; otherwise fetch the original.",
  ["spreadsheet-empty"],
);
const TEXT = words(
  "file-is-text",
  "Tệp này chỉ là văn bản thường, không phải sổ làm việc .{extension}.",
  "This file is plain text, not a .{extension} workbook.",
);
const ARCHIVE = words(
  "zip-not-workbook",
  "Tệp là tệp nén zip nhưng bên trong không có sổ làm việc.",
  "The file is a zip archive without a workbook in it.",
);
const UNKNOWN = words(
  "file-unknown",
  "Không nhận ra đây là loại tệp gì; tệp có thể đã hỏng.",
  "What kind of file this is cannot be told; it may be damaged.",
);

export const refusePassword = (file: string): never => refuse(say(PASSWORD, {}), file, { fix: say(PASSWORD_FIX, {}) });

/** Refuses what is no spreadsheet under any name. @throws {Refusal} */
export function refuseStrangers(file: string, content: Content): void {
  if (content.bytes.length === 0) refuse(say(EMPTY, {}), file, { fix: say(EMPTY_FIX, {}) });
  if (stream("EncryptedPackage", "EncryptionInfo")(content)) refusePassword(file);
  for (const [code, { title, convertible, recognise }] of strangers) {
    const sentence = sentences.get(code);
    if (sentence === undefined || !recognise(content)) continue;
    const fix = convertible ? saveAsXlsx : say(code === "file-is-numbers" ? NUMBERS_FIX : PDF_FIX, {});
    refuse(say(sentence, { kind: title }), file, { fix });
  }
}

/** Refuses what no file type recognised. @throws {Refusal} */
export function refuseUnknown(file: string, content: Content): never {
  return refuse(say(content.zip ? ARCHIVE : UNKNOWN, {}), file, { fix: content.zip ? saveAsXlsx : fetchAgain });
}

/** @throws {Refusal} */
export const refuseText = (file: string, extension: string): never => refuse(say(TEXT, { extension }), file, { fix: saveAsXlsx });
