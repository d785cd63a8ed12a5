import type { Branch, Node } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check, Finding } from "./check.ts";
import { isUnder } from "./numbering.ts";
import { idPath, isFirst } from "./options.ts";

const CHILD = words(
  "child-misplaced",
  "Mã {id} đứng dưới {parent}, không đúng chỗ của nó.",
  "The code {id} stands under {parent}, which is not its place.",
);
const ALL = words(
  "child-misplaced",
  "Mã {parent} không phải mã chung của các mục bên trong: {ids}.",
  "The code {parent} is not that of what stands in it: {ids}.",
);

function* misplaced(branch: Branch, told: (node: Node) => boolean): Iterable<Finding> {
  for (const child of branch.children) if (child.kind === "branch") yield* misplaced(child, told);
  if (branch.path.length === 0 || told(branch)) return;
  const strayed = branch.children.filter(({ id }) => !isUnder(id, branch.id));
  const ids = strayed.map(({ id }) => id).join(", ");
  // Where all of several stray, it is the one code above them that is wrong.
  if (strayed.length > 1 && strayed.length === branch.children.length) {
    yield { message: say(ALL, { parent: branch.id, ids }), path: idPath(branch) };
  } else for (const child of strayed) yield { message: say(CHILD, { id: child.id, parent: branch.id }), path: idPath(child) };
}

export const childMisplaced: Check = {
  code: "child-misplaced",
  severity: "error",
  title: { vi: "Mã không nằm dưới mã của mục chứa nó", en: "A code that is not under its parent's" },
  doc: {
    vi: "Tiêu chí thành phần 4.5.1 đứng trong tiêu chí 4.4 thì điểm của nó cộng vào sai chỗ. Số La Mã ở lĩnh vực được hiểu: I chứa 1.1 và I.1.",
    en: "With the sub-criterion 4.5.1 inside the criterion 4.4, its points are added in the wrong place. Roman numerals are understood: I holds 1.1 and I.1.",
  },
  fix: { vi: "Sửa mã, hoặc chuyển mục này về đúng chỗ.", en: "Correct the code, or move it to where it belongs." },
  bad: `
- id: "1.1"
  title: Kế hoạch
  maxPoints: 2
  criteria:
    - { id: "1.1.1", title: Thời hạn, maxPoints: 1, rule: { kind: given } }
    - { id: "1.2.2", title: Nội dung, maxPoints: 1, rule: { kind: given } }`,
  good: `
- id: "1.1"
  title: Kế hoạch
  maxPoints: 2
  criteria:
    - { id: "1.1.1", title: Thời hạn, maxPoints: 1, rule: { kind: given } }
    - { id: "1.1.2", title: Nội dung, maxPoints: 1, rule: { kind: given } }`,
  run: (rubric) => misplaced(rubric.root, (node) => !isFirst(rubric, node)),
};
