import { boundsInWords } from "../bounds.ts";
import { equal, smaller } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { type Ladder, laddersOf } from "./ladders.ts";
import { above, idPath } from "./options.ts";

const UNTRIED = words("example-coverage", "Chưa có ví dụ nào cho: {options}.", "No example tries: {options}.");
const NONE = words(
  "example-coverage",
  "Các tiêu chí có mức điểm mà chưa có ví dụ nào: {leaves}.",
  "Criteria with bands or levels and no example: {leaves}.",
);
const LIST = words("first-and-rest", "{first}; {rest}", "{first}; {rest}");

type Spoken = Parameters<typeof say<"first">>[1]["first"];

/** Bands by the points they give; with the same points for two, one example does for both. */
function untriedBands({ leaf, steps, unit }: Ladder): readonly Spoken[] {
  const tried = leaf?.examples.map(({ points }) => points) ?? [];
  return steps.flatMap(({ points, bounds }) =>
    points === undefined || leaf === undefined || tried.some((each) => equal(each, smaller(points, leaf.max)))
      ? []
      : [boundsInWords(bounds, unit)],
  );
}

/** Levels of a leaf that asks for nothing but a choice. */
function untriedLevels({ fields, examples }: Leaf): readonly Spoken[] {
  const [field] = fields;
  if (fields.length !== 1 || field?.type !== "choice") return [];
  const tried = examples.map(({ given }) => given[field.key]);
  return (field.choices ?? []).filter(({ id }) => !tried.includes(id)).map(({ title }) => title);
}

function untried(rubric: Rubric): ReadonlyMap<Leaf, readonly Spoken[]> {
  const ladders = laddersOf(rubric);
  return new Map(
    rubric.leaves
      .filter((leaf) => above(leaf).length === 0)
      .map((leaf) => [leaf, [...ladders.filter((each) => each.leaf === leaf).flatMap(untriedBands), ...untriedLevels(leaf)]]),
  );
}

export const exampleCoverage: Check = {
  code: "example-coverage",
  severity: "note",
  title: { vi: "Mức điểm chưa có ví dụ", en: "Bands and levels that no example tries" },
  doc: {
    vi: "Ví dụ là cách duy nhất để biết từng mức được viết đúng: tổng điểm tối đa vẫn bằng 100 dù một mức bị gõ nhầm. Mỗi mức nên có một ví dụ, tốt nhất là đúng ở ranh giới.",
    en: "Examples alone show that each band is written as meant: the maxima add up to 100 even where one is a slip. Each band deserves an example, best right at its end.",
  },
  fix: {
    vi: "Thêm vào examples của tiêu chí một ví dụ cho mỗi mức.",
    en: "Add an example for each of them to the examples of the criterion.",
  },
  bad: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 2 }, { id: khong, title: Không, points: 0 }] }
  examples: [{ given: { level: co }, points: 2 }]`,
  good: `
- id: "1.1"
  title: Ban hành kế hoạch
  maxPoints: 2
  rule: { kind: choice, levels: [{ id: co, title: Có, points: 2 }, { id: khong, title: Không, points: 0 }] }
  examples: [{ given: { level: co }, points: 2 }, { given: { level: khong }, points: 0 }]`,
  *run(rubric) {
    const open = [...untried(rubric)].filter(([, options]) => options.length > 0);
    for (const [leaf, options] of open.filter(([{ examples }]) => examples.length > 0)) {
      const listed = options.reduceRight((rest, first) => say(LIST, { first, rest }));
      yield { message: say(UNTRIED, { options: listed }), path: [...leaf.path, "examples"], subject: [leaf.id] };
    }
    const bare = open.filter(([{ examples }]) => examples.length === 0).map(([leaf]) => leaf);
    const [first] = bare;
    if (first !== undefined) yield { message: say(NONE, { leaves: bare.map(({ id }) => id).join(", ") }), path: idPath(first) };
  },
};
