import { type Audit, toldByScoring } from "./audit.ts";

export const claimDiffers: Audit = {
  code: "claim-differs",
  severity: "warning",
  title: { vi: "Điểm ghi khác điểm tính từ số liệu", en: "Points that differ from those the figures give" },
  doc: {
    vi: "Số liệu và điểm cùng được ghi thì điểm phải là điểm tính từ số liệu; điểm tính được mới được tính. Mọi vòng chấm đều được so.",
    en: "Where figures and points both stand, the points must be those that the figures give, which are the ones that count. Every round is compared.",
  },
  fix: {
    vi: "Sửa số liệu hoặc điểm cho khớp.",
    en: "Correct the figures or the points.",
  },
  bad: `
[Huyện An Bình]
Mã;Số liệu;Điểm tự đánh giá
1.1;Đúng hạn;1
1.2;2;1,5
1.3;;1,25
2.1;38/40;4
2.2;;2`,
  good: `
[Huyện An Bình]
Mã;Số liệu;Điểm tự đánh giá
1.1;Đúng hạn;1
1.2;2;1,5
1.3;;1,25
2.1;38/40;3,8
2.2;;2`,
  run: toldByScoring,
};
