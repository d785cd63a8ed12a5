import * as z from "zod";
import { add, isNegative, isPositive, type Points, smaller, subtract, ZERO } from "../points.ts";
import { about, points, text } from "../shape.ts";
import { say, words } from "../text.ts";
import { literal, when } from "./formula.ts";
import { cutBack, kind, type Loss, losses, nothingLost, same, worth } from "./kind.ts";
import { distinctKeys, named } from "./names.ts";
import { flagOf } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("checklist").meta(about("Đánh dấu từng nội dung đạt", "Items ticked one by one")),
  items: z
    .array(
      z.strictObject({
        ...named(),
        points: points().meta(about("Điểm khi đạt nội dung này", "Points when this item is met")),
        reason: text().optional().meta(about("Lý do in khi không đạt nội dung này", "The reason printed when this item is not met")),
      }),
    )
    .min(1)
    .superRefine(distinctKeys)
    .meta(about("Các nội dung, mỗi nội dung đạt hay không độc lập với nhau", "The items, each met or not by itself")),
});

const NOT_MET = words("checklist-not-met", "Chưa đạt “{title}”: trừ {points:2} điểm", "“{title}” is not met: {points:2} points taken");
const UNREACHED = words(
  "checklist-unreached",
  "Các nội dung cộng lại chỉ được {sum:2}/{max:2} điểm",
  "All items together give only {sum:2}/{max:2} points",
);

type Rule = z.infer<typeof shape>;

/** As many ticks as fit into one whole number. */
const MOST_BITS = 50;

const sumOf = ({ items }: Rule): Points => {
  let sum = ZERO;
  for (const item of items) sum = add(sum, item.points);
  return sum;
};

const PLAN =
  "{ kind: checklist, items: [{ id: noi-dung, title: Đủ nhiệm vụ trên 6 nội dung, points: 0.5 }, { id: san-pham, title: Rõ sản phẩm và thời gian, points: 0.25 }, { id: phan-cong, title: Phân công rõ cơ quan chủ trì, points: 0.25 }] }";

export const checklist = kind<Rule>({
  kind: "checklist",
  title: { vi: "Đánh dấu từng nội dung đạt", en: "Items ticked one by one" },
  doc: {
    vi: "Mỗi nội dung đạt được số điểm của nó, cộng lại không quá điểm tối đa. Dùng cho «đủ nhiệm vụ trên 6 nội dung: 0,5; rõ sản phẩm: 0,25; phân công rõ: 0,25», «mỗi báo cáo đúng hạn 0,5». Nội dung để trống bên cạnh nội dung đã đánh dấu là không đạt.",
    en: "Each item met gives its points, together never more than the maximum. For plans that must cover several things, or reports of which each counts. An item left blank beside a ticked one is not met.",
  },
  shape,
  examples: [
    {
      title: { vi: "Kế hoạch đạt cả 3 nội dung", en: "A plan that meets all three" },
      rule: PLAN,
      max: "1",
      given: { "noi-dung": true, "san-pham": true, "phan-cong": true },
      points: "1",
    },
    {
      title: { vi: "Chưa phân công cơ quan chủ trì", en: "Nobody is named as responsible" },
      rule: PLAN,
      max: "1",
      given: { "noi-dung": true, "san-pham": true },
      points: "0.75",
    },
    {
      title: { vi: "Đạt 2 trong 3 hình thức là đủ điểm tối đa", en: "Two of three are enough for the maximum" },
      rule: "{ kind: checklist, items: [{ id: bao, title: Trên báo, points: 0.5 }, { id: dai, title: Trên đài, points: 0.5 }, { id: mang, title: Trên mạng xã hội, points: 0.5 }] }",
      max: "1",
      given: { bao: true, dai: true, mang: false },
      points: "1",
    },
    {
      title: { vi: "Chỉ đạt 1 trong 3 hình thức", en: "Only one of three" },
      rule: "{ kind: checklist, items: [{ id: bao, title: Trên báo, points: 0.5 }, { id: dai, title: Trên đài, points: 0.5 }, { id: mang, title: Trên mạng xã hội, points: 0.5 }] }",
      max: "1",
      given: { bao: true },
      points: "0.5",
    },
    {
      title: { vi: "Nội dung không có trong bộ tiêu chí", en: "An item that the rubric does not have" },
      rule: PLAN,
      max: "1",
      given: { "kinh-phi": true },
      points: { fault: "example-unknown-key" },
    },
  ],
  fields: ({ items }) => items.map(({ id, title }) => ({ key: id, type: "flag", label: same(title), blankIsNone: true })),
  deduct(rule, facts, { max }) {
    let ticked = ZERO;
    for (const item of rule.items) if (flagOf(facts, item.id)) ticked = add(ticked, item.points);
    const lost = subtract(max, smaller(ticked, max));
    if (!isPositive(lost)) return nothingLost();
    const rows: Loss[] = [];
    let named = ZERO;
    for (const item of rule.items) {
      if (flagOf(facts, item.id) || !isPositive(item.points)) continue;
      named = add(named, item.points);
      rows.push({
        points: item.points,
        sentence: say(NOT_MET, { title: item.title, points: item.points }),
        reason: item.reason,
        fields: [item.id],
      });
    }
    const rest = subtract(lost, named);
    // Items that add up to more than the maximum would take too much, items that add up to less would leave too much.
    if (isNegative(rest))
      rows.push(
        cutBack(
          named,
          lost,
          rows.flatMap(({ fields }) => fields),
        ),
      );
    if (isPositive(rest)) rows.push({ points: rest, sentence: say(UNREACHED, { sum: sumOf(rule), max }), fields: [] });
    return losses(...rows);
  },
  scale: ({ items }, max) => items.map(({ title, points: earned }) => worth(title, earned, max)),
  formula({ items }, { cell, yes }, { max }) {
    const ticked = items.map(({ id, points: earned }) => when(`${cell(id)}=${yes}`, literal(earned), "0"));
    // Sums of decimals are decimals again once what doubles leave behind is cut off.
    return `MIN(${literal(max)},ROUND(${ticked.join("+")},6))`;
  },
  alike({ items }, facts) {
    if (items.length > MOST_BITS) return undefined;
    let ticks = 0;
    for (const { id } of items) ticks = ticks * 2 + (flagOf(facts, id) ? 1 : 0);
    return ticks;
  },
  best: (rule, max) => smaller(sumOf(rule), max),
});
