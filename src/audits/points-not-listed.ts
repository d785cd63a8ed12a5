import { type Audit, toldByScoring } from "./audit.ts";

export const pointsNotListed: Audit = {
  code: "points-not-listed",
  severity: "error",
  title: { vi: "Điểm không phải mức được phép", en: "Points that are not a level of the criterion" },
  doc: {
    vi: "Tiêu chí chỉ có một số mức điểm; điểm khác các mức đó không thể đến từ cách chấm của tiêu chí.",
    en: "The criterion has only some levels; any other points cannot come from its rule.",
  },
  fix: {
    vi: "Chọn một trong các mức điểm của tiêu chí.",
    en: "Choose one of the levels of the criterion.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;1,5`,
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
