import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const NEVER = words("step-unreachable", "Điều kiện của bậc này không bao giờ đúng.", "The condition of this step never holds.");
const TAKEN = words(
  "step-unreachable",
  "Khi điều kiện này đúng thì một bậc ở trên đã đúng, nên bậc này không bao giờ được xét.",
  "Whenever this condition holds a step above it holds too, so this step never decides.",
);

export const stepUnreachable: Check = {
  code: "step-unreachable",
  severity: "error",
  title: { vi: "Bậc không bao giờ được tính", en: "A step that never decides" },
  doc: {
    vi: "Các bậc được xét từ trên xuống. Điều kiện tự mâu thuẫn (vừa từ 10, vừa dưới 5), hoặc bậc dễ đứng trước bậc khó («từ 5» trước «từ 10») làm cho bậc sau không đơn vị nào đạt tới.",
    en: "Steps are tried from the top. A condition that contradicts itself (10 or more and below 5), or an easy step before a hard one («from 5» before «from 10»), leaves a step that no unit ever reaches.",
  },
  fix: { vi: "Sửa điều kiện, hoặc xếp bậc khó đạt lên trước.", en: "Correct the condition, or put the harder step first." },
  bad: `
- id: "1.1"
  title: Thu hút đầu tư
  maxPoints: 2
  rule:
    kind: steps
    facts: [{ id: du-an, title: Số dự án, type: number }]
    steps:
      - { when: { fact: du-an, from: 5 }, points: 1 }
      - { when: { fact: du-an, from: 10 }, points: 2 }
      - { points: 0 }`,
  good: `
- id: "1.1"
  title: Thu hút đầu tư
  maxPoints: 2
  rule:
    kind: steps
    facts: [{ id: du-an, title: Số dự án, type: number }]
    steps:
      - { when: { fact: du-an, from: 10 }, points: 2 }
      - { when: { fact: du-an, from: 5 }, points: 1 }
      - { points: 0 }`,
  *run({ leaves }) {
    for (const { id, path, rule, ruleKind } of leaves) {
      for (const { path: within, holds } of ruleKind.idle?.(rule) ?? []) {
        yield { message: say(holds ? TAKEN : NEVER, {}), path: [...path, "rule", ...within], subject: [id] };
      }
    }
  },
};
