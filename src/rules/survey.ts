import * as z from "zod";
import type { Facts, Field } from "../assessment.ts";
import { add, compare, type Exact, HUNDRED, isZero, ONE, type Points, percentage, share, subtract, times, ZERO } from "../points.ts";
import { about, amount, exact, fault } from "../shape.ts";
import { late, type Message, say, sayLate, words } from "../text.ts";
import { earn, faulty, isFull, kind, losses, notACount, nothingLost, type Outcome, same } from "./kind.ts";
import { percentBeside } from "./ladder.ts";
import { distinctKeys, named } from "./names.ts";
import { countOf, numberOf } from "./read.ts";

const SCALE_EMPTY = words("scale-empty", "Thang đo phải có from nhỏ hơn to.", "On the scale, from must be below to.");
const WEIGHT_OVER = words("weight-over", "Trọng số {weight}% lớn hơn 100%.", "The weight of {weight}% is above 100%.");
const PART_MISSING = words("survey-part-missing", "measure: {measure} cần có {key}.", "measure: {measure} needs {key}.");
const PART_ODD = words("survey-part-odd", "{key} không dùng với measure: {measure}.", "{key} is not used with measure: {measure}.");
const PARTS = { scale: "mean", answers: "answers" } as const;

const MEASURE = about(
  "percent: chỉ số % (mặc định); mean: điểm trung bình trên thang đo; answers: số phiếu của từng phương án",
  "percent: an index in % (default); mean: an average on a scale; answers: the number of each answer",
);
const shape = z
  .strictObject({
    kind: z.literal("survey").meta(about("Kết quả điều tra xã hội học", "The result of a survey")),
    measure: z.enum(["percent", "mean", "answers"]).optional().meta(MEASURE),
    scale: z
      .strictObject({
        from: exact().meta(about("Điểm thấp nhất của thang đo", "The lowest point of the scale")),
        to: exact().meta(about("Điểm cao nhất của thang đo", "The highest point of the scale")),
      })
      .refine(({ from, to }) => compare(from, to) < 0, fault(say(SCALE_EMPTY, {})))
      .optional()
      .meta(about("Thang đo, cần có khi measure: mean", "The scale, needed with measure: mean")),
    answers: z
      .array(
        z.strictObject({
          ...named(),
          weight: amount()
            .superRefine((weight, context) => {
              if (compare(weight, HUNDRED) > 0) context.addIssue({ code: "custom", ...fault(say(WEIGHT_OVER, { weight })) });
            })
            .meta(about("Trọng số (%), ví dụ 100, 60, 20, 0", "Weight (%), such as 100, 60, 20, 0")),
        }),
      )
      .min(1)
      .superRefine(distinctKeys)
      .optional()
      .meta(about("Các phương án trả lời, cần có khi measure: answers", "The answers, needed with measure: answers")),
  })
  .superRefine((rule, context) => {
    const measure = rule.measure ?? "percent";
    for (const key of ["scale", "answers"] as const) {
      const needed = PARTS[key] === measure;
      if (needed === (rule[key] !== undefined)) continue;
      context.addIssue({ code: "custom", path: needed ? [] : [key], ...fault(say(needed ? PART_MISSING : PART_ODD, { measure, key })) });
    }
  });
type Rule = z.infer<typeof shape>;

/** What a measure comes to: a share as part and whole, and what it leaves. */
interface Result {
  readonly part: Exact;
  readonly whole: Exact;
  readonly earned: Points;
  readonly max: Points;
}
const UNTIL_FULL = { below: HUNDRED };
const inPercent = ({ part, whole }: Result): Message => percentBeside(percentage(part, whole), UNTIL_FULL);

