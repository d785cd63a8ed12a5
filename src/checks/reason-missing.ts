import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { idPath, listsOf } from "./options.ts";

const MISSING = words(
  "reason-missing",
  "Tiêu chí {leaf} chưa ghi lý do khi mất điểm (reason).",
  "Criterion {leaf} has no reason for lost points.",
);

export const reasonMissing: Check = {
  code: "reason-missing",
  severity: "warning",
  title: { vi: "Tiêu chí chưa ghi lý do", en: "A criterion without a reason" },
  doc: {
    vi: "Khi đơn vị mất điểm, báo cáo in lý do bằng lời của bộ tiêu chí, ví dụ «Không có sáng kiến kinh nghiệm cấp tỉnh». Điểm thưởng không cần; tiêu chí mà mọi mức trừ đều có lý do riêng cũng không cần.",
    en: "Where a unit loses points, reports print the reason in the words of the rubric, such as «Không có sáng kiến kinh nghiệm cấp tỉnh». A bonus needs none, nor does a criterion whose kinds of deduction each have their own.",
  },
  fix: { vi: "Thêm reason: câu in ra khi tiêu chí được 0 điểm.", en: "Add reason: the words printed when the criterion gets 0 points." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, clause: "Mục 1.1", rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, clause: "Mục 1.1", reason: Không có kế hoạch, rule: { kind: given } }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      const own = listsOf(leaf).some(({ items }) => items.every(({ reason }) => reason !== undefined));
      if (leaf.reason !== undefined || leaf.effect === "bonus" || own) continue;
      yield { message: say(MISSING, { leaf: leaf.id }), path: idPath(leaf), subject: [leaf.id] };
    }
  },
};
