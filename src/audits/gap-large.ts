import { add, comparePercentage, isPositive, type Points, percentage, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { judgedClaims } from "./changes.ts";

const GAP = words(
  "gap-large",
  "Điểm tự đánh giá {claimed:2}, thẩm định còn {left:2}: chênh lệch {gap:2} điểm, bằng {share:%} điểm tối đa. Vì sao?",
  "Claimed {claimed:2}, left by the appraisal {left:2}: a difference of {gap:2} points, {share:%} of the maximum. Why?",
);

export const gapLarge: Audit = {
  code: "gap-large",
  severity: "note",
  title: { vi: "Chênh lệch lớn giữa tự đánh giá và thẩm định", en: "A large difference between claim and appraisal" },
  doc: {
    vi: "Chênh lệch lớn thường do hiểu khác cách chấm, thiếu tài liệu kiểm chứng, hoặc thẩm định sót. Ngưỡng tính bằng % điểm tối đa của những tiêu chí đã thẩm định.",
    en: "A large difference mostly comes from reading the rules otherwise, from missing evidence, or from something the appraisers overlooked. The limit is in % of the maximum of the criteria that were appraised.",
  },
  fix: { vi: "Trao đổi với đơn vị về các tiêu chí bị hạ nhiều nhất.", en: "Talk to the unit about the criteria lowered most." },
  thresholds: ["gap"],
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;1,5;1,5;
1.3;1,25;0,5;Biên bản kiểm tra ghi ba nội dung chưa đạt
2.1;3,8;3,3;Có hồ sơ trễ hạn chưa tính
2.2;2;2;`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;1,5;1,5;
1.3;1,25;1;Biên bản kiểm tra ghi một nội dung chưa đạt
2.1;3,8;3,8;
2.2;2;2;`,
  byUnit: ({ thresholds }) => ({
    *each(dossier) {
      let claimed: Points = ZERO;
      let left: Points = ZERO;
      let gap: Points = ZERO;
      let max: Points = ZERO;
      for (const each of judgedClaims(dossier)) {
        claimed = add(claimed, each.claimed);
        left = add(left, each.left);
        gap = add(gap, each.lowered);
        max = add(max, each.case.leaf.max);
      }
      if (!isPositive(max) || comparePercentage(gap, max, thresholds.gap) <= 0) return;
      const message = say(GAP, { claimed, left, gap, share: percentage(gap, max) });
      yield { message, at: dossier.submission.at, subject: [dossier.card.unit.name] };
    },
  }),
};
