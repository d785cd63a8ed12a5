/** What is wrong with the syntax of a YAML file, in words for those who write rubrics. */
import { lineOf } from "./source.ts";
import { codePoint, type Message, say, type Words, words } from "./text.ts";

const TAB = words("yaml-tab", "Thụt lề bằng phím Tab.", "Indented with a tab.");
const SPACE = words(
  "yaml-space",
  "Thụt lề bằng ký tự {name}, trông như dấu cách nhưng không phải.",
  "Indented with the character {name}, which looks like a space but is none.",
);
const SPACE_BEHIND = words(
  "yaml-space",
  "Sau dấu hai chấm là ký tự {name}, trông như dấu cách nhưng không phải.",
  "Behind the colon stands the character {name}, which looks like a space but is none.",
);
export const TAG = words("yaml-tag", "Không dùng thẻ YAML (!).", "YAML tags (!) are not used here.");
const INDENT = words("yaml-indent", "Thụt lề không đúng.", "The indentation is wrong.");
const DOCUMENTS = words(
  "yaml-documents",
  "Tệp có nhiều tài liệu YAML (dấu ---); chỉ được một.",
  "The file holds several YAML documents (---); only one is allowed.",
);
const UNCLOSED = words("yaml-unclosed", "Thiếu dấu đóng hoặc dấu ngăn cách.", "A closing mark or a separator is missing.");
const NO_COLON = words("yaml-colon-missing", "Sau tên khóa thiếu dấu hai chấm.", "The colon after the key is missing.");
const COLON = words("yaml-colon", "Trong chữ có dấu hai chấm.", "There is a colon within the text.");
const CONTROL = words(
  "yaml-control",
  "Trong tệp có ký tự điều khiển {name}, mắt không nhìn thấy.",
  "The file holds the control character {name}, which nobody sees.",
);
const START = words("yaml-start", "Chữ không được bắt đầu bằng ký tự này.", "A text must not begin with this character.");
const OTHER_SYNTAX = words("yaml-syntax", "Tệp không đúng cú pháp YAML.", "The file is not valid YAML.");

const QUOTE = say(
  words("fix-quote-text", "Đặt cả phần chữ trong dấu ngoặc kép.", "Put the whole text in double quotes.", [
    "yaml-colon",
    "yaml-start",
    "yaml-tag",
  ]),
  {},
);
const IN_FULL = say(
  words("fix-write-in-full", "Ghi lại đầy đủ ở từng chỗ.", "Write it out in full at each place.", ["yaml-anchor", "yaml-merge"]),
  {},
);
/** What to do, by the code of the fault. */
export const syntaxFix: Readonly<Record<string, Message>> = {
  "yaml-tab": say(words("fix-tab", "Dùng dấu cách, không dùng phím Tab.", "Use spaces, not tabs.", ["yaml-tab"]), {}),
  "yaml-space": say(
    words("fix-space", "Xóa khoảng trống ở chỗ này rồi gõ lại bằng dấu cách.", "Delete the blanks here and type spaces.", ["yaml-space"]),
    {},
  ),
  "yaml-indent": say(
    words(
      "fix-indent",
      "Cho các dòng cùng cấp thụt vào bằng nhau, mỗi cấp hai dấu cách.",
      "Indent lines of one level alike, two spaces a level.",
      ["yaml-indent"],
    ),
    {},
  ),
  "yaml-unclosed": say(
    words(
      "fix-unclosed",
      "Tìm dấu ngoặc, dấu nháy mở mà chưa đóng, hoặc dấu phẩy còn thiếu giữa các mục trong ngoặc.",
      "Look for a bracket or quote left open, or a comma missing between items in brackets.",
      ["yaml-unclosed"],
    ),
    {},
  ),
  "yaml-colon-missing": say(
    words("fix-colon-missing", "Viết dạng “khóa: giá trị”.", "Write it as “key: value”.", ["yaml-colon-missing"]),
    {},
  ),
  "yaml-colon": QUOTE,
  "yaml-start": QUOTE,
  "yaml-tag": QUOTE,
  "yaml-anchor": IN_FULL,
  "yaml-merge": IN_FULL,
  "yaml-documents": say(
    words("fix-documents", "Để mỗi bộ tiêu chí trong một tệp riêng.", "Keep each rubric in a file of its own.", ["yaml-documents"]),
    {},
  ),
  "yaml-directive": say(words("fix-directive", "Xóa dòng này.", "Delete this line.", ["yaml-directive"]), {}),
  "yaml-depth": say(
    words(
      "fix-yaml-depth",
      "Kiểm tra dấu ngoặc và thụt lề: không bộ tiêu chí nào lồng sâu như vậy.",
      "Check brackets and indentation: no rubric nests that deep.",
    ),
    {},
  ),
  "yaml-size": say(
    words(
      "fix-yaml-size",
      "Kiểm tra lại tên tệp; bộ tiêu chí dài nhất cũng chỉ vài trăm KB.",
      "Check the name of the file; even the longest rubric has a few hundred KB only.",
    ),
    {},
  ),
  "yaml-control": say(
    words(
      "fix-yaml-control",
      "Xóa rồi gõ lại phần chữ quanh chỗ này; ký tự như vậy thường theo vào khi chép từ chương trình khác.",
      "Delete the text around this place and type it again; such characters come along with what is pasted from other programs.",
    ),
    {},
  ),
  "yaml-empty": say(words("fix-yaml-empty", "Xem các khóa cần có: cchc help rubric.", "See which keys it needs: cchc help rubric."), {}),
  "yaml-syntax": say(
    words("fix-syntax", "Kiểm tra dấu hai chấm, dấu nháy và thụt lề ở dòng này.", "Check colons, quotes and indentation of this line.", [
      "yaml-syntax",
    ]),
    {},
  ),
};
/** What the YAML parser says of one error. */
interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}
export interface SyntaxFault {
  readonly message: Message;
  readonly at: number;
}

