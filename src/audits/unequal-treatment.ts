import type { Answer, Round } from "../assessment.ts";
import { keyOfFacts } from "../engine/alike.ts";
import { hasFacts } from "../engine/settle.ts";
import { addTo } from "../grouped.ts";
import { compare, equal, larger, type Points, ZERO } from "../points.ts";
import type { CellSpan } from "../source.ts";
import { few, say, words } from "../text.ts";
import { type Audit, type Finding, NOTHING } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import type { Case } from "./case.ts";
import { isAppraised } from "./changes.ts";

const UNEQUAL = words(
  "unequal-treatment",
  "Cùng số liệu nhưng {unit} được {points:2} điểm, {others} được {more:2} điểm: vì sao khác nhau?",
  "With the same figures {unit} has {points:2} points and {others} {more:2}: why do they differ?",
);
const OTHER = words("points-of-other", "{unit}: {points:2} điểm", "{unit}: {points:2} points");
const NAMED_AT_MOST = 3;

/** The last facts that anybody gave; points that were typed after them overrule what they come to. */
function lastFacts({ rounds, given }: Case): Round | undefined {
  for (let index = rounds.length - 1; index >= 0; index -= 1) {
    const round = rounds[index] as Round;
    if (hasFacts(given?.rounds[round] as Answer)) return round;
  }
  return undefined;
}

interface Treated {
  readonly case: Case;
  readonly points: Points;
  readonly at: CellSpan;
}

function treated(each: Case): Treated | undefined {
  const { round } = each.score;
  // What nobody has appraised yet is a claim and no treatment.
  if (round === undefined || !isAppraised(each)) return undefined;
  const points = each.worth(round);
  const at = each.at(round);
  return points === undefined || at === undefined ? undefined : { case: each, points, at };
}

/** Whether typed points gave another figure than the facts before them. */
function isOverruled(each: Case): boolean {
  const { round } = each.score;
  if (round === undefined || round === "self" || !each.typed(round)) return false;
  const from = lastFacts(each);
  const computed = from === undefined ? undefined : each.worth(from);
  const points = each.worth(round);
  return computed !== undefined && points !== undefined && !equal(computed, points);
}

const keyOf = (each: Case): string | undefined => {
  const from = lastFacts(each);
  const facts = from === undefined ? undefined : each.said(from)?.facts;
  return facts === undefined ? undefined : keyOfFacts(each.leaf, { facts });
};

/** Facts that somebody's points overruled, by index of leaf. */
type Doubted = readonly Set<string>[];

function gather({ cases }: Dossier, doubted: Doubted): void {
  for (const each of cases) {
    const key = isOverruled(each) ? keyOf(each) : undefined;
    if (key !== undefined) doubted[each.leaf.index]?.add(key);
  }
}

/** The units that have these facts in a criterion, each with its points. */
function groupsOf({ dossiers }: Audited, doubted: Doubted): readonly (readonly Treated[])[] {
  const groups = doubted.map(() => new Map<string, Treated[]>());
  const asked = groups.flatMap((group, index) => (doubted[index]?.size === 0 ? [] : [{ group, index }]));
  for (const { cases } of asked.length === 0 ? [] : dossiers) {
    for (const { group, index } of asked) {
      const each = cases[index] as Case;
      const key = keyOf(each);
      const one = key === undefined || doubted[index]?.has(key) !== true ? undefined : treated(each);
      if (key === undefined || one === undefined) continue;
      addTo(group, key, one);
    }
  }
  return groups.flatMap((group) => [...group.values()]);
}

/** Each unit with fewer points than the most that the same facts were given. */
function* questions(group: readonly Treated[]): Iterable<Finding> {
  const best = group.reduce<Points>((most, { points }) => larger(most, points), ZERO);
  const fewer = group.filter(({ points }) => !equal(points, best)).sort((a, b) => compare(b.points, a.points));
  if (fewer.length === 0) return;
  const favoured = group.filter(({ points }) => equal(points, best));
  const others = few(
    favoured.map((other) => other.case.unit),
    NAMED_AT_MOST,
    "đơn vị",
  );
  const related = favoured
    .slice(0, NAMED_AT_MOST)
    .map((other) => ({ at: other.at, message: say(OTHER, { unit: other.case.unit, points: other.points }) }));
  for (const { case: each, points, at } of fewer) {
    yield { message: say(UNEQUAL, { unit: each.unit, points, others, more: best }), at, subject: each.subject, related };
  }
}

export const unequalTreatment: Audit = {
  code: "unequal-treatment",
  severity: "warning",
  title: { vi: "Cùng số liệu, cùng cách tính, điểm khác nhau", en: "The same figures and the same rule, but different points" },
  doc: {
    vi: "Hai đơn vị ghi cùng số liệu ở một tiêu chí nhưng người thẩm định cho điểm khác nhau. Có thể có lý do (tài liệu khác nhau); câu hỏi này để hội đồng xem lý do đó đã được ghi chưa.",
    en: "Two units have the same figures in a criterion, and the appraisers gave them different points. There may be a reason, such as the evidence; the question is whether it was noted.",
  },
  fix: {
    vi: "Ghi số liệu thẩm định đúng thực tế cho từng đơn vị, hoặc cho điểm như nhau.",
    en: "Give each unit the figures that were found, or the same points.",
  },
  bad: `
[Huyện An Bình]
Mã;Số liệu;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;Đúng hạn;1;1;
1.2;2;1,5;0,75;Chưa đủ tài liệu
1.3;;1,25;1,25;
2.1;;3,8;3,8;
2.2;;2;2;

[Huyện Bình Minh]
Mã;Số liệu;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định
1.1;Đúng hạn;1;1;
1.2;2;1,5;1,5;
1.3;;1,25;1;Thiếu một biên bản
2.1;;3,8;3,8;
2.2;;2;2;`,
  good: `
[Huyện An Bình]
Mã;Số liệu;Điểm tự đánh giá;Số liệu thẩm định;Điểm thẩm định;Ý kiến thẩm định
1.1;Đúng hạn;1;;1;
1.2;2;1,5;1;0,75;Chưa đủ tài liệu
1.3;;1,25;;1,25;
2.1;;3,8;;3,8;
2.2;;2;;2;

[Huyện Bình Minh]
Mã;Số liệu;Điểm tự đánh giá;Số liệu thẩm định;Điểm thẩm định;Ý kiến thẩm định
1.1;Đúng hạn;1;;1;
1.2;2;1,5;;1,5;
1.3;;1,25;;1;Thiếu một biên bản
2.1;;3,8;;3,8;
2.2;;2;;2;`,
  byUnit(audited) {
    const doubted: Doubted = audited.rubric.leaves.map(() => new Set<string>());
    return {
      each(dossier) {
        gather(dossier, doubted);
        return NOTHING;
      },
      end: () => groupsOf(audited, doubted).flatMap((group) => [...questions(group)]),
    };
  },
};
