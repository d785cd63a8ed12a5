/** Codes whose domain is counted in Roman numerals: `IV.2` is 4.2. */

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** `IV.2` → `4.2`; what is no numeral of a domain stays. */
export function inArabic(code: string): string {
  const [first = "", ...rest] = code.split(".");
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(first) || first === "") return code;
  const digits = [...first].map((letter) => ROMAN[letter] ?? 0);
  const value = digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
  return [value, ...rest].join(".");
}
