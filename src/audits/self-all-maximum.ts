import { equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Case } from "./case.ts";

const ALL = words(
  "self-all-maximum",
  "Đơn vị tự đánh giá điểm tối đa ở cả {count} tiêu chí: có đủ căn cứ không?",
  "The unit claims the maximum in all {count} criteria: is there ground for all of it?",
);

/** Fewer criteria than this may well all be met. */
const LEAST = 5;

const isClaimed = (each: Case): boolean =>
  each.leaf.source === "self" && each.leaf.effect === "score" && each.said("self")?.notApplicable !== true;

function isFull(each: Case): boolean {
  const claimed = each.shown("self");
  return claimed !== undefined && equal(claimed, each.leaf.max);
}

export const selfAllMaximum: Audit = {
  code: "self-all-maximum",
  severity: "note",
  title: { vi: "Tự đánh giá điểm tối đa ở mọi tiêu chí", en: "The maximum claimed everywhere" },
  doc: {
    vi: "Một bản tự đánh giá không mất điểm nào thường là chép cột điểm tối đa. Chỉ báo khi đơn vị có từ 5 tiêu chí tự đánh giá trở lên.",
    en: "A self-assessment that loses nothing is mostly a copy of the column of maxima. It is told from 5 criteria on.",
  },
  fix: { vi: "Đối chiếu từng tiêu chí với tài liệu kiểm chứng.", en: "Compare each criterion with its evidence." },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá
1.1;1
1.2;1,5
1.3;1,5
2.1;4
2.2;2`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá
1.1;1
1.2;1,5
1.3;1,25
2.1;4
2.2;2`,
  byUnit: () => ({
    *each({ cases, submission, card }) {
      const first = cases.find(isClaimed);
      if (first === undefined || !isFull(first)) return;
      const claimed = cases.filter(isClaimed);
      if (claimed.length < LEAST || !claimed.every(isFull)) return;
      yield { message: say(ALL, { count: asCount(claimed.length) }), at: submission.at, subject: [card.unit.name] };
    },
  }),
};
