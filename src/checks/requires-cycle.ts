import { requirementCircle } from "../rubric/order.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const CYCLE = words("requires-cycle", "Điều kiện đi vòng: {chain}.", "The conditions go round in a circle: {chain}.");

const FIX = say(words("fix-requires-cycle", "Bỏ một trong các điều kiện (requires).", "Drop one of the conditions (requires)."), {});

export const requiresCycle: Check = {
  code: "requires-cycle",
  severity: "error",
  title: { vi: "Điều kiện đi vòng", en: "Conditions in a circle" },
  doc: {
    vi: "Tiêu chí này đòi tiêu chí kia, mà tiêu chí kia lại đòi tiêu chí này: không thể tính điểm. Bỏ một trong các điều kiện.",
    en: "One criterion requires another that in turn requires the first; neither can be settled. Drop one of the conditions.",
  },
  run(rubric, problems) {
    const told = new Set<string>();
    for (const leaf of rubric.leaves) {
      const circle = requirementCircle(leaf, rubric.nodes);
      if (circle === undefined || circle.some((id) => told.has(id))) continue;
      for (const id of circle) told.add(id);
      problems.add("error", say(CYCLE, { chain: circle.join(" → ") }), rubric.locate([...leaf.path, "requires", "node"]), { fix: FIX });
    }
  },
};
