/** Reading and writing files for commands, with patience and with failures in our own words. */
import { type Host, HostError } from "../host.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { Failure, hostFailure, missing, refusedName } from "./failure.ts";

const FOLDER = words("input-is-folder", "{path} là một thư mục; cần tên tệp.", "{path} is a folder; a file is needed.");
const INSIDE = words("fix-input-is-folder", "Trong thư mục có: {names}.", "The folder holds: {names}.");
const EMPTY_FOLDER = words(
  "fix-folder-without-tables",
  "Thư mục không có bảng tính hay tệp CSV nào.",
  "The folder holds no workbook and no CSV file.",
);
const SAME = words("output-is-input", "Tệp kết quả {path} trùng với tệp số liệu.", "The output {path} is the input file itself.");
const SAME_FIX = words("fix-output-is-input", "Chọn tên khác cho tệp kết quả.", "Choose another name for the output.");

const NO_STDIN = words(
  "stdin-is-terminal",
  "“-” đọc số liệu từ lệnh trước, nhưng không có gì được chuyển vào.",
  "“-” reads what another command passes on, but nothing is passed on.",
);
const NO_STDIN_FIX = words(
  "fix-stdin-is-terminal",
  "Ghi tên tệp thay cho “-”, hoặc chuyển tệp vào: cchc … - < TỆP",
  "Give the name of a file instead of “-”, or pass one in: cchc … - < FILE",
);

/** What Office and the system leave beside workbooks. */
export const LITTER = /^(?:~\$|~WRL|\.~lock|Thumbs\.db$|desktop\.ini$|\.DS_Store$)/i;
/** Names of files that hold tables; `.txt` may be anything, so it must be named. */
const TABLE_FILE = /\.(?:xlsx|xlsm|xltx|xltm|xls|xlt|xlsb|ods|ots|csv|tsv|tab)$/i;

/** What Excel and LibreOffice put beside a file for as long as they have it open. */
const ownerFiles = (path: string): readonly string[] => {
  const { folder, name } = parts(path);
  return [join(folder, `~$${name}`), join(folder, `.~lock.${name}#`)];
};

/** Whether an office program says that it has the file open. */
export async function isOpenElsewhere(host: Host, path: string): Promise<boolean> {
  for (const owner of ownerFiles(path)) if ((await host.kind(owner)) === "file") return true;
  return false;
}

/** Beyond so many files their folders are listed instead of being asked about each of them. */
const ASKED_ABOUT = 8;

/** Those of the files that an office program has open. */
export async function openElsewhere(host: Host, paths: readonly string[]): Promise<readonly string[]> {
  const open: string[] = [];
  if (paths.length <= ASKED_ABOUT) {
    for (const path of paths) if (await isOpenElsewhere(host, path)) open.push(path);
    return open;
  }
  const there = new Set<string>();
  for (const folder of new Set(paths.map(folderOf))) {
    const entries = await host.list(folder).catch(() => []);
    for (const { name, folder: isFolder } of entries) if (!isFolder) there.add(join(folder, name));
  }
  return paths.filter((path) => ownerFiles(path).some((owner) => there.has(owner)));
}

const parts = (path: string): { readonly folder: string; readonly name: string } => {
  const cut = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return { folder: cut === -1 ? "." : path.slice(0, cut) || "/", name: path.slice(cut + 1) };
};

export const folderOf = (path: string): string => parts(path).folder;
export const join = (folder: string, name: string): string => (folder === "." ? name : `${folder.replace(/[/\\]$/, "")}/${name}`);

/** Paths are shown and kept with forward slashes, as given. */
export const shownPath = (path: string): string => path.replaceAll("\\", "/").normalize("NFC");

/** The files in a folder by name, in an order that no file system decides. */
export async function filesIn(host: Host, folder: string, ending: RegExp): Promise<readonly string[]> {
  const entries = await host.list(folder);
  return entries
    .filter(({ name, folder: isFolder }) => !isFolder && ending.test(name) && !LITTER.test(name))
    .map(({ name }) => name)
    .sort();
}

const RUBRIC = words("input-is-rubric", "{path} là bộ tiêu chí, không phải tệp số liệu.", "{path} is a rubric, not a data file.");
const RUBRIC_FIX = words(
  "fix-input-is-rubric",
  "Ghi tên tệp số liệu (.xlsx, .csv); bộ tiêu chí ghi sau --rubric.",
  "Name the data file (.xlsx, .csv); the rubric goes behind --rubric.",
);
const DATA = words("rubric-is-data", "{path} là bảng số liệu, không phải bộ tiêu chí.", "{path} is a table of data, not a rubric.");
const DATA_FIX = words(
  "fix-rubric-is-data",
  "Ghi tên tệp bộ tiêu chí (.yaml); muốn chấm điểm bảng này thì dùng cchc score.",
  "Name a rubric file (.yaml); to score this table use cchc score.",
);

