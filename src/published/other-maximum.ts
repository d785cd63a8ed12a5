import { subtract } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { ownColumns } from "./model.ts";
import { plausible, ratios, scaleOf } from "./ratio.ts";

const OTHER = words(
  "other-maximum",
  "{name} có {points} điểm và chỉ số {index}: chỉ khớp khi điểm tối đa áp dụng là {max:2}, tức {excluded:2} điểm không áp dụng.",
  "{name} has {points} points and an index of {index}: right only if its applicable maximum is {max:2}, so that {excluded:2} points do not apply.",
);

export const otherMaximum: PublishedCheck = {
  code: "other-maximum",
  severity: "note",
  byRules: true,
  title: { vi: "Chỉ số tính trên điểm tối đa áp dụng khác", en: "An index out of another applicable maximum" },
  doc: {
    vi: "Khi có tiêu chí không áp dụng, chỉ số được tính trên điểm tối đa áp dụng. Bảng không in điểm tối đa này, nên nêu số suy ra để đối chiếu.",
    en: "Where criteria do not apply, the index is out of the applicable maximum. The table does not print it, so what follows is told for comparison.",
  },
  fix: {
    vi: "Kiểm tra các tiêu chí không áp dụng của đơn vị, và in thêm cột điểm tối đa áp dụng.",
    en: "Check which criteria do not apply to the unit, and print the applicable maximum.",
  },
  bad: "Xếp hạng;Đơn vị;Tổng điểm;Chỉ số (%)\n1;Sở Nội vụ;92,83;92,83\n2;Ban Dân tộc;68,32;81,33",
  good: "Xếp hạng;Đơn vị;Tổng điểm;Điểm tối đa áp dụng;Chỉ số (%)\n1;Sở Nội vụ;92,83;100;92,83\n2;Ban Dân tộc;68,32;84;81,33",
  *run(block) {
    const scale = scaleOf(block);
    for (const ratio of ratios(block, scale)) {
      const max = plausible(ratio, scale);
      if (max === undefined) continue;
      const { line, points, index } = ratio;
      const excluded = subtract(scale, max);
      const message = say(OTHER, { name: line.name, points: points.written, index: index.written, max, excluded });
      yield { message, at: index.at, subject: [line.name, ownColumns(block, "index").at(-1)?.heading ?? ""], found: index.written };
    }
  },
};
