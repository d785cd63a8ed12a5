import * as z from "zod";
import type { Facts } from "../assessment.ts";
import { percentageWithin } from "../bounds.ts";
import { type Exact, HUNDRED, isNegative, type Points, percentage, round, smaller, subtract, ZERO } from "../points.ts";
import { about, fault, text, whole } from "../shape.ts";
import { after, before, EVERY } from "../stretch.ts";
import { late, say, sayLate, words } from "../text.ts";
import { bandsFormula } from "./bands-formula.ts";
import { faulty, isFull, kind, losses, mostOf, notAmong, nothingLost, type Outcome, type Setting, same, VALUE_NEGATIVE } from "./kind.ts";
import { type Band, bandInWords, bandOf, ladder, ladderScale, NO_BAND, percentBeside, reachesBelowZero } from "./ladder.ts";
import { type Ratio, ratioFields, ratioKeys, ratioShape, readRatio } from "./ratio.ts";
import { numberOf } from "./read.ts";

const ONLY_FOR_RATIO = words("only-for-ratio", "“{key}” chỉ dùng khi ratio: true.", "“{key}” needs ratio: true.");
const MODE_ALONE = words("ratio-mode-alone", "ratioMode cần có ratioDecimals.", "ratioMode needs ratioDecimals.");
const RATIO_KEYS = ["numerator", "denominator", "outOf", "over", "ratioDecimals", "ratioMode"] as const;

const shape = z
  .strictObject({
    kind: z.literal("bands").meta(about("Số liệu hoặc tỷ lệ thuộc một mức", "A number or a ratio in bands")),
    of: text()
      .optional()
      .meta(
        about(
          "Tên của số liệu hoặc tỷ lệ, in trong biểu mẫu và trong lý do trừ điểm",
          "What the figure or ratio is called in forms and in reasons",
        ),
      ),
    ratio: z
      .literal(true)
      .optional()
      .meta(
        about(
          "So tỷ lệ tử số/mẫu số (giới hạn các mức tính bằng %) thay vì một số",
          "Compare numerator/denominator (bounds in %) and not one number",
        ),
      ),
    ...ratioShape(),
    bands: ladder().meta(about("Các mức; mức đầu tiên chứa số liệu được tính", "The bands; the first that holds the figure counts")),
    ratioDecimals: whole(0, 6)
      .optional()
      .meta(
        about(
          "Làm tròn tỷ lệ % đến số chữ số thập phân này trước khi so; không ghi thì so tỷ lệ chính xác",
          "Round the ratio (%) to so many decimals before it is compared; by default it is compared exactly",
        ),
      ),
    ratioMode: z
      .enum(["half-up", "half-even", "down"])
      .optional()
      .meta(about("Cách làm tròn tỷ lệ; không ghi thì half-up", "How the ratio is rounded; half-up by default")),
  })
  .superRefine((rule, context) => {
    for (const key of rule.ratio === true ? [] : RATIO_KEYS) {
      if (rule[key] !== undefined) context.addIssue({ code: "custom", path: [key], ...fault(say(ONLY_FOR_RATIO, { key })) });
    }
    if (rule.ratioMode !== undefined && rule.ratioDecimals === undefined) {
      context.addIssue({ code: "custom", path: ["ratioMode"], ...fault(say(MODE_ALONE, {})) });
    }
  });
type Rule = z.infer<typeof shape>;

const NAMED = words("named", "{of}:", "{of}:");
const VALUE = { vi: "Số liệu", en: "Figure" };
const REACHED = { vi: "Đạt", en: "Reached" };

/** What the sentence begins with. */
const opening = ({ of }: Rule) => (of === undefined ? REACHED : say(NAMED, { of }));

/** The ratio as the rule compares it. */
const compared = ({ ratioDecimals, ratioMode = "half-up" }: Rule, percent: Exact): Exact =>
  ratioDecimals === undefined ? percent : round(percent, { decimals: ratioDecimals, mode: ratioMode });

