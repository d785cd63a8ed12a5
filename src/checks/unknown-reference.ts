import { nearest } from "../nearest.ts";
import type { Path, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";
import { gradesOf, pathOf } from "./grades.ts";

const UNKNOWN = words("unknown-reference", "Không có mã “{id}”.", "There is nothing with the id “{id}”.");
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");

const KNOWN = words("fix-known-ids", "Các mã: {names}.", "The ids: {names}.");

interface Reference {
  readonly id: string;
  readonly path: Path;
  readonly among: readonly string[];
}

/** Enough of the ids to see how they look. */
const listed = (ids: readonly string[]): string => (ids.length > 20 ? `${ids.slice(0, 20).join(", ")} …` : ids.join(", "));

/** What grades of units, of heads and the commendation of each group name, each once. */
function followingOf(rubric: Rubric): readonly Reference[] {
  const nodes = [...rubric.nodes.keys()];
  const ceilings = gradesOf(rubric).flatMap(({ steps }) =>
    steps.flatMap(({ grade, path }) =>
      (grade.ceilings ?? []).map(({ node }, index) => ({ id: node, path: [...path, "ceilings", index, "node"], among: nodes })),
    ),
  );
  const named = rubric.groups.flatMap(({ grades, heads, commend }, index): readonly Reference[] => {
    const among = grades.map(({ id }) => id);
    const ofHeads = heads.flatMap(({ unitGrade: id }, place) =>
      id === undefined ? [] : [{ id, path: [...pathOf(rubric, index, "heads"), place, "unitGrade"], among }],
    );
    const id = commend?.grade;
    return id === undefined ? ofHeads : [...ofHeads, { id, path: [...pathOf(rubric, index, "commend"), "grade"], among }];
  });
  const wrong = new Map(named.filter(({ id, among }) => !among.includes(id)).map((each) => [each.path.join("/"), each]));
  return [...ceilings, ...wrong.values()];
}

/** The group of each unit that is ranked, and the units that took the place of one. */
function ofUnits({ registry = [], units = [], groups }: Rubric): readonly Reference[] {
  const ids = groups.map(({ id }) => id);
  const all = registry.map(({ id }) => id);
  const ranked = new Set(units);
  return registry.flatMap((unit, index): readonly Reference[] => [
    // That a unit names no group at all is a fault of its own.
    ...(ranked.has(unit) && unit.group !== "" ? [{ id: unit.group, path: ["units", index, "group"], among: ids }] : []),
    ...unit.becomes.map((id, nth) => ({ id, path: ["units", index, "becomes", nth], among: all })),
  ]);
}

/** The bodies that nodes name, where the rubric lists them; a body above many leaves is looked at once. */
function ofAppraisers({ appraisers, leaves }: Rubric): readonly Reference[] {
  if (appraisers === undefined) return [];
  const among = appraisers.map(({ id }) => id);
  return [...new Set(leaves.flatMap(({ appraiser }) => appraiser))].map(({ id, path }) => ({ id, path, among }));
}

function references(rubric: Rubric): readonly Reference[] {
  const nodes = [...rubric.nodes.keys()];
  const required = rubric.leaves.flatMap((leaf) =>
    leaf.requires === undefined ? [] : [{ id: leaf.requires.node, path: [...leaf.path, "requires", "node"], among: nodes }],
  );
  const ties = rubric.ranking.tieBreak.map((id, index) => ({ id, path: ["ranking", "tieBreak", index], among: nodes }));
  return [...required, ...ties, ...ofAppraisers(rubric), ...ofUnits(rubric), ...followingOf(rubric)];
}

export const unknownReference: Check = {
  code: "unknown-reference",
  severity: "error",
  title: { vi: "Dẫn chiếu đến mã không có", en: "A reference to nothing" },
  doc: {
    vi: "Mã trong requires, tieBreak, ceilings, unitGrade, commend, appraiser (khi có danh sách appraisers), becomes và khối của đơn vị phải là mã có trong bộ tiêu chí.",
    en: "The ids in requires, tieBreak, ceilings, unitGrade, commend, appraiser (where appraisers are listed), becomes and a unit's group must be ids of the rubric.",
  },
  fix: { vi: "Viết lại mã cho đúng với mã đã khai.", en: "Write the id as it is declared." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.11" }, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, requires: { node: "1.1" }, rule: { kind: given } }`,
  *run(rubric) {
    for (const { id, path, among } of references(rubric)) {
      if (among.includes(id)) continue;
      const near = nearest(id, among);
      const fix = near === undefined ? say(KNOWN, { names: listed(among) }) : say(NEAREST, { name: near });
      yield { message: say(UNKNOWN, { id }), path, fix };
    }
  },
};
