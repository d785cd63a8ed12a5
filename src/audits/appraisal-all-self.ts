import { equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { judgedClaims } from "./changes.ts";

const ALL = words(
  "appraisal-all-self",
  "Điểm thẩm định bằng điểm tự đánh giá ở cả {count} tiêu chí: đã thẩm định từng tiêu chí chưa?",
  "The appraised points are those claimed in all {count} criteria: was each of them looked at?",
);

/** Fewer criteria than this may well all be right. */
const LEAST = 5;

export const appraisalAllSelf: Audit = {
  code: "appraisal-all-self",
  severity: "note",
  title: { vi: "Điểm thẩm định bằng điểm tự đánh giá ở mọi tiêu chí", en: "Appraised points equal to those claimed everywhere" },
  doc: {
    vi: "Có thể đơn vị tự đánh giá đúng hoàn toàn, cũng có thể cột tự đánh giá được chép sang. Chỉ báo khi có từ 5 tiêu chí đã thẩm định.",
    en: "The unit may have been right throughout, or its column was copied. It is told from 5 appraised criteria on.",
  },
  fix: { vi: "Xác nhận đã thẩm định, hoặc thẩm định lại các tiêu chí này.", en: "Confirm the appraisal, or appraise the criteria again." },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định
1.1;1;1
1.2;0,75;0,75
1.3;1,25;1,25
2.1;3,8;3,8
2.2;2;2`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;0,75;0,75;
1.3;1,25;1;Biên bản kiểm tra ghi một nội dung chưa đạt
2.1;3,8;3,8;
2.2;2;2;`,
  byUnit: () => ({
    *each(dossier) {
      let count = 0;
      let kept = true;
      for (const { case: each, claimed } of judgedClaims(dossier)) {
        count += 1;
        kept = each.rounds.every((id) => equal(each.worth(id) ?? claimed, claimed));
        if (!kept) break;
      }
      if (!kept || count < LEAST) return;
      yield { message: say(ALL, { count: asCount(count) }), at: dossier.submission.at, subject: [dossier.card.unit.name] };
    },
  }),
};
