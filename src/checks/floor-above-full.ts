import { compare, type Exact } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { ruleOf } from "./options.ts";

const ABOVE = words(
  "floor-above-full",
  "Mức sàn {floor}% cao hơn mức đủ {full}%.",
  "The floor of {floor}% is above the full mark of {full}%.",
);

export const floorAboveFull: Check = {
  code: "floor-above-full",
  severity: "error",
  title: { vi: "Mức sàn cao hơn mức đủ", en: "A floor above the full mark" },
  doc: {
    vi: "Dưới mức sàn (floor) được 0 điểm, từ mức đủ (full) được điểm tối đa. Sàn cao hơn đủ thì cùng một tỷ lệ vừa được tối đa vừa được 0.",
    en: "Below the floor a ratio gets 0, from the full mark on it gets the maximum. With the floor above the full mark, one ratio gets both.",
  },
  fix: { vi: "Sửa floor hoặc full.", en: "Correct floor or full." },
  bad: `
- { id: "1.1", title: Hồ sơ đúng hạn, maxPoints: 2, rule: { kind: proportional, floor: 95, full: 90 } }`,
  good: `
- { id: "1.1", title: Hồ sơ đúng hạn, maxPoints: 2, rule: { kind: proportional, floor: 90, full: 95 } }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      const { floor, full } = ruleOf(leaf) as { floor?: Exact; full?: Exact };
      if (floor === undefined || full === undefined || compare(floor, full) <= 0) continue;
      yield { message: say(ABOVE, { floor, full }), path: [...leaf.path, "rule", "floor"], subject: [leaf.id] };
    }
  },
};
