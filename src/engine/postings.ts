/**
 * The ledger of a round as one row a point that moved: what was lost, given back, added as a bonus or charged as a penalty, each with the
 * balance before and after it. Before anything is shown, the rows of a unit are added up again: they must lead from the maximum to the
 * score at every leaf, every branch and in total, or nothing leaves the program.
 */
import type { LeafAnswers, Round, Submission } from "../assessment.ts";
import { add, equal, isZero, negate, type Points, subtract, toDecimal, ZERO } from "../points.ts";
import { appraisersNamed, type Node, type Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { IdentityBreach, subtotal } from "./identity.ts";
import { cellsOf, type LedgerRow, rowsOfLeaf, rowsOfWhole, valuesIn } from "./ledger.ts";
import { cardsOf, type Ranking } from "./rank.ts";
import type { ScoreRun } from "./run.ts";
import type { Account, LeafScore, Scorecard } from "./scorecard.ts";

const BONUS = words("bonus-earned", "Được {points:2} điểm thưởng, tối đa {max:2}", "{points:2} bonus points, {max:2} at most");
const PENALTY = words("penalty-charged", "Bị phạt {points:2} điểm, tối đa {max:2}", "{points:2} penalty points, {max:2} at most");

/** What a row does to the points of a unit: all that the proof needs to know of it. */
export interface Move extends Pick<LedgerRow, "leaf" | "node" | "account"> {
  /** Of the total: negative where points were lost or charged. */
  readonly change: Points;
}

export interface Posting extends LedgerRow, Move {
  readonly card: Scorecard;
  /** Points of the leaf before and after the row; of the whole unit where the row is of no leaf. */
  readonly before: Points;
  readonly after: Points;
  /** Everything that was said of the leaf, with its evidence. */
  readonly answers: LeafAnswers | undefined;
}

const signOf = (account: Account, points: Points): Points => (account === "bonus" ? points : negate(points));
/** A cap on a bonus takes points away, one on a penalty gives them back. */
const signOfCut = (account: Account, points: Points): Points => (account === "penalty" ? points : negate(points));

/** Bonus leaves, and penalties that people typed, have no rows of a rule: what they came to is one row. */
const isExtra = ({ leaf, earned, deductions }: LeafScore): boolean => leaf.effect !== "score" && deductions.length === 0 && !isZero(earned);

function extraRow({ leaf, earned, round }: LeafScore, answers: LeafAnswers | undefined): LedgerRow {
  const answer = round === undefined ? undefined : answers?.rounds[round];
  const fields = [...leaf.fields.map(({ key }) => key), ...(answer?.facts === undefined ? ["points"] : [])];
  const values = answer === undefined ? [] : valuesIn(leaf, answer, fields);
  const sentence = say(leaf.effect === "bonus" ? BONUS : PENALTY, { points: earned, max: leaf.max });
  const deduction = { points: earned, sentence, round, fields, remark: answer?.remark };
  return { leaf, node: leaf.id, account: leaf.effect, deduction, values, cells: cellsOf(values, [], answer?.at) };
}

/** The rows of one leaf, led on from its applicable maximum; those of bonus and penalty from nothing. */
function postingsOfLeaf(card: Scorecard, score: LeafScore, answers: LeafAnswers | undefined): readonly Posting[] {
  const rows = isExtra(score) ? [extraRow(score, answers)] : rowsOfLeaf(score, answers);
  let balance = score.applicable;
  return rows.map((row): Posting => {
    const before = balance;
    const change = signOf(row.account, row.deduction.points);
    balance = add(balance, change);
    const { leaf, node, account, deduction, values, cells } = row;
    return { leaf, node, account, deduction, values, cells, card, change, before, after: balance, answers };
  });
}

function breach({ unit }: Scorecard, node: string, left: Points, right: Points): never {
  throw new IdentityBreach(`${unit.name}, ${node}: ${toDecimal(left)}, ${toDecimal(right)}`);
}

/** Every row of a unit in the order of the rubric, those of the whole last. @throws {IdentityBreach} when they do not add up */
export function postingsOf(card: Scorecard, submission: Submission | undefined, rubric: Rubric): readonly Posting[] {
  const moved = card.leaves.filter((score) => score.deductions.length > 0 || isExtra(score));
  const all = moved.flatMap((score) => postingsOfLeaf(card, score, submission?.answers.get(score.leaf.id)));
  let balance = all.reduce((sum, { change }) => add(sum, change), card.applicableMax);
  for (const row of rowsOfWhole(card)) {
    const before = balance;
    const change = signOfCut(row.account, row.deduction.points);
    balance = add(balance, change);
    all.push({ ...row, card, change, before, after: balance, answers: undefined });
  }
  verifyMoves(card, all, rubric);
  return all;
}

/** The same rows with nothing of what they rest on. */
function movesOf(card: Scorecard): readonly Move[] {
  const moves: Move[] = [];
  for (const score of card.leaves) {
    const { leaf, earned, deductions } = score;
    const move = (points: Points): unknown =>
      moves.push({ leaf, node: leaf.id, account: leaf.effect, change: signOf(leaf.effect, points) });
    for (const { points } of deductions) move(points);
    if (isExtra(score)) move(earned);
  }
  for (const { node, account, points } of card.rows) moves.push({ leaf: undefined, node, account, change: signOfCut(account, points) });
  return moves;
}

/** The rows lead from the maximum to the score at every leaf, at every node and in total. @throws {IdentityBreach} */
function verifyMoves(card: Scorecard, moves: readonly Move[], rubric: Rubric): void {
  const balances = card.leaves.map(({ applicable }) => applicable);
  let total = card.applicableMax;
  for (const { leaf, change } of moves) {
    total = add(total, change);
    if (leaf !== undefined) balances[leaf.index] = add(balances[leaf.index] as Points, change);
  }
  for (const [index, { leaf, earned }] of card.leaves.entries()) {
    const left = balances[index] as Points;
    const reached = leaf.effect === "penalty" ? negate(earned) : earned;
    if (!equal(left, reached)) breach(card, leaf.id, left, reached);
  }
  verifyNodes(card, moves, rubric);
  if (!equal(total, card.total)) breach(card, "total", total, card.total);
}

/** Maximum − rows = score, at every node of the rubric. */
function verifyNodes(card: Scorecard, moves: readonly Move[], { root }: Rubric): void {
  const byNode = new Map<string, Points>();
  for (const { node, account, change } of moves) {
    if (account === "score") byNode.set(node, add(byNode.get(node) ?? ZERO, change));
  }
  const walk = (node: Node): Points => {
    if (node.kind === "leaf") return byNode.get(node.id) ?? ZERO;
    let sum: Points = ZERO;
    for (const child of node.children) sum = add(sum, walk(child));
    const { applicable, earned } = subtotal(node, card.leaves);
    if (!equal(add(applicable, sum), earned)) breach(card, node.id, add(applicable, sum), earned);
    return sum;
  };
  walk(root);
}

/** A unit of the run with its place in its group. */
export interface Placed {
  readonly ranking: Ranking;
  readonly card: Scorecard;
}

/** Every unit, in the order of the ranking; those that stand apart after the ranked ones of their group. */
export const placedUnits = ({ rankings }: ScoreRun): readonly Placed[] =>
  rankings.flatMap((ranking) => cardsOf(ranking).map((card) => ({ ranking, card })));

interface UnitPostings {
  readonly card: Scorecard;
  readonly rows: readonly Posting[];
}

/** The rows of the units named, one unit after another: no more than one unit's are held at a time. */
export function* postingsByUnit(run: ScoreRun, units: readonly Placed[]): Generator<UnitPostings> {
  const sent = new Map(run.submissions.map((submission) => [submission.unit.id, submission]));
  for (const { card } of units) yield { card, rows: postingsOf(card, sent.get(card.unit.id), run.rubric) };
}

export function* allPostings(run: ScoreRun, units: readonly Placed[]): Generator<Posting> {
  for (const { rows } of postingsByUnit(run, units)) yield* rows;
}

/** What all rows of the units named do, each unit proven before the next. @throws {IdentityBreach} */
export function* allMoves({ rubric }: ScoreRun, units: readonly Placed[]): Generator<Move> {
  for (const { card } of units) {
    const moves = movesOf(card);
    verifyMoves(card, moves, rubric);
    yield* moves;
  }
}

/** What many rows come to, by account: points lost, added, charged. */
export interface Sums {
  readonly lost: Points;
  readonly bonus: Points;
  readonly penalty: Points;
}
export const NO_SUMS: Sums = { lost: ZERO, bonus: ZERO, penalty: ZERO };

export function addTo(sums: Sums, { account, change }: Pick<Posting, "account" | "change">): Sums {
  if (account === "score") return { ...sums, lost: subtract(sums.lost, change) };
  if (account === "bonus") return { ...sums, bonus: add(sums.bonus, change) };
  return { ...sums, penalty: subtract(sums.penalty, change) };
}

export const addSums = (a: Sums, b: Sums): Sums => ({
  lost: add(a.lost, b.lost),
  bonus: add(a.bonus, b.bonus),
  penalty: add(a.penalty, b.penalty),
});

/** Points of a row within its own account: lost, added or charged; negative where they were given back or cut. */
export const pointsOf = ({ account, change }: Pick<Posting, "account" | "change">): Points =>
  account === "bonus" ? change : negate(change);

/** Who scored: the body that the sheet names beside the answer, else the ones that the rubric charges with it. */
export function appraisersOf({ leaf, deduction, answers }: Posting): readonly string[] {
  const said = roleIn(answers, deduction.round);
  if (said !== undefined) return [said];
  return leaf === undefined ? [] : appraisersNamed(leaf);
}

/** The role written in the sheet beside the answer of a round. */
export const roleIn = (answers: LeafAnswers | undefined, round: Round | undefined): string | undefined =>
  round === undefined ? undefined : answers?.rounds[round]?.by;
