/** How a figure may have come to differ from what it should be, judged by its digits alone. */
import { compare, type Exact, parseExact, toDecimal } from "../points.ts";
import { type Message, say, words } from "../text.ts";

const TRANSPOSED = words("slip-transposed", "hai chữ số đổi chỗ cho nhau", "two digits have changed places");
const EXTRA = words("slip-extra-digit", "thừa một chữ số", "one digit too many");
const LOST = words("slip-lost-digit", "thiếu một chữ số", "one digit is missing");
const WRONG = words("slip-wrong-digit", "sai một chữ số", "one digit is wrong");
const SHIFTED = words("slip-decimal-mark", "dấu thập phân đặt sai chỗ", "the decimal mark is misplaced");
const SIGN = words("slip-sign", "sai dấu cộng, trừ", "the sign is wrong");
const BY_HAND = words(
  "slip-by-hand",
  "không khớp cách tính nào đã thử, có thể số được gõ tay",
  "no way of counting that was tried gives it; it may have been typed by hand",
);

const pad = (decimal: string, places: number): string => {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  return whole + fraction.padEnd(places, "0");
};
const placesOf = (decimal: string): number => decimal.split(".")[1]?.length ?? 0;

const without = (text: string, index: number): string => text.slice(0, index) + text.slice(index + 1);
const oneLess = (long: string, short: string): boolean =>
  long.length === short.length + 1 && [...long].some((_, index) => without(long, index) === short);

function swapped(a: string, b: string): boolean {
  const apart = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = apart;
  return a.length === b.length && apart.length === 2 && a[first] === b[second] && a[second] === b[first];
}

const differing = (a: string, b: string): number => [...a].filter((digit, index) => digit !== b[index]).length;

/** The slip of the pen that makes one figure of the other; undefined when they have nothing in common. */
export function slipBetween(printed: Exact, right: Exact): Message | undefined {
  const [one, other] = [toDecimal(printed), toDecimal(right)];
  if (other.endsWith("…") || one.endsWith("…")) return undefined;
  const places = Math.max(placesOf(one), placesOf(other));
  const [a, b] = [pad(one, places), pad(other, places)];
  const [plainA, plainB] = [a.replace(/^0+/, ""), b.replace(/^0+/, "")];
  if (compare(printed, right) === 0) return undefined;
  if (plainA === plainB) return say(SIGN, {});
  if (plainA.replace(/0+$/, "") === plainB.replace(/0+$/, "")) return say(SHIFTED, {});
  if (swapped(a, b)) return say(TRANSPOSED, {});
  if (oneLess(plainA, plainB)) return say(EXTRA, {});
  if (oneLess(plainB, plainA)) return say(LOST, {});
  if (a.length === b.length && differing(a, b) === 1) return say(WRONG, {});
  return undefined;
}

export const byHand = (): Message => say(BY_HAND, {});

/** The slip, or that no way was found. */
export const slipOr = (printed: Exact, right: Exact): Message => slipBetween(printed, right) ?? byHand();

/** The slip of one digit, or of two that changed places, without which a figure would lie between two others. */
export function slipInto(printed: Exact, high: Exact | undefined, low: Exact | undefined): Message | undefined {
  const text = toDecimal(printed);
  const fits = (other: string): boolean => {
    const value = parseExact(other);
    return value !== undefined && (high === undefined || compare(value, high) <= 0) && (low === undefined || compare(value, low) >= 0);
  };
  if (high === undefined || low === undefined || text.endsWith("…")) return undefined;
  const digits = [...text].flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
  for (const [turn, index] of digits.entries()) {
    const next = digits[turn + 1];
    if (next === undefined) break;
    const letters = [...text];
    [letters[index], letters[next]] = [text[next] as string, text[index] as string];
    if (fits(letters.join(""))) return say(TRANSPOSED, {});
  }
  const others = digits.flatMap((index) => [..."0123456789"].map((digit) => text.slice(0, index) + digit + text.slice(index + 1)));
  return others.some(fits) ? say(WRONG, {}) : undefined;
}
