/** What two rubrics say of one criterion: who answers, when it counts, how points are counted. */
import { kindOf } from "../rules/index.ts";
import { say, words } from "../text.ts";
import { type Difference, differences } from "./compare-data.ts";
import type { KeyDifferences } from "./compare-file.ts";
import { canonical, isMapping, type Members, type Telling } from "./compare-shape.ts";
import type { Leaf } from "./model.ts";
import { node as nodeShape } from "./node-schema.ts";

const KIND = words("rule-kind-changed", "cách tính điểm: nay là “{after}” (trước “{before}”)", "rule: now “{after}” (was “{before}”)");
const EXAMPLES = words("examples-changed", "ví dụ kiểm tra thay đổi", "the worked examples changed");

const KEYS = [
  "source",
  "clause",
  "basis",
  "appraiser",
  "owner",
  "evidence",
  "reason",
  "note",
  "notApplicable",
  "effect",
  "requires",
  "gate",
] as const;
const WORDS_ONLY: ReadonlySet<string> = new Set(["appraiser", "owner"]);

export interface LeafDifferences extends KeyDifferences {
  /** The code the changes have when it is not the key's. */
  readonly code?: string;
}

function membersOfLeaf(leaf: Leaf, renamed: (id: string) => string): Members {
  const { requires, gate } = leaf;
  return {
    ...leaf,
    appraiser: leaf.appraiser.map(({ id }) => id),
    requires: requires === undefined ? undefined : { ...requires, node: renamed(requires.node) },
    gate: gate === undefined || gate.atLeast !== undefined ? gate : true,
  };
}

/** What the words of a rule depend on, read off what every rule declares: a rule that asks for a numerator speaks of percentages. */
function tellingOf({ rule, fields }: Leaf): Telling {
  const { facts } = rule as unknown as Members;
  const named = Array.isArray(facts) && facts.every(isMapping);
  return { unit: fields.some(({ key }) => key === "numerator") ? "%" : "", facts: named ? (facts as unknown as Telling["facts"]) : [] };
}

function ruleDifferences(before: Leaf, after: Leaf): readonly Difference[] {
  const side = (leaf: Leaf) => ({ value: leaf.rule, path: [...leaf.path, "rule"], telling: tellingOf(leaf) });
  if (before.ruleKind === after.ruleKind) return differences(side(before), side(after), kindOf(after.rule).shape);
  const message = say(KIND, { before: before.ruleKind.title, after: after.ruleKind.title });
  return [{ verb: "changed", message, scores: true, before: side(before).path, after: side(after).path }];
}

export function leafDifferences(before: Leaf, after: Leaf, renamed: (id: string) => string): readonly LeafDifferences[] {
  const [old, now] = [membersOfLeaf(before, renamed), membersOfLeaf(after, (id) => id)];
  const telling: Telling = { unit: "", facts: [] };
  const list: LeafDifferences[] = KEYS.map((key) => {
    const side = (leaf: Leaf, members: Members) => ({ value: members[key], path: [...leaf.path, key], telling });
    return { key, list: differences(side(before, old), side(after, now), nodeShape.shape[key], key), wordsOnly: WORDS_ONLY.has(key) };
  });
  const kindChanged = before.ruleKind !== after.ruleKind;
  list.push({ key: "rule", list: ruleDifferences(before, after), wordsOnly: false, code: kindChanged ? "rule-kind" : "rule" });
  if (canonical(before.examples) !== canonical(after.examples)) {
    const paths = { before: [...before.path, "examples"], after: [...after.path, "examples"] };
    list.push({ key: "examples", list: [{ verb: "changed", message: say(EXAMPLES, {}), scores: false, ...paths }], wordsOnly: true });
  }
  return list;
}
