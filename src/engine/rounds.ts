/** The rounds of an appraisal side by side: what every unit had after each, where it stood, and what each round lowered or raised. */
import { ROUNDS, type Round } from "../assessment.ts";
import { add, compare, isZero, type Points, subtract, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { RankRow } from "./rank.ts";
import { type ScoreRun, scoreUpTo } from "./run.ts";
import type { LeafScore, Scorecard } from "./scorecard.ts";
import { roundsUpTo } from "./settle.ts";

/** Where a unit stood once a round was over. */
export interface Stage {
  readonly round: Round;
  readonly card: Scorecard;
  /** Undefined where the unit stands apart. */
  readonly row: RankRow | undefined;
  readonly of: number;
  /** What the round changed against the one before it; all nothing in the first. */
  readonly moved: Moved;
}
/** Criteria whose points a round lowered or raised, and by how much in all. */
export interface Moved {
  readonly lowered: Points;
  readonly raised: Points;
  readonly down: readonly Leaf[];
  readonly up: readonly Leaf[];
}
export interface UnitRounds {
  readonly unit: Scorecard["unit"];
  readonly stages: readonly Stage[];
}
export interface Rounds {
  readonly run: ScoreRun;
  /** Those in which any unit has data. */
  readonly rounds: readonly Round[];
  /** In the order of the last ranking. */
  readonly units: readonly UnitRounds[];
}

const NOT_MOVED: Moved = { lowered: ZERO, raised: ZERO, down: [], up: [] };

/** What a leaf is worth to the unit: charges count against it. */
const worth = ({ leaf, earned }: LeafScore): Points => (leaf.effect === "penalty" ? subtract(ZERO, earned) : earned);

/** The survey counts in every round, so that only what the round itself said makes a difference. */
function movedBetween(before: Scorecard, after: Scorecard): Moved {
  let { lowered, raised } = NOT_MOVED;
  const down: Leaf[] = [];
  const up: Leaf[] = [];
  for (const [index, now] of after.leaves.entries()) {
    const change = subtract(worth(now), worth(before.leaves[index] as LeafScore));
    if (isZero(change)) continue;
    if (compare(change, ZERO) < 0) {
      lowered = subtract(lowered, change);
      down.push(now.leaf);
    } else {
      raised = add(raised, change);
      up.push(now.leaf);
    }
  }
  return { lowered, raised, down, up };
}

interface Standing {
  readonly card: Scorecard;
  readonly row: RankRow | undefined;
  readonly of: number;
}

const standings = ({ rankings }: ScoreRun): ReadonlyMap<string, Standing> =>
  new Map(
    rankings.flatMap(({ rows, apart, of }): readonly (readonly [string, Standing])[] => [
      ...rows.map((row) => [row.card.unit.id, { card: row.card, row, of }] as const),
      ...apart.map((card) => [card.unit.id, { card, row: undefined, of }] as const),
    ]),
  );

/** Scores the same data as they stood after each round; nothing of an earlier round is lost by a later one. */
export function roundsOf(run: ScoreRun): Rounds {
  const held = new Set<Round>();
  for (const { answers } of run.submissions)
    for (const { rounds } of answers.values()) for (const round of ROUNDS) if (rounds[round] !== undefined) held.add(round);
  const rounds = roundsUpTo(run.rubric, run.round)
    .map(({ id }) => id)
    .filter((id) => held.has(id));
  const last = rounds.at(-1);
  const stages = rounds.map((round) => ({ round, standing: standings(round === last ? run : scoreUpTo(run, round)) }));
  const units = [...standings(run).values()].map(({ card: { unit } }): UnitRounds => {
    let before: Scorecard | undefined;
    const own = stages.flatMap(({ round, standing }): readonly Stage[] => {
      const found = standing.get(unit.id);
      if (found === undefined) return [];
      const moved = before === undefined ? NOT_MOVED : movedBetween(before, found.card);
      before = found.card;
      return [{ round, ...found, moved }];
    });
    return { unit, stages: own };
  });
  return { run, rounds, units };
}
