import * as z from "zod";
import type { Facts, Field, Value } from "../assessment.ts";
import { smaller, subtract, ZERO } from "../points.ts";
import { about, fault, points, text } from "../shape.ts";
import { type Message, say, type Text, words } from "../text.ts";
import { idleConditions } from "./condition-cases.ts";
import { conditionFormula, conditionInWords, conditionShape, holds, type NamedFact, refineCondition } from "./conditions.ts";
import { atMost, firstOf } from "./formula.ts";
import { isFull, kind, losses, mostOf, notAmong, nothingLost, same, worth } from "./kind.ts";
import { distinct, distinctKeys, named } from "./names.ts";

const LAST_STEP = words(
  "step-last",
  "Bậc cuối không có when (các trường hợp còn lại); mọi bậc trước nó phải có when.",
  "The last step has no when (it is the rest); every step before it has one.",
);
const FACT_VALUES = words(
  "fact-values",
  "Số liệu “{fact}” kiểu choice phải có ít nhất hai values; các kiểu khác không có values.",
  "The fact “{fact}” needs at least two values if it is a choice, and none otherwise.",
);

const shape = z
  .strictObject({
    kind: z.literal("steps").meta(about("Các bậc theo điều kiện", "Steps with conditions")),
    facts: z
      .array(
        z.strictObject({
          ...named(),
          type: z
            .enum(["number", "flag", "choice", "date"])
            .meta(
              about("Kiểu: number (số), flag (có/không), choice (lựa chọn), date (ngày)", "Type: number, flag (yes or no), choice, date"),
            ),
          values: z
            .array(z.strictObject(named()))
            .superRefine(distinct)
            .optional()
            .meta(about("Các lựa chọn, chỉ cho kiểu choice", "What may be chosen, only for the type choice")),
        }),
      )
      .min(1)
      .superRefine(distinctKeys)
      .meta(about("Các số liệu phải nhập", "The facts to be filled in")),
    steps: z
      .array(
        z.strictObject({
          when: conditionShape
            .optional()
            .meta(about("Điều kiện của bậc này; bậc cuối không có", "The condition of this step; the last has none")),
          points: points().meta(about("Điểm của bậc này", "Points of this step")),
          title: text().optional().meta(about("Tên của bậc, in thay cho điều kiện", "Name of the step, printed in place of its condition")),
          reason: text().optional().meta(about("Lý do in khi ở bậc này và bị trừ điểm", "The reason printed when this step loses points")),
        }),
      )
      .min(1)
      .meta(
        about(
          "Các bậc từ trên xuống; bậc đầu tiên có điều kiện đúng được tính",
          "The steps from the top; the first whose condition holds counts",
        ),
      ),
  })
  .superRefine(({ facts, steps }, context) => {
    const tell = (message: Message, path: readonly (string | number)[]) =>
      context.addIssue({ code: "custom", path: [...path], ...fault(message) });
    for (const [index, { id, type, values }] of facts.entries()) {
      if (type === "choice" ? (values?.length ?? 0) < 2 : values !== undefined) tell(say(FACT_VALUES, { fact: id }), ["facts", index]);
    }
    for (const [index, { when }] of steps.entries()) {
      if ((when === undefined) !== (index === steps.length - 1)) tell(say(LAST_STEP, {}), ["steps", index]);
      if (when !== undefined) refineCondition(when, facts, ["steps", index, "when"], tell);
    }
  });

type Step = z.infer<typeof shape>["steps"][number];

const SENTENCE = words(
  "steps-short",
  "{facts}; thuộc bậc “{step}”: {earned:2}/{max:2} điểm",
  "{facts}; step “{step}”: {earned:2}/{max:2} points",
);
const THE_REST: Text = { vi: "các trường hợp còn lại", en: "everything else" };
const AND_FACT = words("steps-facts", "{first}; {rest}", "{first}; {rest}");
const FACT = words("steps-fact", "{title}: {value}", "{title}: {value}");
const DAY = words("steps-day", "{day:date}", "{day:date}");
const YES: Text = { vi: "có", en: "yes" };
const NO: Text = { vi: "không", en: "no" };
const NEVER: Text = { vi: "không thực hiện", en: "not done" };

function valueInWords({ values }: NamedFact, value: Value | undefined) {
  if (value?.type === "number") return value.number;
  if (value?.type === "choice") return values?.find(({ id }) => id === value.id)?.title ?? value.id;
  if (value?.type === "date") return value.date === "never" ? NEVER : say(DAY, { day: value.date });
  return value?.type === "flag" && value.flag ? YES : NO;
}

const factsInWords = (named: readonly NamedFact[], facts: Facts): Message =>
  named
    .map((fact) => say(FACT, { title: fact.title, value: valueInWords(fact, Object.hasOwn(facts, fact.id) ? facts[fact.id] : undefined) }))
    .reduceRight((rest, first) => say(AND_FACT, { first, rest }));

function fieldOf({ id, title, type, values = [] }: NamedFact): Field {
  const field = { key: id, type, label: same(title), signed: true };
  if (type === "flag") return { ...field, blankIsNone: true };
  // No single choice has points here: with the same for all of them, none can be told by its points.
  return type === "choice" ? { ...field, choices: values.map((value) => ({ ...value, points: ZERO })) } : field;
}

