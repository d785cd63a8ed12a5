/** What is wrong as continuous integration keeps it: with a name that stays the same while lines move, and whether it was waived. */
import type { Diagnostic } from "./diagnostic.ts";
import { plainPath, seenFrom } from "./paths.ts";
import { columnName, lineOf, type Span } from "./source.ts";

/** Someone's word that a finding is known and may stand for a while. */
export interface Acknowledgement {
  readonly reason: string;
  readonly by: string;
  /** The last day on which it holds. */
  readonly expires: string;
  /** It is known, but what it is about changes a score, so it counts all the same. */
  readonly refused: boolean;
}

export interface Finding {
  readonly diagnostic: Diagnostic;
  /** With forward slashes, as seen from where the program was started. */
  readonly file: string;
  /** SHA-256 in hexadecimal; no two of a run are the same. */
  readonly fingerprint: string;
  /** It makes the command fail. */
  readonly failing: boolean;
  readonly acknowledged?: Acknowledgement;
}

export const isWaived = ({ acknowledged }: Finding): boolean => acknowledged?.refused === false;

export const fileOfSpan = (span: Span): string => (span.kind === "text" ? span.source.name : span.file);

/** What stands at the place, without its number of line or row. */
function textOf(span: Span, { subject, found = "" }: Diagnostic): readonly string[] {
  if (span.kind === "file") return [found];
  // Who is asked about what says more than the row, which moves when a unit is added.
  if (span.kind === "cell") return [span.sheet, subject === undefined ? columnName(span.column) : "", found];
  const { source, start, end } = span;
  const line = lineOf(source.text, start);
  return [source.text.slice(line.start, line.end).trim(), source.text.slice(start, end)];
}

export interface FindingOptions {
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => string;
  /** The folder that the program was started in. */
  readonly root: string;
  readonly fails: (diagnostic: Diagnostic) => boolean;
}

/** The findings of a run in their order. The same thing in the same file twice is told apart by its turn. */
export function findingsOf(list: readonly Diagnostic[], { hash, root, fails }: FindingOptions): readonly Finding[] {
  const turns = new Map<string, number>();
  return list.map((diagnostic) => {
    const { message, at, subject = [] } = diagnostic;
    const named = fileOfSpan(at);
    const file = named === "-" ? named : plainPath(seenFrom(root, named));
    const name = JSON.stringify([message.words.code, file, subject, textOf(at, diagnostic)].flat(1)).normalize("NFC");
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    return { diagnostic, file, fingerprint: hash(`${name} ${turn}`), failing: fails(diagnostic) };
  });
}
