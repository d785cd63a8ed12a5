import { ROUND_NAMES } from "../assessment.ts";
import { hasFacts } from "../engine/settle.ts";
import { groupedBy } from "../grouped.ts";
import { compare } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import { type Audit, type Finding, NOTHING } from "./audit.ts";
import { type Change, changesOf } from "./changes.ts";
import { hasColumn } from "./places.ts";
import { wordsSaid } from "./words-said.ts";

const LOWERED = words(
  "lowered-without-reason",
  "Vòng {round} hạ từ {before:2} xuống {after:2} điểm nhưng không ghi lý do và số liệu.",
  "The round {round} lowers {before:2} to {after:2} points and gives neither reason nor figures.",
);

const NO_COLUMN = words(
  "lowered-without-reason",
  "{count} tiêu chí của đơn vị bị hạ điểm, mà bảng không có cột ghi lý do.",
  "Criteria of the unit that were lowered, in a sheet without a column for reasons: {count}.",
);

const isUnfounded = ({ before, after, answer }: Change): boolean =>
  compare(after, before) < 0 && wordsSaid(answer.remark) === undefined && !hasFacts(answer);

const oneByOne = ({ case: each, to, before, after, at }: Change): Finding => ({
  message: say(LOWERED, { round: ROUND_NAMES[to], before, after }),
  at,
  subject: each.subject,
});

/** Where there is no column to write a reason in, that is told once a unit. */
function* withoutColumn(lowered: readonly Change[]): Iterable<Finding> {
  for (const [unit, [first, ...more]] of groupedBy(lowered, (change) => change.case.unit)) {
    if (first !== undefined) yield { message: say(NO_COLUMN, { count: asCount(more.length + 1) }), at: first.at, subject: [unit] };
  }
}

export const loweredWithoutReason: Audit = {
  code: "lowered-without-reason",
  severity: "warning",
  title: { vi: "Hạ điểm không ghi lý do", en: "Points lowered without a reason" },
  doc: {
    vi: "Mỗi điểm bị hạ cần một lý do để đơn vị giải trình và hội đồng xem xét. Vòng thẩm định có ghi số liệu của mình thì số liệu đó là lý do.",
    en: "Every point that is lowered needs a reason, which the unit can answer and the council can weigh. Figures of the appraisers' own are a reason.",
  },
  fix: {
    vi: "Ghi lý do ở cột ý kiến thẩm định, hoặc số liệu thẩm định.",
    en: "Write the reason into the column of remarks, or the figures found.",
  },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;1,5;1,5;
1.3;1,25;0,5;
2.1;3,8;3,8;
2.2;2;2;`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;1;1;
1.2;1,5;1,5;
1.3;1,25;0,5;Biên bản kiểm tra ghi ba nội dung chưa đạt
2.1;3,8;3,8;
2.2;2;2;`,
  byUnit(audited) {
    if (hasColumn(audited, "remark")) return { each: (dossier) => changesOf(dossier).filter(isUnfounded).map(oneByOne) };
    const lowered: Change[] = [];
    return {
      each(dossier) {
        lowered.push(...changesOf(dossier).filter(isUnfounded));
        return NOTHING;
      },
      end: () => withoutColumn(lowered),
    };
  },
};
