/** The cells that answers were read from. */
import type { Round } from "../assessment.ts";
import type { CellSpan } from "../source.ts";
import type { Audited, Dossier } from "./audited.ts";
import type { Case } from "./case.ts";

export interface AnsweredCell {
  readonly dossier: Dossier;
  readonly case: Case;
  readonly round: Round;
  /** `points`, or the key of a fact. */
  readonly key: string;
  readonly at: CellSpan;
}

/** Every cell of every answer of one unit. */
export function* cellsOfDossier(dossier: Dossier): Iterable<AnsweredCell> {
  for (const each of dossier.cases) {
    const rounds = each.given?.rounds;
    for (const round in rounds) {
      const cells = rounds[round as Round]?.cells;
      for (const key in cells) yield { dossier, case: each, round: round as Round, key, at: cells[key] as CellSpan };
    }
  }
}

export function* answeredCells({ dossiers }: Audited): Iterable<AnsweredCell> {
  for (const dossier of dossiers) yield* cellsOfDossier(dossier);
}
