/** What people write into a column of words when they have nothing to say. */
import { fold } from "../fold.ts";

const NOTHING: ReadonlySet<string> = new Set(
  ["không", "không có", "chưa có", "chưa", "không có ý kiến", "không ý kiến", "không giải trình", "không có giải trình", "x", "v"].map(
    fold,
  ),
);

/** The words, where there are any: a dash, a tick or a «không có» stands for none. */
export function wordsSaid(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const folded = fold(text.replace(/[^\p{L}\p{N}\s]/gu, " ").trim());
  return folded === "" || NOTHING.has(folded) ? undefined : text;
}
