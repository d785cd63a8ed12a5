import { cardsOf } from "../engine/rank.ts";
import type { LeafScore } from "../engine/scorecard.ts";
import { fold } from "../fold.ts";
import { groupedBy } from "../grouped.ts";
import { isPositive, type Points, subtract } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited } from "./audited.ts";

const AGAIN = words(
  "deducted-again",
  "Bị trừ {lost:2} điểm; năm trước cũng bị trừ {before:2} điểm ở tiêu chí {node}: hạn chế cũ đã được khắc phục chưa?",
  "{lost:2} points are lost here; last year {before:2} were lost in criterion {node} too: was the old shortcoming put right?",
);

const lostIn = ({ leaf, state, earned }: LeafScore): Points | undefined => {
  if (leaf.effect !== "score" || state === "not-applicable" || state === "missing") return undefined;
  const lost = subtract(leaf.max, earned);
  return isPositive(lost) ? lost : undefined;
};

/** By unit, as its name is folded. */
function lastYearOf({ lastYear }: Audited): ReadonlyMap<string, readonly LeafScore[]> {
  const cards = (lastYear?.rankings ?? []).flatMap(cardsOf);
  return new Map(cards.map(({ unit, leaves }) => [fold(unit.name), leaves]));
}

/**
 * The criterion of last year that is this one: by its title, for codes change from year to year and titles seldom. Where several
 * criteria of either year have the title, the domain must be the same as well, and if need be the code; what still is doubtful is none.
 * @param now this year's criteria of the title
 * @param past last year's
 */
function sameAs({ id, domain }: Leaf, now: readonly Leaf[], past: readonly LeafScore[]): LeafScore | undefined {
  if (now.length === 1 && past.length <= 1) return past[0];
  const within = (leaf: Leaf): boolean => fold(leaf.domain.title) === fold(domain.title);
  const near = past.filter(({ leaf }) => within(leaf));
  return now.filter(within).length === 1 && near.length <= 1 ? near[0] : near.find(({ leaf }) => leaf.id === id);
}

/** The place, among last year's criteria, of each that has been one: the same for every unit, so looked for once. */
function placesOf({ rubric }: Audited, old: readonly LeafScore[]): ReadonlyMap<Leaf, number> {
  const now = groupedBy(rubric.leaves, ({ title }) => fold(title));
  const past = groupedBy(old, ({ leaf }) => fold(leaf.title));
  const places = new Map<Leaf, number>();
  for (const [title, leaves] of now) {
    for (const leaf of leaves) {
      const same = sameAs(leaf, leaves, past.get(title) ?? []);
      if (same !== undefined) places.set(leaf, same.leaf.index);
    }
  }
  return places;
}

export const deductedAgain: Audit = {
  code: "deducted-again",
  severity: "note",
  title: { vi: "Năm trước cũng bị trừ ở tiêu chí này", en: "Points lost in the same criterion as last year" },
  doc: {
    vi: "Khi có tệp của năm trước (--last-year TỆP, và --last-rubric khi bộ tiêu chí khác), những tiêu chí cùng tên mà đơn vị mất điểm cả hai năm được nêu ra. Trong ví dụ, tệp năm trước ghi ở phần «năm trước».",
    en: "With last year's file (--last-year FILE, and --last-rubric where the rubric is another), criteria of the same title in which the unit lost points in both years are named. In the examples last year's file is the part «năm trước».",
  },
  fix: { vi: "Ghi biện pháp khắc phục và thời hạn vào kế hoạch của đơn vị.", en: "Put a remedy with its day into the plan of the unit." },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;4
2.2;Công khai thủ tục;2

[năm trước: Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;0,5
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1
2.1;Hồ sơ đúng hạn;4
2.2;Công khai thủ tục;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,5
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2

[năm trước: Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;0,5
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1
2.1;Hồ sơ đúng hạn;4
2.2;Công khai thủ tục;2`,
  byUnit(audited) {
    const before = lastYearOf(audited);
    const [any] = before.values();
    const places = any === undefined ? undefined : placesOf(audited, any);
    if (places === undefined) return undefined;
    return {
      *each({ card, cases }) {
        const old = before.get(fold(card.unit.name));
        for (const each of cases) {
          const past = old?.[places.get(each.leaf) ?? -1];
          const lost = lostIn(each.score);
          const lostBefore = past === undefined ? undefined : lostIn(past);
          const { round } = each.score;
          const at = round === undefined ? undefined : (each.at(round) ?? each.given?.rounds[round]?.at);
          if (lost === undefined || past === undefined || lostBefore === undefined || at === undefined) continue;
          yield { message: say(AGAIN, { lost, before: lostBefore, node: past.leaf.id }), at, subject: each.subject };
        }
      },
    };
  },
};
