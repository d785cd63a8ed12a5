import { parseExact } from "../points.ts";
import { placeOf } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { subjectsBySheet } from "./places.ts";

const EXTERNAL = words(
  "formula-external",
  "Ô lấy số từ tệp khác; {value} là giá trị lưu lần cuối.",
  "The cell takes its figure from another file; {value} is what was stored last.",
);

/** `[2]Sheet1!A1` or `'C:\so-lieu\[a.xlsx]Tổng'!A1`; columns of a table are `Bảng[Điểm]` and stay in the file. */
const OTHER_FILE = /(?:^|[^\p{L}\p{N}_\]])\[[^[\]]{1,255}\][^[\]!]{0,255}!|'[^']{0,255}\[[^[\]]{1,255}\][^']{0,255}'!/u;

export const formulaExternal: Audit = {
  code: "formula-external",
  severity: "warning",
  title: { vi: "Công thức lấy số từ tệp khác", en: "A formula that takes its figure from another file" },
  doc: {
    vi: "Chương trình chỉ thấy giá trị lưu lần cuối, không mở tệp kia. Tệp kia đã sửa thì số ở đây là số cũ.",
    en: "The program sees only what was stored last and does not open the other file. Where that one was changed, the figure here is old.",
  },
  fix: {
    vi: "Dán số vào ô (dán giá trị), hoặc gửi kèm tệp kia.",
    en: "Paste the figure itself into the cell, or send the other file too.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;=[1]Tổng!B7 → 1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;=2*0.75 → 1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  *run(audited) {
    const subjects = subjectsBySheet(audited);
    for (const table of audited.tables) {
      for (const [row, cells] of table.rows.entries()) {
        for (const [column, cell] of (cells ?? []).entries()) {
          if (cell?.formula === undefined || cell.type === "uncomputed" || !OTHER_FILE.test(cell.formula.slice(0, 4096))) continue;
          const at = placeOf(table, row, column);
          yield {
            message: say(EXTERNAL, { value: parseExact(cell.text) ?? cell.text }),
            at,
            found: `=${cell.formula}`,
            subject: subjects(table),
          };
        }
      }
    }
  },
};
