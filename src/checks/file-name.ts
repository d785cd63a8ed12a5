import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const DIFFERS = words(
  "file-name",
  "Mã bộ tiêu chí là {id} nhưng tên tệp là {file}.",
  "The rubric's id is {id}, but the file is named {file}.",
);

const FIX = words("fix-file-name", "Đổi tên tệp thành {id}.yaml, hoặc sửa mã.", "Rename the file to {id}.yaml, or correct the id.");

const baseName = (file: string): string => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(ya?ml)$/i, "");

export const fileName: Check = {
  code: "file-name",
  severity: "error",
  title: { vi: "Mã bộ tiêu chí khác tên tệp", en: "A rubric whose id is not its file's name" },
  doc: {
    vi: "Bảng tính ghi mã bộ tiêu chí mà nó theo; chương trình tìm tệp theo mã đó, nên tên tệp phải là mã cộng đuôi .yaml.",
    en: "A workbook carries the id of its rubric and the file is found by it, so the file must be named by the id.",
  },
  run(rubric, problems) {
    const file = baseName(rubric.source.name);
    // A rubric that came through standard input has no name to agree with.
    if (rubric.source.name !== "-" && file !== rubric.id)
      problems.add("error", say(DIFFERS, { id: rubric.id, file }), rubric.locate(["id"]), { fix: say(FIX, { id: rubric.id }) });
  },
};
