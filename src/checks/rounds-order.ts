import { ROUND_NAMES } from "../assessment.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const ORDER = ["self", "appraisal", "reappraisal", "council"] as const;
const TWICE = words("rounds-order", "Vòng “{round}” ghi hai lần.", "The round “{round}” is given twice.");
const LATE = words(
  "rounds-order",
  "Vòng “{round}” đứng sau “{before}”, nhưng được chấm trước.",
  "The round “{round}” stands after “{before}”, but comes before it.",
);

export const roundsOrder: Check = {
  code: "rounds-order",
  severity: "error",
  title: { vi: "Các vòng chấm sai thứ tự hoặc ghi trùng", en: "Rounds out of order or given twice" },
  doc: {
    vi: "Vòng sau quyết định thay vòng trước, nên thứ tự phải là: self (tự đánh giá), appraisal (thẩm định), reappraisal (thẩm định lại), council (hội đồng).",
    en: "A later round decides over an earlier one, so the order must be self, appraisal, reappraisal, council.",
  },
  fix: { vi: "Xếp lại các vòng theo thứ tự, mỗi vòng một lần.", en: "Put the rounds in order, each once." },
  bad: "rounds: [appraisal, self]",
  good: "rounds: [self, appraisal]",
  *run({ rounds }) {
    for (const [index, { id }] of rounds.entries()) {
      const path = ["rounds", index];
      const earlier = rounds.slice(0, index);
      const before = earlier.find((other) => ORDER.indexOf(other.id) > ORDER.indexOf(id));
      if (earlier.some((other) => other.id === id)) yield { message: say(TWICE, { round: ROUND_NAMES[id] }), path };
      else if (before !== undefined) yield { message: say(LATE, { round: ROUND_NAMES[id], before: ROUND_NAMES[before.id] }), path };
    }
  },
};
