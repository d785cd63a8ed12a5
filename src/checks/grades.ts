/** The lists of grades of a rubric as ladders. Unlike bands they are tried from the top: «từ 90», «từ 80» needs no upper ends. */
import { compare, HUNDRED, ZERO } from "../points.ts";
import type { Grade, Path, Rubric } from "../rubric/model.ts";
import { after, before, inTurn, type Stretch, stretchOf } from "../stretch.ts";

export interface GradeStep extends Stretch {
  readonly grade: Grade;
  readonly path: Path;
  /** What is left to it by the grades before it. */
  readonly own: readonly Stretch[];
}
export interface Grades {
  readonly steps: readonly GradeStep[];
  /** All that an index can be, in %. */
  readonly figures: Stretch;
  /** What no grade takes. */
  readonly open: readonly Stretch[];
}

/** The index is above 100% where bonus points are and no cap cuts them. */
export function figuresOf({ leaves, cap, maxPoints }: Rubric): Stretch {
  const unlimited = leaves.some(({ effect }) => effect === "bonus") && (cap.total === undefined || compare(cap.total, maxPoints) > 0);
  return { low: before(ZERO), high: unlimited ? "end" : after(HUNDRED) };
}

/** Where what may be said for all groups stands: at the group, or at the top when the group has none of its own. */
export function pathOf(rubric: Rubric, index: number, key: "grades" | "heads" | "commend"): Path {
  const own: Path = ["groups", index, key];
  const group = rubric.locate(["groups", index]);
  const found = rubric.locate(own);
  const same = group.kind === "text" && found.kind === "text" && group.start === found.start && group.end === found.end;
  return same ? [key] : own;
}

function gradesAt(list: readonly Grade[], path: Path, figures: Stretch): Grades {
  const stretches = list.map((grade) => stretchOf(grade));
  const { taken, left } = inTurn(stretches, figures);
  const steps = list.map((grade, index): GradeStep => {
    const stretch = stretches[index] as Stretch;
    return { ...stretch, grade, path: [...path, index], own: taken[index] ?? [] };
  });
  // A grade that is never given leaves open what it was meant for: one fault, told at the grade.
  const open = steps.some(({ own }) => own.length === 0) ? [] : left;
  return { steps, figures, open };
}

/** Every list of grades once, those of heads included. */
export function gradesOf(rubric: Rubric): readonly Grades[] {
  const lists = new Map<readonly Grade[], Path>();
  for (const [index, group] of rubric.groups.entries()) {
    for (const key of ["grades", "heads"] as const) {
      const list = group[key];
      if (list.length > 0 && !lists.has(list)) lists.set(list, pathOf(rubric, index, key));
    }
  }
  const figures = figuresOf(rubric);
  return [...lists].map(([list, path]) => gradesAt(list, path, figures));
}