/** The two kinds of file are easily taken for each other; reading one as the other gives advice that would damage it. @throws {Failure} */
export function refuseRubric(path: string): void {
  if (/\.ya?ml$/i.test(path)) throw new Failure(say(RUBRIC, { path }), say(RUBRIC_FIX, {}));
}
/** Whether a name says that the file holds a table. */
export const isTable = (path: string): boolean => TABLE_FILE.test(path);
export function refuseData(path: string): void {
  if (isTable(path)) throw new Failure(say(DATA, { path }), say(DATA_FIX, {}));
}

/** Excel holds a file for moments while it saves: how long to wait before each further try, in milliseconds. */
const WAITS: readonly number[] = [200, 300, 400];
const HELD: readonly string[] = ["EBUSY", "EPERM", "EACCES"];

/** Tries again for a while where another program may be about to let go. */
async function patiently<T>(host: Host, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = WAITS[tries];
      if (wait === undefined || !(error instanceof HostError) || !HELD.includes(error.code)) throw error;
      await host.wait(wait);
    }
  }
}

/** What the system says of a folder that is opened as a file is another thing everywhere. @throws {Failure | HostError} */
async function readFile(host: Host, path: string): Promise<Uint8Array> {
  try {
    return await host.read(path);
  } catch (error) {
    if ((await host.kind(path)) !== "folder") throw error;
    const names = await filesIn(host, path, /\.(?:xlsx|xlsm|xls|xlsb|ods|csv|tsv|ya?ml)$/i);
    throw new Failure(
      say(FOLDER, { path }),
      names.length === 0 ? say(EMPTY_FOLDER, {}) : say(INSIDE, { names: names.slice(0, 8).join(", ") }),
    );
  }
}

/** Reads a file. @throws {Failure} */
export async function readInput(host: Host, path: string): Promise<Uint8Array> {
  if (path === "-") {
    if (host.stdinIsTerminal) throw new Failure(say(NO_STDIN, {}), say(NO_STDIN_FIX, {}));
    return host.readStdin();
  }
  try {
    return await patiently(host, () => readFile(host, path));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (["ENOENT", "ENOTDIR"].includes(error.code)) throw missing(host.absolute(path), await nearFile(host, path));
    throw hostFailure(error, { open: await isOpenElsewhere(host, path) });
  }
}

async function nearFile(host: Host, path: string): Promise<string | undefined> {
  const { folder, name } = parts(path);
  try {
    const near = nearest(name, await filesIn(host, folder, /./));
    return near === undefined ? undefined : join(folder, near);
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** Names that Windows keeps for devices, whatever their ending: what is written there is gone. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** Whether the output would replace an input, under whatever name. */
async function isInput(host: Host, path: string, inputs: readonly string[]): Promise<boolean> {
  const meant = await host.identity(path);
  if (meant === undefined) return inputs.some((input) => host.absolute(input) === host.absolute(path));
  for (const input of inputs) if (input !== "-" && (await host.identity(input)) === meant) return true;
  return false;
}

/** So much text is gathered before it is handed on: a result in thousands of small pieces would take its time. */
const PIECE = 1 << 16;

/** Text that comes line by line in pieces that are worth a write each. */
export function* inPieces(content: Iterable<string>): Generator<string> {
  let piece = "";
  for (const text of content) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function* encoded(content: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of inPieces(content)) yield encoder.encode(piece);
}

function bytesOf(content: string | Uint8Array | Iterable<string>): Uint8Array | Iterable<Uint8Array> {
  if (typeof content === "string") return new TextEncoder().encode(content);
  // It may be written anew where the first try failed.
  return content instanceof Uint8Array ? content : { [Symbol.iterator]: () => encoded(content) };
}

/** Writes a result, whole or not at all. @throws {Failure} */
export async function writeOutput(
  host: Host,
  path: string,
  content: string | Uint8Array | Iterable<string>,
  replace: boolean,
  inputs: readonly string[],
): Promise<void> {
  if (RESERVED.test(parts(path).name)) throw refusedName(path);
  if (await isInput(host, path, inputs)) throw new Failure(say(SAME, { path }), say(SAME_FIX, {}));
  try {
    await patiently(host, () => host.write(path, bytesOf(content), replace));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw hostFailure(error, { open: await isOpenElsewhere(host, path), written: true });
  }
}
