import { fold } from "../fold.ts";
import type { Leaf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { idPath } from "./options.ts";

const SAME = words(
  "two-schedules",
  "Tiêu chí {leaf} chấm cùng số liệu với {other}: {fact}.",
  "Criterion {leaf} is scored by the same figures as {other}: {fact}.",
);
const OTHER = say(words("first-schedule-here", "tiêu chí kia", "the other criterion"), {});

/** What the rubric itself calls the figures of a leaf; names that the program gives are the same everywhere and say nothing. */
function factOf({ fields }: Leaf): string | undefined {
  const labels = fields.filter(({ type }) => type === "number").map(({ label }) => (label.vi === label.en ? label.vi : undefined));
  return labels.length === fields.length && labels.length > 0 && labels.every((label) => label !== undefined)
    ? labels.join(" / ")
    : undefined;
}

export const twoSchedules: Check = {
  code: "two-schedules",
  severity: "warning",
  title: { vi: "Hai biểu điểm cho cùng số liệu", en: "Two schedules for one fact" },
  doc: {
    vi: "Hai tiêu chí của một lĩnh vực cùng hỏi một số liệu (cùng tên tử số và mẫu số, cùng tên thứ được đếm) thì một kết quả bị tính điểm hai lần, có khi theo hai thang khác nhau.",
    en: "Where two criteria of a domain ask for the same figures (numerator and denominator, or what is counted, of one name), one result counts twice, perhaps by two different schedules.",
  },
  fix: {
    vi: "Bỏ một tiêu chí, hoặc đặt tên số liệu cho rõ chỗ khác nhau.",
    en: "Drop one criterion, or name the figures by what makes them differ.",
  },
  bad: `
- { id: "1.1", title: Sáng kiến, maxPoints: 1, rule: { kind: per-item, of: Số sáng kiến, each: 0.5 } }
- { id: "1.2", title: Giải pháp mới, maxPoints: 1, rule: { kind: per-item, of: Số sáng kiến, each: 0.25 } }`,
  good: `
- { id: "1.1", title: Sáng kiến, maxPoints: 1, rule: { kind: per-item, of: Số sáng kiến, each: 0.5 } }
- { id: "1.2", title: Giải pháp mới, maxPoints: 1, rule: { kind: per-item, of: Số giải pháp mới, each: 0.25 } }`,
  *run({ leaves }) {
    const first = new Map<string, Leaf>();
    for (const leaf of leaves) {
      const fact = factOf(leaf);
      if (fact === undefined) continue;
      // «Số nhiệm vụ trong kế hoạch» means another plan in another domain.
      const key = `${leaf.domain.id}\n${fold(fact)}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, leaf);
      // A penalty beside a score for one fact is how decisions punish twice, on purpose.
      else if (other.effect === leaf.effect) {
        const related = { path: idPath(other), message: OTHER };
        yield { message: say(SAME, { leaf: leaf.id, other: other.id, fact }), path: idPath(leaf), subject: [leaf.id], related };
      }
    }
  },
};
