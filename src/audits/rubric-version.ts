import { type Audit, toldByScoring } from "./audit.ts";

export const rubricVersion: Audit = {
  code: "rubric-version",
  severity: "warning",
  title: { vi: "Biểu lập theo phiên bản khác của bộ tiêu chí", en: "A workbook made for another version of the rubric" },
  doc: {
    vi: "Biểu mẫu ghi phiên bản bộ tiêu chí lúc lập. Phiên bản nay đã khác thì tiêu chí, điểm tối đa hay cách chấm có thể đã đổi.",
    en: "The form says which version of the rubric it was made for. Where that is another now, criteria, maxima or rules may have changed.",
  },
  fix: {
    vi: "Xem thay đổi bằng cchc diff rồi lập lại biểu theo phiên bản mới.",
    en: "See what changed with cchc diff and make the form again.",
  },
  bad: `
[cchc (ẩn)]
key;value
rubric;vi-du-ra-soat
rubricVersion;0

[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  good: `
[cchc (ẩn)]
key;value
rubric;vi-du-ra-soat
rubricVersion;1

[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  run: toldByScoring,
};
