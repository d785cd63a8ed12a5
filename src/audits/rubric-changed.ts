import { type Audit, toldByScoring } from "./audit.ts";

export const rubricChanged: Audit = {
  code: "rubric-changed",
  severity: "warning",
  title: { vi: "Bộ tiêu chí đã đổi sau khi lập biểu", en: "The rubric was changed after the form was made" },
  doc: {
    vi: "Biểu mẫu ghi dấu vân tay của nội dung bộ tiêu chí lúc lập; cùng phiên bản mà dấu vân tay khác nghĩa là bộ tiêu chí đã bị sửa không đổi số phiên bản.",
    en: "The form has a fingerprint of what the rubric meant when it was made; where the version is the same and the fingerprint is not, the rubric was changed without a new version.",
  },
  fix: {
    vi: "Xem thay đổi bằng cchc diff; nâng phiên bản của bộ tiêu chí và lập lại biểu.",
    en: "See what changed with cchc diff; give the rubric a new version and make the form again.",
  },
  bad: `
[cchc (ẩn)]
key;value
rubric;vi-du-ra-soat
rubricVersion;1
rubricHash;0000

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
