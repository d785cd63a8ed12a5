import { boundsInWords } from "../bounds.ts";
import { boundsOf } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { related, where } from "./ladder-words.ts";
import { betweenWhole, gapsIn, laddersOf } from "./ladders.ts";

const GAP = words("bands-gap", "Số liệu {figures} không thuộc mức nào.", "Figures {figures} lie in no band.");

export const bandsGap: Check = {
  code: "bands-gap",
  severity: "error",
  title: { vi: "Các mức để hở", en: "A gap between bands" },
  doc: {
    vi: "Mọi số liệu phải thuộc một mức. Đơn vị đạt 95% mà chỉ có «trên 95%» và «dưới 95%» thì không tính được điểm. Bậc số cấp phó theo biên chế cũng vậy.",
    en: "Every figure must lie in a band. A unit at 95% cannot be scored where there is only «above 95%» and «below 95%». So with tiers of staff.",
  },
  fix: { vi: "Nới một đầu của mức bên cạnh, hoặc thêm một mức.", en: "Widen an end of a neighbouring band, or add one." },
  bad: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ above: 95, points: 2 }, { from: 70, below: 95, points: 1 }, { below: 70, points: 0 }] }`,
  good: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ from: 95, points: 2 }, { from: 70, below: 95, points: 1 }, { below: 70, points: 0 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      for (const { first, second, stretch } of gapsIn(ladder)) {
        if (betweenWhole(ladder, stretch)) continue;
        const figures = boundsInWords(boundsOf(stretch, ladder.whole), ladder.unit);
        yield { ...where(ladder, second), message: say(GAP, { figures }), related: related(first) };
      }
    }
  },
};
