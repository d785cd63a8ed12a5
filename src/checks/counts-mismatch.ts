import { add, type Exact, equal, type Points, ZERO } from "../points.ts";
import type { Leaf, Node, Rubric } from "../rubric/model.ts";
import { asCount, say, words } from "../text.ts";
import type { Check } from "./check.ts";

const COUNT = words("counts-mismatch", "Ghi {stated} nhưng đếm được {counted}.", "Given as {stated}, but {counted} are there.");
const POINTS = words(
  "counts-mismatch",
  "Ghi {stated:2} điểm nhưng cộng được {counted:2} điểm.",
  "Given as {stated:2} points, but they add up to {counted:2}.",
);
const sum = (leaves: readonly Leaf[]): Points => leaves.reduce<Points>((total, { max }) => add(total, max), ZERO);
const below = (node: Node): readonly Node[] => (node.kind === "leaf" ? [] : node.children.flatMap((child) => [child, ...below(child)]));

/** What is there: criteria stand right under a domain, sub-criteria below them. */
function counted(rubric: Rubric): Record<"domains" | "criteria" | "subcriteria", number> & Record<"appraised" | "survey", Points> {
  const nodes = rubric.root.children.flatMap(below);
  const scored = rubric.leaves.filter(({ effect }) => effect === "score");
  return {
    domains: rubric.root.children.length,
    criteria: nodes.filter(({ depth }) => depth === 1).length,
    subcriteria: nodes.filter(({ depth }) => depth > 1).length,
    appraised: sum(scored.filter(({ source }) => source !== "survey")),
    survey: sum(scored.filter(({ source }) => source === "survey")),
  };
}

export const countsMismatch: Check = {
  code: "counts-mismatch",
  severity: "error",
  title: { vi: "Số lượng công bố không khớp", en: "Declared counts that do not hold" },
  doc: {
    vi: "Số lĩnh vực, tiêu chí, tiêu chí thành phần, điểm chấm và điểm điều tra ghi ở counts phải đúng với nội dung của bộ tiêu chí.",
    en: "The numbers of domains, criteria and sub-criteria, and the points of appraisal and survey that counts declares must be what the rubric holds.",
  },
  fix: { vi: "Sửa số ghi ở đây, hoặc bổ sung phần còn thiếu trong bộ tiêu chí.", en: "Correct the figure, or add what the rubric lacks." },
  bad: "counts: { domains: 2 }",
  good: "counts: { domains: 1 }",
  *run(rubric) {
    const there = counted(rubric);
    for (const key of ["domains", "criteria", "subcriteria"] as const) {
      const stated = rubric.counts[key];
      if (stated === undefined || stated === there[key]) continue;
      yield { message: say(COUNT, { stated: asCount(stated), counted: asCount(there[key]) }), path: ["counts", key] };
    }
    for (const key of ["appraised", "survey"] as const) {
      const stated: Exact | undefined = rubric.counts[key];
      if (stated === undefined || equal(stated, there[key])) continue;
      yield { message: say(POINTS, { stated, counted: there[key] }), path: ["counts", key] };
    }
  },
};
