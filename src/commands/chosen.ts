/** Values of options that are words out of a list. */
import { nearest } from "../nearest.ts";
import { type Message, say, words } from "../text.ts";
import { Failure } from "./failure.ts";

const VALUE = words("option-value", "Tùy chọn {flag} không nhận “{value}”.", "The option {flag} does not take “{value}”.");
const ONE_OF = words("fix-option-value", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-value", "Tên gần đúng: {name}.", "Nearest name: {name}.");

export const refusedValue = (flag: string, value: string): Message => say(VALUE, { flag, value });

export const oneOf = (names: readonly string[]): Message => say(ONE_OF, { names: names.join(", ") });

/** The name that was perhaps meant, else all of them. */
export function namesOrNearest(value: string, names: readonly string[]): Message {
  const near = nearest(value, names);
  return near === undefined ? oneOf(names) : say(NEAREST, { name: near });
}

/** The word of the list that was typed. @throws {Failure} when it is none */
export function chosen<Name extends string>(flag: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value.toLowerCase());
  if (found === undefined) throw new Failure(refusedValue(flag, value), namesOrNearest(value, names));
  return found;
}
