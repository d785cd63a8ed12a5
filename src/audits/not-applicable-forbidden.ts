import { type Audit, toldByScoring } from "./audit.ts";

export const notApplicableForbidden: Audit = {
  code: "not-applicable-forbidden",
  severity: "error",
  title: { vi: "«Không áp dụng» ở tiêu chí không cho phép", en: "Not applicable where the rubric forbids it" },
  doc: {
    vi: "Bộ tiêu chí ghi rõ tiêu chí này áp dụng cho mọi đơn vị; ghi “không áp dụng” thì tính như chưa có số liệu.",
    en: "The rubric says that the criterion applies to every unit; marked not applicable, it counts as missing.",
  },
  fix: {
    vi: "Ghi số liệu hoặc điểm của tiêu chí.",
    en: "Give the figures or the points of the criterion.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;không áp dụng
1.2;Sáng kiến cấp tỉnh;không phát sinh
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;không phát sinh
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2`,
  run: toldByScoring,
};
