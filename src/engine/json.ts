/** The small things that results are made of, as plain JSON: places, messages, points. */
import type { Diagnostic } from "../diagnostic.ts";
import { decimalsOf, type Exact, round, toDecimal } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { type CellSpan, cellName, lineOf, type Span } from "../source.ts";
import { type Arg, type Args, type Message, render } from "../text.ts";

export const path = (file: string): string => file.replaceAll("\\", "/");
export const cellJson = ({ file, sheet, row, column }: CellSpan): object => ({ file: path(file), sheet, cell: cellName(row, column) });

export function spanJson(span: Span): object {
  if (span.kind === "cell") return cellJson(span);
  if (span.kind === "file") return { file: path(span.file) };
  const { line, start } = lineOf(span.source.text, span.start);
  return { file: path(span.source.name), line, column: [...span.source.text.slice(start, span.start)].length + 1 };
}

function argJson(value: Arg): unknown {
  if (typeof value === "string") return value;
  if (typeof value === "object" && "words" in value) return messageJson(value);
  if (typeof value === "object" && "vi" in value) return { vi: value.vi, en: value.en };
  if (typeof value === "object" && "counted" in value) return value.counted;
  return toDecimal(value as Exact);
}
const argsJson = (args: Args): object => Object.fromEntries(Object.entries(args).map(([name, value]) => [name, argJson(value)]));
export const messageJson = (message: Message): object => ({
  code: message.words.code,
  args: argsJson(message.args),
  text: { vi: render(message, "vi"), en: render(message, "en") },
});

/** A diagnostic as data; columns count characters from 1. */
export const diagnosticJson = ({ severity, message, at, subject, found, expected, fix, related }: Diagnostic): object => ({
  severity,
  ...messageJson(message),
  at: spanJson(at),
  ...(subject === undefined ? {} : { subject }),
  ...(found === undefined ? {} : { found }),
  ...(expected === undefined ? {} : { expected: messageJson(expected) }),
  ...(fix === undefined ? {} : { fix: messageJson(fix) }),
  ...(related === undefined ? {} : { related: related.map((each) => ({ ...messageJson(each.message), at: spanJson(each.at) })) }),
});

/** Points with the rubric's decimals; where they cannot be written out in full, as rounded for print. */
export function pointsJson(value: Exact, { rounding }: Rubric): string {
  const whole = (decimalsOf(value) ?? 7) <= 6;
  return toDecimal(whole ? value : round(value, rounding), rounding.decimals);
}
