/**
 * The grades of the units of a group and of their heads: by the index, not above what a ceiling allows, no more of them than a quota
 * allows. Equals are never told apart by the order in which they came.
 */
import { type Bounds, boundsInWords, percentageWithin, within } from "../bounds.ts";
import { compare, count, type Exact, equal, HUNDRED, isZero, percentage, times } from "../points.ts";
import { bestFirst } from "../rubric/best-first.ts";
import type { Ceiling, Grade, Rubric } from "../rubric/model.ts";
import { percentBeside } from "../rules/ladder.ts";
import { after, before, common, isEmpty, stretchOf } from "../stretch.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { type NodePoints, nodePoints } from "./node-points.ts";
import type { Scorecard } from "./scorecard.ts";
import type { Reading } from "./total.ts";

const BY_NODE = words(
  "ceiling-node",
  "không xếp cao hơn “{grade}” khi mục {node} {range} (đạt {percent}: {points:2}/{max:2} điểm)",
  "not above “{grade}” where node {node} is {range} (it has {percent}: {points:2} of {max:2} points)",
);
const BY_REASON = words("ceiling-reason", "{reason}: {sentence}", "{reason}: {sentence}");
const BY_UNIT = words(
  "ceiling-unit",
  "không xếp cao hơn “{grade}” khi đơn vị được xếp loại “{unit}”",
  "not above “{grade}” where the unit has the grade “{unit}”",
);
const QUOTA = words(
  "quota-full",
  "xếp “{to}” thay cho “{from}”: không quá {quota}% của {of} đơn vị, tức {most} đơn vị, được xếp “{from}”",
  "“{to}” in place of “{from}”: at most {quota}% of {of} units, that is {most}, may have “{from}”",
);
const QUOTA_TIED = words(
  "quota-tied",
  "xếp “{to}” thay cho “{from}”: không quá {quota}% của {of} đơn vị, tức {most} đơn vị, được xếp “{from}”; {tied} đơn vị bằng nhau mà chỉ còn {left} suất, nên không đơn vị nào trong số đó được xếp “{from}”",
  "“{to}” in place of “{from}”: at most {quota}% of {of} units, that is {most}, may have “{from}”; {tied} units are equal and only {left} may still have it, so none of them has",
);

/** The ranked units of a group as what follows from their results reads them. */
export interface Contested {
  readonly rubric: Rubric;
  /** The best first. */
  readonly ranked: readonly Scorecard[];
  /** Some unit may still move, come among them or leave them. */
  readonly open: boolean;
  /** What rank and grade read. */
  readonly figure: (card: Scorecard) => Exact;
  /** Nothing that the rubric names tells the two apart. */
  readonly same: (a: Scorecard, b: Scorecard) => boolean;
}

export interface Graded {
  readonly grade: Grade;
  /** What the index alone would give. */
  readonly byIndex: Grade;
  /** Why the grade is lower, in the order in which it was lowered; a ceiling that lowers nothing is not told. */
  readonly lowered: readonly Message[];
  readonly provisional: boolean;
}
export type Grades = ReadonlyMap<Scorecard, Graded>;

/** Who takes a place out of so many, the best first; those equal at the edge are all left out, whoever comes first in a list. */
export function withinLimit(
  best: readonly Scorecard[],
  most: number,
  { same }: Contested,
): { readonly kept: ReadonlySet<Scorecard>; readonly tied: ReadonlySet<Scorecard> } {
  const last = best[most - 1];
  const next = best[most];
  const within = best.slice(0, most);
  if (next === undefined || last === undefined || !same(last, next)) return { kept: new Set(within), tied: new Set() };
  return { kept: new Set(within.filter((card) => !same(card, next))), tied: new Set(best.filter((card) => same(card, next))) };
}

/** Whole units that are not more than so many % of all. */
function unitsOf(quota: Exact, all: number): number {
  let most = 0;
  while (most < all && compare(times(count(most + 1), HUNDRED), times(quota, count(all))) <= 0) most += 1;
  return most;
}

const inRange = ({ points, max }: NodePoints, bounds: Bounds): boolean => !isZero(max) && percentageWithin(points, max, bounds);

/** Whether some share that the node may still come to lies in the range, ends and all that is between them; `sure` where every one does. */
function reach(low: NodePoints, high: NodePoints, bounds: Bounds): { readonly some: boolean; readonly sure: boolean } {
  if (isZero(low.max) || isZero(high.max)) return { some: false, sure: false };
  const [a, b] = [low, high].map(({ points, max }) => percentage(points, max)).sort(compare) as [Exact, Exact];
  const some = !isEmpty(common(stretchOf(bounds), { low: before(a), high: after(b) }));
  return { some, sure: inRange(low, bounds) && inRange(high, bounds) };
}

interface Held {
  readonly holds: boolean;
  /** What is not final may make it hold, or let it go. */
  readonly open: boolean;
  readonly sentence: () => Message;
}

