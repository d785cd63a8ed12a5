import { add, type Exact, equal, type Points, ZERO } from "../points.ts";
import type { Leaf, Node, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const COUNT = words("counts-mismatch", "Ghi {stated} nhưng đếm được {counted}.", "Given as {stated}, but {counted} are there.");
const POINTS = words(
  "counts-mismatch",
  "Ghi {stated:2} điểm nhưng cộng được {counted:2} điểm.",
  "Given as {stated:2} points, but they add up to {counted:2}.",
);
const UNITS = words(
  "group-size-mismatch",
  "Khối {group} ghi {stated} đơn vị nhưng danh sách có {counted}.",
  "The group {group} is given as {stated} units, but the register has {counted}.",
);

const FIX = say(
  words(
    "fix-counts-mismatch",
    "Sửa số ghi ở đây, hoặc bổ sung phần còn thiếu trong bộ tiêu chí.",
    "Correct the figure, or add what the rubric lacks.",
  ),
  {},
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
    vi: "Số lĩnh vực, tiêu chí, tiêu chí thành phần, điểm chấm, điểm điều tra và số đơn vị ghi trong bộ tiêu chí phải đúng với nội dung của nó.",
    en: "The numbers of domains, criteria, sub-criteria and units, and the points of appraisal and survey that a rubric declares must be what it holds.",
  },
  run(rubric, problems) {
    const there = counted(rubric);
    for (const key of ["domains", "criteria", "subcriteria"] as const) {
      const stated = rubric.counts[key];
      if (stated !== undefined && stated !== there[key]) {
        problems.add("error", say(COUNT, { stated, counted: there[key] }), rubric.locate(["counts", key]), { fix: FIX });
      }
    }
    for (const key of ["appraised", "survey"] as const) {
      const stated: Exact | undefined = rubric.counts[key];
      if (stated !== undefined && !equal(stated, there[key])) {
        problems.add("error", say(POINTS, { stated, counted: there[key] }), rubric.locate(["counts", key]), { fix: FIX });
      }
    }
    for (const [index, group] of rubric.groups.entries()) {
      const members = rubric.units?.filter((unit) => unit.group === group.id).length;
      if (members !== undefined && group.units !== undefined && members !== group.units) {
        const message = say(UNITS, { group: group.title, stated: group.units, counted: members });
        problems.add("error", message, rubric.locate(["groups", index, "units"]), { fix: FIX });
      }
    }
  },
};
