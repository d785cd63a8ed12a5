/** Scorecards of one group → places. Equal figures never get different places by the order in which they came. */
import { compare, type Exact, type Points, ZERO } from "../points.ts";
import type { Group, Leaf, Rubric } from "../rubric/model.ts";
import { type Commended, commendAll } from "./commend.ts";
import { someGateOpen } from "./gate.ts";
import { type Contested, type Graded, type Grades, gradeAll, hasQuota } from "./grading.ts";
import { nodePoints } from "./node-points.ts";
import { planOf } from "./plan.ts";
import { type Equal, Equals } from "./rank-equals.ts";
import { openPlaces } from "./rank-open.ts";
import { joining, type PlaceRange, placeRanges } from "./rank-range.ts";
import type { Scorecard } from "./scorecard.ts";

export interface RankRow {
  /** From 1; undefined when the group gets no ranks because something could not be read. */
  readonly place: number | undefined;
  readonly tied: boolean;
  /** The place may still change: the unit's own total, or one it is compared with, is not final. */
  readonly provisional: boolean;
  /** The places it may still take; undefined where there are none. */
  readonly range: PlaceRange | undefined;
  /** Other units with the same figure, in the order of the places. */
  readonly equals: readonly Equal[];
  readonly card: Scorecard;
  /** Undefined where there are no grades, or none can be given yet. */
  readonly grade: Graded | undefined;
  readonly head: Graded | undefined;
  /** Undefined where the rubric does not ask for it, or it cannot be said yet. */
  readonly commended: Commended | undefined;
}

export interface Ranking {
  readonly group: Group;
  /** How many units are ranked: the n of k/n. */
  readonly of: number;
  /** How many the group ought to have; undefined when nobody says. */
  readonly registered: number | undefined;
  /** Registered units that are not among the data. */
  readonly absent: readonly string[];
  readonly rows: readonly RankRow[];
  /** Units without a place: nothing sent, a gate failed, nothing applicable, or answers missing that the rubric insists on. */
  readonly apart: readonly Scorecard[];
}

/** Every unit of a group, those with a place first. */
export const cardsOf = ({ rows, apart }: Pick<Ranking, "rows" | "apart">): readonly Scorecard[] => [
  ...rows.map(({ card }) => card),
  ...apart,
];

interface Contest {
  readonly figure: (card: Scorecard) => Exact;
  readonly ties: readonly { readonly node: string; readonly points: (card: Scorecard) => Points }[];
  readonly order: (card: Scorecard) => number;
}

function contest(rubric: Rubric): Contest {
  const registered = new Map(rubric.units?.map(({ id }, index) => [id, index]));
  return {
    figure: (card) => (rubric.ranking.by === "exact" ? card.exactIndex : card.index),
    ties: rubric.ranking.tieBreak.map((node) => ({ node, points: (card) => pointsAt(card, node, rubric) })),
    order: (card) => registered.get(card.unit.id) ?? Number.POSITIVE_INFINITY,
  };
}

/** Published points of a node of a unit. */
function pointsAt(card: Scorecard, id: string, rubric: Rubric): Points {
  const node = rubric.nodes.get(id);
  return node === undefined ? ZERO : nodePoints(card, node, rubric).points;
}

/** Higher first; 0 only when nothing that the rubric names tells the two apart. */
function byMerit(a: Scorecard, b: Scorecard, { figure, ties }: Contest): number {
  const difference = compare(figure(b), figure(a));
  if (difference !== 0) return difference;
  for (const { points } of ties) {
    const broken = compare(points(b), points(a));
    if (broken !== 0) return broken;
  }
  return 0;
}

