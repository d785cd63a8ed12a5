import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const DIFFERS = words(
  "file-name",
  "Mã bộ tiêu chí là {id} nhưng tên tệp là {file}.",
  "The rubric's id is {id}, but the file is named {file}.",
);
const RENAME = words("fix-file-name", "Đổi tên tệp thành {id}.yaml, hoặc sửa mã.", "Rename the file to {id}.yaml, or correct the id.");

const baseName = (file: string): string => (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(ya?ml)$/i, "");

export const fileName: Check = {
  code: "file-name",
  severity: "error",
  title: { vi: "Mã bộ tiêu chí khác tên tệp", en: "A rubric whose id is not its file's name" },
  doc: {
    vi: "Bảng tính ghi mã bộ tiêu chí mà nó theo; chương trình tìm tệp theo mã đó, nên tên tệp phải là mã cộng đuôi .yaml.",
    en: "A workbook carries the id of its rubric and the file is found by it, so the file must be named by the id.",
  },
  fix: { vi: "Đổi tên tệp theo mã, hoặc sửa mã.", en: "Rename the file, or correct the id." },
  bad: "id: huyen # trong tệp huyen-2025.yaml",
  good: "id: huyen-2025 # trong tệp huyen-2025.yaml",
  *run({ id, source }) {
    const file = baseName(source.name);
    // A rubric that came through standard input has no name to agree with.
    if (source.name !== "-" && file !== id) yield { message: say(DIFFERS, { id, file }), path: ["id"], fix: say(RENAME, { id }) };
  },
};
