import { ROUND_NAMES } from "../assessment.ts";
import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { type Change, changesOf } from "./changes.ts";
import { wordsSaid } from "./words-said.ts";

const RAISED = words(
  "raised-without-explanation",
  "Vòng {round} nâng từ {before:2} lên {after:2} điểm nhưng không có giải trình của đơn vị.",
  "The round {round} raises {before:2} to {after:2} points, but there is no explanation of the unit.",
);

/** The council decides by itself, so its own remark is enough. */
const isExplained = ({ case: { given }, to, answer }: Change): boolean =>
  wordsSaid(given?.explanation) !== undefined || (to === "council" && wordsSaid(answer.remark) !== undefined);

export const raisedWithoutExplanation: Audit = {
  code: "raised-without-explanation",
  severity: "warning",
  title: { vi: "Nâng điểm khi thẩm định lại mà không có giải trình", en: "Points raised at reappraisal without an explanation" },
  doc: {
    vi: "Sau thẩm định, điểm chỉ nên tăng khi đơn vị có giải trình, bổ sung tài liệu; với Hội đồng thì ý kiến của Hội đồng là đủ.",
    en: "After the appraisal points should rise only where the unit explained or added papers; of the council its own remark is enough.",
  },
  fix: { vi: "Ghi giải trình của đơn vị vào cột giải trình.", en: "Write the explanation of the unit into its column." },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định;Điểm thẩm định lại;Giải trình
1.1;1;1;;;
1.2;1,5;1,5;;;
1.3;1,25;0,5;Thiếu biên bản;1,25;
2.1;3,8;3,8;;;
2.2;2;2;;;`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định;Điểm thẩm định lại;Giải trình
1.1;1;1;;;
1.2;1,5;1,5;;;
1.3;1,25;0,5;Thiếu biên bản;1,25;Đã bổ sung biên bản kiểm tra
2.1;3,8;3,8;;;
2.2;2;2;;;`,
  byUnit: () => ({
    *each(dossier) {
      for (const change of changesOf(dossier)) {
        const { case: each, from, to, before, after, at } = change;
        if (from === "self" || compare(after, before) <= 0 || isExplained(change)) continue;
        yield { message: say(RAISED, { round: ROUND_NAMES[to], before, after }), at, subject: each.subject };
      }
    },
  }),
};
