/** Which figures of a line make up its total, and whether they do. */
import { add, compare, type Exact, HUNDRED, negate, parseExact, subtract, times, ZERO } from "../points.ts";
import { type Message, say, words } from "../text.ts";
import { type Block, type Column, type Figure, figureOf, type Line, lastRound, ownColumns, type Role } from "./model.ts";
import { slipOr } from "./slips.ts";

const LEFT_OUT = words("cause-part-left-out", "bỏ sót “{part}”", "“{part}” was left out");
const TWICE = words("cause-part-twice", "“{part}” được cộng hai lần", "“{part}” was added twice");
const CHARGED = words("cause-penalty-added", "“{part}” được cộng vào thay vì trừ đi", "“{part}” was added instead of taken off");
const OTHER = words("cause-other-line", "giống số của {name}", "the same as that of {name}");

const ROUNDS = ["total", "council", "reappraisal", "appraisal", "part", "self"] as const satisfies readonly Role[];

/** The one column of each part that says what it came to. */
function partTotals(block: Block): readonly Column[] {
  const parts = new Map<string, Column[]>();
  for (const column of block.columns) {
    if (column.part === undefined) continue;
    const known = parts.get(column.part.name);
    if (known === undefined) parts.set(column.part.name, [column]);
    else known.push(column);
  }
  return [...parts.values()].flatMap((columns): readonly Column[] => {
    const role = ROUNDS.find((each) => columns.some((column) => column.role === each));
    const final = columns.find((column) => column.role === role);
    return final === undefined ? [] : [final];
  });
}

export interface Sum {
  readonly total: Column;
  readonly plus: readonly Column[];
  readonly minus: readonly Column[];
}

/** The columns that add up to the total of a table of units; undefined where it prints no such thing. */
export function sumOf(block: Block): Sum | undefined {
  const total = ownColumns(block, "total").at(-1);
  if (total === undefined) return undefined;
  const parts = partTotals(block);
  const own = lastRound(block);
  const bases = parts.length >= 2 ? parts : own === undefined ? [] : [own];
  const more = ownColumns(block, "survey", "part", "bonus");
  const plus = [...bases, ...more];
  const minus = ownColumns(block, "penalty");
  return plus.length + minus.length < 2 ? undefined : { total, plus, minus };
}

/** A blank bonus or penalty is none; any other blank leaves the sum unknown. */
const isExtra = ({ role }: Column): boolean => role === "bonus" || role === "penalty";

export interface LineSum {
  readonly sum: Exact;
  readonly parts: readonly { readonly column: Column; readonly figure: Figure; readonly sign: 1 | -1 }[];
}

export function lineSum(line: Line, { plus, minus }: Pick<Sum, "plus" | "minus">): LineSum | undefined {
  const signed = [...plus.map((column) => ({ column, sign: 1 as const })), ...minus.map((column) => ({ column, sign: -1 as const }))];
  const parts = signed.map(({ column, sign }) => ({ column, sign, figure: figureOf(line, column) }));
  if (parts.some(({ figure, column }) => figure === undefined && !isExtra(column))) return undefined;
  const known = parts.flatMap(({ figure, ...each }) => (figure === undefined ? [] : [{ ...each, figure }]));
  const sum = known.reduce<Exact>((total, { figure, sign }) => add(total, sign === 1 ? figure.value : negate(figure.value)), ZERO);
  return { sum, parts: known };
}

const HALF = parseExact("0.5") as Exact;
const size = (value: Exact): Exact => (compare(value, ZERO) < 0 ? negate(value) : value);
const unitOf = (decimals: number): Exact => parseExact(decimals === 0 ? "1" : `0.${"0".repeat(Math.min(decimals, 6) - 1)}1`) as Exact;

/** Whether parts that were rounded each by itself may differ so much from a sum that was rounded once. */
export function withinRounding(total: Figure, { sum, parts }: LineSum): boolean {
  const decimals = Math.max(total.decimals, ...parts.map(({ figure }) => figure.decimals));
  if (decimals === 0) return false;
  const slack = times(times(unitOf(decimals), HALF), parseExact(String(parts.length + 1)) as Exact);
  return compare(size(subtract(total.value, sum)), slack) <= 0;
}

/** Whether the total is the whole scale and its parts are more: no rule lets a unit have more than all there is. */
export function isCapped({ max }: Column, total: Figure, { sum }: LineSum): boolean {
  const cap = max ?? HUNDRED;
  return compare(total.value, cap) === 0 && compare(sum, cap) > 0;
}

/** Why a printed total is not the sum of its parts. */
export function sumCause(total: Figure, { sum, parts }: LineSum, others: readonly Line[], column: Column): Message {
  const gap = subtract(sum, total.value);
  const is = (value: Exact): boolean => compare(gap, value) === 0;
  for (const { column: part, figure, sign } of parts) {
    if (compare(figure.value, ZERO) === 0) continue;
    const signed = sign === 1 ? figure.value : negate(figure.value);
    if (is(signed)) return say(LEFT_OUT, { part: part.heading });
    if (sign === 1 && is(negate(signed))) return say(TWICE, { part: part.heading });
    if (sign === -1 && is(add(signed, signed))) return say(CHARGED, { part: part.heading });
  }
  const slip = slipOr(total.value, sum);
  if (slip.words.code !== "slip-by-hand") return slip;
  const same = others.find((line) => {
    const figure = figureOf(line, column);
    return figure !== undefined && figure !== total && compare(figure.value, total.value) === 0;
  });
  return same === undefined ? slip : say(OTHER, { name: same.name });
}
