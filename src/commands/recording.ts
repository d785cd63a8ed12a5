/**
 * A world that writes down what it is asked. What a command prints follows from its command line and from the answers it gets, and all of
 * them come through the `Host`: where every question has the answer it had before, the command prints what it printed before.
 */
import { type Host, HostError, type Terminal } from "../host.ts";

/** What a run did, with the bytes in the pieces in which they came. */
export type Effect =
  | { readonly to: "out" | "err"; readonly pieces: Uint8Array[] }
  | { readonly to: "file"; readonly path: string; readonly replace: boolean; readonly pieces: Uint8Array[] };

/** Questions, each with a digest of its answer. */
export type Asked = readonly (readonly [question: string, answer: string])[];

const QUESTIONS = ["read", "list", "kind", "today", "env"] as const;
type Question = (typeof QUESTIONS)[number];

const keyOf = (question: Question, about: string): string => `${question} ${about}`;

/** What the answer to a question is now; an error of the system is one too. */
export async function answerTo(host: Host, key: string): Promise<string> {
  const cut = key.indexOf(" ");
  const about = key.slice(cut + 1);
  const ask: Readonly<Record<Question, () => Promise<string>>> = {
    read: async () => host.hash(await host.read(about)),
    list: async () => listed(host, await host.list(about)),
    kind: async () => String(await host.kind(about)),
    today: async () => host.today(),
    env: async () => shownValue(host.env[about]),
  };
  const question = QUESTIONS.find((each) => each === key.slice(0, cut));
  return question === undefined ? "?" : ask[question]().catch(failed);
}

const listed = (host: Host, entries: Awaited<ReturnType<Host["list"]>>): string =>
  host.hash(JSON.stringify(entries.map(({ name, folder }) => `${name}${folder ? "/" : ""}`).sort()));
const shownValue = (value: string | undefined): string => (value === undefined ? "none" : `=${value}`);

/** @throws what is no answer of the system */
function failed(error: unknown): string {
  if (error instanceof HostError) return `!${error.code}`;
  throw error;
}

export class Recording {
  readonly host: Host;
  readonly #asked = new Map<string, string>();
  readonly #effects: Effect[] = [];
  readonly #most: number;
  #size = 0;
  /** What was asked has no answer that could be compared, or another one each time, or there is too much to keep. */
  #lost = false;

  /** @param most bytes of output that are kept */
  constructor(real: Host, most: number) {
    this.#most = most;
    const note = (question: Question, about: string, answer: string): void => {
      const key = keyOf(question, about);
      const before = this.#asked.get(key);
      if (before === undefined) this.#asked.set(key, answer);
      else if (before !== answer) this.#lost = true;
    };
    const asking = async <T>(question: Question, about: string, work: () => Promise<T>, digest: (answer: T) => string): Promise<T> => {
      try {
        const answer = await work();
        note(question, about, digest(answer));
        return answer;
      } catch (error) {
        note(question, about, failed(error));
        throw error;
      }
    };
    const lose = (): void => {
      this.#lost = true;
    };
    this.host = {
      ...real,
      out: this.#terminal(real.out, "out"),
      err: this.#terminal(real.err, "err"),
      env: new Proxy(real.env, {
        get: (env, name) => {
          const value = env[String(name)];
          note("env", String(name), shownValue(value));
          return value;
        },
      }),
      read: (path) => asking("read", path, () => real.read(path), real.hash),
      list: (folder) =>
        asking(
          "list",
          folder,
          () => real.list(folder),
          (entries) => listed(real, entries),
        ),
      kind: (path) => asking("kind", path, () => real.kind(path), String),
      today: () => {
        const day = real.today();
        note("today", "", day);
        return day;
      },
      readStdin: () => {
        lose();
        return real.readStdin();
      },
      wait: (milliseconds) => {
        lose();
        return real.wait(milliseconds);
      },
      write: async (path, bytes, replace) => {
        const pieces: Uint8Array[] = [];
        await real.write(path, this.#copied(bytes, pieces), replace);
        if (!this.#lost) this.#effects.push({ to: "file", path, replace, pieces });
      },
    };
  }

  #terminal(real: Terminal, to: "out" | "err"): Terminal {
    return {
      ...real,
      write: (text) => {
        real.write(text);
        if (this.#lost) return;
        const last = this.#effects.at(-1);
        const effect = last?.to === to ? last : { to, pieces: [] };
        if (effect !== last) this.#effects.push(effect);
        this.#keep(new TextEncoder().encode(text), effect.pieces);
      },
      drained: async () => {
        const read = await real.drained();
        // What nobody read to its end was not made to its end.
        if (!read) this.#lost = true;
        return read;
      },
    };
  }

  *#copied(bytes: Uint8Array | Iterable<Uint8Array>, pieces: Uint8Array[]): Iterable<Uint8Array> {
    for (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
      this.#keep(piece, pieces);
      yield piece;
    }
  }

  /** Where there is too much of it, nothing is kept at all. */
  #keep(piece: Uint8Array, pieces: Uint8Array[]): void {
    this.#size += piece.length;
    if (this.tooLong) {
      this.#lost = true;
      for (const effect of [...this.#effects, { pieces }]) effect.pieces.length = 0;
    } else if (!this.#lost) pieces.push(piece);
  }

  get tooLong(): boolean {
    return this.#size > this.#most;
  }

  /** Undefined where the run cannot be told from another one. */
  get made(): { readonly asked: Asked; readonly effects: readonly Effect[] } | undefined {
    return this.#lost ? undefined : { asked: [...this.#asked], effects: this.#effects };
  }
}
