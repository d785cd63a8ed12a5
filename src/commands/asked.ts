/** The data that a command line asks for, with what must be said of its files before they are read. */
import { asCount, render, say, words } from "../text.ts";
import type { Invocation } from "./command.ts";
import { choicesOf, rubricOption } from "./data-options.ts";
import { type Gathered, gather } from "./material.ts";
import { note } from "./report.ts";

const READ = words("files-read", "Đã đọc {done}/{all} tệp…", "Read {done} of {all} files…");

/** Says which entries of a folder are not read and which files another program has open. */
export async function tellFiles(invocation: Invocation): Promise<void> {
  const { told, lang } = invocation;
  if (told.length > 0) await note(invocation, [{ kind: "list", items: told.map((each) => render(each, lang)) }]);
}

/** @throws {Failure} as `gather` does, and when an option is not understood */
export async function gatherAsked(invocation: Invocation, keepTables = false): Promise<Gathered> {
  const { host, lang } = invocation;
  const progress = (done: number, all: number): void =>
    host.passing?.(() => render(say(READ, { done: asCount(done), all: asCount(all) }), lang));
  const choices = { ...choicesOf(invocation), keepTables, progress };
  await tellFiles(invocation);
  return gather(host, invocation.args, rubricOption(invocation), choices);
}
