/** The data that a published result is worked out again from. */
import type { Diagnostics } from "../diagnostic.ts";
import { World } from "../published/world.ts";
import { gatherFiles } from "./asked.ts";
import { type ExitCode, type Invocation, listOf } from "./command.ts";
import { roundOf, rubricOption } from "./data-options.ts";
import type { Publication } from "./publication.ts";

export interface ScoredData {
  /** Undefined where no data were given, or they could not be used. */
  readonly world: World | undefined;
  readonly files: readonly string[];
  /** The exit code where data were given but could not be used. */
  readonly refused: ExitCode | undefined;
}

/** The rubric is the one asked for, else the one that a saved result names. @throws {Failure} */
export async function scoredData(invocation: Invocation, publication: Publication, problems: Diagnostics): Promise<ScoredData> {
  const files = listOf(invocation.options.data);
  if (files.length === 0) return { world: undefined, files, refused: undefined };
  const [result] = publication.results;
  const seal = publication.sheets.find(({ own }) => own?.seal !== undefined)?.own?.seal;
  const asked = rubricOption(invocation);
  const rubric = { ...asked, rubric: asked.rubric ?? (result?.rubric || undefined) ?? seal?.rubric };
  const gathered = await gatherFiles(invocation, files, rubric);
  if (gathered.kind === "refused") {
    problems.append(gathered.diagnostics.list);
    return { world: undefined, files, refused: gathered.exit };
  }
  const world = new World(gathered.material, roundOf(invocation));
  // What is merely doubtful about the data is for those who score them, who were told of errors too where the result is of this program.
  if (publication.sheets.some(({ own }) => own === undefined))
    problems.append(world.run.diagnostics.filter(({ severity }) => severity === "error"));
  return { world, files, refused: undefined };
}
