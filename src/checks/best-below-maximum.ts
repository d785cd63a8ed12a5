import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const BELOW = words(
  "best-below-maximum",
  "Kết quả tốt nhất của tiêu chí {leaf} chỉ được {best:2}, không đạt điểm tối đa {max:2}.",
  "The best answer to criterion {leaf} gives only {best:2}, not its maximum of {max:2}.",
);

export const bestBelowMaximum: Check = {
  code: "best-below-maximum",
  severity: "error",
  title: { vi: "Không thể đạt điểm tối đa", en: "A maximum that no answer reaches" },
  doc: {
    vi: "Câu trả lời tốt nhất phải được đúng điểm tối đa; nếu không, mọi đơn vị đều mất điểm vì bộ tiêu chí, không phải vì kết quả của mình.",
    en: "The best answer must give the whole maximum, or every unit loses points to the rubric and not to its own results.",
  },
  fix: { vi: "Sửa điểm tối đa, hoặc điểm của mức cao nhất.", en: "Correct the maximum, or the points of the best answer." },
  bad: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 1.5 }, { id: khong, title: Không, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 2 }, { id: khong, title: Không, points: 0 }] }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      if (leaf.effect === "penalty") continue;
      const best = leaf.ruleKind.best(leaf.rule, leaf.max);
      if (compare(best, leaf.max) >= 0) continue;
      yield { message: say(BELOW, { leaf: leaf.id, best, max: leaf.max }), path: [...leaf.path, "maxPoints"], subject: [leaf.id] };
    }
  },
};
