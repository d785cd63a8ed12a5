/** What a rubric file means, as one text to hash: comments, order of keys, quotes and `2.50` against `2.5` make no difference. */
import { parseExact, toDecimal } from "../points.ts";
import { Numeral } from "../shape.ts";

export function meaningOf(value: unknown): string {
  if (value instanceof Numeral) {
    const number = parseExact(value.text);
    return number === undefined ? value.text : toDecimal(number);
  }
  if (Array.isArray(value)) return `[${value.map(meaningOf).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${meaningOf(each)}`).join(",")}}`;
  }
  return JSON.stringify(typeof value === "string" ? value.normalize("NFC") : value) ?? "null";
}
