/** Everything an audit may look at: the scoring, the sheets it was read from, and last year's scoring where there is one. */
import type { PrintedFigure, Round, Submission } from "../assessment.ts";
import type { Ranking, RankRow } from "../engine/rank.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { addTo } from "../grouped.ts";
import type { Rubric } from "../rubric/model.ts";
import { type CellSpan, sheetKey } from "../source.ts";
import { type Cell, cellAt, type Table } from "../tables/index.ts";
import { type Case, Docket } from "./case.ts";
import type { Thresholds } from "./thresholds.ts";

/** One unit with everything said of it. */
export class Dossier {
  readonly submission: Submission;
  readonly card: Scorecard;
  readonly ranking: Ranking;
  /** Undefined when it stands apart. */
  readonly row: RankRow | undefined;
  readonly printed: readonly PrintedFigure[];
  readonly #docket: Docket;

  constructor(submission: Submission, { card, ranking, row }: Standing, printed: readonly PrintedFigure[], docket: Docket) {
    this.submission = submission;
    this.card = card;
    this.ranking = ranking;
    this.row = row;
    this.printed = printed;
    this.#docket = docket;
  }

  /** By index of leaf. */
  get cases(): readonly Case[] {
    return this.#docket.casesOf(this.card, this.submission);
  }
}
type Standing = Pick<Dossier, "card" | "ranking" | "row">;

export interface Sources {
  readonly run: ScoreRun;
  readonly tables: readonly Table[];
  readonly thresholds: Thresholds;
  readonly lastYear?: ScoreRun | undefined;
}

const NONE: readonly PrintedFigure[] = [];

export class Audited {
  readonly rubric: Rubric;
  readonly run: ScoreRun;
  readonly tables: readonly Table[];
  readonly thresholds: Thresholds;
  readonly lastYear: ScoreRun | undefined;
  readonly dossiers: readonly Dossier[];
  readonly #tables: ReadonlyMap<string, Table>;
  #last: Table | undefined;

  constructor({ run, tables, thresholds, lastYear }: Sources) {
    this.rubric = run.rubric;
    this.run = run;
    this.tables = tables;
    this.thresholds = thresholds;
    this.lastYear = lastYear;
    this.dossiers = dossiersOf(run);
    this.#tables = new Map(tables.map((table) => [sheetKey(table), table]));
  }

  /** The sheet of a cell; most cells asked for one after another are of one sheet. */
  table(at: CellSpan): Table | undefined {
    if (this.#last?.sheet === at.sheet && this.#last.file === at.file) return this.#last;
    const found = this.#tables.get(sheetKey(at));
    this.#last = found ?? this.#last;
    return found;
  }

  cell(at: CellSpan): Cell | undefined {
    const table = this.table(at);
    return table === undefined ? undefined : cellAt(table, at.row, at.column);
  }

  /** The rounds after the unit's own. */
  get appraisals(): readonly Round[] {
    return this.rubric.rounds.map(({ id }) => id).filter((id) => id !== "self");
  }
}

function dossiersOf(run: ScoreRun): readonly Dossier[] {
  const { rubric, submissions } = run;
  const sent = new Map(submissions.map((submission) => [submission.unit.id, submission]));
  const printed = new Map<string, PrintedFigure[]>();
  for (const figure of run.printed) if (figure.unit !== undefined) addTo(printed, figure.unit, figure);
  const docket = new Docket(rubric);
  const dossiers = new Map<string, Dossier>();
  const open = (ranking: Ranking, card: Scorecard, row: RankRow | undefined): void => {
    const { id } = card.unit;
    const submission = sent.get(id);
    if (submission !== undefined) dossiers.set(id, new Dossier(submission, { card, ranking, row }, printed.get(id) ?? NONE, docket));
  };
  for (const ranking of run.rankings) {
    for (const row of ranking.rows) open(ranking, row.card, row);
    for (const card of ranking.apart) open(ranking, card, undefined);
  }
  return submissions.flatMap(({ unit }) => dossiers.get(unit.id) ?? []);
}
