import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const CITES = words(
  "clause-unproven",
  "Căn cứ của {leaf} dẫn văn bản thật, nhưng bộ tiêu chí không phải bản chính thức.",
  "The clause of {leaf} cites a real document, but the rubric is not official.",
);

/** Annexes and numbered documents; laws behind a criterion belong in `basis`. */
const REAL = /phụ lục|quyết định|nghị quyết|thông tư|kế hoạch số|hướng dẫn số|\d+\/(?:\d{4}\/)?(?:QĐ|NQ|TT|KH|HD)\b/iu;
const ADMITTED = /dựng lại|minh họa|minh hoạ|giả định|chưa đối chiếu|người soạn/iu;

export const clauseUnproven: Check = {
  code: "clause-unproven",
  severity: "warning",
  title: { vi: "Bộ tiêu chí không chính thức mà dẫn phụ lục thật", en: "A real annex cited by a rubric that is not official" },
  doc: {
    vi: "Bộ tiêu chí dựng lại hoặc minh họa mà ghi «Phụ lục I, mục 2, Quyết định …» sẽ khiến điểm bị trừ trông như theo văn bản thật. Căn cứ phải nói rõ là dựng lại, hoặc standing phải là official sau khi đối chiếu.",
    en: "A reconstructed or illustrative rubric that cites «Phụ lục I, mục 2, Quyết định …» makes its deductions look as if they followed the real document. The clause must say that it is reconstructed, or standing must be official once it has been compared.",
  },
  fix: {
    vi: "Ghi thêm “dựng lại” hoặc “minh họa” vào căn cứ, hoặc đổi standing thành official sau khi đối chiếu.",
    en: "Say in the clause that it is reconstructed or illustrative, or make standing official once it has been compared.",
  },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, clause: "Phụ lục I, mục 1.1", reason: Không có, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, clause: "Tiêu chí 1.1 (dựng lại, chưa đối chiếu phụ lục)", reason: Không có, rule: { kind: given } }`,
  *run({ standing, leaves }) {
    for (const { id, path, clause = "" } of standing === "official" ? [] : leaves) {
      const written = clause.normalize("NFC");
      if (!REAL.test(written) || ADMITTED.test(written)) continue;
      yield { message: say(CITES, { leaf: id }), path: [...path, "clause"], subject: [id] };
    }
  },
};
