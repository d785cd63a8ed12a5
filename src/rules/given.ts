import * as z from "zod";
import { compare, isPositive, isWhole, ONE, type Points, round, share, times } from "../points.ts";
import { about, fault, points } from "../shape.ts";
import { formatNumber, inBoth, say, type Text, words } from "../text.ts";
import { kind, losses, mostOf, notAmong } from "./kind.ts";

const STEP_ZERO = words("step-zero", "Bước điểm phải lớn hơn 0.", "The step must be above 0.");
const TWO_WAYS = words("step-and-values", "Chỉ ghi một trong hai: step hoặc values.", "Give either step or values, not both.");

const shape = z
  .strictObject({
    kind: z.literal("given").meta(about("Người chấm cho điểm", "Points given by people")),
    step: points()
      .refine(isPositive, fault(say(STEP_ZERO, {})))
      .optional()
      .meta(about("Bước điểm: điểm cho phải là bội số của số này", "Step: the points must be a multiple of it")),
    values: z.array(points()).min(1).optional().meta(about("Các mức điểm được phép cho", "The points that may be given")),
  })
  .superRefine(({ step, values }, context) => {
    if (step !== undefined && values !== undefined) {
      context.addIssue({ code: "custom", path: ["values"], ...fault(say(TWO_WAYS, {})) });
    }
  });

const OFF_STEP = words("points-off-step", "Điểm {typed} không phải là bội số của {step}.", "{typed} points are not a multiple of {step}.");
const NOT_TYPED = words("given-none", "Chưa có điểm của người chấm", "No points were given");

const BETWEEN = words("scale-given", "Người chấm cho điểm từ 0 đến {max}", "People give points from 0 to {max}");
const IN_STEPS = words(
  "scale-given-steps",
  "Người chấm cho điểm từ 0 đến {max}, theo bước {step}",
  "People give points from 0 to {max} in steps of {step}",
);
const ONE_OF_VALUES = words(
  "scale-given-values",
  "Người chấm cho một trong các mức điểm: {values}",
  "People give one of these points: {values}",
);

/** The values that the maximum leaves possible. */
const possible = (values: readonly Points[], max: Points) =>
  values.filter((value) => compare(value, max) <= 0).map((value) => ({ points: value }));

/** The values in a row, as each language writes numbers. */
function listed(values: readonly Points[], max: Points): Text {
  return inBoth((lang) =>
    possible(values, max)
      .map(({ points: each }) => formatNumber(each, lang))
      .join("; "),
  );
}

const WHOLE_STEPS = { decimals: 0, mode: "down" } as const;

export const given = kind<z.infer<typeof shape>>({
  kind: "given",
  title: { vi: "Người chấm cho điểm", en: "Points given by people" },
  doc: {
    vi: "Người chấm cho điểm từ 0 đến điểm tối đa, có thể theo bước hoặc theo các mức cho sẵn. Dùng cho «Đoàn kiểm tra chấm tại chỗ», «Hội đồng chấm».",
    en: "People give points from 0 to the maximum, in steps or from a list where the rule says so. For what a panel or an inspection judges on the spot.",
  },
  shape,
  examples: [
    {
      title: { vi: "Đoàn kiểm tra chấm theo bước 0,25", en: "An inspection gives points in steps of 0.25" },
      rule: "{ kind: given, step: 0.25 }",
      max: "2",
      given: { points: 1.75 },
      points: "1.75",
    },
    {
      title: { vi: "Hội đồng cho điểm tối đa", en: "The council gives the maximum" },
      rule: "{ kind: given }",
      max: "1.5",
      given: { points: 1.5 },
      points: "1.5",
    },
    {
      title: { vi: "Điểm không theo bước", en: "Points off the step" },
      rule: "{ kind: given, step: 0.25 }",
      max: "2",
      given: { points: 1.8 },
      points: { fault: "points-off-step" },
    },
    {
      title: { vi: "Điểm không thuộc các mức cho sẵn", en: "Points that are not in the list" },
      rule: "{ kind: given, values: [0, 0.5, 1] }",
      max: "1",
      given: { points: 0.75 },
      points: { fault: "points-not-listed" },
    },
  ],
  fields: () => [],
  // Reached by no answer: without fields there are no facts. What nobody judged earns nothing.
  deduct: (_rule, _facts, { max }) => losses({ points: max, sentence: say(NOT_TYPED, {}), fields: [] }),
  scale({ step, values }, max) {
    if (values !== undefined) return [say(ONE_OF_VALUES, { values: listed(values, max) })];
    return [step === undefined ? say(BETWEEN, { max }) : say(IN_STEPS, { max, step })];
  },
  best({ step, values }, max): Points {
    if (values !== undefined) {
      return mostOf(possible(values, max), max);
    }
    return step === undefined ? max : times(step, round(share(ONE, max, step), WHOLE_STEPS));
  },
  refuse({ step, values }, typed, max) {
    if (step !== undefined && !isWhole(share(ONE, typed, step))) return say(OFF_STEP, { typed, step });
    return values === undefined ? undefined : notAmong(possible(values, max), typed, max);
  },
});
