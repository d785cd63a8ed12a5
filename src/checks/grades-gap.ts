import { boundsInWords } from "../bounds.ts";
import { boundsOf, compareCuts, type Stretch } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { type Grades, gradesOf } from "./grades.ts";

const GAP = words("grades-gap", "Chỉ số {figures} không có xếp loại.", "An index {figures} has no grade.");

/** The grade beside the gap that is written last. */
const beside = ({ steps }: Grades, { low, high }: Stretch) =>
  steps.findLast((step) => compareCuts(step.high, low) === 0 || compareCuts(step.low, high) === 0) ?? steps.at(-1);

export const gradesGap: Check = {
  code: "grades-gap",
  severity: "error",
  title: { vi: "Xếp loại để hở", en: "Grades that leave a gap" },
  doc: {
    vi: "Các mức xếp loại phải phủ kín chỉ số từ 0% đến 100%; có điểm thưởng mà không giới hạn tổng điểm thì mức cao nhất không có đầu trên.",
    en: "Grades must cover the index from 0% to 100%; with bonus points and no cap on the total, the highest has no upper end.",
  },
  fix: { vi: "Nới một đầu của mức bên cạnh, hoặc thêm một mức xếp loại.", en: "Widen an end of a neighbouring grade, or add one." },
  bad: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 50, below: 75 }
  - { id: yeu, title: Yếu, below: 50 }`,
  good: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 50, below: 80 }
  - { id: yeu, title: Yếu, below: 50 }`,
  *run(rubric) {
    for (const grades of gradesOf(rubric)) {
      for (const stretch of grades.open) {
        yield { message: say(GAP, { figures: boundsInWords(boundsOf(stretch), "%") }), path: beside(grades, stretch)?.path ?? ["grades"] };
      }
    }
  },
};