/** For the eye only: how units stand among equals. */
function byRegister(a: Scorecard, b: Scorecard, { order }: Contest): number {
  const difference = order(a) - order(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a.unit.name < b.unit.name ? -1 : a.unit.name > b.unit.name ? 1 : 0;
}

/**
 * Ranks the units of one group.
 * @param blocked something in the data could not be read: totals are shown, places are not
 */
export function rankGroup(group: Group, cards: readonly Scorecard[], rubric: Rubric, blocked = false): Ranking {
  const rules = contest(rubric);
  const { gates } = planOf(rubric);
  const ranked = cards.filter(({ state }) => state === "scored").sort((a, b) => byMerit(a, b, rules) || byRegister(a, b, rules));
  const apart = cards.filter(({ state }) => state !== "scored").sort((a, b) => byRegister(a, b, rules));
  const present = new Set(cards.map(({ unit }) => unit.id));
  const members = rubric.units?.filter((unit) => unit.group === group.id);
  const registered = group.units ?? members?.length;
  const absent = (members ?? []).filter(({ id }) => !present.has(id)).map(({ name }) => name);
  const unplaced = blocked || cards.some((card) => card.unreadable);
  const incomplete = (registered !== undefined && registered !== ranked.length) || cards.some((card) => mayMove(card, gates));
  const open = openPlaces(ranked, rules.ties.length > 0);
  const places = placesOf(ranked, rubric.ranking.ties, rules);
  const rangeOf = placeRanges({
    cards: ranked,
    joining: joining(
      apart.map((card) => mayMove(card, gates)),
      registered ?? cards.length,
      ranked.length,
    ),
    mayLeave: ({ leaves }) => someGateOpen(leaves, gates),
    ties: rubric.ranking.ties,
    broken: rules.ties.length > 0,
    settled: (a, b) => byMerit(a, b, rules) || (rubric.ranking.ties === "listed" ? byRegister(a, b, rules) : 0),
  });
  const following = followingOf(
    group,
    {
      rubric,
      ranked,
      open: incomplete || ranked.some(({ provisional }) => provisional),
      figure: rules.figure,
      same: (a, b) => byMerit(a, b, rules) === 0,
    },
    unplaced,
  );
  const equals = new Equals(ranked, rules);
  const rows = ranked.map((card, index): RankRow => {
    const { place, tied } = places[index] as { place: number; tied: boolean };
    const grade = following.grades.get(card);
    const provisional = incomplete || open.has(card);
    const range = provisional ? rangeOf(card) : { best: place, worst: place };
    return {
      place: unplaced ? undefined : place,
      tied,
      provisional,
      range: unplaced ? undefined : range,
      // Worked out when asked for: of thousands that are tied, each has all the others.
      get equals() {
        return equals.of(card, index);
      },
      card: card.grade === grade?.grade ? card : { ...card, grade: grade?.grade },
      grade,
      head: following.heads.get(card),
      commended: following.commended?.get(card),
    };
  });
  return { group, of: ranked.length, registered, absent, rows, apart };
}

interface Following {
  readonly grades: Grades;
  readonly heads: Grades;
  readonly commended: ReadonlyMap<Scorecard, Commended> | undefined;
}

/** What follows from the results beside the places; where there are no places, nothing follows that would need them. */
function followingOf({ grades: list, heads: headList, commend }: Group, contested: Contested, unplaced: boolean): Following {
  const none: Grades = new Map();
  const grades = unplaced && hasQuota(list) ? none : gradeAll(list, contested);
  const withheld = unplaced && (hasQuota(headList) || (hasQuota(list) && headList.some(({ unitGrade }) => unitGrade !== undefined)));
  const heads = withheld ? none : gradeAll(headList, contested, { list, grades });
  const commended = commend === undefined || unplaced ? undefined : commendAll(commend, contested, list, grades);
  return { grades, heads, commended };
}

function placesOf(
  ranked: readonly Scorecard[],
  ties: Rubric["ranking"]["ties"],
  rules: Contest,
): readonly { place: number; tied: boolean }[] {
  const places: { place: number; tied: boolean }[] = [];
  let place = 0;
  for (const [index, card] of ranked.entries()) {
    const above = ranked[index - 1];
    const below = ranked[index + 1];
    const sameAsAbove = above !== undefined && byMerit(above, card, rules) === 0;
    const sameAsBelow = below !== undefined && byMerit(card, below, rules) === 0;
    if (ties === "listed" || !sameAsAbove) place = ties === "dense" ? place + 1 : index + 1;
    places.push({ place, tied: sameAsAbove || sameAsBelow });
  }
  return places;
}

/** Whether the unit may yet come among the ranked ones, or leave them: then n itself may change. */
function mayMove({ state, leaves }: Scorecard, gates: readonly Leaf[]): boolean {
  if (state === "nothing-applicable") return leaves.some(({ awaiting, leaf }) => awaiting && leaf.effect === "score");
  return state === "not-submitted" || state === "refused" || someGateOpen(leaves, gates);
}
