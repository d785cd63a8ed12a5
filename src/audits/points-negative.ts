import { type Audit, toldByScoring } from "./audit.ts";

export const pointsNegative: Audit = {
  code: "points-negative",
  severity: "error",
  title: { vi: "Điểm âm", en: "Negative points" },
  doc: {
    vi: "Điểm của một tiêu chí thấp nhất là 0. Điểm phạt cũng ghi số dương, ở tiêu chí điểm phạt.",
    en: "A criterion gives 0 points at least. Penalty points too are written as positive figures, in a criterion of penalty.",
  },
  fix: {
    vi: "Nhập lại điểm từ 0 trở lên.",
    en: "Enter points from 0 on.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;-0,5
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
  run: toldByScoring,
};
