import { compare, larger } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { isAppraised } from "./changes.ts";

const ABOVE = words(
  "appraised-above-self",
  "Điểm thẩm định {after:2} cao hơn điểm tự đánh giá {claimed:2}: có đúng ý định không?",
  "The appraised {after:2} points are more than the {claimed:2} claimed: is that meant?",
);

export const appraisedAboveSelf: Audit = {
  code: "appraised-above-self",
  severity: "note",
  title: { vi: "Điểm thẩm định cao hơn điểm tự đánh giá", en: "Appraised points above those claimed" },
  doc: {
    vi: "Có thể đúng (đơn vị bỏ sót), cũng có thể là ghi nhầm dòng. Liệt kê để hội đồng xem lại.",
    en: "It may be right, where the unit left something out, or the wrong row. It is listed for the council to look at.",
  },
  fix: { vi: "Xác nhận với người thẩm định, ghi lý do ở cột ý kiến.", en: "Confirm it with the appraiser and note the reason." },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định
1.1;1;1
1.2;1,5;1,5
1.3;1;1,25
2.1;3,8;3,8
2.2;2;2
`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;1,5;1,5;
1.3;1,25;1;Biên bản ghi một nội dung chưa đạt
2.1;3,8;3,8;
2.2;2;2;`,
  byUnit: () => ({
    *each({ cases }) {
      for (const each of cases) {
        const { round } = each.score;
        if (!isAppraised(each) || round === undefined) continue;
        const [after, typed, computed] = [each.worth(round), each.shown("self"), each.worth("self")];
        if (after === undefined || typed === undefined || computed === undefined) continue;
        const claimed = larger(typed, computed);
        const at = each.at(round);
        if (at !== undefined && compare(after, claimed) > 0) yield { message: say(ABOVE, { after, claimed }), at, subject: each.subject };
      }
    },
  }),
};
