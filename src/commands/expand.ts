/** Patterns of file names, expanded by the program itself, since cmd.exe does not. */
import { choices, fits, isPattern } from "../glob.ts";
import { type Entry, type Host, HostError } from "../host.ts";
import { say, words } from "../text.ts";
import { Failure } from "./failure.ts";
import { join, LITTER } from "./files.ts";

const NO_MATCH = words("pattern-without-match", "Không có tệp nào ứng với “{pattern}”.", "No file matches “{pattern}”.");
const NO_MATCH_FIX = words(
  "fix-pattern",
  "Kiểm tra thư mục và cách viết: * thay một đoạn tên, ** thay các thư mục, {braces} thay một trong hai.",
  "Check the folder and the pattern: * is a part of a name, ** are folders, {braces} is one of two.",
);

/** Where nothing that anyone means to score or check is kept. */
const PASSED_BY = new Set(["node_modules"]);

async function entriesOf(host: Host, folder: string): Promise<readonly Entry[]> {
  try {
    return [...(await host.list(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    // A folder that may not be read holds nothing for us.
    if (error instanceof HostError) return [];
    throw error;
  }
}

/** Adds the files below a folder that fit the steps of a pattern. */
async function walk(host: Host, folder: string, steps: readonly string[], found: Set<string>): Promise<void> {
  const [step = "", ...rest] = steps;
  if (step === "**") return throughFolders(host, folder, steps, found);
  if (rest.length > 0 && !isPattern(step)) {
    const next = join(folder, step);
    if ((await host.kind(next)) === "folder") await walk(host, next, rest, found);
    return;
  }
  const fitting = (await entriesOf(host, folder)).filter(({ name }) => fits(name, step) && !LITTER.test(name));
  for (const entry of fitting) {
    const path = join(folder, entry.name);
    if (rest.length === 0 && !entry.folder) found.add(path);
    if (rest.length > 0 && entry.folder) await walk(host, path, rest, found);
  }
}

/** `**` is this folder and every folder below it. */
async function throughFolders(host: Host, folder: string, steps: readonly string[], found: Set<string>): Promise<void> {
  const rest = steps.slice(1);
  await walk(host, folder, rest.length === 0 ? ["*"] : rest, found);
  for (const entry of await entriesOf(host, folder)) {
    const inside = entry.folder && fits(entry.name, "*") && !PASSED_BY.has(entry.name);
    if (inside) await walk(host, join(folder, entry.name), steps, found);
  }
}

async function matches(host: Host, pattern: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const choice of choices(pattern.replaceAll("\\", "/"))) {
    const [, root = "", path = ""] = /^([A-Za-z]:\/|\/{0,2})(.*)$/.exec(choice) ?? [];
    const steps = path.split("/").filter((step) => step !== "" && step !== ".");
    await walk(host, root === "" ? "." : root, steps, found);
  }
  return [...found];
}

/** The files that are meant, each once; a name that exists stands for itself. @throws {Failure} for a pattern that nothing matches */
export async function expand(host: Host, args: readonly string[]): Promise<readonly string[]> {
  const files = new Map<string, string>();
  for (const arg of args) {
    const literal = arg === "-" || !isPattern(arg) || (await host.kind(arg)) !== undefined;
    const meant = literal ? [arg] : await matches(host, arg);
    if (meant.length === 0) throw new Failure(say(NO_MATCH, { pattern: arg }), say(NO_MATCH_FIX, { braces: "{a,b}" }));
    for (const file of meant) {
      const name = file === "-" ? file : host.absolute(file);
      if (!files.has(name)) files.set(name, file);
    }
  }
  return [...files.values()];
}
