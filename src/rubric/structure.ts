/** What the shape alone cannot say: a node is either a branch or a leaf, and only a leaf has what belongs to leaves. */
import type { Diagnostics } from "../diagnostic.ts";
import { say, words } from "../text.ts";
import type { YamlFile } from "../yaml.ts";
import type { Path } from "./model.ts";
import type { NodeFile } from "./schema.ts";

const NEITHER = words("node-empty", "Mã {id} không có tiêu chí bên trong, cũng không có cách tính điểm.", "{id} has neither criteria inside it nor a rule.");
const BOTH = words("node-both", "Mã {id} vừa có tiêu chí bên trong vừa có cách tính điểm.", "{id} has both criteria inside it and a rule.");
const LEAF_ONLY = words(
  "leaf-key-on-branch",
  "Khóa “{key}” chỉ dùng ở tiêu chí có cách tính điểm (rule).",
  "The key “{key}” belongs only to a criterion with a rule.",
);
const BRANCH_ONLY = words("branch-key-on-leaf", "Khóa “{key}” chỉ dùng ở mục có tiêu chí bên trong.", "The key “{key}” belongs only to a node with criteria inside it.");
const FIX = say(words("fix-node", "Thêm criteria hoặc rule.", "Add criteria or a rule."), {});

const LEAF_KEYS = ["source", "clause", "evidence", "reason", "notApplicable", "effect", "requires", "gate", "examples"] as const;

/** Walks all nodes of a file whose shape is right. */
export function checkStructure(nodes: readonly NodeFile[], path: Path, file: YamlFile, problems: Diagnostics): void {
  for (const [index, node] of nodes.entries()) {
    const at = [...path, index];
    const tell = (message: Parameters<Diagnostics["add"]>[1], key: string): void => problems.add("error", message, file.locate([...at, key], "key"));
    if (node.criteria === undefined && node.rule === undefined) problems.add("error", say(NEITHER, { id: node.id }), file.locate([...at, "id"]), { fix: FIX });
    if (node.criteria !== undefined && node.rule !== undefined) tell(say(BOTH, { id: node.id }), "rule");
    else if (node.criteria !== undefined) for (const key of LEAF_KEYS) if (node[key] !== undefined) tell(say(LEAF_ONLY, { key }), key);
    if (node.rule !== undefined && node.caps !== undefined) tell(say(BRANCH_ONLY, { key: "caps" }), "caps");
    if (node.criteria !== undefined) checkStructure(node.criteria, [...at, "criteria"], file, problems);
  }
}
