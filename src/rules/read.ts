/** Taking typed facts out of what was filled in. The engine has checked presence and type before a rule sees them. */
import type { Facts, ListRow, Value } from "../assessment.ts";
import { type Exact, ZERO } from "../points.ts";

function fact<T extends Value["type"]>(facts: Facts, key: string, type: T): Extract<Value, { type: T }> | undefined {
  // An id such as `constructor` is a fact's key too: only what was filled in counts, nothing inherited.
  const value = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (value === undefined) return undefined;
  if (value.type !== type) throw new TypeError(`fact ${key} is a ${value.type}, not a ${type}`);
  return value as Extract<Value, { type: T }>;
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new TypeError(`fact ${key} is absent`);
  return value;
}

export const optionalNumber = (facts: Facts, key: string): Exact | undefined => fact(facts, key, "number")?.number;
export const numberOf = (facts: Facts, key: string): Exact => required(optionalNumber(facts, key), key);
export const choiceOf = (facts: Facts, key: string): string => required(fact(facts, key, "choice")?.id, key);
/** A tick left blank beside a filled one means no. */
export const flagOf = (facts: Facts, key: string): boolean => fact(facts, key, "flag")?.flag ?? false;
export const dateOf = (facts: Facts, key: string): string | "never" => required(fact(facts, key, "date")?.date, key);
export const optionalText = (facts: Facts, key: string): string | undefined => fact(facts, key, "text")?.text;
/** An incident, an answer, an office left blank beside filled fields means none. */
export const countOf = (facts: Facts, key: string): Exact => optionalNumber(facts, key) ?? ZERO;
export const listOf = (facts: Facts, key: string): readonly ListRow[] | undefined => fact(facts, key, "list")?.rows;