/** Blanks that only look like one, or like nothing: what comes of pasting from a page or a letter. */
const BLANK = "\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff";
const BEFORE = new RegExp(`^ *([${BLANK}])`, "m");
const BEHIND = new RegExp(`^[^"'#\\n]{1,200}:([${BLANK}])`, "m");

/** What no text of YAML may hold, be it quoted or behind a `#`: a terminal may obey it, and no editor shows it. */
export function rawControl(text: string): SyntaxFault | undefined {
  const at = text.search(/[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u);
  return at === -1 ? undefined : { message: say(CONTROL, { name: codePoint(text.charAt(at)) }), at };
}

/** Such a blank in front of a line, or behind a key, of a file that cannot be read. */
export function oddSpace(text: string): SyntaxFault | undefined {
  const [before, behind] = [BEFORE.exec(text), BEHIND.exec(text)];
  const found = before ?? behind;
  if (found === null) return undefined;
  const [lead, space = ""] = found;
  const name = codePoint(space);
  return { message: before === null ? say(SPACE_BEHIND, { name }) : say(SPACE, { name }), at: found.index + lead.length - 1 };
}

/** What the first error of the parser means for those who write rubrics, and where. The parser has one code for several slips. */
export function syntaxFault(text: string, errors: readonly ParserError[]): SyntaxFault {
  const [first, second] = errors as [ParserError, ...ParserError[]];
  const [at] = first.pos;
  const { start } = lineOf(text, at);
  if (/^[ ]*\t/.test(text.slice(start, start + 256))) return { message: say(TAB, {}), at: start + text.slice(start).indexOf("\t") };
  const tag = /(?:^|[\s[{,])!\S*$/.exec(text.slice(start, at + 1));
  if (tag !== null) return { message: say(TAG, {}), at: start + tag.index + tag[0].indexOf("!") };
  const told = (sentence: Words<never>, place = at): SyntaxFault => ({ message: say(sentence, {}), at: place });
  switch (first.code) {
    case "TAB_AS_INDENT":
      return told(TAB);
    case "BLOCK_AS_IMPLICIT_KEY":
      // A line too far in is taken as more of the text above it; the line itself is the last of that text.
      return second?.code === "MULTILINE_IMPLICIT_KEY" ? told(INDENT, textStart(text, second.pos[1] - 1)) : told(COLON);
    case "BAD_INDENT":
      return first.message.startsWith("Flow") ? told(UNCLOSED, lastBefore(text, at)) : told(INDENT);
    case "MISSING_CHAR":
      if (first.message.startsWith("Sequence item")) return told(INDENT);
      return told(first.message.includes("followed by map values") ? NO_COLON : UNCLOSED);
    case "BLOCK_IN_FLOW":
      return told(UNCLOSED);
    case "BAD_COLLECTION_TYPE":
      return told(INDENT);
    case "BAD_SCALAR_START":
      return told(START);
    case "MULTIPLE_DOCS":
      return told(DOCUMENTS);
    default:
      return told(OTHER_SYNTAX);
  }
}

/** Where the text of the line begins. */
function textStart(text: string, offset: number): number {
  const { start } = lineOf(text, offset);
  return start + (/^ */.exec(text.slice(start, start + 1024))?.[0].length ?? 0);
}

/** The last character before a place that is not blank. */
const lastBefore = (text: string, offset: number): number => Math.max(0, text.slice(0, offset).trimEnd().length - 1);
