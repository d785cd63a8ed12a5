import { type Exact, equal, parseExact, round } from "../points.ts";
import type { Cell } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { answeredCells } from "./answered-cells.ts";
import type { Audit } from "./audit.ts";

const ROUNDED = words(
  "display-rounded",
  "Ô hiện {shown:1} nhưng lưu {stored:2}; điểm được tính theo số lưu.",
  "The cell shows {shown:1} but stores {stored:2}; what is stored counts.",
);

/** How many decimals a number format shows: `0`, `0.0`, `#,##0.00`; undefined for any other. */
function decimalsShown(format: string | undefined): number | undefined {
  const found = /^(?:#,##)?0(?:\.(0{1,6}))?$/.exec(format ?? "");
  return found === null ? undefined : (found[1]?.length ?? 0);
}

function storedAndShown(cell: Cell | undefined, decimals: number): { readonly stored: Exact; readonly shown: Exact } | undefined {
  if (cell?.type !== "number") return undefined;
  const places = decimalsShown(cell.format);
  const stored = parseExact(cell.text);
  if (places === undefined || stored === undefined || places >= decimals) return undefined;
  const shown = round(stored, { decimals: places, mode: "half-up" });
  return equal(shown, round(stored, { decimals, mode: "half-up" })) ? undefined : { stored, shown };
}

export const displayRounded: Audit = {
  code: "display-rounded",
  severity: "warning",
  title: { vi: "Số hiện trên màn hình khác số lưu trong ô", en: "A figure that is shown otherwise than it is stored" },
  doc: {
    vi: "Định dạng của ô làm tròn số khi hiện, nên bản in cho thấy số khác với số được tính.",
    en: "The format of the cell rounds what is shown, so that paper has another figure than the one that counts.",
  },
  fix: {
    vi: "Cho ô hiện đủ chữ số thập phân, hoặc nhập lại đúng số muốn tính.",
    en: "Let the cell show all decimals, or enter the figure that is meant to count.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;0,75 {0.0}
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;0,75 {0.00}
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  *run(audited) {
    const { decimals } = audited.rubric.rounding;
    if (audited.tables.length === 0) return;
    for (const { case: each, key, at } of answeredCells(audited)) {
      const seen = key === "points" ? storedAndShown(audited.cell(at), decimals) : undefined;
      if (seen !== undefined) yield { message: say(ROUNDED, seen), at, subject: each.subject };
    }
  },
};