const PERCENT_SHORT = late<Result>()(
  words(
    "survey-percent-short",
    "Kết quả điều tra xã hội học {percent:2}%: {earned:2}/{max:2} điểm",
    "Survey result {percent:2}%: {earned:2}/{max:2} points",
  ),
  ({ part, earned, max }) => ({ percent: part, earned, max }),
);
const MEAN_SHORT = late<Result & { readonly rule: Rule }>()(
  words(
    "survey-mean-short",
    "Điểm trung bình {mean:2} trên thang từ {from} đến {to}, quy đổi {percent}: {earned:2}/{max:2} điểm",
    "Mean of {mean:2} on a scale from {from} to {to}, that is {percent}: {earned:2}/{max:2} points",
  ),
  (result) => {
    const { from = ZERO, to = HUNDRED } = result.rule.scale ?? {};
    return { mean: add(result.part, from), from, to, percent: inPercent(result), earned: result.earned, max: result.max };
  },
);
const ANSWERS_SHORT = late<Result>()(
  words(
    "survey-answers-short",
    "{total} phiếu hợp lệ, quy đổi theo trọng số {percent}: {earned:2}/{max:2} điểm",
    "{total} valid answers, weighted {percent}: {earned:2}/{max:2} points",
  ),
  (result) => ({ total: share(ONE, result.whole, HUNDRED), percent: inPercent(result), earned: result.earned, max: result.max }),
);
const OUT_OF_SCALE = words(
  "survey-out-of-scale",
  "Kết quả điều tra {value} nằm ngoài thang từ {from} đến {to}.",
  "The survey result {value} is outside the scale from {from} to {to}.",
);
const PERCENT = { vi: "Kết quả điều tra (%)", en: "Survey result (%)" };
const MEAN = { vi: "Điểm trung bình", en: "Mean" };

const SATISFIED = "Chỉ số hài lòng; Mức độ hài lòng; Tỷ lệ hài lòng; Tỷ lệ % hài lòng; Kết quả điều tra xã hội học; SIPAS; Chỉ số SIPAS";
const PERCENT_HEADINGS = SATISFIED.split("; ");
const MEAN_HEADINGS = ["Điểm trung bình hài lòng", "Điểm hài lòng trung bình", "Điểm bình quân"];

const outside = (value: Exact, from: Exact, to: Exact): boolean => compare(value, from) < 0 || compare(value, to) > 0;

/** What was measured: a share of the maximum. */
interface Measured {
  readonly part: Exact;
  readonly whole: Exact;
}

function byPercent(facts: Facts): Measured | Outcome {
  const percent = numberOf(facts, "percent");
  if (outside(percent, ZERO, HUNDRED)) return faulty("percent", say(OUT_OF_SCALE, { value: percent, from: ZERO, to: HUNDRED }));
  return { part: percent, whole: HUNDRED };
}

function byMean({ from, to }: NonNullable<Rule["scale"]>, facts: Facts): Measured | Outcome {
  const mean = numberOf(facts, "mean");
  if (outside(mean, from, to)) return faulty("mean", say(OUT_OF_SCALE, { value: mean, from, to }));
  return { part: subtract(mean, from), whole: subtract(to, from) };
}

function byAnswers(answers: NonNullable<Rule["answers"]>, facts: Facts): Measured | Outcome {
  let part: Exact = ZERO;
  let total: Exact = ZERO;
  for (const { id, title, weight } of answers) {
    const given = countOf(facts, id);
    const wrong = notACount(id, title, given);
    if (wrong !== undefined) return wrong;
    part = add(part, times(weight, given));
    total = add(total, given);
  }
  if (isZero(total)) return { kind: "nothing-to-measure", field: answers[0]?.id ?? "" };
  return { part, whole: times(total, HUNDRED) };
}

function measured({ scale, answers }: Rule, facts: Facts): Measured | Outcome {
  if (scale !== undefined) return byMean(scale, facts);
  return answers === undefined ? byPercent(facts) : byAnswers(answers, facts);
}

function inWords(rule: Rule, { part, whole }: Measured, earned: Points, max: Points): Message {
  if (rule.scale !== undefined) return sayLate(MEAN_SHORT, { rule, part, whole, earned, max });
  return sayLate(rule.answers === undefined ? PERCENT_SHORT : ANSWERS_SHORT, { part, whole, earned, max });
}

const PERCENT_KEY = ["percent"];
const MEAN_KEY = ["mean"];
/** The keys of the fields that decided. */
const keysOf = ({ scale, answers }: Rule): readonly string[] =>
  answers === undefined ? (scale === undefined ? PERCENT_KEY : MEAN_KEY) : answers.map(({ id }) => id);

