import { requirementCircle } from "../rubric/order.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const CYCLE = words("requires-cycle", "Điều kiện đi vòng: {chain}.", "The conditions go round in a circle: {chain}.");

export const requiresCycle: Check = {
  code: "requires-cycle",
  severity: "error",
  title: { vi: "Điều kiện đi vòng", en: "Conditions in a circle" },
  doc: {
    vi: "Tiêu chí này đòi tiêu chí kia, mà tiêu chí kia lại đòi tiêu chí này: không thể tính điểm.",
    en: "One criterion requires another that in turn requires the first; neither can be settled.",
  },
  fix: { vi: "Bỏ một trong các điều kiện (requires).", en: "Drop one of the conditions (requires)." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, requires: { node: "1.2" }, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1" }, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1" }, rule: { kind: given } }`,
  *run({ leaves, nodes }) {
    const told = new Set<string>();
    for (const leaf of leaves) {
      const circle = requirementCircle(leaf, nodes);
      if (circle === undefined || circle.some((id) => told.has(id))) continue;
      for (const id of circle) told.add(id);
      yield { message: say(CYCLE, { chain: circle.join(" → ") }), path: [...leaf.path, "requires", "node"] };
    }
  },
};
