/** Two scorings of the same units side by side: what each unit had, what it has, how far it moved. */
import type { Diagnostic } from "../diagnostic.ts";
import { equal, type Points, subtract } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { placeName } from "../source.ts";
import { render } from "../text.ts";
import { cardsOf, type Ranking, type RankRow } from "./rank.ts";
import type { ScoreRun } from "./run.ts";
import type { Scorecard } from "./scorecard.ts";
import { hasFacts } from "./settle.ts";

/** Where a unit stands in one scoring. */
export interface Position {
  readonly ranking: Ranking;
  readonly card: Scorecard;
  /** Undefined when the unit stands apart: it has no total then. */
  readonly row: RankRow | undefined;
}
export interface UnitMove {
  readonly name: string;
  /** Undefined where the unit is in one scoring only. */
  readonly before: Position | undefined;
  readonly after: Position | undefined;
  /** After minus before; undefined when either has no total. */
  readonly difference: Points | undefined;
  /** Its total, its place or what follows from them is not what it was. */
  readonly changed: boolean;
}

function positions({ rankings }: ScoreRun): ReadonlyMap<string, Position> {
  const all = rankings.flatMap((ranking): readonly Position[] => [
    ...ranking.rows.map((row) => ({ ranking, card: row.card, row })),
    ...ranking.apart.map((card) => ({ ranking, card, row: undefined })),
  ]);
  return new Map(all.map((position) => [position.card.unit.id, position]));
}

function moveOf(before: Position | undefined, after: Position | undefined): UnitMove {
  const name = (after ?? before)?.card.unit.name ?? "";
  const both = before?.row !== undefined && after?.row !== undefined;
  const difference = both ? subtract(after.card.total, before.card.total) : undefined;
  const same =
    both &&
    equal(before.card.total, after.card.total) &&
    before.row.place === after.row.place &&
    before.ranking.of === after.ranking.of &&
    before.card.grade?.id === after.card.grade?.id &&
    before.row.head?.grade.id === after.row.head?.grade.id &&
    before.row.commended?.state === after.row.commended?.state;
  return { name, before, after, difference, changed: !same && (before?.row !== undefined || after?.row !== undefined) };
}

/** Every unit of either scoring: in the order of the second, then those that only the first has. */
export function compareRuns(before: ScoreRun, after: ScoreRun): readonly UnitMove[] {
  const old = positions(before);
  const now = positions(after);
  const gone = [...old].filter(([id]) => !now.has(id));
  return [...[...now].map(([id, position]) => moveOf(old.get(id), position)), ...gone.map(([, position]) => moveOf(position, undefined))];
}

const textOf = ({ at, message }: Pick<Diagnostic, "at" | "message">): string => `${placeName(at)} ${render(message, "vi")}`;

/** What the second scoring found wrong or could not read that the first did not. */
export function newlyUnread(before: ScoreRun, after: ScoreRun): readonly Pick<Diagnostic, "at" | "message">[] {
  const all = ({ diagnostics, notRead }: ScoreRun): readonly Pick<Diagnostic, "at" | "message">[] => [
    ...diagnostics.filter(({ severity }) => severity === "error"),
    ...notRead.map(({ at, what }) => ({ at, message: what })),
  ];
  const known = new Set(all(before).map(textOf));
  return all(after).filter((each) => !known.has(textOf(each)));
}

/** A criterion in which what people typed decides, so that no change of its rule can reach the points. */
export interface TypedLeaf {
  readonly leaf: Leaf;
  /** How many units it is so for. */
  readonly units: number;
}

/** Of the leaves named, those whose points were typed by people rather than computed, with the number of units. */
export function typedPoints({ rankings, submissions }: ScoreRun, leaves: readonly Leaf[]): readonly TypedLeaf[] {
  const sent = new Map(submissions.map((submission) => [submission.unit.id, submission.answers]));
  const cards = rankings.flatMap(cardsOf);
  return leaves.flatMap((leaf): readonly TypedLeaf[] => {
    const units = cards.filter(({ unit, leaves: scores }) => {
      const round = scores[leaf.index]?.round;
      const answer = round === undefined ? undefined : sent.get(unit.id)?.get(leaf.id)?.rounds[round];
      return answer?.points !== undefined && !hasFacts(answer);
    }).length;
    return units === 0 ? [] : [{ leaf, units }];
  });
}
