import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { above } from "./options.ts";

const ABOVE = words(
  "option-above-maximum",
  "Ghi {points:2} điểm, lớn hơn điểm tối đa {max:2} của tiêu chí {leaf}.",
  "{points:2} points are more than the maximum of {max:2} of criterion {leaf}.",
);

export const optionAboveMaximum: Check = {
  code: "option-above-maximum",
  severity: "error",
  title: { vi: "Mức điểm lớn hơn điểm tối đa", en: "An answer with more points than the maximum" },
  doc: {
    vi: "Điểm của một mức, một bậc, một ý không thể lớn hơn điểm tối đa của tiêu chí: phần vượt sẽ bị cắt và không ai biết số nào đúng.",
    en: "A level, band, step or item cannot give more than the criterion's maximum: what is above would be cut, and nobody knows which figure is right.",
  },
  fix: { vi: "Sửa điểm ở đây, hoặc điểm tối đa của tiêu chí.", en: "Correct the points here, or the criterion's maximum." },
  bad: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 2.5 }, { id: khong, title: Không, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 2 }, { id: khong, title: Không, points: 0 }] }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      for (const { points, path } of above(leaf)) {
        yield { message: say(ABOVE, { points, max: leaf.max, leaf: leaf.id }), path, subject: [leaf.id] };
      }
    }
  },
};
