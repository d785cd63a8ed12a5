/** Taking typed facts out of what was filled in. The engine has checked presence and type before a rule sees them. */
import type { Facts, ListRow, Value } from "../assessment.ts";
import { type Exact, wholeOf, ZERO } from "../points.ts";

function fact<T extends Value["type"]>(facts: Facts, key: string, type: T): Extract<Value, { type: T }> | undefined {
  const value = facts[key];
  if (value?.type === type) return value as Extract<Value, { type: T }>;
  // An id such as `constructor` is a fact's key too: only what was filled in counts, nothing inherited.
  if (value === undefined || !Object.hasOwn(facts, key)) return undefined;
  throw new TypeError(`fact ${key} is a ${value.type}, not a ${type}`);
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new TypeError(`fact ${key} is absent`);
  return value;
}

export const optionalNumber = (facts: Facts, key: string): Exact | undefined => fact(facts, key, "number")?.number;
export const numberOf = (facts: Facts, key: string): Exact => required(optionalNumber(facts, key), key);
export const optionalChoice = (facts: Facts, key: string): string | undefined => fact(facts, key, "choice")?.id;
export const choiceOf = (facts: Facts, key: string): string => required(optionalChoice(facts, key), key);
/** A tick left blank beside a filled one means no. */
export const flagOf = (facts: Facts, key: string): boolean => fact(facts, key, "flag")?.flag ?? false;
export const dateOf = (facts: Facts, key: string): string | "never" => required(fact(facts, key, "date")?.date, key);
export const optionalText = (facts: Facts, key: string): string | undefined => fact(facts, key, "text")?.text;
/** An incident, an answer, an office left blank beside filled fields means none. */
export const countOf = (facts: Facts, key: string): Exact => optionalNumber(facts, key) ?? ZERO;
/** One key for the counts of all these fields, in their order; undefined where one is no count below a million. */
export function keyOfCounts(facts: Facts, fields: readonly { readonly id: string }[]): number | bigint | undefined {
  let keys: number | bigint = 0;
  for (const { id } of fields) {
    const key = wholeOf(countOf(facts, id));
    if (key === undefined || key < 0 || key >= KEY_SIZE) return undefined;
    keys = typeof keys === "number" && keys < MOST_KEYS ? keys * KEY_SIZE + key : BigInt(keys) * BigInt(KEY_SIZE) + BigInt(key);
  }
  return keys;
}
const KEY_SIZE = 1_000_000;
/** Below this another count fits into the safe integers. */
const MOST_KEYS = Math.floor(Number.MAX_SAFE_INTEGER / KEY_SIZE);

export const listOf = (facts: Facts, key: string): readonly ListRow[] | undefined => fact(facts, key, "list")?.rows;
