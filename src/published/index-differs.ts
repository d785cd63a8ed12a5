import { percentage } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf, ownColumns } from "./model.ts";
import { gives, plausible, ratios, scaleOf } from "./ratio.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "index-differs",
  "{name}: {points} trên {max:2} điểm là {right:%} nhưng chỉ số ghi {index}; có thể do {cause}.",
  "{name}: {points} out of {max:2} points is {right:%}, but the index says {index}; perhaps {cause}.",
);
const WHOLE = words(
  "cause-whole-scale",
  "lấy {max:2} làm mẫu số thay vì điểm tối đa áp dụng",
  "{max:2} having been taken for the applicable maximum",
);
const EXPECTED = words("expected-index", "{right:%}", "{right:%}");

export const indexDiffers: PublishedCheck = {
  code: "index-differs",
  severity: "error",
  title: { vi: "Chỉ số không bằng điểm chia điểm tối đa", en: "An index that is not points out of the maximum" },
  doc: {
    vi: "Chỉ số (%) bằng tổng điểm chia điểm tối đa áp dụng. Ở đây không có điểm tối đa nào hợp lý cho ra chỉ số đã in.",
    en: "The index (%) is the total out of the applicable maximum. Here no maximum that makes sense gives the one printed.",
  },
  fix: {
    vi: "Tính lại chỉ số, hoặc sửa điểm hay điểm tối đa áp dụng.",
    en: "Work the index out again, or correct the points or the applicable maximum.",
  },
  bad: "Xếp hạng;Đơn vị;Tổng điểm;Điểm tối đa áp dụng;Chỉ số (%)\n1;Sở Nội vụ;92,83;100;92,83\n2;Ban Dân tộc;68,32;84;68,32",
  good: "Xếp hạng;Đơn vị;Tổng điểm;Điểm tối đa áp dụng;Chỉ số (%)\n1;Sở Nội vụ;92,83;100;92,83\n2;Ban Dân tộc;68,32;84;81,33",
  *run(block) {
    const scale = scaleOf(block);
    const applicable = ownColumns(block, "applicable").at(-1);
    for (const ratio of ratios(block, scale)) {
      const { line, points, index } = ratio;
      const printed = figureOf(line, applicable)?.value;
      if (printed === undefined && plausible(ratio, scale) !== undefined) continue;
      const max = printed ?? scale;
      const right = percentage(points.value, max);
      const cause = printed !== undefined && gives(points, scale, index) ? say(WHOLE, { max: scale }) : slipOr(index.value, right);
      const heading = ownColumns(block, "index").at(-1)?.heading ?? "";
      yield {
        message: say(DIFFERS, { name: line.name, points: points.written, max, right, index: index.written, cause }),
        at: index.at,
        subject: [line.name, heading],
        found: index.written,
        expected: say(EXPECTED, { right }),
      };
    }
  },
};
