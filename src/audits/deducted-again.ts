import type { LeafScore } from "../engine/scorecard.ts";
import { fold } from "../fold.ts";
import { isPositive, type Points, subtract } from "../points.ts";
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

/** By unit and by what criteria are called: codes change from year to year, titles seldom. */
function lastYearOf({ lastYear }: Audited): ReadonlyMap<string, ReadonlyMap<string, LeafScore>> {
  const cards = (lastYear?.rankings ?? []).flatMap(({ rows, apart }) => [...rows.map(({ card }) => card), ...apart]);
  return new Map(cards.map(({ unit, leaves }) => [fold(unit.name), new Map(leaves.map((score) => [fold(score.leaf.title), score]))]));
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
  *run(audited) {
    const before = lastYearOf(audited);
    for (const { card, cases } of before.size === 0 ? [] : audited.dossiers) {
      const old = before.get(fold(card.unit.name));
      for (const each of cases) {
        const lost = lostIn(each.score);
        const past = old?.get(fold(each.leaf.title));
        const lostBefore = past === undefined ? undefined : lostIn(past);
        const { round } = each.score;
        const at = round === undefined ? undefined : (each.at(round) ?? each.given?.rounds[round]?.at);
        if (lost === undefined || past === undefined || lostBefore === undefined || at === undefined) continue;
        yield { message: say(AGAIN, { lost, before: lostBefore, node: past.leaf.id }), at, subject: each.subject };
      }
    }
  },
};
