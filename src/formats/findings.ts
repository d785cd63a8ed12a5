/** What the formats for continuous integration have in common: where a finding is and what is said of it. */
import { type Finding, isWaived } from "../finding.ts";
import { cellInFile, lineOf, type Span } from "../source.ts";
import { type Lang, render, words } from "../text.ts";
import type { Findings, Report } from "../views/block.ts";
import { safe } from "./safe.ts";

/** Lines and columns count from 1, columns by characters; the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const FIX = words("finding-fix", "Cách khắc phục: {fix}", "How to fix: {fix}");

/** Undefined where the place is no stretch of a text. */
export function regionOf(span: Span): Region | undefined {
  if (span.kind !== "text") return undefined;
  const { source, start, end } = span;
  const { text } = source;
  const from = lineOf(text, start);
  const to = lineOf(text, Math.max(start, end));
  const column = (begin: number, offset: number): number => [...text.slice(begin, offset)].length + 1;
  return {
    line: from.line,
    column: column(from.start, start),
    endLine: to.line,
    endColumn: column(to.start, Math.max(start, end)),
  };
}

/** `'Tự chấm'!F12 · Huyện Hương Khê · 1.1.2: …`; a place in a text has its line beside it instead. */
export function sentenceOf({ diagnostic: { at, subject = [], message } }: Finding, lang: Lang): string {
  const about = [at.kind === "cell" ? cellInFile(at) : "", ...subject].filter((part) => part !== "").join(" · ");
  return safe(about === "" ? render(message, lang) : `${about}: ${render(message, lang)}`);
}

/** `Cách khắc phục: …`; empty where none is known. */
export const fixOf = ({ diagnostic: { fix } }: Finding, lang: Lang): string =>
  fix === undefined ? "" : safe(render({ words: FIX, args: { fix } }, lang));

export const codeOf = ({ diagnostic }: Finding): string => diagnostic.message.words.code;

/** The findings that a report must have; whoever asks for such a format of another report is refused before. */
export const findingsIn = ({ findings }: Report): Findings => findings ?? { lang: "vi", files: [], list: [], summary: "" };

/** The same, without those that were waived. */
export const countedIn = (report: Report): readonly Finding[] => findingsIn(report).list.filter((finding) => !isWaived(finding));

/** Findings by file, in the order of the files; files with nothing wrong have an empty list. */
export function byFile(files: readonly string[], list: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of list) {
    const known = found.get(finding.file);
    if (known === undefined) found.set(finding.file, [finding]);
    else known.push(finding);
  }
  return found;
}
