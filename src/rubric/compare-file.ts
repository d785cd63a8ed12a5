/** What two rubrics say of the whole: scale, rounding, ranking, rounds, grades, groups, units. */
import { type Difference, differences } from "./compare-data.ts";
import { canonical, type Members } from "./compare-shape.ts";
import type { Rubric } from "./model.ts";
import { rubricShape } from "./schema.ts";

export interface KeyDifferences {
  /** The key of the file or of the node. */
  readonly key: string;
  readonly list: readonly Difference[];
  /** Whatever stands there, no score reads it. */
  readonly wordsOnly: boolean;
}

const WORDS_ONLY: ReadonlySet<string> = new Set(["id", "decision", "appraisers", "sources", "standing", "counts"]);
/** Bounds of grades are of the index, in %. */
const IN_PERCENT: ReadonlySet<string> = new Set(["grades", "heads", "groups"]);

/** What may be said once for all groups. */
const FOR_ALL = ["grades", "heads", "commend"] as const;
type ForAll = (typeof FOR_ALL)[number];

/** One for all groups, where the groups do not have their own. */
function common({ groups }: Rubric, key: ForAll): boolean {
  const first = canonical(groups[0]?.[key]);
  return groups.every((group) => canonical(group[key]) === first);
}

const stated = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? undefined : value);

/** The rubric as its file would have it with every default written out; nodes are compared apart. */
function membersOfFile(rubric: Rubric, shared: ReadonlySet<ForAll>, renamed: (id: string) => string): Members {
  const { root, groups, ranking } = rubric;
  const [first] = groups;
  const once = (key: ForAll): unknown => (shared.has(key) ? stated(first?.[key]) : undefined);
  return {
    ...rubric,
    units: rubric.registry,
    ranking: { ...ranking, tieBreak: ranking.tieBreak.map(renamed) },
    caps: root.caps,
    ...Object.fromEntries(FOR_ALL.map((key) => [key, once(key)])),
    groups: groups.map((group) => ({
      ...group,
      ...Object.fromEntries(FOR_ALL.map((key) => [key, shared.has(key) ? undefined : stated(group[key])])),
    })),
  };
}

/** @param renamed the new code of what had this code in the old rubric */
export function fileDifferences(before: Rubric, after: Rubric, renamed: (id: string) => string): readonly KeyDifferences[] {
  const shared = new Set(FOR_ALL.filter((key) => common(before, key) && common(after, key)));
  const [old, now] = [membersOfFile(before, shared, renamed), membersOfFile(after, shared, (id) => id)];
  return Object.entries(rubricShape.shape).flatMap(([key, shape]): readonly KeyDifferences[] => {
    // What a file says of answers that do not apply has gone to its leaves.
    if (key === "domains" || key === "notApplicable" || key === "cchc") return [];
    const telling = { unit: IN_PERCENT.has(key) ? "%" : "", facts: [] };
    const side = (value: Members) => ({ value: value[key], path: [key], telling });
    return [{ key, list: differences(side(old), side(now), shape, key), wordsOnly: WORDS_ONLY.has(key) }];
  });
}
