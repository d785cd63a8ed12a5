/** How much of a file is read at most. Measured on 585 honest workbooks (see each), raised only when the user asks for it by name. */
import { fileSpan, type Span } from "../source.ts";
import { asCount, type Message, say, type Text, words } from "../text.ts";
import { refuse } from "./refusal.ts";

const MIB = 1024 * 1024;

/** Each limit with its default and what it counts. */
const known = {
  "file-size": { value: 25 * MIB, title: { vi: "cỡ tệp (byte)", en: "file size (bytes)" } },
  "unpacked-size": { value: 100 * MIB, title: { vi: "cỡ sau khi giải nén (byte)", en: "unpacked size (bytes)" } },
  "streamed-size": {
    value: 400 * MIB,
    title: { vi: "cỡ các trang tính lớn sau khi giải nén (byte)", en: "unpacked size of large sheets (bytes)" },
  },
  entries: { value: 2_000, title: { vi: "số thành phần trong tệp nén", en: "entries in the archive" } },
  ratio: { value: 200, title: { vi: "tỷ lệ nén", en: "compression ratio" } },
  "xml-depth": { value: 64, title: { vi: "số tầng lồng nhau của XML", en: "XML nesting depth" } },
  "xml-attributes": { value: 64, title: { vi: "số thuộc tính của một phần tử XML", en: "attributes of one XML element" } },
  sheets: { value: 255, title: { vi: "số trang tính", en: "sheets" } },
  rows: { value: 1_048_576, title: { vi: "số dòng có dữ liệu của một trang", en: "rows with data in one sheet" } },
  columns: { value: 1_000, title: { vi: "số cột có dữ liệu của một trang", en: "columns with data in one sheet" } },
  cells: { value: 5_000_000, title: { vi: "số ô có dữ liệu của tệp", en: "cells with data in the file" } },
  "shared-strings": { value: 500_000, title: { vi: "số chuỗi dùng chung", en: "shared strings" } },
  "text-length": { value: 32_767, title: { vi: "số ký tự trong một ô", en: "characters in one cell" } },
} as const satisfies Record<string, { readonly value: number; readonly title: Text }>;

export type LimitName = keyof typeof known;
export type Limits = Readonly<Record<LimitName, number>>;

export const limitNames = Object.keys(known) as readonly LimitName[];
export const limitTitle = (name: LimitName): Text => known[name].title;
export const defaultLimits = Object.freeze(Object.fromEntries(limitNames.map((name) => [name, known[name].value]))) as Limits;

const OVER_LIMIT = words(
  "over-limit",
  "Tệp vượt giới hạn an toàn “{limit}” ({title}): có {found}, tối đa {most}.",
  "The file is over the safety limit “{limit}” ({title}): {found}, at most {most}.",
);
const OVER_LIMIT_FIX = words(
  "over-limit-fix",
  "Kiểm tra nguồn gốc của tệp, xóa phần không dùng rồi lưu lại; chỉ khi tin chắc tệp đúng mới nới giới hạn: --limit {limit}={more}.",
  "Check where the file comes from, delete what is not needed and save again; raise the limit only if you trust the file: --limit {limit}={more}.",
);

export const overLimit = (name: LimitName, found: number, limits: Limits): Message =>
  say(OVER_LIMIT, { limit: name, title: known[name].title, found: asCount(found), most: asCount(limits[name]) });

/** Refuses the file when there is more of something than its limit. */
export function within(name: LimitName, found: number, limits: Limits, at: Span | string): void {
  if (found <= limits[name]) return;
  const fix = say(OVER_LIMIT_FIX, { limit: name, more: String(Math.max(found, 2 * limits[name])) });
  refuse(overLimit(name, found, limits), typeof at === "string" ? fileSpan(at) : at, { fix });
}
