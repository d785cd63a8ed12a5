import * as z from "zod";
import type { Bounds } from "../bounds.ts";
import { compare, comparePercentage, type Exact, equal, HUNDRED, type Points, percentage, share, subtract, ZERO } from "../points.ts";
import { about, amount } from "../shape.ts";
import { late, say, sayLate, words } from "../text.ts";
import { isFine, literal, ratioInRange, shareOf, when } from "./formula.ts";
import { earn, isFull, kind, losses, nothingLost, worth } from "./kind.ts";
import { bandInWords, percentBeside } from "./ladder.ts";
import { type Ratio, ratioFields, ratioFormula, ratioKeys, ratioShape, readRatio } from "./ratio.ts";

const shape = z.strictObject({
  kind: z.literal("proportional").meta(about("Điểm theo tỷ lệ", "Points in proportion")),
  ...ratioShape(),
  floor: amount().optional().meta(about("Mức sàn (%): tỷ lệ dưới mức này được 0 điểm", "The floor (%): a ratio below it gets 0 points")),
  full: amount()
    .optional()
    .meta(about("Mức đủ (%): tỷ lệ từ mức này trở lên được điểm tối đa", "The full mark (%): a ratio from it on gets the maximum")),
});

interface Short extends Ratio {
  readonly full?: Exact | undefined;
  readonly earned: Points;
  readonly max: Points;
}

const IN_PROPORTION = words("scale-proportional", "Tỷ lệ đạt được × {max} điểm", "The ratio reached × {max} points");
const UNTIL_FULL: Bounds = { below: HUNDRED };

const SHORT = late<Short>()(
  words(
    "proportional-short",
    "Đạt {percent} ({numerator}/{denominator}), thiếu {missing}: {earned:2}/{max:2} điểm",
    "Reached {percent} ({numerator}/{denominator}), {missing} short: {earned:2}/{max:2} points",
  ),
  ({ part, whole, full, earned, max }) => ({
    percent: percentBeside(percentage(part, whole), full === undefined ? UNTIL_FULL : { below: full }),
    numerator: part,
    denominator: whole,
    missing: subtract(whole, part),
    earned,
    max,
  }),
);
const REACHED = late<Short>()(
  words(
    "proportional-reached",
    "Đạt {percent} ({numerator}/{denominator}): {earned:2}/{max:2} điểm",
    "Reached {percent} ({numerator}/{denominator}): {earned:2}/{max:2} points",
  ),
  ({ part, whole, earned, max }) => ({
    percent: percentBeside(percentage(part, whole), UNTIL_FULL),
    numerator: part,
    denominator: whole,
    earned,
    max,
  }),
);
const BELOW_FLOOR = late<Ratio & { readonly floor: Exact; readonly max: Points }>()(
  words(
    "proportional-below-floor",
    "Đạt {percent} ({numerator}/{denominator}), dưới mức sàn {floor}%: 0,00/{max:2} điểm",
    "Reached {percent} ({numerator}/{denominator}), below the floor of {floor}%: 0.00/{max:2} points",
  ),
  ({ part, whole, floor, max }) => ({
    percent: percentBeside(percentage(part, whole), { below: floor }),
    numerator: part,
    denominator: whole,
    floor,
    max,
  }),
);

const FILES = "{ kind: proportional, numerator: Số hồ sơ giải quyết đúng hạn, denominator: Tổng số hồ sơ đến hạn, floor: 90 }";

