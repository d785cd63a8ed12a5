/** Which rows of the ledger are wanted, and the proof that all of them come to what the units lost. */
import type { Round } from "../assessment.ts";
import { add, compare, equal, isNegative, negate, type Points, toDecimal, ZERO } from "../points.ts";
import { leavesOf } from "../rubric/model.ts";
import { IdentityBreach } from "./identity.ts";
import {
  addTo,
  allMoves,
  allPostings,
  type Move,
  NO_SUMS,
  type Placed,
  type Posting,
  placedUnits,
  postingsByUnit,
  type Sums,
} from "./postings.ts";
import { printedPostings } from "./printed-postings.ts";
import type { ScoreRun } from "./run.ts";

/** Which rows are wanted; everything where nothing is said. */
export interface LedgerFilter {
  /** Ids of units. */
  readonly units?: readonly string[] | undefined;
  /** Codes of domains or criteria, each with everything in it. */
  readonly nodes?: readonly string[] | undefined;
  /** Rounds in which points moved. */
  readonly rounds?: readonly Round[] | undefined;
  /** Rows that moved fewer points are left out. */
  readonly least?: Points | undefined;
}

export interface Chosen {
  readonly run: ScoreRun;
  readonly units: readonly Placed[];
  /** Made anew each time they are gone through. */
  readonly postings: () => Iterable<Posting>;
  /** The same rows in the figures that are printed, which add up to the printed totals. */
  readonly printed: () => Iterable<Posting>;
  /** Whether any row of these units may be left out. */
  readonly partly: boolean;
}

export function chooseRows(run: ScoreRun, { units, nodes, rounds, least }: LedgerFilter): Chosen {
  const wanted = units === undefined ? undefined : new Set(units);
  const placed = placedUnits(run).filter(({ card }) => card.state !== "not-submitted" && (wanted?.has(card.unit.id) ?? true));
  const within = nodes === undefined ? undefined : new Set(nodes.flatMap((id) => inside(run, id)));
  const keeps = ({ node, change, deduction: { round } }: Posting): boolean =>
    (within?.has(node) ?? true) &&
    (rounds === undefined || (round !== undefined && rounds.includes(round))) &&
    (least === undefined || compare(isNegative(change) ? negate(change) : change, least) >= 0);
  // Before anything is shown of them all rows are added up; those of each unit are once more when they are made to be shown.
  let proven = false;
  const prove = (): void => {
    if (!proven) verifySums(sumOf(allMoves(run, placed)), placed);
    proven = true;
  };
  const postings = (): Iterable<Posting> => ({
    *[Symbol.iterator]() {
      prove();
      for (const posting of allPostings(run, placed)) if (keeps(posting)) yield posting;
    },
  });
  const printed = (): Iterable<Posting> => ({
    *[Symbol.iterator]() {
      prove();
      for (const { card, rows } of postingsByUnit(run, placed)) {
        for (const { posting, exact = posting } of printedPostings(card, rows, run.rubric)) if (keeps(exact)) yield posting;
      }
    },
  });
  return { run, units: placed, postings, printed, partly: within !== undefined || rounds !== undefined || least !== undefined };
}

/** The codes of a node and of everything in it. */
function inside({ rubric }: ScoreRun, id: string): readonly string[] {
  const node = rubric.nodes.get(id);
  return node === undefined ? [] : [id, ...leavesOf(node).map((leaf) => leaf.id)];
}

function sumOf(moves: Iterable<Move>): Sums {
  let sums = NO_SUMS;
  for (const move of moves) sums = addTo(sums, move);
  return sums;
}

const ACCOUNTS = ["lost", "bonus", "penalty"] as const;

/** What the cards of units come to. */
export const sumOfUnits = (units: readonly Placed[], pick: (card: Placed["card"]) => Points): Points =>
  units.reduce<Points>((sum, { card }) => add(sum, pick(card)), ZERO);

/** @throws {IdentityBreach} when rows do not come to what the units lost, were given and were charged */
export function verifySums(sums: Sums, units: readonly Placed[]): void {
  for (const account of ACCOUNTS) {
    const told = sumOfUnits(units, (card) => card[account]);
    if (!equal(sums[account], told)) throw new IdentityBreach(`Σ ${account}: ${toDecimal(sums[account])}, ${toDecimal(told)}`);
  }
}
