import type { Round } from "../assessment.ts";
import { say, words } from "../text.ts";
import type { Audit, Finding } from "./audit.ts";
import type { Dossier } from "./audited.ts";
import type { Case } from "./case.ts";
import { hasColumn } from "./places.ts";
import { wordsSaid } from "./words-said.ts";

const UNFOUNDED = words(
  "not-applicable-unfounded",
  "Ghi “không áp dụng” nhưng không có căn cứ.",
  "Marked not applicable, but without any ground.",
);

/** The round whose «không áp dụng» counts; undefined where it rests on figures (0/0) or on somebody's words. */
function unfounded(each: Case): Round | undefined {
  const { score, given } = each;
  const { round } = score;
  if (score.state !== "not-applicable" || round === undefined || each.said(round)?.notApplicable !== true) return undefined;
  const said =
    wordsSaid(given?.evidence) ??
    wordsSaid(given?.explanation) ??
    each.rounds.map((id) => wordsSaid(each.said(id)?.remark)).find((remark) => remark !== undefined);
  return said === undefined ? round : undefined;
}

function* unfoundedIn({ cases }: Dossier): Iterable<Finding> {
  for (const each of cases) {
    const round = unfounded(each);
    const at = round === undefined ? undefined : each.at(round);
    if (at !== undefined) yield { message: say(UNFOUNDED, {}), at, subject: each.subject };
  }
}

export const notApplicableUnfounded: Audit = {
  code: "not-applicable-unfounded",
  severity: "warning",
  title: { vi: "«Không áp dụng» không có căn cứ", en: "Not applicable without a ground" },
  doc: {
    vi: "Tiêu chí không áp dụng làm đổi điểm tối đa áp dụng, nên cần một câu nói rõ vì sao không phát sinh. Chỉ xét khi bảng có cột tài liệu kiểm chứng, giải trình hoặc ý kiến để ghi.",
    en: "A criterion that does not apply changes the maximum that counts, so it needs a sentence why. It is only asked where a sheet has a column of evidence, explanations or remarks to write it in.",
  },
  fix: {
    vi: "Ghi lý do không phát sinh ở cột giải trình hoặc tài liệu kiểm chứng.",
    en: "Write why it did not arise into the column of explanations or evidence.",
  },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Giải trình
1.1;1;
1.2;không phát sinh;
1.3;1,25;
2.1;3,8;
2.2;2;`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Giải trình
1.1;1;
1.2;không phát sinh;Năm 2025 tỉnh không tổ chức xét sáng kiến
1.3;1,25;
2.1;3,8;
2.2;2;`,
  byUnit: (audited) => (hasColumn(audited, "evidence", "explanation", "remark", "note") ? { each: unfoundedIn } : undefined),
};