export const proportional = kind<z.infer<typeof shape>>({
  kind: "proportional",
  title: { vi: "Điểm theo tỷ lệ", en: "Points in proportion" },
  doc: {
    vi: "Điểm tối đa × tử số ÷ mẫu số, làm tròn một lần. Có thể có mức sàn (dưới mức ấy 0 điểm) và mức đủ (từ mức ấy được điểm tối đa). Dùng cho «số hồ sơ đúng hạn ÷ tổng số hồ sơ × điểm tối đa», «tỷ lệ % × điểm tối đa / 100».",
    en: "Maximum × numerator ÷ denominator, rounded once. There may be a floor (0 points below it) and a full mark (the maximum from it on). For «files in time ÷ all files × maximum».",
  },
  shape,
  examples: [
    {
      title: { vi: "11.329/11.482 hồ sơ đúng hạn", en: "11,329 of 11,482 files in time" },
      rule: FILES,
      max: "3",
      given: { numerator: 11329, denominator: 11482 },
      points: "2.96",
    },
    {
      title: { vi: "Đúng mức sàn 90% vẫn được tính", en: "Exactly at the floor still counts" },
      rule: FILES,
      max: "3",
      given: { numerator: 90, denominator: 100 },
      points: "2.7",
    },
    {
      title: { vi: "Dưới mức sàn", en: "Below the floor" },
      rule: FILES,
      max: "3",
      given: { numerator: 899, denominator: 1000 },
      points: "0",
    },
    {
      title: { vi: "Từ 95% được điểm tối đa", en: "The maximum from 95% on" },
      rule: "{ kind: proportional, full: 95 }",
      max: "2",
      given: { numerator: 19, denominator: 20 },
      points: "2",
    },
    {
      title: { vi: "25/31 cơ quan có quy chế phối hợp", en: "25 of 31 agencies have the regulation" },
      rule: "{ kind: proportional, numerator: Số cơ quan có quy chế phối hợp, outOf: 31 }",
      max: "1",
      given: { numerator: 25 },
      points: "0.81",
    },
    {
      title: { vi: "Không phát sinh: 0/0", en: "Nothing arose: 0 of 0" },
      rule: FILES,
      max: "3",
      given: { numerator: 0, denominator: 0 },
      points: "not-applicable",
    },
    {
      title: { vi: "Tử số lớn hơn mẫu số", en: "The numerator is above the denominator" },
      rule: FILES,
      max: "3",
      given: { numerator: 101, denominator: 100 },
      points: { fault: "numerator-over" },
    },
  ],
  fields: ratioFields,
  deduct(rule, facts, setting) {
    const ratio = readRatio(rule, facts);
    if ("kind" in ratio) return ratio;
    const { part, whole } = ratio;
    const { max } = setting;
    const { floor, full } = rule;
    if (floor !== undefined && comparePercentage(part, whole, floor) < 0) {
      return losses({ points: max, sentence: sayLate(BELOW_FLOOR, { part, whole, floor, max }), fields: ratioKeys(rule) });
    }
    const enough = full !== undefined && comparePercentage(part, whole, full) >= 0;
    const earned = enough ? max : earn(share(max, part, whole), setting);
    if (isFull(earned, setting)) return nothingLost();
    const sentence = sayLate(equal(earned, max) ? REACHED : SHORT, { part, whole, full, earned, max });
    return losses({ points: subtract(max, earned), sentence, fields: ratioKeys(rule) });
  },
  scale: ({ floor, full }, max) => [
    say(IN_PROPORTION, { max }),
    ...(full === undefined ? [] : [worth(bandInWords({ from: full }, true), max, max)]),
    ...(floor === undefined ? [] : [worth(bandInWords({ below: floor }, true), ZERO, max)]),
  ],
  formula: (rule, blanks, setting) =>
    ratioFormula(rule, blanks, isFine(setting.max, setting.rounding), (part, whole) => {
      const { floor, full } = rule;
      const share = shareOf(setting.max, part, whole, setting.rounding);
      if (share === undefined) return undefined;
      const reached = full === undefined ? share : when(ratioInRange(part, whole, { from: full }), literal(setting.max), share);
      return floor === undefined ? reached : when(ratioInRange(part, whole, { below: floor }), "0", reached);
    }),
  best: (rule, max) => (rule.floor !== undefined && rule.over !== true && compare(rule.floor, HUNDRED) > 0 ? ZERO : max),
});
