/**
 * The library: what the program does, for other programs.
 *
 * ```js
 * import { nodeHost, gather, scoreAll, toResult } from "cchc";
 * const read = await gather(nodeHost(), ["du-lieu.xlsx"], "hatinh-huyen-2022");
 * if (read.kind === "material") console.log(toResult(scoreAll(read.material, "council")));
 * ```
 *
 * Points are exact and opaque; `toDecimal` writes them out, `formatNumber` as an office prints them.
 */
import { expand } from "./commands/expand.ts";
import { type Gathered, gather as gatherWith } from "./commands/material.ts";
import { TOOL } from "./commands/tool.ts";
import { toResult as resultOf } from "./engine/result.ts";
import type { ScoreRun } from "./engine/run.ts";
import type { Host } from "./host.ts";
import { homeOf, nodeHost as hostAt } from "./node.ts";

/** The world as Node has it, with the rubrics that ship with the package. */
export const nodeHost = (): Host => hostAt(homeOf(import.meta.url));

/**
 * Reads data files against a rubric.
 * @param files paths of workbooks, CSV files and folders of them
 * @param rubric id or path of the rubric; without it the one that the workbook names, or the only one that fits
 * @returns what was read, or why it could not be, with every fault and its place
 * @throws {Failure} when a file cannot be opened or the rubric cannot be known
 */
export const gather = async (host: Host, files: readonly string[], rubric?: string): Promise<Gathered> =>
  gatherWith(host, (await expand(host, files, "tables")).files, { rubric });

/** The whole result as plain, versioned data: what `--format json` prints. */
export const toResult = (run: ScoreRun): object => resultOf(run, TOOL, nodeHost().hash);

export type { Answer, DataStanding, Facts, LeafAnswers, Round, Submission, Unit, Value } from "./assessment.ts";
export { auditAll, type Thresholds, thresholdsWith } from "./audits/index.ts";
export { Failure } from "./commands/failure.ts";
export type { Gathered } from "./commands/material.ts";
export { type Diagnostic, Diagnostics, type Severity } from "./diagnostic.ts";
export { IdentityBreach } from "./engine/identity.ts";
export { type Ranking, type RankRow, rankGroup } from "./engine/rank.ts";
export { cardOfUnit, type Input, type Material, type ScoreRun, scoreAll } from "./engine/run.ts";
export { type Scoring, scoreUnit } from "./engine/score.ts";
export type { Deduction, LeafScore, LeafState, Scorecard } from "./engine/scorecard.ts";
export { type Host, HostError } from "./host.ts";
export { type Exact, type Points, parseExact, parsePoints, toDecimal } from "./points.ts";
export type { Rubric } from "./rubric/model.ts";
export { type Reading, readRubric } from "./rubric/read.ts";
export { placeName, type Source, type Span } from "./source.ts";
export { formatNumber, type Lang, type Message, render } from "./text.ts";
