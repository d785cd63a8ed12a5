/** What a file type is: one file a type declares everything about it. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import type { Text } from "../text.ts";
import type { Content } from "./content.ts";
import type { Limits } from "./limits.ts";
import type { Table } from "./table.ts";

/** A file being read. */
export interface Reading {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly inflate: Host["inflate"];
  /** Undefined where everything has to be unpacked whole. */
  readonly inflateInPieces: Host["inflateInPieces"] | undefined;
  /** Undefined where nothing is cut off. */
  readonly endsWithin: Host["endsWithin"] | undefined;
  readonly limits: Limits;
  /** The character encoding the user gave; undefined to find it out. */
  readonly encoding: string | undefined;
  readonly diagnostics: Diagnostics;
}

export interface FileType {
  readonly id: string;
  readonly title: Text;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Limits that are lower than for others unless the user gives them: everything of the file is held more than once. */
  readonly limits?: Partial<Limits>;
  recognise(content: Content): boolean;
  /** @throws {Refusal} */
  read(reading: Reading): Promise<readonly Table[]>;
}
