import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const MISSING = words("sources-missing", "Bộ tiêu chí chưa ghi nguồn (sources).", "The rubric names no sources.");

export const sourcesMissing: Check = {
  code: "sources-missing",
  severity: "warning",
  title: { vi: "Bộ tiêu chí chưa ghi nguồn", en: "A rubric without sources" },
  doc: {
    vi: "Bộ tiêu chí chính thức hoặc dựng lại phải nói mỗi con số lấy từ đâu và điều gì không chính thức; bộ tiêu chí minh họa thì không bắt buộc.",
    en: "An official or reconstructed rubric must say where its figures come from and what is not official; an illustrative one need not.",
  },
  fix: { vi: "Thêm sources: mỗi dòng gồm what (nội dung) và from (nguồn).", en: "Add sources, each with what and from." },
  bad: "standing: official",
  good: `
standing: official
sources: [{ what: Toàn bộ, from: "Quyết định ban hành, công báo" }]`,
  *run({ standing, sources }) {
    if (standing !== "illustrative" && sources.length === 0) yield { message: say(MISSING, {}), path: ["standing"] };
  },
};
