import { compare, type Exact, negate, parseExact, subtract, ZERO } from "../points.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Audit, Finding } from "./audit.ts";
import { formulaValue, type Sheets } from "./formula-value.ts";
import { inSheets, subjectsBySheet } from "./places.ts";

const STALE = words("formula-stale", "Tổng lưu {stored:2}; tính lại: {value:2}.", "Stored total {stored:2}; computed again: {value:2}.");

/** What adding up in doubles and storing 15 digits may be off. */
const NOISE = parseExact("0.000001") as Exact;
const differs = (a: Exact, b: Exact): boolean => {
  const difference = subtract(a, b);
  return compare(compare(difference, ZERO) < 0 ? negate(difference) : difference, NOISE) > 0;
};

export const formulaStale: Audit = {
  code: "formula-stale",
  severity: "error",
  title: { vi: "Kết quả lưu của công thức khác chính tổng của nó", en: "A stored result that is not what its formula adds up to" },
  doc: {
    vi: "Tệp lưu sẵn kết quả của mỗi công thức; nơi đọc tệp thấy kết quả đó, không tính lại. Kết quả cũ hoặc bị sửa thì hai người mở cùng một tệp có thể thấy hai số. Các công thức SUM, ROUND, cộng, trừ trên các ô và vùng ô được tính lại.",
    en: "A file stores the result of every formula, and whoever reads it sees that result. Where it is old or was changed, two people who open one file may see two figures. Formulas of SUM, ROUND, plus and minus over cells and ranges are computed again.",
  },
  fix: {
    vi: "Mở tệp bằng Excel, nhấn Ctrl+Alt+F9 để tính lại rồi lưu.",
    en: "Open the file in Excel, press Ctrl+Alt+F9 to calculate again, and save it.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;=SUM(C2:C6) → 9,9`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;=SUM(C2:C6) → 9,55`,
  instead: { codes: ["total-differs", "sum-differs", "printed-index-differs", "lost-differs", "claim-differs"], within: "cell" },
  *run(audited) {
    const subjects = subjectsBySheet(audited);
    for (const sheets of inSheets(audited.tables)) for (const table of sheets.values()) yield* staleIn(table, sheets, subjects(table));
  },
};

function* staleIn(table: Table, sheets: Sheets, subject: readonly string[] | undefined): Iterable<Finding> {
  for (const [row, cells] of table.rows.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell?.type !== "number" || cell.formula === undefined) continue;
      const stored = parseExact(cell.text);
      const value = formulaValue(cell.formula, table, sheets);
      if (stored === undefined || value === undefined || !differs(stored, value)) continue;
      yield { message: say(STALE, { stored, value }), at: placeOf(table, row, column), found: `=${cell.formula}`, subject };
    }
  }
}
