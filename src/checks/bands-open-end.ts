import { boundsInWords } from "../bounds.ts";
import { boundsOf } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { where } from "./ladder-words.ts";
import { laddersOf, openEndsIn } from "./ladders.ts";

const OPEN = words(
  "bands-open-end",
  "Mức ngoài cùng là “{band}”, nên số liệu {figures} không thuộc mức nào.",
  "The outermost band is “{band}”, so figures {figures} lie in none.",
);

export const bandsOpenEnd: Check = {
  code: "bands-open-end",
  severity: "error",
  title: { vi: "Mức đầu hoặc mức cuối bị chặn", en: "Bands that stop short of an end" },
  doc: {
    vi: "Mức thấp nhất và mức cao nhất phải ôm hết những gì số liệu có thể có: tỷ lệ từ 0% đến 100% (có over: true thì không có đầu trên), một số thì từ 0 trở lên, số ngày chậm và phần tăng giảm thì cả hai phía.",
    en: "The lowest and the highest band must take in all that the figure can be: a ratio runs from 0% to 100% (without an upper end where over: true), a number from 0 on, days late and changes both ways.",
  },
  fix: { vi: "Bỏ đầu ngoài của mức này, hoặc thêm một mức nữa.", en: "Take away the outer end of the band, or add another." },
  bad: `
- id: "1.1"
  title: Dự án được chấp thuận
  maxPoints: 2
  rule: { kind: bands, of: Số dự án, bands: [{ from: 5, to: 20, points: 2 }, { below: 5, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Dự án được chấp thuận
  maxPoints: 2
  rule: { kind: bands, of: Số dự án, bands: [{ from: 5, points: 2 }, { below: 5, points: 0 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      for (const { step, stretch } of openEndsIn(ladder)) {
        const figures = boundsInWords(boundsOf(stretch, ladder.whole), ladder.unit);
        yield { ...where(ladder, step), message: say(OPEN, { band: boundsInWords(step.bounds, ladder.unit), figures }) };
      }
    }
  },
};
