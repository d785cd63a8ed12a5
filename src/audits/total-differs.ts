import { subtract, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { wrongSums } from "./readings.ts";

const DIFFERS = words(
  "total-differs",
  "Tổng ghi trong ô: {printed:2}; tính lại: {total:2}; chênh lệch {difference:2}.",
  "The cell gives a total of {printed:2}; computed again: {total:2}; difference {difference:2}.",
);

export const totalDiffers: Audit = {
  code: "total-differs",
  severity: "error",
  title: { vi: "Tổng điểm ghi trong bảng khác tổng tính lại", en: "A printed total that is not the sum of its points" },
  doc: {
    vi: "Tổng điểm ghi sẵn trong bảng được cộng lại từ điểm của từng tiêu chí. Tổng chỉ để đối chiếu, không dùng để chấm. Tổng sai do một tổng lĩnh vực sai thì chỉ báo ở lĩnh vực đó.",
    en: "The total that a sheet prints is added up again from the points of the criteria. It is only compared, never scored with. A total that is wrong because that of a domain is wrong is told at the domain.",
  },
  fix: {
    vi: "Cộng lại điểm của các tiêu chí, hoặc để ô này dùng công thức.",
    en: "Add the points of the criteria up again, or let the cell use a formula.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;9,65`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;9,55`,
  *run(audited) {
    for (const { figure, dossier, readings } of wrongSums(audited)) {
      if (figure.node !== "") continue;
      const [total = ZERO] = readings;
      const message = say(DIFFERS, { printed: figure.value, total, difference: subtract(figure.value, total) });
      yield { message, at: figure.at, subject: [dossier.card.unit.name] };
    }
  },
};