/** What is in the words of every loss: the band that was reached, and what it gives. */
interface Reached {
  readonly rule: Rule;
  readonly band: Band;
  readonly earned: Points;
  readonly max: Points;
}
const VALUE_SHORT = late<Reached & { readonly value: Exact }>()(
  words(
    "bands-value-short",
    "{of} {value}, thuộc mức {band}: {earned:2}/{max:2} điểm",
    "{of} {value}, in the band {band}: {earned:2}/{max:2} points",
  ),
  ({ rule, value, band, earned, max }) => ({ of: opening(rule), value, band: bandInWords(band, false), earned, max }),
);
const RATIO_SHORT = late<Reached & Ratio>()(
  words(
    "bands-ratio-short",
    "{of} {percent} ({numerator}/{denominator}), thuộc mức {band}: {earned:2}/{max:2} điểm",
    "{of} {percent} ({numerator}/{denominator}), in the band {band}: {earned:2}/{max:2} points",
  ),
  ({ rule, part, whole, band, earned, max }) => ({
    of: opening(rule),
    percent: percentBeside(compared(rule, percentage(part, whole)), band),
    numerator: part,
    denominator: whole,
    band: bandInWords(band, true),
    earned,
    max,
  }),
);

function single(rule: Rule, facts: Facts, setting: Setting): Outcome {
  const { max } = setting;
  const value = numberOf(facts, "value");
  if (isNegative(value) && !reachesBelowZero(rule.bands)) {
    return faulty("value", say(VALUE_NEGATIVE, { label: rule.of ?? VALUE, value }));
  }
  const band = bandOf(rule.bands, value);
  if (band === undefined) return faulty("value", say(NO_BAND, { figure: value }));
  const earned = smaller(band.points, max);
  if (isFull(earned, setting)) return nothingLost();
  const sentence = sayLate(VALUE_SHORT, { rule, value, band, earned, max });
  return losses({ points: subtract(max, earned), sentence, reason: band.reason, fields: ["value"] });
}

/** The band of the ratio; one that is not rounded first is compared without being worked out. */
function bandOfRatio(rule: Rule, { part, whole }: Ratio): Band | undefined {
  if (rule.ratioDecimals !== undefined) return bandOf(rule.bands, compared(rule, percentage(part, whole)));
  for (const band of rule.bands) if (percentageWithin(part, whole, band)) return band;
  return undefined;
}

function quotient(rule: Rule, ratio: Ratio, setting: Setting): Outcome {
  const { max } = setting;
  const { part, whole } = ratio;
  const band = bandOfRatio(rule, ratio);
  if (band === undefined) {
    return faulty("numerator", say(NO_BAND, { figure: percentBeside(compared(rule, percentage(part, whole)), {}) }));
  }
  const earned = smaller(band.points, max);
  if (isFull(earned, setting)) return nothingLost();
  const sentence = sayLate(RATIO_SHORT, { rule, part, whole, band, earned, max });
  return losses({ points: subtract(max, earned), sentence, reason: band.reason, fields: ratioKeys(rule) });
}

const REVENUE =
  "{ kind: bands, ratio: true, numerator: Thu từ doanh nghiệp và hợp tác xã, denominator: Tổng thu ngân sách, bands: [{ from: 40, points: 2 }, { from: 30, below: 40, points: 1.5 }, { from: 20, below: 30, points: 1 }, { from: 10, below: 20, points: 0.5 }, { below: 10, points: 0 }] }";
const TASKS = "{ kind: bands, ratio: true, bands: [{ above: 90, points: 2 }, { from: 70, to: 90, points: 1 }, { below: 70, points: 0 }] }";
const PROJECTS =
  "{ kind: bands, of: Số dự án được chấp thuận đầu tư, bands: [{ above: 10, points: 2 }, { from: 5, to: 10, points: 1.5 }, { from: 1, below: 5, points: 0.5 }, { below: 1, points: 0 }] }";

