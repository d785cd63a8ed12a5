import { boundsInWords } from "../bounds.ts";
import { HUNDRED, ZERO } from "../points.ts";
import { bestFirst } from "../rubric/best-first.ts";
import { after, before, common, isEmpty, type Stretch, stretchOf, without } from "../stretch.ts";
import { type Message, say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { gradesOf } from "./grades.ts";

const BEST = words(
  "ceiling-without-effect",
  "“{grade}” là mức cao nhất, không thể là giới hạn.",
  "“{grade}” is the best grade and limits nothing.",
);
const NEVER = words(
  "ceiling-without-effect",
  "Không mục nào đạt {range} điểm tối đa, nên giới hạn này không bao giờ áp dụng.",
  "No node ever has {range} of its maximum, so this ceiling never holds.",
);
const ALWAYS = words(
  "ceiling-without-effect",
  "Giới hạn này luôn áp dụng: mọi kết quả từ 0% đến 100% đều thuộc khoảng đã ghi.",
  "This ceiling always holds: every result from 0% to 100% lies in its range.",
);
const SHARES: Stretch = { low: before(ZERO), high: after(HUNDRED) };

function faultOf(stretch: Stretch, grade: string, best: boolean, range: Message): Message | undefined {
  if (isEmpty(common(stretch, SHARES))) return say(NEVER, { range });
  if (without(SHARES, [stretch]).length === 0) return say(ALWAYS, {});
  return best ? say(BEST, { grade }) : undefined;
}

export const ceilingWithoutEffect: Check = {
  code: "ceiling-without-effect",
  severity: "error",
  title: { vi: "Giới hạn xếp loại không có tác dụng", en: "A ceiling without effect" },
  doc: {
    vi: "Giới hạn (ceilings) nói: khi điểm của một mục nằm trong khoảng đã ghi thì không xếp cao hơn mức này. Ghi ở mức cao nhất, với khoảng không kết quả nào đạt, hoặc với khoảng gồm mọi kết quả, thì giới hạn không nói gì.",
    en: "A ceiling says: where the points of a node lie in the range, no grade above this one. At the best grade, with a range that nothing reaches or one that holds everything, it says nothing.",
  },
  fix: {
    vi: "Chuyển giới hạn sang mức thấp hơn, hoặc sửa khoảng, ví dụ below: 80.",
    en: "Move the ceiling to a lower grade, or correct its range, as in below: 80.",
  },
  bad: `
grades:
  - { id: tot, title: Tốt, from: 80, ceilings: [{ node: "1.1", below: 50 }] }
  - { id: kha, title: Khá, from: 0, below: 80 }`,
  good: `
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 0, below: 80, ceilings: [{ node: "1.1", below: 50 }] }`,
  *run(rubric) {
    for (const { steps } of gradesOf(rubric)) {
      const [best] = bestFirst(steps.map(({ grade }) => grade));
      for (const { grade, path } of steps) {
        for (const [index, ceiling] of (grade.ceilings ?? []).entries()) {
          const message = faultOf(stretchOf(ceiling), grade.title, grade === best, boundsInWords(ceiling, "%"));
          if (message !== undefined) yield { message, path: [...path, "ceilings", index] };
        }
      }
    }
  },
};
