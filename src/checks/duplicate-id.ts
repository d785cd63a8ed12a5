import { FIRST_GIVEN_HERE } from "../diagnostic.ts";
import type { Node, Path, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { gradesOf } from "./grades.ts";

const NODE = words("duplicate-id", "Mã {id} đã dùng ở chỗ khác.", "The id {id} is used elsewhere.");

const nodesOf = (node: Node): readonly Node[] => (node.kind === "leaf" ? [node] : [node, ...node.children.flatMap(nodesOf)]);

/** Everything that has an id, by what the id must be unique among. */
function named(rubric: Rubric): readonly (readonly { readonly id: string; readonly path: Path }[])[] {
  const at = (list: readonly { readonly id: string }[] | undefined, key: string): readonly { id: string; path: Path }[] =>
    (list ?? []).map(({ id }, index) => ({ id, path: [key, index, "id"] }));
  const nodes = rubric.root.children.flatMap(nodesOf).map(({ id, path }) => ({ id, path: [...path, "id"] }));
  const grades = gradesOf(rubric).map(({ steps }) => steps.map(({ grade: { id }, path }) => ({ id, path: [...path, "id"] })));
  return [nodes, at(rubric.groups, "groups"), at(rubric.appraisers, "appraisers"), at(rubric.registry, "units"), ...grades];
}

export const duplicateId: Check = {
  code: "duplicate-id",
  severity: "error",
  title: { vi: "Mã trùng nhau", en: "An id used twice" },
  doc: {
    vi: "Mỗi lĩnh vực, tiêu chí, khối, đơn vị, cơ quan thẩm định, mức xếp loại phải có mã riêng; trùng mã thì số liệu của hai tiêu chí lẫn vào nhau.",
    en: "Every domain, criterion, group, unit, appraising body and grade needs an id of its own; with one id for two, their figures run together.",
  },
  fix: { vi: "Đổi một trong hai mã.", en: "Change one of the two ids." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.1", title: Báo cáo, maxPoints: 1, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, rule: { kind: given } }`,
  *run(rubric) {
    for (const list of named(rubric)) {
      const first = new Map<string, Path>();
      for (const { id, path } of list) {
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, path);
        else yield { message: say(NODE, { id }), path, related: { path: earlier, message: FIRST_GIVEN_HERE } };
      }
    }
  },
};
