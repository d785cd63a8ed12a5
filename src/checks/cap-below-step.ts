import { compare, type Points } from "../points.ts";
import type { Leaf, Path } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { deductionsIn, ruleOf } from "./options.ts";

const BELOW = words(
  "cap-below-step",
  "Mức trừ tối đa {cap:2} nhỏ hơn mức trừ của một trường hợp, {each:2}.",
  "At most {cap:2} points are taken, less than one case takes, {each:2}.",
);

interface Capped {
  readonly cap: Points;
  readonly each: Points;
  readonly path: Path;
}

/**
 * Caps of one kind of case, and the cap on all, each against what one case takes. «50%, nhưng không quá 1 điểm» is no fault, and a
 * deduction above the maximum is told as that.
 */
function capsBelow(leaf: Leaf): readonly Capped[] {
  const deductions = deductionsIn(leaf).flatMap(({ each, ...more }) =>
    each === undefined || compare(each, leaf.max) > 0 ? [] : [{ ...more, each }],
  );
  const own = deductions.flatMap(({ cap, each, path }) =>
    cap !== undefined && compare(cap, each) < 0 ? [{ cap, each, path: [...path, "cap"] }] : [],
  );
  const whole = ruleOf(leaf).cap as Points | undefined;
  const rule: Path = [...leaf.path, "rule"];
  const largest = deductions
    .filter(({ path, cap }) => path.length > rule.length && cap === undefined)
    .reduce<Points | undefined>((most, { each }) => (most === undefined || compare(each, most) > 0 ? each : most), undefined);
  return whole !== undefined && largest !== undefined && compare(whole, largest) < 0
    ? [...own, { cap: whole, each: largest, path: [...rule, "cap"] }]
    : own;
}

export const capBelowStep: Check = {
  code: "cap-below-step",
  severity: "error",
  title: { vi: "Mức trừ tối đa nhỏ hơn một lần trừ", en: "A cap smaller than one step" },
  doc: {
    vi: "Trừ 1 điểm mỗi trường hợp mà chỉ trừ tối đa 0,5 thì không bao giờ trừ đúng 1 điểm: một trong hai số viết sai.",
    en: "Where each case takes 1 point and the cap is 0.5, no case ever takes 1: one of the two figures is wrong.",
  },
  fix: { vi: "Sửa mức trừ tối đa (cap), hoặc mức trừ của một trường hợp.", en: "Correct the cap, or what one case takes." },
  bad: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: canh-cao, title: Cảnh cáo, each: 1, cap: 0.5 }] }`,
  good: `
- id: "1.1"
  title: Chấp hành kỷ luật
  maxPoints: 2
  rule: { kind: deduct, incidents: [{ id: canh-cao, title: Cảnh cáo, each: 0.5, cap: 1 }] }`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      for (const { cap, each, path } of capsBelow(leaf)) yield { message: say(BELOW, { cap, each }), path, subject: [leaf.id] };
    }
  },
};
