import { boundsInWords } from "../bounds.ts";
import { boundsOf } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { related, where } from "./ladder-words.ts";
import { laddersOf, overlapsIn } from "./ladders.ts";

const OVERLAP = words(
  "bands-overlap",
  "Số liệu {figures} thuộc cả hai mức: “{first}” và “{second}”.",
  "Figures {figures} lie in two bands: “{first}” and “{second}”.",
);

export const bandsOverlap: Check = {
  code: "bands-overlap",
  severity: "error",
  title: { vi: "Các mức chồng nhau", en: "Bands that overlap" },
  doc: {
    vi: "Mỗi số liệu phải thuộc đúng một mức. Khi 90% vừa là «từ 90%» vừa là «từ 70% đến 90%», hai người đọc sẽ cho hai số điểm khác nhau.",
    en: "Every figure must lie in exactly one band. Where 90% is both «from 90%» and «from 70% to 90%», two readers give different points.",
  },
  fix: {
    vi: "Đổi một đầu của mức: to (đến, kể cả) thành below (dưới), hoặc from (từ) thành above (trên); mức dưới cần có cả đầu trên.",
    en: "Change an end of a band: to (included) into below, or from into above; a lower band needs its upper end as well.",
  },
  bad: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { from: 70, to: 90, points: 1 }, { below: 70, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { from: 70, below: 90, points: 1 }, { below: 70, points: 0 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      for (const { first, second, stretch } of overlapsIn(ladder)) {
        const spoken = (step: typeof first) => boundsInWords(step.bounds, ladder.unit);
        const figures = boundsInWords(boundsOf(stretch, ladder.whole), ladder.unit);
        yield {
          ...where(ladder, second),
          message: say(OVERLAP, { figures, first: spoken(first), second: spoken(second) }),
          related: related(first),
        };
      }
    }
  },
};
