import { compare, type Exact, HUNDRED } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { ruleOf } from "./options.ts";

const IDLE = words(
  "full-above-hundred",
  "Mức đủ {full}% không có tác dụng: từ 100% đã được điểm tối đa.",
  "The full mark of {full}% has no effect: 100% already gets the maximum.",
);

export const fullAboveHundred: Check = {
  code: "full-above-hundred",
  severity: "error",
  title: { vi: "Mức đủ trên 100%", en: "A full mark above 100%" },
  doc: {
    vi: "Điểm là điểm tối đa × tỷ lệ và không vượt điểm tối đa, nên tỷ lệ 100% đã được điểm tối đa. Mức đủ (full) trên 100% không bao giờ được xét, dù có over hay không; «vượt 20% mới được điểm tối đa» phải ghi bằng các mức (bands).",
    en: "The points are maximum × ratio and never above the maximum, so 100% already gets all of it. A full mark above 100% is never looked at, with over or without; «the maximum only from 120% on» needs bands.",
  },
  fix: {
    vi: "Sửa full thành số không quá 100, bỏ full, hoặc dùng cách tính bands với over: true.",
    en: "Make full 100 or less, take it away, or use the kind bands with over: true.",
  },
  bad: `
- { id: "1.1", title: Thu ngân sách so với dự toán, maxPoints: 2, rule: { kind: proportional, full: 120 } }`,
  good: `
- { id: "1.1", title: Thu ngân sách so với dự toán, maxPoints: 2, rule: { kind: proportional, full: 95 } }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      const { full } = ruleOf(leaf) as { full?: Exact };
      if (full === undefined || compare(full, HUNDRED) <= 0) continue;
      yield { message: say(IDLE, { full }), path: [...leaf.path, "rule", "full"], subject: [leaf.id] };
    }
  },
};
