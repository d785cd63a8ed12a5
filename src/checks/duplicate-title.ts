import { fold } from "../fold.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { listsOf } from "./options.ts";

const TWICE = words("duplicate-title", "“{title}” đã có ở trên trong cùng danh sách.", "“{title}” is above in the same list.");
const FIRST_AT = say(words("first-title-here", "ghi lần đầu ở đây", "first given here"), {});

export const duplicateTitle: Check = {
  code: "duplicate-title",
  severity: "error",
  title: { vi: "Hai mục cùng tên trong một cách tính", en: "One title for two options of a rule" },
  doc: {
    vi: "Hai mức, hai ý hoặc hai loại vi phạm cùng tên là hai biểu điểm cho một sự việc: người nhập không biết chọn mục nào.",
    en: "Two levels, items or kinds of incident with one title are two schedules for one fact: whoever fills it in cannot tell which to take.",
  },
  fix: { vi: "Bỏ một mục, hoặc đổi tên cho rõ chỗ khác nhau.", en: "Take one away, or name what makes them differ." },
  bad: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: a, title: Khiển trách, each: 0.5 }, { id: b, title: Khiển trách, each: 1 }] }`,
  good: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: a, title: Khiển trách, each: 0.5 }, { id: b, title: Cảnh cáo, each: 1 }] }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      for (const { path, items } of listsOf(leaf)) {
        const first = new Map<string, number>();
        for (const [index, { title }] of items.entries()) {
          if (typeof title !== "string") continue;
          const earlier = first.get(fold(title));
          if (earlier === undefined) first.set(fold(title), index);
          else {
            const related = { path: [...path, earlier, "title"], message: FIRST_AT };
            yield { message: say(TWICE, { title }), path: [...path, index, "title"], subject: [leaf.id], related };
          }
        }
      }
    }
  },
};
