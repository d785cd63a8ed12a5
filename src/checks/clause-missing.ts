import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { idPath } from "./options.ts";

const MISSING = words("clause-missing", "Tiêu chí {leaf} chưa ghi căn cứ (clause).", "Criterion {leaf} has no clause.");

export const clauseMissing: Check = {
  code: "clause-missing",
  severity: "warning",
  title: { vi: "Tiêu chí chưa ghi căn cứ", en: "A criterion without a clause" },
  doc: {
    vi: "Mỗi điểm bị trừ được in kèm căn cứ: mục nào của văn bản. Không có căn cứ thì đơn vị không biết đối chiếu vào đâu.",
    en: "Every point lost is printed with its clause: where in the decision it stands. Without it a unit cannot look it up.",
  },
  fix: {
    vi: "Thêm clause: mục nào của văn bản; chưa đối chiếu được thì ghi rõ như vậy.",
    en: "Add clause: where in the decision; where it could not be compared, say so.",
  },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, reason: Không có kế hoạch, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, clause: "Mục 1.1", reason: Không có kế hoạch, rule: { kind: given } }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      if (leaf.clause === undefined) yield { message: say(MISSING, { leaf: leaf.id }), path: idPath(leaf), subject: [leaf.id] };
    }
  },
};
