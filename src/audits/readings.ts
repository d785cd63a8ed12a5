/** What a figure that a sheet prints ought to be, in every sense in which sheets mean it; and those that are none of these. */
import type { PrintedFigure, Round } from "../assessment.ts";
import { published } from "../engine/total.ts";
import { add, compare, type Exact, equal, negate, type Points, parseExact, round, subtract, ZERO } from "../points.ts";
import { leavesOf, type Node, type Rubric } from "../rubric/model.ts";
import type { Audited, Dossier } from "./audited.ts";
import type { Case } from "./case.ts";

/** What a sum that Excel added up in doubles may be off. */
const NOISE = parseExact("0.000001") as Exact;

const size = (value: Exact): Exact => (compare(value, ZERO) < 0 ? negate(value) : value);

/** Whether a printed figure is the computed one, in full or as the rubric rounds. */
export function same(printed: Exact, computed: Exact, { rounding }: Pick<Rubric, "rounding">): boolean {
  return compare(size(subtract(printed, computed)), NOISE) <= 0 || compare(size(subtract(printed, round(computed, rounding))), NOISE) <= 0;
}

/** A printed sum with what it ought to be; the first reading is the usual one. */
export interface Compared {
  readonly figure: PrintedFigure;
  readonly dossier: Dossier;
  readonly readings: readonly Points[];
}

/** Everything below a node, for the whole tree with what stands outside the scale. */
const casesBelow = ({ cases }: Dossier, node: Node): readonly Case[] => leavesOf(node).map(({ index }) => cases[index] as Case);

/** What is added up as a column shows it: penalty points are taken off. */
function sum(cases: readonly Case[], pick: (each: Case) => Points | undefined): Points {
  let total: Points = ZERO;
  for (const each of cases) {
    const points = pick(each) ?? ZERO;
    total = each.leaf.effect === "penalty" ? subtract(total, points) : add(total, points);
  }
  return total;
}

/** The points of a case as they stand after a round, read by `show`. */
function settled(each: Case, last: Round, rounds: readonly Round[], show: (each: Case, round: Round) => Points | undefined) {
  let points: Points | undefined;
  for (const id of rounds) {
    points = show(each, id) ?? points;
    if (id === last) break;
  }
  return points;
}

const shown = (each: Case, id: Round): Points | undefined => each.shown(id);
const counted = (each: Case, id: Round): Points | undefined => (each.said(id)?.notApplicable === true ? each.shown(id) : each.worth(id));
const isSurvey = ({ leaf }: Case): boolean => leaf.source === "survey";

/** Whether the survey points of the unit stand in the column of the figure. */
const surveyBeside = (cases: readonly Case[], { at }: PrintedFigure): boolean =>
  cases.some((each) => {
    const cell = isSurvey(each) ? each.given?.rounds.survey?.cells?.points : undefined;
    return cell !== undefined && cell.column === at.column && cell.sheet === at.sheet && cell.file === at.file;
  });

/** What the unit has in the end at a node. */
export function finalPoints({ rubric }: Audited, dossier: Dossier, node: Node): Points {
  if (node === rubric.root) return dossier.card.total;
  const scored = casesBelow(dossier, node).filter(({ leaf }) => leaf.effect === "score");
  const cases = scored.length > 0 ? scored : casesBelow(dossier, node);
  return published(
    sum(cases, ({ score }) => score.earned),
    rubric,
  );
}

/** Every sense in which a column of a round may add up a node. */
export function readingsOf(audited: Audited, dossier: Dossier, node: Node, figure: PrintedFigure): readonly Points[] {
  const { rubric } = audited;
  const cases = casesBelow(dossier, node);
  const all = finalPoints(audited, dossier, node);
  if (figure.round === undefined) return [all, sum(cases, ({ score }) => score.earned)];
  const last = figure.round;
  const survey = sum(cases.filter(isSurvey), ({ score }) => score.earned);
  if (last === "survey") return [survey];
  const own = cases.filter((each) => !isSurvey(each));
  const rounds = rubric.rounds.map(({ id }) => id);
  const bare = [
    sum(own, (each) => settled(each, last, rounds, shown)),
    sum(own, (each) => settled(each, last, rounds, counted)),
    sum(own, (each) => each.shown(last)),
    sum(own, (each) => each.said(last)?.points),
  ];
  const whole = bare.map((points) => add(points, survey));
  const readings = surveyBeside(cases, figure) ? [...whole, ...bare] : [...bare, ...whole];
  return last === "self" ? readings : [...readings, all];
}

/** Whether something below the node cannot be read, so that no sum of it means anything. */
const isBroken = (cases: readonly Case[]): boolean =>
  cases.some(
    (each) => each.score.unreadable || each.rounds.some((id) => each.said(id)?.notApplicable !== true && each.worth(id) === undefined),
  );

const nodeOf = (rubric: Rubric, id: string): Node | undefined => (id === "" ? rubric.root : rubric.nodes.get(id));

const COMPARED = new WeakMap<Audited, readonly Compared[]>();

/** Every printed sum of a unit that can be compared. */
export function comparedSums(audited: Audited): readonly Compared[] {
  const known = COMPARED.get(audited);
  if (known !== undefined) return known;
  const { rubric, dossiers } = audited;
  const compared = dossiers.flatMap((dossier) =>
    dossier.printed.flatMap((figure): readonly Compared[] => {
      const node = figure.what === "points" ? nodeOf(rubric, figure.node) : undefined;
      if (node === undefined || isBroken(casesBelow(dossier, node))) return [];
      return [{ figure, dossier, readings: readingsOf(audited, dossier, node, figure) }];
    }),
  );
  COMPARED.set(audited, compared);
  return compared;
}

export const isRight = ({ figure, readings }: Compared, rubric: Rubric): boolean =>
  readings.some((reading) => same(figure.value, reading, rubric));

const differenceOf = ({ figure, readings: [reading = ZERO] }: Compared): Exact => subtract(figure.value, reading as Exact);

/** What follows from figures printed below it, as far as they are told themselves. */
function isConsequence(audited: Audited, wrong: Compared, others: readonly Compared[]): boolean {
  const { rubric } = audited;
  const node = nodeOf(rubric, wrong.figure.node);
  if (node?.kind !== "branch") return false;
  let explained: Exact = ZERO;
  for (const child of node.children) {
    const below = others.find(
      ({ figure, dossier }) => figure.node === child.id && figure.round === wrong.figure.round && dossier === wrong.dossier,
    );
    if (below !== undefined) explained = add(explained, differenceOf(below));
  }
  return !equal(explained, ZERO) && compare(size(subtract(explained, differenceOf(wrong))), NOISE) <= 0;
}

/** The printed sums that are none of what they may mean, without those that only follow from another. */
export function wrongSums(audited: Audited): readonly Compared[] {
  const wrong = comparedSums(audited).filter((each) => !isRight(each, audited.rubric));
  return wrong.filter((each) => !isConsequence(audited, each, wrong));
}
