import type { PrintedFigure } from "../assessment.ts";
import { sheetKey } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited } from "./audited.ts";
import { wrongSums } from "./readings.ts";

const TYPED = words(
  "total-typed",
  "{count} ô tổng của đơn vị là số gõ tay, trong khi những ô cùng loại ở chỗ khác là công thức.",
  "Totals of the unit that are typed figures where others like them are formulas: {count}.",
);

/** What the figures of all units that are alike share: what they sum up, in which round. */
const likeness = ({ what, node, round }: PrintedFigure): string => `${what} ${node} ${round ?? ""}`;

const isFormula = (audited: Audited, { at }: PrintedFigure): boolean => audited.cell(at)?.formula !== undefined;

/** Sums by what they are alike in, with how many of them are formulas. */
function formulasByLikeness(audited: Audited): ReadonlyMap<string, { readonly formulas: number; readonly all: number }> {
  const counts = new Map<string, { formulas: number; all: number }>();
  for (const figure of audited.run.printed) {
    const key = likeness(figure);
    const known = counts.get(key) ?? { formulas: 0, all: 0 };
    counts.set(key, { formulas: known.formulas + (isFormula(audited, figure) ? 1 : 0), all: known.all + 1 });
  }
  return counts;
}

export const totalTyped: Audit = {
  code: "total-typed",
  severity: "warning",
  title: { vi: "Ô tổng gõ tay ở chỗ mẫu có công thức", en: "A typed total where the form has a formula" },
  doc: {
    vi: "Biểu mẫu cộng bằng công thức; ô bị thay bằng số thì không đổi theo điểm nữa. Chỉ báo khi phần lớn các ô cùng loại của những đơn vị khác, hoặc trong cùng trang tính, là công thức; mỗi đơn vị một lần.",
    en: "The form adds up by formulas; a cell that was replaced by a figure no longer follows the points. It is told once a unit, and only where most cells like it of other units, or of the same sheet, hold formulas.",
  },
  fix: { vi: "Chép lại công thức từ biểu mẫu.", en: "Copy the formula from the form again." },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1;Chỉ đạo, điều hành;=SUM(C3:C5) → 3,75
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2;Thủ tục hành chính;=SUM(C7:C8) → 5,8
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;9,55`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1;Chỉ đạo, điều hành;=SUM(C3:C5) → 3,75
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2;Thủ tục hành chính;=SUM(C7:C8) → 5,8
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;=C2+C6 → 9,55`,
  *run(audited) {
    const counts = formulasByLikeness(audited);
    const wrong = new Set(wrongSums(audited).map(({ figure }) => figure));
    for (const { card, printed } of audited.dossiers) {
      const sums = printed.filter(({ what }) => what === "points");
      const typed = sums.filter((figure) => {
        // That a wrong figure was typed goes without saying.
        if (isFormula(audited, figure) || wrong.has(figure)) return false;
        const { formulas = 0, all = 0 } = counts.get(likeness(figure)) ?? {};
        const beside = sums.filter(({ at, round }) => sheetKey(at) === sheetKey(figure.at) && round === figure.round);
        return formulas * 2 > all || beside.filter((each) => isFormula(audited, each)).length * 2 > beside.length;
      });
      const [first] = typed;
      if (first === undefined) continue;
      yield { message: say(TYPED, { count: asCount(typed.length) }), at: first.at, subject: [card.unit.name] };
    }
  },
};