function byNode(card: Scorecard, ceiling: Ceiling, grade: Grade, rubric: Rubric): Held | undefined {
  const node = rubric.nodes.get(ceiling.node);
  if (node === undefined) return undefined;
  const read = (reading: Reading): NodePoints => nodePoints(card, node, rubric, reading);
  const has = read("earned");
  const holds = inRange(has, ceiling);
  const sentence = (): Message => {
    const { points, max } = has;
    const percent = percentBeside(percentage(points, max), ceiling);
    const told = say(BY_NODE, { grade: grade.title, node: node.id, percent, points, max, range: boundsInWords(ceiling, "%") });
    return ceiling.reason === undefined ? told : say(BY_REASON, { sentence: told, reason: ceiling.reason });
  };
  const { some, sure } = reach(read("low"), read("high"), ceiling);
  return { holds, open: some !== holds || sure !== holds, sentence };
}

/** @param units the grades of the units, best first, and what each unit got; only where it is heads that are graded */
interface Units {
  readonly order: readonly Grade[];
  readonly grades: Grades;
}

function byUnit(card: Scorecard, grade: Grade, { order, grades }: Units): Held | undefined {
  const unit = grades.get(card);
  const from = order.findIndex(({ id }) => id === grade.unitGrade);
  if (unit === undefined || from === -1) return undefined;
  return {
    holds: order.indexOf(unit.grade) >= from,
    open: unit.provisional,
    sentence: () => say(BY_UNIT, { grade: grade.title, unit: unit.grade.title }),
  };
}

/** Everything that the rubric says of going no higher than this grade. */
const heldAt = (card: Scorecard, grade: Grade, { rubric }: Contested, units: Units | undefined): readonly Held[] =>
  [
    ...(grade.ceilings ?? []).map((ceiling) => byNode(card, ceiling, grade, rubric)),
    ...(units === undefined || grade.unitGrade === undefined ? [] : [byUnit(card, grade, units)]),
  ].filter((held) => held !== undefined);

const gradeAt = (index: Exact, grades: readonly Grade[]): Grade | undefined => grades.find((grade) => within(index, grade));

/** By the index and the ceilings, each unit by itself. */
function gradedAlone(
  card: Scorecard,
  list: readonly Grade[],
  order: readonly Grade[],
  contested: Contested,
  units: Units | undefined,
): Graded | undefined {
  const byIndex = gradeAt(contested.figure(card), list);
  if (byIndex === undefined) return undefined;
  const lowered: Message[] = [];
  let grade = byIndex;
  let provisional = !equal(card.lowIndex, card.highIndex) && gradeAt(card.lowIndex, list) !== gradeAt(card.highIndex, list);
  for (const limit of order) {
    const held = heldAt(card, limit, contested, units);
    if (held.some(({ open }) => open)) provisional = true;
    const holding = held.filter(({ holds }) => holds);
    if (holding.length === 0 || order.indexOf(limit) <= order.indexOf(grade)) continue;
    grade = limit;
    lowered.push(...holding.map(({ sentence }) => sentence()));
  }
  return { grade, byIndex, lowered, provisional };
}

/** Takes the units that are more than the quota of a grade allows down to the next. */
function applyQuota(grade: Grade, quota: Exact, next: Grade, grades: Map<Scorecard, Graded>, contested: Contested): void {
  const { ranked, open } = contested;
  const having = ranked.filter((card) => grades.get(card)?.grade === grade);
  const most = unitsOf(quota, ranked.length);
  const { kept, tied } = withinLimit(having, most, contested);
  const args = { from: grade.title, to: next.title, quota, of: asCount(ranked.length), most: asCount(most) };
  for (const card of having) {
    const graded = grades.get(card) as Graded;
    const provisional = graded.provisional || open;
    if (kept.has(card)) {
      grades.set(card, { ...graded, provisional });
      continue;
    }
    const sentence = tied.has(card)
      ? say(QUOTA_TIED, { ...args, tied: asCount(tied.size), left: asCount(most - kept.size) })
      : say(QUOTA, args);
    grades.set(card, { ...graded, grade: next, lowered: [...graded.lowered, sentence], provisional });
  }
}

export const hasQuota = (list: readonly Grade[]): boolean => list.some(({ quota }) => quota !== undefined);

/** @param units the units' own grades, where these are the grades of heads */
export function gradeAll(
  list: readonly Grade[],
  contested: Contested,
  units?: { readonly list: readonly Grade[]; readonly grades: Grades },
): Grades {
  const grades = new Map<Scorecard, Graded>();
  if (list.length === 0) return grades;
  const order = bestFirst(list);
  const unitOrder = units === undefined ? undefined : { order: bestFirst(units.list), grades: units.grades };
  for (const card of contested.ranked) {
    const graded = gradedAlone(card, list, order, contested, unitOrder);
    if (graded !== undefined) grades.set(card, graded);
  }
  for (const [index, grade] of order.entries()) {
    const next = order[index + 1];
    if (grade.quota !== undefined && next !== undefined) applyQuota(grade, grade.quota, next, grades, contested);
  }
  return grades;
}
