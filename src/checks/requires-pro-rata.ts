import { leavesOf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { idPath } from "./options.ts";

const CIRCULAR = words(
  "requires-pro-rata",
  "Điểm của {leaf} khi không phát sinh phụ thuộc mọi tiêu chí khác, nhưng {by} lại đòi hỏi {node}.",
  "Where it does not apply, {leaf} gets points by all other criteria, yet {by} requires {node}.",
);

export const requiresProRata: Check = {
  code: "requires-pro-rata",
  severity: "warning",
  title: { vi: "Điều kiện dựa trên điểm tính theo tỷ lệ", en: "A condition on points that follow from the others" },
  doc: {
    vi: "Tiêu chí có notApplicable: pro-rata được điểm theo tỷ lệ các tiêu chí khác; nếu tiêu chí khác lại chờ điểm của nó (requires) thì thứ tự tính không tự nhiên và khó giải thích.",
    en: "A criterion with notApplicable: pro-rata gets its points by the share of all others; where another waits for them (requires), the order is unnatural and hard to explain.",
  },
  fix: {
    vi: "Đổi notApplicable thành exclude, full hoặc zero, hoặc bỏ điều kiện requires.",
    en: "Make notApplicable exclude, full or zero, or drop requires.",
  },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, notApplicable: pro-rata, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1" }, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, notApplicable: exclude, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1" }, rule: { kind: given } }`,
  *run({ leaves, nodes }) {
    const told = new Set<string>();
    for (const { id: by, requires } of leaves) {
      const node = requires === undefined ? undefined : nodes.get(requires.node);
      for (const leaf of node === undefined ? [] : leavesOf(node)) {
        if (leaf.notApplicable !== "pro-rata" || told.has(leaf.id)) continue;
        told.add(leaf.id);
        yield { message: say(CIRCULAR, { leaf: leaf.id, by, node: node?.id ?? "" }), path: idPath(leaf), subject: [leaf.id] };
      }
    }
  },
};
