import { type Audit, toldByScoring } from "./audit.ts";

export const answersMissing: Audit = {
  code: "answers-missing",
  severity: "warning",
  title: { vi: "Tiêu chí chưa có số liệu", en: "Criteria without figures" },
  doc: {
    vi: "Ô trống không phải là 0 điểm: điểm và thứ hạng khi còn thiếu chỉ là tạm tính. Báo một lần cho mỗi đơn vị.",
    en: "A blank is not 0 points: as long as something is missing, points and places are provisional. Told once a unit.",
  },
  fix: {
    vi: "Bổ sung số liệu; nếu được 0 điểm thì ghi 0.",
    en: "Fill in the figures; where it is 0 points, write 0.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;
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
