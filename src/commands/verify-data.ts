/** The data that a published result is worked out again from. */
import type { Diagnostic, Diagnostics } from "../diagnostic.ts";
import { World } from "../published/world.ts";
import { fileSpan } from "../source.ts";
import { asCount, say, words } from "../text.ts";
import { gatherFiles } from "./asked.ts";
import { type ExitCode, type Invocation, listOf } from "./command.ts";
import { roundOf, rubricOption } from "./data-options.ts";
import { shownPath } from "./files.ts";
import type { Publication } from "./publication.ts";

const DOUBTFUL = words(
  "data-doubtful",
  "Số liệu gốc có {count} cảnh báo, có thể làm kết quả tính lại khác kết quả đã công bố.",
  "The data have {count} warnings, which may make what is worked out differ from what was published.",
);
const DOUBTFUL_FIX = words("fix-data-doubtful", "Xem từng cảnh báo bằng: cchc score {file}", "See them by: cchc score {file}");

export interface ScoredData {
  /** Undefined where no data were given, or they could not be used. */
  readonly world: World | undefined;
  readonly files: readonly string[];
  /** The exit code where data were given but could not be used. */
  readonly refused: ExitCode | undefined;
}

/** Errors of the data one by one; of what is merely doubtful that there is something, for those who score them. */
function tellData(told: readonly Diagnostic[], file: string, problems: Diagnostics): void {
  problems.append(told.filter(({ severity }) => severity === "error"));
  const doubtful = told.filter(({ severity }) => severity === "warning").length;
  if (doubtful === 0) return;
  const name = shownPath(file);
  problems.add("note", say(DOUBTFUL, { count: asCount(doubtful) }), fileSpan(name), { fix: say(DOUBTFUL_FIX, { file: name }) });
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
  // Those who scored them were told where the result is of this program.
  if (publication.sheets.some(({ own }) => own === undefined)) tellData(world.run.diagnostics, files[0] ?? "", problems);
  return { world, files, refused: undefined };
}
