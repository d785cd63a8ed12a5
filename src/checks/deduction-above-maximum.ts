import { compare, HUNDRED, type Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { type Deduction, deductionsIn } from "./options.ts";

const ABOVE = words(
  "deduction-above-maximum",
  "Mỗi trường hợp trừ {taken}, lớn hơn điểm tối đa {max:2} của tiêu chí {leaf}.",
  "Each case takes {taken}, more than the maximum of {max:2} of criterion {leaf}.",
);
const IN_POINTS = words("expected-points", "{points:2} điểm", "{points:2} points");
const IN_PERCENT = words("expected-percent", "{percent}%", "{percent}%");

const over = (value: Points | undefined, most: Points): boolean => value !== undefined && compare(value, most) > 0;
const taken = ({ each, percent }: Deduction) =>
  each === undefined ? say(IN_PERCENT, { percent: percent ?? "" }) : say(IN_POINTS, { points: each });
const isAbove = (leaf: Leaf, { each, percent }: Deduction): boolean => over(each, leaf.max) || over(percent, HUNDRED as Points);

export const deductionAboveMaximum: Check = {
  code: "deduction-above-maximum",
  severity: "error",
  title: { vi: "Trừ nhiều hơn điểm tối đa", en: "A deduction larger than the maximum" },
  doc: {
    vi: "Một trường hợp không thể bị trừ nhiều hơn điểm tối đa của tiêu chí (hoặc hơn 100%): phần vượt không bao giờ được trừ.",
    en: "One case cannot take more than the criterion's maximum (or more than 100%): what is above is never taken.",
  },
  fix: {
    vi: "Sửa mức trừ, hoặc điểm tối đa; muốn trừ hết thì ghi đúng bằng điểm tối đa.",
    en: "Correct the deduction or the maximum; to take everything, give the maximum itself.",
  },
  bad: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: canh-cao, title: Cảnh cáo, each: 3 }] }`,
  good: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: canh-cao, title: Cảnh cáo, each: 2 }] }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      for (const deduction of deductionsIn(leaf)) {
        if (!isAbove(leaf, deduction)) continue;
        yield {
          message: say(ABOVE, { taken: taken(deduction), max: leaf.max, leaf: leaf.id }),
          path: [...deduction.path, deduction.each === undefined ? "percent" : "each"],
          subject: [leaf.id],
        };
      }
    }
  },
};
