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
  "Không mở được {path}: tệp đang mở trong chương trình khác.",
  "{path} cannot be opened: another program has it open.",
);
const LOCKED_FIX = words(
  "fix-file-locked",
  "Lưu và đóng tệp trong Excel rồi chạy lại.",
  "Save and close the file in Excel, then run again.",
);
const DENIED = words("file-denied", "Không được phép đọc hoặc ghi {path}.", "{path} may not be read or written.");
const DENIED_FIX = words(
  "fix-file-denied",
  "Nếu tệp đang mở trong Excel thì lưu và đóng lại; nếu không, kiểm tra quyền của tệp và thư mục, hoặc dùng thư mục khác.",
  "If Excel has the file open, save and close it; otherwise check the rights on the file and its folder, or use another folder.",
);
const FOLDER = words("file-is-folder", "{path} là một thư mục; cần tên tệp.", "{path} is a folder; the name of a file is needed.");
const FOLDER_FIX = words("fix-file-is-folder", "Thêm tên tệp, ví dụ {example}.", "Add the name of a file, such as {example}.");
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
const OTHER = words("file-error", "Không đọc hoặc ghi được {path} ({code}).", "{path} could not be read or written ({code}).");

/** @param near names in the same folder that were perhaps meant */
export function hostFailure({ code, path }: HostError, absolute: string, near?: string): Failure {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new Failure(say(NOT_FOUND, { path: absolute }), near === undefined ? say(NOT_FOUND_FIX, {}) : say(NEAREST, { name: near }));
    case "EBUSY":
    case "ETXTBSY":
      return new Failure(say(LOCKED, { path }), say(LOCKED_FIX, {}));
    case "EPERM":
    case "EACCES":
    case "EROFS":
      return new Failure(say(DENIED, { path }), say(DENIED_FIX, {}));
    case "EISDIR":
      return new Failure(say(FOLDER, { path }), say(FOLDER_FIX, { example: `${path.replace(/[/\\]+$/, "")}/ket-qua.md` }));
    case "EEXIST":
      return new Failure(say(EXISTS, { path }), say(EXISTS_FIX, {}));
    case "ENOSPC":
    case "EDQUOT":
      return new Failure(say(FULL, { path }), say(FULL_FIX, {}));
    default:
      return new Failure(say(OTHER, { path, code }));
  }
}
