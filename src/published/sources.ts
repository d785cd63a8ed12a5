/** Said before anything else: that a result was made by another program, by another rubric or from other data than are at hand. */
import type { Diagnostics } from "../diagnostic.ts";
import { type Seal, SHORT } from "../engine/seal.ts";
import type { Span } from "../source.ts";
import { say, words } from "../text.ts";

const TOOL = words(
  "result-tool-differs",
  "Kết quả do cchc {before} tính, nay là cchc {now}: khác biệt có thể do chương trình.",
  "The result was made by cchc {before}; this is cchc {now}, which may be why they differ.",
);
const RUBRIC = words(
  "result-rubric-differs",
  "Kết quả tính theo bộ tiêu chí {before}, nay đối chiếu với {now}.",
  "The result was made by the rubric {before}; it is compared by {now}.",
);
const MEANING = words(
  "result-rubric-changed",
  "Nội dung bộ tiêu chí {id} đã khác lúc tính kết quả (mã {before}, nay {now}).",
  "The rubric {id} means something else than when the result was made (hash {before}, now {now}).",
);
const DATA = words(
  "result-data-differs",
  "Số liệu không phải số liệu đã dùng để tính kết quả (mã {before}, nay {now}).",
  "The data are not those that the result was made from (hash {before}, now {now}).",
);
const FILE = words(
  "result-rubric-file-differs",
  "Tệp bộ tiêu chí không còn đúng từng chữ như lúc tính kết quả (mã {before}, nay {now}), dù nội dung không đổi.",
  "The rubric file is not, letter for letter, that by which the result was made (hash {before}, now {now}), though it means the same.",
);
const TOOL_FIX = words("fix-result-tool", "Đối chiếu bằng đúng phiên bản đã tính.", "Compare with the version that made it.", [
  "result-tool-differs",
]);
const RUBRIC_FIX = words("fix-result-rubric", "Chọn đúng bộ tiêu chí bằng --rubric.", "Choose the rubric with --rubric.", [
  "result-rubric-differs",
  "result-rubric-changed",
]);
const DATA_FIX = words(
  "fix-result-data",
  "Dùng đúng tệp số liệu lúc tính, hoặc xem tệp nào đã sửa.",
  "Take the files it was made from, or see which were changed.",
  ["result-data-differs"],
);

export interface Then {
  readonly tool: string;
  /** Id and version. */
  readonly rubric: string;
  /** As much of the hash as is known. */
  readonly meaning: string;
}

export type SourceName = "tool" | "rubric" | "meaning";

export function tellSources({ tool, rubric, meaning }: Then, now: Seal, at: (what: SourceName) => Span, problems: Diagnostics): void {
  const named = `${now.rubric.id} ${now.rubric.version}`;
  if (tool !== now.tool.version) {
    problems.add("warning", say(TOOL, { before: tool, now: now.tool.version }), at("tool"), { found: tool, fix: say(TOOL_FIX, {}) });
  }
  if (rubric !== named)
    problems.add("error", say(RUBRIC, { before: rubric, now: named }), at("rubric"), { found: rubric, fix: say(RUBRIC_FIX, {}) });
  else if (meaning !== now.rubric.meaning.slice(0, meaning.length)) {
    const args = { id: now.rubric.id, before: meaning.slice(0, SHORT.source), now: now.rubric.meaning.slice(0, SHORT.source) };
    problems.add("error", say(MEANING, args), at("meaning"), { found: meaning, fix: say(RUBRIC_FIX, {}) });
  }
}

export function tellData(then: string, now: string, at: Span, problems: Diagnostics): void {
  problems.add("error", say(DATA, { before: then.slice(0, SHORT.source), now: now.slice(0, SHORT.source) }), at, {
    found: then,
    fix: say(DATA_FIX, {}),
  });
}

/** Comments and layout make no difference to any figure. */
export function tellRubricFile(then: string, now: string, at: Span, problems: Diagnostics): void {
  problems.add("note", say(FILE, { before: then.slice(0, SHORT.source), now: now.slice(0, SHORT.source) }), at, {
    found: then,
    fix: say(RUBRIC_FIX, {}),
  });
}
