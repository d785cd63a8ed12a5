import { boundsInWords } from "../bounds.ts";
import { common, isEmpty } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { where } from "./ladder-words.ts";
import { laddersOf } from "./ladders.ts";

const NEVER = words("band-unreachable", "Không số liệu nào thuộc mức “{band}”.", "No figure ever lies in the band “{band}”.");

export const bandUnreachable: Check = {
  code: "band-unreachable",
  severity: "error",
  title: { vi: "Mức không bao giờ đạt tới", en: "A band that nothing reaches" },
  doc: {
    vi: "Mức có đầu dưới lớn hơn đầu trên, hoặc nằm ngoài mọi số liệu có thể có (trên 100% khi tử số không được lớn hơn mẫu số), là mức viết sai.",
    en: "A band whose lower end is above its upper end, or that lies beyond all that the figure can be (above 100% where the numerator may not exceed the denominator), is a slip.",
  },
  fix: { vi: "Sửa hai đầu của mức, hoặc bỏ mức này.", en: "Correct the ends of the band, or take it away." },
  bad: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ above: 100, points: 2 }, { from: 90, to: 100, points: 2 }, { below: 90, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, over: true, bands: [{ above: 100, points: 2 }, { from: 90, to: 100, points: 2 }, { below: 90, points: 0 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      for (const step of ladder.steps) {
        if (!isEmpty(common(step, ladder.figures))) continue;
        yield { ...where(ladder, step), message: say(NEVER, { band: boundsInWords(step.bounds, ladder.unit) }) };
      }
    }
  },
};
