import { add, equal, type Points, ZERO } from "../points.ts";
import { type Branch, leavesOf, type Node } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check, Finding } from "./check.ts";

const DOMAIN = words(
  "sum-mismatch",
  "Điểm tối đa của mục {node} ghi {printed:2} nhưng các tiêu chí bên trong cộng lại {sum:2}.",
  "The maximum of {node} is given as {printed:2}, but what is in it adds up to {sum:2}.",
);
const WHOLE = words(
  "sum-mismatch",
  "Thang điểm ghi {printed:2} nhưng các lĩnh vực cộng lại {sum:2}.",
  "The scale is given as {printed:2}, but the domains add up to {sum:2}.",
);

const PART = words("first-sum-part", "điểm tối đa của {node}: {max:2}", "the maximum of {node}: {max:2}");

/** Bonus and penalty points stand outside the scale. */
const counts = (node: Node): boolean => leavesOf(node).some(({ effect }) => effect === "score");

function* mismatches(branch: Branch): Iterable<Finding> {
  const top = branch.path.length === 0;
  const parts = branch.children.filter(counts);
  const sum = parts.reduce<Points>((total, { max }) => add(total, max), ZERO);
  if (!equal(sum, branch.max) && (parts.length > 0 || top)) {
    const message = top ? say(WHOLE, { printed: branch.max, sum }) : say(DOMAIN, { node: branch.id, printed: branch.max, sum });
    const related = parts.map(({ id, path, max }) => ({ path: [...path, "maxPoints"], message: say(PART, { node: id, max }) }));
    yield { message, path: [...branch.path, "maxPoints"], related };
  }
  for (const child of branch.children) if (child.kind === "branch") yield* mismatches(child);
}

export const sumMismatch: Check = {
  code: "sum-mismatch",
  severity: "error",
  title: { vi: "Điểm tối đa không bằng tổng các điểm bên trong", en: "A maximum that is not the sum of its parts" },
  doc: {
    vi: "Điểm tối đa in ở mỗi lĩnh vực, tiêu chí và thang điểm phải bằng tổng điểm tối đa của các phần bên trong (không kể điểm thưởng, điểm phạt). Hai lỗi bù trừ nhau vẫn bị báo vì kiểm tra ở từng nút.",
    en: "The maximum printed at each domain, criterion and for the whole scale must be the sum of the maxima inside it, bonus and penalty left aside. Two errors that cancel are both told, since every node is checked.",
  },
  fix: { vi: "Sửa số ở đây, hoặc điểm tối đa của các mục bên trong.", en: "Correct the figure here, or the maxima inside it." },
  bad: `
- id: "1.1"
  title: Kế hoạch
  maxPoints: 2
  criteria:
    - { id: "1.1.1", title: Thời hạn, maxPoints: 1, rule: { kind: given } }
    - { id: "1.1.2", title: Nội dung, maxPoints: 0.5, rule: { kind: given } }`,
  good: `
- id: "1.1"
  title: Kế hoạch
  maxPoints: 2
  criteria:
    - { id: "1.1.1", title: Thời hạn, maxPoints: 1, rule: { kind: given } }
    - { id: "1.1.2", title: Nội dung, maxPoints: 1, rule: { kind: given } }`,
  run: ({ root }) => mismatches(root),
};
