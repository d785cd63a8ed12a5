/** From the files a user names to tables: each one opened and decoded, whatever is wrong with any of them told in one run. */
import { Diagnostics } from "../diagnostic.ts";
import type { Input } from "../engine/run.ts";
import type { Host } from "../host.ts";
import type { LayoutChoices } from "../layouts/index.ts";
import { fileSpan } from "../source.ts";
import { type Decoded, decode, type Limits, type Table } from "../tables/index.ts";
import { Failure } from "./failure.ts";
import { readInput, refuseRubric, shownPath } from "./files.ts";

/** What the user knows better than the files say. */
export interface ReadingChoices {
  readonly limits?: Partial<Limits> | undefined;
  /** The character encoding of every file. */
  readonly encoding?: string | undefined;
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

async function readOne(host: Host, path: string, choices: ReadingChoices): Promise<Decoded & { readonly input: Input }> {
  refuseRubric(path);
  const bytes = await readInput(host, path);
  const file = shownPath(path);
  const decoded = await decode(file, bytes, { inflate: host.inflate, inflateInPieces: host.inflateInPieces, ...choices });
  return { ...decoded, input: { file, sha256: host.hash(bytes) } };
}

/** @throws {Failure} when the only file cannot be opened */
export async function readData(host: Host, paths: readonly string[], choices: ReadingChoices): Promise<Data> {
  const tables: Table[] = [];
  const inputs: Input[] = [];
  const diagnostics = new Diagnostics();
  let unread = false;
  for (const path of paths) {
    try {
      const read = await readOne(host, path, choices);
      inputs.push(read.input);
      for (const table of read.tables) tables.push(table);
      diagnostics.append(read.diagnostics);
      if (read.tables.length === 0) unread = true;
    } catch (error) {
      if (!(error instanceof Failure) || paths.length === 1) throw error;
      unread = true;
      diagnostics.add("error", error.what, fileSpan(shownPath(path)), error.fix === undefined ? {} : { fix: error.fix });
    }
  }
  return { tables, inputs, diagnostics, unread };
}