function fields({ scale, answers }: Rule): readonly Field[] {
  if (answers !== undefined)
    return answers.map(({ id, title }) => ({ key: id, type: "number", label: same(title), blankIsNone: true, whole: true }));
  return [
    scale === undefined
      ? { key: "percent", type: "number", label: PERCENT, headings: PERCENT_HEADINGS }
      : { key: "mean", type: "number", label: MEAN, headings: MEAN_HEADINGS },
  ];
}

const SCALE_PERCENT = words("scale-survey", "Kết quả điều tra (%) × {max} điểm", "Survey result (%) × {max} points");
const SCALE_MEAN = words(
  "scale-survey-mean",
  "Điểm trung bình trên thang từ {from} đến {to}, quy đổi × {max} điểm",
  "Mean on a scale from {from} to {to}, converted × {max} points",
);
const SCALE_WEIGHT = words("scale-survey-weight", "{title}: trọng số {weight}%", "{title}: weight {weight}%");

const FORMS =
  "{ kind: survey, measure: answers, answers: [{ id: a, title: Rất hài lòng, weight: 100 }, { id: b, title: Hài lòng, weight: 60 }, { id: c, title: Bình thường, weight: 20 }, { id: d, title: Không hài lòng, weight: 0 }] }";

export const survey = kind<Rule>({
  kind: "survey",
  title: { vi: "Kết quả điều tra xã hội học", en: "The result of a survey" },
  doc: {
    vi: "Chỉ số % × điểm tối đa; hoặc điểm trung bình quy đổi theo thang đo; hoặc số phiếu của từng phương án nhân trọng số, chia cho số phiếu hợp lệ. Dùng cho «Chỉ số hài lòng (%) × điểm tối đa», SIPAS 84,37%, «A/B/C/D = 100/60/20/0».",
    en: "A percentage × the maximum; or a mean converted by its scale; or the answers times their weights, divided by the valid answers. For SIPAS 84.37% or «A/B/C/D = 100/60/20/0».",
  },
  shape,
  examples: [
    {
      title: { vi: "Chỉ số hài lòng 88,57%", en: "Satisfaction of 88.57%" },
      rule: "{ kind: survey }",
      max: "10",
      given: { percent: 88.57 },
      points: "8.86",
    },
    {
      title: { vi: "Hài lòng 100%", en: "Satisfaction of 100%" },
      rule: "{ kind: survey }",
      max: "10",
      given: { percent: 100 },
      points: "10",
    },
    {
      title: { vi: "Trung bình 4,2 trên thang từ 1 đến 5", en: "A mean of 4.2 on a scale from 1 to 5" },
      rule: "{ kind: survey, measure: mean, scale: { from: 1, to: 5 } }",
      max: "2",
      given: { mean: 4.2 },
      points: "1.6",
    },
    {
      title: { vi: "60 phiếu A, 30 phiếu B, 10 phiếu C", en: "60 answers A, 30 B, 10 C" },
      rule: FORMS,
      max: "10",
      given: { a: 60, b: 30, c: 10 },
      points: "8",
    },
    { title: { vi: "Không có phiếu hợp lệ", en: "No valid answers" }, rule: FORMS, max: "10", given: { a: 0 }, points: "not-applicable" },
    {
      title: { vi: "Chỉ số trên 100%", en: "A percentage above 100" },
      rule: "{ kind: survey }",
      max: "10",
      given: { percent: 100.5 },
      points: { fault: "survey-out-of-scale" },
    },
  ],
  fields,
  deduct(rule, facts, setting) {
    const result = measured(rule, facts);
    if ("kind" in result) return result;
    const { max } = setting;
    const earned = earn(share(max, result.part, result.whole), setting);
    if (isFull(earned, setting)) return nothingLost();
    return losses({ points: subtract(max, earned), sentence: inWords(rule, result, earned, max), fields: keysOf(rule) });
  },
  scale: ({ scale, answers }, max) => {
    if (scale !== undefined) return [say(SCALE_MEAN, { ...scale, max })];
    if (answers === undefined) return [say(SCALE_PERCENT, { max })];
    return [...answers.map(({ title, weight }) => say(SCALE_WEIGHT, { title, weight })), say(SCALE_PERCENT, { max })];
  },
  best({ answers }, max) {
    if (answers === undefined) return max;
    const heaviest = answers.reduce((most, { weight }) => (compare(weight, most) > 0 ? weight : most), ZERO as Exact);
    return share(max, heaviest, HUNDRED);
  },
});
