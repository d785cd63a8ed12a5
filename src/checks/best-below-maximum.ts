import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const BELOW = words(
  "best-below-maximum",
  "Kết quả tốt nhất của tiêu chí {leaf} chỉ được {best:2}, không đạt điểm tối đa {max:2}.",
  "The best answer to criterion {leaf} gives only {best:2}, not its maximum of {max:2}.",
);

const FIX = say(
  words("fix-best-below-maximum", "Sửa điểm tối đa, hoặc điểm của mức cao nhất.", "Correct the maximum, or the points of the best answer."),
  {},
);

export const bestBelowMaximum: Check = {
  code: "best-below-maximum",
  severity: "error",
  title: { vi: "Không thể đạt điểm tối đa", en: "A maximum that no answer reaches" },
  doc: {
    vi: "Câu trả lời tốt nhất phải được đúng điểm tối đa; nếu không, mọi đơn vị đều mất điểm vì bộ tiêu chí, không phải vì kết quả của mình.",
    en: "The best answer must give the whole maximum, or every unit loses points to the rubric and not to its own results.",
  },
  run(rubric, problems) {
    for (const leaf of rubric.leaves) {
      if (leaf.effect === "penalty") continue;
      const best = leaf.ruleKind.best(leaf.rule, leaf.max);
      if (compare(best, leaf.max) < 0) {
        problems.add("error", say(BELOW, { leaf: leaf.id, best, max: leaf.max }), rubric.locate([...leaf.path, "maxPoints"]), {
          subject: [leaf.id],
          fix: FIX,
        });
      }
    }
  },
};
