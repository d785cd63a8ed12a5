/** What follows from two rubrics being what they are: where the maximum went, and what units have to be asked again. */
import type { Field } from "../assessment.ts";
import { type Points, subtract, ZERO } from "../points.ts";
import type { Matching } from "./compare-nodes.ts";
import type { Leaf, Node, Rubric } from "./model.ts";

/** A domain before and after; one side is missing where it was added or removed. */
export interface DomainMovement {
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly moved: Points;
}
/** What units have to be asked again: a criterion as a whole, or some of its fields. */
export interface Ask {
  readonly leaf: Leaf;
  /** Undefined when the criterion is new. */
  readonly fields: readonly Field[] | undefined;
}
/** Where the maximum went, domain by domain: those of the new rubric in order, then those that are gone. */
export function movements(before: Rubric, after: Rubric, { counterparts }: Matching): readonly DomainMovement[] {
  const kept = after.root.children.map((domain): DomainMovement => {
    const old = counterparts.get(domain);
    return { before: old, after: domain, moved: subtract(domain.max, old?.max ?? ZERO) };
  });
  const gone = before.root.children.filter((domain) => {
    const now = counterparts.get(domain);
    return now === undefined || !after.root.children.includes(now);
  });
  return [...kept, ...gone.map((domain) => ({ before: domain, after: undefined, moved: subtract(ZERO, domain.max) }))];
}

/** A field whose answers under the old rubric do not serve under the new one. */
function isNew(field: Field, old: readonly Field[]): boolean {
  const before = old.find(({ key }) => key === field.key);
  if (before === undefined) return field.optional !== true;
  if (before.type !== field.type) return true;
  return before.choices?.some(({ id }) => field.choices?.every((choice) => choice.id !== id)) ?? false;
}

export function asksOf(after: Rubric, { counterparts }: Matching): readonly Ask[] {
  return after.leaves.flatMap((leaf): readonly Ask[] => {
    const old = counterparts.get(leaf);
    if (old === undefined || old.kind === "branch") return [{ leaf, fields: undefined }];
    const fields = leaf.fields.filter((field) => isNew(field, old.fields));
    return fields.length === 0 ? [] : [{ leaf, fields }];
  });
}
