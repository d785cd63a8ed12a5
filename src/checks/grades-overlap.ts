import { boundsInWords } from "../bounds.ts";
import { boundsOf, common, isEmpty } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { type GradeStep, gradesOf } from "./grades.ts";

const OVERLAP = words(
  "grades-overlap",
  "Chỉ số {figures} thuộc cả hai xếp loại: “{first}” và “{second}”.",
  "An index {figures} has two grades: “{first}” and “{second}”.",
);
const OTHER = say(words("first-other-grade", "xếp loại kia", "the other grade"), {});

/** An end that is left out is where the grades before it begin; only ends that are written can be wrong. */
const stated = ({ low, high }: GradeStep): boolean => low !== "start" && high !== "end";

export const gradesOverlap: Check = {
  code: "grades-overlap",
  severity: "error",
  title: { vi: "Các xếp loại chồng nhau", en: "Grades that overlap" },
  doc: {
    vi: "Chỉ số đúng 90% mà vừa là «từ 90%» vừa là «từ 80% đến 90%» thì mỗi người đọc xếp một loại.",
    en: "Where 90% is both «from 90%» and «from 80% to 90%», each reader gives another grade.",
  },
  fix: {
    vi: "Đổi to (đến, kể cả) thành below (dưới), hoặc from (từ) thành above (trên).",
    en: "Change to (included) into below, or from into above.",
  },
  bad: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 50, to: 80 }
  - { id: yeu, title: Yếu, from: 0, below: 50 }`,
  good: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 50, below: 80 }
  - { id: yeu, title: Yếu, from: 0, below: 50 }`,
  *run(rubric) {
    for (const { steps } of gradesOf(rubric)) {
      for (const [index, step] of steps.entries()) {
        if (!stated(step) || step.own.length === 0) continue;
        const other = steps.slice(0, index).find((each) => !isEmpty(common(each, step)));
        if (other === undefined) continue;
        const figures = boundsInWords(boundsOf(common(other, step)), "%");
        yield {
          message: say(OVERLAP, { figures, first: other.grade.title, second: step.grade.title }),
          path: step.path,
          related: { path: other.path, message: OTHER },
        };
      }
    }
  },
};
