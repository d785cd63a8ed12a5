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

const WORDS_ONLY: ReadonlySet<string> = new Set(["id", "decision", "sources", "standing", "counts"]);
/** Bounds of grades are of the index, in %. */
const IN_PERCENT: ReadonlySet<string> = new Set(["grades", "groups"]);

/** One list of grades for all groups, where the groups do not have their own. */
function commonGrades({ groups }: Rubric): boolean {
  const first = canonical(groups[0]?.grades);
  return groups.every(({ grades }) => canonical(grades) === first);
}

/** The rubric as its file would have it with every default written out; nodes are compared apart. */
function membersOfFile(rubric: Rubric, common: boolean, renamed: (id: string) => string): Members {
  const { root, groups, ranking } = rubric;
  const shared = common ? groups[0]?.grades : undefined;
  return {
    ...rubric,
    ranking: { ...ranking, tieBreak: ranking.tieBreak.map(renamed) },
    caps: root.caps,
    grades: shared !== undefined && shared.length > 0 ? shared : undefined,
    groups: groups.map(({ grades, ...group }) => (common ? group : { ...group, grades })),
  };
}

/** @param renamed the new code of what had this code in the old rubric */
export function fileDifferences(before: Rubric, after: Rubric, renamed: (id: string) => string): readonly KeyDifferences[] {
  const common = commonGrades(before) && commonGrades(after);
  const [old, now] = [membersOfFile(before, common, renamed), membersOfFile(after, common, (id) => id)];
  return Object.entries(rubricShape.shape).flatMap(([key, shape]): readonly KeyDifferences[] => {
    // What a file says of answers that do not apply has gone to its leaves.
    if (key === "domains" || key === "notApplicable" || key === "cchc") return [];
    const telling = { unit: IN_PERCENT.has(key) ? "%" : "", facts: [] };
    const side = (value: Members) => ({ value: value[key], path: [key], telling });
    return [{ key, list: differences(side(old), side(now), shape, key), wordsOnly: WORDS_ONLY.has(key) }];
  });
}
