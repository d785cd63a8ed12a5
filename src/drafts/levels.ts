/** Which rows of a form are parts of its tree, how deep each stands and what its code is: by codes, else by indentation and capitals. */
import { compare, isZero, parsePoints, ZERO } from "../points.ts";
import { nextCode } from "./codes.ts";
import { readPhrase } from "./phrases.ts";
import type { Row } from "./rows.ts";

export interface Level {
  readonly id: string;
  /** Of two rows the one with the larger rank stands under the other. */
  readonly rank: number;
}

export interface Levels {
  readonly levels: ReadonlyMap<number, Level>;
  /** The form has no codes at all; these were made up. */
  readonly numbered: boolean;
}

export function levelsOf(rows: readonly Row[]): Levels {
  const coded = rows.some(({ kind }) => kind === "node");
  return coded ? { levels: byCodes(rows), numbered: false } : { levels: byShape(rows), numbered: true };
}

const firstOf = (code: string | undefined): string => code?.trim().split(".")[0] ?? "";

function byCodes(rows: readonly Row[]): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  const codes = new Set(rows.flatMap(({ code }) => (code === undefined ? [] : [code.text.trim()])));
  let last: Row | undefined;
  let between: number[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.kind === "plain") between.push(index);
    if (row.kind !== "node" || row.code === undefined) continue;
    const lost = codeless(rows, between, last, row, codes);
    if (lost !== undefined) levels.set(lost.index, lost);
    levels.set(index, { id: row.code.text, rank: row.code.rank });
    last = row;
    between = [];
  }
  return levels;
}

/** Of the rows between two codes the one that lost its own: a domain in capitals, or what stands where the numbering has a gap. */
function codeless(
  rows: readonly Row[],
  between: readonly number[],
  last: Row | undefined,
  next: Row,
  codes: ReadonlySet<string>,
): (Level & { readonly index: number }) | undefined {
  const code = next.code?.text.trim() ?? "";
  const domain = between.find((index) => rows[index]?.capitals === true);
  const above = firstOf(code);
  if (domain !== undefined && code !== above && above !== firstOf(last?.code?.text) && !codes.has(above)) {
    return { index: domain, id: above, rank: 2 };
  }
  const before = code.replace(/\d+$/, (digits) => String(Number(digits) - 1));
  if (last === undefined || before === code || codes.has(before) || nextCode(before) !== code || /(?:^|\.)0$/.test(before))
    return undefined;
  const index = between.find((each, place) => isNewPart(rows, each, between[place - 1], last));
  return index === undefined ? undefined : { index, id: before, rank: next.code?.rank ?? 0 };
}

/** A row is no further step of the criterion above when it is worth more than that, or when the steps had come down to nothing before. */
function isNewPart(rows: readonly Row[], index: number, previous: number | undefined, last: Row): boolean {
  const points = parsePoints(rows[index]?.points ?? "");
  if (points === undefined || isZero(points)) return false;
  const earlier = previous === undefined ? undefined : parsePoints(rows[previous]?.points ?? "");
  return compare(points, parsePoints(last.points ?? "") ?? ZERO) > 0 || (earlier !== undefined && isZero(earlier));
}

const BULLET = /^(?:[-–—+•*●○]|[a-zđ]\))/u;

/** Deeper than any form; what is indented further stands at this level. */
const DEEPEST = 5;

/** Without codes: capitals are domains, deeper indentation is deeper; bullets and ladder phrases are steps. */
function byShape(rows: readonly Row[]): ReadonlyMap<number, Level> {
  const parts = [...rows.entries()].filter(
    ([, { kind, name, points }]) => kind === "plain" && points !== undefined && !BULLET.test(name) && readPhrase(name) === undefined,
  );
  const capitals = parts.some(([, { capitals: own }]) => own);
  const indents = [...new Set(parts.filter(([, { capitals: own }]) => !own).map(([, { indent }]) => indent))].sort((a, b) => a - b);
  const counters: number[] = [];
  const levels = new Map<number, Level>();
  for (const [index, { capitals: own, indent }] of parts) {
    const wanted = own ? 0 : indents.indexOf(indent) + (capitals ? 1 : 0);
    const depth = Math.min(wanted, counters.length, DEEPEST);
    counters.length = depth + 1;
    counters[depth] = (counters[depth] ?? 0) + 1;
    levels.set(index, { id: counters.map(String).join("."), rank: depth });
  }
  return levels;
}
