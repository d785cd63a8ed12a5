/** One whole scoring: every submission settled, scored, checked and ranked. Everything that is shown is a view of this. */
import type { DataStanding, NotRead, Round, Submission } from "../assessment.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { verifyIdentity } from "./identity.ts";
import { type Ranking, rankGroup } from "./rank.ts";
import { scoreUnit } from "./score.ts";
import type { Scorecard } from "./scorecard.ts";

/** A file that was read, by the name the user gave it. */
export interface Input {
  readonly file: string;
  readonly sha256: string;
}

export interface Material {
  readonly rubric: Rubric;
  readonly submissions: readonly Submission[];
  readonly dataStanding: DataStanding;
  readonly inputs: readonly Input[];
  readonly notRead: readonly NotRead[];
  /** What reading the files found wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ScoreRun extends Material {
  /** The last round that counts. */
  readonly round: Round;
  /** In the order of the rubric's groups; a group without units is left out unless it has registered ones. */
  readonly rankings: readonly Ranking[];
  /** Something could not be read, so no places are given. */
  readonly unranked: boolean;
}

/** @throws {IdentityBreach} when a ledger does not add up: a bug, and nothing may be printed */
export function scoreAll(material: Material, round: Round): ScoreRun {
  const { rubric, submissions } = material;
  const problems = new Diagnostics();
  problems.push(...material.diagnostics);
  const byGroup = new Map<string, Scorecard[]>(rubric.groups.map(({ id }) => [id, []]));
  for (const submission of submissions) {
    const card = scoreUnit(rubric, submission, { round, problems });
    verifyIdentity(card, rubric);
    byGroup.get(card.unit.group)?.push(card);
  }
  const unranked = problems.failed;
  const rankings = rubric.groups
    .map((group) => rankGroup(group, byGroup.get(group.id) ?? [], rubric, unranked))
    .filter(({ rows, apart, absent }) => rows.length + apart.length + absent.length > 0);
  return { ...material, round, rankings, unranked, diagnostics: problems.list };
}

/** The scorecard of a unit with its place, wherever it stands. */
export function cardOfUnit(run: ScoreRun, unit: string): { readonly ranking: Ranking; readonly card: Scorecard } | undefined {
  for (const ranking of run.rankings) {
    const card = ranking.rows.find((row) => row.card.unit.id === unit)?.card ?? ranking.apart.find((each) => each.unit.id === unit);
    if (card !== undefined) return { ranking, card };
  }
  return undefined;
}
