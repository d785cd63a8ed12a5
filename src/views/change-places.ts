/** What became of sheets, rows and columns between two versions, one sentence for each, whatever it held. */
import type { LineChange } from "../layouts/line-changes.ts";
import type { SheetChange, ToldSheet } from "../layouts/sheet-changes.ts";
import type { Changes } from "../layouts/table-changes.ts";
import { columnName } from "../source.ts";
import { asCount, few, type Lang, type Message, render, say, type Text, words } from "../text.ts";
import { capital } from "./terms.ts";

export const PLACES: Text = { vi: "Trang tính, dòng và cột", en: "Sheets, rows and columns" };

const SHEET = {
  renamed: words("log-sheet-renamed", "trang tính “{was}” đổi tên thành “{at}”", "the sheet “{was}” is now called “{at}”"),
  moved: words("log-sheet-moved", "trang tính “{at}” đứng ở chỗ khác trong tệp", "the sheet “{at}” stands elsewhere in the file"),
  added: words("log-sheet-added", "thêm trang tính “{at}” ({count} ô có nội dung)", "a new sheet “{at}” ({count} cells filled)"),
  removed: words(
    "log-sheet-removed",
    "không còn trang tính “{was}” ({count} ô có nội dung)",
    "the sheet “{was}” is gone ({count} cells filled)",
  ),
  hidden: words("log-sheet-hidden", "trang tính “{at}” nay bị ẩn", "the sheet “{at}” is now hidden"),
  shown: words("log-sheet-shown", "trang tính “{at}” nay không còn ẩn", "the sheet “{at}” is no longer hidden"),
} as const;
const LINES = {
  row: {
    added: words("log-rows-added", "{sheet}thêm {count} dòng ({lines}): {texts}", "{sheet}{count} rows added ({lines}): {texts}"),
    removed: words("log-rows-removed", "{sheet}bớt {count} dòng ({lines}): {texts}", "{sheet}{count} rows taken out ({lines}): {texts}"),
    moved: words(
      "log-rows-moved",
      "{sheet}các dòng đứng theo thứ tự khác: {count} dòng chuyển chỗ ({moves})",
      "{sheet}the rows stand in another order: {count} moved ({moves})",
    ),
  },
  column: {
    added: words("log-columns-added", "{sheet}thêm {count} cột ({lines}): {texts}", "{sheet}{count} columns added ({lines}): {texts}"),
    removed: words(
      "log-columns-removed",
      "{sheet}bớt {count} cột ({lines}): {texts}",
      "{sheet}{count} columns taken out ({lines}): {texts}",
    ),
    moved: words(
      "log-columns-moved",
      "{sheet}các cột đứng theo thứ tự khác: {count} cột chuyển chỗ ({moves})",
      "{sheet}the columns stand in another order: {count} moved ({moves})",
    ),
  },
} as const;

const TEXTS_AT_MOST = 3;
const MOVES_AT_MOST = 6;
const LONGEST = 60;

const nameOf = ({ file, sheet }: ToldSheet): string => (sheet === "" ? (file.split(/[/\\]/).at(-1) ?? file) : sheet);

export function sheetMessage({ kind, was, at }: SheetChange): Message {
  const there = at ?? was;
  return say(SHEET[kind], {
    was: was === undefined ? "" : nameOf(was),
    at: at === undefined ? "" : nameOf(at),
    count: asCount(there?.filled ?? 0),
  });
}

/** `12`, `D`: a line as the sheet numbers it. */
export const lineName = (axis: LineChange["axis"], line: number): string => (axis === "row" ? String(line + 1) : columnName(line));

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

export function lineMessage({ kind, axis, at, lines, to, texts }: LineChange): Message {
  const name = (line: number | undefined): string => (line === undefined ? "" : lineName(axis, line));
  const kindWord = axis === "row" ? "dòng" : "cột";
  return say(LINES[axis][kind], {
    sheet: at.sheet === "" ? "" : `'${at.sheet}': `,
    count: asCount(lines.length),
    lines: lines.length === 1 ? name(lines[0]) : `${name(lines[0])}-${name(lines.at(-1))}`,
    texts: few(
      texts.map((text) => `“${shorten(text)}”`),
      TEXTS_AT_MOST,
      kindWord,
    ),
    moves: few(
      lines.map((line, index) => `${name(line)} → ${name(to[index])}`),
      MOVES_AT_MOST,
      kindWord,
    ),
  });
}

/** All of them, one sentence each. */
export function placeLines({ sheets, lines }: Changes, lang: Lang): readonly string[] {
  return [...sheets.map(sheetMessage), ...lines.map(lineMessage)].map((message) => capital(render(message, lang)));
}
