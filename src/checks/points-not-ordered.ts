import { boundsInWords } from "../bounds.ts";
import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { related, where } from "./ladder-words.ts";
import { laddersOf, ordered, type Step } from "./ladders.ts";

const UNORDERED = words(
  "points-not-ordered",
  "Mức “{second}” được {low:2} điểm, mức “{first}” được {high:2} điểm: điểm lúc tăng, lúc giảm theo số liệu.",
  "“{second}” gives {low:2} points and “{first}” {high:2}: the points go up and down along the bands.",
);

/** The first step at which the points turn back, with its neighbour. */
function turn(steps: readonly Step[]): readonly [Step, Step] | undefined {
  const pairs = steps.slice(1).map((step, index) => [steps[index] as Step, step] as const);
  const rises = pairs.map(([a, b]) => (a.points === undefined || b.points === undefined ? 0 : compare(b.points, a.points)));
  const up = rises.filter((rise) => rise > 0).length;
  const down = rises.filter((rise) => rise < 0).length;
  if (up === 0 || down === 0) return undefined;
  return pairs[rises.findIndex((rise) => (up >= down ? rise < 0 : rise > 0))];
}

export const pointsNotOrdered: Check = {
  code: "points-not-ordered",
  severity: "warning",
  title: { vi: "Điểm không tăng dần hoặc giảm dần theo các mức", en: "Points that go up and down along the bands" },
  doc: {
    vi: "Kết quả tốt hơn mà được ít điểm hơn thường là do gõ nhầm một số điểm hoặc một đầu của mức.",
    en: "Fewer points for a better result are mostly a slip in the points or in an end of a band.",
  },
  fix: { vi: "Đối chiếu điểm và hai đầu của các mức với quyết định.", en: "Compare the points and ends of the bands with the decision." },
  bad: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { from: 70, below: 90, points: 0.5 }, { below: 70, points: 1 }] }`,
  good: `
- id: "1.1"
  title: Nhiệm vụ hoàn thành
  maxPoints: 2
  rule: { kind: bands, ratio: true, bands: [{ from: 90, points: 2 }, { from: 70, below: 90, points: 1 }, { below: 70, points: 0.5 }] }`,
  *run(rubric) {
    for (const ladder of laddersOf(rubric)) {
      const found = turn(ordered(ladder) ?? []);
      if (found?.[0].points === undefined || found[1].points === undefined) continue;
      const [first, second] = ladder.steps.indexOf(found[0]) < ladder.steps.indexOf(found[1]) ? found : [found[1], found[0]];
      const spoken = (step: Step) => boundsInWords(step.bounds, ladder.unit);
      const args = { first: spoken(first), second: spoken(second), low: second.points ?? "", high: first.points ?? "" };
      yield { ...where(ladder, second), message: say(UNORDERED, args), related: related(first) };
    }
  },
};
