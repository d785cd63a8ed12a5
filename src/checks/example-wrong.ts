import { compare, equal } from "../points.ts";
import { tryExample } from "../rules/examples.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { above } from "./options.ts";

const POINTS = words(
  "example-wrong",
  "Ví dụ ghi {stated:2} điểm nhưng cách tính cho {computed:2} điểm.",
  "The example says {stated:2} points, but the rule gives {computed:2}.",
);
const NOTHING = words(
  "example-wrong",
  "Ví dụ không có gì để tính (0/0), nên không có điểm.",
  "The example has nothing to measure (0/0) and so no points.",
);

export const exampleWrong: Check = {
  code: "example-wrong",
  severity: "error",
  title: { vi: "Ví dụ không khớp với cách tính điểm", en: "An example that its rule does not bear out" },
  doc: {
    vi: "Ví dụ trong bộ tiêu chí được tính thử mỗi lần kiểm tra. Khi ví dụ và cách tính không khớp, một trong hai viết sai.",
    en: "The examples of a rubric are worked out at every check. Where example and rule disagree, one of them is wrong.",
  },
  fix: {
    vi: "Sửa ví dụ hoặc cách tính điểm, tùy chỗ nào sai với quyết định.",
    en: "Correct the example or the rule, whichever is not what the decision says.",
  },
  bad: `
- id: "1.1"
  title: Sáng kiến
  maxPoints: 2
  rule: { kind: per-item, each: 0.5 }
  examples: [{ given: { items: 3 }, points: 1 }]`,
  good: `
- id: "1.1"
  title: Sáng kiến
  maxPoints: 2
  rule: { kind: per-item, each: 0.5 }
  examples: [{ given: { items: 3 }, points: 1.5 }]`,
  *run(rubric) {
    const rounding = rubric.rounding.at === "leaf" ? rubric.rounding : undefined;
    for (const leaf of rubric.leaves) {
      // With points above the maximum in the rule, or in the example itself, the disagreement is a consequence.
      if (above(leaf).length > 0) continue;
      for (const [index, example] of leaf.examples.entries()) {
        if (compare(example.points, leaf.max) > 0) continue;
        const path = [...leaf.path, "examples", index];
        const trial = tryExample(leaf.rule, example.given, { max: leaf.max, rounding });
        const subject = [leaf.id];
        if (trial.kind === "fault") yield { message: trial.message, path: [...path, "given", ...trial.path], subject };
        else if (trial.kind === "nothing-to-measure") yield { message: say(NOTHING, {}), path: [...path, "given"], subject };
        else if (!equal(trial.points, example.points)) {
          yield { message: say(POINTS, { stated: example.points, computed: trial.points }), path: [...path, "points"], subject };
        }
      }
    }
  },
};
