import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { gradesOf } from "./grades.ts";

const NEVER = words("grade-unreachable", "Không chỉ số nào được xếp loại “{grade}”.", "No index ever gets the grade “{grade}”.");

export const gradeUnreachable: Check = {
  code: "grade-unreachable",
  severity: "error",
  title: { vi: "Xếp loại không bao giờ đạt tới", en: "A grade that nothing reaches" },
  doc: {
    vi: "Các mức xếp loại được xét từ trên xuống, mức đầu tiên phù hợp được lấy. Mức thấp đứng trước mức cao thì mức cao không bao giờ được xét.",
    en: "Grades are tried from the top and the first that fits is taken. A lower grade before a higher one leaves the higher one nothing.",
  },
  fix: {
    vi: "Xếp các mức từ cao xuống thấp, hoặc sửa hai đầu của mức này.",
    en: "Put the grades from high to low, or correct the ends of this one.",
  },
  bad: `
grades:
  - { id: yeu, title: Yếu, from: 0 }
  - { id: tot, title: Tốt, from: 80 }`,
  good: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: yeu, title: Yếu, from: 0 }`,
  *run(rubric) {
    for (const { steps } of gradesOf(rubric)) {
      for (const { own, grade, path } of steps) {
        if (own.length === 0) yield { message: say(NEVER, { grade: grade.title }), path };
      }
    }
  },
};
