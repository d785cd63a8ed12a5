/** A world in memory: files are a map, the screen is a string. The only stand-in that tests use. */
import { createHash } from "node:crypto";
import { createContext, runInContext } from "node:vm";
import { inflateRawSync } from "node:zlib";
import { type Entry, type Host, HostError } from "../src/host.ts";

export interface MemoryHost extends Host {
  readonly files: Map<string, Uint8Array>;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** How long it was told to wait, in milliseconds, each time. */
  readonly waits: readonly number[];
}

/** Where the program is started in this world. */
const HOME = "/nha";
const clean = (path: string): string =>
  path
    .replaceAll("\\", "/")
    .replace(/^\/nha(?:\/|$)/, "")
    .replace(/^\.(?:\/|$)/, "")
    .replace(/\/+$/, "") || ".";

export interface World {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Nothing is piped in. */
  readonly stdinIsTerminal?: boolean;
  readonly today?: string;
  readonly columns?: number;
  /** The folder of the rubrics that ship with the program. */
  readonly shipped?: string;
  /**
   * Paths that answer with an operating system's error code instead of their content; with `>` before the path, when written. Behind the
   * code stands how often they do, if not for ever: `EBUSY 2`.
   */
  readonly faults?: Readonly<Record<string, string>>;
  /** How many milliseconds any work may take that the program wants cut off some time. */
  readonly cutAfter?: number;
}

export function memoryHost(world: World): MemoryHost {
  const {
    files: given,
    env = {},
    stdin = "",
    stdinIsTerminal = false,
    today = "2026-01-15",
    columns,
    shipped = "shipped",
    faults = {},
    cutAfter = Number.POSITIVE_INFINITY,
  } = world;
  const encoder = new TextEncoder();
  const files = new Map(
    Object.entries(given).map(([path, content]) => [path, typeof content === "string" ? encoder.encode(content) : content]),
  );
  let out = "";
  let err = "";
  const isFolder = (path: string): boolean => clean(path) === "." || [...files.keys()].some((file) => file.startsWith(`${clean(path)}/`));
  const entries = (folder: string): readonly Entry[] => {
    const prefix = clean(folder) === "." ? "" : `${clean(folder)}/`;
    const names = new Map<string, boolean>();
    for (const file of files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = "", ...rest] = file.slice(prefix.length).split("/");
      names.set(name, rest.length > 0);
    }
    return [...names].map(([name, folderToo]) => ({ name, folder: folderToo }));
  };
  const failed = new Map<string, number>();
  const waits: number[] = [];
  const fail = (path: string, when = ""): void => {
    const key = `${when}${clean(path)}`;
    const [code, times = "Infinity"] = (faults[key] ?? "").split(" ");
    const before = failed.get(key) ?? 0;
    failed.set(key, before + 1);
    if (code !== "" && code !== undefined && before < Number(times)) throw new HostError(code, path);
  };
  return {
    files,
    stdout: () => out,
    stderr: () => err,
    out: {
      interactive: false,
      columns,
      write: (text) => {
        out += text;
      },
      drained: async () => true,
    },
    err: {
      interactive: false,
      columns,
      write: (text) => {
        err += text;
      },
      drained: async () => true,
    },
    env,
    shipped,
    program: "bản thử",
    async read(path) {
      fail(path);
      const bytes = files.get(clean(path));
      if (bytes === undefined) throw new HostError(isFolder(path) ? "EISDIR" : "ENOENT", path);
      return bytes;
    },
    async pieces(path, largerThan) {
      const bytes = await this.read(path);
      if (bytes.length <= largerThan) return undefined;
      const room = new Uint8Array(100_003);
      return (async function* () {
        // What was given out before is gone, as it is on a disk.
        for (let at = 0; at < bytes.length; at += room.length) {
          room.set(bytes.subarray(at, at + room.length));
          yield room.subarray(0, Math.min(room.length, bytes.length - at));
        }
      })();
    },
    stdinIsTerminal,
    waits,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    today: () => today,
    readStdin: async () => (typeof stdin === "string" ? encoder.encode(stdin) : stdin),
    async list(folder) {
      if (!isFolder(folder)) throw new HostError("ENOENT", folder);
      return entries(folder);
    },
    kind: async (path) => (files.has(clean(path)) ? "file" : isFolder(path) ? "folder" : undefined),
    async write(path, bytes, replace) {
      fail(path, ">");
      if (!files.has(clean(path)) && isFolder(path)) throw new HostError("EISDIR", path);
      if (files.has(clean(path)) && !replace) throw new HostError("EEXIST", path);
      files.set(clean(path), bytes instanceof Uint8Array ? bytes : new Uint8Array(Buffer.concat([...bytes])));
    },
    identity: async (path) => (files.has(clean(path)) ? clean(path) : undefined),
    absolute: (path) => (/^[\\/]/.test(path) ? path : clean(path) === "." ? HOME : `${HOME}/${clean(path)}`),
    hash: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    hashing: () => {
      const hash = createHash("sha256");
      return { add: (bytes) => hash.update(bytes), end: () => hash.digest("hex") };
    },
    async *inflateInPieces(bytes) {
      const whole = this.inflate(bytes, 2 ** 30);
      // Pieces that end anywhere, so that whatever is read from them must be put together again.
      for (let at = 0; whole !== undefined && at < whole.length; at += 70_001) yield whole.subarray(at, at + 70_001);
      if (whole === undefined) yield undefined;
    },
    endsWithin(milliseconds, work) {
      try {
        runInContext("work()", createContext({ work }), { timeout: Math.min(milliseconds, cutAfter) });
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
        throw error;
      }
    },
    inflate(bytes, limit) {
      try {
        return new Uint8Array(inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1) }));
      } catch {
        return undefined;
      }
    },
  };
}