const nameOf = ({ title, when }: Step, facts: readonly NamedFact[]): string | Text | Message =>
  title ?? (when === undefined ? THE_REST : conditionInWords(when, facts));

const PROJECTS =
  "{ kind: steps, facts: [{ id: du-an, title: Số dự án, type: number }, { id: von, title: Tổng vốn (tỷ đồng), type: number }], steps: [{ when: { any: [{ fact: du-an, above: 10 }, { fact: von, above: 200 }] }, points: 2 }, { when: { any: [{ fact: du-an, from: 5, to: 10 }, { fact: von, from: 100, to: 200 }] }, points: 1.5, title: 5-10 dự án hoặc tổng vốn 100-200 tỷ đồng }, { points: 0 }] }";
const REPORTS =
  "{ kind: steps, facts: [{ id: so-bao-cao, title: Số báo cáo, type: number }, { id: gui, title: Ngày gửi báo cáo năm, type: date }], steps: [{ when: { all: [{ fact: so-bao-cao, from: 4 }, { fact: gui, by: 2022-12-15 }] }, points: 1, title: Đủ số lượng và đúng thời gian }, { points: 0 }] }";

export const steps = kind<z.infer<typeof shape>>({
  kind: "steps",
  title: { vi: "Các bậc theo điều kiện", en: "A ladder of conditions" },
  doc: {
    vi: "Các bậc được xét từ trên xuống, bậc đầu tiên có điều kiện đúng quyết định điểm; bậc cuối là các trường hợp còn lại. Điều kiện so từng số liệu và nối bằng all (và), any (hoặc). Dùng cho «5-10 dự án hoặc tổng vốn 100-200 tỷ», «đủ số lượng và đúng thời gian: 1; không: 0».",
    en: "Steps are tried from the top, the first whose condition holds decides, the last is the rest. Conditions compare named facts and are joined by all and any. For «5-10 projects or capital of 100-200 billion», «all reports and in time».",
  },
  shape,
  examples: [
    {
      title: { vi: "3 dự án nhưng tổng vốn 150 tỷ đồng", en: "3 projects but capital of 150 billion" },
      rule: PROJECTS,
      max: "2",
      given: { "du-an": 3, von: 150 },
      points: "1.5",
    },
    {
      title: { vi: "Đúng 10 dự án chưa phải là trên 10", en: "Exactly 10 projects is not above 10" },
      rule: PROJECTS,
      max: "2",
      given: { "du-an": 10, von: 0 },
      points: "1.5",
    },
    {
      title: { vi: "Không thuộc bậc nào ở trên", en: "None of the steps above" },
      rule: PROJECTS,
      max: "2",
      given: { "du-an": 4, von: 99.5 },
      points: "0",
    },
    {
      title: { vi: "Đủ báo cáo, gửi đúng ngày cuối của thời hạn", en: "All reports, the last on the last day" },
      rule: REPORTS,
      max: "1",
      given: { "so-bao-cao": 4, gui: "2022-12-15" },
      points: "1",
    },
    {
      title: { vi: "Đủ báo cáo nhưng chậm một ngày", en: "All reports, a day late" },
      rule: REPORTS,
      max: "1",
      given: { "so-bao-cao": 4, gui: "2022-12-16" },
      points: "0",
    },
    {
      title: { vi: "Thiếu một số liệu", en: "One fact is missing" },
      rule: PROJECTS,
      max: "2",
      given: { "du-an": 4 },
      points: { fault: "example-incomplete" },
    },
  ],
  fields: ({ facts }) => facts.map(fieldOf),
  deduct(rule, facts, setting) {
    const { max } = setting;
    const step = rule.steps.find(({ when }) => when === undefined || holds(when, facts));
    const earned = smaller(step?.points ?? ZERO, max);
    if (isFull(earned, setting)) return nothingLost();
    const name = step === undefined ? THE_REST : nameOf(step, rule.facts);
    return losses({
      points: subtract(max, earned),
      sentence: say(SENTENCE, { facts: factsInWords(rule.facts, facts), step: name, earned, max }),
      reason: step?.reason,
      fields: rule.facts.map(({ id }) => id),
    });
  },
  idle({ facts, steps: tried }) {
    const conditions = tried.flatMap(({ when }) => (when === undefined ? [] : [when]));
    return idleConditions(conditions, facts).map(({ index, holds: may }) => ({ path: ["steps", index, "when"], holds: may }));
  },
  scale: (rule, max) => rule.steps.map((step) => worth(nameOf(step, rule.facts), step.points, max)),
  formula: ({ facts, steps: all }, blanks, { max }) =>
    firstOf(
      all.map(({ when, points: earned }) => [when === undefined ? "TRUE" : conditionFormula(when, facts, blanks), atMost(earned, max)]),
    ),
  best: (rule, max) => mostOf(rule.steps, max),
  refuse: (rule, typed, max) => notAmong(rule.steps, typed, max),
});
