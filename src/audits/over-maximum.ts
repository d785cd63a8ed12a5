import { type Audit, toldByScoring } from "./audit.ts";

export const overMaximum: Audit = {
  code: "over-maximum",
  severity: "error",
  title: { vi: "Điểm lớn hơn điểm tối đa", en: "Points above the maximum" },
  doc: {
    vi: "Điểm ghi ở bất cứ vòng nào cũng không được lớn hơn điểm tối đa của tiêu chí. Điểm sai ở vòng đang tính thì không được tính; ở vòng đã có vòng sau thay thì chỉ là cảnh báo.",
    en: "No round may give more points than the maximum of the criterion. Where the round counts, the points do not; where a later round decided, it is only a warning.",
  },
  fix: {
    vi: "Nhập lại điểm không quá điểm tối đa, hoặc kiểm tra mã tiêu chí của dòng.",
    en: "Enter points up to the maximum, or check the code of the row.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;2
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
  run: toldByScoring,
};
