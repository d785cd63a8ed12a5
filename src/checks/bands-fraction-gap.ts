import { boundsInWords } from "../bounds.ts";
import { boundsOf } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { related, where } from "./ladder-words.ts";
import { betweenWhole, gapsIn, laddersOf } from "./ladders.ts";

const GAP = words(
  "bands-fraction-gap",
  "Số liệu {figures} không thuộc mức nào; chỉ số nguyên mới có mức.",
  "Figures {figures} lie in no band; only whole numbers have one.",
);

export const bandsFractionGap: Check = {
  code: "bands-fraction-gap",
  severity: "warning",
  title: { vi: "Các mức chỉ dành cho số nguyên", en: "Bands for whole numbers only" },
  doc: {
    vi: "«Từ 1 đến 5» và «từ 6 đến 10» đủ cho số đếm, nhưng một số liệu như 5,5 không thuộc mức nào và không tính được điểm.",
    en: "«From 1 to 5» and «from 6 to 10» do for counts, but a figure such as 5.5 lies in no band and cannot be scored.",
  },
  fix: {
    vi: "Thay to (đến) của mức dưới bằng below (dưới) số bắt đầu của mức trên.",
    en: "Replace to of the lower band by below, with the number at which the upper band begins.",
  },
  bad: `
- id: "1.1"
  title: Dự án được chấp thuận
  maxPoints: 2
  rule: { kind: bands, of: Số dự án, bands: [{ from: 6, points: 2 }, { from: 1, to: 5, points: 1 }, { below: 1, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Dự án được chấp thuận
  maxPoints: 2
  rule: { kind: bands, of: Số dự án, bands: [{ from: 6, points: 2 }, { from: 1, below: 6, points: 1 }, { below: 1, points: 0 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      for (const { first, second, stretch } of gapsIn(ladder)) {
        if (!betweenWhole(ladder, stretch)) continue;
        yield {
          ...where(ladder, second),
          message: say(GAP, { figures: boundsInWords(boundsOf(stretch), ladder.unit) }),
          related: related(first),
        };
      }
    }
  },
};
