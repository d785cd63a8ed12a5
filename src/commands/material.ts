/** From the files a user names to what is scored: read, choose the rubric, bind. */
import { Diagnostics } from "../diagnostic.ts";
import type { Input, Material } from "../engine/run.ts";
import type { Host } from "../host.ts";
import { bind, type SheetReading } from "../layouts/index.ts";
import type { Rubric } from "../rubric/model.ts";
import { fileSpan } from "../source.ts";
import type { Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { EXIT, type ExitCode } from "./command.ts";
import type { RubricOption } from "./data-options.ts";
import { findRubric, type RubricChoice } from "./find-rubric.ts";
import { type GatherChoices, readData } from "./read-data.ts";
import { strictly } from "./strict.ts";

export type Gathered =
  | {
      readonly kind: "material";
      readonly material: Material;
      readonly readings: readonly SheetReading[];
      /** Only where they were asked for. */
      readonly tables?: readonly Table[];
    }
  | Refused;

/** A file or the rubric could not be used; what is wrong is told, and nothing can be scored. */
export interface Refused {
  readonly kind: "refused";
  readonly diagnostics: Diagnostics;
  readonly exit: ExitCode;
}

const NO_UNITS = words("no-units", "Tệp không có dòng số liệu của đơn vị nào.", "The file holds no row with figures of a unit.");
const NO_UNITS_FIX = words(
  "fix-no-units",
  "Kiểm tra đã đúng tệp và đã điền số liệu dưới dòng tiêu đề.",
  "Check that it is the right file and that figures stand below the heading.",
);

/**
 * @param paths files of tables; what folders and patterns stand for is known by now
 * @param given the rubric by its id or path; without it the one that the workbook names, or the only one that fits
 * @throws {Failure} when a file cannot be opened or the rubric cannot be known
 */
export async function gather(
  host: Host,
  paths: readonly string[],
  { rubric: given, register }: RubricOption = {},
  choices: GatherChoices = {},
): Promise<Gathered> {
  const { tables, inputs, diagnostics, unread } = await readData(host, paths, choices);
  if (unread) return { kind: "refused", diagnostics, exit: EXIT.failed };
  const rubric = await usableRubric(host, { given, register, tables, data: paths, problems: diagnostics });
  if (rubric === undefined) return { kind: "refused", diagnostics, exit: EXIT.failed };
  const bound = bind(tables, rubric, diagnostics, choices.layouts);
  if (bound.submissions.length === 0) return nothingFound(inputs, diagnostics);
  const { readings, ...read } = bound;
  return {
    kind: "material",
    material: { rubric, ...read, inputs, diagnostics: strictly(diagnostics.list, choices.strict === true) },
    readings,
    ...(choices.keepTables === true ? { tables } : {}),
  };
}

/** Undefined when what was found is no rubric to score by. @throws {Failure} */
async function usableRubric(host: Host, choice: RubricChoice): Promise<Rubric | undefined> {
  const problems = new Diagnostics();
  const rubric = await findRubric(host, { ...choice, problems });
  choice.problems.append(problems.list);
  return problems.failed ? undefined : rubric;
}

/** The files could be read; that they say nothing is a finding about them, unless something worse has been told. */
function nothingFound(inputs: readonly Input[], diagnostics: Diagnostics): Gathered {
  if (diagnostics.failed) return { kind: "refused", diagnostics, exit: EXIT.failed };
  for (const { file } of inputs) diagnostics.add("error", say(NO_UNITS, {}), fileSpan(file), { fix: say(NO_UNITS_FIX, {}) });
  return { kind: "refused", diagnostics, exit: EXIT.findings };
}
