/** The data that a published result is worked out again from. */
import { ROUNDS } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { scoreAll } from "../engine/run.ts";
import { World } from "../published/world.ts";
import type { ExitCode, Invocation } from "./command.ts";
import { choicesOf, roundOf, rubricOption } from "./data-options.ts";
import { gather } from "./material.ts";
import type { Publication } from "./publication.ts";

export interface ScoredData {
  /** Undefined where no data were given, or they could not be used. */
  readonly world: World | undefined;
  readonly files: readonly string[];
  /** The exit code where data were given but could not be used. */
  readonly refused: ExitCode | undefined;
}

/** The rubric and the round are those asked for, else those that a saved result names. @throws {Failure} */
export async function scoredData(invocation: Invocation, publication: Publication, problems: Diagnostics): Promise<ScoredData> {
  const { host, options } = invocation;
  const files: readonly string[] = typeof options.data === "object" ? options.data : [];
  if (files.length === 0) return { world: undefined, files, refused: undefined };
  const [result] = publication.results;
  const seal = publication.sheets.find((sheet) => sheet.seal !== undefined)?.seal;
  const asked = rubricOption(invocation);
  const rubric = { ...asked, rubric: asked.rubric ?? (result?.rubric || undefined) ?? seal?.rubric };
  const stored = options.round === undefined ? ROUNDS.find((each) => each === result?.round) : undefined;
  const gathered = await gather(host, files, rubric, choicesOf(invocation));
  if (gathered.kind === "refused") {
    problems.append(gathered.diagnostics.list);
    return { world: undefined, files, refused: gathered.exit };
  }
  const run = scoreAll(gathered.material, stored ?? roundOf(invocation));
  // What is merely doubtful about the data is for those who score them.
  problems.append(run.diagnostics.filter(({ severity }) => severity === "error"));
  return { world: new World(gathered.material, run), files, refused: undefined };
}
