/** What stands between angle brackets in the usage of a command, in the language of the page. What is typed stays as it is. */
import type { Lang } from "../text.ts";

const VIETNAMESE: Readonly<Record<string, string>> = {
  cell: "ô",
  day: "ngày",
  file: "tệp",
  files: "tệp",
  folder: "thư-mục",
  form: "biểu-mẫu",
  format: "định-dạng",
  group: "khối",
  "heading=field": "cột=loại",
  id: "mã",
  lang: "ngôn-ngữ",
  level: "mức",
  n: "số",
  name: "tên",
  "name=value": "tên=số",
  new: "mới",
  old: "cũ",
  path: "đường-dẫn",
  points: "điểm",
  round: "vòng",
  rubric: "bộ-tiêu-chí",
  shell: "trình-lệnh",
  topic: "chủ-đề",
  unit: "đơn-vị",
  what: "cách",
  when: "lúc",
};

/** `--rubric <rubric>` → `--rubric <bộ-tiêu-chí>` */
export function placeholdersIn(usage: string, lang: Lang): string {
  if (lang !== "vi") return usage;
  return usage.replace(/([<[])([a-z=]+)(\.{3})?([>\]])/g, (_, open: string, name: string, more = "", close: string) => {
    return `${open}${VIETNAMESE[name] ?? name}${more}${close}`;
  });
}
