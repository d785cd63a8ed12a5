import { compare, HUNDRED } from "../points.ts";
import { bestFirst } from "../rubric/best-first.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { gradesOf } from "./grades.ts";

const ALL = words(
  "quota-without-effect",
  "Tỷ lệ {quota}% không giới hạn gì: mọi đơn vị đều có thể được xếp loại này.",
  "A quota of {quota}% limits nothing: all units may have the grade.",
);
const LOWEST = words(
  "quota-without-effect",
  "“{grade}” là mức thấp nhất: đơn vị vượt tỷ lệ không còn mức nào để xuống.",
  "“{grade}” is the lowest grade: units beyond the quota have none to go down to.",
);

export const quotaWithoutEffect: Check = {
  code: "quota-without-effect",
  severity: "error",
  title: { vi: "Tỷ lệ xếp loại không áp dụng được", en: "A quota that cannot be applied" },
  doc: {
    vi: "Tỷ lệ (quota) là % nhiều nhất các đơn vị trong khối được xếp loại ấy, số còn lại xuống mức liền dưới. Từ 100% trở lên không giới hạn gì, còn ở mức thấp nhất thì không có mức liền dưới.",
    en: "A quota is the most units of a group, in %, that may have the grade; the rest take the next lower one. From 100% on it limits nothing, and below the lowest grade there is none.",
  },
  fix: { vi: "Sửa quota thành số dưới 100, hoặc bỏ quota ở mức này.", en: "Make the quota less than 100, or take it away." },
  bad: `
grades:
  - { id: tot, title: Tốt, from: 80, quota: 120 }
  - { id: kha, title: Khá, from: 0, below: 80 }`,
  good: `
grades:
  - { id: tot, title: Tốt, from: 80, quota: 20 }
  - { id: kha, title: Khá, from: 0, below: 80 }`,
  *run(rubric) {
    for (const { steps } of gradesOf(rubric)) {
      const lowest = bestFirst(steps.map(({ grade }) => grade)).at(-1);
      for (const { grade, path } of steps) {
        const { quota, title } = grade;
        if (quota === undefined) continue;
        if (compare(quota, HUNDRED) >= 0) yield { message: say(ALL, { quota }), path: [...path, "quota"] };
        else if (grade === lowest) yield { message: say(LOWEST, { grade: title }), path: [...path, "quota"] };
      }
    }
  },
};
