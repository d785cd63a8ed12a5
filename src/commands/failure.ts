/** Why a command could not run at all: said in two lines, exit 2. */
import type { Diagnostic } from "../diagnostic.ts";
import type { HostError } from "../host.ts";
import { type Message, say, words } from "../text.ts";

/** Thrown where a command cannot go on; caught once, at the top. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly what: Message;
  readonly fix: Message | undefined;
  constructor(what: Message, fix?: Message) {
    super(what.words.code);
    this.what = what;
    this.fix = fix;
  }
}

/** A file that the command needs for its own work is faulty: every fault of it is told, and nothing is done. */
export class FaultyHelper extends Error {
  override readonly name = "FaultyHelper";
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message.words.code).join(", "));
    this.diagnostics = diagnostics;
  }
}

const NOT_FOUND = words("file-not-found", "Không có tệp {path}.", "There is no file {path}.");
const NOT_FOUND_FIX = words("fix-file-not-found", "Kiểm tra lại tên tệp và thư mục.", "Check the name of the file and its folder.");
const NEAREST = words("fix-nearest-file", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const LOCKED = words(
  "file-locked",
  "Không mở được {path}: tệp đang mở trong chương trình khác, thường là Excel.",
  "{path} cannot be opened: another program has it open, most often Excel.",
);
const OPEN = words(
  "file-open-in-office",
  "Không mở được {path}: tệp đang mở trong Excel hoặc LibreOffice.",
  "{path} cannot be opened: Excel or LibreOffice has it open.",
);
const LOCKED_FIX = words(
  "fix-file-locked",
  "Lưu và đóng tệp trong Excel rồi chạy lại.",
  "Save and close the file in Excel, then run again.",
);
const OUTPUT_FIX = words(
  "fix-output-locked",
  "Đóng tệp trong Excel hoặc Word rồi chạy lại, hoặc ghi sang tệp khác bằng -o. Tệp cũ còn nguyên.",
  "Close the file in Excel or Word and run again, or write to another file with -o. The old file is untouched.",
  ["file-locked", "file-open-in-office"],
);
const DENIED = words("file-denied", "Không được phép đọc {path}.", "{path} may not be read.");
const DENIED_FIX = words(
  "fix-file-denied",
  "Nếu tệp đang mở trong Excel thì lưu và đóng lại; nếu không, kiểm tra quyền của tệp và thư mục.",
  "If Excel has the file open, save and close it; otherwise check the rights on the file and its folder.",
);
const READ_ONLY = words("output-denied", "Không được phép ghi {path}.", "{path} may not be written.");
const READ_ONLY_FIX = words(
  "fix-output-denied",
  "Nếu tệp đang mở trong Excel thì đóng lại; nếu thư mục chỉ được đọc, ghi vào thư mục khác bằng -o.",
  "If Excel has the file open, close it; if the folder is read-only, write to another one with -o.",
);
const FOLDER = words("file-is-folder", "{path} là một thư mục; cần tên tệp.", "{path} is a folder; the name of a file is needed.");
const FOLDER_FIX = words("fix-file-is-folder", "Thêm tên tệp, ví dụ {example}.", "Add the name of a file, such as {example}.");
const LINK = words(
  "output-is-link",
  "{path} là lối tắt tới tệp khác nên không ghi vào đó.",
  "{path} is a link to another file and is not written to.",
);
const LINK_FIX = words("fix-output-is-link", "Chọn tên khác cho tệp kết quả.", "Choose another name for the output.");
const EXISTS = words("output-exists", "Tệp {path} đã có.", "The file {path} exists already.");
const EXISTS_FIX = words(
  "fix-output-exists",
  "Chọn tên khác hoặc thêm --force để ghi đè.",
  "Choose another name, or add --force to replace it.",
);
const FULL = words("disk-full", "Ổ đĩa đầy, không ghi được {path}.", "The disk is full; {path} was not written.");
const FULL_FIX = words(
  "fix-disk-full",
  "Xóa bớt tệp không dùng, hoặc ghi vào ổ khác bằng -o.",
  "Delete what is not needed, or write to another disk with -o.",
);
const NAME = words(
  "file-name-refused",
  "Hệ điều hành không nhận tên tệp {path}.",
  "The operating system does not take the file name {path}.",
);
const NAME_FIX = words(
  "fix-file-name-refused",
  'Dùng tên ngắn hơn, không có các dấu < > : " | ? *, không phải tên dành riêng như CON, NUL.',
  'Use a shorter name without < > : " | ? * that is not reserved, as CON and NUL are.',
);
const FAR = words(
  "file-not-delivered",
  "Hệ điều hành không lấy được nội dung {path} ({code}).",
  "The operating system could not fetch the content of {path} ({code}).",
);
const FAR_FIX = words(
  "fix-file-not-delivered",
  "Nếu tệp nằm trên OneDrive, Google Drive hoặc ổ mạng, mở thư mục đó, chờ tải tệp xong rồi chạy lại; nếu không, kiểm tra ổ đĩa.",
  "If the file is on OneDrive, Google Drive or a network disk, open that folder, wait for the download and run again; otherwise check the disk.",
);
const OTHER = words("file-error", "Không đọc hoặc ghi được {path} ({code}).", "{path} could not be read or written ({code}).");

/** @param near a name in the same folder that was perhaps meant */
export const missing = (absolute: string, near: string | undefined): Failure =>
  new Failure(say(NOT_FOUND, { path: absolute }), near === undefined ? say(NOT_FOUND_FIX, {}) : say(NEAREST, { name: near }));

export const refusedName = (path: string): Failure => new Failure(say(NAME, { path }), say(NAME_FIX, {}));

/** What is known of a file that could not be reached. */
export interface About {
  /** An office program says that it has the file open. */
  readonly open?: boolean;
  /** It was to be written. */
  readonly written?: true;
}

/** Why a file could not be read or written. */
export function hostFailure({ code, path }: HostError, { open = false, written }: About = {}): Failure {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return missing(path, undefined);
    case "EBUSY":
    case "ETXTBSY":
      return held(path, open ? OPEN : LOCKED, written);
    case "EPERM":
    case "EACCES":
    case "EROFS":
      if (open && code !== "EROFS") return held(path, OPEN, written);
      return written === true
        ? new Failure(say(READ_ONLY, { path }), say(READ_ONLY_FIX, {}))
        : new Failure(say(DENIED, { path }), say(DENIED_FIX, {}));
    case "EISDIR":
      return new Failure(say(FOLDER, { path }), say(FOLDER_FIX, { example: `${path.replace(/[/\\]+$/, "")}/ket-qua.md` }));
    case "ELOOP":
      return new Failure(say(LINK, { path }), say(LINK_FIX, {}));
    case "EEXIST":
      return new Failure(say(EXISTS, { path }), say(EXISTS_FIX, {}));
    case "ENOSPC":
    case "EDQUOT":
      return new Failure(say(FULL, { path }), say(FULL_FIX, {}));
    case "EIO":
    case "UNKNOWN":
      return new Failure(say(FAR, { path, code }), say(FAR_FIX, {}));
    case "ENAMETOOLONG":
    case "EINVAL":
      return refusedName(path);
    default:
      return new Failure(say(OTHER, { path, code }));
  }
}

const held = (path: string, what: typeof OPEN, written: true | undefined): Failure =>
  new Failure(say(what, { path }), say(written === true ? OUTPUT_FIX : LOCKED_FIX, {}));
