/** Grades as tables print them: what each is called, which is better, and which lines do not fit their figures. */
import { compare } from "../points.ts";
import { plain } from "./headings.ts";
import { type Block, type Figure, figureOf, type Line, rankingColumn } from "./model.ts";

/** `Xếp loại A` → `a` */
export const gradeName = (text: string): string => plain(text).replace(/^(?:(?:xếp )?(?:loại|hạng)|mức|nhóm) /u, "");

/** What grades are usually called, best first. */
const STANDING: readonly (readonly [RegExp, number])[] = [
  [/^(?:không|chưa) (?:đạt|hoàn thành)/u, 90],
  [/xuất sắc|^rất tốt/u, 10],
  [/trung bình khá/u, 35],
  [/trung bình/u, 40],
  [/tốt/u, 20],
  [/khá/u, 30],
  [/^(?:đạt|hoàn thành)(?: nhiệm vụ| yêu cầu)?$/u, 45],
  [/^yếu/u, 50],
  [/^kém/u, 60],
];
const LETTER = /^[a-e]$/u;

function standingOf(grade: string): number | undefined {
  if (LETTER.test(grade)) return grade.charCodeAt(0);
  return STANDING.find(([pattern]) => pattern.test(grade))?.[1];
}

export interface Graded {
  readonly line: Line;
  readonly figure: Figure;
  readonly grade: NonNullable<Line["grade"]>;
  /** Greater for a worse grade. */
  readonly rank: number;
}

/** By what they are called where all of them are known, else by where on the average their lines stand as figures fall. */
function rankedGrades(grades: readonly string[]): ReadonlyMap<string, number> {
  const distinct = [...new Set(grades)];
  const known = new Map(distinct.map((grade) => [grade, standingOf(grade)] as const));
  const standings = [...known.values()];
  const usual = standings.every((each) => each !== undefined) && new Set(standings).size === standings.length;
  const mean = (grade: string): number => {
    const at = grades.flatMap((each, index) => (each === grade ? [index] : []));
    return at.reduce((sum, index) => sum + index, 0) / at.length;
  };
  const ordered = distinct.toSorted((a, b) => (usual ? (known.get(a) ?? 0) - (known.get(b) ?? 0) : mean(a) - mean(b)));
  return new Map(ordered.map((grade, rank) => [grade, rank]));
}

/** The lines that have a grade, as their figures fall; those of one figure by their grades. */
export function gradedLines(block: Block): readonly Graded[] {
  const column = rankingColumn(block);
  const lines = block.lines
    .flatMap((line) => {
      const figure = figureOf(line, column);
      return figure === undefined || line.grade === undefined ? [] : [{ line, figure, grade: line.grade }];
    })
    .sort((a, b) => compare(b.figure.value, a.figure.value));
  // «Loại» alone may as well be the class of a commune, which follows no figures.
  const doubtful = block.columns.some(({ role, heading }) => role === "class" && plain(heading) === "loại");
  if (doubtful && lines.some(({ grade }) => standingOf(gradeName(grade.text)) === undefined)) return [];
  const ranks = rankedGrades(lines.map(({ grade }) => gradeName(grade.text)));
  return lines
    .map((each) => ({ ...each, rank: ranks.get(gradeName(each.grade.text)) ?? 0 }))
    .sort((a, b) => compare(b.figure.value, a.figure.value) || a.rank - b.rank);
}

interface Chain {
  readonly last: Graded;
  readonly before: Chain | undefined;
  readonly length: number;
  readonly grades: number;
}

const longer = (a: Chain | undefined, b: Chain | undefined): Chain | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return b.length > a.length || (b.length === a.length && b.grades > a.grades) ? b : a;
};

/** The most lines whose grades never rise as figures fall; of as many, those of the most grades. */
export function inOrder(graded: readonly Graded[]): readonly Graded[] {
  const ending = new Map<number, Chain>();
  const best = (to: number): Chain | undefined => {
    let found: Chain | undefined;
    for (let rank = 0; rank <= to; rank += 1) found = longer(found, ending.get(rank));
    return found;
  };
  for (const each of graded) {
    const before = best(each.rank);
    const grades = (before?.grades ?? 0) + (before?.last.rank === each.rank ? 0 : 1);
    ending.set(each.rank, { last: each, before, length: (before?.length ?? 0) + 1, grades });
  }
  const kept: Graded[] = [];
  for (let at = best(ending.size === 0 ? 0 : Math.max(...ending.keys())); at !== undefined; at = at.before) kept.push(at.last);
  return kept.reverse();
}
