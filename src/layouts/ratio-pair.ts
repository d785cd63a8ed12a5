/** A share written as one text. */
import { type Exact, parseExact } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { NumberReading } from "../tables/index.ts";

/** `38/40` as the two figures of a ratio; nothing where the leaf asks for no ratio. */
export function ratioOf(
  { fields }: Leaf,
  { numerator, denominator }: Extract<NumberReading, { kind: "pair" }>,
): readonly (readonly [string, Exact])[] {
  const part = parseExact(numerator);
  const whole = parseExact(denominator);
  const keys = fields.map(({ key }) => key);
  if (part === undefined || whole === undefined || !keys.includes("numerator") || !keys.includes("denominator")) return [];
  return [
    ["numerator", part],
    ["denominator", whole],
  ];
}
