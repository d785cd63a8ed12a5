/** What a format is: one file that turns a report into text, or into the bytes of a file. */
import type { Text } from "../text.ts";
import type { Report } from "../views/block.ts";

export interface RenderOptions {
  readonly colour: boolean;
  /** Columns of the screen; undefined where there is none, and then sentences are not wrapped. */
  readonly width: number | undefined;
  /** Lines of tables in ASCII. */
  readonly ascii: boolean;
}

/** Text that is long comes line by line or so, and may be gone through again. */
export type Rendered = string | Uint8Array | Iterable<string>;

export interface Format {
  readonly id: string;
  /** Another name by which it may be asked for. */
  readonly alias?: string;
  readonly title: Text;
  /** Of a file in this format, without a dot. */
  readonly extension: string;
  /** Bytes for a file, which no screen can show. */
  readonly binary: boolean;
  /** It shows findings, and no other report. */
  readonly needs?: "findings";
  render(report: Report, options: RenderOptions): Promise<Rendered> | Rendered;
}
