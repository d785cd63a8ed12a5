/** What the shape alone cannot say: a node is either a branch or a leaf, and only a leaf has what belongs to leaves. */
import type { Diagnostics } from "../diagnostic.ts";
import { type Message, say, words } from "../text.ts";
import type { YamlFile } from "../yaml.ts";
import type { Path } from "./model.ts";
import type { NodeFile } from "./schema.ts";

const NEITHER = words(
  "node-empty",
  "Mã {id} không có tiêu chí bên trong, cũng không có cách tính điểm.",
  "{id} has neither criteria inside it nor a rule.",
);
const BOTH = words("node-both", "Mã {id} vừa có tiêu chí bên trong vừa có cách tính điểm.", "{id} has both criteria inside it and a rule.");
const LEAF_ONLY = words(
  "leaf-key-on-branch",
  "Khóa “{key}” chỉ dùng ở tiêu chí có cách tính điểm (rule).",
  "The key “{key}” belongs only to a criterion with a rule.",
);
const BRANCH_ONLY = words(
  "branch-key-on-leaf",
  "Khóa “{key}” chỉ dùng ở mục có tiêu chí bên trong.",
  "The key “{key}” belongs only to a node with criteria inside it.",
);
const FIX = say(words("fix-node", "Thêm criteria hoặc rule.", "Add criteria or a rule.", ["node-empty"]), {});

const FIX_BOTH = say(words("fix-node-both", "Bỏ criteria hoặc rule.", "Take criteria or the rule away."), {});
const FIX_KEY = say(
  words("fix-node-key", "Bỏ khóa này, hoặc chuyển sang mục dùng nó.", "Take the key away, or move it to a node that uses it.", [
    "leaf-key-on-branch",
    "branch-key-on-leaf",
  ]),
  {},
);

const LEAF_KEYS = ["source", "clause", "evidence", "reason", "note", "notApplicable", "effect", "requires", "gate", "examples"] as const;

/** Walks all nodes of a file whose shape is right. */
export function checkStructure(nodes: readonly NodeFile[], path: Path, file: YamlFile, problems: Diagnostics): void {
  for (const [index, node] of nodes.entries()) {
    const at = [...path, index];
    for (const { message, key, fix } of faultsOf(node)) {
      problems.add("error", message, file.locate([...at, key], key === "id" ? "value" : "key"), fix === undefined ? {} : { fix });
    }
    if (node.criteria !== undefined) checkStructure(node.criteria, [...at, "criteria"], file, problems);
  }
}

interface Fault {
  readonly message: Message;
  /** The key that it is about. */
  readonly key: string;
  readonly fix?: Message;
}

function faultsOf(node: NodeFile): readonly Fault[] {
  const { id, criteria, rule, caps } = node;
  if (criteria === undefined && rule === undefined) return [{ message: say(NEITHER, { id }), key: "id", fix: FIX }];
  if (criteria !== undefined && rule !== undefined) return [{ message: say(BOTH, { id }), key: "rule", fix: FIX_BOTH }];
  if (criteria === undefined) return caps === undefined ? [] : [{ message: say(BRANCH_ONLY, { key: "caps" }), key: "caps", fix: FIX_KEY }];
  return LEAF_KEYS.filter((key) => node[key] !== undefined).map((key) => ({ message: say(LEAF_ONLY, { key }), key, fix: FIX_KEY }));
}
