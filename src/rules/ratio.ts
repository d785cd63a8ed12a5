/** A ratio of two figures that were filled in: how it is asked for, and when there is none. */
import * as z from "zod";
import type { Facts, Field } from "../assessment.ts";
import { compare, type Exact, isPositive, isZero } from "../points.ts";
import { about, amount, fault, text } from "../shape.ts";
import { say, type Text, words } from "../text.ts";
import { type Blanks, literal, plainPair, SHOWS_NOTHING, when } from "./formula.ts";
import { DENOMINATOR_ZERO, faulty, notAnAmount, type Outcome, same } from "./kind.ts";
import { numberOf } from "./read.ts";

const OUT_OF_ZERO = words("out-of-zero", "Mẫu số cố định phải lớn hơn 0.", "A fixed denominator must be above 0.");
const NUMERATOR_OVER = words(
  "numerator-over",
  "Tử số {numerator} lớn hơn mẫu số {denominator}.",
  "The numerator {numerator} is larger than the denominator {denominator}.",
);

export const ratioShape = () => ({
  numerator: text()
    .optional()
    .meta(
      about(
        "Tên của tử số, in trong biểu mẫu, ví dụ: Số hồ sơ giải quyết đúng hạn",
        "What the numerator is called in forms, such as: files settled in time",
      ),
    ),
  denominator: text()
    .optional()
    .meta(about("Tên của mẫu số, in trong biểu mẫu, ví dụ: Tổng số hồ sơ", "What the denominator is called in forms, such as: all files")),
  outOf: amount()
    .refine(isPositive, fault(say(OUT_OF_ZERO, {})))
    .optional()
    .meta(
      about(
        "Mẫu số cố định, ví dụ 12 tháng; khi có thì chỉ phải nhập tử số",
        "A fixed denominator, such as 12 months; only the numerator is then filled in",
      ),
    ),
  over: z
    .literal(true)
    .optional()
    .meta(
      about(
        "Tử số được phép lớn hơn mẫu số (vượt kế hoạch, vượt dự toán)",
        "The numerator may be above the denominator (a plan or estimate exceeded)",
      ),
    ),
});

export interface RatioRule {
  readonly numerator?: string | undefined;
  readonly denominator?: string | undefined;
  readonly outOf?: Exact | undefined;
  readonly over?: true | undefined;
}

export interface Ratio {
  readonly part: Exact;
  /** Above zero. */
  readonly whole: Exact;
}

const NUMERATOR: Text = { vi: "Tử số", en: "Numerator" };
const DENOMINATOR: Text = { vi: "Mẫu số", en: "Denominator" };
const BOTH = ["numerator", "denominator"] as const;
const ONE_ONLY = ["numerator"] as const;

export function ratioFields(rule: RatioRule): readonly Field[] {
  const numerator: Field = { key: "numerator", type: "number", label: rule.numerator === undefined ? NUMERATOR : same(rule.numerator) };
  if (rule.outOf !== undefined) return [numerator];
  return [numerator, { key: "denominator", type: "number", label: rule.denominator === undefined ? DENOMINATOR : same(rule.denominator) }];
}

/** The keys of the fields that decided. */
export const ratioKeys = (rule: RatioRule): readonly string[] => (rule.outOf === undefined ? BOTH : ONE_ONLY);

/** The ratio, or what else the two figures come to. */
export function readRatio(rule: RatioRule, facts: Facts): Ratio | Outcome {
  const part = numberOf(facts, "numerator");
  const whole = rule.outOf ?? numberOf(facts, "denominator");
  const wrong =
    notAnAmount("numerator", rule.numerator ?? NUMERATOR, part) ?? notAnAmount("denominator", rule.denominator ?? DENOMINATOR, whole);
  if (wrong !== undefined) return wrong;
  if (isZero(whole)) {
    return isZero(part) ? { kind: "nothing-to-measure", field: "denominator" } : faulty("denominator", say(DENOMINATOR_ZERO, {}));
  }
  if (rule.over !== true && compare(part, whole) > 0) {
    return faulty("numerator", say(NUMERATOR_OVER, { numerator: part, denominator: whole }));
  }
  return { part, whole };
}

/**
 * What a ratio comes to in a sheet, with the cases in which there is none.
 * @param earned the points, told from the two figures
 * @param fine the points depend on more than whole units of the ratio's figures
 */
export function ratioFormula(
  rule: RatioRule,
  { cell, nothing }: Blanks,
  fine: boolean,
  earned: (part: string, whole: string) => string | undefined,
): string | undefined {
  const part = cell("numerator");
  const whole = rule.outOf === undefined ? cell("denominator") : literal(rule.outOf);
  const points = earned(part, whole);
  if (points === undefined) return undefined;
  const within = rule.over === true ? points : when(`${part}>${whole}`, SHOWS_NOTHING, points);
  const some = when(`${whole}=0`, when(`${part}=0`, nothing, SHOWS_NOTHING), within);
  return when(`MIN(${part},${whole})<0`, SHOWS_NOTHING, when(plainPair(part, whole, fine), some, SHOWS_NOTHING));
}
