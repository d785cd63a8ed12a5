import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const GATE = words(
  "gate-without-score",
  "Tiêu chí {leaf} là điểm thưởng hoặc điểm phạt nên không thể là điều kiện xếp hạng (gate).",
  "Criterion {leaf} is a bonus or a penalty and cannot be a gate.",
);

export const gateWithoutScore: Check = {
  code: "gate-without-score",
  severity: "error",
  title: { vi: "Điều kiện xếp hạng đặt ở điểm thưởng, điểm phạt", en: "A gate on a bonus or penalty" },
  doc: {
    vi: "Đơn vị không có điểm thưởng hoặc không bị phạt là bình thường; coi đó là chưa đủ điều kiện xếp hạng thì gần như không đơn vị nào được xếp.",
    en: "To have no bonus or no penalty is the normal case; taken as a gate it would leave hardly any unit ranked.",
  },
  fix: { vi: "Bỏ gate ở đây, hoặc đặt ở một tiêu chí chấm điểm.", en: "Take gate away here, or put it on a criterion that scores." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }
- { id: "1.2", title: Sáng kiến, maxPoints: 1, effect: bonus, gate: true, rule: { kind: per-item, each: 0.5 } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 2, gate: true, rule: { kind: given } }
- { id: "1.2", title: Sáng kiến, maxPoints: 1, effect: bonus, rule: { kind: per-item, each: 0.5 } }`,
  *run({ leaves }) {
    for (const { id, path, effect, gate } of leaves) {
      if (gate !== undefined && effect !== "score") yield { message: say(GATE, { leaf: id }), path: [...path, "gate"], subject: [id] };
    }
  },
};
