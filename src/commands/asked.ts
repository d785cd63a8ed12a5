/** The data that a command line asks for, with what must be said of its files before they are read. */
import { asCount, render, say, words } from "../text.ts";
import type { ExitCode, Invocation } from "./command.ts";
import { choicesOf, type RubricOption, rubricOption } from "./data-options.ts";
import { type Gathered, gather, type Refused } from "./material.ts";
import type { GatherChoices } from "./read-data.ts";
import { note, tell } from "./report.ts";

const READ = words("files-read", "Đã đọc {done}/{all} tệp…", "Read {done} of {all} files…");

/** Says which entries of a folder are not read and which files another program has open. */
export async function tellFiles(invocation: Invocation): Promise<void> {
  const { told, lang } = invocation;
  if (told.length > 0) await note(invocation, [{ kind: "list", items: told.map((each) => render(each, lang)) }]);
}

/** Reads files as the command line says. @throws {Failure} as `gather` does, and when an option is not understood */
export async function gatherFiles(
  invocation: Invocation,
  paths: readonly string[],
  rubric: RubricOption = rubricOption(invocation),
  choices: GatherChoices = choicesOf(invocation),
): Promise<Gathered> {
  const { host, lang } = invocation;
  const progress = (done: number, all: number): void =>
    host.passing?.(() => render(say(READ, { done: asCount(done), all: asCount(all) }), lang));
  return gather(host, paths, rubric, { ...choices, progress });
}

/** The files that the command itself is about. @throws {Failure} as `gatherFiles` does */
export async function gatherAsked(invocation: Invocation, keepTables = false): Promise<Gathered> {
  const choices = { ...choicesOf(invocation), keepTables };
  await tellFiles(invocation);
  return gatherFiles(invocation, invocation.args, rubricOption(invocation), choices);
}

/** Tells why there is nothing to go on with. */
export async function refuse(invocation: Invocation, { diagnostics, exit }: Refused): Promise<ExitCode> {
  await tell(invocation, diagnostics.list, invocation.args.length);
  return exit;
}
