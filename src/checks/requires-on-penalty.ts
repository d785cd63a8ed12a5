import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const PENALTY = words(
  "requires-on-penalty",
  "Tiêu chí {leaf} là điểm phạt nên không thể có điều kiện requires.",
  "Criterion {leaf} is a penalty and cannot have requires.",
);

export const requiresOnPenalty: Check = {
  code: "requires-on-penalty",
  severity: "error",
  title: { vi: "Điều kiện đặt ở điểm phạt", en: "A condition on a penalty" },
  doc: {
    vi: "Không đạt điều kiện thì tiêu chí mất hết điểm; với điểm phạt, mất hết điểm lại thành không bị phạt.",
    en: "Where a condition is not met, all points are lost; of a penalty that would mean no penalty at all.",
  },
  fix: { vi: "Bỏ requires ở điểm phạt.", en: "Take requires away from the penalty." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }
- { id: "1.2", title: Báo cáo chậm, maxPoints: 1, effect: penalty, requires: { node: "1.1" }, rule: { kind: per-item, each: 0.5 } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }
- { id: "1.2", title: Báo cáo chậm, maxPoints: 1, effect: penalty, rule: { kind: per-item, each: 0.5 } }`,
  *run({ leaves }) {
    for (const { id, path, effect, requires } of leaves) {
      if (effect === "penalty" && requires !== undefined) {
        yield { message: say(PENALTY, { leaf: id }), path: [...path, "requires", "node"], subject: [id] };
      }
    }
  },
};
