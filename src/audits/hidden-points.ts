import { addTo } from "../grouped.ts";
import { columnName } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { asCount, say, type Text, words } from "../text.ts";
import { type AnsweredCell, answeredCells } from "./answered-cells.ts";
import type { Audit } from "./audit.ts";

const SHEET = words(
  "hidden-points",
  "Trang tính ẩn “{sheet}” có {count} ô số liệu, điểm được tính.",
  "Cells with figures or points that count on the hidden sheet “{sheet}”: {count}.",
);
const CELLS = words(
  "hidden-points",
  "{count} ô số liệu, điểm được tính nằm ở chỗ ẩn: {places}.",
  "Hidden cells with figures or points that count: {count} ({places}).",
);
const NAMED_AT_MOST = 8;

/** «dòng 12, 15; cột F» */
function placesOf(table: Table, cells: readonly AnsweredCell[]): Text {
  const rows = [...new Set(cells.map(({ at }) => at.row))].filter((row) => table.hiddenRows.has(row)).sort((a, b) => a - b);
  const columns = [...new Set(cells.map(({ at }) => at.column))].filter((column) => table.hiddenColumns.has(column)).sort((a, b) => a - b);
  const list = (name: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${name} ${names.slice(0, NAMED_AT_MOST).join(", ")}${names.length > NAMED_AT_MOST ? ", …" : ""}`];
  const rowNames = rows.map((row) => String(row + 1));
  const columnNames = columns.map(columnName);
  return {
    vi: [...list("dòng", rowNames), ...list("cột", columnNames)].join("; "),
    en: [...list("rows", rowNames), ...list("columns", columnNames)].join("; "),
  };
}

export const hiddenPoints: Audit = {
  code: "hidden-points",
  severity: "warning",
  title: { vi: "Dòng, cột hoặc trang tính ẩn có điểm", en: "Hidden rows, columns or sheets that carry points" },
  doc: {
    vi: "Những gì bị ẩn, kể cả do lọc, vẫn được đọc và tính. Người xem bản in không thấy các ô này.",
    en: "What is hidden, by a filter too, is read and counts all the same. Whoever looks at the paper does not see it.",
  },
  fix: {
    vi: "Cho hiện lại để mọi người cùng thấy; số không dùng thì xóa hẳn.",
    en: "Show it again so that everybody sees it; delete what is not meant to count.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
(ẩn) 1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  instead: { codes: ["sheet-hidden", "cells-hidden"], within: "sheet" },
  *run(audited) {
    const hides = ({ hidden, hiddenRows, hiddenColumns }: Table): boolean => hidden || hiddenRows.size > 0 || hiddenColumns.size > 0;
    if (!audited.tables.some(hides)) return;
    const hidden = new Map<Table, AnsweredCell[]>();
    for (const answered of answeredCells(audited)) {
      const { at } = answered;
      const table = audited.table(at);
      if (table === undefined || !(table.hidden || table.hiddenRows.has(at.row) || table.hiddenColumns.has(at.column))) continue;
      addTo(hidden, table, answered);
    }
    for (const [table, cells] of hidden) {
      const units = new Set(cells.map(({ dossier }) => dossier.card.unit.name));
      const subject = units.size === 1 ? [...units] : undefined;
      const count = cells.length;
      const message = table.hidden
        ? say(SHEET, { sheet: table.sheet, count: asCount(count) })
        : say(CELLS, { count: asCount(count), places: placesOf(table, cells) });
      yield { message, at: table.hidden ? placeOf(table, 0, 0) : (cells[0] as AnsweredCell).at, subject };
    }
  },
};
