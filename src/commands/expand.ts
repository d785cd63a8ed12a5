/** The files that are meant: patterns of names, which cmd.exe does not expand, and folders for the tables in them. */
import { choices, fits, isPattern } from "../glob.ts";
import { type Entry, type Host, HostError } from "../host.ts";
import { type Message, say, words } from "../text.ts";
import type { Command, Files, Given } from "./command.ts";
import { Failure } from "./failure.ts";
import { isTable, join, LITTER, openElsewhere } from "./files.ts";

const NO_MATCH = words("pattern-without-match", "Không có tệp nào ứng với “{pattern}”.", "No file matches “{pattern}”.");
const NO_MATCH_FIX = words(
  "fix-pattern",
  "Kiểm tra thư mục và cách viết: * thay một đoạn tên, ** thay các thư mục, {braces} thay một trong hai.",
  "Check the folder and the pattern: * is a part of a name, ** are folders, {braces} is one of two.",
  ["pattern-without-match"],
);

const NO_TABLES = words(
  "folder-without-tables",
  "Thư mục {folder} không có bảng tính hay tệp CSV nào.",
  "The folder {folder} holds no workbook and no CSV file.",
);
const NO_TABLES_FIX = words(
  "fix-folder-no-tables",
  "Kiểm tra lại thư mục; tệp nằm trong thư mục con thì ghi {pattern}.",
  "Check the folder; for files in folders below it write {pattern}.",
  ["folder-without-tables"],
);
const PASSED_BY_TOLD = words("folder-passed-by", "Không đọc trong {folder}: {names}.", "Not read in {folder}: {names}.");
const OPEN = words(
  "input-open-in-office",
  "{path} đang mở trong Excel hoặc LibreOffice: những thay đổi chưa lưu không được đọc.",
  "{path} is open in Excel or LibreOffice: changes that are not saved are not read.",
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

export interface Expanded {
  readonly files: readonly string[];
  /** What to say of them: which entries of a folder are no tables, which files another program has open. */
  readonly told: readonly Message[];
}

const LISTED = 12;
const listed = (names: readonly string[]): string =>
  names.length > LISTED ? `${names.slice(0, LISTED).join(", ")}, … (${names.length})` : names.join(", ");

/** What a folder stands for. @throws {Failure} when it holds no table */
async function tablesIn(host: Host, folder: string, told: Message[]): Promise<readonly string[]> {
  const entries = await entriesOf(host, folder);
  const holdsTable = ({ name, folder: isFolder }: Entry): boolean =>
    !isFolder && isTable(name) && !LITTER.test(name) && !name.startsWith(".");
  const tables = entries.filter(holdsTable).map(({ name }) => join(folder, name));
  const shown = folder.replace(/[/\\]+$/, "");
  if (tables.length === 0) throw new Failure(say(NO_TABLES, { folder: shown }), say(NO_TABLES_FIX, { pattern: `"${shown}/**/*.xlsx"` }));
  const others = entries.filter((entry) => !holdsTable(entry)).map((entry) => (entry.folder ? `${entry.name}/` : entry.name));
  if (others.length > 0) told.push(say(PASSED_BY_TOLD, { folder: shown, names: listed(others) }));
  return tables;
}

async function meantBy(host: Host, arg: string, files: Files, told: Message[]): Promise<readonly string[]> {
  if (arg === "-") return [arg];
  const kind = await host.kind(arg);
  if (kind === "folder" && files === "tables") return tablesIn(host, arg, told);
  return kind !== undefined || !isPattern(arg) ? [arg] : matches(host, arg);
}

/** The files that are meant, each once; a name that exists stands for itself. @throws {Failure} for a pattern that nothing matches */
export async function expand(host: Host, args: readonly string[], files: Files): Promise<Expanded> {
  const found = new Map<string, string>();
  const told: Message[] = [];
  for (const arg of args) {
    const meant = await meantBy(host, arg, files, told);
    if (meant.length === 0) throw new Failure(say(NO_MATCH, { pattern: arg }), say(NO_MATCH_FIX, { braces: "{a,b}" }));
    for (const file of meant) {
      const name = file === "-" ? file : host.absolute(file);
      if (!found.has(name)) found.set(name, file);
    }
  }
  const list = [...found.values()];
  if (files === "tables") {
    const open = await openElsewhere(
      host,
      list.filter((path) => path !== "-"),
    );
    for (const path of open) told.push(say(OPEN, { path }));
  }
  return { files: list, told };
}

/** The same for everything on a command line that names files. @throws {Failure} */
export async function expandAll(
  host: Host,
  command: Command,
  typed: { readonly args: readonly string[]; readonly options: Given },
): Promise<{ readonly args: readonly string[]; readonly options: Given; readonly told: readonly Message[] }> {
  const told: Message[] = [];
  const all = async (given: readonly string[], files: Files | undefined): Promise<readonly string[]> => {
    if (files === undefined) return given;
    const expanded = await expand(host, given, files);
    for (const each of expanded.told) told.push(each);
    return expanded.files;
  };
  const args = await all(typed.args, command.arguments.find(({ files }) => files !== undefined)?.files);
  const options: Record<string, Given[string]> = { ...typed.options };
  for (const { flags, files } of command.options) {
    const key = /--([a-z]+)/.exec(flags)?.[1] ?? "";
    const given = options[key];
    if (files !== undefined && typeof given === "object") options[key] = await all(given, files);
  }
  return { args, options, told };
}
