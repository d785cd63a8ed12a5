/** The world as the program sees it. Everything that touches a disk, a terminal or a clock goes through here, so a test is a plain object. */

export interface Entry {
  readonly name: string;
  readonly folder: boolean;
}

export interface Terminal {
  readonly interactive: boolean;
  /** Columns of the screen; undefined where there is none. */
  readonly columns: number | undefined;
  write(text: string): void;
  /** Waits until what was written has gone on, so that a long result need not wait in memory; false once nobody reads any more. */
  drained(): Promise<boolean>;
}

/** A file or folder that could not be reached. `code` is the operating system's (ENOENT, EBUSY, EISDIR, EACCES, EEXIST, ENOSPC …). */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string) {
    super(`${code} ${path}`);
    this.code = code;
    this.path = path;
  }
}

/** Other threads of the process, each of which does one piece of work after another. */
export interface Pool {
  /** How many pieces are done at once. */
  readonly size: number;
  /** Undefined when the piece was not done in time and was cut off. @throws what the work threw */
  run(work: unknown, milliseconds: number): Promise<{ readonly done: unknown } | undefined>;
  end(): Promise<void>;
}

export interface Host {
  readonly out: Terminal;
  readonly err: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder of the rubrics that ship with the program. */
  readonly shipped: string;
  /** @throws {HostError} */
  read(path: string): Promise<Uint8Array>;
  /**
   * The file piece by piece, so that it is never held whole; a piece is good until the next one is asked for. Undefined where it has not more
   * than so many bytes. @throws {HostError}
   */
  pieces(path: string, largerThan: number): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Nothing is piped in: whoever reads standard input would wait for somebody to type. */
  readonly stdinIsTerminal: boolean;
  /** Everything of standard input. */
  readStdin(): Promise<Uint8Array>;
  /** @throws {HostError} */
  list(folder: string): Promise<readonly Entry[]>;
  /** What is at the path: undefined when nothing is. */
  kind(path: string): Promise<"file" | "folder" | undefined>;
  /**
   * Writes the whole file or nothing; what is long comes in pieces. @throws {HostError} with EEXIST when there is one already and `replace` is false.
   */
  write(path: string, bytes: Uint8Array | Iterable<Uint8Array>, replace: boolean): Promise<void>;
  /** The absolute form of a path, for messages about what is not there. */
  absolute(path: string): string;
  /** Which file it is, whatever name leads to it; undefined when there is none. */
  identity(path: string): Promise<string | undefined>;
  /** What decides how the program works: its build and what runs it. Undefined where that is not known, and no run is kept for the next. */
  readonly program?: string | undefined;
  /** A line for whoever waits at a terminal, until the next one or until something is written; undefined takes it away. */
  passing?(line: (() => string) | undefined): void;
  /** Threads that decode files; undefined where there are none, and everything is done in this one. */
  pool?(): Pool | undefined;
  /** Lets some time pass before something is tried again. */
  wait(milliseconds: number): Promise<void>;
  /** The day where the program runs, `2025-01-31`. */
  today(): string;
  /** SHA-256 in hexadecimal. */
  hash(bytes: Uint8Array | string): string;
  /** The same of what comes in pieces. */
  hashing(): { add(bytes: Uint8Array): void; end(): string };
  /** Inflates raw deflate data; undefined when the data are damaged or longer than `limit` bytes. */
  inflate(bytes: Uint8Array, limit: number): Uint8Array | undefined;
  /** As `inflate`, in pieces as they are asked for; the last one is undefined where the data are damaged. */
  inflateInPieces(bytes: Uint8Array): AsyncIterable<Uint8Array | undefined>;
  /** Does the work, which must not wait for anything, and cuts it off when it takes longer; whether it came to its end. */
  endsWithin(milliseconds: number, work: () => void): boolean;
}