export const bands = kind<Rule>({
  kind: "bands",
  title: { vi: "Số liệu hoặc tỷ lệ thuộc một mức", en: "A number or a ratio in bands" },
  doc: {
    vi: "Một số hoặc một tỷ lệ thuộc mức nào thì được điểm của mức ấy; hai đầu mỗi mức ghi rõ có tính cả số ấy hay không (from ≥, above >, to ≤, below <). Dùng cho «trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0», «từ 5 đến 10 dự án: 1,5». Tỷ lệ được so chính xác, trừ khi có ratioDecimals. Số âm là lỗi, trừ khi có mức ghi số âm.",
    en: "A number or a ratio gets the points of the band it lies in; each end of a band says whether it is included (from ≥, above >, to ≤, below <). Ratios are compared exactly unless ratioDecimals is given. A negative number is a fault unless some band names one.",
  },
  shape,
  examples: [
    {
      title: { vi: "Doanh nghiệp đóng góp 24% thu ngân sách", en: "Enterprises bring 24% of the revenue" },
      rule: REVENUE,
      max: "2",
      given: { numerator: 20304, denominator: 84600 },
      points: "1",
    },
    {
      title: { vi: "Đúng 90% chưa phải là trên 90%", en: "Exactly 90% is not above 90%" },
      rule: TASKS,
      max: "2",
      given: { numerator: 9, denominator: 10 },
      points: "1",
    },
    {
      title: { vi: "89,996% không được làm tròn thành 90%", en: "89.996% does not become 90%" },
      rule: "{ kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { below: 90, points: 1 }] }",
      max: "2",
      given: { numerator: 22499, denominator: 25000 },
      points: "1",
    },
    {
      title: { vi: "Bộ tiêu chí quy định làm tròn tỷ lệ đến 2 chữ số", en: "The rubric rounds the ratio to two decimals" },
      rule: "{ kind: bands, ratio: true, ratioDecimals: 2, bands: [{ from: 90, points: 2 }, { below: 90, points: 1 }] }",
      max: "2",
      given: { numerator: 22499, denominator: 25000 },
      points: "2",
    },
    {
      title: { vi: "Đủ 12/12 tháng", en: "All 12 months of 12" },
      rule: "{ kind: bands, ratio: true, outOf: 12, bands: [{ from: 100, points: 0.5 }, { below: 100, points: 0 }] }",
      max: "0.5",
      given: { numerator: 12 },
      points: "0.5",
    },
    { title: { vi: "Bảy dự án", en: "Seven projects" }, rule: PROJECTS, max: "2", given: { value: 7 }, points: "1.5" },
    {
      title: { vi: "Thu vượt dự toán", en: "Revenue above the estimate" },
      rule: "{ kind: bands, ratio: true, over: true, bands: [{ from: 105, points: 2 }, { from: 100, below: 105, points: 1.5 }, { below: 100, points: 0 }] }",
      max: "2",
      given: { numerator: 84600, denominator: 71450 },
      points: "2",
    },
    {
      title: { vi: "Không phát sinh: 0/0", en: "Nothing arose: 0 of 0" },
      rule: TASKS,
      max: "2",
      given: { numerator: 0, denominator: 0 },
      points: "not-applicable",
    },
    {
      title: { vi: "Tử số lớn hơn mẫu số", en: "The numerator is above the denominator" },
      rule: TASKS,
      max: "2",
      given: { numerator: 41, denominator: 40 },
      points: { fault: "numerator-over" },
    },
    {
      title: { vi: "Mẫu số bằng 0 mà tử số khác 0", en: "A denominator of 0 below a numerator" },
      rule: TASKS,
      max: "2",
      given: { numerator: 5, denominator: 0 },
      points: { fault: "denominator-zero" },
    },
  ],
  fields: (rule) =>
    rule.ratio === true
      ? ratioFields(rule)
      : [{ key: "value", type: "number", label: rule.of === undefined ? VALUE : same(rule.of), signed: reachesBelowZero(rule.bands) }],
  deduct(rule, facts, setting) {
    if (rule.ratio !== true) return single(rule, facts, setting);
    const ratio = readRatio(rule, facts);
    return "kind" in ratio ? ratio : quotient(rule, ratio, setting);
  },
  figures({ ratio, over, bands }) {
    if (ratio === true) return { figures: { low: before(ZERO), high: over === true ? "end" : after(HUNDRED) }, whole: false, unit: "%" };
    return { figures: reachesBelowZero(bands) ? EVERY : { low: before(ZERO), high: "end" }, whole: false, unit: "" };
  },
  scale: ({ bands: all, ratio }, max) => ladderScale(all, max, ratio === true),
  formula: bandsFormula,
  best: (rule, max) => mostOf(rule.bands, max),
  refuse: (rule, typed, max) => notAmong(rule.bands, typed, max),
});
