/** How each sheet was read: layout, heading rows, what every column was taken for. Sheets that read alike are told once. */
import { groupedBy } from "../grouped.ts";
import type { SheetReading } from "../layouts/index.ts";
import { columnName, placeName } from "../source.ts";
import { asCount, type Lang, render, say, words } from "../text.ts";
import type { Block } from "./block.ts";

const TITLE = words("readings-title", "Cách đọc các trang tính", "How the sheets were read");
const SHEET = words(
  "reading-of-sheet",
  "{place}: mẫu {layout} («{title}»), tiêu đề ở dòng {rows}",
  "{place}: layout {layout} («{title}»), headings in rows {rows}",
);
const ALIKE = words("readings-alike", "{line}; {count} trang tính khác đọc cùng cách", "{line}; {count} more sheets read alike");
const TAKEN = words("reading-of-column", "cột {column} “{heading}” → {taken}", "column {column} “{heading}” → {taken}");
const MARKED = words(
  "reading-of-column-decimal",
  "cột {column} “{heading}” → {taken}, dấu thập phân là {mark}",
  "column {column} “{heading}” → {taken}, decimal {mark}",
);
const NOT_READ = { vi: "không đọc", en: "not read" };
const MARKS = { comma: { vi: "dấu phẩy", en: "comma" }, point: { vi: "dấu chấm", en: "point" } } as const;
/** Of many columns that follow one pattern the first ones show it. */
const SHOWN_COLUMNS = 40;

/** Nothing where no sheet was read. */
export function readingBlocks(readings: readonly SheetReading[], lang: Lang): readonly Block[] {
  const alike = groupedBy(readings, (each) => JSON.stringify([each.layout.id, each.at.row, each.bottom, columnLines(each, lang)]));
  const blocks = [...alike.values()].flatMap(([first, ...others]): readonly Block[] => {
    if (first === undefined) return [];
    const line = render(sheetLine(first), lang);
    const text = others.length === 0 ? line : render(say(ALIKE, { line, count: asCount(others.length) }), lang);
    return [
      { kind: "paragraph", text },
      { kind: "list", items: columnLines(first, lang) },
    ];
  });
  return blocks.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(TITLE, {}), lang) }, ...blocks];
}

function sheetLine({ at, bottom, layout }: SheetReading) {
  const rows = at.row === bottom ? String(bottom + 1) : `${at.row + 1}–${bottom + 1}`;
  return say(SHEET, { place: placeName(at), layout: layout.id, title: layout.title, rows });
}

function columnLines({ columns }: SheetReading, lang: Lang): readonly string[] {
  const lines = columns.slice(0, SHOWN_COLUMNS).map(({ column, heading, taken = NOT_READ, decimal }) => {
    const given = { column: columnName(column), heading, taken };
    const marked =
      decimal === undefined || decimal === "undetermined" ? say(TAKEN, given) : say(MARKED, { ...given, mark: MARKS[decimal] });
    return render(marked, lang);
  });
  return columns.length > SHOWN_COLUMNS ? [...lines, "…"] : lines;
}
