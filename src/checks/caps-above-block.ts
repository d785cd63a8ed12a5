import { add, compare, type Points, smaller, ZERO } from "../points.ts";
import type { Branch, Node, Path, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const ABOVE = words(
  "caps-above-block",
  "Mức trần {cap:2} lớn hơn tổng các tiêu chí nó giới hạn, {most:2}, nên không cắt gì.",
  "The cap of {cap:2} is above all that it limits, {most:2}, so it cuts nothing.",
);
const NOTHING = words(
  "caps-above-block",
  "Mức trần {cap:2} không giới hạn gì: bên trong không có tiêu chí loại này.",
  "The cap of {cap:2} limits nothing: there is no such criterion inside.",
);

const EXTRAS = ["bonus", "penalty"] as const;
type Extra = (typeof EXTRAS)[number];

/** The most that a node can come to once the caps inside it have cut. */
function mostOf(node: Node, effect: Extra): Points {
  if (node.kind === "leaf") return node.effect === effect ? node.max : ZERO;
  const sum = inside(node, effect);
  const cap = node.caps[effect];
  return cap === undefined ? sum : smaller(sum, cap);
}
const inside = ({ children }: Branch, effect: Extra): Points =>
  children.reduce<Points>((sum, child) => add(sum, mostOf(child, effect)), ZERO);

const branchesOf = (node: Node): readonly Branch[] => (node.kind === "leaf" ? [] : [node, ...node.children.flatMap(branchesOf)]);

interface Idle {
  readonly node: Branch;
  readonly cap: Points;
  readonly most: Points;
  readonly path: Path;
}
const idleCaps = ({ root }: Rubric): readonly Idle[] =>
  branchesOf(root).flatMap((node) =>
    EXTRAS.flatMap((effect): readonly Idle[] => {
      const cap = node.caps[effect];
      const most = inside(node, effect);
      return cap === undefined || compare(cap, most) <= 0 ? [] : [{ node, cap, most, path: [...node.path, "caps", effect] }];
    }),
  );

export const capsAboveBlock: Check = {
  code: "caps-above-block",
  severity: "warning",
  title: { vi: "Mức trần của khối không giới hạn gì", en: "A block's cap that limits nothing" },
  doc: {
    vi: "Khối ghi trần 5 điểm thưởng mà các tiêu chí thưởng bên trong cộng lại chỉ 3 điểm thì trần không bao giờ dùng đến: một trong hai số viết sai, hoặc thiếu tiêu chí.",
    en: "A block with a cap of 5 bonus points whose bonus criteria add up to 3 never needs it: one of the figures is wrong, or a criterion is missing.",
  },
  fix: {
    vi: "Sửa mức trần (caps) hoặc điểm của các tiêu chí thưởng, phạt bên trong; thừa thì bỏ.",
    en: "Correct the cap, or the points of the bonus and penalty criteria inside; take it away where it is not meant.",
  },
  bad: `
caps: { bonus: 2 }
domains:
  - { id: "1", title: Chỉ đạo, maxPoints: 2, rule: { kind: given } }
  - { id: "2", title: Điểm thưởng, maxPoints: 1, effect: bonus, rule: { kind: given } }`,
  good: `
caps: { bonus: 1 }
domains:
  - { id: "1", title: Chỉ đạo, maxPoints: 2, rule: { kind: given } }
  - { id: "2", title: Điểm thưởng, maxPoints: 2, effect: bonus, rule: { kind: given } }`,
  *run(rubric) {
    for (const { node, cap, most, path } of idleCaps(rubric)) {
      const message = compare(most, ZERO) === 0 ? say(NOTHING, { cap }) : say(ABOVE, { cap, most });
      yield { message, path, ...(node.id === "" ? {} : { subject: [node.id] }) };
    }
  },
};
