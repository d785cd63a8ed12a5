/** What to write instead of a number or a text that is spelt wrongly in YAML. */
import type { Diagnostic } from "./diagnostic.ts";
import { Numeral } from "./shape.ts";
import { type Message, say, words } from "./text.ts";

const A_NUMBER = say(words("expected-plain-number", "một số như 10 hoặc 2.5", "a number such as 10 or 2.5"), {});
const QUOTE = words("fix-quote", 'Đặt trong dấu ngoặc kép: "{text}".', 'Put it in double quotes: "{text}".');
const POINT = words("fix-decimal-point", "Viết {text} (YAML dùng dấu chấm).", "Write {text} (YAML uses a point).", ["number-expected"]);
const WRITE = words("fix-number-plain", "Viết {text}.", "Write {text}.", ["number-spelling", "number-expected"]);
const UNQUOTE = words("fix-unquote", "Bỏ dấu ngoặc kép: {text}.", "Take the quotes away: {text}.", ["number-expected"]);
const SPELLING_FIX = say(
  words(
    "fix-number-spelling",
    "Viết như 10, 0.5 hoặc 2.75: không có số 0 thừa ở đầu, không dùng 1e1, 0x1F.",
    "Write 10, 0.5 or 2.75: no needless zero in front, no 1e1 or 0x1F.",
  ),
  {},
);

export type Advice = Pick<Diagnostic, "found" | "expected" | "fix">;

/** What a number that is spelt in another way is in plain digits: `.5`, `+1`, `010`. */
export function spellingFix(text: string): Message {
  const plain = text
    .replace(/^\+/, "")
    .replace(/^0+(?=\d)/, "")
    .replace(/^(?=\.)/, "0")
    .replace(/\.$/, "");
  return /^\d{1,30}(?:\.\d{1,30})?$/.test(plain) && plain !== text ? say(WRITE, { text: plain }) : SPELLING_FIX;
}

export function numberAdvice(value: unknown): Advice {
  const spelt = typeof value === "string" ? value : "";
  if (/^-?\d+,\d+$/.test(spelt)) return { found: spelt, fix: say(POINT, { text: spelt.replace(",", ".") }) };
  const plain = spelt.normalize("NFKC").replaceAll("_", "");
  if (plain !== spelt && /^-?\d+(\.\d+)?$/.test(plain)) return { found: spelt, fix: say(WRITE, { text: plain }) };
  return /^-?\d+(\.\d+)?$/.test(spelt) ? { found: spelt, fix: say(UNQUOTE, { text: spelt }) } : { expected: A_NUMBER };
}

export function textAdvice(value: unknown): Advice {
  const spelt = value instanceof Numeral ? value.text : typeof value === "boolean" ? String(value) : undefined;
  return spelt === undefined ? {} : { found: spelt, fix: say(QUOTE, { text: spelt }) };
}
