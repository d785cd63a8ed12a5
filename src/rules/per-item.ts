import * as z from "zod";
import { isZero, keyOf, subtract, times } from "../points.ts";
import { about, points, text } from "../shape.ts";
import { say, words } from "../text.ts";
import { literal, roundedTo, when } from "./formula.ts";
import { earn, isFull, kind, losses, notACount, nothingLost, same } from "./kind.ts";
import { numberOf, optionalNumber } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("per-item").meta(about("Đếm số lượng, mỗi đơn vị một số điểm", "Points for each item counted")),
  of: text()
    .optional()
    .meta(about("Tên của thứ được đếm, in trong biểu mẫu và trong lý do trừ điểm", "What is counted, as printed in forms and in reasons")),
  each: points().meta(about("Điểm cho mỗi đơn vị đếm được", "Points for each item")),
});

const SENTENCE = words(
  "per-item-short",
  "{of}: {items} × {each:2} điểm = {earned:2}/{max:2} điểm",
  "{of}: {items} × {each:2} points = {earned:2}/{max:2} points",
);
const EACH = words("scale-per-item", "{each} điểm × số lượng, không quá {max} điểm", "{each} points × the count, at most {max} points");
const FIELDS = ["items"];
const ITEMS = { vi: "Số lượng", en: "Count" };

export const perItem = kind<z.infer<typeof shape>>({
  kind: "per-item",
  title: { vi: "Đếm số lượng, mỗi đơn vị một số điểm", en: "Points for each item counted" },
  doc: {
    vi: "Số đếm được × điểm mỗi đơn vị, không quá điểm tối đa của tiêu chí. Dùng cho «mỗi sáng kiến cấp tỉnh 0,75 điểm», «mỗi quy chế 0,5 điểm».",
    en: "Count × points each, never more than the maximum of the criterion. For «0.75 points for each provincial initiative».",
  },
  shape,
  examples: [
    {
      title: { vi: "Không có sáng kiến nào", en: "No initiative at all" },
      rule: "{ kind: per-item, of: Số sáng kiến cấp tỉnh, each: 0.75 }",
      max: "1.5",
      given: { items: 0 },
      points: "0",
    },
    {
      title: { vi: "Ba sáng kiến, vẫn chỉ được điểm tối đa", en: "Three initiatives still give only the maximum" },
      rule: "{ kind: per-item, of: Số sáng kiến cấp tỉnh, each: 0.75 }",
      max: "1.5",
      given: { items: 3 },
      points: "1.5",
    },
    {
      title: { vi: "Không đếm được nửa sáng kiến", en: "Half an initiative cannot be counted" },
      rule: "{ kind: per-item, of: Số sáng kiến cấp tỉnh, each: 0.75 }",
      max: "1.5",
      given: { items: 0.5 },
      points: { fault: "count-not-whole" },
    },
  ],
  fields: (rule) => [{ key: "items", type: "number", label: rule.of === undefined ? ITEMS : same(rule.of), whole: true }],
  deduct(rule, facts, setting) {
    const items = numberOf(facts, "items");
    const wrong = notACount("items", rule.of ?? ITEMS, items);
    if (wrong !== undefined) return wrong;
    const earned = earn(times(rule.each, items), setting);
    if (isFull(earned, setting)) return nothingLost();
    return losses({
      points: subtract(setting.max, earned),
      sentence: say(SENTENCE, { of: rule.of ?? ITEMS, items, each: rule.each, earned, max: setting.max }),
      fields: FIELDS,
    });
  },
  scale: ({ each }, max) => [say(EACH, { each, max })],
  formula({ each }, { cell }, { max, rounding }) {
    const product = `${literal(each)}*${cell("items")}`;
    const earned = rounding === undefined ? `ROUND(${product},6)` : roundedTo(product, rounding);
    return earned === undefined ? undefined : when(`${product}>=${literal(max)}`, literal(max), `MIN(${literal(max)},${earned})`);
  },
  alike(_rule, facts) {
    const items = optionalNumber(facts, "items");
    return items === undefined ? undefined : keyOf(items);
  },
  best: (rule, max) => (isZero(rule.each) ? rule.each : max),
});
