import * as z from "zod";
import type { Bounds, Figure } from "../bounds.ts";
import { type Exact, HUNDRED, isNegative, isZero, negate, percentage, smaller, subtract } from "../points.ts";
import { about, text } from "../shape.ts";
import { after, before, EVERY, type Stretch } from "../stretch.ts";
import { type Message, say, words } from "../text.ts";
import { type Blanks, inRange, plainPair, ratioInRange, SHOWS_NOTHING, when } from "./formula.ts";
import { faulty, isFull, kind, losses, mostOf, notAmong, notAnAmount, nothingLost, type Setting, worth } from "./kind.ts";
import { type Band, bandInWords, bandOf, ladder, ladderFormula, NO_BAND, percentBeside } from "./ladder.ts";
import { numberOf } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("change").meta(about("So với kỳ trước", "Against the last period")),
  of: text()
    .optional()
    .meta(about("Tên của số liệu được so, in trong biểu mẫu và trong lý do trừ điểm", "What the figure is called in forms and in reasons")),
  measure: z
    .enum(["percent", "absolute"])
    .optional()
    .meta(
      about(
        "percent: mức tăng, giảm tính bằng % của kỳ trước (mặc định); absolute: tính bằng số",
        "percent: the change in % of the last period (default); absolute: in numbers",
      ),
    ),
  toward: z
    .enum(["increase", "decrease"])
    .optional()
    .meta(
      about(
        "Các mức nói về phần tăng (increase, mặc định) hay phần giảm (decrease)",
        "Whether the bands speak of a rise (increase, default) or a fall (decrease)",
      ),
    ),
  bands: ladder().meta(
    about(
      "Các mức của phần tăng hoặc giảm; số âm là thay đổi theo chiều ngược lại",
      "The bands of the rise or fall; a negative number is a change the other way",
    ),
  ),
});
type Rule = z.infer<typeof shape>;

const SHORT = words(
  "change-short",
  "{of}: {now} so với {before} kỳ trước, {change}, thuộc mức {band}: {earned:2}/{max:2} điểm",
  "{of}: {now} against {before} before, {change}, in the band {band}: {earned:2}/{max:2} points",
);
const ROSE = words("change-rose", "tăng {by}", "up by {by}");
const FELL = words("change-fell", "giảm {by}", "down by {by}");
const STAYED = words("change-stayed", "không thay đổi", "no change");
const FROM_NOTHING = words("change-from-nothing", "tăng từ 0", "up from 0");
const RANGE = words("change-range", "{toward} {band}", "{toward} {band}");
const NOT = words("change-not", "không {toward}", "no {toward}");
const PLAIN = words("change-plain", "{toward}", "{toward}");
const FIGURE = { vi: "Số liệu", en: "Figure" };
const TOWARD = { increase: { vi: "tăng", en: "increase" }, decrease: { vi: "giảm", en: "decrease" } } as const;
const LABELS = { now: { vi: "Kỳ này", en: "This period" }, before: { vi: "Kỳ trước", en: "Last period" } } as const;
const KEYS = ["now", "before"] as const;

/** The figure that the bands are about; «nothing» when there was and is nothing of which to take a percentage. */
function figureOf({ measure = "percent", toward = "increase" }: Rule, now: Exact, before: Exact): Figure | "nothing" {
  const gain = toward === "increase" ? subtract(now, before) : subtract(before, now);
  if (measure === "absolute") return gain;
  if (!isZero(before)) return percentage(gain, before);
  if (isZero(now)) return "nothing";
  return toward === "increase" ? "beyond" : "short-of";
}

/** What happened, as people say it: a rise or a fall, never a negative fall. */
function changeInWords({ measure, toward = "increase" }: Rule, figure: Figure, band: Bounds): Message {
  if (typeof figure === "string") return say(FROM_NOTHING, {});
  if (isZero(figure)) return say(STAYED, {});
  const size = isNegative(figure) ? negate(figure) : figure;
  const rose = isNegative(figure) === (toward === "decrease");
  const by = measure === "absolute" ? size : percentBeside(size, isNegative(figure) ? {} : band);
  return say(rose ? ROSE : FELL, { by });
}

/** A band that ends at 0 is the case that nothing rose or fell as hoped, and that is how people say it. */
function rangeInWords({ measure, toward = "increase" }: Rule, band: Band): Message {
  const open = band.from === undefined && band.above === undefined;
  if (open && band.to !== undefined && isZero(band.to)) return say(NOT, { toward: TOWARD[toward] });
  if (open && band.below !== undefined && isZero(band.below))
    return say(PLAIN, { toward: TOWARD[toward === "increase" ? "decrease" : "increase"] });
  return say(RANGE, { toward: TOWARD[toward], band: bandInWords(band, measure !== "absolute") });
}

/** As `figureOf` and the ladder decide, told to a sheet. */
function formulaOf(rule: Rule, { cell, nothing }: Blanks, { max }: Setting): string {
  const [now, before] = [cell("now"), cell("before")];
  const rises = rule.toward !== "decrease";
  const gain = rises ? `(${now}-${before})` : `(${before}-${now})`;
  const ladder = (holds: (band: Band) => string): string => ladderFormula(rule.bands, max, holds);
  const endless = ({ from, above, to, below }: Band): boolean =>
    rises ? to === undefined && below === undefined : from === undefined && above === undefined;
  const points =
    rule.measure === "absolute"
      ? ladder((band) => inRange(`ROUND(${gain},6)`, band))
      : when(
          `${before}=0`,
          when(
            `${now}=0`,
            nothing,
            ladder((band) => (endless(band) ? "TRUE" : "FALSE")),
          ),
          ladder((band) => ratioInRange(gain, before, band)),
        );
  return when(`MIN(${now},${before})<0`, SHOWS_NOTHING, when(plainPair(now, before), points, SHOWS_NOTHING));
}

