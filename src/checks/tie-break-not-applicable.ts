import { leavesOf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const OPTIONAL = words(
  "tie-break-not-applicable",
  "Xét {node} khi bằng điểm, nhưng {leaf} có thể không áp dụng với một số đơn vị.",
  "Ties are broken by {node}, but {leaf} need not apply to every unit.",
);

export const tieBreakNotApplicable: Check = {
  code: "tie-break-not-applicable",
  severity: "error",
  title: { vi: "Tiêu chí xét khi bằng điểm có thể không áp dụng", en: "A tie-break that need not apply" },
  doc: {
    vi: "Tiêu chí dùng để phân hạng khi bằng điểm phải có điểm ở mọi đơn vị; đơn vị không phát sinh sẽ thua hoặc thắng mà không có lý do.",
    en: "A criterion that tells equals apart must have points for every unit; one to which it does not apply would lose or win for no reason.",
  },
  fix: {
    vi: "Thêm notApplicable: forbidden ở tiêu chí, hoặc chọn tiêu chí khác.",
    en: "Add notApplicable: forbidden to the criterion, or choose another.",
  },
  bad: `
ranking: { tieBreak: ["1"] }
domains: [{ id: "1", title: Chỉ đạo, maxPoints: 2, rule: { kind: given } }]`,
  good: `
ranking: { tieBreak: ["1"] }
domains: [{ id: "1", title: Chỉ đạo, maxPoints: 2, notApplicable: forbidden, rule: { kind: given } }]`,
  *run({ ranking, nodes }) {
    for (const [index, id] of ranking.tieBreak.entries()) {
      const node = nodes.get(id);
      const leaf = node === undefined ? undefined : leavesOf(node).find(({ notApplicable }) => notApplicable !== "forbidden");
      if (leaf === undefined || ranking.tieBreak.indexOf(id) !== index) continue;
      yield { message: say(OPTIONAL, { node: id, leaf: leaf.id }), path: ["ranking", "tieBreak", index] };
    }
  },
};
