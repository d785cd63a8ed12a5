/** What every command over a scoring does around its own report: read, score, tell what is wrong, and fail as asked. */
import type { Diagnostic } from "../diagnostic.ts";
import { withNotes } from "../engine/notes.ts";
import { withPrintedResults } from "../engine/printed-results.ts";
import { type ScoreRun, scoreAll } from "../engine/run.ts";
import type { Report } from "../views/block.ts";
import { acknowledgedBlocks } from "../views/findings.ts";
import { readingBlocks } from "../views/readings.ts";
import { standing } from "../waivers.ts";
import { gatherAsked, refuse } from "./asked.ts";
import type { ExitCode, Invocation } from "./command.ts";
import { judge } from "./control.ts";
import { roundOf } from "./data-options.ts";
import { deliver, formatOf, note, tell } from "./report.ts";

export interface Scored {
  readonly report: Report;
  /** What is worth telling beside this report; everything if left out. What it is not about still makes the command fail. */
  readonly about?: (diagnostic: Diagnostic) => boolean;
}

/** @param view what the command makes of the scoring. @throws {Failure | FaultyHelper} */
export async function showScored(invocation: Invocation, view: (run: ScoreRun) => Scored): Promise<ExitCode> {
  formatOf(invocation);
  const { args, lang, options } = invocation;
  const round = roundOf(invocation);
  const gathered = await gatherAsked(invocation);
  if (gathered.kind === "refused") return refuse(invocation, gathered);
  const run = withPrintedResults(withNotes(scoreAll(gathered.material, round)));
  const { report, about = () => true } = view(run);
  const { findings, finish } = await judge(invocation, run.diagnostics, args);
  await deliver(invocation, report, args);
  const counted = standing(findings).map(({ diagnostic }) => diagnostic);
  const told = counted.filter(about);
  if (options.verbose === true) await note(invocation, readingBlocks(gathered.readings, lang));
  await note(invocation, acknowledgedBlocks(findings, lang));
  await tell(invocation, told, args.length, counted.length - told.length);
  return finish();
}

/** What is wrong with the answers of these units or may concern every one. */
export function aboutUnits({ submissions }: ScoreRun, ids: readonly string[]): (diagnostic: Diagnostic) => boolean {
  const others = new Set(submissions.filter(({ unit }) => !ids.includes(unit.id)).map(({ unit }) => unit.name));
  return ({ subject }) => !others.has(subject?.[0] ?? "");
}
