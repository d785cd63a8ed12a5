import { type Audit, toldByScoring } from "./audit.ts";

export const pointsOffStep: Audit = {
  code: "points-off-step",
  severity: "error",
  title: { vi: "Điểm không theo bước", en: "Points off the step" },
  doc: {
    vi: "Tiêu chí cho điểm theo bước (ví dụ 0,25); điểm lẻ bước không hợp lệ.",
    en: "The criterion gives points in steps, such as 0.25; points between two steps are not valid.",
  },
  fix: {
    vi: "Cho điểm là bội số của bước.",
    en: "Give points that are a multiple of the step.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,3
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
