/** From the files a user names to tables: each one opened and decoded, whatever is wrong with any of them told in one run. */
import { Diagnostics } from "../diagnostic.ts";
import type { Input } from "../engine/run.ts";
import type { Host } from "../host.ts";
import type { LayoutChoices } from "../layouts/index.ts";
import { fileSpan } from "../source.ts";
import type { Decoded, Limits, Table } from "../tables/index.ts";
import { type Decoder, decoderHere, inOrder, OtherThreads } from "./decoding.ts";
import { Failure } from "./failure.ts";
import { readInput, refuseRubric, shownPath } from "./files.ts";
import { readLargeText } from "./large-text.ts";

/** What the user knows better than the files say. */
export interface ReadingChoices {
  readonly limits?: Partial<Limits> | undefined;
  /** The character encoding of every file. */
  readonly encoding?: string | undefined;
  /** Told after every file. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

export interface GatherChoices extends ReadingChoices {
  /** How sheets are laid out and which of them count. */
  readonly layouts?: LayoutChoices | undefined;
  /** The sheets are wanted beside what was read from them. */
  readonly keepTables?: boolean;
  /** What is merely doubtful is an error. */
  readonly strict?: boolean | undefined;
}

export interface Data {
  readonly tables: readonly Table[];
  readonly inputs: readonly Input[];
  readonly diagnostics: Diagnostics;
  /** Some file gave nothing. It may be any unit's: scoring the others would rank them against a hole. */
  readonly unread: boolean;
}

interface Opened extends Decoded {
  readonly input: Input;
  /** How many bytes the file has. */
  readonly size: number;
}

async function readOne(host: Host, path: string, decoder: Decoder): Promise<Opened> {
  refuseRubric(path);
  const bytes = await readInput(host, path);
  const file = shownPath(path);
  return { ...(await decoder(file, bytes)), input: { file, sha256: host.hash(bytes) }, size: bytes.length };
}

async function readHere(host: Host, path: string, choices: ReadingChoices): Promise<Opened> {
  const text = await readLargeText(host, path, choices);
  if (text === undefined) return readOne(host, path, decoderHere(host, choices));
  const { sha256, ...read } = text;
  return { ...read, input: { file: shownPath(path), sha256 } };
}

/** Each of the files in the order in which they are named, whichever is done first: what it holds, or why it could not be opened. */
async function* readAll(host: Host, paths: readonly string[], choices: ReadingChoices): AsyncGenerator<Opened | Failure> {
  const { limits, encoding } = choices;
  const orFailure = (reading: Promise<Opened>): Promise<Opened | Failure> =>
    reading.catch((error: unknown) => {
      if (error instanceof Failure) return error;
      throw error;
    });
  const others = new OtherThreads(host, { limits, encoding });
  try {
    let at = 0;
    for (let bytes = 0; at < paths.length && !others.pay(paths.length - at, at === 0 ? 0 : bytes / at); at += 1) {
      const one = await orFailure(readHere(host, paths[at] as string, { limits, encoding }));
      if (!(one instanceof Failure)) bytes += one.size;
      yield one;
    }
    yield* inOrder(paths.slice(at), others.ahead, (path) => orFailure(readOne(host, path, others.decode)));
  } finally {
    await others.end();
  }
}

/** @throws {Failure} when the only file cannot be opened */
export async function readData(host: Host, paths: readonly string[], choices: ReadingChoices): Promise<Data> {
  const tables: Table[] = [];
  const inputs: Input[] = [];
  const diagnostics = new Diagnostics();
  let unread = false;
  let at = 0;
  for await (const read of readAll(host, paths, choices)) {
    const path = paths[at] as string;
    at += 1;
    choices.progress?.(at, paths.length);
    if (read instanceof Failure) {
      if (paths.length === 1) throw read;
      unread = true;
      diagnostics.add("error", read.what, fileSpan(shownPath(path)), read.fix === undefined ? {} : { fix: read.fix });
      continue;
    }
    inputs.push(read.input);
    for (const table of read.tables) tables.push(table);
    diagnostics.append(read.diagnostics);
    if (read.tables.length === 0) unread = true;
  }
  return { tables, inputs, diagnostics, unread };
}
