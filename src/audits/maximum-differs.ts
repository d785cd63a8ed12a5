import { add, isZero, type Points, ZERO } from "../points.ts";
import { type Leaf, leavesOf, type Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited } from "./audited.ts";
import { same } from "./readings.ts";

const DIFFERS = words(
  "maximum-differs",
  "Bảng ghi điểm tối đa của {node} là {printed:2}, bộ tiêu chí là {max:2}.",
  "The sheet gives the maximum of {node} as {printed:2}; the rubric has {max:2}.",
);
const WHOLE = { vi: "toàn bộ", en: "the whole" };

const sumOf = (leaves: readonly Leaf[]): Points => leaves.reduce((sum, { max }) => add(sum, max), ZERO);

/** The maximum of a node as a column may mean it: all of it, what units assess, the survey, or what applies to the unit. */
function maxima({ rubric, dossiers }: Audited, id: string, unit: string | undefined): readonly Points[] {
  const node = id === "" ? rubric.root : rubric.nodes.get(id);
  if (node === undefined) return [];
  const leaves = leavesOf(node).filter(({ effect }) => effect === "score");
  const parts = [sumOf(leaves.filter(({ source }) => source === "survey")), sumOf(leaves.filter(({ source }) => source !== "survey"))];
  const own = id === "" ? dossiers.find(({ card }) => card.unit.id === unit)?.card.applicableMax : undefined;
  return [maximumOf(rubric, id), ...parts.filter((part) => !isZero(part)), ...(own === undefined ? [] : [own])];
}

const maximumOf = (rubric: Rubric, id: string): Points => (id === "" ? rubric.maxPoints : (rubric.nodes.get(id)?.max ?? ZERO));

export const maximumDiffers: Audit = {
  code: "maximum-differs",
  severity: "warning",
  title: { vi: "Điểm tối đa ghi trong bảng khác bộ tiêu chí", en: "A printed maximum that is not the rubric's" },
  doc: {
    vi: "Thường là dấu hiệu của biểu năm khác hoặc cấp khác. Điểm luôn được tính theo bộ tiêu chí.",
    en: "It is mostly the sign of a form of another year or level. Scores always follow the rubric.",
  },
  fix: {
    vi: "Kiểm tra biểu có đúng bộ tiêu chí và đúng năm.",
    en: "Check that the form is of this rubric and of this year.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tối đa;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1;1
1.2;Sáng kiến cấp tỉnh;2;1,5
1.3;Đoàn kiểm tra chấm;1,5;1,25
2.1;Hồ sơ đúng hạn;4;3,8
2.2;Công khai thủ tục;2;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tối đa;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1;1
1.2;Sáng kiến cấp tỉnh;1,5;1,5
1.3;Đoàn kiểm tra chấm;1,5;1,25
2.1;Hồ sơ đúng hạn;4;3,8
2.2;Công khai thủ tục;2;2`,
  *run(audited) {
    const { rubric, run } = audited;
    const names = new Map(run.submissions.map(({ unit }) => [unit.id, unit.name]));
    for (const { what, unit, node, value, at } of run.printed) {
      if (what !== "maximum") continue;
      const possible = maxima(audited, node, unit);
      if (possible.length === 0 || possible.some((each) => same(value, each, rubric))) continue;
      const name = unit === undefined ? undefined : names.get(unit);
      const message = say(DIFFERS, { node: node === "" ? WHOLE : node, printed: value, max: maximumOf(rubric, node) });
      yield { message, at, subject: [...(name === undefined ? [] : [name]), ...(node === "" ? [] : [node])] };
    }
  },
};
