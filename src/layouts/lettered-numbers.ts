/** Numbers that stand as letters in their cells: they are read, and told once for a sheet and never cell by cell. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { asCount, type Message, say, words } from "../text.ts";
import type { Lettered } from "./value.ts";

const AS_TEXT = words(
  "number-as-text",
  "{count} ô của trang tính ghi số dưới dạng văn bản, như “{found}”; đã hiểu là số.",
  "{count} cells of the sheet hold numbers as text, such as “{found}”; read as numbers.",
);
const WITH_UNIT = words(
  "number-with-unit",
  "{count} ô của bảng ghi chữ “điểm” hoặc “đ” sau số, như “{found}”; đã hiểu là số.",
  "{count} cells of the table have “điểm” or “đ” behind the number, such as “{found}”; read as numbers.",
);
const FIX = say(
  words(
    "fix-number-as-text",
    "Đổi định dạng các ô này thành Số rồi nhập lại, chỉ ghi số; số ghi dạng văn bản không được Excel cộng vào tổng.",
    "Format these cells as Number and type the numbers alone again; Excel leaves text out of its sums.",
  ),
  {},
);

const SENTENCES: Readonly<Record<Lettered, (count: number, found: string) => Message>> = {
  text: (count, found) => say(AS_TEXT, { count: asCount(count), found }),
  unit: (count, found) => say(WITH_UNIT, { count: asCount(count), found }),
};

interface Met {
  readonly kind: Lettered;
  readonly found: string;
  readonly at: CellSpan;
  count: number;
}

export class LetteredNumbers {
  readonly #met = new Map<string, Met>();

  note(kind: Lettered, text: string, at: CellSpan): void {
    // A text file has nothing but text.
    if (kind === "text" && at.sheet === "") return;
    const key = `${kind}\n${at.sheet}\n${at.file}`;
    const known = this.#met.get(key);
    if (known === undefined) this.#met.set(key, { kind, found: text.trim().slice(0, 40), at, count: 1 });
    else known.count += 1;
  }

  tell(problems: Diagnostics): void {
    for (const { kind, count, found, at } of this.#met.values()) {
      problems.add("warning", SENTENCES[kind](count, found), at, { found, fix: FIX });
    }
  }
}
