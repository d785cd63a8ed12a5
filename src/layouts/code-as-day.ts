/** A code that Excel turned into a day before the table was saved as text: `1-Feb`, `01/02/2025`. */
import { type Message, say, words } from "../text.ts";
import { AS_TEXT } from "./codes.ts";

const BECAME_DAY = words(
  "code-became-date",
  "Mã tiêu chí đã bị Excel đổi thành ngày: “{text}”.",
  "Excel has turned the code of the criterion into a date: “{text}”.",
);

/** `01/02/2025`, `2025-02-01`, `1-Feb`, `02-Thg2-25`, `Feb-25` */
const DAYS = [/^\d{1,4}([/-])\d{1,2}\1\d{1,4}$/, /^\d{1,2}-(?:\p{L}{3}|Thg\d{1,2})(?:-\d{2,4})?$/iu, /^(?:\p{L}{3}|Thg\d{1,2})-\d{2,4}$/iu];

/** What is told of a cell in the column of codes; undefined where it does not look like a day. */
export function codeAsDay(text: string): { readonly message: Message; readonly found: string; readonly fix: Message } | undefined {
  const written = text.trim();
  if (written.length > 12 || !DAYS.some((day) => day.test(written))) return undefined;
  return { message: say(BECAME_DAY, { text: written }), found: written, fix: AS_TEXT };
}
