/** The world as Node has it: the only file that touches the disk, the terminal and the process. */
import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { link, lstat, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { endsWithin, inflate, inflateInPieces, plain } from "./bounded-work.ts";
import { type Host, HostError, type Terminal } from "./host.ts";
import { boundNursery } from "./nursery.ts";
import { PassingLine } from "./passing.ts";
import { threads } from "./threads.ts";

/** So many bytes are read at once. */
const PIECE = 256 * 1024;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "EUNKNOWN";

async function asHost<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HostError ? error : new HostError(codeOf(error), path);
  }
}

/** A name typed on one system and stored on another may differ in composition only. */
async function existing(path: string): Promise<string> {
  for (const spelling of [path, path.normalize("NFC"), path.normalize("NFD")]) {
    try {
      await lstat(spelling);
      return spelling;
    } catch {}
  }
  return path;
}

/** Most names are stored as they are typed; the other spellings are for those that are not. */
async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return plain(await readFile(path));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return plain(await readFile(await existing(path)));
  }
}

async function piecesOf(path: string, largerThan: number): Promise<AsyncIterable<Uint8Array> | undefined> {
  const there = await existing(path);
  return (await stat(there)).size > largerThan ? piecesIn(there) : undefined;
}

async function* piecesIn(path: string): AsyncGenerator<Uint8Array> {
  const file = await asHost(path, () => open(path));
  try {
    const room = new Uint8Array(PIECE);
    for (;;) {
      const { bytesRead } = await asHost(path, () => file.read(room, 0, room.length));
      if (bytesRead === 0) return;
      boundNursery();
      yield room.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Only a file that nothing else leads to is replaced: through a link the bytes would land where nobody named, and a device is no file. */
async function refuseTarget(path: string, replace: boolean): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there === undefined) return;
  if (there.isDirectory() || (there.isSymbolicLink() && (await kindOf(path)) === "folder")) throw new HostError("EISDIR", path);
  if (there.isSymbolicLink()) throw new HostError("ELOOP", path);
  if (!replace) throw new HostError("EEXIST", path);
  if (!there.isFile()) throw new HostError("EINVAL", path);
}

/** Gives the draft its name unless a file of that name came up meanwhile; where a disk knows no second names, it is renamed. */
async function putNew(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    return rename(draft, path);
  }
  await rm(draft, { force: true });
}

/** Drafts being written now: whoever stops the program finds none of them left. */
const drafts = new Set<string>();
const STOPS = { SIGINT: 130, SIGTERM: 143 } as const;

function stopped(signal: keyof typeof STOPS): void {
  for (const draft of drafts) rmSync(draft, { force: true });
  process.exit(STOPS[signal]);
}

function keepWatch(draft: string): void {
  if (drafts.size === 0) for (const signal of Object.keys(STOPS)) process.on(signal, stopped);
  drafts.add(draft);
}

function endWatch(draft: string): void {
  drafts.delete(draft);
  if (drafts.size === 0) for (const signal of Object.keys(STOPS)) process.off(signal, stopped);
}

/** Everything goes to a file of another name first, so that what is there stays whole until the new one is. */
async function writeWhole(path: string, bytes: Uint8Array | Iterable<Uint8Array>, replace: boolean): Promise<void> {
  await refuseTarget(path, replace);
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.cchc-${randomBytes(6).toString("hex")}.tmp`);
  keepWatch(draft);
  try {
    const file = await open(draft, "wx");
    try {
      for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await (replace ? rename(draft, path) : putNew(draft, path));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    endWatch(draft);
  }
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  try {
    return (await stat(await existing(path))).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}

function terminal(stream: NodeJS.WriteStream): Terminal {
  let read = true;
  // A reader that went away (`| head`) is no fault of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EOF") throw error;
    read = false;
  });
  return {
    interactive: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : undefined,
    write: (text) => {
      stream.write(text);
    },
    drained: async () => {
      if (read && stream.writableNeedDrain) {
        await new Promise<void>((done) => {
          const go = (): void => {
            for (const event of ["drain", "close", "error"]) stream.off(event, go);
            done();
          };
          for (const event of ["drain", "close", "error"]) stream.on(event, go);
        });
      }
      return read;
    },
  };
}

/** What is written takes the place of the passing line. */
const behind = (line: PassingLine, real: Terminal): Terminal => ({
  ...real,
  write: (text) => {
    line.wipe();
    real.write(text);
  },
});

/** A digest of all sources, put in by the build. */
declare const __BUILD__: string | undefined;

/** @param home the folder of the package, where the shipped rubrics are */
export function nodeHost(home: string): Host {
  const [out, err] = [terminal(process.stdout), terminal(process.stderr)];
  const line = new PassingLine(err, () => performance.now());
  return {
    out: behind(line, out),
    err: behind(line, err),
    env: process.env,
    shipped: join(home, "rubrics"),
    read: (path) => asHost(path, () => bytesOf(path)),
    pieces: (path, largerThan) => asHost(path, () => piecesOf(path, largerThan)),
    stdinIsTerminal: process.stdin.isTTY === true,
    readStdin: () =>
      asHost("-", async () => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
        return new Uint8Array(Buffer.concat(chunks));
      }),
    list: (folder) =>
      asHost(folder, async () => {
        const entries = await readdir(await existing(folder), { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, folder: entry.isDirectory() }));
      }),
    kind: kindOf,
    write: (path, bytes, replace) => asHost(path, () => writeWhole(path, bytes, replace)),
    absolute: (path) => resolve(path),
    identity: async (path) => {
      const found = await stat(await existing(path), { bigint: true }).catch(() => undefined);
      return found === undefined ? undefined : `${found.dev}:${found.ino}`;
    },
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    today: () => {
      const now = new Date();
      const two = (part: number): string => String(part).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    hash: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    hashing: () => {
      const hash = createHash("sha256");
      return { add: (bytes) => hash.update(bytes), end: () => hash.digest("hex") };
    },
    inflateInPieces,
    endsWithin,
    inflate,
    program: typeof __BUILD__ === "string" ? `${__BUILD__} ${process.version}` : undefined,
    passing: (text) => (text === undefined ? line.wipe() : line.show(text)),
    pool: () => threads(join(home, "dist", "worker.js")),
  };
}

/** The folder of the package, from the URL of a file one level below it. */
export const homeOf = (url: string): string => resolve(dirname(fileURLToPath(url)), "..");