const LATE_FILES =
  "{ kind: change, of: Số hồ sơ quá hạn, toward: decrease, bands: [{ from: 10, points: 2 }, { above: 0, below: 10, points: 1 }, { to: 0, points: 0 }] }";
const STAFF =
  "{ kind: change, of: Số biên chế, toward: decrease, bands: [{ from: 1.5, points: 2 }, { from: 0, below: 1.5, points: 1 }, { below: 0, points: 0 }] }";
const PROJECTS =
  "{ kind: change, of: Số dự án, measure: absolute, bands: [{ from: 3, points: 1 }, { from: 1, below: 3, points: 0.5 }, { below: 1, points: 0 }] }";

export const change = kind<Rule>({
  kind: "change",
  title: { vi: "So với kỳ trước", en: "Against the last period" },
  doc: {
    vi: "So số liệu kỳ này với kỳ trước: phần tăng hoặc giảm, tính bằng % của kỳ trước hoặc bằng số, thuộc mức nào thì được điểm của mức ấy. Dùng cho «hồ sơ trễ hạn giảm so với năm trước», «giảm biên chế từ 1,5% trở lên: 2». Cả hai kỳ bằng 0: không có gì để so; từ 0 tăng lên: vượt mọi mức tăng.",
    en: "This period against the last: the rise or fall, in % of the last period or as a number, gets the points of its band. For «fewer late files than last year». With 0 in both periods there is nothing to compare; a rise from 0 is beyond every band of rises.",
  },
  shape,
  examples: [
    {
      title: { vi: "Hồ sơ quá hạn giảm từ 512 xuống 437 (14,65%)", en: "Late files fell from 512 to 437 (14.65%)" },
      rule: LATE_FILES,
      max: "2",
      given: { now: 437, before: 512 },
      points: "2",
    },
    { title: { vi: "Giảm đúng 10%", en: "Down by exactly 10%" }, rule: LATE_FILES, max: "2", given: { now: 90, before: 100 }, points: "2" },
    { title: { vi: "Không giảm", en: "Not down" }, rule: LATE_FILES, max: "2", given: { now: 100, before: 100 }, points: "0" },
    {
      title: { vi: "Kỳ trước không có, kỳ này có", en: "None before, some now" },
      rule: LATE_FILES,
      max: "2",
      given: { now: 3, before: 0 },
      points: "0",
    },
    {
      title: { vi: "Biên chế giảm 0,5%", en: "Staff down by 0.5%" },
      rule: STAFF,
      max: "2",
      given: { now: 995, before: 1000 },
      points: "1",
    },
    { title: { vi: "Tăng 2 dự án", en: "Two more projects" }, rule: PROJECTS, max: "1", given: { now: 7, before: 5 }, points: "0.5" },
    {
      title: { vi: "Cả hai năm không có hồ sơ quá hạn", en: "No late files in either year" },
      rule: LATE_FILES,
      max: "2",
      given: { now: 0, before: 0 },
      points: "not-applicable",
    },
    {
      title: { vi: "Số liệu âm", en: "A negative figure" },
      rule: LATE_FILES,
      max: "2",
      given: { now: -3, before: 100 },
      points: { fault: "value-negative" },
    },
  ],
  fields: ({ of }) =>
    KEYS.map((key) => {
      const period = LABELS[key];
      return { key, type: "number", label: of === undefined ? period : { vi: `${of} (${period.vi})`, en: `${of} (${period.en})` } };
    }),
  deduct(rule, facts, setting) {
    const { max } = setting;
    const now = numberOf(facts, "now");
    const before = numberOf(facts, "before");
    const wrong = notAnAmount("now", LABELS.now, now) ?? notAnAmount("before", LABELS.before, before);
    if (wrong !== undefined) return wrong;
    const figure = figureOf(rule, now, before);
    if (figure === "nothing") return { kind: "nothing-to-measure", field: "before" };
    const band = bandOf(rule.bands, figure);
    if (band === undefined) return faulty("now", say(NO_BAND, { figure: changeInWords(rule, figure, {}) }));
    const earned = smaller(band.points, max);
    if (isFull(earned, setting)) return nothingLost();
    const args = {
      of: rule.of ?? FIGURE,
      now,
      before,
      change: changeInWords(rule, figure, band),
      band: rangeInWords(rule, band),
      earned,
      max,
    };
    return losses({ points: subtract(max, earned), sentence: say(SHORT, args), reason: band.reason, fields: KEYS });
  },
  figures({ measure, toward }) {
    if (measure === "absolute") return { figures: EVERY, whole: false, unit: "" };
    // Nothing falls by more than all of it; from nothing, a rise has no limit.
    const figures: Stretch = toward === "decrease" ? { low: "start", high: after(HUNDRED) } : { low: before(negate(HUNDRED)), high: "end" };
    return { figures, whole: false, unit: "%" };
  },
  scale: (rule, max) => rule.bands.map((band) => worth(rangeInWords(rule, band), band.points, max)),
  formula: formulaOf,
  best: (rule, max) => mostOf(rule.bands, max),
  refuse: (rule, typed, max) => notAmong(rule.bands, typed, max),
});
