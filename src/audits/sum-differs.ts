import { subtract, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import { wrongSums } from "./readings.ts";

const DIFFERS = words(
  "sum-differs",
  "Điểm của mục {node} ghi trong ô: {printed:2}; tính lại: {sum:2}; chênh lệch {difference:2}.",
  "The cell gives {printed:2} points for {node}; computed again: {sum:2}; difference {difference:2}.",
);

export const sumDiffers: Audit = {
  code: "sum-differs",
  severity: "error",
  title: { vi: "Điểm của lĩnh vực ghi trong bảng khác điểm cộng lại", en: "A printed sum of a domain that is not that of its criteria" },
  doc: {
    vi: "Điểm ghi sẵn ở dòng lĩnh vực, dòng tiêu chí có tiêu chí thành phần hoặc cột điểm đạt được phải bằng tổng các tiêu chí bên trong.",
    en: "The points printed in the row of a domain, of a criterion with parts, or in a column of points obtained must be the sum of the criteria inside.",
  },
  fix: {
    vi: "Cộng lại các tiêu chí của mục này, hoặc để ô này dùng công thức.",
    en: "Add the criteria of this node up again, or let the cell use a formula.",
  },
  bad: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1;Chỉ đạo, điều hành;3,85
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2;Thủ tục hành chính;5,8
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;9,65`,
  good: `
[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1;Chỉ đạo, điều hành;3,75
1.1;Ban hành kế hoạch;1
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,25
2;Thủ tục hành chính;5,8
2.1;Hồ sơ đúng hạn;3,8
2.2;Công khai thủ tục;2
;Tổng cộng;9,55`,
  *run(audited) {
    for (const { figure, dossier, readings } of wrongSums(audited)) {
      if (figure.node === "") continue;
      const [sum = ZERO] = readings;
      const message = say(DIFFERS, { node: figure.node, printed: figure.value, sum, difference: subtract(figure.value, sum) });
      yield { message, at: figure.at, subject: [dossier.card.unit.name, figure.node] };
    }
  },
};
