import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { above } from "./options.ts";

const ABOVE = words(
  "example-above-maximum",
  "Ví dụ ghi {points:2} điểm, lớn hơn điểm tối đa {max:2} của tiêu chí {leaf}.",
  "The example says {points:2} points, more than the maximum of {max:2} of criterion {leaf}.",
);

export const exampleAboveMaximum: Check = {
  code: "example-above-maximum",
  severity: "error",
  title: { vi: "Ví dụ vượt điểm tối đa", en: "An example above the maximum" },
  doc: {
    vi: "Không số liệu nào cho nhiều điểm hơn điểm tối đa, nên ví dụ như vậy không bao giờ xảy ra.",
    en: "No figures give more than the maximum, so such an example never comes true.",
  },
  fix: { vi: "Sửa điểm của ví dụ, hoặc điểm tối đa.", en: "Correct the points of the example, or the maximum." },
  bad: `
- id: "1.1"
  title: Đoàn kiểm tra chấm
  maxPoints: 2
  rule: { kind: given }
  examples: [{ given: { points: 2.5 }, points: 2.5 }]`,
  good: `
- id: "1.1"
  title: Đoàn kiểm tra chấm
  maxPoints: 2
  rule: { kind: given }
  examples: [{ given: { points: 1.5 }, points: 1.5 }]`,
  *run({ leaves }) {
    for (const leaf of leaves) {
      if (above(leaf).length > 0) continue;
      for (const [index, { points }] of leaf.examples.entries()) {
        if (compare(points, leaf.max) <= 0) continue;
        yield {
          message: say(ABOVE, { points, max: leaf.max, leaf: leaf.id }),
          path: [...leaf.path, "examples", index, "points"],
          subject: [leaf.id],
        };
      }
    }
  },
};
