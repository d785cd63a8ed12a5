import { compare, type Points } from "../points.ts";
import type { Leaf, Path, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const ABOVE = words(
  "threshold-above-maximum",
  "Đòi ít nhất {least:2} điểm ở {node}, nơi điểm tối đa chỉ là {max:2}.",
  "At least {least:2} points are asked of {node}, whose maximum is only {max:2}.",
);

interface Threshold {
  readonly least: Points;
  readonly max: Points;
  readonly node: string;
  readonly path: Path;
}

function thresholds({ id, max, path, requires, gate, effect }: Leaf, { nodes }: Rubric): readonly Threshold[] {
  const required = requires === undefined ? undefined : nodes.get(requires.node);
  return [
    ...(requires === undefined || required === undefined || effect === "penalty"
      ? []
      : [{ least: requires.atLeast, max: required.max, node: required.id, path: [...path, "requires", "atLeast"] }]),
    ...(gate?.atLeast === undefined || effect !== "score"
      ? []
      : [{ least: gate.atLeast, max, node: id, path: [...path, "gate", "atLeast"] }]),
  ];
}

export const thresholdAboveMaximum: Check = {
  code: "threshold-above-maximum",
  severity: "error",
  title: { vi: "Điều kiện không thể đạt", en: "A condition that nobody can meet" },
  doc: {
    vi: "Số điểm ít nhất (atLeast) của requires hoặc gate lớn hơn điểm tối đa của tiêu chí được xét, nên mọi đơn vị đều không đạt.",
    en: "The least points (atLeast) of requires or gate are above the maximum of the criterion they are asked of, so every unit fails.",
  },
  fix: { vi: "Sửa atLeast, hoặc mã của tiêu chí được xét.", en: "Correct atLeast, or the criterion it is asked of." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1", atLeast: 1.5 }, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1", atLeast: 0.5 }, rule: { kind: given } }`,
  *run(rubric) {
    for (const leaf of rubric.leaves) {
      for (const { least, max, node, path } of thresholds(leaf, rubric)) {
        if (compare(least, max) > 0) yield { message: say(ABOVE, { least, max, node }), path, subject: [leaf.id] };
      }
    }
  },
};
